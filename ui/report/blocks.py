"""What a report is made of: headings, sentences, tables and pictures, the same for paper and for the screen."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A name and a value a line. ``exact``: values are for comparing letter by letter, not for reading."""

    rows: tuple[tuple[str, str], ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``widths``: parts of the page's width, one a column. ``marks``: a word a row that says how it is to look
    (``alarm``, ``quiet`` or nothing); what it means is in the row's words too."""

    caption: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """In parts of the picture's width, 0..1; ``lane`` from 0. ``look``: plain, own, alarm, quiet, heard, vendor."""

    lane: int
    start: float
    end: float
    look: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes over time. ``ticks``: (place 0..1, word). ``blind``: hatched over all lanes; ``bars`` over the lanes."""

    title: str
    description: str
    lanes: tuple[str, ...]
    bars: tuple[Bar, ...]
    blind: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[float, str], ...]


Block = Paragraph | Bullets | Pairs | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """``key``: for links to it; ``title``: its heading."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """``lead``: what happened, in three sentences. ``facts``: when and by what it was made."""

    title: str
    language: str
    lead: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...] = field(default=())
