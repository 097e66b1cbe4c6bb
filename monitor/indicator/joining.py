"""What the detector heard becomes activations: a sure chime alone, or a start and an end that belong together. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.indicator.chime import APART, STRICT, Hit, Role, Template
from monitor.indicator.pair_rule import LONGEST, SHORTEST


@dataclass(frozen=True, slots=True)
class Begun:
    """An activation. ``end``: its end chime where that is what gave it away; ``start`` None: only the end was heard."""

    number: int
    speaker: str
    start: Hit | None
    end: Hit | None
    others: tuple[str, ...]

    @property
    def hit(self) -> Hit:
        found = self.start or self.end
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Over:
    """The end chime of an activation that was told before; told again where a surer one corrects it."""

    number: int
    end: Hit


@dataclass(slots=True)
class _Start:
    hit: Hit
    speaker: str
    number: int | None  # None: too unsure to be told alone
    over: bool = False
    end: Hit | None = None  # that made it over


class Joining:
    """Remembers the start chimes of the last half minute, told or not."""

    def __init__(self, templates: Sequence[Template], alone: float = STRICT) -> None:
        self._known = {template.id: template for template in templates}
        self._alone = alone
        self._starts: list[_Start] = []
        self._count = 0

    def take(self, hits: Sequence[Hit]) -> list[Begun | Over]:
        return [told for hit in hits for told in self._take(hit)]

    def _take(self, hit: Hit) -> list[Begun | Over]:
        speaker = self._known[hit.template].speaker
        self._starts = [one for one in self._starts if hit.onset_s - one.hit.onset_s <= LONGEST]
        corrected = self._corrected(hit)
        if self._known[hit.template].role is Role.END:
            again = next((one for one in corrected if one.speaker == speaker), None)
            return self._over_with(again, hit) if again else self._ended(hit, speaker)
        if self._known[hit.template].both and self._over(hit, speaker):
            return []
        if hit.score < self._alone:
            self._starts.append(_Start(hit, speaker, None))
            return []
        begun = self._begun(hit, None, speaker)
        self._starts.append(_Start(hit, speaker, begun.number))
        return [begun]

    def _ended(self, end: Hit, speaker: str) -> list[Begun | Over]:
        fits = [one for one in self._starts if one.speaker == speaker and not one.over and self._fits(one, end)]
        start = max(fits, key=lambda one: one.hit.score, default=None)
        if start is None:
            return [self._begun(None, end, speaker)] if end.score >= self._alone else []
        return self._over_with(start, end)

    def _over_with(self, start: _Start, end: Hit) -> list[Begun | Over]:
        start.over, start.end = True, end
        if start.number is not None:
            return [Over(start.number, end)]
        begun = self._begun(start.hit, end, start.speaker)
        start.number = begun.number
        return [begun]

    def _corrected(self, hit: Hit) -> list[_Start]:
        """A detector that tells a second hit at the same time takes back the first, doubtful one: it was no start, and
        those activations are not over that it had ended."""
        self._starts = [one for one in self._starts if one.number is not None or not _same_time(one.hit, hit)]
        wrong = [one for one in self._starts if one.end is not None and _same_time(one.end, hit)]
        for one in wrong:
            one.over, one.end = False, None
        return wrong

    def _over(self, again: Hit, speaker: str) -> bool:
        """Where start and end sound alike, the second sound is the end of the first, or another wake: nobody knows, so
        it is neither told as an activation nor as an end."""
        fits = [one for one in self._starts if one.speaker == speaker and not one.over and one.number is not None]
        first = next((one for one in fits if self._fits(one, again)), None)
        if first is not None:
            first.over = True
        return first is not None

    def _fits(self, start: _Start, end: Hit) -> bool:
        return SHORTEST <= end.onset_s - start.hit.onset_s <= LONGEST

    def _begun(self, start: Hit | None, end: Hit | None, speaker: str) -> Begun:
        self._count += 1
        hit = start or end
        templates = hit.others if hit else ()
        others = {self._known[one].speaker for one in templates if one in self._known} - {speaker}
        return Begun(self._count, speaker, start, end, tuple(sorted(others)))


def _same_time(one: Hit, other: Hit) -> bool:
    return abs(one.onset_s - other.onset_s) < APART
