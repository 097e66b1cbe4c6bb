"""Rules survive their file, and what can't be understood is said."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import BadInput
from monitor.rule_model import Life, Reaction, Rule, Signal, When, Who
from monitor.rules_file import allowed_rules, hours_of, read_rules, rules_from, rules_table, write_rules

NOON = datetime(2026, 3, 2, 12, 30, 15, 250, tzinfo=UTC)
ODD = "exe:/tmp/\udcff\x00"
TIMES = st.builds(lambda hour, minute: time(hour, minute), st.integers(0, 23), st.integers(0, 59))
NAMES = st.sampled_from(["exe:/opt/zoom", ODD, "exe:/tmp/ü\u202e"])
WHOS = st.builds(Who, NAMES, st.sampled_from([None, "aa"]), NAMES, package=st.none() | NAMES)
RULES = st.builds(
    Rule,
    st.uuids().map(str),
    st.one_of(WHOS, st.just(Who()), st.just(Who(unknown=True))),
    st.sampled_from(Reaction),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.one_of(st.none(), NAMES),
    NAMES,
    st.one_of(st.none(), st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] != pair[1])),
    st.sampled_from(When),
    st.frozensets(st.sampled_from(Signal)),
    st.sampled_from(Life),
    st.one_of(st.none(), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))),
    st.booleans(),
)


@given(st.lists(RULES, max_size=4, unique_by=lambda rule: rule.id))
def test_rules_come_back_as_they_went_through_toml(rules: list[Rule]) -> None:
    text = tomli_w.dumps({"rules": rules_table(rules)})
    assert rules_from(tomllib.loads(text)["rules"]) == tuple(rules)


def test_rules_are_handed_on_in_a_file(tmp_path: Path) -> None:
    rule = Rule("r", Who(ODD, None, "Zoom"), Reaction.CUT_OFF, NOON, hours=(time(22), time(6)), when=When.NOBODY)
    path = tmp_path / "rules.toml"
    write_rules(path, [rule])
    assert read_rules(path) == (rule,)
    assert path.stat().st_mode & 0o777 == 0o600


GOOD = '[[rules]]\nid="a"\ndo="record"\nmade=2026-03-02T12:00:00Z\n'


@pytest.mark.parametrize(
    "bad",
    [
        "not = [toml", "other = 1", "rules = 3", "rules = [1]", '[[rules]]\nid="a"', GOOD + GOOD,
        GOOD.replace("record", "explode"), GOOD.replace("Z", ""), GOOD + 'hours="9"', GOOD + 'hours="09:00-09:00"',
        GOOD + 'on="yes"', GOOD + 'signals="locked"', GOOD + 'signals=["haunted"]', GOOD + "sha256=1",
        GOOD + 'unknown=true\nprogram="exe:/x"', GOOD + 'package="dpkg:zoom"',
        GOOD + 'program="exe:/x"\npackage=1', GOOD + 'until="soon"', GOOD + "program=1", GOOD + 'when="never"',
        GOOD.replace('"a"', "1"), GOOD + 'program={b64="/"}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_whole(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(bad, "utf-8")
    with pytest.raises(BadInput):
        read_rules(path)
    with pytest.raises(BadInput, match="can't be read"):
        read_rules(tmp_path / "none.toml")


def test_a_damaged_rule_is_named_by_its_number() -> None:
    table = tomllib.loads(GOOD + GOOD.replace('"a"', '"b"').replace("record", "explode"))
    with pytest.raises(BadInput, match="The 2. rule is damaged"):
        rules_from(table["rules"])


def test_programs_that_an_older_version_allowed_are_only_recorded() -> None:
    old = [{"identity": "exe:/opt/zoom", "name": "Zoom", "sha256": "aa"}, {"identity": "exe:/x"}]
    zoom, other = allowed_rules(old)
    assert (zoom.who, zoom.reaction, zoom.life) == (
        Who("exe:/opt/zoom", "aa", "Zoom"),
        Reaction.RECORD,
        Life.FOR_EVER,
    )
    assert other.who == Who("exe:/x", None, "exe:/x")
    assert allowed_rules(old)[0].id == zoom.id != other.id
    for damaged in (3, [1], [{"name": "x"}], [{"identity": "x", "sha256": 1}]):
        with pytest.raises(BadInput):
            allowed_rules(damaged)


def test_rules_of_a_version_that_knew_no_packages_are_read_as_they_were() -> None:
    (old,) = rules_from(tomllib.loads(GOOD + 'program="exe:/opt/zoom"\nsha256="aa"\nname="Zoom"')["rules"])
    assert old.who == Who("exe:/opt/zoom", "aa", "Zoom")
    assert "package" not in rules_table([old])[0]


def test_hours_over_midnight_are_read() -> None:
    assert hours_of("22:00-06:30") == (time(22), time(6, 30))
    with pytest.raises(ValueError, match="22:00"):
        hours_of("22:00+01:00-06:00")
