"""``watch --json`` tells an activation of a speaker in the words of ``listen --json``."""

from __future__ import annotations

import json

from monitor.sighting_notes import ONLY_END
from monitor.speaker_records import SpeakerKept
from tests.speaking import NOON, imported, sighted, speaker
from ui.event_objects import EventObjects
from ui.listening_words import HeardWords


def test_a_sighting_has_all_that_listen_tells_in_the_same_words() -> None:
    told, seen = EventObjects([speaker("Kitchen")]), sighted()
    (heard,) = HeardWords({"s1": "Kitchen"}).objects(seen)
    value = told.object(seen)
    assert heard.items() <= value.items()
    assert (value["speaker"], value["speaker_id"], value["kind"]) == ("Kitchen", "s1", "start")
    assert told.object(sighted(note=ONLY_END))["kind"] == "end"


def test_a_speaker_is_called_as_it_was_last_named() -> None:
    told = EventObjects([speaker("Kitchen")])
    told.object(SpeakerKept(NOON, speaker("Pantry")))
    assert told.object(sighted())["speaker"] == "Pantry"
    assert told.object(imported(of="s1"))["speaker"] == "Pantry"


def test_an_unknown_speaker_is_null_and_odd_names_are_still_one_line() -> None:
    value = EventObjects([]).object(sighted(of="x"))
    assert (value["speaker"], value["speaker_id"]) == (None, "x")
    assert EventObjects([]).object(imported())["speaker"] is None
    odd = EventObjects([speaker("\ud800\n\x1b")]).object(sighted())
    assert "\n" not in json.dumps(odd)
