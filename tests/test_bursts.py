"""A flood is counted, never lost, and never hides what lasts or what others do."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from monitor.bursts import LIMIT
from monitor.microphone.watcher import Closed, Opened
from monitor.model import ActivationEnded, ActivationStarted, Application, Burst, Record, Trust
from monitor.tracker import Tracker
from tests.test_tracker import MICROPHONE, PACAT, at

FLOOD = 5000
SPY = Application("spy", pid=9, exe="/usr/bin/spy", trust=Trust.KERNEL)


def new_tracker() -> Tracker:
    numbers = count(1)
    return Tracker(lambda: f"a{next(numbers)}", lambda identity: True)


def brief(tracker: Tracker, key: str, seconds: float, lasts: float, application: Application = PACAT) -> list[Record]:
    records = tracker.take(Opened("pipewire", key, at(seconds), application, MICROPHONE))
    return records + tracker.take(Closed("pipewire", key, at(seconds + lasts)))


def test_a_flood_is_counted_exactly_and_the_one_that_it_should_hide_is_listed() -> None:
    tracker = new_tracker()
    records: list[Record] = []
    for number in range(FLOOD):
        records += brief(tracker, str(number), number / 1000, 0.005 if number else 0.004)
        if number == 3000:
            records += brief(tracker, "spy", number / 1000, 0.02, SPY)
    records += tracker.due(at(60))
    starts = [record.activation for record in records if isinstance(record, ActivationStarted)]
    assert [start.application.name for start in starts].count("spy") == 1
    bursts = [record for record in records if isinstance(record, Burst)]
    listed = [start for start in starts if start.application == PACAT]
    assert len(listed) == LIMIT
    assert sum(burst.count for burst in bursts) == FLOOD - LIMIT
    assert bursts[0].longest == timedelta(milliseconds=5)
    assert not tracker.activations
    assert not tracker.waiting()


def test_one_of_the_flood_that_lasts_is_listed_with_its_true_start() -> None:
    tracker = new_tracker()
    for number in range(LIMIT):
        brief(tracker, str(number), number / 1000, 0.001)
    tracker.take(Opened("pipewire", "long", at(2), PACAT, MICROPHONE))
    assert tracker.due(at(2.5)) == []
    (started,) = tracker.due(at(3.5))
    assert isinstance(started, ActivationStarted)
    assert started.activation.started == at(2).wall
    (ended,) = tracker.take(Closed("pipewire", "long", at(12)))
    assert isinstance(ended, ActivationEnded)
    assert ended.duration == timedelta(seconds=10)


def test_one_that_lasted_is_listed_even_when_nobody_looked_in_between() -> None:
    tracker = new_tracker()
    for number in range(LIMIT):
        brief(tracker, str(number), number / 1000, 0.001)
    assert [type(record) for record in brief(tracker, "long", 2, 30)] == [ActivationStarted, ActivationEnded]


def test_a_program_that_calms_down_is_listed_again() -> None:
    tracker = new_tracker()
    for number in range(LIMIT + 10):
        brief(tracker, str(number), number / 1000, 0.001)
    tracker.due(at(200))
    assert len(brief(tracker, "later", 200, 0.001)) == 2


def test_a_flood_that_is_running_when_the_program_ends_is_told() -> None:
    tracker = new_tracker()
    for number in range(LIMIT + 10):
        brief(tracker, str(number), number / 1000, 0.001)
    (burst,) = tracker.finish(at(1), "ended")
    assert isinstance(burst, Burst)
    assert burst.count == 10
