"""The listed findings as a file: for a spreadsheet that runs nothing, for a script, and never over another unasked."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from monitor.errors import BadInput
from monitor.speaker_model import Verdict
from tests.ui.findings import sample
from tests.ui.findings.conftest import Bench
from ui.findings import save
from ui.findings.export import COLUMNS, as_csv, as_json
from ui.findings.rows import Row, rows_of

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "|calc", "%x", "\t=1", "\uff1d1", "\u00a0=1")


def rows() -> tuple[Row, ...]:
    return rows_of(sample.checked().findings, {sample.KITCHEN.id: "Kitchen Echo", sample.HALL.id: "Hall Nest"}, {})


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "Table (*.csv)") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))


def answering(monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton) -> list[str]:
    asked: list[str] = []

    def question(_parent: object, _title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked


def test_csv_has_a_line_for_each_finding_with_both_sides() -> None:
    head, *lines = csv.reader(io.StringIO(as_csv(rows()).decode("utf-8-sig"), newline=""))
    assert tuple(head) == COLUMNS
    assert len(lines) == len(rows())
    assert dict(zip(head, lines[0], strict=True))["verdict"] == Verdict.MISSING.value


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_the_csv_is_taken_for_a_formula(text: str) -> None:
    row = replace(rows()[0], note=text, speaker=text)
    head, line = csv.reader(io.StringIO(as_csv([row]).decode("utf-8-sig"), newline=""))
    cells = dict(zip(head, line, strict=True))
    assert cells["note"] == cells["speaker"] == f"'{text}"


def test_json_has_one_object_a_line_with_every_value_as_it_is() -> None:
    row = replace(rows()[0], note="=1+1")
    first, *rest = [json.loads(line) for line in as_json([row, *rows()[1:]]).decode("utf-8").splitlines()]
    assert first["note"] == "=1+1"
    assert first["verdict"] == Verdict.MISSING.value
    assert len(rest) == len(rows()) - 1


def test_what_is_listed_is_saved_and_said(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, tmp_path / "mine.csv")
    bench.page.export_button.click()
    bench.qtbot.waitUntil(lambda: bench.says("10 findings are in mine.csv now."))
    saved = csv.DictReader(io.StringIO((tmp_path / "mine.csv").read_text("utf-8-sig"), newline=""))
    assert [each["id"] for each in saved] == bench.listed()
    assert [each.name for each in tmp_path.iterdir()] == ["mine.csv"]


def test_a_name_without_an_ending_gets_that_of_the_chosen_kind(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "mine", next(kind for kind, ending in save.KINDS.items() if ending == ".json"))
    assert save.ask_where(bench.page) == (tmp_path / "mine.json", False)


@pytest.mark.parametrize("agreed", [True, False])
def test_a_file_that_the_dialog_did_not_ask_about_is_replaced_only_when_asked(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("an older one")
    choosing(monkeypatch, tmp_path / "mine")
    buttons = QMessageBox.StandardButton
    asked = answering(monkeypatch, buttons.Yes if agreed else buttons.No)
    assert save.ask_where(bench.page) == ((path, True) if agreed else None)
    assert asked == ["mine.csv is there already. Replace it?"]
    assert path.read_text() == "an older one"


def test_a_file_that_came_in_between_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("an older one")
    with pytest.raises(BadInput, match="is there already"):
        save.write(path, rows(), replace=False)
    assert path.read_text() == "an older one"
    assert save.write(path, rows(), replace=True) == len(rows())
    assert path.read_bytes() == as_csv(rows())


def test_a_folder_that_can_not_be_written_is_said(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, tmp_path / "gone" / "mine.csv")
    bench.page.export_button.click()
    bench.qtbot.waitUntil(lambda: bench.says("mine.csv can't be written: No such file or directory."))
