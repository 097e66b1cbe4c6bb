"""What a person decides about findings: shown at once, written in order, and to be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from monitor.service import ServiceProtocol
from monitor.speaker_records import Triage
from ui.findings.model import FindingTable
from ui.findings.rows import Row
from ui.jobs import Errands

MOST = 200
"""Decisions that can be taken back."""
Undo = Callable[[], None]


class Decisions(QObject):
    """``changed``: a row is other than before. ``failed``: a sentence; what was shown was taken back."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, service: ServiceProtocol, model: FindingTable, parent: QObject) -> None:
        super().__init__(parent)
        self._service, self._model = service, model
        self._errands = Errands(self)
        self._errands.failed.connect(self.failed)
        self._before: list[list[Undo]] = []
        self._waiting: Counter[str] = Counter()

    def triage(self, rows: Sequence[Row], state: Triage) -> None:
        others = [each for each in rows if each.state is not state]
        self._remember([partial(self._set, each, each.state, each.note) for each in others])
        for each in others:
            self._set(each, state, each.note)

    def note(self, row: Row, note: str) -> None:
        self._remember([partial(self._set, row, row.state, row.note)])
        self._set(row, row.state, note)

    def mark(self, row: Row, asked_for: bool | None) -> None:
        """Of the sighting; the page compares anew when it is published."""
        sighting = row.finding.sighting
        if sighting is None:
            return
        self._remember([partial(self._mark, sighting.id, sighting.asked_for, sighting.note)])
        self._mark(sighting.id, asked_for, sighting.note)

    def undo(self) -> None:
        for back in self._before.pop() if self._before else ():
            back()

    def is_waiting(self, finding: str) -> bool:
        """Something newer than what is told of it now is still to be written."""
        return self._waiting[finding] > 0

    def _remember(self, backs: list[Undo]) -> None:
        if backs:
            self._before = [*self._before[-MOST:], backs]

    def _set(self, row: Row, state: Triage, note: str) -> None:
        finding, before = row.finding.id, self._model.row_of(row.finding.id) or row
        self._show(finding, state, note)
        self._waiting[finding] += 1
        self._errands.run(
            partial(self._service.speakers.triage, finding, state, note, _when(row)),
            partial(self._show, finding, before.state, before.note),
            lambda: self._waiting.subtract([finding]),
        )

    def _show(self, finding: str, state: Triage, note: str) -> None:
        self._model.triage(finding, state, note)
        self.changed.emit()

    def _mark(self, sighting: str, asked_for: bool | None, note: str) -> None:
        self._errands.run(partial(self._service.speakers.mark, sighting, asked_for, note), self.changed.emit)


def _when(row: Row) -> datetime | None:
    sighting, record = row.finding.sighting, row.finding.record
    return sighting.at if sighting else record.at.earliest if record else None
