"""The Findings page: what the comparison found, to look through, to triage and to take away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from monitor.clock import Clock
from monitor.model import Published
from monitor.service import ServiceProtocol
from monitor.speaker_records import Triaged
from ui.findings import words
from ui.findings.check import CHANGES, Read, Trouble, read
from ui.findings.comparison import Comparison
from ui.findings.empty import Empty, Lacks
from ui.findings.rows import to_look_at
from ui.flow import flow
from ui.jobs import Latest
from ui.language import tr
from ui.parts import button, label
from ui.theme import Palette
from ui.told import told

SOON_MS = 500
"""After the last change until it is compared again: an import tells of itself in many pieces."""


class FindingsPage(QWidget):
    """``show_moment``: a time to go to on the timeline. ``speakers_asked``: the Speakers page is the next step.
    ``accusing_findings``: an import from here brought this many, of this speaker.
    """

    show_moment = Signal(object)
    speakers_asked = Signal()
    accusing_findings = Signal(int, str)

    def __init__(
        self, service: ServiceProtocol, clock: Clock, palette: Palette, parent: QWidget, *, zone: tzinfo | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._clock, self._zone = service, clock, zone
        self._read: Read | None = None
        self._stale, self._anyway, self._wanted_id = True, False, ""
        self._line, self._told = label(style="muted"), label(style="warn", wrap=True)
        self.empty = Empty(palette, self)
        self.body = Comparison(service, clock, palette, zone, self)
        self.import_button = button(tr("&Import a history…"), self.open_import)
        self.export_button = button(tr("&Export…"), self.export)
        self.report_button = button(tr("&Report…"), self.make_report)
        self.letter_button = button(tr("&Letter…"), self.write_letter)
        self._soon = QTimer(self)
        self._work = Latest(self)
        self._lay_out()
        self._connect()
        self.set_palette(palette)

    # What others may ask

    def set_palette(self, palette: Palette) -> None:
        ground = f"background: {palette.page};"
        self.setStyleSheet(f"FindingsPage, QStackedWidget {{ {ground} }} QSplitter::handle {{ {ground} }}")
        self.empty.set_palette(palette)
        self.body.set_palette(palette)

    def on_published(self, record: Published) -> None:
        if isinstance(record, Triaged):
            self.body.show_triage(record.finding, record.state, record.note)
        elif isinstance(record, CHANGES):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def reload(self) -> None:
        """Compares anew; what is on screen stays until the answer is there."""
        self._stale = False
        if self._read is None:
            self._show(Lacks.CHECKING)
        self._line.setText(tr(words.CHECKING))
        self._work.ask(partial(read, self._service, self._clock))

    def show_finding(self, finding: str) -> None:
        """Lists it whatever the filter says, and shows it in full; waits where nothing is read yet."""
        self._wanted_id = finding
        if self._read is not None:
            self._find_wanted()

    def open_import(self, paths: Sequence[Path] | None = None, speaker: str | None = None) -> None:
        from ui.imports.dialog import open_import

        open_import(self, self._service, paths, speaker, accusing=self.accusing_findings.emit)

    def export(self) -> None:
        """Of what is listed, in its order."""
        from ui.findings.save import save

        if self.body.model.rows:
            save(self, self.body.model.rows, self.say)

    def make_report(self) -> None:
        """About the chosen findings and what was around them."""
        from ui.findings.handing_on import make_report

        rows = self.body.table.chosen_rows()
        if not rows:
            self.say(tr(words.NOBODY_CHOSEN))
            return
        make_report(self, self._service, rows)

    def write_letter(self) -> None:
        """About the one finding that is looked at; a person completes and sends it."""
        from ui.findings.handing_on import write_letter

        one = self.body.table.current_row()
        speaker = None if one is None else self.body.speaker_of(one.finding)
        if one is None or speaker is None:
            self.say(tr(words.NOBODY_CHOSEN if one is None else words.NO_SPEAKER))
            return
        write_letter(self, one, speaker, self._clock.now().wall)

    def regions(self) -> Sequence[QWidget]:
        """For the keys that lead from one to the next."""
        return (self.body.table, self.body.detail) if self._stack.currentWidget() is self.body else (self,)

    def say(self, sentence: str) -> None:
        """Above the table until the next comparison."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        self._stale = self._stale or self._soon.isActive()
        self._soon.stop()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from ui.imports.dialog import accepts

        if accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from ui.imports.dialog import dropped

        event.acceptProposedAction()
        self.open_import(dropped(event.mimeData()))

    # Reading

    def _on_read(self, answer: object) -> None:
        if isinstance(answer, Trouble):
            self._line.setText(tr(words.CANNOT_CHECK))
            self._show(Lacks.TROUBLE, told(answer.sentence))
        elif isinstance(answer, Read):
            self._read = answer
            self.say("")
            self.body.show_read(answer)
            self._show(None if self._anyway and answer.rows else answer.lacks)
            self._find_wanted()

    def _show(self, lacks: Lacks | None, more: str = "") -> None:
        found, before = self._read, self._stack.currentWidget()
        if lacks is not None:
            self.empty.say(lacks, found.speakers if found else (), more, bool(found and found.rows))
        self._stack.setCurrentWidget(self.body if lacks is None else self.empty)
        for each in self._of_rows():
            each.setVisible(lacks is None)
        if before is self.empty and lacks is None and self.isVisible():
            self.body.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_wanted(self) -> None:
        if self._wanted_id and self._read is not None and self.body.show_finding(self._wanted_id):
            self._show(None)
        self._wanted_id = ""

    def _tell_numbers(self) -> None:
        model, found = self.body.model, self._read
        for each in self._of_rows():
            each.setEnabled(bool(model.rows))
        if found is not None:
            at, look = found.at.astimezone(self._zone), to_look_at(model.everything)
            self._line.setText(words.page_line(look, len(model.rows), model.count, len(found.speakers), at))

    def _of_rows(self) -> tuple[QPushButton, ...]:
        """What only makes sense where something is listed."""
        return self.report_button, self.letter_button, self.export_button

    # What the empty page leads to

    def _on_step(self, lacks: object) -> None:
        if lacks is Lacks.IMPORT:
            self.open_import()
        elif lacks is Lacks.TROUBLE:
            self.reload()
        else:
            self.speakers_asked.emit()

    def _on_anyway(self) -> None:
        self._anyway = True
        self._show(None)

    # Building

    def _connect(self) -> None:
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.reload)
        self._work.done.connect(self._on_read)
        self.body.told.connect(self._tell_numbers)
        self.body.failed.connect(self.say)
        self.body.table.report_asked.connect(self.make_report)
        self.body.show_moment.connect(self.show_moment)
        self.empty.stepped.connect(self._on_step)
        self.empty.anyway.connect(self._on_anyway)
        for keys, run in (("Ctrl+S", self.export), ("F5", self.reload)):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(run)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(10)
        self.letter_button.setToolTip(tr("Write a letter to the vendor or the authority about this finding"))
        self.report_button.setToolTip(tr("Make a report about the chosen findings (R)"))
        layout.addLayout(flow(label(tr(words.TITLE), "headline"), 1, *self._of_rows(), self.import_button))
        layout.addWidget(self._line)
        layout.addWidget(self._told)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.body)
        layout.addWidget(self._stack, 1)
