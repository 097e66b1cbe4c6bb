"""One program a user: a second start asks the first one to show its window, and ends.

A plain Unix socket: QtNetwork would cost 3 MiB of memory for this alone. Windows has no such socket in Python: there
the journal's lock alone keeps a second one out.
"""

from __future__ import annotations

import logging
import os
import socket
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal

log = logging.getLogger(__name__)

PATIENCE = 0.5
"""Seconds: the first instance answers in about 1 ms, and the kernel takes the request even when it is busy."""
MOST_CALLERS = 8
"""Callers who say nothing can't use up our files."""
_LONGEST = 512
"""Bytes of a request: an activation token is well below."""


def raise_first(door: Path) -> bool:
    """True when another instance lives behind ``door`` and was asked to show its window."""
    if not hasattr(socket, "AF_UNIX"):
        return False
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(PATIENCE)
        try:
            caller.connect(str(door))
            caller.sendall(f"show {os.environ.get('XDG_ACTIVATION_TOKEN', '')}\n".encode()[:_LONGEST])
        except OSError:
            return False
    return True


class Door(QObject):
    """Listens for later starts; only this user can knock (0600)."""

    knocked = Signal(str)
    """With the activation token that lets the window come to the front on Wayland, or an empty string."""

    def __init__(self, door: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = door
        self._callers: dict[socket.socket, QSocketNotifier] = {}
        self._listener = _listener(door)
        if self._listener is not None:
            self._notifier = QSocketNotifier(self._listener.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_caller)

    @property
    def open(self) -> bool:
        return self._listener is not None

    def close(self) -> None:
        for caller in list(self._callers):
            self._dismiss(caller)
        if self._listener is not None:
            self._notifier.setEnabled(False)
            self._listener.close()
            self._listener = None
            self._path.unlink(missing_ok=True)

    def _on_caller(self) -> None:
        if self._listener is None:
            return
        try:
            caller, _ = self._listener.accept()
        except OSError:
            return
        caller.setblocking(False)
        if len(self._callers) >= MOST_CALLERS:
            self._dismiss(next(iter(self._callers)))
        notifier = QSocketNotifier(caller.fileno(), QSocketNotifier.Type.Read, self)
        self._callers[caller] = notifier
        # A bound method and no closure: a closure would own the door, and free it while its last caller is being freed.
        notifier.activated.connect(self._on_news)

    def _on_news(self) -> None:
        for caller in list(self._callers):
            try:
                request = caller.recv(_LONGEST)
            except BlockingIOError:
                continue
            except OSError:
                request = b""
            self._dismiss(caller)
            self._answer(request)

    def _answer(self, request: bytes) -> None:
        word, _space, token = request.partition(b"\n")[0].decode("utf-8", "replace").strip().partition(" ")
        if word == "show":
            self.knocked.emit(token)

    def _dismiss(self, caller: socket.socket) -> None:
        notifier = self._callers.pop(caller)
        notifier.setEnabled(False)
        notifier.deleteLater()
        caller.close()


def _listener(door: Path) -> socket.socket | None:
    """None where there can be none: a later start then meets the journal's lock instead of a window."""
    if not hasattr(socket, "AF_UNIX"):
        return None
    listener = socket.socket(socket.AF_UNIX)
    try:
        # What a killed instance left behind; a living one was asked before, by raise_first.
        door.unlink(missing_ok=True)
        listener.bind(str(door))
        door.chmod(0o600)
        listener.listen()
        listener.setblocking(False)
    except OSError as error:
        log.info("A second start will not find this one: %s", error)
        listener.close()
        return None
    return listener
