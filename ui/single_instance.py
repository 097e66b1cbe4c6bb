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
        caller = self._server.nextPendingConnection()
        while caller is not None:
            caller.readyRead.connect(lambda caller=caller: self._on_request(caller))
            caller.disconnected.connect(caller.deleteLater)
            if caller.canReadLine():
                self._on_request(caller)
            caller = self._server.nextPendingConnection()

    def _on_request(self, caller: QLocalSocket) -> None:
        line = bytes(caller.readLine(_LONGEST).data()).decode("utf-8", "replace")
        caller.readAll()
        word, _, token = line.strip().partition(" ")
        if word == "show":
            self.knocked.emit(token)
