"""A week to read: what is new, what was longest, what stands out; a report of it; and whether each one is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QScrollArea, QVBoxLayout, QWidget

from monitor.clock import Clock
from monitor.digest import Digest
from monitor.digest_reading import read_digest
from monitor.errors import EarwitnessError
from monitor.service import ServiceProtocol
from ui import digest_words as words
from ui.jobs import Job
from ui.language import tr
from ui.parts import button, clear, label, row, told_as
from ui.told import told
from ui.weekly import monday


def open_digest(parent: QWidget, service: ServiceProtocol, clock: Clock, *, last_week: bool) -> DigestDialog:
    """Returns at once."""
    dialog = DigestDialog(service, clock, last_week=last_week, parent=parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class DigestDialog(QDialog):
    """``last_week``: begin with the week that is over instead of the last seven days."""

    def __init__(
        self, service: ServiceProtocol, clock: Clock, *, last_week: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._clock = service, clock
        self._digest: Digest | None = None
        self._job: Job | None = None
        self.span, self.weekly = QComboBox(), QCheckBox(words.weekly())
        self._heading, self._told = label(style="muted"), label(style="body", wrap=True)
        self._body = QWidget()
        self.report_button = button(tr("Make a &report…"), self.make_report)
        self.span.addItems(words.spans())
        self.span.setCurrentIndex(int(last_week))
        self._lay_out()
        self.span.currentIndexChanged.connect(lambda _: self.look())
        self.weekly.setChecked(service.choices.get().weekly_digest)
        self.weekly.clicked.connect(self._on_weekly)
        self.look()

    def look(self) -> None:
        """Reads it on a worker; what was on screen goes."""
        self._drop_job()
        until = self._until()
        clear(self._parts)
        self._heading.setText("")
        self._say(words.reading())
        self.report_button.setEnabled(False)
        self._job = Job(lambda tell, stopped: read_digest(self._service, self._service.journal, until))
        self._job.done.connect(self._on_read)
        self._job.failed.connect(lambda sentence: self._say(told(sentence)))
        self._job.start()

    def make_report(self) -> None:
        from ui.reporting.dialog import open_report
        from ui.reporting.making import Wish

        if self._digest is not None:
            wish = Wish(words.heading(self._digest), self._digest.since, self._digest.until)
            open_report(self, self._service, [wish])

    def done(self, result: int) -> None:
        self._drop_job()
        super().done(result)

    def _until(self) -> datetime:
        now = self._clock.now().wall
        return monday(now) if self.span.currentIndex() else now

    def _on_read(self, answer: object) -> None:
        if not isinstance(answer, Digest):
            return
        self._digest = answer
        self._heading.setText(words.heading(answer))
        for part in words.parts(answer):
            self._parts.addWidget(label(part.title, "cardTitle"))
            for line in part.lines:
                self._parts.addWidget(label(line, "body", wrap=True))
        self._parts.addStretch(1)
        self._say("")
        self.report_button.setEnabled(True)

    def _on_weekly(self, on: bool) -> None:
        try:
            self._service.choices.change(lambda settings: replace(settings, weekly_digest=on))
        except EarwitnessError as error:
            self.weekly.setChecked(not on)
            self._say(told(str(error)))

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _lay_out(self) -> None:
        self.setWindowTitle(tr(words.TITLE))
        self.resize(640, 620)
        told_as(self.span, tr("Which week"))
        self._parts = QVBoxLayout(self._body)
        self._parts.setContentsMargins(0, 0, 8, 0)
        self._parts.setSpacing(5)
        self._body.setObjectName("pageBody")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._body)
        scroll.setAccessibleName(tr(words.TITLE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addLayout(row(label(tr(words.TITLE), "headline"), 1, self.span))
        layout.addWidget(self._heading)
        layout.addWidget(self._told)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.weekly)
        layout.addLayout(row(1, self.report_button, button(tr("Close"), self.accept)))
