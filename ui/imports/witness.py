"""Another witness's list, such as a camera's: whose speaker it saw, and for what time it is complete."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from monitor.errors import BadInput
from monitor.names import shown
from monitor.speaker_model import Span, Speaker
from ui.imports import words
from ui.imports.covers import CoversBox
from ui.language import tr
from ui.parts import card, label, row, told_as
from ui.told import told

HEAD = 4096
_COLUMNS = frozenset({"start", "end", "note"})


@dataclass(frozen=True, slots=True)
class WitnessList:
    """A file that looks like another witness's. ``asked``: the speaker on whose card it was dropped."""

    path: Path
    speakers: Sequence[Speaker]
    asked: str | None


def is_witness_list(path: Path) -> bool:
    """By its first line: the columns ``start,end,note``, or an object with them."""
    try:
        with path.open("rb") as file:
            first = file.read(HEAD).decode("utf-8-sig", "replace").strip().partition("\n")[0].strip()
    except OSError:
        return False
    names = _names(first)
    return "start" in names and names <= _COLUMNS


def _names(first: str) -> frozenset[str]:
    if not first.startswith("{"):
        return frozenset(name.strip().strip('"').lower() for name in first.split(","))
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(found) if isinstance(found, dict) else frozenset()


class WitnessPage(QWidget):
    """``changed``: an answer is other than before; ``why_not`` says what is still lacking."""

    changed = Signal()

    def __init__(self, of: WitnessList, now: datetime) -> None:
        super().__init__()
        self.path = of.path
        self.choice = QComboBox()
        told_as(self.choice, tr("Which speaker was seen"))
        for speaker in of.speakers:
            self.choice.addItem(shown(speaker.name, 60), speaker.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(of.asked)))
        self.covers = CoversBox(tr("It saw &everything in this time:"), None, now)
        self.covers.changed.connect(self.changed)
        self._lay_out(of.path.name)

    @property
    def speaker(self) -> str:
        return str(self.choice.currentData())

    def span(self) -> Span | None:
        """Raises BadInput."""
        return self.covers.span()

    def why_not(self) -> str:
        """One sentence, or nothing."""
        if not self.choice.count():
            return tr("Add the speaker first, on the Speakers page.")
        try:
            self.span()
        except BadInput as error:
            return told(str(error))
        return ""

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(tr("Another witness's list"), "name"))
        column.addWidget(label(f"{shown(name, 80)}: {tr(words.WITNESS)}", "muted", wrap=True))
        frame, lines = card(tr("Which speaker did it see?"))
        lines.addLayout(row(self.choice, 1))
        column.addWidget(frame)
        frame, lines = card(tr("What it covers"))
        lines.addWidget(label(tr(words.WITNESS_COVERS), "small", wrap=True))
        lines.addWidget(self.covers)
        column.addWidget(frame)
        column.addStretch(1)
