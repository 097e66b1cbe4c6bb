"""Lanes never mix what is known of one program with what another only says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.model import (
    ActivationChanged,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    BlindSince,
    Claim,
    Coverage,
    Evidence,
    Known,
    State,
    Trust,
    Use,
    WatchingSince,
)
from tests.ui.timeline.sample import (
    DAY,
    DISCORD,
    FIREFOX,
    OBS,
    OWN,
    PACAT,
    SPEAKERS,
    ZOOM,
    a_day,
    at,
    day_coverage,
    past,
    used,
)
from ui.timeline import words
from ui.timeline.bands import STILL, BandKind, bands_of
from ui.timeline.lanes import Group, Look, build_lanes, look_of
from ui.timeline.scene import neighbour
from ui.timeline.story import Story

NOW = at("22:10").timestamp()


def story(*activations: object) -> Story:
    return Story(activations, day_coverage(), NOW)  # type: ignore[arg-type]


def test_what_only_calls_itself_zoom_gets_a_lane_of_its_own() -> None:
    liar = replace(ZOOM, trust=Trust.CLAIMED, evidence=Evidence.OWN_WORD, claimed=Claim("Zoom", 3120))
    lanes = build_lanes([used(ZOOM, at("09:00"), 60), used(liar, at("10:00"), 60)])
    assert [words.badge(lane) for lane in lanes] == ["its own word", "confirmed"]


def test_a_contradicted_run_never_colours_the_same_programs_honest_ones() -> None:
    honest = replace(PACAT, trust=Trust.KERNEL, claimed=None)
    lanes = build_lanes([used(honest, at("09:00"), 60), used(PACAT, at("10:00"), 60)])
    assert [lane.conflict for lane in lanes] == [True, False]


def test_lanes_are_sorted_by_last_use_with_the_programs_own_last() -> None:
    lanes = build_lanes(a_day())
    titles = [words.lane_title(lane.application) for lane in lanes]
    assert titles[0] == "Discord"
    assert titles[-2:] == ["Earwitness (this program)", "OBS Studio"]


def test_recording_the_computers_own_sound_is_a_group_apart() -> None:
    lanes = build_lanes([used(OBS, at("09:00"), 9), used(OBS, at("10:00"), 9, use=Use.OUTPUT_CAPTURE)])
    assert [lane.key.group for lane in lanes] == [Group.MICROPHONE, Group.OUTPUT]


def test_every_activation_is_in_exactly_one_lane() -> None:
    every = past(24) + a_day()
    within = [one.id for lane in build_lanes(every) for one in lane.within(0, NOW, NOW)]
    assert sorted(within) == sorted(one.id for one in every)


def test_an_end_before_its_start_is_kept_as_an_instant() -> None:
    turned = replace(used(FIREFOX, at("09:00"), 60), ended=at("08:00"))
    assert build_lanes([turned])[0].count(at("08:59").timestamp(), NOW, NOW) == 1


def test_unordered_activations_are_put_in_order() -> None:
    lane = build_lanes([used(FIREFOX, at("12:00"), 60), used(FIREFOX, at("09:00"), 60)])[0]
    assert [one.started for one in lane.within(0, NOW, NOW)] == [at("09:00"), at("12:00")]


def test_each_use_has_its_look() -> None:
    looks = [look_of(used(FIREFOX, at("09:00"), 1, use=use)) for use in (Use.MICROPHONE, Use.METER, Use.RELAY)]
    assert looks == [Look.PLAIN, Look.METER, Look.RELAY]
    assert look_of(used(OWN, at("09:00"), 1)) is Look.OWN
    assert look_of(used(PACAT, at("09:00"), 1, use=Use.METER)) is Look.CONFLICT
    assert look_of(used(PACAT, at("09:00"), 1, use=Use.OUTPUT_CAPTURE, microphone=SPEAKERS)) is Look.OUTPUT


def test_a_started_activation_appears_grows_pauses_and_ends() -> None:
    told, began = story(), at("22:00")
    one = used(FIREFOX, began, None, "x")
    assert told.apply(ActivationStarted(one))
    lane = told.lanes[0]
    assert lane.seconds(0, NOW, NOW) == 600
    assert lane.seconds(0, NOW + 60, NOW + 60) == 660
    told.apply(ActivationChanged("x", at("22:01"), State.PAUSED))
    told.apply(ActivationEnded("x", at("22:02"), Known.SEEN, timedelta(minutes=2)))
    found = told.find("x")
    assert found is not None
    assert found[1].state is State.PAUSED
    assert found[0].seconds(0, NOW, NOW) == 120


def test_the_same_record_twice_changes_nothing() -> None:
    told, one = story(), used(FIREFOX, at("22:00"), None, "x")
    changed = ActivationChanged("x", at("22:01"), State.PAUSED)
    assert [told.apply(record) for record in (ActivationStarted(one), ActivationStarted(one))] == [True, False]
    assert [told.apply(changed), told.apply(changed)] == [True, False]


def test_a_start_that_was_read_already_is_not_doubled() -> None:
    one = used(FIREFOX, at("09:00"), 60, "x")
    told = story(one)
    assert not told.apply(ActivationStarted(replace(one, ended=None)))
    assert told.lanes[0].count(0, NOW, NOW) == 1


def test_a_better_identity_moves_an_activation_to_its_lane() -> None:
    told = story(used(FIREFOX, at("09:00"), 60))
    told.apply(ActivationStarted(used(DISCORD, at("22:00"), None, "x")))
    assert len(told.lanes) == 2
    told.apply(ActivationIdentified("x", at("22:01"), FIREFOX))
    assert [words.lane_title(lane.application) for lane in told.lanes] == ["Firefox"]
    assert told.lanes[0].count(0, NOW, NOW) == 2


def test_blind_and_unwatched_times_are_told_apart() -> None:
    found = {(band.kind, band.started, band.ended) for band in bands_of(day_coverage(), NOW)}
    assert (BandKind.BLIND, at("10:55").timestamp(), at("11:16").timestamp()) in found
    assert (BandKind.UNWATCHED, at("02:10").timestamp(), at("06:58").timestamp()) in found
    assert len(found) == 3


def test_time_after_the_last_coverage_is_unwatched() -> None:
    bands = bands_of([Coverage("pipewire", DAY, at("08:00"))], NOW)
    assert [(band.started, band.ended) for band in bands] == [(0, DAY.timestamp()), (at("08:00").timestamp(), NOW)]


def test_going_blind_and_seeing_again_is_one_band() -> None:
    told = Story([], [Coverage("pipewire", DAY, None)], NOW)
    told.apply(BlindSince("pipewire", at("21:00"), "The server is gone."))
    assert told.band_tracks[-1].bands[-1].ended == STILL
    told.apply(WatchingSince("pipewire", at("21:05")))
    band = told.band_tracks[-1].bands[-1]
    assert (band.started, band.ended) == (at("21:00").timestamp(), at("21:05").timestamp())


def test_walking_with_the_keyboard_visits_every_activation_once() -> None:
    same = [used(FIREFOX, at("09:00"), 60, id_) for id_ in ("c", "a", "b")]
    every = [*same, used(FIREFOX, at("10:00"), 60, "d"), used(FIREFOX, at("22:00"), None, "e")]
    lane = build_lanes(every)[0]
    visited, here = [], neighbour(lane, 0.0, True, None)
    while here:
        visited.append(here.id)
        here = neighbour(lane, here.started.timestamp(), True, here.id)
    assert visited == ["a", "b", "c", "d", "e"]


def test_the_filter_looks_at_names_files_claims_and_trust() -> None:
    lanes = build_lanes(a_day())
    typed = ("FIREFOX", "us.zoom", "contradicted", "backup.py", "zoom pacat", "teams", "")
    matching = {
        wanted: [words.lane_title(lane.application) for lane in lanes if words.matches(lane, wanted)]
        for wanted in typed
    }
    assert matching["FIREFOX"] == ["Firefox"]
    assert matching["us.zoom"] == ["Zoom"]
    assert matching["contradicted"] == matching["zoom pacat"] == ["pacat"]
    assert matching["backup.py"] == ["python3 · backup.py"]
    assert matching["teams"] == []
    assert len(matching[""]) == len(lanes)
