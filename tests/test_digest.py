"""What a week's digest counts, what stands out in it, and what it does not claim to know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.digest import WEEK, Odd, Recorded, Said, digest_of
from monitor.digest_reading import read_digest
from monitor.journal import Reader
from monitor.model import Activation, Application, Burst, Coverage, Presence, Use
from monitor.report.gather import FromDisk
from monitor.settings import Settings
from monitor.speaker_model import Finding, HistoryRecord, Kind, Sighting, Span, Speaker, Vendor, Verdict, Witness
from monitor.speaker_records import listener_source
from tests.choosing import FakeChoices
from tests.journal.parts import MICROPHONE, NOON, Place, ended, started
from tests.ui.fakes_speakers import FakeSpeakers

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
FIREFOX, ZOOM = Application("firefox", exe="/usr/bin/firefox"), Application("zoom", exe="/usr/bin/zoom")
ECHO = Speaker("s", "Kitchen", Vendor.ALEXA)
HOUR = timedelta(hours=1)


def use(ago: timedelta, length: timedelta = HOUR, who: Application = FIREFOX, presence: Presence | None = None,
        what: Use = Use.MICROPHONE) -> Activation:  # fmt: skip
    begin = MONDAY - ago
    return Activation(f"a{ago}{who.name}", "pipewire", who, MICROPHONE, begin, what, ended=begin + length,
                      presence=presence or Presence())  # fmt: skip


def days(number: float, hour: float = 12) -> timedelta:
    """``number`` days before Monday 0:00, at that hour."""
    return timedelta(days=number) - timedelta(hours=hour)


def woke(ago: timedelta, asked_for: bool | None = None, kind: Kind | None = None) -> Finding:
    at = MONDAY - ago
    record = None if kind is None else HistoryRecord("k", Vendor.ALEXA, "", Span(at, at + timedelta(seconds=1)), kind)
    sighting = Sighting(f"w{ago}", "s", at, Witness.CHIME, asked_for=asked_for)
    return Finding(f"f{ago}", Verdict.CONFIRMED, "s", sighting, record)


def test_each_week_has_its_own_uses_and_their_time_is_cut_at_midnight() -> None:
    over_midnight = use(timedelta(days=7) + HOUR / 2)
    digest = digest_of(Recorded(MONDAY, [over_midnight, use(days(2)), use(days(9))]), UTC)
    assert (digest.week.openings, digest.before.openings) == (1, 2)
    assert (digest.week.used, digest.before.used) == (1.5 * HOUR, 1.5 * HOUR)


def test_simultaneous_uses_count_once_and_what_is_no_microphone_use_not_at_all() -> None:
    own = Application("earwitness", own=True)
    uses = [use(days(2)), use(days(2), who=ZOOM), use(days(3), who=own), use(days(3), what=Use.OUTPUT_CAPTURE)]
    digest = digest_of(Recorded(MONDAY, uses, newcomers=[(own, MONDAY - HOUR)]), UTC)
    assert (digest.week.openings, digest.week.programs, digest.week.used) == (2, 2, HOUR)
    assert not digest.new


def test_the_longest_use_comes_first_and_one_that_goes_on_counts_until_now() -> None:
    going_on = replace(use(3 * HOUR, who=ZOOM), ended=None)
    digest = digest_of(Recorded(MONDAY, [use(days(2)), going_on]), UTC)
    assert [(each.application, each.used) for each in digest.programs] == [(ZOOM, 3 * HOUR), (FIREFOX, HOUR)]
    assert digest.longest == going_on


def test_a_flood_counts_its_openings() -> None:
    at = MONDAY - days(2)
    flood = Burst("b", "pipewire", ZOOM, MICROPHONE, at, at + HOUR, 400, HOUR / 3600, HOUR / 3600)
    digest = digest_of(Recorded(MONDAY, bursts=[flood]), UTC)
    assert (digest.week.openings, digest.week.programs, digest.programs[0].openings) == (400, 1, 400)
    assert digest.presence_unknown == 400


@pytest.mark.parametrize(
    ("begin", "odd"), [(3, True), (5.9, True), (6, False), (23.5, True), (22, False)]
)  # fmt: skip
def test_the_night_is_from_midnight_to_six_local_time(begin: float, odd: bool) -> None:
    found = digest_of(Recorded(MONDAY, [use(days(2, begin))]), UTC)
    assert [each.why for each in found.odd] == ([(Odd.NIGHT,)] if odd else [])


def test_an_hour_is_unusual_only_for_a_program_whose_hours_are_known() -> None:
    before = [use(days(8 + n % 4, 9), HOUR / 60) for n in range(6)]
    same, near, far = use(days(2, 9)), use(days(3, 10.5)), use(days(4, 20))
    digest = digest_of(Recorded(MONDAY, [*before, same, near, far]), UTC)
    assert [(each.activation, each.why) for each in digest.odd] == [(far, (Odd.UNUSUAL_HOUR,))]
    assert not digest_of(Recorded(MONDAY, [*before[:4], far]), UTC).odd, "too seldom"
    one_day = [use(days(8, 9 + n / 10), HOUR / 60) for n in range(6)]
    assert not digest_of(Recorded(MONDAY, [*one_day, far]), UTC).odd, "one day is no habit"


def test_nobody_was_there_is_said_only_where_something_said_so() -> None:
    cases = [
        (Presence(None, None), None), (Presence(None, False), None), (Presence(3.0, None), True),
        (Presence(900.0, False), False), (Presence(3.0, True), False), (Presence(None, True), False),
    ]  # fmt: skip
    for presence, there in cases:
        digest = digest_of(Recorded(MONDAY, [use(days(2), presence=presence)]), UTC)
        assert [each.why for each in digest.odd] == ([(Odd.NOBODY_THERE,)] if there is False else []), presence
        assert digest.presence_unknown == (there is None), presence


@pytest.mark.parametrize(("minutes", "odd"), [(5, 1), (12, 1), (13, 0)])
def test_nobody_is_there_after_as_long_as_was_chosen(minutes: int, odd: int) -> None:
    uses = [use(days(2), presence=Presence(720.0, False))]
    digest = digest_of(Recorded(MONDAY, uses, away_after=timedelta(minutes=minutes)), UTC)
    assert len(digest.odd) == odd and digest.presence_unknown == 0


def test_unasked_is_what_a_person_marked_or_the_vendor_says_and_the_person_is_believed() -> None:
    not_meant = Kind.VENDOR_SAYS_NOT_MEANT
    findings = [
        woke(days(1), asked_for=False), woke(days(2), kind=not_meant), woke(days(3), asked_for=True, kind=not_meant),
        woke(days(4)), woke(days(5), kind=Kind.REQUEST), woke(days(9), asked_for=False),
    ]  # fmt: skip
    digest = digest_of(Recorded(MONDAY, findings=findings, speakers=[ECHO]), UTC)
    assert [(each.speaker, each.said) for each in digest.unasked] == [
        ("Kitchen", Said.PERSON), ("Kitchen", Said.VENDOR)
    ]  # fmt: skip
    assert (digest.week.wakes, digest.week.unasked, digest.before.unasked) == (5, 2, 1)


def test_what_was_watched_is_told_without_blind_times_and_without_the_listener() -> None:
    begin = MONDAY - timedelta(days=2)
    coverage = [
        Coverage("pipewire", begin, begin + 10 * HOUR),
        Coverage("alsa", begin + 5 * HOUR, None),
        Coverage("earwitness", begin + 6 * HOUR, begin + 8 * HOUR, "suspended"),
        Coverage(listener_source("s"), begin - 30 * HOUR, None),
    ]
    digest = digest_of(Recorded(MONDAY, coverage=coverage), UTC)
    assert (digest.week.watched, digest.before.watched) == (46 * HOUR, timedelta())


def test_new_is_what_the_journal_had_never_recorded_before(tmp_path: Path) -> None:
    place = Place(tmp_path)
    journal = place.open()
    old, new, again = started("Old", NOON), started("New", NOON + 8 * 24 * HOUR), started("New", NOON + 9 * 24 * HOUR)
    back = started("Old", NOON + 8 * 24 * HOUR)
    first = [replace(each, first_seen=True) for each in (old, new)]
    journal.append(
        [first[0], ended(old), first[1], ended(new), again, ended(again), back, ended(back)], place.clock.now()
    )
    journal.close()
    until = NOON + 10 * 24 * HOUR
    with Reader(place.path) as reader:
        found = reader.newcomers(until - WEEK, until)
    assert [(who.name, at) for who, at in found] == [("New", new.activation.started)]


def test_it_is_read_from_a_journal(tmp_path: Path) -> None:
    from tests.report.parts import Case

    case = Case(tmp_path)
    speakers = FakeSpeakers(ECHO)
    disk = FromDisk(case.paths, speakers)
    disk.choices = FakeChoices(Settings(away_after=timedelta(seconds=3)))
    digest = read_digest(disk, case.paths.journal, NOON + 24 * HOUR, UTC)
    assert (digest.week.openings, digest.week.programs, digest.week.used) == (12, 7, timedelta(seconds=120))
    assert digest.presence_unknown == 0 and len(digest.odd) == 12  # each began 3.2 s after the last input
