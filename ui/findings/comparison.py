"""The body of the page once both sides are there: numbers, filter, table, and one finding in full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from monitor.clock import Clock
from monitor.service import ServiceProtocol
from monitor.speaker_model import Finding, Speaker
from monitor.speaker_records import Triage
from ui.findings import words
from ui.findings.check import Nearby, Read, nearby
from ui.findings.decide import Decisions
from ui.findings.detail import Detail
from ui.findings.filters import Filters
from ui.findings.model import FindingTable
from ui.findings.rows import Row, Wanted, moment_of
from ui.findings.story import Around, story_of
from ui.findings.summary import Summaries
from ui.findings.table import FindingView
from ui.jobs import Latest
from ui.language import tr
from ui.parts import button, label, row
from ui.theme import Palette

ROOMY = 760
"""Pixels of height from which the summaries and the details fit above and below the table."""
CRAMPED = 540
"""Below this one finding in full takes the place of the table."""


class Comparison(QWidget):
    """``told``: what is listed or looked at is other than before. ``failed``: a sentence."""

    told = Signal()
    failed = Signal(str)
    show_moment = Signal(object)

    def __init__(
        self, service: ServiceProtocol, clock: Clock, palette: Palette, zone: tzinfo | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._service, self._clock, self._zone = service, clock, zone
        self._read: Read | None = None
        self._around: tuple[str, Around] | None = None
        self.summaries = Summaries(palette, self)
        self.filters = Filters(palette, self)
        self.model = FindingTable(palette, zone, self.devicePixelRatioF(), self)
        self.table = FindingView(self.model, self)
        self.detail = Detail(palette, self)
        self.decisions = Decisions(service, self.model, self)
        self._near = Latest(self)
        self._lay_out()
        self._connect()
        self._keys()

    def set_palette(self, palette: Palette) -> None:
        for part in (self.summaries, self.filters, self.model, self.table, self.detail):
            part.set_palette(palette)

    def show_read(self, read: Read) -> None:
        """What was chosen stays chosen where it is still there."""
        before, place = self.table.current_row(), self.table.currentIndex().row()
        self._read = read
        self.filters.show_speakers([(each.id, each.name) for each in read.speakers])
        self._show_cards()
        self.model.wanted = self._wanted()
        self.model.show_rows(read.rows)
        self._tell()
        if before is None or not self.table.choose(before.finding.id):
            self.table.choose_place(place)

    def show_finding(self, finding: str) -> bool:
        """In full, whatever the filter says; False where there is none such."""
        if self.model.place_of(finding) is None:
            self.filters.show_everything()
        if not self.table.choose(finding):
            return False
        self.show_detail(True)
        return True

    def show_triage(self, finding: str, state: Triage, note: str) -> None:
        """As it was written, by whomever."""
        if not self.decisions.is_waiting(finding):
            self.model.triage(finding, state, note)
            self._on_decided()

    def show_detail(self, shown: bool) -> None:
        self.detail.setVisible(shown and self.table.current_row() is not None)
        self._make_room()
        if shown:
            self._tell_story()
        if shown and self.table.isHidden():
            self.detail.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not shown:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Before the window takes Escape for a way back: an open detail is closed by it."""
        if event.type() is QEvent.Type.ShortcutOverride and self._is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_escape(event):
            self.show_detail(False)
        else:
            super().keyPressEvent(event)

    def _is_escape(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and not self.detail.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The numbers, then the table, give way to one finding in full where there is not room for all."""
        detail = not self.detail.isHidden()
        self.summaries.setVisible(self.height() >= (ROOMY if detail else CRAMPED))
        for part in (self.table, self.filters):
            part.setVisible(not detail or self.height() >= CRAMPED)
        self._hint.setVisible(self.height() >= CRAMPED)  # F1 lists the keys too

    # The filter

    def _wanted(self) -> Wanted:
        return self.filters.wanted(self._clock.now().wall)

    def _on_filters(self) -> None:
        before, speaker = self.table.current_row(), self.model.wanted.speaker
        self.model.want(self._wanted())
        if self.model.wanted.speaker != speaker:
            self._show_cards()
        if before is None or not self.table.choose(before.finding.id):
            self.table.choose_place(0)
        self._tell()

    def _show_cards(self) -> None:
        """Of the speaker that is wanted, else of each."""
        chosen, cards = self.filters.speaker.currentData(), self._read.cards if self._read else ()
        self.summaries.show_cards([each for each in cards if chosen is None or chosen in each.speakers])

    def _show_all(self) -> None:
        self.filters.show_everything()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.filters.show_counts(self.model.counts())
        self._nothing.setVisible(not self.model.rows)
        self.told.emit()

    # One finding

    def _on_chosen(self, _row: object) -> None:
        one = self.table.current_row()
        if one is None:
            self.detail.hide()
            self._make_room()
            return
        if self._around is None or self._around[0] != one.finding.id:
            self._around = None
            self._ask_nearby(one)
        self._tell_story()

    def _tell_story(self) -> None:
        one = self.table.current_row()
        if one is None or self._read is None or self.detail.isHidden():
            return
        around = self._around[1] if self._around and self._around[0] == one.finding.id else None
        summary = self._read.checked.summaries.get(one.finding.speaker, {})
        self.detail.show_story(one, story_of(one, self.speaker_of(one.finding), summary, around, self._zone))

    def speaker_of(self, finding: Finding) -> Speaker | None:
        speakers = self._read.speakers if self._read else ()
        return next((each for each in speakers if each.id == finding.speaker), None)

    def _ask_nearby(self, one: Row) -> None:
        # The row is given: a thread that asks the table while a row leaves it crashes.
        if self._read is not None:
            self._near.ask(partial(nearby, self._service, one, self._read.imports))

    def _on_nearby(self, answer: object) -> None:
        if isinstance(answer, Nearby):
            self._around = (answer.finding, answer.around)
            self._tell_story()

    def _with_row(self, run: Callable[[Row], None]) -> None:
        one = self.table.current_row()
        if one is not None:
            run(one)

    def _on_decided(self) -> None:
        self._tell()
        self._tell_story()

    # Building

    def _connect(self) -> None:
        table, detail, decisions = self.table, self.detail, self.decisions
        self._near.done.connect(self._on_nearby)
        self.filters.changed.connect(self._on_filters)
        table.chosen.connect(self._on_chosen)
        table.triage_asked.connect(lambda state: decisions.triage(table.chosen_rows(), state))
        table.undo_asked.connect(decisions.undo)
        table.details_asked.connect(lambda: self.show_detail(detail.isHidden()))
        detail.triage_asked.connect(lambda state: self._with_row(lambda one: decisions.triage([one], state)))
        detail.note_given.connect(lambda note: self._with_row(lambda one: decisions.note(one, note)))
        detail.marked.connect(lambda asked: self._with_row(lambda one: decisions.mark(one, asked)))
        detail.timeline_asked.connect(lambda: self._with_row(lambda one: self.show_moment.emit(moment_of(one.finding))))
        detail.closed.connect(lambda: self.show_detail(False))
        decisions.changed.connect(self._on_decided)
        decisions.failed.connect(self.failed)

    def _keys(self) -> None:
        for keys, run in (
            ("Ctrl+F", self.filters.focus_text),
            ("/", self.filters.focus_text),
            ("Ctrl+Z", self.decisions.undo),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(run)

    def _lay_out(self) -> None:
        self.detail.hide()
        self._hint = label(tr(words.HINT), "small", wrap=True)
        self._nothing = QWidget(self)
        self._nothing.setLayout(
            row(label(tr(words.NO_MATCH), "muted"), button(tr("Show a&ll"), self._show_all, link=True), 1)
        )
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self.table)
        self._split.addWidget(self.detail)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(10)
        self._split.setSizes([260, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self.summaries, self.filters, self._nothing):
            layout.addWidget(part)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._hint)
