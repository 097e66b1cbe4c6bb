"""The stand's tables, line by line; the same figures go into a dictionary for the file and the picture.

Where nothing else is said, by the rates that the program itself gives to its scores as it listens to one hour of test
background after the other, shifted alike for all chimes until that has the false alarms that are asked for.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.chime import RELAXED, STRICT, USUAL
from tests.bench.chimes import RATE
from tests.bench.chimes.measure import Alarms, Share, farthest, ideal_snr
from tests.bench.chimes.methods import OURS, surety
from tests.bench.chimes.scan import NOWHERE
from tests.bench.chimes.sounds import PAIRS
from tests.bench.chimes.stand import PLACES, WHITE, Stand
from tests.bench.chimes.standing import Standing
from tests.bench.chimes.trials import VARIANTS, Cell, played, window

Facts: TypeAlias = dict[str, object]
Part: TypeAlias = Callable[[Stand, Facts], Iterator[str]]
RATES = (1.0, 0.1)
CURVE = tuple(float(rate) for rate in np.geomspace(0.04, 25, 33))
ASKED = {"same": {10.0: 99, 5.0: 95, 0.0: 78, -5.0: 50}, "moved": {10.0: 95, 5.0: 85, 0.0: 62, -5.0: 35}}
SET = (("24 a day", RELAXED, 24.0), ("1 a day", USUAL, 1.0), ("0.1 a day", STRICT, 0.1))


def recall(stand: Stand, facts: Facts) -> Iterator[str]:
    """At one and at a tenth of a false alarm in 24 h per chime, on the test hours."""
    for rate, place in itertools.product(RATES, PLACES):
        yield f"\nheard, %, at {rate:g} false alarm in 24 h a chime, microphone {WORDS[place]} (95 % interval)"
        yield f"{'':<22}" + "".join(f"{snr:>+17.0f} dB" for snr in stand.size.snrs)
        for name, standing in stand.standings.items():
            shares = [standing.recall(stand.heard(name, Cell(snr, place)), rate) for snr in stand.size.snrs]
            facts[f"recall {name} {place} {rate:g}"] = {f"{snr:g}": (s.hits, s.of) for snr, s in _with(stand, shares)}
            yield f"{name:<22}" + "".join(f"{_share(s.value, s.interval):>20}" for s in shares)
        if rate == RATES[0]:
            asked = [str(ASKED[place].get(snr, "-")) for snr in stand.size.snrs]
            yield f"{'asked for':<22}" + "".join(f"{value + ' ' * 13:>20}" for value in asked)


def curves(stand: Stand, facts: Facts) -> Iterator[str]:
    """No lines: what the picture is drawn from."""
    for place, snr in itertools.product(PLACES, stand.size.snrs):
        for name, standing in stand.standings.items():
            facts[f"missed {name} {place} {snr:g}"] = standing.curve(stand.heard(name, Cell(snr, place)), CURVE)
    facts["rates"] = CURVE
    yield from ()


def own_limits(stand: Stand, facts: Facts) -> Iterator[str]:
    """What the program's own thresholds come to."""
    own, size = stand.own, len(stand.known)
    yield "\nthresholds as the program sets them: false alarms in 24 h a chime, and heard, %"
    cells = [Cell(snr, place) for place in PLACES for snr in stand.size.snrs if snr >= 0]
    yield f"{'meant':<12}{'measured':>10}{'95 %':>16}{'worst chime':>13}" + "".join(
        f"{f'{c.place[:5]} {c.snr:+.0f}':>11}" for c in cells
    )
    for words, score, rate in SET:
        counts = own.alarms(surety(score))
        alarms = Alarms(sum(counts), own.days)
        low, high = alarms.interval
        worst = max(counts) / (own.days / size)
        heard = [float(np.mean(np.concatenate(own.heard(stand.heard(OURS, cell))) >= surety(score))) for cell in cells]
        facts[f"as set {rate:g}"] = {"rate": alarms.rate, "interval": (low, high), "worst": worst, "heard": heard}
        span = f"{low:.2f}-{high:.2f}"
        yield f"{words:<12}{alarms.rate:>10.2f}{span:>16}{worst:>13.1f}" + "".join(f"{100 * h:>11.1f}" for h in heard)


def scenes(stand: Stand, facts: Facts) -> Iterator[str]:
    """Where the false alarms are, at the program's own threshold for one a day."""
    counts = Counter(stand.kind_at(hour, at) for hour, _, at, _ in stand.own.places(surety(USUAL)))
    length: Counter[str] = Counter()
    for number in stand.hours:
        for scene in stand.scenes_of(number):
            length[scene.kind] += scene.end - scene.start
    yield "\nfalse alarms by what sounded, at the program's threshold for one a day, all chimes together"
    for kind in sorted(set(length) | set(counts), key=lambda kind: -counts[kind]):
        days = length[kind] / RATE / 86_400 * len(stand.known)
        yield f"  {kind:<20}{counts[kind]:>6}" + (f"{counts[kind] / days:>9.2f} in 24 h a chime" if days else "")
    for name, special in stand.specials.items():
        said = [sum(special.alarms(surety(score))) for _, score, _ in SET]
        yield f"  an hour of {name:<18} {said[0]} at 24 a day, {said[1]} at 1, {said[2]} at 0.1"
    facts["by scene"] = dict(counts)


def onsets(stand: Stand, facts: Facts) -> Iterator[str]:
    """How well the time is told, of the trials that were heard."""
    standing = stand.own
    least = standing.least(1.0)
    yield ""
    for place in PLACES:
        late = []
        for snr in (snr for snr in stand.size.snrs if snr >= 0):
            trials = stand.heard(OURS, Cell(snr, place))
            late += [one.late[sure >= least] for one, sure in zip(trials, standing.heard(trials), strict=True)]
        error = 1000 * np.abs(np.concatenate(late))
        median, high = float(np.median(error)), float(np.percentile(error, 95))
        facts[f"onset {place}"] = {"median ms": median, "p95 ms": high}
        told = f"median {median:.1f} ms, p95 {high:.1f} (asked for: 10, 30)"
        yield f"onset error at 0 dB and above, microphone {WORDS[place]}: {told}"


def confusion(stand: Stand, facts: Facts) -> Iterator[str]:
    """Which chime it was: the surest of all templates, where one is sure enough at all."""
    yield "\nwhich chime it was, of all enrolled: the surest, where any is at the program's 1 a day"
    for snr in (10.0, 0.0):
        scores = stand.ours.confusion(Cell(snr, "same"), max(stand.size.trials // 3, 4))[OURS]
        best = scores.argmax(axis=2)
        heard = scores.max(axis=2) >= surety(USUAL)
        right = best == np.arange(len(scores))[:, None]
        share = float(np.mean(right[heard])) if heard.any() else float("nan")
        wrong = Counter(
            (stand.known[chime].chime.name, stand.known[best[chime, trial]].chime.name)
            for chime, trial in zip(*np.nonzero(heard & ~right), strict=True)
        )
        facts[f"which {snr:g}"] = {"right": share, "heard": int(heard.sum())}
        told = "; ".join(f"{a} taken for {b} {n}x" for (a, b), n in wrong.most_common(3))
        yield f"  {snr:+.0f} dB: right in {100 * share:.1f} % of {heard.sum()} heard (asked for: 98)  {told}"


def pairs(stand: Stand, facts: Facts) -> Iterator[str]:
    """Start and end chime together, each at 24 false alarms a day."""
    standing = stand.own
    for rate in (24.0, 12.0):
        false = standing.false_pairs(rate)
        known = false[np.isfinite(false)] * 24 / len(stand.hours)
        yield (
            f"\nstart and end together, each at {rate:g} false alarms a day: {known.mean():.2f} false pairs in 24 h"
            f" (asked for: under 0.5); of {len(known)} pairs of templates the worst {known.max():.1f}"
        )
        heard = {snr: _both(stand, standing, snr, rate) for snr in stand.size.snrs}
        told = {f"{snr:g}": value for snr, value in heard.items()}
        facts[f"pairs {rate:g}"] = {"false a day": float(known.mean()), "heard": told}
        yield "  heard, %: " + "   ".join(f"{snr:+.0f} dB {100 * value:.1f}" for snr, value in heard.items())


def each_chime(stand: Stand, facts: Facts) -> Iterator[str]:
    """How far each can be heard."""
    standing, snrs = stand.own, stand.size.snrs
    table = {place: np.array([standing.each(stand.heard(OURS, Cell(s, place)), 1.0) for s in snrs]) for place in PLACES}
    alarms = stand.own.alarms(surety(USUAL))
    days = stand.own.days / len(stand.known)
    yield "\nevery chime at 1 false alarm in 24 h: heard, %, and down to which ratio 95 % are heard"
    head = "".join(f"{snr:>+6.0f}" for snr in snrs)
    yield f"{'':<32}{'T90, s':>7}{'band, Hz':>12} {head}{'95 % to':>9}  moved:{head}{'95 % to':>9}{'own FA/24 h':>12}"
    for index, one in enumerate(stand.known):
        arriving = played(one.chime.waveform, one.room.paired)
        low, high = window(arriving)
        row = {place: table[place][:, index] for place in PLACES}
        reach = {place: farthest(snrs, list(row[place])) for place in PLACES}
        band = stand.bands[index]
        facts[f"chime {one.chime.name}"] = {
            **{place: [float(value) for value in row[place]] for place in PLACES},
            "95 %": reach,
            "own false alarms": alarms[index] / days,
        }
        cells = ["".join(f"{100 * value:>6.0f}" for value in row[p]) + f"{_reach(reach[p]):>9}" for p in PLACES]
        yield (
            f"{one.chime.name:<32}{(high - low) / RATE:>7.2f}{f'{band[0]:.0f}-{band[1]:.0f}':>12} {cells[0]}"
            f"        {cells[1]}{alarms[index] / days:>12.1f}"
        )


def variants(stand: Stand, facts: Facts) -> Iterator[str]:
    """What microphones and systems do to the sound; learned without it."""
    yield "\nheard, %, at 1 false alarm in 24 h of clean background, same place, learned clean"
    standing = stand.own
    for variant in VARIANTS:
        shares = [standing.recall(stand.heard(OURS, Cell(snr, "same", variant)), 1.0) for snr in (10.0, 0.0)]
        facts[f"variant {variant}"] = [(share.hits, share.of) for share in shares]
        told = [f"{snr:>+6.0f} dB {_share(s.value, s.interval)}" for snr, s in zip((10.0, 0.0), shares, strict=True)]
        yield f"  {variant:<18}" + "".join(told)


def white_noise(stand: Stand, facts: Facts) -> Iterator[str]:
    """Beside the ideal matched filter, which knows the chime as it arrives to the sample."""
    standing = stand.in_white
    table = np.array([standing.each(stand.heard(OURS, Cell(snr, NOWHERE)), 1.0) for snr in WHITE])
    losses = {}
    for index, one in enumerate(stand.known):
        reach = farthest(WHITE, list(table[:, index]))
        ideal = _ideal(one.chime.waveform, one.room.same[0], stand.bands[index])
        losses[one.chime.name] = None if reach is None else reach - ideal
    known = [loss for loss in losses.values() if loss is not None]
    facts["white noise, dB from the ideal"] = losses
    worst = max(losses.items(), key=lambda item: np.inf if item[1] is None else item[1])
    means = zip(WHITE, table.mean(axis=1), strict=True)
    yield "\nwhite noise, 1 false alarm in 24 h of it: heard, %, and dB from the ideal matched filter (asked for: 6)"
    yield "  " + "   ".join(f"{snr:+.1f} dB {100 * value:.0f}" for snr, value in means)
    median = f"{np.median(known):.1f}" if known else "-"
    near = sum(loss <= 6 for loss in known)
    yield f"  where 95 % are heard: median {median} dB from it, {near} of {len(losses)} chimes within 6 dB"
    yield f"  the worst: {worst[0]}, {_reach(worst[1])} dB"
    usual = [
        float(np.mean(np.concatenate([h.score for h in stand.heard(OURS, Cell(s, NOWHERE))]) >= surety(USUAL)))
        for s in WHITE
    ]
    yield "  at the program's own threshold for one a day of real background, heard, %:"
    yield "  " + "   ".join(f"{snr:+.1f} dB {100 * value:.0f}" for snr, value in zip(WHITE, usual, strict=True))
    facts["white noise, as set"] = dict(zip(map(str, WHITE), usual, strict=True))


WORDS = {"same": "as paired", "moved": "moved by 0.8 m or more"}


def _with(stand: Stand, shares: Sequence[Share]) -> Iterator[tuple[float, Share]]:
    return zip(stand.size.snrs, shares, strict=True)


def _share(value: float, interval: tuple[float, float]) -> str:
    low, high = (100 * edge for edge in interval)
    return f"{100 * value:5.1f} ({low:4.1f}-{high:5.1f})"


def _reach(snr: float | None) -> str:
    return "never" if snr is None else f"{snr:+.0f}"


def _both(stand: Stand, standing: Standing, snr: float, rate: float) -> float:
    """The trials of start and end are taken in turn, and both must be heard."""
    places = {one.chime.name: n for n, one in enumerate(stand.known)}
    sure = standing.heard(stand.heard(OURS, Cell(snr, "same")))
    least = standing.least(rate)
    known = [(places[a], places[b]) for a, b in PAIRS if a in places and b in places]
    both = [np.mean((sure[a] >= least) & (np.roll(sure[b], 1) >= least)) for a, b in known]
    return float(np.mean(both)) if both else float("nan")


def _ideal(waveform: NDArray[np.float32], response: NDArray[np.float32], band: tuple[float, float]) -> float:
    arriving = played(waveform, response).astype(np.float64)
    low, high = window(arriving.astype(np.float32))
    energy = float(np.sum(arriving**2) / np.mean(arriving[low:high] ** 2))
    # The ratio counts noise in 180-7500 Hz, the formula that of the whole band.
    return ideal_snr(energy, band[1] - band[0]) - float(10 * np.log10(7320 / 8000))


PARTS = (
    recall,
    own_limits,
    scenes,
    onsets,
    confusion,
    pairs,
    each_chime,
    variants,
    white_noise,
    curves,
)
ACCEPTANCE = (recall, own_limits, scenes, onsets, each_chime)  # of the detector alone
