"""Ending a process: only one that is certain to be the one that was seen, and never one that the session needs.

A pidfd is opened before anything is checked, so what is checked is what gets the signal: the number of a process that
ends meanwhile may belong to another one by then.
"""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from monitor.clock import boot_id
from monitor.errors import CannotAct, NoLongerThere, NotPermitted
from monitor.microphone import process
from monitor.model import Application, Evidence

PATIENCE = 5.0
"""Seconds that a program gets to end by itself; systemd and desktops give 5 to 90."""

_UNKNOWN = "It is not known which process this is."
_SHARED = "Several processes hold this connection, so the wrong one could be ended."
_OURS = "This is Earwitness itself. Quit it from its own menu."
_ABOVE = "Earwitness was started by this program and would be ended with it."
_ENDED = "The process has ended already."
_NOT_YOURS = "This process belongs to another user or to the system."
_ROOT = "This process has the rights of the system (root)."
_SERVICE = "This is a service of the system."
_VITAL = "Your session needs this program: ending it would log you out or take away sound, windows or settings."
_STILL = "It was asked to end and did not within 5 seconds. It can be ended by force; what it has not saved is lost."
_NO_PIDFD = "This system has no safe way to end a process. Use its own task manager."

# Display servers, desktops' own parts, session managers, buses and sound servers; names as /proc/PID/exe ends.
_VITAL_NAMES = frozenset({
    "systemd", "init", "dbus-daemon", "dbus-broker", "dbus-broker-launch", "pipewire", "pipewire-pulse",
    "wireplumber", "pipewire-media-session", "pulseaudio", "jackd", "jackdbus", "gnome-shell",
    "gnome-session-binary", "gnome-session", "gnome-keyring-daemon", "gsd-media-keys", "mutter", "kwin_wayland",
    "kwin_x11", "plasmashell", "ksmserver", "startplasma-wayland", "startplasma-x11", "plasma_session", "kded5",
    "kded6", "Xorg", "X", "Xwayland", "sway", "Hyprland", "labwc", "wayfire", "river", "niri", "weston",
    "cosmic-comp", "cosmic-session", "xfce4-session", "xfwm4", "xfce4-panel", "cinnamon", "cinnamon-session-binary",
    "mate-session", "marco", "lxsession", "lxqt-session", "openbox", "i3", "bspwm", "gdm-wayland-session",
    "gdm-x-session", "sddm-helper", "login", "sshd", "xdg-desktop-portal", "at-spi-bus-launcher",
})  # fmt: skip
_DELETED = " (deleted)"


def why_not_end(application: Application) -> str:
    """The sentence for which this process is never ended from here; empty when it may be, after a question."""
    try:
        with _held(application) as (pid, _):
            return _reason(application, pid)
    except CannotAct as error:
        return str(error)


def end(application: Application, *, by_force: bool = False) -> None:
    """Ask it to end (SIGTERM), or with ``by_force`` end it (SIGKILL), and wait until it has.

    Raises NotPermitted, NoLongerThere, or CannotAct when it goes on.
    """
    with _held(application) as (pid, life):
        reason = _reason(application, pid)
        if reason:
            raise NotPermitted(reason)
        try:
            signal.pidfd_send_signal(life, signal.SIGKILL if by_force else signal.SIGTERM)
        except ProcessLookupError as error:
            raise NoLongerThere(_ENDED) from error
        except OSError as error:
            raise NotPermitted(_NOT_YOURS) from error
        if not _ends_within(life, PATIENCE):
            raise CannotAct(_STILL)


def is_alive(application: Application) -> bool:
    """Whether the very process that was seen still runs; True where too little is known of it to say."""
    if application.pid is None or application.start_ticks is None:
        return True
    found = process.stat(application.pid)
    return found is not None and found.start_ticks == application.start_ticks


@contextmanager
def _held(application: Application) -> Iterator[tuple[int, int]]:
    """Its number and a pidfd for it, once that is certain to be the process that was seen."""
    pid = application.pid
    if pid is None or application.start_ticks is None or application.boot_id != boot_id():
        raise NotPermitted(_UNKNOWN)
    try:
        life = os.pidfd_open(pid)
    except ProcessLookupError as error:
        raise NoLongerThere(_ENDED) from error
    except (OSError, AttributeError) as error:
        raise NotPermitted(_NO_PIDFD) from error
    try:
        if not is_alive(application):
            raise NoLongerThere(_ENDED)
        yield pid, life
    finally:
        os.close(life)


def _reason(application: Application, pid: int) -> str:
    if application.own or pid == os.getpid():
        return _OURS
    if application.evidence not in (Evidence.PEER_CREDENTIALS, Evidence.SOCKET_HOLDER, Evidence.DEVICE_HOLDER):
        return _SHARED if application.evidence is Evidence.SOCKET_SHARED else _UNKNOWN
    if pid in {above for above, _ in process.ancestors(os.getpid())}:
        return _ABOVE
    if not _is_ours(pid):
        return _ROOT if process.uid(pid) == 0 else _NOT_YOURS
    if b"/system.slice/" in (process.read(pid, "cgroup") or b""):
        return _SERVICE
    return _VITAL if _is_vital(pid) else ""


def _is_ours(pid: int) -> bool:
    """Real, effective, saved and file-system user are all who we are, and that is not root."""
    words = process.status(pid).get(b"Uid", [])
    return len(words) == 4 and {int(word) for word in words} == {os.getuid()} and os.getuid() != 0


def _is_vital(pid: int) -> bool:
    path, found = process.exe(pid).path, process.stat(pid)
    name = PurePath(path or "").name.removesuffix(_DELETED)
    comm = found.comm if found else ""
    return pid == 1 or name in _VITAL_NAMES or comm in _VITAL_NAMES or name.startswith("xdg-desktop-portal")


def _ends_within(life: int, seconds: float) -> bool:
    poll = select.poll()
    poll.register(life, select.POLLIN)
    return bool(poll.poll(seconds * 1000))
