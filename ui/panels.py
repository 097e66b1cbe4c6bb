"""The two lists of the Now page: what is being watched, and what the user should look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from monitor.service import Snapshot
from ui.attention import ALARMING, Item, Kind
from ui.language import QT_TR_NOOP, tr
from ui.parts import Line, button, card, clear, label, row, rule
from ui.sentences import SourceLine, recording_detail, recording_state, remedy, source_lines

NOTHING = QT_TR_NOOP("Nothing. What you should know of waits here until you tick it off.")
_WARNING = (*ALARMING, Kind.JOURNAL)


class WatchedPanel(QFrame):
    """Each source with its state, since when, and for a blind one why and what mends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, self._layout = card(tr("What is being watched"))
        _fill(self, frame)
        self._told: object = None

    def show_snapshot(self, snapshot: Snapshot, now: datetime, hearing: Sequence[SourceLine] = ()) -> None:
        """Rebuilt only when something in it changed: it would lose the focus of its buttons. ``hearing``: the speakers
        that are listened for."""
        told = (snapshot.sources, snapshot.recording, now.astimezone().date(), tuple(hearing))
        if told == self._told:
            return
        self._told = told
        clear(self._layout, keep=1)
        for place, line in enumerate([*source_lines(snapshot.sources, now), *hearing]):
            if place:
                self._layout.addWidget(rule())
            self._add(line.name, line.state, "good" if line.good else "muted" if line.calm else "warn", line.detail)
            self._add_remedy(line.remedy)
        if not snapshot.sources:
            self._layout.addWidget(label(tr("Nothing is being watched yet."), "muted"))
        self._layout.addWidget(rule())
        record = snapshot.recording
        self._add(tr("Journal"), recording_state(record), "good" if record.ok else "warn", recording_detail(record))
        self._add_remedy(remedy(record.reason if not record.ok else record.unsigned_reason))
        self._layout.addStretch(1)

    def _add(self, name: str, state: str, style: str, detail: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, 175)
        grid.setColumnMinimumWidth(1, 92)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Line(name, "body"), 0, 0, top)
        grid.addWidget(label(state, style), 0, 1, top)
        grid.addWidget(label(detail, "muted", wrap=True), 0, 2)
        self._layout.addSpacing(3)
        self._layout.addLayout(grid)
        self._layout.addSpacing(3)

    def _add_remedy(self, command: str) -> None:
        if not command:
            return
        shown = label(command, "code", wrap=True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(tr("Command that mends it: {command}").format(command=command))
        copy = button(tr("&Copy"), lambda: QGuiApplication.clipboard().setText(command), link=True)
        copy.setAccessibleName(tr("Copy the command"))
        line = row(label(tr("To mend it, run"), "muted"), shown, copy)
        line.setStretch(1, 1)
        self._layout.addLayout(line)


class AttentionPanel(QFrame):
    """Conflicts, missed notifications, trouble with the journal; each stays until it is ticked off."""

    MOST = 6
    tick_off = Signal(str)
    show_activation = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, self._layout = card(tr("To look at"))
        _fill(self, frame)
        self._told: object = None

    def show_items(self, items: Sequence[Item], now: datetime) -> None:
        told = (tuple(items), now.astimezone().date())
        if told == self._told:
            return
        self._told = told
        clear(self._layout, keep=1)
        for place, item in enumerate(items[: self.MOST]):
            if place:
                self._layout.addWidget(rule())
            self._add(item, now)
        self._add_end(len(items))

    def _add_end(self, count: int) -> None:
        if not count:
            self._layout.addWidget(label(tr(NOTHING), "muted", wrap=True))
        if count > self.MOST:
            self._layout.addWidget(label(tr("and %n more", "", count - self.MOST), "muted"))
        self._layout.addStretch(1)

    def _add(self, item: Item, now: datetime) -> None:
        title = label(item.title, "warn" if item.kind in _WARNING else "strong")
        done = button(tr("Done"), lambda: self.tick_off.emit(item.key), link=True)
        done.setAccessibleName(tr("Done: {what}, {detail}").format(what=item.title, detail=item.detail(now)))
        done.setToolTip(tr("Tick this off"))
        self._layout.addLayout(row(title, 1, *self._show_button(item), done, spacing=0))
        self._layout.addWidget(_detail(item.detail(now)))

    def _show_button(self, item: Item) -> list[QWidget]:
        if item.shows is None:
            return []
        show = button(tr("Show"), lambda: self.show_activation.emit(item.shows), link=True)
        show.setAccessibleName(tr("Show on the timeline: {what}").format(what=item.title))
        return [show]


def _detail(text: str) -> QLabel:
    return label(text, "muted", wrap=True)


def _fill(outer: QFrame, inner: QFrame) -> None:
    layout = QVBoxLayout(outer)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(inner)
