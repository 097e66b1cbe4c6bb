"""``report``, ``letter`` and ``verify FILE`` as a person calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import resources
from main import main
from tests.report.parts import Case

SPAN = ("--since", "2026-05-04T11:59Z", "--until", "2026-05-04T15:00Z")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path / "data")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()


def call(case: Case, *words: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(case.paths.data), *words])


@pytest.mark.parametrize("ending", [".html", ".pdf", ".json", ".csv", ".ndjson", ".zip"])
def test_a_report_is_written_in_the_form_of_its_ending(case: Case, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"report{ending}"
    found = call(case, "report", "--out", str(out), *SPAN)
    assert found.exit_code == 0 and "12 openings" in found.stdout
    assert out.stat().st_size > 500
    assert out.stat().st_mode & 0o077 == 0


CATALOGUE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de"><context><name></name>
<message><source>en</source><comment>the language's own code, as in HTML's lang</comment><translation>de</translation>
</message><message><source>What was covered and what was not</source>
<translation>Was beobachtet wurde und was nicht</translation></message></context></TS>"""


def test_a_report_speaks_the_language_that_is_asked_for(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "earwitness_de.ts").write_text(CATALOGUE, "utf-8")
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([tool, "-silent", tmp_path / "earwitness_de.ts"], check=True)
    path = resources.path
    monkeypatch.setattr(resources, "path", lambda name: tmp_path if name == "translations" else path(name))
    spoken = {}
    for words in (("--language", "de"), ()):
        out = tmp_path / f"report{len(words)}.html"
        assert call(case, "report", "--out", str(out), *words, *SPAN).exit_code == 0
        spoken[words] = out.read_text("utf-8")
    german, english = spoken["--language", "de"], spoken[()]
    assert '<html lang="de">' in german and "Was beobachtet wurde und was nicht" in german
    assert '<html lang="en">' in english and "What was covered and what was not" in english


def test_one_program_can_be_chosen_by_a_part_of_its_name(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    assert call(case, "report", "--out", str(out), "--application", "app3", *SPAN).exit_code == 0
    names = {event["application"]["name"] for event in json.loads(out.read_bytes())["events"]}
    assert names == {"app3"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--out", "report.docx"), "does not end in one of"),
        (("--out", "report.csv", "--application", "app"), "fits several programs"),
        (("--out", "report.csv", "--application", "nobody"), "No program whose name"),
        (("--out", "report.csv", "--finding", "f00"), "There is no finding f00"),
        (("--out", "report.csv", "--since", "2026-05-05", "--until", "2026-05-04"), "no time at all"),
        (("--out", "/nowhere/report.csv"), "can't be written"),
    ],
)
def test_what_can_not_be_done_is_one_sentence_and_leaves_nothing(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    span = () if "--since" in words else SPAN
    found = call(case, "report", *words, *span)
    assert found.exit_code == 2
    assert said in found.stderr and found.stderr.count("\n") == 1
    assert not list(tmp_path.glob("report*"))


def test_a_file_that_is_there_is_replaced_only_when_asked(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "report.csv"
    out.write_text("mine")
    assert call(case, "report", "--out", str(out), *SPAN).exit_code == 2
    assert out.read_text() == "mine"
    assert call(case, "report", "--out", str(out), "--force", *SPAN).exit_code == 0
    assert out.read_text() != "mine"


def test_verify_takes_a_report_and_a_bundle(case: Case, tmp_path: Path) -> None:
    for ending in (".json", ".zip"):
        out = tmp_path / f"report{ending}"
        out.write_bytes(case.written(ending))
        found = call(case, "verify", str(out))
        assert found.exit_code == 0 and "Unchanged since it was signed" in found.stdout


def test_verify_names_what_was_changed(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    out.write_bytes(case.written(".json").replace(b"Desk microphone", b"Webcam"))
    found = call(case, "verify", str(out), "--json")
    assert found.exit_code == 1
    assert "signature" in {entry["rule"] for entry in json.loads(found.stdout)["findings"]}


def test_verify_says_what_is_no_report(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "notes.txt"
    out.write_text("hello")
    found = call(case, "verify", str(out))
    assert found.exit_code == 2 and "no report of Earwitness" in found.stderr
