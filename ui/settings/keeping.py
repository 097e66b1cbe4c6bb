"""How long records are kept, asked before anything goes; and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from monitor.clock import Clock
from monitor.journal.retention import begin_of_kept
from monitor.service import ServiceProtocol
from ui.jobs import Job
from ui.settings import words


@dataclass(frozen=True, slots=True)
class Doomed:
    """What would be erased of before ``until``."""

    until: datetime
    openings: int
    wakes: int
    records: int

    @property
    def none(self) -> bool:
        return not (self.openings or self.wakes or self.records)


def doomed(service: ServiceProtocol, keep: timedelta, now: datetime) -> Doomed:
    """Reads the disk."""
    until = begin_of_kept(keep, now)
    return Doomed(
        until,
        sum(each.ended is not None and each.started < until for each in service.timeline(None, until)),
        sum(each.at < until for each in service.speakers.sightings(None, until)),
        sum(each.at.earliest < until for each in service.speakers.records(None, until)),
    )


class Keeping(QObject):
    """``agreed`` with a length once nothing stands against it; ``refused`` where somebody thought better of it;
    ``failed`` with a sentence."""

    agreed = Signal(object)
    refused = Signal()
    failed = Signal(str)

    def __init__(self, service: ServiceProtocol, clock: Clock, view: QWidget) -> None:
        super().__init__(view)
        self._service, self._clock, self._view = service, clock, view
        self._job: Job | None = None

    def ask(self, now: timedelta | None, wanted: timedelta | None) -> None:
        """Only what is kept for shorter than before can lose anything."""
        self.close()
        if wanted is None or (now is not None and wanted >= now):
            self.agreed.emit(wanted)
            return
        service, at = self._service, self._clock.now().wall
        self._job = Job(lambda tell, stopped: doomed(service, wanted, at))
        self._job.done.connect(lambda found: self._on_found(found, wanted))
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def close(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_found(self, found: object, wanted: timedelta) -> None:
        if isinstance(found, Doomed) and (found.none or self._agreed(found)):
            self.agreed.emit(wanted)
        else:
            self.refused.emit()

    def _on_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self.refused.emit()

    def _agreed(self, found: Doomed) -> bool:
        from ui.speakers.dialogs import agreed

        question, more = words.erase_question(found.openings, found.wakes, found.records, found.until)
        return agreed(self._view, question, more, words.erase_button())


def open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
