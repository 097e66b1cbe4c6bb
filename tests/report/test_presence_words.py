"""Whether anyone was there: what was asked and answered, and never a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import Activation, Application, Microphone, MicrophoneKind, Presence
from monitor.report.facts import Made, Report, Selection
from tests.journal.parts import NOON
from ui.presence_words import held_words, presence_words
from ui.report.blocks import Table
from ui.report.contents import document_of
from ui.report.rows import csv_bytes

ONE = Activation("a", "pipewire", Application("zoom"), Microphone("m", "mic", MicrophoneKind.HARDWARE), NOON)


@pytest.mark.parametrize(
    ("presence", "said"),
    [
        (Presence(), "not known"),
        (Presence(None, False), "not known"),
        (Presence(3.0, None), "somebody was there"),
        (Presence(130.0, False), "somebody was there (idle 2 min)"),
        (Presence(720.0, False), "nobody there (idle 12 min)"),
        (Presence(None, True), "locked"),
        (Presence(7200.0, True), "locked (idle 2 h)"),
    ],
)
def test_each_answer_has_its_words(presence: Presence, said: str) -> None:
    assert presence_words(presence) == said


def test_the_end_is_told_where_it_is_another_answer() -> None:
    begun = replace(ONE, presence=Presence(3.0, False))
    assert held_words(replace(begun, presence_end=Presence(None, True))) == "somebody was there; at the end: locked"
    for same in (None, Presence(), Presence(9.0, False)):
        assert held_words(replace(begun, presence_end=same)) == "somebody was there"


def openings(*found: Activation) -> tuple[Table, str]:
    made = Made(NOON, "0.1", "UTC", "Linux")
    report = Report("r", made, Selection(NOON, NOON + timedelta(hours=1)), found, (), (), (), None)
    section = next(each for each in document_of(report).sections if each.key == "events")
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return tables[-1], csv_bytes(report).decode("utf-8-sig")


def test_presence_has_a_column_only_where_something_is_known_of_it() -> None:
    table, csv = openings(ONE, replace(ONE, id="b", presence_end=Presence(None, True)))
    assert table.heads[-1] == "Anyone there" and [row[-1] for row in table.rows] == [
        "not known", "not known; at the end: locked"]  # fmt: skip
    assert "at the end: locked" in csv
    table, csv = openings(ONE)
    assert "Anyone there" not in table.heads and {len(row) for row in table.rows} == {len(table.heads)}
    assert '"anyone_there"' in csv and '"not known"' in csv
