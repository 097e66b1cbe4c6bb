"""What ``listen`` prints: a line or an object an activation. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.listening_in import HeardIn
from monitor.listening_model import Hearing, Listening
from monitor.model import Published
from monitor.names import shown
from monitor.sighting_notes import ONLY_END, others_in, parted
from monitor.speaker_model import Sighting
from monitor.speaker_records import Sighted, SightingEnded
from ui.hearing_words import UNLOCKED
from ui.language import tr

STATES = {
    Hearing.OFF: "Not listening",
    Hearing.STARTING: "Starting to listen",
    Hearing.LISTENING: "Listening",
    Hearing.PAUSED: "Paused",
    Hearing.DEAF: "Can't hear",
    Hearing.NOT_INSTALLED: "Can't listen",
}


class HeardWords:
    """``names`` by speaker id; what concerns others is left out. Remembers the sightings that may still end."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self._open: dict[str, Sighting] = {}

    def object_in(self, heard: HeardIn) -> dict[str, Any]:
        """Of a recording: ``offset_s`` stands for the time."""
        return self._object(heard.speaker, None, heard.kind, heard.score) | {
            "offset_s": heard.offset_s,
            "snr_db": heard.snr_db,
            "uncertainty_s": heard.uncertainty_s,
        }

    def line_in(self, heard: HeardIn) -> str:
        minutes, seconds = divmod(heard.offset_s, 60)
        what = "start sound" if heard.kind == "start" else "end sound"
        return f"{int(minutes):3}:{seconds:06.3f}  {self._name(heard.speaker)}: {what}, score {heard.score:.2f}"

    def count(self, found: int, seconds: float) -> str:
        length = f"{seconds / 60:.1f} min" if seconds >= 60 else f"{seconds:.0f} s"
        return f"{found or 'No'} start sound{'' if found == 1 else 's'} in {length}."

    def objects(self, published: Published) -> Iterator[dict[str, Any]]:
        """Of the microphone."""
        match published:
            case Sighted(sighting=one) if one.speaker in self.names:
                self._open[one.id] = one
                kind = "end" if ONLY_END in parted(one.note)[0] else "start"
                yield self._object(one.speaker, one.at, kind, one.score) | {"id": one.id}
                if one.end is not None:
                    yield self._object(one.speaker, one.end, "end", one.score) | {"id": one.id}
            case SightingEnded(id=id, end=end) if id in self._open:
                one = self._open.pop(id)
                yield self._object(one.speaker, end, "end", one.score) | {"id": id}

    def lines(self, published: Published) -> Iterator[str]:
        match published:
            case Sighted(sighting=one) if one.speaker in self.names:
                self._open[one.id] = one
                yield f"{_clock(one.at)}  {self._name(one.speaker)} woke{self._note(one)}"
            case SightingEnded(id=id, end=end) if id in self._open:
                yield f"{_clock(end)}  {self._name(self._open.pop(id).speaker)} ended"
            case Listening(state=state, reason=reason, microphone=microphone, locked=locked):
                through = f" through {shown(microphone, 80)}" if state is Hearing.LISTENING and microphone else ""
                yield f"{STATES[state]}{through}{f': {shown(reason, 300)}' if reason else '.'}"
                if not locked:
                    yield f"! {tr(UNLOCKED)}"

    def _object(self, speaker: str, at: datetime | None, kind: str, score: float | None) -> dict[str, Any]:
        when = None if at is None else at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        return {"event": "sighting", "speaker": self.names[speaker], "at": when, "kind": kind, "score": score}

    def _note(self, one: Sighting) -> str:
        words = note_words(one.note, self.names)
        return f" ({words})" if words else f", score {one.score:.2f}" if one.score is not None else ""

    def _name(self, speaker: str) -> str:
        return shown(self.names[speaker], 80)


def note_words(note: str, names: Mapping[str, str] | None = None, limit: int = 120) -> str:
    """The listener's codes in a sighting's note, in words; another note as it is, made harmless.

    ``names`` by speaker id, as far as they are known.
    """
    codes, words = parted(note)
    told = []
    for code in codes:
        if code == ONLY_END:
            told.append(tr("only its end sound was heard"))
        else:
            others = [shown((names or {}).get(one, tr("another speaker")), 80) for one in others_in(code)]
            told.append(tr("or it was {speakers}").format(speakers=tr(" or ", "between names").join(others)))
    return "; ".join([*told, *([shown(words, limit)] if words else [])])


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M:%S}"
