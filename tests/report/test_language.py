"""A report, a digest and a verdict speak one language: every sentence that is theirs goes through its door."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.digest import Recorded, digest_of
from monitor.report.facts import Redaction
from monitor.report.verify import verify_report
from tests.nasty import NASTY_TEXT
from tests.report.parts import Case
from tests.report.test_forms import report_of
from tests.test_digest import MONDAY, days, use
from ui import digest_words, language
from ui.report.blocks import Block, Bullets, Pairs, Paragraph, Picture, Table
from ui.report.contents import document_of
from ui.report.document import pdf_bytes
from ui.report.page import html_bytes
from ui.report.verdict_words import verdict_lines

MARK = "⟦"


def pseudo(text: str, comment: str, n: int) -> str:
    """The plural form for all numbers."""
    return "xx" if text == "en" else MARK + re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", r"\2", text)


@pytest.fixture
def marked() -> Iterator[None]:
    """A language in which each text begins with a mark, and whose code is ``xx``."""
    language.use(pseudo)
    yield
    language.use(None)


def own_words(block: Block) -> Iterator[str]:
    """What a block says by itself, without what was recorded."""
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Pairs():
            yield from (label for label, _ in block.rows)
        case Table():
            yield from (block.caption, *block.heads)
        case Picture():
            yield from (block.title, block.description)


def test_every_word_of_a_report_is_translated(tmp_path: Path, marked: None) -> None:
    (tmp_path / "case").mkdir()
    for report in (report_of(NASTY_TEXT), Case(tmp_path / "case").report()):
        document = document_of(report)
        said = [document.title, *document.lead, *(label for label, _ in document.facts)]
        for section in document.sections:
            said += [section.title, *(words for block in section.blocks for words in own_words(block))]
        assert not [words for words in said if not words.startswith(MARK)]


def test_the_page_and_the_paper_name_their_language(marked: None) -> None:
    document = document_of(report_of(("Firefox",)))
    assert '<html lang="xx">' in html_bytes(document).decode()
    assert b"/Lang (xx)" in pdf_bytes(document)


def test_a_template_holds_no_words_of_its_own(marked: None) -> None:
    from html.parser import HTMLParser

    class Text(HTMLParser):
        found: list[str] = []
        skip = False

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.skip = tag == "style"

        def handle_data(self, data: str) -> None:
            if data.strip() and not self.skip:
                self.found.append(data.strip())

    from ui.report.blocks import Document, Section

    rows = tuple(("1", "2") for _ in range(501))
    table = Table("«caption»", ("«a»", "«b»"), (0.5, 0.5), rows)
    blocks = (Paragraph("«text»"), Bullets(("«one»",)), Pairs((("«label»", "«value»"),)), table)
    page = Text()
    page.feed(html_bytes(Document("«title»", "xx", ("«lead»",), (), (Section("k", "«head»", blocks),))).decode())
    assert len(page.found) > 500
    assert not [text for text in page.found if text[0] not in f"«{MARK}12"]


def test_the_json_and_the_heads_of_the_table_speak_no_language(tmp_path: Path) -> None:
    case = Case(tmp_path)
    found = case.prepared()
    from ui.report.forms import content

    plain, heads = content(found, ".json"), content(found, ".csv").split(b"\r\n")[0]
    language.use(pseudo)
    try:
        assert content(found, ".json") == plain and content(found, ".csv").split(b"\r\n")[0] == heads
    finally:
        language.use(None)


def test_a_bundle_explains_itself_in_the_same_language(tmp_path: Path, marked: None) -> None:
    with zipfile.ZipFile(io.BytesIO(Case(tmp_path).written(".zip"))) as archive:
        lines = archive.read("README.txt").decode().splitlines()
        assert all(MARK in line for line in lines if line)
        assert "xx" in archive.read("report.html").decode().partition("\n")[2].partition("\n")[0]


def test_a_verdict_is_translated(tmp_path: Path, marked: None) -> None:
    raw = Case(tmp_path).written(".json", Redaction.PEOPLE)
    changed = json.dumps(json.loads(raw)).encode()
    for verdict in (verify_report(raw), verify_report(changed)):
        lines = [line for line in verdict_lines(verdict) if not line.startswith("- ")]
        assert lines and not [line for line in lines if not line.startswith(MARK)]


def test_every_line_of_a_digest_is_translated(marked: None) -> None:
    for digest in (digest_of(Recorded(MONDAY)), digest_of(Recorded(MONDAY, [use(days(2)), use(days(9))]))):
        toast = digest_words.toast(digest)
        said = [digest_words.heading(digest), toast.title, *toast.body.splitlines()]
        for part in digest_words.parts(digest):
            said += [part.title, *part.lines]
        assert not [line for line in said if not line.startswith(MARK)]
