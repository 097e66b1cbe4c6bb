"""The unix socket to a PipeWire server: bytes in, bytes out, and no file descriptor kept."""

from __future__ import annotations

import array
import contextlib
import os
import socket
import struct
from collections.abc import Mapping
from pathlib import Path

from monitor.errors import CannotWatch

NAMES = ("pipewire-0-manager", "pipewire-0")  # the first gives full rights where it exists (1.x), as pw-dump tries them

_READ = 1 << 16
_ANCILLARY = socket.CMSG_SPACE(253 * array.array("i").itemsize)  # SCM_MAX_FD of the kernel
_PATIENCE = 2.0  # seconds for the server to take what we send; it answers in under 1 ms when healthy


def folder_from(environment: Mapping[str, str]) -> Path | None:
    """Where PipeWire puts its socket: PIPEWIRE_RUNTIME_DIR, else XDG_RUNTIME_DIR, else nowhere."""
    chosen = environment.get("PIPEWIRE_RUNTIME_DIR") or environment.get("XDG_RUNTIME_DIR")
    return Path(chosen) if chosen else None


class NoServer(CannotWatch):
    """Nobody listens where a PipeWire server would."""


class Connection:
    """One connection. Belongs to the thread that made it."""

    def __init__(self, made: socket.socket) -> None:
        self._socket = made
        made.settimeout(_PATIENCE)

    def fileno(self) -> int:
        return self._socket.fileno()

    def inode(self) -> int:
        return os.fstat(self._socket.fileno()).st_ino

    def server_pid(self) -> int:
        """Who the kernel says listens; the service manager's pid where that passed the socket on."""
        raw = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        return int(struct.unpack("3i", raw)[0])

    def send(self, data: bytes) -> None:
        """Raises CannotWatch when the server takes nothing more."""
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise CannotWatch("The sound server stopped listening to this program.") from error

    def receive(self) -> bytes:
        """What has arrived, b"" when nothing has. File descriptors that came along are closed.

        Raises CannotWatch when the server has gone.
        """
        try:
            data, ancillary, _, _ = self._socket.recvmsg(
                _READ, _ANCILLARY, socket.MSG_DONTWAIT | socket.MSG_CMSG_CLOEXEC
            )
        except (BlockingIOError, InterruptedError):
            return b""
        except OSError as error:
            raise CannotWatch("The connection to the sound server broke.") from error
        for level, kind, payload in ancillary:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                _close_all(payload)
        if not data:
            raise CannotWatch("The sound server has gone.")
        return data

    def close(self) -> None:
        self._socket.close()


def connect(folder: Path) -> Connection:
    """The first of NAMES that somebody listens at. Raises NoServer when nobody does."""
    for name in NAMES:
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        try:
            made.settimeout(_PATIENCE)
            made.connect(str(folder / name))
        except OSError:
            made.close()
            continue
        return Connection(made)
    raise NoServer("No PipeWire sound server is running.")


def _close_all(payload: bytes) -> None:
    found = array.array("i")
    found.frombytes(payload[: len(payload) - len(payload) % found.itemsize])
    for descriptor in found:
        with contextlib.suppress(OSError):
            os.close(descriptor)
