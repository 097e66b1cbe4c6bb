"""What the listener works with: where the chimes are, where all that is heard goes, and how a process is started."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from monitor.ears import Kept
from monitor.listener_child import Chime, OnLine
from monitor.listening_model import Listening
from monitor.microphone.watcher import Blind, Seeing


class Chimes(Protocol):
    """Where the templates are. Both may read the disk and wait for the keyring."""

    def paired(self) -> Sequence[str]:
        """Ids of the speakers that chimes are kept of, without the forgotten. Raises EarwitnessError."""

    def chimes(self, speaker: str) -> Sequence[Chime]:
        """Raises BadInput with a sentence for what can't be read, ChimesLocked where that may change by itself."""


class Outlet(Protocol):
    """Where everything goes. Called on the listener's thread."""

    def edge(self, edge: Blind | Seeing) -> None: ...

    def keep(self, records: Sequence[Kept]) -> None:
        """Raises JournalError, having kept none of them."""

    def publish(self, now: Listening) -> None: ...


class Started(Protocol):
    def stop(self) -> None: ...


Start = Callable[[Sequence[Chime], str | None, OnLine, Callable[[], None]], Started]
