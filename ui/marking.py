"""Marks a moment: "my speaker just lit up" becomes a sighting by hand, with the time of the key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from monitor.clock import Clock
from monitor.service import ServiceProtocol
from monitor.speaker_model import Sighting, Speaker, Vendor
from ui import marking_words
from ui.jobs import Do, Job
from ui.mark_dialog import MarkDialog

Say = Callable[[str, str], None]


class Marking(QObject):
    """``say``: a title and a sentence for the person; ``failed``: why it could not be kept."""

    failed = Signal(str)

    def __init__(self, service: ServiceProtocol, clock: Clock, say: Say, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service, self._clock, self._say = service, clock, say
        self._dialog: MarkDialog | None = None

    def mark(self) -> None:
        """This moment: at once where there is one speaker, else the person is asked which."""
        at = self._clock.now().wall
        self._do(self._service.speakers.speakers, lambda known: self._decide(known, at))

    def _decide(self, known: object, at: datetime) -> None:
        speakers = [each for each in known if isinstance(each, Speaker)] if isinstance(known, tuple | list) else []
        if len(speakers) == 1:
            self._keep(speakers[0], at, "")
        else:
            self._ask(speakers, at)

    def _ask(self, speakers: list[Speaker], at: datetime) -> None:
        if self._dialog is not None:
            # The question before this one stands; two at once would be one too many.
            self._dialog.activateWindow()
            return
        dialog = MarkDialog(speakers, marking_words.which_question(at, self._clock.now().wall))
        dialog.chosen.connect(lambda speaker, note: self._keep(speaker, at, note))
        dialog.named.connect(lambda name, note: self._add(name, at, note))
        dialog.finished.connect(self._on_answered)
        self._dialog = dialog
        dialog.show()
        dialog.activateWindow()

    def _on_answered(self, _result: int) -> None:
        self._dialog = None

    def _add(self, name: str, at: datetime, note: str) -> None:
        speakers = self._service.speakers
        self._do(lambda: speakers.add(name, Vendor.OTHER), lambda made: self._keep_made(made, at, note))

    def _keep_made(self, made: object, at: datetime, note: str) -> None:
        if isinstance(made, Speaker):
            self._keep(made, at, note)

    def _keep(self, speaker: Speaker, at: datetime, note: str) -> None:
        speakers = self._service.speakers
        self._do(lambda: speakers.witness(speaker.id, at, note=note), lambda kept: self._kept(speaker, kept))

    def _kept(self, speaker: Speaker, kept: object) -> None:
        if isinstance(kept, Sighting):
            now = self._clock.now().wall
            self._say(marking_words.marked_title(speaker.name), marking_words.marked_body(kept.at, now))

    def _do(self, work: Do, then: Callable[[object], None]) -> None:
        job = Job(lambda tell, stopped: work())
        job.done.connect(then)
        job.failed.connect(self.failed)
        job.start()
