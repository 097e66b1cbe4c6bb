from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.presence_model import Attendance
from monitor.settings import SpeakerToasts
from monitor.speaker_model import Witness
from monitor.speaker_records import Sighted, SightingWithdrawn
from tests.ui.fakes import FakeClock
from tests.ui.fakes_speakers import ECHO, NEST, sighting
from ui.toasts import BURST, BURST_SPAN, COALESCE, Loudness, Order, Toast, Withdraw
from ui.wake_toasts import WakeToasts

SECOND = timedelta(seconds=1)
NAMES = {ECHO.id: ECHO.name, NEST.id: NEST.name}


class Policy:
    """The rules under a clock that is moved by hand."""

    def __init__(self, when: SpeakerToasts = SpeakerToasts.ALWAYS) -> None:
        self.clock, self.when, self.attendance = FakeClock(), when, Attendance.UNKNOWN
        self.rules = WakeToasts(
            lambda: self.when,
            lambda seen: NAMES[seen.speaker],
            lambda at, now: at.strftime("%H:%M:%S"),
            lambda: self.attendance,
        )

    def woke(self, speaker=ECHO, by: Witness = Witness.CHIME, ago: timedelta = timedelta()) -> list[Order]:
        now = self.clock.now()
        return self.rules.heard(Sighted(now.wall, sighting(now.wall - ago, speaker, by)), now)

    def after(self, by: timedelta) -> list[Order]:
        return self.rules.tick(self.clock.move(by))


def toast_of(orders: list[Order]) -> Toast:
    (order,) = orders
    assert isinstance(order, Toast)
    return order


def test_a_wake_is_told_with_its_speaker_and_can_be_marked() -> None:
    toast = toast_of(Policy().woke())
    assert toast.text.title == "Kitchen Echo woke"
    assert "12:00:00" in toast.text.body
    assert toast.sighting and toast.shows == toast.sighting
    assert (toast.loudness, toast.stays) == (Loudness.NORMAL, False)


def test_switched_off_nothing_is_told_from_the_next_wake_on() -> None:
    policy = Policy()
    policy.when = SpeakerToasts.OFF
    assert policy.woke() == []


def test_when_nobody_is_there_only_is_asked_at_each_wake() -> None:
    policy = Policy(SpeakerToasts.NOBODY_THERE)
    policy.attendance = Attendance.THERE
    assert policy.woke() == []
    for attendance in (Attendance.AWAY, Attendance.LOCKED):
        policy = Policy(SpeakerToasts.NOBODY_THERE)
        policy.attendance = attendance
        assert policy.woke()


def test_always_means_when_somebody_is_there_too() -> None:
    policy = Policy()
    policy.attendance = Attendance.THERE
    assert policy.woke()


def test_while_nothing_says_whether_somebody_is_there_a_wake_is_told() -> None:
    assert Policy(SpeakerToasts.NOBODY_THERE).woke()


@pytest.mark.parametrize("by", [Witness.HAND, Witness.FILE])
def test_what_the_person_entered_is_not_told_back(by: Witness) -> None:
    assert Policy().woke(by=by) == []


def test_what_was_heard_long_ago_is_no_news() -> None:
    assert Policy().woke(ago=timedelta(minutes=5)) == []


def test_wakes_within_ten_seconds_are_told_together_and_not_marked_together() -> None:
    policy = Policy()
    first = toast_of(policy.woke())
    policy.clock.move(2 * SECOND)
    assert policy.woke() == []
    policy.clock.move(SECOND)
    assert policy.woke() == []
    assert policy.rules.wait(policy.clock.now()) == COALESCE - 3 * SECOND
    later = toast_of(policy.after(COALESCE))
    assert (later.slot, later.text.title) == (first.slot, "Kitchen Echo woke 2 times")
    assert (later.sighting, later.page) == ("", "speakers")


def test_two_speakers_have_a_toast_each() -> None:
    policy = Policy()
    assert toast_of(policy.woke(ECHO)).slot != toast_of(policy.woke(NEST)).slot


def test_a_speaker_that_wakes_all_the_time_is_told_quietly_once_a_minute() -> None:
    policy, told = Policy(), []
    for _ in range(120):
        told += policy.woke()
        told += policy.after(SECOND)
    assert len(told) <= 1 + BURST + 2
    assert toast_of(told[-1:]).loudness is Loudness.QUIET


def test_what_waits_is_told_in_the_end() -> None:
    policy = Policy()
    count = 0
    for _ in range(50):
        count += sum(max(1, _times(toast)) for toast in policy.woke())
    count += sum(_times(toast) for toast in policy.after(BURST_SPAN))
    assert count == 50
    assert policy.rules.wait(policy.clock.now()) is None


def _times(toast: Order) -> int:
    assert isinstance(toast, Toast)
    words = toast.text.title.split()
    return int(words[-2]) if words[-1] == "times" else 1


def test_a_withdrawn_sighting_takes_its_toast_with_it() -> None:
    policy = Policy()
    toast = toast_of(policy.woke())
    now = policy.clock.now()
    assert policy.rules.heard(SightingWithdrawn(now.wall, toast.sighting), now) == [Withdraw(toast.slot)]
    assert policy.rules.heard(SightingWithdrawn(now.wall, toast.sighting), now) == []
