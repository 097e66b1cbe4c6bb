"""The commands beside a program that records, and without one, on a real sound server."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.act_model import Act, By, Outcome
from monitor.journal import Reader
from monitor.paths import Paths, prepare
from tests.control.stand import stand
from tests.rig.processes import wait_until
from tests.rig.sound import MICROPHONE, PrivatePipeWire

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivatePipeWire]:
    with PrivatePipeWire(tmp_path_factory.mktemp("sound")) as server:
        yield server


def earwitness(sound: PrivatePipeWire, data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(data), *words]
    return subprocess.run(command, env=sound.env, capture_output=True, text=True, timeout=60, check=False)


def test_a_command_mutes_while_the_program_runs_which_keeps_the_act(sound: PrivatePipeWire, tmp_path: Path) -> None:
    with stand(sound, tmp_path) as here:
        done = earwitness(sound, tmp_path, "mute", "--json")
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["act"] == "mute"
        here.wait_muted(MICROPHONE, True)
        wait_until(lambda: here.acts, "the record")
        assert [(act.act, act.by, act.outcome) for act in here.acts] == [(Act.MUTE, By.COMMAND, Outcome.DONE)]
        listed = earwitness(sound, tmp_path, "microphones", "--json")
        found = {each["id"]: each["muted"] for each in map(json.loads, listed.stdout.splitlines())}
        assert found[MICROPHONE] is True
        assert earwitness(sound, tmp_path, "unmute").returncode == 0
        here.wait_muted(MICROPHONE, False)


def events(log: Path, kind: str) -> list[dict[str, Any]]:
    whole = [line for line in log.read_text().splitlines() if line.startswith("{") and line.endswith("}")]
    return [value for value in map(json.loads, whole) if value["event"] == kind]


def test_a_command_cuts_off_what_the_running_program_recorded(sound: PrivatePipeWire, tmp_path: Path) -> None:
    watch = (sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path), "watch", "--json")
    with sound.client(*watch) as program:
        wait_until(lambda: events(program.log, "watching"), "the watcher", 30)
        with sound.recording("pw-record") as recorder:
            wait_until(lambda: events(program.log, "activation-started"), "the activation")
            (started,) = events(program.log, "activation-started")
            done = earwitness(sound, tmp_path, "cut-off", started["id"][:10])
            assert (done.returncode, done.stderr) == (0, "")
            assert "The program goes on" in done.stdout
            wait_until(lambda: events(program.log, "activation-ended"), "its end")
            assert recorder.alive
        assert [act["outcome"] for act in events(program.log, "act")] == ["done"]
        program.stop()
    again = earwitness(sound, tmp_path, "cut-off", started["id"])
    assert again.returncode == 2
    assert "has ended already" in again.stderr


def test_without_a_program_that_runs_the_command_keeps_its_act_itself(sound: PrivatePipeWire, tmp_path: Path) -> None:
    done = earwitness(sound, tmp_path, "mute", "--microphone", "FAKEMIC")
    assert done.returncode == 0, done.stderr
    assert "is muted, for every program" in done.stdout
    assert sound.pactl("get-source-mute", MICROPHONE).strip() == "Mute: yes"
    assert earwitness(sound, tmp_path, "unmute", "--microphone", MICROPHONE).returncode == 0
    assert sound.pactl("get-source-mute", MICROPHONE).strip() == "Mute: no"
    with Reader(tmp_path / "journal.db") as reader:
        assert [act.act for act in reader.acts(None, None)] == [Act.MUTE, Act.UNMUTE]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("mute", "--microphone", "nobody"), "No microphone is called 'nobody'"),
        (("cut-off", "0123456789"), "No activation is called"),
        (("cut-off", "01"), "too short"),
    ],
)
def test_what_can_not_be_done_is_said_in_one_sentence(
    sound: PrivatePipeWire, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    prepare(Paths(tmp_path))
    assert earwitness(sound, tmp_path, "mute").returncode == 0
    done = earwitness(sound, tmp_path, *words)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    earwitness(sound, tmp_path, "unmute")
