"""The Findings page and the import dialog say in the chosen language whatever is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from monitor.speaker_model import Vendor, Verdict
from monitor.vendors import reason_words
from tests.ui.findings.conftest import Build
from ui import language
from ui.findings import words
from ui.findings.rows import Wanted
from ui.imports import steps
from ui.imports.covers import CoversBox
from ui.jobs import UNEXPECTED, Job

MARK = "⟦"
_OTHERS = re.compile(r"[\W\d]*|UTC|Amazon.*|Kitchen Echo|Hall Nest|\d\d")


def pseudo(text: str, comment: str, n: int) -> str:
    return "" if len(text) == 1 else MARK + re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", r"\2", text)


@pytest.fixture
def marked() -> Iterator[None]:
    """A language in which each text begins with a mark."""
    language.use(pseudo)
    yield
    language.use(None)


def unmarked(widget: QWidget) -> list[str]:
    """What is on screen, or told to a screen reader, and not in the chosen language."""
    said = [each.text() for each in widget.findChildren(QLabel) + widget.findChildren(QAbstractButton)]
    said += [each.accessibleName() for each in widget.findChildren(QWidget) if type(each) in (QPushButton, QCheckBox)]
    for box in widget.findChildren(QComboBox):
        said += [box.accessibleName(), *(box.itemText(place) for place in range(box.count()))]
    return [text for text in said if MARK not in text and not _OTHERS.fullmatch(text)]


def test_the_page_and_one_finding_in_full_are_translated(marked: None, build: Build) -> None:
    bench = build()
    bench.details()
    row = bench.table.current_row()
    assert row is not None
    cited = [reason_words(code, Vendor.ALEXA) for code in (*row.finding.possible, *row.finding.ruled_out)]
    assert set(unmarked(bench.page)) <= {words.source(each) for each in cited if each is not None}
    assert MARK in bench.table.accessibleName()


def test_every_cell_of_the_table_is_translated(marked: None, build: Build) -> None:
    model = build().model
    model.want(Wanted(frozenset(Verdict)))
    horizontal = Qt.Orientation.Horizontal
    assert all(MARK in model.headerData(place, horizontal) for place in range(model.columnCount()))
    for row in range(model.rowCount()):
        for column in (0, 1, 3, 6):
            assert MARK in model.index(row, column).data()


def test_heads_and_verdicts_change_with_the_language(build: Build) -> None:
    model = build().model
    before = [model.headerData(0, Qt.Orientation.Horizontal), model.index(0, 0).data()]
    language.use(pseudo)
    try:
        after = [model.headerData(0, Qt.Orientation.Horizontal), model.index(0, 0).data()]
    finally:
        language.use(None)
    assert after == [MARK + each for each in before]


def test_the_steps_of_an_import_are_translated(marked: None, build: Build) -> None:
    for page in (steps.choose_page(), steps.trouble_page(MARK), steps.nothing_page("Amazon", [])):
        assert unmarked(page) == []
    covers = CoversBox(MARK, None, build().page._clock.now().wall)
    assert unmarked(covers) == []
    assert MARK in covers.begin.accessibleName()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_job_that_fails_says_so_in_the_chosen_language(marked: None, build: Build) -> None:
    bench, said = build(), list[str]()

    def work(tell: object, stopped: object) -> object:
        raise RuntimeError

    job = Job(work)
    job.failed.connect(said.append)
    job.start()
    bench.qtbot.waitUntil(lambda: bool(said))
    assert said == [MARK + UNEXPECTED]
