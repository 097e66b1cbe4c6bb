"""The ALSA watcher on a real kernel with real cards, in one boot of tools/alsa-vm (see its top for what it needs).

The machine is emulated and slow, so nothing here is about time; see tests/bench/bench_alsa.py for that.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.kernel.scenarios import SCENARIOS

_ROOT = Path(__file__).parents[2]
_TIMEOUT = 420
Told = dict[str, Any]
pytestmark = [
    pytest.mark.xdist_group("kernel"),  # one machine for all of them
    pytest.mark.skipif(
        shutil.which("qemu-system-x86_64") is None, reason="needs qemu-system-x86, see the top of tools/alsa-vm"
    ),
]


@pytest.fixture(scope="module")
def told() -> Told:
    """Scenario -> what the watcher told."""
    command = [str(_ROOT / "tools/alsa-vm"), sys.executable, "-m", "tests.kernel.scenarios"]
    env = {**os.environ, "ALSA_VM_TIMEOUT": str(_TIMEOUT)}
    done = subprocess.run(command, cwd=_ROOT, env=env, capture_output=True, text=True, errors="replace", check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("TOLD ")]
    assert lines, done.stdout[-3000:] + done.stderr[-3000:]
    found: Told = json.loads(lines[-1].removeprefix("TOLD "))
    return found


def scenario(told: Told, name: str) -> Told:
    found: Told = told[name]
    assert "broke" not in found, found["broke"]
    return found


def opened(found: Told) -> list[Told]:
    return [edge for edge in found["edges"] if edge["edge"] == "Opened"]


def closed(found: Told) -> list[Told]:
    return [edge for edge in found["edges"] if edge["edge"] == "Closed"]


def states(found: Told, key: str) -> list[str]:
    return [edge["state"] for edge in found["edges"] if edge.get("key") == key and "state" in edge]


def test_the_snapshot_of_idle_cards_is_seeing_and_nothing_else(told: Told) -> None:
    assert [edge["edge"] for edge in told["at_first"]["edges"]] == ["Seeing"]


def test_capture_past_the_sound_server_is_seen_with_the_right_process(told: Told) -> None:
    found = scenario(told, "goes_past_the_server")
    (start,) = opened(found)
    assert (start["pid"], start["trust"], start["evidence"]) == (found["pid"], "kernel", "device-holder")
    assert (start["microphone"], start["kind"]) == ("alsa:card1:pcm0", "hardware")
    assert start["microphone_name"] == "HDA Intel: Generic Analog"
    assert "capturing" in states(found, start["key"])
    assert [edge["key"] for edge in closed(found)] == [start["key"]]


def test_the_second_client_of_dsnoop_is_seen_though_the_kernel_names_only_the_first(told: Told) -> None:
    found = scenario(told, "shared_by_dsnoop")
    assert {edge["pid"] for edge in opened(found)} == set(found["pids"])
    second = next(edge for edge in opened(found) if edge["pid"] == found["pids"][1])
    assert second["state"] == "capturing"
    assert closed(found)[0]["key"] == second["key"]


def test_every_brief_opening_is_seen_once_and_never_blamed_on_another_process(told: Told) -> None:
    for knock in scenario(told, "brief_openings")["knocks"]:
        (start,) = opened(knock)
        (end,) = closed(knock)
        assert start["pid"] in (knock["pid"], None), knock
        assert start["key"] == end["key"]


def test_openings_of_20_ms_and_more_are_seen_with_their_process(told: Told) -> None:
    knocks = [knock for knock in scenario(told, "brief_openings")["knocks"] if knock["stay_ms"] >= 20]
    assert [opened(knock)[0]["pid"] for knock in knocks] == [knock["pid"] for knock in knocks]


def test_fifty_openings_in_a_row_are_fifty(told: Told) -> None:
    found = scenario(told, "fifty_in_a_row")
    assert len(opened(found)) == 50
    assert len(closed(found)) == 50
    assert {edge["pid"] for edge in opened(found)} <= {found["pid"], None}


def test_an_opening_through_a_containers_own_device_node_is_found_without_an_alarm(told: Told) -> None:
    found = scenario(told, "node_of_a_container")
    (start,) = opened(found)
    assert (start["pid"], start["known"]) == (found["pid"], "inferred")
    assert len(closed(found)) == 1


def test_the_process_is_found_though_the_thread_that_opened_has_ended(told: Told) -> None:
    found = scenario(told, "opener_thread_is_gone")
    (start,) = opened(found)
    assert start["pid"] == found["pid"] != found["tid"]
    assert len(closed(found)) == 1


def test_a_child_that_inherits_the_device_is_seen_to_hold_it_after_its_parent_ended(told: Told) -> None:
    found = scenario(told, "handed_to_a_child")
    key = {edge["pid"]: edge["key"] for edge in opened(found)}
    assert set(key) == set(found["pids"])
    assert [edge["key"] for edge in closed(found)] == [key[pid] for pid in found["pids"]]


def test_a_device_held_by_shared_memory_alone_is_still_held(told: Told) -> None:
    found = scenario(told, "held_by_memory_alone")
    assert found["mapped"]
    assert [edge["edge"] for edge in found["held"]] == ["Opened"]
    assert [edge["pid"] for edge in opened(found)] == [found["pid"]]
    assert len(closed(found)) == 1


def test_another_users_program_is_told_as_unknown_and_its_name_as_its_own_word(told: Told) -> None:
    found = scenario(told, "another_users")
    (start,) = opened(found)
    assert (start["name"], start["exe"]) == ("unknown program", None)
    assert (start["trust"], start["evidence"]) == ("unknown", "none")
    assert (start["pid"], start["uid"]) in ((found["pid"], 0), (None, None))
    assert start["calls_itself"] in ("arecord", None)
    assert "capturing" in states(found, start["key"])
    assert len(closed(found)) == 1


def test_one_opening_is_not_lost_in_a_crowd_of_5000(told: Told) -> None:
    found = scenario(told, "hidden_in_a_crowd")
    assert [edge["pid"] for edge in opened(found)] == [found["pid"]]
    assert found["told_of_the_crowd"] == 5000 or found["blind"]


def test_a_card_that_is_unplugged_ends_its_activation_and_is_watched_again_when_it_is_back(told: Told) -> None:
    found = scenario(told, "unplugged_and_back")
    assert [edge["pid"] for edge in opened(found)] == found["pids"]
    assert [edge["key"] for edge in closed(found)] == [edge["key"] for edge in opened(found)]


def test_behind_a_sound_server_the_card_is_held_by_the_server(told: Told) -> None:
    """The server tries the card out before: openings of less than a millisecond, which may be over before a look."""
    found = scenario(told, "through_pipewire")
    assert {edge["pid"] for edge in opened(found)} - {None} == {found["pipewire"]}
    assert all(edge["state"] == "unobserved" for edge in opened(found) if edge["pid"] is None)
    held = next(edge for edge in opened(found) if edge["pid"] == found["pipewire"])
    assert "capturing" in states(found, held["key"])


def test_a_recording_through_a_sound_server_is_told_once_and_by_the_program_that_records(told: Told) -> None:
    found = scenario(told, "through_pipewire")
    named = [one for one in found["started"] if one["pid"] is not None]
    assert [one["pid"] for one in named] == [found["recorder"]]
    assert named[0]["source"] == "pipewire"


def test_a_cards_own_switch_is_used_and_followed_where_no_sound_server_runs(told: Told) -> None:
    found = scenario(told, "the_cards_own_switch")
    assert found["listed"]["alsa:card1:pcm0"] is not None
    assert found["listed"]["alsa:card0:pcm0"] is None, "the loopback card has no switch"
    assert found["first"] is False
    assert found["muted"] == ["off", True]
    assert found["elsewhere"] is False, "amixer switched it on again"
    assert found["ended"]


def test_no_scenario_goes_unasked(told: Told) -> None:
    asked = {test.__name__ for test in SCENARIOS}
    assert asked == told.keys() - {"at_first"}
