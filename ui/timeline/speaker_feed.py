"""Keeps the speakers' lanes up to date: what can be put in at once is, what needs comparing is read anew."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from monitor.model import Published
from monitor.speaker_records import (
    Imported,
    ImportUndone,
    Sighted,
    SightingEnded,
    SightingMarked,
    SightingWithdrawn,
    SpeakerForgotten,
    SpeakerKept,
    Triaged,
)
from ui.timeline.loader import Loader
from ui.timeline.speaker_lanes import SpeakerLanes
from ui.timeline.view import TimelineView

SOON = 250
"""Milliseconds after which all is read anew: one import publishes several records."""
COMPARED = (Imported, ImportUndone, SightingMarked, SightingWithdrawn, SpeakerForgotten, SpeakerKept, Triaged)
"""These change what is compared, or what comparing says."""


class SpeakerFeed(QObject):
    """``renewed``: the lanes were read anew. ``wanted``: a moment to show once they are."""

    renewed = Signal()

    def __init__(self, loader: Loader, view: TimelineView) -> None:
        super().__init__(view)
        self._loader, self._view = loader, view
        self.wanted: datetime | None = None
        self._early: list[Published] = []
        self._old = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON)
        self._later.timeout.connect(self.reload)
        loader.heard.connect(self._on_heard)

    def reload(self) -> None:
        self._early.clear()
        self._old = False
        self._loader.load_speakers()

    def on_shown(self) -> None:
        if self._old:
            self.reload()

    def on_published(self, record: Published) -> None:
        """Before the story took it in. Hidden, what would have to be read anew waits until somebody looks."""
        if self._loader.hearing:
            self._early.append(record)
        if not isinstance(record, COMPARED) and not self._is_unknown(record):
            return
        if self._view.isVisible():
            self._later.start()
        else:
            self._old = True

    def _is_unknown(self, record: Published) -> bool:
        """Of a speaker, or to a sighting, that the lanes can't know."""
        story = self._view.scene.story
        if isinstance(record, SightingEnded):
            return not any(record.id in one.heard.live for one in story.speakers)
        return isinstance(record, Sighted) and story.speaker(record.sighting.speaker) is None

    def _on_heard(self, lanes: list[SpeakerLanes]) -> None:
        self._view.set_speakers(lanes)
        for record in self._early:
            self._view.scene.story.apply(record)
        if self._early:
            self._view.refresh()
        self.renewed.emit()
