"""How worker threads reach the window's thread: by one object that lives as long as the process.

To emit a signal of an object that is just being destroyed on another thread crashes. So a worker holds nothing of Qt:
it has a number, and leaves letters for it here; whose number is not held any more gets none.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable
from functools import cache
from itertools import count

from PySide6.QtCore import QObject, Qt, Signal

Take = Callable[[object], None]


class Post(QObject):
    """``leave`` may be called from any thread; all else, and what takes a letter, is on the window's."""

    _woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count(1)
        self._takers: dict[int, Take] = {}
        self._letters: deque[tuple[int, object]] = deque()
        self._woken.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)

    def open(self, take: Take) -> int:
        """A number of one's own; ``take`` gets each letter left for it, in their order."""
        number = next(self._numbers)
        self._takers[number] = take
        return number

    def close(self, number: int) -> None:
        """Nothing more comes for this number."""
        self._takers.pop(number, None)

    def leave(self, number: int, letter: object) -> None:
        """``letter`` holds nothing of Qt's: it may be let go of on any thread."""
        self._letters.append((number, letter))
        with contextlib.suppress(RuntimeError):  # the program ends, and Qt is gone before the last worker: nobody waits
            self._woken.emit()

    def _hand_out(self) -> None:
        # One for each waking: a slot that fails, or has an event loop of its own, keeps back nobody else's.
        number, letter = self._letters.popleft()
        take = self._takers.get(number)
        if take is not None:
            take(letter)


@cache
def post() -> Post:
    """The one of this process; asked for first on the window's thread."""
    return Post()
