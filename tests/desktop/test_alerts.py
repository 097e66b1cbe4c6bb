"""Alerts answered on a real notification server: cut off, allowed, seen."""

from __future__ import annotations

import pytest

from tests.desktop.test_tray import Start, item_property
from tests.desktop.test_tray import start as start
from tests.rig.desktop import Notifier, Panel
from tests.rig.processes import wait_until

pytestmark = pytest.mark.desktop


def test_an_alarm_stays_until_it_is_acknowledged_and_takes_the_trays_alarm_with_it(
    start: Start, panel: Panel, notifier: Notifier
) -> None:
    program = start("hidden")
    program.said("started")
    wait_until(lambda: len(panel.items()) == 1, "the tray icon")
    (item,) = panel.items()
    program.do("open firefox locked")
    wait_until(lambda: notifier.shown() == 1, "the alarm")
    wait_until(lambda: "1 alarm to look at" in item_property(panel.env, item, "ToolTip"), "the tray's word")
    program.do("close")
    assert notifier.shown() == 1, "that it is over acknowledges nothing"
    notifier.choose("I have seen it")
    wait_until(lambda: notifier.shown() == 0, "the alarm to go")
    wait_until(lambda: "alarm" not in item_property(panel.env, item, "ToolTip"), "the tray to be calm")
    (toast,) = notifier.history()
    assert "Out of the ordinary: the screen was locked." in toast["body"]


def test_a_stream_is_cut_off_from_its_notification(start: Start, panel: Panel, notifier: Notifier) -> None:
    program = start("hidden")
    program.said("started")
    program.do("open firefox first")
    wait_until(lambda: notifier.shown() == 1, "the toast")
    notifier.choose("Cut off")
    program.said("cut off firefox")


def test_a_program_is_allowed_from_its_notification_and_silent_from_then_on(
    start: Start, panel: Panel, notifier: Notifier
) -> None:
    program = start("hidden")
    program.said("started")
    program.do("open firefox")
    wait_until(lambda: notifier.shown() == 1, "the toast")
    notifier.choose("Always allow")
    program.said("allowed exe:/usr/bin/firefox")
    wait_until(lambda: notifier.shown() == 0, "the answered toast to go")
    program.do("close")
    program.do("open firefox")
    program.do("open zoom")
    wait_until(lambda: notifier.shown() == 1, "the other program's toast")
    assert [each["summary"] for each in notifier.told()][0] == "zoom opened the microphone"
