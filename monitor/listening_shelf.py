"""What is listened for, as it was last read, and when to read it again: after a change, and until a keyring opens."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from monitor.clock import Moment
from monitor.errors import ChimesLocked, EarwitnessError
from monitor.listener_child import Chime
from monitor.listening_model import Ear
from monitor.listening_seams import Chimes

log = logging.getLogger(__name__)

TRIED_AGAIN = "Earwitness tries again by itself."
SWITCHED_OFF = "Listening for this speaker is switched off."
FORGOTTEN = "This speaker is not listened for any more."
_LOOKS = (0.0, 3.0, 20.0)  # seconds: a command keeps the speaker first, and its chimes when that is done
_UNREAD = (60.0, 900.0)
"""Seconds until chimes that could not be read are tried again, doubled each time, and the longest: a keyring may be
unlocked late, and may ask the person at each try."""


class Shelf:
    """Used by the listener's thread; ``templates``, ``unread`` and ``paired`` may be read from any."""

    def __init__(self, chimes: Chimes) -> None:
        self._chimes = chimes
        self.templates: tuple[Chime, ...] = ()
        self.unread: Mapping[str, str] = {}  # speaker -> why its chimes can't be read
        self._looks: list[int] = []  # boot times at which to read again, for something changed
        self._again: list[int] = []  # the same, for something could not be read
        self._tries = 0

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(chime.speaker for chime in self.templates))

    def paired(self) -> Mapping[str, int]:
        """Speaker -> how many chimes; of one whose chimes can't be read now only that there are some."""
        return dict.fromkeys(self.unread, 1) | Counter(chime.speaker for chime in self.templates)

    def ears(self, off: Collection[str]) -> tuple[Ear, ...]:
        """Of those that can't be read, and so not be heard."""
        return tuple(Ear(speaker, False, why) for speaker, why in self.unread.items() if speaker not in off)

    def read(self, now: Moment) -> bool:
        """Whether it is other than before. What can't be read is tried again later."""
        before = (self.templates, self.unread)
        found, self.unread = _read(self._chimes)
        self.templates = tuple(chime for chimes in found.values() for chime in chimes)
        first, longest = _UNREAD
        self._tries = self._tries + 1 if self.unread else 0
        self._again = [_after(now, min(first * 2 ** min(self._tries - 1, 16), longest))] if self.unread else []
        return before != (self.templates, self.unread)

    def look(self, now: Moment) -> None:
        """Somebody changed the speakers: their chimes may be others, now or soon."""
        self._looks = [_after(now, seconds) for seconds in _LOOKS]

    def left(self, now: Moment) -> float | None:
        """Seconds until the next look; None when none is due."""
        return min(((one - now.boot_ns) / 1e9 for one in (*self._looks, *self._again)), default=None)

    def due(self, now: Moment) -> bool:
        """Whether to look now; asked once for each look."""
        before = len(self._looks) + len(self._again)
        self._looks, self._again = _ahead(self._looks, now), _ahead(self._again, now)
        return len(self._looks) + len(self._again) < before


def _after(now: Moment, seconds: float) -> int:
    return now.boot_ns + int(seconds * 1e9)


def _ahead(looks: Sequence[int], now: Moment) -> list[int]:
    return [one for one in looks if one > now.boot_ns]


def _read(chimes: Chimes) -> tuple[dict[str, Sequence[Chime]], dict[str, str]]:
    """By speaker: the chimes, and why there are none."""
    found, unread = {}, {}
    for speaker in _paired(chimes):
        try:
            kept = chimes.chimes(speaker)
        except ChimesLocked as error:
            unread[speaker] = f"{error} {TRIED_AGAIN}"
            continue
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
