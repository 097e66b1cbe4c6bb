"""What ``watch --json`` prints of an event: the journal's words, with a speaker named as ``listen --json`` names it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from monitor.codec import encode
from monitor.model import Record
from monitor.sighting_notes import ONLY_END, parted
from monitor.speaker_model import Speaker
from monitor.speaker_records import Imported, NoiseHeard, Sighted, SpeakerKept


class EventObjects:
    """Remembers the names; one that it does not know is null."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._names = {speaker.id: speaker.name for speaker in speakers}

    def object(self, record: Record) -> dict[str, Any]:
        """``speaker``: its name, ``speaker_id``: its id, in events that concern one."""
        value = encode(record)
        match record:
            case SpeakerKept(speaker=speaker):
                self._names[speaker.id] = speaker.name
            case Sighted(sighting=sighting):
                kind = "end" if ONLY_END in parted(sighting.note)[0] else "start"
                value |= self._named(value, sighting.speaker) | {"kind": kind, "score": sighting.score}
            case Imported(speaker=str(id)) | NoiseHeard(speaker=id):
                value |= self._named(value, id)
        return value

    def _named(self, value: dict[str, Any], id: str) -> dict[str, Any]:
        return {"speaker": self._names.get(id), "speaker_id": value["speaker"]}
