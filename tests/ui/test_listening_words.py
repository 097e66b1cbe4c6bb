"""The listener's codes never reach a person: wherever a sighting's note is shown, it is words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.listening_model import Hearing, Listening
from monitor.model import BlindSince, Coverage, WatchingSince
from monitor.sighting_notes import ONLY_END, OTHERS, noted, others_in
from monitor.speaker_model import Finding, Sighting, Speaker, Vendor, Verdict, Witness
from monitor.speaker_records import listener_source
from ui import messages
from ui.day import day_of
from ui.finding_words import finding_lines
from ui.findings.rows import rows_of
from ui.findings.story import story_of
from ui.hearing_words import UNLOCKED
from ui.listening_words import HeardWords, note_words
from ui.speaker_words import sighting_line
from ui.terminal import EventLines

NAMES = {"k": "Kitchen", "h": "Hall"}
CODED = f"{ONLY_END} {OTHERS}h,gone"
HEARD = Sighting("1", "k", datetime(2026, 3, 2, 7, tzinfo=UTC), Witness.CHIME, timedelta(seconds=2), note=CODED)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("", ""),
        (ONLY_END, "only its end sound was heard"),
        (CODED, "only its end sound was heard; or it was Hall or another speaker"),
        ("I was out.", "I was out."),
        ("only-end it was", "only-end it was"),
        (noted(CODED, "I slept."), "only its end sound was heard; or it was Hall or another speaker; I slept."),
        ("\u202eodd", "⟨U+202E⟩odd"),
    ],
)
def test_codes_are_told_in_words_and_what_a_person_wrote_stays(note: str, told: str) -> None:
    assert note_words(note, NAMES) == told


def test_the_other_candidates_are_found_behind_other_codes() -> None:
    assert others_in(CODED) == ("h", "gone")
    assert others_in(ONLY_END) == others_in("for: me") == ()
    assert others_in(noted(CODED, "or: who knows")) == ("h", "gone")


def test_no_line_about_a_sighting_shows_a_code() -> None:
    finding = Finding("f", Verdict.MISSING, "k", HEARD)
    speaker = Speaker("k", "Kitchen", Vendor.ALEXA, ())
    (row,) = rows_of([finding], NAMES, {})
    story = story_of(row, speaker, {}, None, UTC)
    shown = [sighting_line(HEARD, NAMES), row.text, "".join(finding_lines(finding, speaker, None))]
    for text in [*shown, dict(story.here)["Note"]]:
        assert "only its end sound" in text
        assert ONLY_END not in text and OTHERS not in text


def test_a_listener_is_told_by_its_speaker_and_never_by_its_id() -> None:
    at, source = HEARD.at, listener_source("k")
    lines = EventLines([Speaker("k", "Kitchen", Vendor.ALEXA, ())])
    told = [*lines.lines(WatchingSince(source, at)), *lines.lines(BlindSince(source, at, "It is muted."))]
    assert [line.split("  ")[1] for line in told] == ["Kitchen can be heard", "Kitchen can't be heard. It is muted."]
    assert messages.source_name(source) == "a paired speaker"


def test_a_day_that_only_the_listener_covered_is_not_called_watched() -> None:
    now = HEARD.at
    heard = Coverage(listener_source("k"), now - timedelta(hours=20), None, None)
    assert day_of([], [heard], now).unwatched_for == timedelta(hours=24)


def test_listen_says_when_sound_may_be_swapped_to_disk() -> None:
    listening = Listening(Hearing.LISTENING, "", "Built-in", (), locked=False)
    assert list(HeardWords(NAMES).lines(listening)) == ["Listening through Built-in.", f"! {UNLOCKED}"]
    assert list(HeardWords(NAMES).lines(replace(listening, locked=True))) == ["Listening through Built-in."]
