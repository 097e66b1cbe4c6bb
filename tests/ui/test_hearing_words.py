from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.settings import SpeakerToasts
from monitor.speakers import Ear, Hearing, Listening
from tests.ui.fakes_speakers import ECHO, NEST
from ui.expectation_words import rate, share
from ui.hearing_words import chance_words, coverage_words, level_words, listening_line, state_words, watched_lines
from ui.speakers_words import page_line, toasts_words

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LISTENS = Listening(Hearing.LISTENING, "", "Built-in")


@pytest.mark.parametrize(
    ("listening", "ear", "chimes", "text", "tone"),
    [
        (LISTENS, Ear("s1", True), 1, "Listening: would hear it now", "good"),
        (LISTENS, Ear("s1", False, "x", -28.0, -40.0), 1, "Too loud to hear it: 12 dB over", "warn"),
        (LISTENS, Ear("s1", False, "It is muted."), 1, "Would not hear it now: it is muted", "warn"),
        (LISTENS, Ear("s1", True), 0, "Not paired: sightings by hand and other witnesses' files only", "muted"),
        (LISTENS, None, 1, "Listening, but not for this one yet", "muted"),
        (Listening(Hearing.OFF), None, 1, "Not listening: switched off", "muted"),
        (Listening(Hearing.OFF, "It is night."), None, 1, "Not listening: it is night", "muted"),
        (Listening(Hearing.PAUSED), None, 1, "Paused: nothing is heard until you resume", "muted"),
        (Listening(Hearing.DEAF, "No microphone."), None, 1, "Can't hear anything: no microphone", "warn"),
        (Listening(Hearing.NOT_INSTALLED, "scipy is missing."), None, 1, "Can't listen: scipy is missing", "warn"),
        (Listening(Hearing.STARTING), None, 1, "Starting to listen", "muted"),
    ],
)  # fmt: skip
def test_the_state_is_told_in_words_and_by_a_sign(
    listening: Listening, ear: Ear | None, chimes: int, text: str, tone: str
) -> None:
    said = state_words(listening, ear, chimes)
    assert (said.text, said.tone) == (text, tone)
    assert said.sign in "✓▲○"


def test_only_a_speaker_that_hears_is_said_to_hear() -> None:
    for state in Hearing:
        said = state_words(Listening(state), Ear("s1", state is Hearing.LISTENING), 1)
        assert (said.tone == "good") is (state is Hearing.LISTENING)


@pytest.mark.parametrize(
    ("noise", "limit", "text"),
    [(-62.0, -40.0, "Room 22 dB below the limit"), (-28.0, -40.0, "Room 12 dB over the limit"),
     (-40.2, -40.0, "Room at the limit"), (-62.0, None, "Room at −62 dB"), (None, -40.0, "No level yet")],
)  # fmt: skip
def test_the_level_is_told_against_its_limit(noise: float | None, limit: float | None, text: str) -> None:
    assert level_words(Ear("s1", True, "", noise, limit)) == text


@pytest.mark.parametrize(
    ("heard", "blind", "text"),
    [
        (timedelta(), [], "Not listened for today"),
        (14 * HOUR + 2 * MINUTE, [], "Heard 14 h 2 min of today"),
        (14 * HOUR, [("Too loud: more.", 31 * MINUTE)], "Heard 14 h of today; blind 31 min: too loud"),
        (timedelta(), [("Off.", MINUTE)], "Heard nothing of today; blind 1 min: off"),
        (HOUR, [("A.", 4 * MINUTE), ("B.", 3 * MINUTE), ("C.", 2 * MINUTE), ("D.", MINUTE)],
         "Heard 1 h of today; blind 10 min: a 4 min, b 3 min, c 2 min and other reasons 1 min"),
    ],
)  # fmt: skip
def test_the_day_s_coverage_names_what_was_missed_and_why(
    heard: timedelta, blind: list[tuple[str, timedelta]], text: str
) -> None:
    assert coverage_words(heard, blind) == text


def test_a_chance_is_never_rounded_up_to_certainty() -> None:
    assert chance_words(0.94) == "Would hear about 9 of 10 wakes at this noise"
    assert "nearly" in chance_words(0.99)
    assert "miss" in chance_words(0.4) and "miss" in chance_words(0.1)
    assert chance_words(None) == ""
    assert share(0.9949) == "about 99 of 100 wakes"
    assert "more than 99" in share(0.999)


@pytest.mark.parametrize(
    ("a_day", "text"),
    [(0.1, "about one in 10 days"), (1.0, "about 1 a day"), (6.4, "about 6 a day"), (0, "none are expected")],
)
def test_false_alarms_are_told_as_a_person_counts_them(a_day: float, text: str) -> None:
    assert rate(a_day) == text


def test_the_line_of_the_tray_is_silent_where_nothing_listens() -> None:
    paired = (ECHO.id,)
    assert listening_line(Listening(Hearing.OFF), [ECHO], paired) == ""
    assert listening_line(LISTENS, [ECHO], ()) == ""
    assert listening_line(LISTENS, [ECHO, NEST], paired) == "Earwitness itself listens for: Kitchen Echo"
    assert listening_line(Listening(Hearing.PAUSED), [ECHO], paired) == "Listening for Kitchen Echo is paused"


def test_only_paired_speakers_are_among_what_is_watched() -> None:
    (line,) = watched_lines(LISTENS, [ECHO, NEST], {ECHO.id: 1})
    assert (line.name, line.good, line.calm) == ("Kitchen Echo", False, True)
    assert watched_lines(Listening(Hearing.OFF), [ECHO], {ECHO.id: 1}) == ()


def test_the_page_counts_its_speakers() -> None:
    assert page_line(1, 0) == "One speaker, not paired."
    assert page_line(3, 2) == "3 speakers, 2 paired."
    assert page_line(2, 2) == "2 speakers, all paired."


def test_each_choice_of_notification_says_what_it_means() -> None:
    assert len({toasts_words(each) for each in SpeakerToasts}) == len(SpeakerToasts)
    assert "every wake" in toasts_words(SpeakerToasts.NOBODY_THERE)
