"""What can be watched on this machine, what can't, and why: facts only, the sentences are in ``ui``."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from monitor.errors import CannotWatch, EarwitnessError
from monitor.locked_memory import can_lock
from monitor.microphone.servers import pulse_server
from monitor.paths import Paths

SPACE_WANTED = 100 * 1024 * 1024
"""Bytes free below which the doctor warns: a year of 100 activations a day takes about 30 MB."""
BUS_SECONDS = 2.0


class Grade(Enum):
    OK = "ok"
    LIMITED = "limited"  # works, with something that it can't do
    MISSING = "missing"
    INFO = "info"  # a limit that no setting can lift


@dataclass(frozen=True, slots=True)
class Check:
    """``code`` names the outcome, for which ``ui.doctor_words`` has the sentence; ``facts`` fill it in."""

    subject: str
    grade: Grade
    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


def examine(paths: Paths) -> Iterator[Check]:
    """Every check in turn; none changes anything, none opens a microphone, each ends within ``BUS_SECONDS``."""
    if sys.platform.startswith("linux"):
        yield pipewire()
        yield from pulseaudio()
        yield alsa()
        yield pulse_identity()
        yield other_users()
    else:
        yield Check("microphone", Grade.MISSING, "platform", {"platform": sys.platform})
    yield hearing()
    yield presence()
    yield journal(paths)
    yield space(paths)
    yield keyring()
    yield from desktop()
    if sys.platform.startswith("linux"):
        yield from levels()
    yield Check("limits", Grade.INFO, "limits")


def pipewire() -> Check:
    """Is the sound server's socket there, and does somebody answer behind it."""
    folder = os.environ.get("PIPEWIRE_RUNTIME_DIR") or os.environ.get("XDG_RUNTIME_DIR")
    if not folder:
        return Check("pipewire", Grade.MISSING, "no-runtime-dir")
    for name in ("pipewire-0-manager", "pipewire-0"):
        if _answers(Path(folder) / name):
            return Check("pipewire", Grade.OK, "pipewire-watched", {"socket": str(Path(folder) / name)})
    if pulse_server(Path(folder) / "pulse" / "native") is not None:
        return Check("pipewire", Grade.INFO, "pulseaudio-only")
    return Check("pipewire", Grade.MISSING, "no-sound-server", {"folder": folder})


def pulseaudio() -> Iterator[Check]:
    """PulseAudio proper, told only where it runs: where PipeWire stands in its place there is nothing to say."""
    folder = os.environ.get("XDG_RUNTIME_DIR")
    server = pulse_server(Path(folder) / "pulse" / "native") if folder else None
    if server is not None and server.program == "pulseaudio":
        yield Check("pulseaudio", Grade.LIMITED, "pulseaudio-watched")


def alsa() -> Check:
    """The kernel's own word on sound cards: is it there, how many capture devices it has."""
    if not Path("/proc/asound").is_dir():
        return Check("alsa", Grade.OK, "no-cards")
    devices = len(list(Path("/proc/asound").glob("card*/pcm*c/sub*/status")))
    if not devices:
        return Check("alsa", Grade.OK, "no-capture-devices")
    return Check("alsa", Grade.OK, "alsa-watched", {"devices": devices})


def hearing() -> Check:
    """What is needed to hear a speaker; PortAudio is loaded but not initialised, so no microphone is opened."""
    names = [name for name in ("numpy", "scipy", "soundfile", "soxr", "sounddevice") if not _installed(name)]
    if names:
        return Check("hearing", Grade.MISSING, "no-hearing-library", {"names": " ".join(names)})
    if not sys.platform.startswith("linux"):
        return Check("hearing", Grade.OK, "hearing-ready")
    if not _loads("libportaudio.so.2"):
        return Check("hearing", Grade.MISSING, "no-portaudio")
    if not any(_alsa_plugins()):
        return Check("hearing", Grade.LIMITED, "no-alsa-plugin")
    if sys.platform != "win32" and not can_lock():
        return Check("hearing", Grade.LIMITED, "hearing-unlocked")
    return Check("hearing", Grade.OK, "hearing-ready")


def presence() -> Check:
    """Who can be asked whether anyone is at the computer."""
    from monitor.presence.examine import answering

    found = answering()
    facts = {"idle": " ".join(found.idle[:1]), "lock": " ".join(found.lock)}
    if found.idle and found.lock:
        return Check("presence", Grade.OK, "presence-told", facts)
    if found.idle:
        return Check("presence", Grade.LIMITED, "presence-no-lock", facts)
    return Check("presence", Grade.LIMITED, "presence-only-lock" if found.lock else "no-presence", facts)


def _alsa_plugins() -> Iterator[Path]:
    """ALSA's ways to the sound server: lib/TRIPLET on Debian, lib64 on Fedora, lib on Arch."""
    for folder in ("lib/*/alsa-lib", "lib64/alsa-lib", "lib/alsa-lib"):
        for server in ("pulse", "pipewire"):
            yield from Path("/usr").glob(f"{folder}/libasound_module_pcm_{server}.so")


def _installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def levels() -> Iterator[Check]:
    """How well each kind of program is known here, and what somebody could still hide."""
    sure = ("level-kernel", "level-verified") if _asks_kernel() else ("level-kernel", "level-claimed")
    for code in sure:
        yield Check("grade", Grade.INFO, code)
    for code in ("hide-user", "hide-root"):
        yield Check("hiding", Grade.INFO, code)


def _asks_kernel() -> bool:
    return pulse_identity().grade is Grade.OK


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(BUS_SECONDS)
        try:
            probe.connect(str(path))
        except OSError:
            return False
        return True


def pulse_identity() -> Check:
    """Can the kernel be asked who stands behind a connection (sock_diag)?"""
    from monitor.microphone.peers import connections

    try:
        connections(())
    except CannotWatch as error:
        return Check("identity", Grade.LIMITED, "no-sock-diag", {"error": str(error)})
    return Check("identity", Grade.OK, "sock-diag")


def other_users() -> Check:
    """Whether processes of other users can be looked into."""
    if os.geteuid() == 0:
        return Check("other-users", Grade.OK, "root")
    return Check("other-users", Grade.LIMITED, "own-user-only")


def journal(paths: Paths) -> Check:
    """Is the journal there and readable."""
    from monitor.journal import Reader

    if not paths.journal.exists():
        return Check("journal", Grade.OK, "journal-new", {"path": str(paths.journal)})
    try:
        with Reader(paths.journal) as reader:
            count = reader.counts().activations
    except EarwitnessError as error:
        return Check("journal", Grade.MISSING, "journal-broken", {"reason": str(error)})
    return Check("journal", Grade.OK, "journal-there", {"path": str(paths.journal), "activations": count})


def space(paths: Paths) -> Check:
    folder = next(folder for folder in (paths.data, *paths.data.absolute().parents) if folder.exists())
    free = shutil.disk_usage(folder).free
    megabytes = free // (1024 * 1024)
    if free < SPACE_WANTED:
        return Check("disk", Grade.LIMITED, "disk-low", {"megabytes": megabytes, "path": str(folder)})
    return Check("disk", Grade.OK, "disk-free", {"megabytes": megabytes})


def keyring() -> Check:
    """Which keyring would keep the signing key; asks for no secret, so it never makes one unlock."""
    from monitor.journal.keys import usable_backend

    name = usable_backend()
    if name is None:
        return Check("signing", Grade.LIMITED, "no-keyring")
    return Check("signing", Grade.OK, "keyring", {"backend": name})


def desktop() -> Iterator[Check]:
    """Display, tray and notifications."""
    if not sys.platform.startswith("linux"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        yield Check("window", Grade.MISSING, "no-display")
        return
    yield Check("window", Grade.OK, "display")
    yield _owned("tray", "org.kde.StatusNotifierWatcher", "tray", "no-tray")
    yield _owned("notifications", "org.freedesktop.Notifications", "notifications", "no-notifications")


def _owned(subject: str, name: str, there: str, absent: str) -> Check:
    if importlib.util.find_spec("jeepney") is None or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return Check(subject, Grade.MISSING, "no-bus")
    grade = Grade.OK if _bus_knows(name) else Grade.LIMITED
    return Check(subject, grade, there if grade is Grade.OK else absent)


def _bus_knows(name: str) -> bool:
    """Whether the name is owned on the session bus, or would be started when asked for."""
    from jeepney import DBusErrorResponse, message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    try:
        with open_dbus_connection("SESSION") as connection:
            bus = Proxy(message_bus, connection, timeout=BUS_SECONDS)
            owned = bus.NameHasOwner(name)[0]
            return bool(owned) or name in bus.ListActivatableNames()[0]
    except (OSError, TimeoutError, DBusErrorResponse, KeyError):
        return False
