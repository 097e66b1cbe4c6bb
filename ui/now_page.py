"""The Now page: one large sentence, who uses the microphone, what is being watched, what to look at, the last day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from monitor.control.model import ControlProtocol, Mutes
from monitor.model import Application, Use
from monitor.service import Snapshot
from ui.act_notice import ActNotice
from ui.attention import Item
from ui.cards import QuietCard, UserCard
from ui.control_words import Result
from ui.day import Day
from ui.flow import flow
from ui.icons import glyph
from ui.language import QT_TR_NOOP, tr
from ui.panels import AttentionPanel, WatchedPanel
from ui.parts import button, card, label, tone
from ui.sentences import SourceLine, headline, subline
from ui.status import Holder, TrayState, of_use, own, spoken, users
from ui.strip import Strip
from ui.style import mixed
from ui.theme import Palette

MOST_CARDS = 12
"""Programs with a card of their own; a number beyond is told in one line."""
HERO = 62
NARROW = 760
"""Pixels of width below which nothing stands side by side that can stand below."""
BESIDE, BELOW = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.TopToBottom
_QUIET: tuple[tuple[Callable[[Snapshot], list[Holder]], str, str], ...] = (
    (own, QT_TR_NOOP("Earwitness itself"), QT_TR_NOOP("This program's own use is recorded like anyone's.")),
    (
        lambda snapshot: of_use(snapshot, Use.OUTPUT_CAPTURE),
        QT_TR_NOOP("Recording what this computer plays"),
        QT_TR_NOOP("Not the microphone: the sound of the loudspeakers."),
    ),
    (
        lambda snapshot: of_use(snapshot, Use.METER, Use.RELAY),
        QT_TR_NOOP("Holding the microphone open"),
        QT_TR_NOOP("Level meters and virtual devices, by their own account."),
    ),
)


class Hero(QWidget):
    """The state's drawing on a disc, the headline and the line below."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._disc = QLabel()
        self._disc.setFixedSize(HERO, HERO)
        self._disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._headline, self._subline = label(style="headline", wrap=True), label(style="subline", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._headline)
        words.addWidget(self._subline)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        layout.addWidget(self._disc)
        layout.addLayout(words, 1)

    def say(self, state: TrayState, large: str, small: str) -> None:
        warn = state in (TrayState.ALARM, TrayState.BLIND)
        ink = self._palette.warn if warn else self._palette.accent
        self._disc.setPixmap(glyph(state.value, ink, 36, self.devicePixelRatioF()))
        soft = mixed(self._palette.warn, self._palette.page, 0.16) if warn else self._palette.accent_soft
        self._disc.setStyleSheet(f"background: {soft}; border-radius: {HERO // 2}px;")
        self._disc.setAccessibleName(tr("State: {state}").format(state=spoken(state)))
        self._headline.setText(large)
        self._subline.setText(small)


class NowPage(QScrollArea):
    """Shows what it is given; asks by its signals. ``report_asked``: of one application, or None for all of the day."""

    allow = Signal(object, object)
    rule_asked = Signal(object)
    report_asked = Signal(object)
    week_asked = Signal()
    rules_asked = Signal()
    show_activation = Signal(str)
    open_timeline = Signal()
    tick_off = Signal(str)
    act_asked = Signal(object)
    undo_asked = Signal(object)

    def __init__(
        self, palette: Palette, is_quiet: Callable[[Application], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._palette, self._is_quiet = palette, is_quiet
        self._snapshot: Snapshot | None = None
        self._cards: list[UserCard] = []
        self._hearing: tuple[SourceLine, ...] = ()
        self._mutes, self._control = Mutes(), None  # type: Mutes, ControlProtocol | None
        self._notice = ActNotice()
        self._hero = Hero(palette)
        self._people = QVBoxLayout()
        self._more = label(style="muted")
        self._quiet = self._quiet_cards()
        self._watched, self._attention = WatchedPanel(), AttentionPanel()
        self._rules = button(tr("&Rules…"), self.rules_asked.emit, link=True)
        self._strip, self._summary = Strip(palette), label(style="muted")
        self._lay_out()
        self.setAccessibleName(tr("Now"))

    def show_hearing(self, line: str, speakers: Sequence[SourceLine]) -> None:
        """For whom this program itself listens, and whether each would be heard; shown with the next status."""
        self._hearing = tuple(speakers)
        self._quiet[0][1].add_word(f"{line}." if line else "")

    def show_control(self, mutes: Mutes, control: ControlProtocol | None) -> None:
        """What is muted, and who can do something about it; shown with the next status."""
        self._mutes, self._control = mutes, control

    def show_result(self, result: Result) -> None:
        """What came of what somebody asked for, until the next one or until it is put away."""
        self._notice.show_result(result)

    def show_status(self, snapshot: Snapshot, state: TrayState, items: Sequence[Item], now: datetime) -> None:
        self._snapshot, self._state = snapshot, state
        self._show_people(users(snapshot), now)
        for of, quiet in self._quiet:
            quiet.show_holders(of(snapshot), now)
        self._watched.show_snapshot(snapshot, now, self._hearing)
        self._attention.show_items(items, now)
        self._say(now)

    def show_day(self, day: Day) -> None:
        self._strip.show_day(day)
        self._summary.setText(day.summary())

    def tick(self, now: datetime) -> None:
        """The durations a second later; nothing is asked of the service."""
        self._say(now)
        for shown in self._cards:
            shown.tick(now)
        for _, quiet in self._quiet:
            quiet.tick(now)

    @property
    def ticking(self) -> bool:
        """Something on the page grows with the time."""
        return self._snapshot is not None and bool(self._snapshot.activations)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        tone(self, "")

    def _say(self, now: datetime) -> None:
        if self._snapshot is not None:
            large, small = headline(self._snapshot, now), subline(self._snapshot, now)
            self._hero.say(self._state, large, small)
            self.setAccessibleDescription(f"{large}. {small}")

    def _show_people(self, holders: list[Holder], now: datetime) -> None:
        shown = holders[:MOST_CARDS]
        while len(self._cards) < len(shown):
            self._add_card()
        for place, each in enumerate(self._cards):
            each.setVisible(place < len(shown))
            if place < len(shown):
                each.show_holder(shown[place], self._is_quiet(shown[place].application), now)
                each.show_acts(self._mutes, self._control)
        self._more.setVisible(len(holders) > len(shown))
        more = len(holders) - len(shown)
        self._more.setText(tr("and %n more {program|programs}; the timeline shows them all", "", more))

    def _add_card(self) -> None:
        made = UserCard(self._palette)
        made.allow.connect(self.allow)
        made.rule_asked.connect(self.rule_asked)
        made.show_activation.connect(self.show_activation)
        made.acts.asked.connect(self.act_asked)
        made.report_asked.connect(self.report_asked)
        made.set_narrow(self.viewport().width() < NARROW)
        self._cards.append(made)
        self._people.addWidget(made)
        self._chain()

    def _chain(self) -> None:
        """Tab goes down the page as the eye does; a card is made later than what stands below it."""
        above = [each for part in (self._notice, *self._cards) for each in part.findChildren(QPushButton)]
        for one, other in pairwise([self._rules, *above, *self._day_buttons, self._strip]):
            QWidget.setTabOrder(one, other)

    def _quiet_cards(self) -> list[tuple[Callable[[Snapshot], list[Holder]], QuietCard]]:
        return [(of, QuietCard(tr(title), tr(explained))) for of, title, explained in _QUIET]

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("pageBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(self._hero)
        layout.addWidget(self._notice)
        self._notice.undo.connect(self.undo_asked)
        self._people.setSpacing(14)
        layout.addLayout(self._people)
        layout.addWidget(self._more)
        for _, quiet in self._quiet:
            layout.addWidget(quiet)
        # Above the panels, which grow: the last day is seen without scrolling.
        layout.addWidget(self._last_day())
        layout.addLayout(self._panels())
        layout.addStretch(1)
        self._wire()
        self.setWidgetResizable(True)
        self.setWidget(body)
        self._chain()

    def _panels(self) -> QHBoxLayout:
        panels = self._both = QHBoxLayout()
        panels.setSpacing(14)
        panels.addWidget(self._watched, 5, Qt.AlignmentFlag.AlignTop)
        panels.addWidget(self._attention, 4, Qt.AlignmentFlag.AlignTop)
        return panels

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, what stands side by side stands one below the other."""
        narrow = self.viewport().width() < NARROW
        self._both.setDirection(BELOW if narrow else BESIDE)
        for each in self._cards:
            each.set_narrow(narrow)
        super().resizeEvent(event)

    def _last_day(self) -> QFrame:
        frame, layout = card()
        frame.setAccessibleName(tr("Last 24 hours"))
        report = button(tr("Report…"), lambda: self.report_asked.emit(None), link=True)
        report.setAccessibleName(tr("Make a report about the last 24 hours"))
        week = button(tr("This week…"), self.week_asked.emit, link=True)
        self._day_buttons = (report, week)
        layout.addLayout(flow(label(tr("Last 24 hours"), "cardTitle"), 1, self._summary, report, week))
        layout.addWidget(self._strip)
        return frame

    def _wire(self) -> None:
        self._strip.opened.connect(self.open_timeline)
        self._attention.tick_off.connect(self.tick_off)
        self._attention.show_activation.connect(self.show_activation)
        layout = self._hero.layout()
        if layout is not None:
            layout.addWidget(self._rules)
