"""What the page says while there is nothing to compare, each time with the next step."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from monitor.names import shown
from monitor.speaker_model import Speaker
from monitor.vendors import profile_of
from ui.icons import glyph
from ui.language import QT_TR_NOOP, tr
from ui.messages import listed
from ui.parts import button, label, row
from ui.theme import Palette


class Lacks(Enum):
    """What is missing before two sides can be compared; ``TROUBLE``: they could not be read."""

    SPEAKER = "speaker"
    IMPORT = "import"
    SIGHTING = "sighting"
    HISTORY = "history"  # no speaker here is of a vendor that gives one
    TROUBLE = "trouble"
    CHECKING = "checking"


_WORDS = {
    Lacks.SPEAKER: (
        QT_TR_NOOP("No speaker is known yet"),
        QT_TR_NOOP(
            "Add the smart speaker in your room. Earwitness then listens for its own start sound, and holds what "
            "it heard against the list that the vendor shows you."
        ),
        QT_TR_NOOP("&Add a speaker"),
    ),
    Lacks.IMPORT: (
        QT_TR_NOOP("Nothing to compare with yet"),
        QT_TR_NOOP(
            "{names} can be heard here, but no history of the vendor was imported. Order it from the vendor, then"
            " import the file as you got it: nothing of it leaves this computer."
        ),
        QT_TR_NOOP("&Import a history…"),
    ),
    Lacks.SIGHTING: (
        QT_TR_NOOP("Nothing was witnessed yet"),
        QT_TR_NOOP(
            "A history is there, but no activation was witnessed here. Let Earwitness listen, or note by hand "
            "when the speaker woke."
        ),
        QT_TR_NOOP("Go to &Speakers"),
    ),
    Lacks.HISTORY: (
        QT_TR_NOOP("There is no history to compare with"),
        QT_TR_NOOP("{names}: the vendor gives you no list of requests. Earwitness can only show what it witnessed."),
        QT_TR_NOOP("Go to &Speakers"),
    ),
    Lacks.TROUBLE: (QT_TR_NOOP("The two sides can't be compared right now"), "", QT_TR_NOOP("&Try again")),
    Lacks.CHECKING: (
        QT_TR_NOOP("One moment"),
        QT_TR_NOOP("What was witnessed is held against what the vendors say…"),
        "",
    ),
}


def lacking(speakers: Sequence[Speaker], imports: int, sightings: int) -> Lacks | None:
    """The next step, or None where both sides are there."""
    if not speakers:
        return Lacks.SPEAKER
    if not any(profile_of(each.vendor).has_history for each in speakers):
        return Lacks.HISTORY
    if not imports:
        return Lacks.IMPORT
    return None if sightings else Lacks.SIGHTING


class Empty(QWidget):
    """``stepped``: the button was pressed; what it means depends on what is lacking. ``anyway``: show what there is."""

    stepped = Signal(object)
    anyway = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._lacks = palette, Lacks.CHECKING
        self._picture = QLabel()
        self._title, self._words = label(style="name"), label(style="muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setMaximumWidth(560)
        self.button = button("", lambda: self.stepped.emit(self._lacks))
        self.anyway_button = button(tr("Show what there &is"), self.anyway.emit, link=True)
        self._lay_out()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._picture.setPixmap(glyph("findings", palette.muted, 48, self.devicePixelRatioF()))

    def say(self, lacks: Lacks, speakers: Sequence[Speaker] = (), more: str = "", rows: bool = False) -> None:
        self._lacks = lacks
        title, text, step = (tr(each) if each else "" for each in _WORDS[lacks])
        self._title.setText(title)
        self._words.setText(more or text.format(names=listed([shown(each.name, 60) for each in speakers])))
        self.button.setText(step)
        self.button.setVisible(bool(step))
        self.anyway_button.setVisible(rows and lacks not in (Lacks.TROUBLE, Lacks.CHECKING))
        self.setAccessibleName(f"{title}. {self._words.text()}")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        for part in (self._picture, self._title):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(part)
        layout.addLayout(row(1, self._words, 1))
        layout.addLayout(row(1, self.button, self.anyway_button, 1))
        layout.addStretch(3)
