"""A sentence about a vendor with its source below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from monitor.speaker_model import Cited
from ui.language import tr
from ui.parts import label, row
from ui.speakers_words import source_words
from ui.told import told


def add_cited(layout: QVBoxLayout, cited: Cited) -> None:
    """A sentence with its source below, and a badge where it was not read there."""
    layout.addWidget(label(told(cited.words), "body", wrap=True))
    source = label(source_words(cited), "small", wrap=True)
    if cited.verified:
        layout.addWidget(source)
        return
    mark = label(tr("not verified"), "badge")
    mark.setProperty("tone", "warn")
    line = row(mark, source)
    line.setStretch(1, 1)
    layout.addLayout(line)
