"""``rules`` lists, adds, removes, hands on and takes in, and a real program that records does what it is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from main import main
from monitor.journal import Reader
from monitor.rule_model import Life, Reaction, Signal, When
from monitor.settings_file import load
from tests.rig.processes import Program, wait_until
from tests.rig.sound import PrivatePipeWire

ROOT = Path(__file__).parents[3]


def rules(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["rules", *words, "--data", str(data)])


def test_a_rule_is_made_listed_and_removed(tmp_path: Path) -> None:
    words = ("--do", "alarm", "--hours", "22:00-06:00", "--when", "nobody-there", "--signal", "first-seen")
    done = rules(tmp_path, "add", "--who", "unknown", *words)
    assert done.exit_code == 0, done.output
    assert "When a program that nothing identifies opens any microphone while nobody is there" in done.output
    (rule,) = load(tmp_path / "settings.toml").rules
    assert (rule.reaction, rule.when, rule.signals) == (Reaction.ALARM, When.NOBODY, {Signal.FIRST_SEEN})
    assert "applied: 0 times, last: never" in rules(tmp_path).output
    (listed,) = map(json.loads, rules(tmp_path, "list", "--json").output.splitlines())
    assert (listed["id"], listed["do"], listed["hours"], listed["applied"]) == (rule.id, "alarm", "22:00-06:00", 0)
    assert rules(tmp_path, "remove", rule.id[:6]).exit_code == 0
    assert "There is no rule." in rules(tmp_path).output


def test_a_rule_for_a_package_is_handed_on_with_it(tmp_path: Path) -> None:
    done = rules(tmp_path / "one", "add", "--who", "package:dpkg:zoom", "--do", "record")
    assert "When any program of the package zoom opens any microphone: only record." in done.output
    rules(tmp_path / "one", "export", str(tmp_path / "rules.toml"))
    rules(tmp_path / "two", "import", str(tmp_path / "rules.toml"))
    (rule,) = load(tmp_path / "two" / "settings.toml").rules
    assert rule.who.identity == "package:dpkg:zoom"


def test_rules_are_handed_on_and_taken_in(tmp_path: Path) -> None:
    rules(tmp_path / "one", "add", "--do", "notify", "--for", "hour")
    assert rules(tmp_path / "one", "export", str(tmp_path / "rules.toml")).exit_code == 0
    assert "1 rules were imported." in rules(tmp_path / "two", "import", str(tmp_path / "rules.toml")).output
    (rule,) = load(tmp_path / "two" / "settings.toml").rules
    assert rule.life is Life.HOUR and rule.expires is not None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "--do", "alarm", "--hours", "soon"), "is no time of the day"),
        (("add", "--do", "alarm", "--who", "Zoom"), "Nothing has been recorded"),
        (("add", "--do", "record", "--who", "package:zoom"), "names no package"),
        (("remove", "nobody"), "There is no such rule"),
    ],
)
def test_what_can_not_be_is_said(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    done = rules(tmp_path, *words)
    assert done.exit_code == 2
    assert says in done.output


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivatePipeWire]:
    with PrivatePipeWire(tmp_path_factory.mktemp("sound")) as server:
        yield server


def events(program: Program, kind: str) -> list[dict[str, Any]]:
    whole = [line for line in program.log.read_text().splitlines() if line.startswith("{") and line.endswith("}")]
    return [value for value in map(json.loads, whole) if value["event"] == kind]


def test_a_rule_cuts_off_a_real_stream_as_soon_as_it_opens(sound: PrivatePipeWire, tmp_path: Path) -> None:
    watch = (sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path), "watch", "--json")
    with sound.client(*watch) as program:
        wait_until(lambda: events(program, "watching"), "the watcher", 30)
        with sound.recording("pw-record"):
            wait_until(lambda: events(program, "activation-started"), "the first activation")
        wait_until(lambda: events(program, "activation-ended"), "its end")
        assert rules(tmp_path, "add", "--who", "pw-record", "--do", "cut-off").exit_code == 0
        program.stop()
    with sound.client(*watch) as program:
        wait_until(lambda: events(program, "watching"), "the watcher", 30)
        with sound.recorder("pw-record") as recorder:
            wait_until(lambda: events(program, "activation-ended"), "the stream to be cut off")
            assert recorder.alive, "its program goes on"
            wait_until(lambda: events(program, "rule-applied"), "the record of it")
        acts, applied = events(program, "act"), events(program, "rule-applied")
        program.stop()
    assert {act["outcome"] for act in acts} == {"done"}
    assert all(act["by"] == "rule" and act["act"] == "cut-off" for act in acts)
    (rule,) = load(tmp_path / "settings.toml").rules
    assert {act["rule"] for act in acts} == {each["rule"] for each in applied} == {rule.id}
    with Reader(tmp_path / "journal.db") as reader:
        assert reader.rule_counts()[rule.id][0] == len(applied)
    assert f"applied: {len(applied)} times" in rules(tmp_path).output
