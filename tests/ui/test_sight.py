from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.model import Coverage
from tests.ui.fakes import NOON, snapshot
from ui.sentences import CARDS_ONLY, headline, source_lines, subline, tooltip
from ui.sight import Sight, missed, missing, sight
from ui.status import TrayState, tray_state

GONE = "No PipeWire server runs here. Run: systemctl --user start pipewire"


def told(**sources: bool) -> tuple[Coverage, ...]:
    """Each named source: True where it sees."""
    return tuple(Coverage(name, NOON, None, None if sees else GONE) for name, sees in sources.items())


@pytest.mark.parametrize(
    ("sources", "cards", "seen"),
    [
        (told(), True, Sight.NOTHING),
        (told(pipewire=True, alsa=True), True, Sight.WHOLE),
        (told(pipewire=True, alsa=True), False, Sight.WHOLE),
        (told(pipewire=True), True, Sight.WHOLE),
        (told(pipewire=True, alsa=False), True, Sight.SERVER),
        (told(pipewire=False, alsa=True), True, Sight.CARDS),
        (told(pipewire=False, alsa=True), False, Sight.NOTHING),
        (told(pipewire=False, alsa=False), True, Sight.NOTHING),
        (told(pipewire=False, pulseaudio=True, alsa=True), True, Sight.WHOLE),
        (told(pipewire=False, pulseaudio=True, alsa=True), False, Sight.WHOLE),
        (told(pipewire=False, pulseaudio=True, alsa=False), True, Sight.SERVER),
        (told(pipewire=True, pulseaudio=False, alsa=True), True, Sight.WHOLE),
        (told(pipewire=True, pulseaudio=True, alsa=True), True, Sight.WHOLE),
        (told(pipewire=False, pulseaudio=False, alsa=True), True, Sight.CARDS),
        (told(pipewire=False, pulseaudio=False, alsa=True), False, Sight.NOTHING),
        (told(pipewire=False, pulseaudio=False, alsa=False), True, Sight.NOTHING),
        (told(alsa=True), True, Sight.CARDS),
        (told(alsa=True), False, Sight.NOTHING),
        (told(windows=True), True, Sight.WHOLE),
        (told(windows=False), True, Sight.NOTHING),
    ],
)
def test_how_much_can_be_seen(sources: tuple[Coverage, ...], cards: bool, seen: Sight) -> None:
    assert sight(sources, cards) is seen


def test_a_desktop_with_pulseaudio_only_is_not_told_as_blind() -> None:
    now = snapshot(sources=told(pipewire=False, pulseaudio=True, alsa=True))
    assert headline(now, NOON) == "Nobody is using the microphone"
    assert subline(now, NOON) == "Everything that can be watched here is being watched."
    assert tray_state(now, 0) is TrayState.WATCHING
    assert "PipeWire" not in tooltip(now, 0, NOON)
    assert missing(now.sources) == []


def test_with_the_kernels_word_alone_it_is_said_what_can_be_seen() -> None:
    now = snapshot(sources=told(pipewire=False, pulseaudio=False, alsa=True))
    assert headline(now, NOON) == "Nobody is using the microphone, as far as can be seen"
    assert subline(now, NOON) == CARDS_ONLY
    assert tray_state(now, 0) is TrayState.BLIND


def test_without_cards_the_kernels_word_alone_shows_nothing() -> None:
    now = snapshot(sources=told(pipewire=False, alsa=True), cards=False)
    assert headline(now, NOON) == "Earwitness can't see who uses the microphone"
    assert tray_state(now, 0) is TrayState.BLIND


def test_a_sound_server_that_is_not_there_is_no_fault_where_the_other_is_watched() -> None:
    pipewire, pulse, _ = source_lines(told(pipewire=False, pulseaudio=True, alsa=True), NOON)
    assert (pipewire.state, pipewire.calm, pipewire.remedy) == ("not needed", True, "")
    assert pipewire.detail == "PulseAudio is watched instead. No PipeWire server runs here."
    assert (pulse.state, pulse.good) == ("watching", True)
    blind, _ = source_lines(told(pipewire=False, alsa=True), NOON)
    assert (blind.state, blind.calm, blind.remedy) == ("blind", False, "systemctl --user start pipewire")


def test_blind_times_count_only_while_no_other_server_saw() -> None:
    hour = timedelta(hours=1)
    gone = Coverage("pipewire", NOON, None, GONE)
    saw = Coverage("pulseaudio", NOON + hour, NOON + 2 * hour)
    later = Coverage("pulseaudio", NOON + 2 * hour, None, "It ended.")
    cards = Coverage("alsa", NOON, None, "Hidden.")
    found = missed([gone, saw, later, cards])
    assert [(one.source, one.started, one.ended) for one in found if one.blind] == [
        ("pipewire", NOON, NOON + hour), ("pipewire", NOON + 2 * hour, None),
        ("pulseaudio", NOON + 2 * hour, None), ("alsa", NOON, None),
    ]  # fmt: skip
    assert missed([gone, Coverage("pulseaudio", NOON - hour, None)])[0].blind is None
