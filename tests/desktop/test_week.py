"""The weekly summary on a real session bus: dunst shows it, "Show" opens the week, and it can be turned off there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.desktop.test_tray import Program, Start, start
from tests.journal.parts import HandClock, Place, pairs
from tests.rig.desktop import Notifier, Panel, PrivateDisplay
from tests.rig.processes import wait_until
from ui.keepsake import Keepsake
from ui.weekly import monday

__all__ = ["start"]
pytestmark = pytest.mark.desktop


@pytest.fixture
def told(start: Start, panel: Panel, notifier: Notifier, tmp_path: Path) -> Program:
    """Started when a week with three openings is over that nobody was told of."""
    data = tmp_path / "data"
    data.mkdir()
    begun = monday(datetime.now(UTC))
    place = Place(data)
    place.clock = HandClock()
    place.clock.wall = begun - timedelta(days=3)
    journal = place.open()
    journal.append(pairs(3, place.clock), place.clock.now())
    journal.close()
    Keepsake(data).keep_weekly(begun - timedelta(days=7))
    program = start("hidden", "journal")
    program.said("started")
    wait_until(lambda: notifier.shown() == 1, "the weekly summary")
    return program


def test_the_summary_is_shown_and_show_opens_the_week(
    told: Program, notifier: Notifier, display: PrivateDisplay
) -> None:
    assert display.windows("^The week$") == []
    notifier.choose("Show")
    wait_until(lambda: display.windows("^The week$"), "the week")
    (toast,) = notifier.told()
    assert toast["summary"] == "Last week: 3 times, 30 s in all"
    assert "3 uses at odd hours or when nobody was there." in toast["body"]


def test_no_weekly_summary_turns_it_off_and_says_so(told: Program, notifier: Notifier) -> None:
    notifier.choose("No weekly summary")
    told.said("weekly summaries: False")
    wait_until(lambda: notifier.shown() == 1, "the answer")
    assert "There will be no weekly summary." in notifier.told()[0]["body"]
