"""Which programs are sound servers: they hold the card for everybody else, so their hold is one end of a chain."""

from __future__ import annotations

import os
from pathlib import PurePosixPath

from monitor.model import Application, ExeState, Trust

_SERVERS = frozenset({"pipewire", "pipewire-media-session", "wireplumber", "pulseaudio", "jackd", "jackdbus"})
# Only root can put a program here; a file of the same name in a home folder is no sound server.
_SYSTEM = ("/usr/", "/bin/", "/sbin/", "/nix/store/", "/gnu/store/")


def is_sound_server(application: Application) -> bool:
    """By the path of the program as the kernel shows it; never by a name that a program gives itself.

    This is necessary, not sufficient: a program can show any path from inside a mount namespace of its own, and
    anybody may start a second pipewire. Before a hold is explained away, ask ``runs_system_file`` as well, and
    compare ``pid`` with the process at the other end of the sound server's socket where that is known.
    """
    if application.trust is not Trust.KERNEL or application.exe is None:
        return False
    known = PurePosixPath(application.exe).name in _SERVERS and application.exe.startswith(_SYSTEM)
    return known and application.exe_state in (ExeState.PRESENT, ExeState.DELETED)  # deleted: by an upgrade


def runs_system_file(application: Application) -> bool:
    """Whether the process still runs the very file at ``exe`` of this system, and only root can change that file.

    Asks the disk (two calls). False when the process has ended, the file was replaced or can't be looked at.
    """
    if application.pid is None or application.exe is None:
        return False
    try:
        running, there = os.stat(f"/proc/{application.pid}/exe"), os.stat(application.exe)
    except OSError:
        return False
    return os.path.samestat(running, there) and running.st_uid == 0 and not running.st_mode & 0o022


def server_of(application: Application) -> str | None:
    """The watcher that knows the streams behind this holder of a card; None where the holder is no sound server.

    "jack" has no watcher, so a hold by it is always told as a go-between's.
    """
    if not (is_sound_server(application) and runs_system_file(application)):
        return None
    name = PurePosixPath(application.exe or "").name
    if name == "pulseaudio":
        return "pulseaudio"
    return "jack" if name.startswith("jack") else "pipewire"
