"""The report as one HTML file that needs nothing else and can do nothing: no script, no link out, no resource."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

import resources
from ui.language import number, tr
from ui.report.blocks import Block, Document, Picture, Table
from ui.report.vector import WIDTH, Shape, height, shapes

if TYPE_CHECKING:
    from jinja2 import Template

FOLDED_FROM = 500
"""Rows: what a browser lays out at once without a pause that is noticed; more are folded and opened in parts."""


def html_chunks(document: Document) -> Iterator[str]:
    """The page in pieces, so that a long one never is in memory twice."""
    yield from _template().generate(
        document=document,
        kind=kind,
        parts=parts,
        shapes=shapes,
        shape=shape,
        width=WIDTH,
        height=height,
        bars=bars_in_words,
        folded=folded,
        part=part_title,
    )


def html_bytes(document: Document) -> bytes:
    out = io.BytesIO()
    write_html(document, out)
    return out.getvalue()


def write_html(document: Document, out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, "utf-8", "backslashreplace", newline="")
    for chunk in html_chunks(document):
        text.write(chunk)
    text.detach()


def kind(block: Block) -> str:
    return type(block).__name__.lower()


def shape(found: Shape) -> str:
    return type(found).__name__.lower()


def parts(table: Table) -> list[tuple[int, tuple[tuple[tuple[str, ...], str], ...]]]:
    """The rows with their marks, in one part or in parts of ``FOLDED_FROM``: (number of the first row, rows)."""
    marks = table.marks or ("",) * len(table.rows)
    rows = tuple(zip(table.rows, marks, strict=True))
    return [(start + 1, rows[start : start + FOLDED_FROM]) for start in range(0, len(rows), FOLDED_FROM)]


def folded(caption: str, count: int) -> str:
    """Over a table whose rows are folded."""
    return tr("{caption}, in %n {part|parts} to open.", "", count).format(caption=caption)


def part_title(first: int, rows: tuple[tuple[tuple[str, ...], str], ...]) -> str:
    """``501 to 1,000: 2026-03-02 07:14 to 2026-03-02 19:30``: the first cells of its first and last row."""
    numbers = number(first), number(first + len(rows) - 1)
    said = tr("{first} to {last}: {since} to {until}")
    return said.format(first=numbers[0], last=numbers[1], since=rows[0][0][0], until=rows[-1][0][0])


def bars_in_words(picture: Picture) -> str:
    """For who can't see the picture."""
    lanes = ", ".join(picture.lanes) or tr("none")
    return tr("{description} Rows: {lanes}.").format(description=picture.description, lanes=lanes)


@cache
def _template() -> Template:
    # 60 ms to import; only a report needs it. A bare Environment would not escape.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(resources.path("templates"))
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template("report.html")
