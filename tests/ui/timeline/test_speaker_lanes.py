"""A speaker's two lanes keep every mark, in our time, and tell its verdict by its look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import BlindSince, Coverage, WatchingSince
from monitor.speaker_model import Finding, Span, Vendor, Verdict
from monitor.speaker_records import NoiseHeard, Sighted, SightingEnded, Triage, Triaged, listener_source
from tests.ui.fakes_speakers import ECHO, POD, FakeSpeakers
from tests.ui.timeline.sample import DAY, a_day, at, day_coverage
from tests.ui.timeline.speaker_sample import (
    AHEAD,
    a_kitchen,
    a_speakers_day,
    heard,
    import_of,
    pair,
    said,
    speakers_of,
)
from ui.timeline import speaker_words
from ui.timeline.bands import STILL, BandKind
from ui.timeline.geometry import FOOT, SIDE, SPEAKER, rows_for
from ui.timeline.lanes import Group
from ui.timeline.speaker_hits import nearest, under
from ui.timeline.speaker_lanes import MarkLook, Side, SpeakerLanes, neighbour
from ui.timeline.speaker_reading import MANY, read_speakers
from ui.timeline.story import Story

NOW = at("22:10").timestamp()


def read(told: FakeSpeakers) -> list[SpeakerLanes]:
    answers: list[list[SpeakerLanes]] = []
    read_speakers(told, answers.append)
    return answers[-1]


def kitchen() -> SpeakerLanes:
    return read(a_kitchen())[0]


def story_of(told: FakeSpeakers) -> Story:
    story = Story(a_day(), day_coverage(), NOW)
    story.show_speakers(read(told))
    return story


def test_every_sighting_and_every_record_is_on_its_lane_once() -> None:
    lanes = kitchen()
    day = (DAY.timestamp(), DAY.timestamp() + 86400)
    assert [one.id for one in lanes.within(Side.HEARD, *day)] == [
        one.id for one in sorted(a_kitchen().seen, key=lambda each: each.at)
    ]
    assert {one.id for one in lanes.within(Side.SAID, *day)} == {one.key for one in a_kitchen().history}
    assert lanes.heard.count(*day) == len(a_kitchen().seen)


def test_the_vendors_times_are_moved_by_what_its_clock_is_ahead() -> None:
    paired = kitchen().within(Side.SAID, at("07:36").timestamp(), at("07:38").timestamp())[0]
    assert paired.started == pytest.approx(at("07:37").timestamp())
    assert speaker_words.heading(kitchen()) == "Kitchen Echo · vendor's clock +2.4 s, applied"


def test_where_the_clocks_could_not_be_compared_nothing_is_moved_and_nothing_is_said() -> None:
    lanes = read(speakers_of(a_speakers_day(), offset=None))[0]
    first = lanes.within(Side.SAID, at("07:36").timestamp(), at("07:38").timestamp())[0]
    assert first.started == pytest.approx(at("07:37").timestamp() + AHEAD)
    assert speaker_words.heading(lanes) == "Kitchen Echo"


@pytest.mark.parametrize(
    ("id_", "side", "look"),
    [
        ("the-missing-one", Side.HEARD, MarkLook.MISSING),
        ("the-unheard-one", Side.SAID, MarkLook.NOT_WITNESSED),
        ("the-vanished-one", Side.SAID, MarkLook.VANISHED),
        ("w50", Side.HEARD, MarkLook.AMBIGUOUS),
        ("r50", Side.SAID, MarkLook.AMBIGUOUS),
        ("w0", Side.HEARD, MarkLook.QUIET),
        ("late", Side.HEARD, MarkLook.QUIET),
    ],
)
def test_each_verdict_has_its_look(id_: str, side: Side, look: MarkLook) -> None:
    marks = kitchen().within(side, DAY.timestamp(), NOW)
    assert next(one for one in marks if one.id == id_).look is look


def test_a_vanished_record_is_shown_though_the_history_has_it_no_more() -> None:
    told = a_kitchen()
    told.history = [one for one in told.history if one.key != "the-vanished-one"]
    marks = read(told)[0].within(Side.SAID, DAY.timestamp(), NOW)
    assert "the-vanished-one" in {one.id for one in marks}


def test_a_pair_is_joined_and_what_stands_alone_is_not() -> None:
    tracks = {track.look: track for track in kitchen().heard.tracks}
    quiet = dict(
        zip((one.id for one in a_ids(tracks[MarkLook.QUIET].subjects)), tracks[MarkLook.QUIET].mates, strict=True)
    )
    assert quiet["w0"] == pytest.approx(at("07:37").timestamp(), abs=0.001)
    assert quiet["late"] != quiet["late"]  # not a number
    assert tracks[MarkLook.MISSING].mates[0] != tracks[MarkLook.MISSING].mates[0]


def a_ids(subjects: object) -> list[object]:
    return list(subjects)  # type: ignore[call-overload]


def test_what_a_person_explained_is_no_open_finding() -> None:
    told = a_kitchen()
    before = speaker_words.counted(read(told), DAY.timestamp(), NOW)
    told.triage("missing", Triage.EXPLAINED, "the radio")
    lanes = read(told)
    assert before == "Kitchen Echo 11 · 3 findings open"
    assert speaker_words.counted(lanes, DAY.timestamp(), NOW) == "Kitchen Echo 11 · 2 findings open"
    assert "missing" not in speaker_words.accusing(lanes[0], Side.HEARD, DAY.timestamp(), NOW)
    mark = next(one for one in lanes[0].within(Side.HEARD, DAY.timestamp(), NOW) if one.id == "the-missing-one")
    assert mark.settled
    assert ("Triage", "Explained: the radio") in speaker_words.facts(mark, None)


def test_times_in_which_nobody_listened_and_none_that_a_history_covers_are_hatched() -> None:
    lanes = kitchen()
    bands = [(band.kind, band.reason) for track in lanes.heard.bands for band in track.bands]
    assert (BandKind.BLIND, "It was too loud to hear the chime.") in bands
    assert BandKind.UNWATCHED in {kind for kind, _ in bands}
    [uncovered] = lanes.said.bands
    assert uncovered.bands[-1].started == pytest.approx(at("21:50").timestamp() - AHEAD)
    assert uncovered.bands[-1].ended == STILL


def test_a_speaker_of_which_nothing_is_known_has_only_its_name_and_that_nobody_listened() -> None:
    [lanes] = read(FakeSpeakers(POD))
    assert (lanes.heard.tracks, lanes.said.tracks) == ([], [])
    [track] = lanes.heard.bands
    assert (track.kind, track.bands[0].started, track.bands[0].ended) == (BandKind.UNWATCHED, 0.0, STILL)
    assert speaker_words.side_detail(lanes, Side.SAID, 0.0, NOW) == "no history imported"


@pytest.mark.parametrize(
    ("speaker", "vendor", "mine"),
    [(ECHO.id, Vendor.ALEXA, 1), (None, Vendor.ALEXA, 1), (None, Vendor.GOOGLE, 0), ("another", Vendor.ALEXA, 0)],
)
def test_an_import_counts_for_the_speakers_it_may_be_of(speaker: str | None, vendor: Vendor, mine: int) -> None:
    told = FakeSpeakers(ECHO)
    told.batches = [import_of(Span(DAY, at("12:00")), speaker, vendor)]
    assert read(told)[0].histories == mine


def test_what_is_long_to_compare_is_shown_before() -> None:
    many = [heard(DAY + timedelta(seconds=n), f"w{n}") for n in range(MANY + 1)]
    told = speakers_of([])
    told.seen = many
    answers: list[list[SpeakerLanes]] = []
    read_speakers(told, answers.append)
    assert [one[0].heard.count(0.0, NOW * 2) for one in answers] == [MANY + 1, MANY + 1]


def test_stepping_visits_every_mark_of_a_lane_in_both_directions() -> None:
    lanes = kitchen()
    wanted = [one.id for one in lanes.within(Side.SAID, DAY.timestamp(), NOW)]
    forth, one = [], neighbour(lanes, Side.SAID, DAY.timestamp(), ahead=True)
    while one:
        forth.append(one.id)
        one = neighbour(lanes, Side.SAID, one.started, ahead=True, skipped=one.id)
    back, one = [], neighbour(lanes, Side.SAID, NOW, ahead=False)
    while one:
        back.append(one.id)
        one = neighbour(lanes, Side.SAID, one.started, ahead=False, skipped=one.id)
    assert forth == wanted
    assert back == wanted[::-1]


def test_marks_that_begin_at_once_are_all_visited() -> None:
    twins = [Finding(f"f{n}", Verdict.MISSING, ECHO.id, heard("12:00", f"twin{n}")) for n in range(3)]
    lanes, found = read(speakers_of(twins))[0], []
    one = neighbour(lanes, Side.HEARD, DAY.timestamp(), ahead=True)
    while one:
        found.append(one.id)
        one = neighbour(lanes, Side.HEARD, one.started, ahead=True, skipped=one.id)
    assert found == ["twin0", "twin1", "twin2"]


# Under the pointer


def test_a_finding_among_many_is_what_is_meant() -> None:
    crowd = [pair(n, clock=at("12:00") + timedelta(seconds=n)) for n in range(60)]
    alone = Finding("f", Verdict.MISSING, ECHO.id, heard(at("12:00:30"), "lost"))
    mark, count = under(read(speakers_of([*crowd, alone]))[0], Side.HEARD, at("12:00:31").timestamp(), 0.1)
    assert mark is not None
    assert mark.id == "lost"
    assert count == 61


def test_a_crowd_is_told_as_a_number_and_what_accuses_in_it_is_named() -> None:
    crowd = [pair(n, clock=at("12:00") + timedelta(seconds=n)) for n in range(30)]
    lost = [
        Finding(f"f{n}", Verdict.MISSING, ECHO.id, heard(at("12:00") + timedelta(seconds=n), f"l{n}")) for n in (3, 9)
    ]
    lanes, middle = read(speakers_of([*crowd, *lost]))[0], at("12:00:15").timestamp()
    assert under(lanes, Side.HEARD, middle, 0.1) == (None, 32)
    told = speaker_words.cluster_lines(lanes, Side.HEARD, (middle - 90, middle + 90), None)
    assert told[1] == "32 lie here: 2 missing from the history"


def test_the_nearest_of_both_lanes_is_found_findings_first() -> None:
    lanes = kitchen()
    missed = nearest(lanes, at("15:27:10").timestamp(), 30.0)
    assert missed is not None
    assert missed.id == "the-missing-one"
    assert nearest(lanes, at("14:30").timestamp(), 30.0) is None


# What is published


def test_a_new_sighting_appears_once_and_its_end_follows() -> None:
    story = story_of(a_kitchen())
    new = heard("22:09", "new")
    assert story.apply(Sighted(new.at, new))
    assert not story.apply(Sighted(new.at, new))
    assert story.apply(SightingEnded(new.at, "new", new.at + timedelta(seconds=8)))
    [mark] = story.speakers[0].within(Side.HEARD, at("22:08").timestamp(), NOW)
    assert mark.ended - mark.started == pytest.approx(8)


def test_a_sighting_that_was_read_already_does_not_come_twice() -> None:
    story = story_of(a_kitchen())
    again = next(one for one in a_kitchen().seen if one.id == "late")
    assert not story.apply(Sighted(again.at, replace(again)))


def test_what_a_listener_hears_is_told_on_its_speakers_lane_and_nowhere_else() -> None:
    story = story_of(a_kitchen())
    before = story.band_tracks
    source = listener_source(ECHO.id)
    assert story.apply(BlindSince(source, at("22:00"), "The microphone is gone."))
    assert not story.apply(BlindSince(source, at("22:01"), "The microphone is gone."))
    assert story.apply(WatchingSince(source, at("22:05")))
    reasons = {band.reason for track in story.speakers[0].heard.bands for band in track.bands}
    assert "The microphone is gone." in reasons
    assert story.band_tracks is before


def test_a_listeners_coverage_from_the_journal_is_no_band_of_the_watchers() -> None:
    deaf = Coverage(listener_source(ECHO.id), at("03:00"), at("04:00"), "It was too loud.")
    story = Story(a_day(), [*day_coverage(), deaf], NOW)
    assert "It was too loud." not in {band.reason for track in story.band_tracks for band in track.bands}


def test_noise_goes_on_growing() -> None:
    story = story_of(a_kitchen())
    assert story.apply(NoiseHeard(at("22:00"), ECHO.id, (-60.0,), -42.0))
    assert len(story.speakers[0].noise) == 2
    assert not story.apply(NoiseHeard(at("22:00"), "nobody", (-60.0,), -42.0))


def test_nothing_new_of_a_speaker_that_is_not_shown() -> None:
    assert not story_of(a_kitchen()).apply(Sighted(at("22:00"), heard("22:00", "x", POD)))


def test_what_an_old_speaker_has_moves_the_beginning_of_the_timeline() -> None:
    old = Finding("f", Verdict.CANNOT_TELL, ECHO.id, heard(DAY - timedelta(days=90), "old"))
    assert story_of(speakers_of([old])).first == (DAY - timedelta(days=90)).timestamp()


# Rows and filter


def test_a_speaker_has_a_name_and_two_lanes_below_those_of_programs() -> None:
    lanes = story_of(a_kitchen(POD))
    rows = rows_for(lanes.lanes, 400.0, speakers=lanes.speakers)
    assert [(row.group, row.side) for row in rows[-6:]] == [(Group.SPEAKERS, side) for side in (None, *Side)] * 2
    gap = rows[-6].y - (rows[-7].y + rows[-7].height)
    assert gap == FOOT
    assert rows[-1].y + rows[-1].height - rows[-3].y == SPEAKER + 2 * SIDE


def test_without_speakers_the_rows_are_what_they_were() -> None:
    lanes = story_of(FakeSpeakers()).lanes
    assert rows_for(lanes, 400.0) == rows_for(lanes, 400.0, speakers=())


@pytest.mark.parametrize(("wanted", "found"), [("kitchen", True), ("amazon", True), ("echo-1", True), ("zoom", False)])
def test_the_filter_knows_a_speaker_by_name_room_vendor_and_label(wanted: str, found: bool) -> None:
    assert speaker_words.names_speaker(kitchen(), wanted) is found


def test_a_minute_is_told_as_a_minute() -> None:
    minute = Finding("f", Verdict.CANNOT_TELL, ECHO.id, None, said("11:05", "m", 60.0), "nobody-listened")
    [mark] = read(speakers_of([minute]))[0].within(Side.SAID, DAY.timestamp(), NOW)
    told = dict(speaker_words.facts(mark, at("11:05").tzinfo))
    assert told["Vendor"] == "within 1 min from Tue 3 Mar 2026 11:05:00"
    assert told["Clock"] == "vendor's clock +2.4 s, applied"


def test_another_clock_moves_marks_when_it_is_known_better() -> None:
    told = a_kitchen()
    told.checked = replace(
        told.checked, offsets={ECHO.id: 5.0}, triage={"missing": Triaged(DAY, "missing", Triage.NEW)}
    )
    first = read(told)[0].within(Side.SAID, at("07:36").timestamp(), at("07:38").timestamp())[0]
    assert first.started == pytest.approx(at("07:37").timestamp() + AHEAD - 5.0)
