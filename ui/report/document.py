"""The report as PDF: the same blocks as the page, painted row by row, so that no row is ever cut in two.

Text stays text (to be selected and searched), heads of tables are repeated, every page is numbered, headings are
bookmarks. Letters that no font here has are written as their number.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

from ui.report.blocks import Block, Bullets, Document, Pairs, Paragraph, Picture, Table
from ui.report.paper import Paper, Style
from ui.report.stopped import Stopped
from ui.report.vector import WIDTH, Line, Rect, Words, height, shapes

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TITLE, HEADING = Style(18, bold=True, after=8), Style(13, bold=True, after=6)
LEAD, BODY, QUIET = Style(11.5, after=4), Style(9.5, after=4), Style(9.5, after=4, ink="#5b616e")
CELL, HEAD, FAINT = Style(7.5), Style(7.5, bold=True), Style(7.5, ink="#5b616e")
ALARM, TINTED = Style(7.5, bold=True, ink="#a54500"), Style(7.5, ink="#a54500")
EXACT = Style(7.5, fixed=True)
_INKS = {
    "plain": "#2e93d0", "own": "#838c9a", "quiet": "#838c9a", "alarm": "#a54500", "heard": "#00805c",
    "vendor": "#0072b2", "band": "#e8ebf0", "hatch": "#9aa1ad", "grid": "#dfe2e8",
}  # fmt: skip
_MARKS = {"alarm": (ALARM, TINTED), "quiet": (FAINT, FAINT)}
"""Of a row's first cell, and of the others."""
_GAP, _PAD = 6.0, 2.5
FIRST_ROW = 60.0
"""Points: more than most rows are tall."""
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def pdf_bytes(
    document: Document,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> bytes:
    out = io.BytesIO()
    write_pdf(document, out, progress, cancelled)
    return out.getvalue()


def write_pdf(
    document: Document,
    out: BinaryIO,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """The file. ``progress`` gets (rows done, rows in all). Raises Stopped when ``cancelled`` says so."""
    _Painter(Paper(out, document.title, document.language), document, progress, cancelled).paint()


class _Painter:
    def __init__(self, paper: Paper, document: Document, progress: Progress, cancelled: Cancelled) -> None:
        self._paper, self._document = paper, document
        self._progress, self._cancelled = progress, cancelled
        tables = (block for section in document.sections for block in section.blocks if isinstance(block, Table))
        self._rows, self._done = sum(len(table.rows) for table in tables), 0

    def paint(self) -> None:
        paper = self._paper
        paper.text(self._document.title, TITLE)
        for sentence in self._document.lead:
            paper.text(sentence, LEAD)
        self._pairs(Pairs(self._document.facts))
        for section in self._document.sections:
            # A heading never stands alone at the foot of a page.
            paper.need(FIRST_ROW + HEADING.leading + QUIET.leading)
            paper.bookmark(section.key, section.title)
            paper.space(10)
            paper.text(section.title, HEADING)
            for block in section.blocks:
                self._block(block)
        paper.finish()

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._paper.text(block.text, QUIET if block.quiet else BODY)
            case Bullets():
                for item in block.items:
                    self._paper.text(item, BODY, indent=12, bullet="•")
            case Pairs():
                self._pairs(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)

    def _pairs(self, block: Pairs) -> None:
        style = EXACT if block.exact else BODY
        for label, value in block.rows:
            self._row((label, value), (0.24, 0.76), (QUIET, style))
        self._paper.space(4)

    def _table(self, table: Table) -> None:
        # No caption and no head without a row below.
        self._paper.need(QUIET.leading + self._tall(table.heads, table.widths, (HEAD,) * len(table.heads)) + FIRST_ROW)
        self._paper.text(table.caption, QUIET)
        self._heads(table)
        marks = table.marks or ("",) * len(table.rows)
        for row, mark in zip(table.rows, marks, strict=True):
            first, others = _MARKS.get(mark, (CELL, CELL))
            styles = (first, *(others for _ in row[1:]))
            self._row(row, table.widths, styles, lambda: self._heads(table), ruled=True)
            self._tell()
        self._paper.space(6)

    def _heads(self, table: Table) -> None:
        self._row(table.heads, table.widths, (HEAD,) * len(table.heads), ruled=True)

    def _tell(self) -> None:
        self._done += 1
        if self._done % 500 == 0:
            self._progress(self._done, self._rows)
            if self._cancelled():
                raise Stopped

    def _row(
        self,
        cells: tuple[str, ...],
        widths: tuple[float, ...],
        styles: tuple[Style, ...],
        on_new_page: Callable[[], None] = lambda: None,
        *,
        ruled: bool = False,
    ) -> None:
        """One row whole on a page; one that is longer than a page is cut at a line, for there is no other way."""
        paper = self._paper
        lines = self._lines(cells, widths, styles)
        while lines:
            now, lines = self._fitting(lines, styles)
            tall = max(style.leading * len(each) for style, each in zip(styles, now, strict=True)) + 2 * _PAD
            if paper.need(tall):
                on_new_page()
            x = paper.left
            for each, style, width in zip(now, styles, widths, strict=True):
                paper.put(each, style, x, _PAD)
                x += paper.width * width
            paper.down(tall, ruled=ruled)

    def _lines(self, cells: tuple[str, ...], widths: tuple[float, ...], styles: tuple[Style, ...]) -> list[list[str]]:
        room = [self._paper.width * width - _GAP for width in widths]
        return [self._paper.lines(cell, style, wide) for cell, style, wide in zip(cells, styles, room, strict=True)]

    def _tall(self, cells: tuple[str, ...], widths: tuple[float, ...], styles: tuple[Style, ...]) -> float:
        lines = self._lines(cells, widths, styles)
        return max(style.leading * len(each) for style, each in zip(styles, lines, strict=True)) + 2 * _PAD

    def _fitting(self, lines: list[list[str]], styles: tuple[Style, ...]) -> tuple[list[list[str]], list[list[str]]]:
        """What goes on one page, and the rest (empty when nothing is left)."""
        most = [int((self._paper.tallest - 2 * _PAD) / style.leading) - 4 for style in styles]
        now = [each[:many] for each, many in zip(lines, most, strict=True)]
        rest = [each[many:] for each, many in zip(lines, most, strict=True)]
        return now, rest if any(rest) else []

    def _picture(self, picture: Picture) -> None:
        scale = self._paper.width / WIDTH
        tall = height(picture) * scale
        self._paper.need(tall)
        canvas, top = self._paper.canvas, self._paper.y
        for shape in shapes(picture):
            _draw(canvas, shape, self._paper.left, top, scale, self._paper)
        self._paper.down(tall)
        self._paper.text(picture.description, QUIET)


def _draw(canvas: Canvas, shape: Any, left: float, top: float, scale: float, paper: Paper) -> None:
    match shape:
        case Rect():
            paper.fill(_INKS[shape.look])
            y = top - (shape.y + shape.height) * scale
            canvas.rect(left + shape.x * scale, y, shape.width * scale, shape.height * scale, stroke=0, fill=1)
        case Line():
            paper.stroke(_INKS[shape.look])
            y1, y2 = top - shape.y1 * scale, top - shape.y2 * scale
            canvas.line(left + shape.x1 * scale, y1, left + shape.x2 * scale, y2)
        case Words():
            text = shape.text if len(shape.text) <= 30 else f"{shape.text[:29]}…"
            paper.word(text, CELL, left + shape.x * scale, top - shape.y * scale, middle=shape.middle)
