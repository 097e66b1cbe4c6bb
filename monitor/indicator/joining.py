"""What the detector heard becomes activations: a sure chime alone, or a start and an end that belong together. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.indicator.chime import STRICT, Hit, Role, Template
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
    """The end chime of an activation that was told before."""

    number: int
    end: Hit


@dataclass(slots=True)
class _Start:
    hit: Hit
    speaker: str
    number: int | None  # None: too unsure to be told alone
    over: bool = False


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
        if self._known[hit.template].role is Role.END:
            return self._ended(hit, speaker)
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
        start.over = True
        if start.number is not None:
            return [Over(start.number, end)]
        begun = self._begun(start.hit, end, speaker)
        start.number = begun.number
        return [begun]

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
