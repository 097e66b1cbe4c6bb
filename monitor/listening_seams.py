"""What the listener works with: where the chimes are, where all that is heard goes, and how a process is started."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from monitor.ears import Kept
from monitor.errors import EarwitnessError
from monitor.listener_child import Chime, OnLine
from monitor.listening_model import Listening
from monitor.microphone.watcher import Blind, Seeing

log = logging.getLogger(__name__)


class Chimes(Protocol):
    """Where the templates are. Both may read the disk and wait for the keyring."""

    def paired(self) -> Sequence[str]:
        """Ids of the speakers that chimes are kept of, without the forgotten. Raises EarwitnessError."""

    def chimes(self, speaker: str) -> Sequence[Chime]:
        """Raises BadInput with a sentence for what can't be read (now)."""


class Outlet(Protocol):
    """Where everything goes. Called on the listener's thread."""

    def edge(self, edge: Blind | Seeing) -> None: ...

    def keep(self, records: Sequence[Kept]) -> None:
        """Raises JournalError, having kept none of them."""

    def publish(self, now: Listening) -> None: ...


class Started(Protocol):
    def stop(self) -> None: ...


Start = Callable[[Sequence[Chime], str | None, OnLine, Callable[[], None]], Started]


def read_chimes(chimes: Chimes) -> tuple[dict[str, Sequence[Chime]], dict[str, str]]:
    """By speaker: the chimes, and why there are none."""
    found, unread = {}, {}
    for speaker in _paired(chimes):
        try:
            kept = chimes.chimes(speaker)
        except EarwitnessError as error:
            unread[speaker] = str(error)
            continue
        if kept:
            found[speaker] = kept
    return found, unread


def _paired(chimes: Chimes) -> Sequence[str]:
    try:
        return chimes.paired()
    except EarwitnessError as error:
        log.warning("It can't be read which speakers are paired: %s", error)
        return ()
