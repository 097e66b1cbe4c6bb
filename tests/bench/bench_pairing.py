"""How often pairing finds the right sound by itself, and refuses what can't work: made recordings, the truth known.

Speech is espeak-ng's, said anew each time; each line is one way in which a recording is less than ideal. *right*: the
start chime's onset within 20 ms in every take used. The peer is the simplest thing that could work: the loudest
second after the first word, without a look at the other takes.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from monitor.indicator.pairing import Pairing
from monitor.indicator.recurrence import RATE, Sound
from monitor.indicator.takes import Recorded, split, tenths
from monitor.pairing_model import Found
from tests.indicator.staged import CHIMES, Plan, Staged, babble, music, staged, tones

NEAR = 0.02  # s
OWN = tuple(CHIMES)
ROUNDS = 1  # of all chimes, a line; each with a room and voices of its own

WAYS: dict[str, Plan] = {
    "one voice": Plan(),
    "one voice, end sound": Plan(end="falling"),
    "two voices": Plan(voices=("en-us", "en-gb+f3")),
    "three takes": Plan(takes=3),
    "the wake word from a recording": Plan(same_voice=True),
    "the same spoken answer each time": Plan(same_answer=True, end="falling"),
    "both": Plan(same_voice=True, same_answer=True),
    "chime over the wake word's tail": Plan(gap=(-0.2, -0.05)),
    "gain +-6 dB": Plan(gains=6.0),
    "one take without a chime": Plan(takes=5, without=(1,)),
    "doors slam in two takes": Plan(slam=(0, 2)),
    "one take clipped": Plan(clip=(1,)),
    "a long echo (0.8 s)": Plan(rt60=0.8),
    "television 12 dB below": Plan(backdrop=babble, backdrop_level=-42),
    "television 6 dB below": Plan(backdrop=babble, backdrop_level=-36, takes=6),
    "music 12 dB below": Plan(backdrop=music, backdrop_level=-42),
    "noise 15 dB below": Plan(noise=-45),
    "as one file": Plan(end="falling", noise=-55),
}
NOTHING: dict[str, Plan] = {
    "no chime at all": Plan(chime=None),
    "none, wake word from a recording": Plan(chime=None, same_voice=True),
    "none, television": Plan(chime=None, backdrop=babble, backdrop_level=-40),
    "none, music": Plan(chime=None, backdrop=music, backdrop_level=-40),
    "chime in two takes of five": Plan(without=(0, 2, 4)),
    "too faint (noise 5 dB above)": Plan(noise=-25),
    "a click, little echo": Plan(chime="click", rt60=0.2),
    "a click, echo of 0.4 s": Plan(chime="click"),
    "a plain beep, little echo": Plan(chime="beep", rt60=0.2),
    "a plain beep, echo of 0.4 s": Plan(chime="beep"),
    "digital silence": Plan(),
    "telephone band, low chime": Plan(chime="low", noise=-40),
}
_SPOILT: dict[str, Callable[..., Sound]] = {
    "digital silence": np.zeros_like,
    "telephone band, low chime": lambda sound: _telephone(sound),
}


@dataclass
class Score:
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[float] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def run() -> Iterator[str]:
    CHIMES["click"] = lambda: tones([(0, 0.012, 3000)], 0.003)
    CHIMES["beep"] = lambda: tones([(0, 0.15, 1000)], 10.0, 0.0)
    CHIMES["low"] = lambda: tones([(0, 0.1, 131), (0.08, 0.3, 175)], 0.2, 0.02)
    yield f"{len(OWN) * ROUNDS} recordings a line: synthetic chimes, each in a room and with voices of its own"
    heads = f"{'right':>8}{'wrong':>7}{'refused':>9}{'end right':>11}{'onset ms':>10}{'CPU s':>7}{'loudest':>10}"
    yield f"{'recording':<36}{heads}"
    for name, plan in WAYS.items():
        yield _line(name, _plans(plan))
    yield from _interface_sounds()
    yield "what can't work: refused, and with which reason"
    for name, plan in NOTHING.items():
        yield _refusals(name, [replace(plan, seed=seed) for seed in range(1, 5)])


def _plans(plan: Plan) -> list[Plan]:
    named = [(chime, seed) for seed in range(ROUNDS) for chime in enumerate(OWN, 1)]
    return [replace(plan, chime=chime, seed=number + seed * len(OWN)) for (number, chime), seed in named]


def _interface_sounds() -> Iterator[str]:
    """Sounds that others made, where tools/bench-sounds.sh fetched them."""
    from tests.bench.chimes.sounds import chimes

    for part in ("development", "test"):
        try:
            there = chimes(part)
        except (OSError, RuntimeError) as error:
            yield f"{part}: not measured ({error})"
            continue
        CHIMES.update({one.name: partial(np.copy, one.waveform) for one in there})
        yield _line(f"{len(there)} {part} chimes", [Plan(chime=one.name, seed=k) for k, one in enumerate(there, 1)])


def _line(name: str, plans: Sequence[Plan]) -> str:
    score, peer = Score(), 0
    for plan in plans:
        made = staged(plan)
        peer += _loudest_right(made)
        _judge(_found(made, "file" in name, score), made, plan, score)
    told = score.counts
    error = f"{np.median(score.errors):.1f}" if score.errors else "-"
    ends = f"{told['end']}/{told['ends']}" if told["ends"] else "-"
    row = f"{told['right']}/{len(plans)}"
    wrong = f"  wrong: {', '.join(code for code in score.codes)}" if score.codes else ""
    seconds = score.seconds / len(plans)
    return (
        f"{name:<36}{row:>8}{told['wrong']:>7}{told['refused']:>9}{ends:>11}{error:>10}{seconds:>7.1f}"
        f"{f'{peer}/{len(plans)}':>10}{wrong}"
    )


def _found(made: Staged, as_one: bool, score: Score) -> Found:
    began, pairing = time.process_time(), Pairing()
    recorded = [Recorded(take, 48_000) for take in made.takes]
    if as_one:
        recorded = split(Recorded(np.concatenate(made.takes), 48_000))
        made.starts[:], made.ends[:] = _moved(made, recorded)
    for one in recorded:
        pairing.add(one)
    found = pairing.find()
    score.seconds += time.process_time() - began
    return found


def _moved(made: Staged, recorded: Sequence[Recorded]) -> tuple[list[float | None], list[float | None]]:
    """The true times, seconds into the pieces that the one file was cut into; nought where there is none."""
    whole = np.cumsum([0, *(take.size for take in made.takes)]) / RATE
    cuts = np.cumsum([0, *(one.sound.size for one in recorded)]) / RATE
    starts: list[float | None] = [None] * len(recorded)
    ends: list[float | None] = [None] * len(recorded)
    for into, times in ((starts, made.starts), (ends, made.ends)):
        for begin, at in zip(whole, times, strict=False):
            if at is not None:
                piece = int(np.searchsorted(cuts, begin + at, "right")) - 1
                into[piece] = float(begin + at - cuts[piece])
    return starts, ends


def _judge(found: Found, made: Staged, plan: Plan, score: Score) -> None:
    if found.refused is not None:
        score.counts["refused"] += 1
        score.codes[f"{plan.chime} {found.refused.why.value}"] += 1
        return
    errors = [_error(found, made.starts, number, "start") for number in _used(found)]
    right = bool(errors) and all(error is not None and error < NEAR for error in errors)
    score.counts["right" if right else "wrong"] += 1
    if not right:
        score.codes[f"{plan.chime}"] += 1
        return
    score.errors += [1000 * error for error in errors if error is not None]
    if plan.end is not None:
        ends = [_error(found, made.ends, number, "end") for number in _used(found)]
        score.counts["ends"] += 1
        score.counts["end"] += bool(ends) and all(error is not None and error < NEAR for error in ends)


def _used(found: Found) -> list[int]:
    return [take.number for take in found.takes if take.used]


def _error(found: Found, truth: Sequence[float | None], number: int, role: str) -> float | None:
    take = next(take for take in found.takes if take.number == number)
    mark = next((mark for mark in take.marks if mark.role == role), None)
    true = truth[number - 1] if number <= len(truth) else None
    return None if mark is None or true is None else abs(mark.begin_s - true)


def _loudest_right(made: Staged) -> int:
    """The peer: the loudest tenth of a second that is not within the first second of sound."""
    right = []
    for take, true in zip(made.takes, made.starts, strict=True):
        levels = tenths(take)
        first = int(np.flatnonzero(levels > levels.max() - 20)[0])
        at = (first + 8 + int(levels[first + 8 :].argmax())) / 10
        right.append(true is not None and abs(at - true) < 0.1)
    return int(all(right))


def _refusals(name: str, plans: Sequence[Plan]) -> str:
    score = Score()
    for plan in plans:
        made = staged(plan)
        spoil = _SPOILT.get(name, np.asarray)
        rate = 8_000 if "telephone" in name else 48_000
        pairing = Pairing()
        for take in made.takes:
            pairing.add(Recorded(spoil(take), rate))
        found = pairing.find()
        score.counts["refused"] += found.refused is not None
        score.codes[found.refused.why.value if found.refused else "NOT REFUSED"] += 1
    row = f"{score.counts['refused']}/{len(plans)}"
    reasons = ", ".join(f"{code} {count}" for code, count in score.codes.most_common())
    return f"{name:<36}{row:>8}   {reasons}"


def _telephone(sound: Sound) -> Sound:
    from scipy import signal

    narrow = signal.butter(4, (300, 3400), "bandpass", fs=RATE, output="sos")
    return np.asarray(signal.sosfilt(narrow, sound), np.float32)
