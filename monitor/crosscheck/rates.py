"""How often, with how much certainty: counts per hour and day of listening, and shares, each with a 95 % interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from math import exp, sqrt

from monitor.crosscheck.sides import Covered, moment, ticks
from monitor.speaker_model import Finding, Kind, Span, Verdict

_Z = 1.959963984540054  # two-sided 95 %
_TAIL = 0.025
_HEARD = frozenset({Verdict.CONFIRMED, Verdict.MISSING, Verdict.AMBIGUOUS, Verdict.CANNOT_TELL})
_UNASKED = frozenset({Kind.VENDOR_SAYS_NOT_MEANT})


@dataclass(frozen=True, slots=True)
class Rate:
    """``count`` events in ``hours`` of listening.

    ``low`` and ``high`` bound the rate per hour. No hours: the bounds are None.
    """

    count: int
    hours: float
    low: float | None
    high: float | None

    @property
    def per_hour(self) -> float | None:
        return self.count / self.hours if self.hours else None

    @property
    def per_day(self) -> float | None:
        return None if self.per_hour is None else self.per_hour * 24


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``, with Wilson's bounds; both bounds are None of nothing."""

    part: int
    whole: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Rates:
    """``unasked``.

    By the vendor's own label or a person's mark. ``by_hour``: 24 rates of activations, by the hour of the day.
    """

    activations: Rate
    unasked: Rate
    missing: Rate
    missing_share: Share
    by_hour: tuple[Rate, ...]


def rates(findings: Iterable[Finding], listened: Sequence[Span], zone: tzinfo = UTC) -> Rates:
    """Of what was witnessed while listening.

    ``missing_share``: of the activations that could be told, those the history lacks.
    """
    covered = Covered(listened)
    seen = [f for f in findings if f.sighting is not None and f.verdict in _HEARD]
    inside = [f for f in seen if f.sighting and covered.holds(_ticks(f), _ticks(f))]
    missing = sum(f.verdict is Verdict.MISSING for f in inside)
    told = missing + sum(f.verdict is Verdict.CONFIRMED for f in inside)
    hours = covered.seconds / 3600
    return Rates(
        rate(len(inside), hours),
        rate(sum(map(_unasked, inside)), hours),
        rate(missing, hours),
        share(missing, told),
        _by_hour(inside, covered, zone),
    )


def _ticks(finding: Finding) -> int:
    assert finding.sighting is not None
    return ticks(finding.sighting.at)


def _unasked(finding: Finding) -> bool:
    marked = finding.sighting is not None and finding.sighting.asked_for is False
    return marked or (finding.record is not None and finding.record.kind in _UNASKED)


def _by_hour(inside: Sequence[Finding], covered: Covered, zone: tzinfo) -> tuple[Rate, ...]:
    hours = [0.0] * 24
    for low, high in covered.spans:
        for hour, length in _pieces(low, high, zone):
            hours[hour] += length
    counts = [0] * 24
    for finding in inside:
        counts[moment(_ticks(finding)).astimezone(zone).hour] += 1
    return tuple(rate(n, h) for n, h in zip(counts, hours, strict=True))


def _pieces(low: int, high: int, zone: tzinfo) -> Iterable[tuple[int, float]]:
    """A span cut at the quarters of hours, as some zones are off by those: (hour of the day, length in hours)."""
    quarter = 900_000_000
    while low < high:
        stop = min(high, (low // quarter + 1) * quarter)
        yield moment(low).astimezone(zone).hour, timedelta(microseconds=stop - low) / timedelta(hours=1)
        low = stop


def rate(count: int, hours: float) -> Rate:
    """Poisson bounds.

    Exact up to 100 (Garwood 1936), beyond it Byar's approximation (Breslow and Day 1987, vol. II, 2.2).
    """
    if hours <= 0:
        return Rate(count, 0.0, None, None)
    low, high = (_garwood if count <= 100 else _byar)(count)
    return Rate(count, hours, low / hours, high / hours)


def _garwood(count: int) -> tuple[float, float]:
    """The means under which this many or more, and this many or fewer, would be seen in one case of forty."""
    low = 0.0 if count == 0 else _solved(lambda mean: 1 - _at_most(count - 1, mean) < _TAIL, count)
    return low, _solved(lambda mean: _at_most(count, mean) > _TAIL, count)


def _solved(is_below: Callable[[float], bool], count: int) -> float:
    low, high = 0.0, 2.0 * count + 10
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return (low + high) / 2


def _at_most(count: int, mean: float) -> float:
    """Probability of ``count`` or fewer events where ``mean`` are expected."""
    term = total = exp(-mean)
    for k in range(1, count + 1):
        term *= mean / k
        total += term
    return total


def _byar(count: int) -> tuple[float, float]:
    more = count + 1
    low = count * (1 - 1 / (9 * count) - _Z / (3 * sqrt(count))) ** 3
    return low, more * (1 - 1 / (9 * more) + _Z / (3 * sqrt(more))) ** 3


def share(part: int, whole: int) -> Share:
    """Bounds by Wilson 1927: they hold for small numbers and never leave 0..1."""
    if whole <= 0:
        return Share(part, whole, None, None)
    p, z2 = part / whole, _Z * _Z
    middle = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _Z / (1 + z2 / whole) * sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole))
    return Share(part, whole, max(0.0, middle - half), min(1.0, middle + half))
