"""Which programs are sound servers: they hold the card for everybody else, so their hold is one end of a chain."""

from __future__ import annotations

import os
import socket
import struct
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from monitor.errors import CannotWatch
from monitor.microphone.peers import connections, holders
from monitor.model import Application, ExeState, Trust

_SERVERS = frozenset({"pipewire", "pipewire-media-session", "wireplumber", "pulseaudio", "jackd", "jackdbus"})
# Only root can put a program here; a file of the same name in a home folder is no sound server.
_SYSTEM = ("/usr/", "/bin/", "/sbin/", "/nix/store/", "/gnu/store/")

_ANSWER = 2.0  # seconds for a server to take a connection
_TRIES, _PAUSE = 20, 0.05  # a server that systemd has yet to start answers within a second


@dataclass(frozen=True, slots=True)
class PulseServer:
    """Who serves PulseAudio's protocol: file name of its program and its pid; empty and None where the kernel does
    not tell."""

    program: str
    pid: int | None = None


def pulse_server(path: Path) -> PulseServer | None:
    """The server behind the socket at ``path``, asked of the kernel without libpulse; None where none answers."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(_ANSWER)
        try:
            probe.connect(str(path))
        except OSError:
            return None
        # Who listens; under socket activation that is systemd, and the server is who took the connection.
        (listener,) = struct.unpack("i8x", probe.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        program = _program(listener)
        return _acceptor(path) if program.startswith("systemd") else PulseServer(program, listener)


def _acceptor(path: Path) -> PulseServer:
    for _ in range(_TRIES):
        try:
            ends = [one.server_inode for one in connections((os.fsencode(path),))]
        except CannotWatch:
            break
        for pid in (pid for inode in ends for pid in holders(inode)):
            if program := _program(pid):
                return PulseServer(program, pid)
        time.sleep(_PAUSE)
    return PulseServer("")


def _program(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/exe").readlink().name
    except OSError:
        return ""


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
