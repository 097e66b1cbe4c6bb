from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import Application, Known, Recording, State, Use
from monitor.service import Snapshot
from tests.ui.fakes import (
    BACKUP,
    BLIND,
    DISCORD,
    FIREFOX,
    NOON,
    OWN,
    PACAT,
    QUIETED,
    SPEAKERS,
    WATCHING,
    ZOOM,
    holding,
    snapshot,
)
from ui import sentences as s

ALL_BLIND = tuple(replace(each, blind="No answer.") for each in BLIND)
FULL = Recording(ok=False, reason="The disk is full. Run: df -h")


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (snapshot(), "Nobody is using the microphone"),
        (snapshot(sources=BLIND), "Nobody is using the microphone, as far as can be seen"),
        (snapshot(sources=ALL_BLIND), "Earwitness can't see who uses the microphone"),
        (snapshot(sources=()), "Earwitness can't see who uses the microphone"),
        (snapshot(holding(FIREFOX)), "Firefox has used the microphone for 4 min"),
        (snapshot(holding(ZOOM, started_known=Known.INFERRED)), "Zoom has used the microphone for at least 4 min"),
        (snapshot(holding(FIREFOX), sources=ALL_BLIND), "Firefox has used the microphone for 4 min"),
        (snapshot(holding(FIREFOX), holding(FIREFOX)), "Firefox has used the microphone for 4 min"),
        (snapshot(holding(FIREFOX), holding(ZOOM)), "Two programs are using the microphone"),
        (snapshot(holding(ZOOM, state=State.PAUSED)), "Zoom holds the microphone, paused"),
        (snapshot(holding(ZOOM, state=State.MUTED)), "Zoom holds the microphone, muted"),
        (
            snapshot(holding(ZOOM, state=State.MUTED), holding(BACKUP, state=State.PAUSED)),
            "Two programs hold the microphone, paused or muted",
        ),
        (snapshot(holding(ZOOM, state=State.MUTED), holding(FIREFOX)), "Firefox has used the microphone for 4 min"),
        (snapshot(holding(OWN)), "Only Earwitness itself is using the microphone"),
        (snapshot(holding(FIREFOX, use=Use.METER)), "Only a level meter has the microphone open"),
        (snapshot(holding(FIREFOX, use=Use.RELAY)), "Only a virtual device has the microphone open"),
        (snapshot(holding(FIREFOX, SPEAKERS, use=Use.OUTPUT_CAPTURE)), "Nobody is using the microphone"),
    ],
)  # fmt: skip
def test_the_headline(now: Snapshot, sentence: str) -> None:
    assert s.headline(now, NOON) == sentence


def test_nobody_is_never_said_without_reserve_while_a_source_is_blind() -> None:
    for now in (snapshot(sources=BLIND), snapshot(sources=ALL_BLIND), snapshot(holding(OWN), sources=BLIND)):
        told = s.headline(now, NOON)
        assert "as far as can be seen" in told or "can't see" in told


def test_below_the_headline_stands_what_it_leaves_out() -> None:
    both = snapshot(holding(ZOOM, for_=timedelta(minutes=42)), holding(PACAT))
    assert s.subline(both, NOON) == "Zoom for 42 min and a program that is not what it says it is."
    assert s.subline(snapshot(holding(ZOOM, QUIETED)), NOON) == "Built-in microphone through noise suppression."
    assert s.subline(snapshot(holding(PACAT)), NOON).startswith("It is not what it says it is.")
    muted = snapshot(holding(FIREFOX), holding(BACKUP), holding(ZOOM, state=State.MUTED))
    assert s.subline(muted, NOON).endswith("Zoom holds it, muted.")


def test_below_the_headline_stands_what_is_not_seen() -> None:
    assert s.subline(snapshot(sources=BLIND), NOON) == s.CARDS_ONLY
    no_cards = (WATCHING[0], replace(WATCHING[1], blind="Hidden."))
    assert s.subline(snapshot(sources=no_cards), NOON) == "Not seen: Kernel's sound cards."
    assert s.subline(snapshot(sources=()), NOON) == "Nothing is being watched yet."
    assert s.subline(snapshot(), NOON) == "Everything that can be watched here is being watched."
    assert s.subline(snapshot(recording=FULL), NOON) == "Nothing is being written to the journal."


def test_a_sum_of_many_programs_names_three() -> None:
    many = [holding(replace(FIREFOX, desktop_name=f"p{n}", pid=n)) for n in range(6)]
    assert "3 more" in s.subline(snapshot(*many), NOON)
    assert s.headline(snapshot(*many), NOON).startswith("Six programs")


def test_a_reason_and_the_command_that_mends_it_are_told_apart() -> None:
    assert s.source_lines(BLIND, NOON)[0].detail.endswith("· No sound server runs here.")
    assert s.remedy(BLIND[0].blind) == "systemctl --user start pipewire"
    assert s.remedy("No command here.") == ""
    assert s.remedy(None) == ""


def test_an_unsigned_journal_says_so() -> None:
    assert s.recording_detail(Recording(ok=True, signed=False, unsigned_reason="The keyring is locked.")) == (
        "chained but not signed: The keyring is locked."
    )
    assert s.recording_detail(FULL) == "The disk is full."
    assert s.recording_detail(Recording(ok=True)) == "every record chained, and signed"


def test_the_tooltip_puts_first_what_is_wrong() -> None:
    lines = s.tooltip(snapshot(holding(FIREFOX), sources=BLIND, recording=FULL), 2, NOON).splitlines()
    assert lines[0] == "Earwitness"
    assert lines[1] == "Two programs were not what they said"
    assert lines[2] == "Not recording: The disk is full."
    assert lines[3].startswith("Firefox has used the microphone since")
    assert lines[4] == "Sound server (PipeWire): No sound server runs here."


def test_the_tooltip_holds_nothing_that_a_panel_could_read_as_markup() -> None:
    evil = snapshot(holding(Application("<img src=x>&amp;")))
    assert "<" not in s.tooltip(evil, 0, NOON)


def test_the_menu_tells_each_program_with_its_start_and_sums_up_the_rest() -> None:
    lines = s.menu_lines(snapshot(holding(FIREFOX), holding(ZOOM, state=State.MUTED)), NOON)
    assert any(line.startswith("Firefox · since") and line.endswith("(4 min)") for line in lines)
    assert any(line.startswith("Zoom, muted · since") for line in lines)
    many = [holding(replace(FIREFOX, pid=n)) for n in range(s.MENU_LINES + 3)]
    assert s.menu_lines(snapshot(*many), NOON)[-1] == "and 3 more"
    assert s.menu_lines(snapshot(), NOON) == ["Nobody is using the microphone"]


def test_one_program_that_holds_a_microphone_twice_is_one_line() -> None:
    (line,) = s.menu_lines(snapshot(holding(FIREFOX), holding(FIREFOX)), NOON)
    assert line.startswith("Firefox")


@pytest.mark.parametrize(
    ("application", "words"),
    [
        (ZOOM, "us.zoom.Zoom · Flatpak"),
        (FIREFOX, "/usr/lib/firefox/firefox"),
        (BACKUP, "/home/ada/backup.py, a script run by /usr/bin/python3.11"),
        (DISCORD, "Discord, known by its name only"),
    ],
)
def test_an_allowed_identity_in_words(application: Application, words: str) -> None:
    assert s.identity_words(application.identity) == words


def test_allowing_says_how_far_it_reaches() -> None:
    assert "every run of /usr/lib/firefox/firefox, whoever starts it" in s.allowing_words(FIREFOX.identity)
    assert "every program that goes by this name" in s.allowing_words(DISCORD.identity)
    assert "stays on the timeline" in s.allowing_words(ZOOM.identity)
