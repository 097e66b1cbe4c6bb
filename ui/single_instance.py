"""One program a user: a second start asks the first one to show its window, and ends."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 500
_LONGEST = 512
"""Bytes of a request: an activation token is well below."""


def raise_first(door: Path) -> bool:
    """True when another instance lives behind ``door`` and was asked to show its window."""
    socket = QLocalSocket()
    socket.connectToServer(str(door))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(f"show {os.environ.get('XDG_ACTIVATION_TOKEN', '')}\n".encode()[:_LONGEST])
    socket.flush()
    socket.waitForBytesWritten(PATIENCE_MS)
    socket.disconnectFromServer()
    return True


class Door(QObject):
    """Listens for later starts; only this user can knock (0600)."""

    knocked = Signal(str)
    """With the activation token that lets the window come to the front on Wayland, or an empty string."""

    def __init__(self, door: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._callers: list[QLocalSocket] = []
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # What a killed instance left behind; a living one was asked before, by raise_first.
        if not self._server.listen(str(door)):
            QLocalServer.removeServer(str(door))
            self._server.listen(str(door))

    @property
    def open(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        # Those that are gone are let go here, never in a signal of their own: freeing a socket while it emits crashes.
        self._callers = [each for each in self._callers if each.state() is QLocalSocket.LocalSocketState.ConnectedState]
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.setParent(None)
            self._callers.append(caller)
            caller.readyRead.connect(self._on_news)
        self._on_news()

    def _on_news(self) -> None:
        for caller in self._callers:
            if caller.bytesAvailable():
                self._on_request(bytes(caller.read(_LONGEST).data()))

    def _on_request(self, request: bytes) -> None:
        word, _, token = request.partition(b"\n")[0].decode("utf-8", "replace").strip().partition(" ")
        if word == "show":
            self.knocked.emit(token)
