"""Pairing as the wizard and the command line drive it: calls go to a process of its own, events come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from monitor.pairing_model import PairingEvent

OnEvent = Callable[[PairingEvent], None]
"""Called on a thread of the client's own, in order; never after ``close`` returned."""


class PairingProtocol(Protocol):
    """One pairing. No call waits; each may come from any thread, and is answered by the event named.

    What can't be done now (find without takes) is answered by Refused; after Failed every call is ignored.
    """

    def open(self, microphone: str | None = None) -> None:
        """Opened, then Level ten times a second. ``microphone``: an ``Input.id``, None for the default."""

    def begin_take(self) -> None:
        """Record from now on. TakeHeard comes when it went quiet for long enough, or after 30 s."""

    def end_take(self) -> None:
        """TakeHeard at once."""

    def read(self, paths: Sequence[Path]) -> None:
        """TakeHeard for each: a file a take, or one file with all of them. Failed for a file that can't be read."""

    def delete_take(self, number: int) -> None:
        """Found, where there was one before."""

    def use_take(self, number: int, used: bool) -> None:
        """Found. The person's word on a take stands above the program's."""

    def find(self) -> None:
        """Working, then Found."""

    def choose(self, start: int | None, end: int | None) -> None:
        """Found, with these candidates as the chimes."""

    def hear_room(self, seconds: float = 30.0) -> None:
        """Working, then Expected. The speaker should be quiet meanwhile, the room as it usually is."""

    def read_room(self, path: Path) -> None:
        """Expected, from a recording of the room."""

    def finish(self) -> None:
        """Learned, or Refused. Nothing is on disk before ``keep_pairing``."""

    def close(self) -> None:
        """Ends the process and releases the microphone; cancels whatever runs. May be called twice."""
