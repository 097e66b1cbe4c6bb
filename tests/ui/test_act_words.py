"""What ``watch`` says of presence, acts and applied rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.act_model import Act, Acted, By, Outcome
from monitor.model import Activation, ActivationStarted, Application, Microphone, MicrophoneKind
from monitor.presence_model import Attendance, PresenceChanged
from monitor.rule_model import Reaction, Ruled
from ui import act_words
from ui.terminal import EventLines

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
FIREFOX = Application("Firefox")
DESK = Microphone("desk", "Desk microphone", MicrophoneKind.HARDWARE)


def test_away_says_since_when() -> None:
    changed = PresenceChanged(AT, Attendance.AWAY, AT - timedelta(minutes=5), "mutter")
    since = f"{(AT - timedelta(minutes=5)).astimezone():%H:%M:%S}"
    assert act_words.presence_line(changed) == f"Nobody is at the computer: the last input was at {since}"


@pytest.mark.parametrize("attendance", Attendance)
def test_each_attendance_is_one_line_of_watch(attendance: Attendance) -> None:
    (line,) = EventLines().lines(PresenceChanged(AT, attendance, AT))
    assert line.startswith(f"{AT.astimezone():%H:%M:%S}.000  ")
    assert "{" not in line


def test_an_act_says_who_wanted_it_and_what_came_of_it() -> None:
    muted = Acted("1", AT, Act.MUTE, By.HOTKEY, Outcome.DONE)
    assert act_words.act_line(muted) == "Mute all microphones (by the key combination): done"
    one = Acted("2", AT, Act.MUTE, By.PERSON, Outcome.NOT_PERMITTED, microphone=DESK, reason="The server refused it.")
    assert act_words.act_line(one) == "Mute Desk microphone (wanted by you): not permitted. The server refused it."
    cut = Acted("3", AT, Act.CUT_OFF, By.RULE, Outcome.GONE, application=FIREFOX)
    assert act_words.act_line(cut) == "Cut Firefox off (by a rule): it was no longer there"


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("outcome", Outcome)
def test_every_act_has_words(act: Act, by: By, outcome: Outcome) -> None:
    line = act_words.act_line(Acted("1", AT, act, by, outcome))
    assert "{" not in line


def test_an_applied_rule_names_the_program_by_its_activation() -> None:
    lines = EventLines()
    list(lines.lines(ActivationStarted(Activation("a", "pipewire", FIREFOX, DESK, AT))))
    (said,) = lines.lines(Ruled(AT, "a", Reaction.ALARM, (), "rule"))
    assert said.endswith("  A rule applied to Firefox: alarm raised")
    (updated,) = lines.lines(Ruled(AT, "a", Reaction.RECORD, (), "rule", "dpkg:zoom"))
    assert updated.endswith("Since the rule was made the file was changed by an update of the package zoom.")
    (without,) = lines.lines(Ruled(AT, "a", Reaction.NOTIFY))
    assert without.endswith("  Firefox stands out: notified of")
