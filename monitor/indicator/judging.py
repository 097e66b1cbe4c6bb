"""Which takes are good, and whether a listener can come of what was found: each refusal with its reason. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from monitor.indicator.finding import FAINTEST, GOOD, NARROWEST, SHORTEST, Recurring
from monitor.indicator.recurrence import RATE
from monitor.indicator.takes import Recorded, clipped, picture, trouble_of
from monitor.pairing_model import FEWEST_TAKES, Mark, Refusal, Refused, RoleName, Take, Trouble

LOW_RATE = 8_000  # samples a second; telephone band, which ends at 3.4 kHz and often begins at 300 Hz
_CHIME_CLIPPED = 0.02  # share of the chime's own samples
_BEFORE, _AFTER = 0.5, 1.5  # s around the onset, in the picture
_HOPELESS = (Trouble.SILENT, Trouble.SHORT, Trouble.QUIET)


def take_of(number: int, recorded: Recorded, start: Recurring | None, end: Recurring | None) -> Take:
    """``start``, ``end``: the chimes chosen, None before that."""
    trouble = trouble_of(recorded.sound)
    if start is not None and (trouble is None or trouble is Trouble.CLIPPED):
        trouble = _with_chime(number, recorded, start) if number in start.onsets else trouble or Trouble.NO_CHIME
    at = None if start is None or number not in start.onsets else start.onsets[number] / RATE
    span = (0.0, recorded.length_s) if at is None else (max(at - _BEFORE, 0.0), min(at + _AFTER, recorded.length_s))
    return Take(
        number=number,
        name=recorded.name,
        length_s=recorded.length_s,
        used=trouble is None,
        trouble=trouble,
        snr_db=None if start is None else start.snr_db.get(number),
        coherence=None if start is None else start.coherence.get(number),
        clipped=clipped(recorded.sound),
        span_s=span,
        picture=picture(recorded.sound, *span),
        marks=(*_marks("start", start, number), *_marks("end", end, number)),
    )


def _with_chime(number: int, recorded: Recorded, start: Recurring) -> Trouble | None:
    begin = int(start.onsets[number])
    if clipped(recorded.sound[max(begin, 0) : begin + start.length]) > _CHIME_CLIPPED:
        return Trouble.CLIPPED
    if start.snr_db[number] < FAINTEST:
        return Trouble.FAINT
    return Trouble.UNLIKE if start.coherence[number] < GOOD else None


def _marks(role: RoleName, one: Recurring | None, number: int) -> tuple[Mark, ...]:
    if one is None or number not in one.onsets:
        return ()
    at = one.onsets[number] / RATE
    return (Mark(role, at, at + one.length_s),)


def refused(
    recorded: Sequence[Recorded], takes: Sequence[Take], found: Sequence[Recurring], start: Recurring | None, said: bool
) -> Refused | None:
    """None when a template can be learned. ``said``: a person chose, so that what sounds like a voice may be it."""
    if start is not None:
        return _start_refused(takes, start, said)
    return _takes_refused(takes) or _nothing_refused(recorded, takes, found)


def _start_refused(takes: Sequence[Take], start: Recurring, said: bool) -> Refused | None:
    if start.voice and not said:
        return Refused(Refusal.ONLY_VOICE)
    if start.refusal is not None:
        return Refused(start.refusal, facts_of(start))
    good = sum(take.used for take in takes)
    if good >= FEWEST_TAKES:
        return None
    return _too_few(takes, good)


def _too_few(takes: Sequence[Take], good: int) -> Refused:
    """The commonest trouble among those left out says why."""
    facts = {"good": good, "needed": FEWEST_TAKES, "takes": len(takes)}
    left = [take.trouble for take in takes if not take.used and take.trouble is not None]
    reasons = {Refusal.CLIPPED: (Trouble.CLIPPED,), Refusal.FAINT: (Trouble.FAINT, Trouble.QUIET)}
    for why, troubles in reasons.items():
        if sum(trouble in troubles for trouble in left) > len(left) / 2:
            return Refused(why, facts)
    return Refused(Refusal.TOO_FEW, facts)


def _takes_refused(takes: Sequence[Take]) -> Refused | None:
    if takes and all(take.trouble is Trouble.SILENT for take in takes):
        return Refused(Refusal.SILENT, {"takes": len(takes)})
    able = sum(take.trouble not in _HOPELESS for take in takes)
    return None if able >= FEWEST_TAKES else _too_few(takes, able)


def _nothing_refused(recorded: Sequence[Recorded], takes: Sequence[Take], found: Sequence[Recurring]) -> Refused:
    """No start chime could be chosen though there are takes enough: the nearest miss says why."""
    chimes = [one for one in found if not one.voice]
    if any(one.refusal is not None for one in chimes):
        miss = next(one for one in chimes if one.refusal is not None)
        return Refused(miss.refusal or Refusal.NOTHING_RECURS, facts_of(miss))
    if chimes:
        snr = float(np.median([one.snr for one in chimes]))
        return Refused(Refusal.FAINT if snr < FAINTEST + 3 else Refusal.TOO_FEW, facts_of(chimes[0]))
    if sum(take.trouble is Trouble.CLIPPED for take in takes) > len(takes) / 2:
        return Refused(Refusal.CLIPPED, {"takes": len(takes)})
    if max(one.rate for one in recorded) <= LOW_RATE:
        return Refused(Refusal.LOW_RATE, {"rate": max(one.rate for one in recorded)})
    return Refused(Refusal.ONLY_VOICE if found else Refusal.NOTHING_RECURS, {"takes": len(takes)})


def facts_of(one: Recurring) -> dict[str, float]:
    """Numbers for the sentence, with what would be enough."""
    return {
        "length_s": one.length_s,
        "shortest_s": SHORTEST,
        "width_hz": one.band_hz[1] - one.band_hz[0],
        "extent": one.length_s * (one.band_hz[1] - one.band_hz[0]),
        "least_extent": NARROWEST,
        "snr_db": one.snr,
        "least_snr_db": FAINTEST,
        "good": len(one.good),
        "needed": FEWEST_TAKES,
    }
