"""What `pair` prints: the steps for people, and one JSON object of what was learned. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monitor.codec_speakers import speaker_object
from monitor.pairing_model import Candidate, Expectation, Found, Learned, Refusal, Refused, Take
from monitor.speaker_model import Cited, Speaker
from ui import messages
from ui.expectation_words import expectation_lines
from ui.pairing_words import (
    candidate_words,
    found_words,
    refused_words,
    take_title,
    take_words,
)

IN_FILE = (
    "This session has no keyring, so what was learned is encrypted with a key that lies beside it: whoever can read "
    "your files can read it."
)

CHOOSE = "If one of the sounds that were found is its start sound all the same, name it: --start N."


def sound_lines(sounds: tuple[Cited, ...]) -> Iterator[str]:
    """How the speaker's sounds are switched on, with where that is from."""
    for one in sounds:
        sure = "" if one.verified else " Not verified on a device."
        yield f"- {one.words} [{one.source}, {one.date}.{sure}]"


def take_line(take: Take) -> str:
    named = f" ({take.name})" if take.name else ""
    return f"  {take_title(take.number)}{named}, {take.length_s:.1f} s: {take_words(take)[0]}"


def found_lines(found: Found) -> Iterator[str]:
    """What was chosen, what else could have been, and each take."""
    if found.refused is None:
        yield found_words(found)
    for candidate in found.candidates:
        yield f"  {_mark(found, candidate)} {candidate.id}: {candidate_words(candidate, len(found.takes))}"
    yield from (take_line(take) for take in found.takes)


def _mark(found: Found, candidate: Candidate) -> str:
    return {found.start: "start", found.end: "end  "}.get(candidate.id, "     ")


def learned_lines(speaker: Speaker, learned: Learned, guarded: bool) -> Iterator[str]:
    end = " and its end sound" if any(one.role == "end" for one in learned.chimes) else ""
    yield f"{messages.name(speaker.name)} is paired: its start sound{end} was learned."
    if learned.expectation is not None:
        yield from expectation_lines(learned.expectation)
    if not guarded:
        yield IN_FILE


def refusal_sentence(refused: Refused) -> str:
    """The reason, with the numbers it rests on."""
    numbers = _numbers(refused)
    other = f" {CHOOSE}" if refused.why is Refusal.ONLY_VOICE else ""
    return f"{refused_words(refused)}{f' ({numbers})' if numbers else ''}{other} Nothing was kept."


def _numbers(refused: Refused) -> str:
    facts = refused.facts
    match refused.why:
        case Refusal.TOO_SHORT:
            return f"It lasts {facts['length_s']:.2f} s; {facts['shortest_s']:.2f} s are needed."
        case Refusal.TOO_NARROW:
            return f"It lasts {facts['length_s']:.2f} s and is {facts['width_hz']:.0f} Hz wide."
        case Refusal.FAINT if "snr_db" in facts:
            return f"It stands {facts['snr_db']:.0f} dB above the noise; {facts['least_snr_db']:.0f} are needed."
        case Refusal.TOO_FEW | Refusal.FAINT | Refusal.CLIPPED if "good" in facts:
            return f"{facts['good']:.0f} good, {facts['needed']:.0f} needed."
        case Refusal.HOPELESS:
            return f"It stands {facts['snr_db']:.0f} dB above the room."
    return ""


def learned_object(speaker: Speaker, learned: Learned, found: Found, guarded: bool) -> dict[str, Any]:
    expected = None if learned.expectation is None else expectation_object(learned.expectation)
    return {
        "event": "paired",
        "speaker": speaker_object(speaker),
        "chimes": [{"id": one.id, "role": one.role, "bytes": len(one.data)} for one in learned.chimes],
        **found_object(found),
        "expectation": expected,
        "key": "keyring" if guarded else "file",
    }


def refused_object(refused: Refused, found: Found | None) -> dict[str, Any]:
    about = {} if found is None else found_object(found)
    return {"event": "refused", "code": refused.why.value, "facts": dict(refused.facts)} | about


def found_object(found: Found) -> dict[str, Any]:
    return {
        "start": found.start,
        "end": found.end,
        "candidates": [candidate_object(one) for one in found.candidates],
        "takes": [take_object(one) for one in found.takes],
    }


def candidate_object(one: Candidate) -> dict[str, Any]:
    return {
        "id": one.id, "at_s": round(one.at_s, 3), "length_s": round(one.length_s, 3), "in_takes": one.in_takes,
        "band_hz": [round(edge) for edge in one.band_hz], "snr_db": round(one.snr_db, 1),
        "coherence": round(one.coherence, 3), "voice": one.voice, "refusal": one.refusal and one.refusal.value,
    }  # fmt: skip


def take_object(one: Take) -> dict[str, Any]:
    marks = [{"role": m.role, "begin_s": round(m.begin_s, 4), "end_s": round(m.end_s, 4)} for m in one.marks]
    return {
        "number": one.number, "name": one.name, "length_s": round(one.length_s, 3), "used": one.used,
        "trouble": one.trouble and one.trouble.value, "snr_db": _rounded(one.snr_db, 1),
        "coherence": _rounded(one.coherence, 3), "clipped": round(one.clipped, 5), "marks": marks,
    }  # fmt: skip


def expectation_object(one: Expectation) -> dict[str, Any]:
    chimes = [
        {
            "role": each.role, "recall": round(each.recall, 4), "level_dbfs": round(each.level_dbfs, 1),
            "noise_dbfs": round(each.noise_dbfs, 1), "snr_db": round(each.snr_db, 1),
            "length_s": round(each.length_s, 3), "band_hz": [round(edge) for edge in each.band_hz],
        }
        for each in one.chimes
    ]  # fmt: skip
    return {
        "recall": round(one.recall, 4), "chimes": chimes, "loud_dbfs": round(one.loud_dbfs, 1),
        "loud_recall": round(one.loud_recall, 4), "false_a_day": one.false_a_day, "false_in_room": one.false_in_room,
        "room_s": round(one.room_s, 1), "advice": list(one.advice),
    }  # fmt: skip


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
