"""A stand-in for what the user chose, without a file."""

from __future__ import annotations

from collections.abc import Callable

from monitor.settings import Settings


class FakeChoices:
    """Implements ``ChoicesProtocol`` without a file. ``refuses``: what the next change raises."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings(welcomed=True)
        self.damaged = ""
        self.refuses: Exception | None = None
        self.listeners: list[Callable[[Settings], None]] = []

    def get(self) -> Settings:
        return self.settings

    def change(self, make: Callable[[Settings], Settings]) -> None:
        refused, self.refuses = self.refuses, None
        if refused is not None:
            raise refused
        self.settings, self.damaged = make(self.settings), ""
        self.tell()

    def tell(self) -> None:
        for listener in tuple(self.listeners):
            listener(self.settings)

    def subscribe(self, listener: Callable[[Settings], None]) -> None:
        self.listeners.append(listener)

    def trouble(self) -> str:
        return self.damaged
