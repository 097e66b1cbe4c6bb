"""Pages to write on from the top down: A4, numbered, with fonts that hold most of the world's letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ui.language import tr

_MARGIN, _FOOT = 48.0, 40.0
# Where Debian, Fedora and Arch keep DejaVu, whose letters reach from Latin over Greek and Cyrillic to Arabic.
_FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/TTF",
            "/usr/share/fonts/dejavu")  # fmt: skip
_FILES = {"plain": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf", "fixed": "DejaVuSansMono.ttf"}
# reportlab brings these along; they hold Western letters only.
_OWN = {"plain": "Vera.ttf", "bold": "VeraBd.ttf", "fixed": "Vera.ttf"}
_ISOLATES = {0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None}


@dataclass(frozen=True, slots=True)
class Style:
    size: float
    bold: bool = False
    fixed: bool = False
    ink: str = "#181a1f"
    after: float = 0.0

    @property
    def font(self) -> str:
        return "earwitness-" + ("fixed" if self.fixed else "bold" if self.bold else "plain")

    @property
    def leading(self) -> float:
        return self.size * 1.32


_FOOTING = Style(7.5, ink="#5b616e")


class Paper:
    """``y``: where the next line goes; ``width``: between the margins. Points of 1/72 inch."""

    def __init__(self, out: BinaryIO, title: str, language: str) -> None:
        _register()
        self.canvas = Canvas(out, pagesize=A4, pageCompression=1, lang=language, initialFontName="earwitness-plain")
        self.canvas.setTitle(title)
        self.canvas.setCreator("Earwitness")
        # Twice as many bytes and half the speed for the sake of mail that can't carry bytes.
        self.canvas._doc.useA85 = 0
        self._page, self._title = 1, title
        self._pen: tuple[str, str, float] | None = None
        self.left, self.width = _MARGIN, A4[0] - 2 * _MARGIN
        self.tallest = A4[1] - _MARGIN - _FOOT - 24
        self.y = A4[1] - _MARGIN

    def need(self, tall: float) -> bool:
        """Begin a new page unless so much fits on this one; whether one was begun."""
        if self.y - tall >= _FOOT + 14:
            return False
        self._end_page()
        return True

    def space(self, tall: float) -> None:
        self.y -= tall

    def down(self, tall: float, *, ruled: bool = False) -> None:
        self.y -= tall
        if ruled:
            self.stroke("#dfe2e8")
            self.canvas.line(self.left, self.y, self.left + self.width, self.y)

    def text(self, text: str, style: Style, indent: float = 0.0, bullet: str = "") -> None:
        """Lines as wide as the page, each on the page where there is room for it."""
        for number, line in enumerate(self.lines(text, style, self.width - indent)):
            self.need(style.leading)
            if bullet and number == 0:
                self.put([bullet], style, self.left, 0)
            self.put([line], style, self.left + indent, 0)
            self.y -= style.leading
        self.y -= style.after

    def lines(self, text: str, style: Style, wide: float) -> list[str]:
        return list(_split(text, style.font, style.size, round(wide, 2)))

    def put(self, lines: list[str], style: Style, x: float, pad: float) -> None:
        self._take(style)
        for number, line in enumerate(lines):
            self.canvas.drawString(x, self.y - pad - style.size * 0.95 - number * style.leading, line)

    def word(self, text: str, style: Style, x: float, y: float, *, middle: bool) -> None:
        self._take(style)
        shown = _writable(text, style.font)
        (self.canvas.drawCentredString if middle else self.canvas.drawString)(x, y, shown)

    def fill(self, ink: str) -> None:
        self.canvas.setFillColor(_ink(ink))
        self._pen = None

    def stroke(self, ink: str, width: float = 0.4) -> None:
        self.canvas.setStrokeColor(_ink(ink))
        self.canvas.setLineWidth(width)

    def _take(self, style: Style) -> None:
        """Set colour and font, when they are others than before: most lines are in the same ones."""
        pen = (style.ink, style.font, style.size)
        if pen != self._pen:
            self.canvas.setFillColor(_ink(style.ink))
            self.canvas.setFont(style.font, style.size)
            self._pen = pen

    def bookmark(self, key: str, title: str) -> None:
        self.canvas.bookmarkPage(key, top=self.y)
        self.canvas.addOutlineEntry(_writable(title, "earwitness-plain"), key, level=0)

    def finish(self) -> None:
        self._foot()
        self.canvas.showPage()
        self.canvas.save()

    def _end_page(self) -> None:
        self._foot()
        self.canvas.showPage()
        self._pen = None
        self._page += 1
        self.y = A4[1] - _MARGIN

    def _foot(self) -> None:
        self._take(_FOOTING)
        self.canvas.drawString(self.left, _FOOT - 14, self._title)
        self.canvas.drawRightString(self.left + self.width, _FOOT - 14, tr("Page {number}").format(number=self._page))


@lru_cache(maxsize=8192)
def _split(text: str, font: str, size: float, wide: float) -> tuple[str, ...]:
    """The text in lines no wider than ``wide``; a word that is wider is cut."""
    lines, line = [], ""
    for word in _writable(text, font).split(" "):
        longer = f"{line} {word}" if line else word
        if _wide(longer, font, size) <= wide:
            line = longer
            continue
        if line:
            lines.append(line)
        *cut, line = _cut(word, font, size, wide)
        lines += cut
    return (*lines, line)


def _cut(word: str, font: str, size: float, wide: float) -> list[str]:
    parts, part = [], ""
    for letter in word:
        if part and _wide(part + letter, font, size) > wide:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]


@lru_cache(maxsize=64)
def _ink(text: str) -> Color:
    return HexColor(text)


def _wide(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))


@lru_cache(maxsize=8192)
def _writable(text: str, font: str) -> str:
    """What the font can write; the rest as ``⟨U+4E2D⟩``, and marks of direction left out, as paper has none."""
    glyphs = pdfmetrics.getFont(font).face.charToGlyph
    bare = text.translate(_ISOLATES)
    return "".join(letter if ord(letter) in glyphs else f"<U+{ord(letter):04X}>" for letter in bare)


def _register() -> None:
    if "earwitness-plain" in pdfmetrics.getRegisteredFontNames():
        return
    folder = next((f for f in map(Path, _FOLDERS) if all((f / name).exists() for name in _FILES.values())), None)
    for kind, name in (_FILES if folder else _OWN).items():
        pdfmetrics.registerFont(TTFont(f"earwitness-{kind}", str(folder / name) if folder else name))
