"""Whatever a program calls itself, no form of a report breaks, calculates or loads anything."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from monitor.model import Activation, Application, Coverage, Known, Microphone, MicrophoneKind, Trust
from monitor.report.facts import Made, Report, Selection
from tests.journal.parts import NOON
from tests.nasty import NASTY_TEXT, harm_in
from tests.rig.processes import wait_until
from ui.report.blocks import Picture
from ui.report.contents import document_of
from ui.report.document import pdf_bytes
from ui.report.lines import ndjson_bytes
from ui.report.page import html_bytes
from ui.report.rows import csv_bytes, harmless
from ui.report.stopped import Stopped

_TAGS = """html head meta title style body main header h1 h2 div p dl dt dd ul li section table caption thead tbody tr
th td colgroup col details summary svg desc rect line text"""
_ATTRIBUTES = """lang charset http-equiv content name class id aria-labelledby aria-label scope data-head role viewbox x
y x1 x2 y1 y2 width height text-anchor"""
FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "  =1", "＝1+1", "=cmd|' /C calc'!A0", "|calc", "%0A=1")


def report_of(names: tuple[str, ...]) -> Report:
    activations = tuple(
        Activation(
            f"id{number}", "pipewire",
            Application(name, pid=number, exe=f"/opt/{name}", script=f"/home/x/{name}", user=name, unit=name),
            Microphone(name, name, MicrophoneKind.HARDWARE),
            NOON + timedelta(minutes=number), ended=NOON + timedelta(minutes=number, seconds=5), ended_known=Known.SEEN,
            duration=timedelta(seconds=5),
        )
        for number, name in enumerate(names)
    )  # fmt: skip
    coverage = tuple(Coverage("pipewire", NOON, NOON + timedelta(seconds=9), name) for name in names)
    made = Made(NOON + timedelta(hours=2), "0.1", "Europe/Berlin", "Linux")
    return Report("r", made, Selection(NOON, NOON + timedelta(hours=1)), activations, (), coverage, (), None)


REPORT = report_of(NASTY_TEXT)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_a_page_holds_no_tag_and_no_attribute_but_ours() -> None:
    page = Tags()
    page.feed(html_bytes(document_of(REPORT)).decode())
    assert page.tags <= set(_TAGS.split()) and page.attributes <= set(_ATTRIBUTES.split())


def test_a_page_shows_names_without_what_could_mislead() -> None:
    page = Tags()
    page.feed(html_bytes(document_of(REPORT)).decode())
    shown = [text for text in page.text if text.strip()]
    assert len(shown) > 3 * len(NASTY_TEXT)
    # What a browser sees is text: an angle bracket in it is one to read.
    found = {harm for text in shown[1:] if (harm := harm_in(text.replace("<", "").replace("\n", " ")))}
    assert not found


def test_a_page_may_load_and_run_nothing() -> None:
    page = html_bytes(document_of(REPORT)).decode()
    assert "default-src 'none'" in page
    assert page.index("charset") < page.index("<title>")
    assert not [
        word for word in ("http://", "https://", "javascript:", "url(", "@import") if word in page.split("</head>")[0]
    ]


def test_many_rows_are_folded_into_parts() -> None:
    page = html_bytes(document_of(report_of(tuple(f"app{n % 5}" for n in range(1201))))).decode()
    assert page.count("<details>") == 6  # three of openings, three of blind times
    assert page.count("<tr") > 1201


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_other_cells_stay_as_they_are() -> None:
    assert harmless("Firefox") == "Firefox"


def test_no_spreadsheet_calculates_a_cell(tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    file.write_bytes(csv_bytes(report_of((*NASTY_TEXT, *FORMULAS))))
    # Forked away: as a child of ours its memory would count in the test of the importers' children.
    subprocess.run(
        ["setsid", "--fork", "soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         "--convert-to", "fods", "--outdir", str(tmp_path), str(file)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    made = tmp_path / "report.fods"
    wait_until(lambda: made.exists() and b"</office:document>" in made.read_bytes(), "the spreadsheet", 120)
    sheet = (tmp_path / "report.fods").read_text("utf-8")
    assert "table:formula" not in sheet
    assert "began_utc" in sheet and "Desk" not in sheet


def test_a_table_has_every_row_and_names_its_columns() -> None:
    rows = list(csv.reader(io.StringIO(csv_bytes(REPORT).decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(REPORT.activations)
    assert {len(row) for row in rows} == {len(rows[0])}


def test_lines_come_in_pairs_in_the_order_of_time() -> None:
    lines = [json.loads(line) for line in ndjson_bytes(REPORT).splitlines()]
    kinds = [line["kind"] for line in lines]
    assert kinds.count("intervalBegin") == kinds.count("intervalEnd") == len(REPORT.activations)
    assert [line["timeStamp"] for line in lines] == sorted(line["timeStamp"] for line in lines)
    assert {line["category"] for line in lines} == {"microphone"}


def _text(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, timeout=60)
    # pdftotext itself puts marks of direction around Hebrew and Arabic.
    return done.stdout.decode().replace("\u202b", "").replace("\u202c", "")


def test_the_paper_says_what_the_page_says(tmp_path: Path) -> None:
    report = report_of(("Firefox", "Zoom", "Ä日本"))
    document = document_of(report)
    text = " ".join(_text(pdf_bytes(document), tmp_path).split())
    for sentence in (*document.lead, *(section.title for section in document.sections)):
        assert " ".join(sentence.split()) in text
    assert "Ä<U+65E5><U+672C>" in text


def test_nasty_names_do_not_break_the_paper(tmp_path: Path) -> None:
    text = _text(pdf_bytes(document_of(REPORT)), tmp_path)
    assert not harm_in(text.replace("\n", " ").replace("\f", " ").replace("<", ""))


def test_each_page_is_numbered_and_has_the_heads_of_its_table(tmp_path: Path) -> None:
    report = report_of(tuple(f"app{n % 5}" for n in range(200)))
    pages = _text(pdf_bytes(document_of(report)), tmp_path).split("\f")[:-1]
    assert len(pages) > 4
    assert [f"Page {number}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    middle = [page for page in pages[1:-1] if "app1, process" in page]
    assert middle and all("Began" in page for page in middle)


def test_the_paper_names_its_language_and_has_bookmarks() -> None:
    pdf = pdf_bytes(document_of(report_of(("Firefox",))))
    assert b"/Lang" in pdf and b"/Outlines" in pdf and b"/Title" in pdf


def test_a_cancelled_paper_ends_at_once() -> None:
    document = document_of(report_of(tuple(f"app{n}" for n in range(600))))
    with pytest.raises(Stopped):
        pdf_bytes(document, cancelled=lambda: True)


def test_a_program_that_claims_to_be_another_is_told_apart_from_the_honest_one() -> None:
    """Both run the same file, as ``parecord`` and ``pacat`` do."""
    report = report_of(("parecord", "pacat"))
    both = [replace(one.application, exe="/usr/bin/pacat", script=None) for one in report.activations]
    both[1] = replace(both[1], trust=Trust.CONFLICT)
    found = tuple(replace(one, application=who) for one, who in zip(report.activations, both, strict=True))
    document = document_of(replace(report, activations=found))
    picture = next(block for block in document.sections[0].blocks if isinstance(block, Picture))
    assert sorted(picture.lanes) == ["pacat", "parecord"] and "2 programs used" in document.lead[0]
