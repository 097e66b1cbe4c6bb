"""One pairing: takes in, what recurs in them, what the person says to that, templates and an expectation out. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from monitor.errors import BadInput
from monitor.indicator import expectation
from monitor.indicator.chime import Role, Template, learn, saved
from monitor.indicator.finding import Progress, Recurring, chosen, only, recurring, renumbered
from monitor.indicator.judging import refused, take_of
from monitor.indicator.recurrence import RATE, Cancelled, Sound
from monitor.indicator.takes import Recorded, between, picture
from monitor.pairing_model import (
    FEWEST_TAKES,
    Candidate,
    Expectation,
    Expected,
    Found,
    Learned,
    LearnedChime,
    Refusal,
    Refused,
    RoleName,
    Take,
)

HEARD_AGAIN = 0.6  # share of its own takes in which the detector must find a chime
_SHOWN = (0.5, 1.5)  # s of a take before and after the onset, in its picture


@dataclass(frozen=True, slots=True)
class _Taught:
    """``basis``: what it was learned of, so that it is learned anew only when that changes."""

    basis: object
    templates: tuple[Template, ...]


class Pairing:
    """Not for several threads at once. ``cancelled`` ends what takes long; the answer is then of no use."""

    def __init__(self, cancelled: Cancelled = lambda: False, progress: Progress = lambda done: None) -> None:
        self._cancelled, self._progress = cancelled, progress
        self._takes: dict[int, Recorded] = {}
        self._words: dict[int, bool] = {}
        self._found: list[Recurring] | None = None
        self._choice: tuple[int | None, int | None] = (None, None)
        self._by_person = False
        self._taught: _Taught | None = None
        self._expectation: Expectation | None = None
        self._count = 0

    def add(self, recorded: Recorded) -> Take:
        self._count += 1
        self._takes[self._count] = recorded
        return self._take(self._count)

    def delete(self, number: int) -> Found | None:
        """What is left, once something was found."""
        self._takes.pop(number, None)
        self._words.pop(number, None)
        if self._found is None:
            return None
        self._found = [only(one, set(self._takes)) for one in self._found]
        return self.found()

    def use(self, number: int, used: bool) -> Found | None:
        self._words[number] = used
        return self.found() if self._found is not None else None

    def find(self) -> Found:
        numbers = list(self._takes)
        good = [k for k in numbers if take_of(k, self._takes[k], None, None).trouble is None] or numbers
        found = recurring([self._takes[k].sound for k in good], self._cancelled, self._progress)
        self._found = [renumbered(one, good) for one in found]
        self._choice, self._by_person = chosen(self._found), False
        return self.found()

    def choose(self, start: int | None, end: int | None) -> Found:
        """By the candidates' ids; one that is not there means none."""
        there = range(len(self._found or ()))
        first, second = (None if id is None or id - 1 not in there else id - 1 for id in (start, end))
        self._choice, self._by_person = (first, second if second != first else None), True
        return self.found()

    def found(self) -> Found:
        start, end = self._choice
        takes = tuple(self._take(number) for number in self._takes)
        why = refused(list(self._takes.values()), takes, self._found or [], self._start(), self._by_person)
        shown = tuple(self._candidate(id + 1, one) for id, one in enumerate(self._found or []))
        return Found(takes, shown, _id(start), _id(end), why)

    def expect(self, room: Sound) -> Expected | Refused:
        """Raises BadInput for a recording of the room that is too short or silent."""
        if room.size < expectation.SHORTEST_ROOM * RATE:
            raise BadInput(f"The room must be heard for {expectation.SHORTEST_ROOM:.0f} seconds at least.")
        if float(np.ptp(room)) == 0.0:
            raise BadInput("The recording of the room is silent: nothing arrives from the microphone.")
        taught = self._learned()
        if isinstance(taught, Refused):
            return taught
        self._expectation = expectation.expectation(taught, expectation.heard(taught, room))
        return Expected(self._expectation, expectation.refusal(self._expectation))

    def finish(self) -> Learned | Refused:
        taught = self._learned()
        if isinstance(taught, Refused):
            return taught
        if self._expectation is None:
            self._expect_between_takes(taught)
        hopeless = expectation.refusal(self._expectation) if self._expectation else None
        if hopeless is not None:
            return hopeless
        names: dict[Role, RoleName] = {Role.START: "start", Role.END: "end"}
        chimes = tuple(LearnedChime(one.id, names[one.role], saved(one)) for one in taught)
        return Learned(chimes, self.found().takes, self._expectation)

    def _expect_between_takes(self, taught: tuple[Template, ...]) -> None:
        """Nobody recorded the room, so the quiet parts of the takes stand for it, where there is enough of them."""
        room = between([one.sound for one in self._takes.values()])
        if room.size >= expectation.SHORTEST_ROOM * RATE:
            self._expectation = expectation.expectation(taught, expectation.heard(taught, room))

    def _start(self) -> Recurring | None:
        return self._found[self._choice[0]] if self._found and self._choice[0] is not None else None

    def _end(self) -> Recurring | None:
        return self._found[self._choice[1]] if self._found and self._choice[1] is not None else None

    def _take(self, number: int) -> Take:
        plain = take_of(number, self._takes[number], self._start(), self._end())
        said = self._words.get(number)
        able = self._start() is None or number in self._start_takes()
        return plain if said is None else replace(plain, used=said and able)

    def _start_takes(self) -> Sequence[int]:
        start = self._start()
        return tuple(start.onsets) if start is not None else ()

    def _candidate(self, id: int, one: Recurring) -> Candidate:
        number = min(one.onsets, default=0)
        at = one.onsets.get(number, 0.0) / RATE
        shown = picture(self._takes[number].sound, at - _SHOWN[0], at + _SHOWN[1]) if number else picture(_NOTHING)
        return Candidate(
            id, one.at_s, one.length_s, one.band_hz, len(one.onsets), one.snr, one.alike, one.voice, one.refusal, shown
        )

    def _learned(self) -> tuple[Template, ...] | Refused:
        """The templates of what is chosen; learned once for each choice of chimes and takes."""
        found = self.found()
        start, end = self._start(), self._end()
        if found.refused is not None or start is None:
            return found.refused or Refused(Refusal.NOTHING_RECURS)
        used = frozenset(take.number for take in found.takes if take.used)
        basis = (self._choice, used, self._count)
        if self._taught is None or self._taught.basis != basis:
            taught = self._teach(start, end, used)
            if isinstance(taught, Refused):
                return taught
            self._taught, self._expectation = _Taught(basis, taught), None
        return self._taught.templates

    def _teach(self, start: Recurring, end: Recurring | None, used: frozenset[int]) -> tuple[Template, ...] | Refused:
        first = self._template(start, Role.START, used)
        again = self._heard_again(first, start, used)
        if again.there < HEARD_AGAIN:
            return Refused(Refusal.UNHEARD, {"share": again.there})
        if again.later >= HEARD_AGAIN:
            return (replace(first, both=True),)  # two templates of one sound would tell neither start nor end
        if end is None or len(set(end.good) & used) < FEWEST_TAKES:
            return (first,)
        second = self._template(end, Role.END, used & frozenset(end.good))
        # An end chime that is not heard does no harm: the start is a sighting without it.
        return (first, second) if self._heard_again(second, end, used).there >= HEARD_AGAIN else (first,)

    def _template(self, one: Recurring, role: Role, used: frozenset[int]) -> Template:
        rows = only(one, used).rows
        return learn(list(rows), id=uuid.uuid4().hex, speaker="", role=role, cancelled=self._cancelled)

    def _heard_again(self, template: Template, one: Recurring, used: frozenset[int]) -> expectation.Again:
        places = [(self._takes[k].sound, at) for k, at in one.onsets.items() if k in used]
        return expectation.heard_again(template, places)


_NOTHING = np.zeros(RATE, np.float32)


def _id(place: int | None) -> int | None:
    return None if place is None else place + 1
