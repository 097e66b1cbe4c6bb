"""The Findings page: what the comparison found, to look through, to triage and to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from monitor.clock import Clock
from monitor.model import Published
from monitor.service import ServiceProtocol
from monitor.speaker_model import Finding, Speaker
from monitor.speaker_records import Triage, Triaged
from ui.findings import words
from ui.findings.check import CHANGES, Nearby, Read, Trouble, nearby, read
from ui.findings.decide import Decisions
from ui.findings.detail import Detail
from ui.findings.empty import Empty, Lacks
from ui.findings.filters import Filters
from ui.findings.model import FindingTable
from ui.findings.rows import Row, Wanted, moment_of, to_look_at
from ui.findings.story import Around, story_of
from ui.findings.summary import Summaries
from ui.findings.table import FindingView
from ui.parts import button, label, row
from ui.theme import Palette
from ui.work import Work

SOON_MS = 500
"""After the last change until it is compared again: an import tells of itself in many pieces."""
ROOMY = 900
"""Pixels of height from which the summaries and the details fit above and below the table."""
CRAMPED = 640
"""Below this one finding in full takes the place of the table."""


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
        self._service, self._clock, self._palette, self._zone = service, clock, palette, zone
        self._read: Read | None = None
        self._around: tuple[str, Around] | None = None
        self._stale, self._anyway, self._wanted_id = True, False, ""
        self._build()
        self._lay_out()
        self._connect()
        self._keys()
        self.set_palette(palette)

    def _build(self) -> None:
        self._title, self._line = label(words.TITLE, "headline"), label(style="muted")
        self._told = label(style="warn", wrap=True)
        self._told.hide()
        self.summaries = Summaries(self._palette, self)
        self.filters = Filters(self._palette, self)
        self.model = FindingTable(self._palette, self._zone, self.devicePixelRatioF(), self)
        self.table = FindingView(self.model, self)
        self.detail = Detail(self._palette, self)
        self.detail.hide()
        self._hint = label(words.HINT, "small", wrap=True)
        self.empty = Empty(self._palette, self)
        self.decisions = Decisions(self._service, self.model, self)
        self.import_button = button("&Import a history…", self.open_import)
        self.export_button = button("&Export…", self.export)
        self._nothing = QWidget(self)
        self._nothing.setLayout(row(label(words.NO_MATCH, "muted"), button("Show a&ll", self._show_all, link=True), 1))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._work = Work(lambda: read(self._service, self._clock), self._on_read, self)
        self._near = Work(self._read_nearby, self._on_nearby, self)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.reload)
        self.filters.changed.connect(self._on_filters)
        self.table.chosen.connect(self._on_chosen)
        self.table.triage_asked.connect(lambda state: self.decisions.triage(self.table.chosen_rows(), state))
        self.table.undo_asked.connect(self.decisions.undo)
        self.table.details_asked.connect(lambda: self.show_detail(not self.detail.isVisible()))
        self.detail.triage_asked.connect(self._on_triage)
        self.detail.note_given.connect(lambda note: self._with_row(lambda one: self.decisions.note(one, note)))
        self.detail.marked.connect(lambda asked: self._with_row(lambda one: self.decisions.mark(one, asked)))
        self.detail.timeline_asked.connect(self._on_timeline)
        self.detail.closed.connect(lambda: self.show_detail(False))
        self.decisions.changed.connect(self._on_decided)
        self.decisions.failed.connect(self.say)
        self.empty.stepped.connect(self._on_step)
        self.empty.anyway.connect(self._on_anyway)

    def _keys(self) -> None:
        for keys, run in (
            ("Ctrl+F", self.filters.focus_text),
            ("/", self.filters.focus_text),
            ("Ctrl+Z", self.decisions.undo),
            ("Ctrl+S", self.export),
            ("F5", self.reload),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(run)

    # What others may ask

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.setStyleSheet(f"FindingsPage, QStackedWidget {{ background: {palette.page}; }} QSplitter::handle {{"
                           f" background: {palette.page}; }}")  # fmt: skip
        for part in (self.summaries, self.filters, self.model, self.table, self.detail, self.empty):
            part.set_palette(palette)

    def on_published(self, record: Published) -> None:
        if isinstance(record, Triaged):
            self.model.triage(record.finding, record.state, record.note)
            self._on_decided()
        elif isinstance(record, CHANGES):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def reload(self) -> None:
        """Compares anew; what is on screen stays until the answer is there."""
        self._stale = False
        if self._read is None:
            self._show(Lacks.CHECKING)
        self._line.setText(words.CHECKING)
        self._work.ask()

    def show_finding(self, finding: str) -> None:
        """Lists it whatever the filter says, and shows it in full; waits where nothing is read yet."""
        self._wanted_id = finding
        if self._read is not None:
            self._find_wanted()

    def open_import(self, paths: Sequence[Path] | None = None, speaker: str | None = None) -> None:
        from ui.imports.dialog import open_import

        open_import(self, self._service, paths, speaker, accusing=self.accusing_findings.emit)

    def export(self) -> None:
        from ui.findings.save import save

        if self.model.rows:
            save(self, self.model.rows, self.say)

    def show_detail(self, shown: bool) -> None:
        self.detail.setVisible(shown and self.table.current_row() is not None)
        self._make_room()
        if shown:
            self._tell_story()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The numbers, then the table, give way to one finding in full where there is not room for all."""
        detail = not self.detail.isHidden()
        self.summaries.setVisible(self.height() >= (ROOMY if detail else CRAMPED))
        for part in (self.table, self.filters, self._hint):
            part.setVisible(not detail or self.height() >= CRAMPED)

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
            self._line.setText(words.CANNOT_CHECK)
            self._show(Lacks.TROUBLE, answer.sentence)
            return
        if not isinstance(answer, Read):
            return
        self._read, before = answer, self.table.current_row()
        place = self.table.currentIndex().row()
        self.say("")
        self.filters.show_speakers([(each.id, each.name) for each in answer.speakers])
        self._show_cards()
        self.model.wanted = self._wanted()
        self.model.show_rows(answer.rows)
        self._tell_numbers()
        lacks = None if self._anyway and answer.rows else answer.lacks
        self._show(lacks)
        if before is None or not self.table.choose(before.finding.id):
            self.table.choose_place(place)
        self._find_wanted()

    def _show(self, lacks: Lacks | None, more: str = "") -> None:
        found = self._read
        if lacks is not None:
            self.empty.say(lacks, found.speakers if found else (), more, bool(found and found.rows))
        fresh = self._stack.currentWidget() is not self._body and lacks is None
        self._stack.setCurrentWidget(self._body if lacks is None else self.empty)
        self.export_button.setVisible(lacks is None)
        if fresh and self.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_wanted(self) -> None:
        if not self._wanted_id or self._read is None:
            return
        found, self._wanted_id = self._wanted_id, ""
        if self.model.place_of(found) is None:
            self.filters.show_everything()
        if self.table.choose(found):
            self._show(None)
            self.show_detail(True)

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
        self._tell_numbers()

    def _show_cards(self) -> None:
        """Of the speaker that is wanted, else of each."""
        chosen, cards = self.filters.speaker.currentData(), self._read.cards if self._read else ()
        self.summaries.show_cards([each for each in cards if chosen is None or chosen in each.speakers])

    def _show_all(self) -> None:
        self.filters.show_everything()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_numbers(self) -> None:
        found = self._read
        self.filters.show_counts(self.model.counts())
        self._nothing.setVisible(not self.model.rows)
        self.export_button.setEnabled(bool(self.model.rows))
        if found is not None:
            at = found.at.astimezone(self._zone)
            look, listed = to_look_at(self.model.everything), len(self.model.rows)
            self._line.setText(words.page_line(look, listed, self.model.count, len(found.speakers), at))

    # One finding

    def _on_chosen(self, _row: object) -> None:
        one = self.table.current_row()
        if one is None:
            self.detail.hide()
            self._make_room()
            return
        if self._around is None or self._around[0] != one.finding.id:
            self._around = None
            self._near.ask()
        self._tell_story()

    def _tell_story(self) -> None:
        one = self.table.current_row()
        if one is None or self._read is None:
            return
        around = self._around[1] if self._around and self._around[0] == one.finding.id else None
        summary = self._read.checked.summaries.get(one.finding.speaker, {})
        self.detail.show_story(one, story_of(one, self._speaker(one.finding), summary, around, self._zone))

    def _speaker(self, finding: Finding) -> Speaker | None:
        speakers = self._read.speakers if self._read else ()
        return next((each for each in speakers if each.id == finding.speaker), None)

    def _read_nearby(self) -> object:
        one, found = self.table.current_row(), self._read
        return nearby(self._service, one, found.imports) if one and found else None

    def _on_nearby(self, answer: object) -> None:
        if isinstance(answer, Nearby):
            self._around = (answer.finding, answer.around)
            self._tell_story()

    def _with_row(self, run: Callable[[Row], None]) -> None:
        one = self.table.current_row()
        if one is not None:
            run(one)

    def _on_triage(self, state: Triage) -> None:
        self._with_row(lambda one: self.decisions.triage([one], state))

    def _on_timeline(self) -> None:
        self._with_row(lambda one: self.show_moment.emit(moment_of(one.finding)))

    def _on_decided(self) -> None:
        self._tell_numbers()
        self._tell_story()

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

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(10)
        layout.addLayout(row(self._title, 1, self.export_button, self.import_button))
        layout.addWidget(self._line)
        layout.addWidget(self._told)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._body = self._comparison()
        self._stack.addWidget(self._body)
        layout.addWidget(self._stack, 1)

    def _comparison(self) -> QWidget:
        body, self._split = QWidget(self), QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self.table)
        self._split.addWidget(self.detail)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(10)
        self._split.setSizes([260, 300])
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.summaries)
        layout.addWidget(self.filters)
        layout.addWidget(self._nothing)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._hint)
        return body
