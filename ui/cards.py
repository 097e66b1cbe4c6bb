"""One card for one program that holds the microphone, and the small card for what is told calmly."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from monitor.control.model import ControlProtocol, Mutes
from monitor.model import Application, Trust, Use
from monitor.rule_model import Life
from ui.card_acts import CardActs
from ui.flow import flow
from ui.icons import program_pixmap
from ui.language import tr
from ui.messages import (
    application_title,
    badge,
    clock,
    evidence_sentence,
    process_words,
    state_word,
    stopwatch,
    trust_word,
    use_word,
)
from ui.origin_words import provenance
from ui.parts import Line, button, card, label, row, tip, tone
from ui.presence_words import aside
from ui.rules.menu import allow_menu
from ui.sentences import devices
from ui.status import Holder
from ui.theme import Palette

ICON = 40
_TONES = {Trust.KERNEL: "good", Trust.VERIFIED: "good", Trust.CONFLICT: "warn"}


class Badge(QLabel):
    """How well the identity is known, with the reason on hover."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("badge")

    def show_trust(self, application: Application) -> None:
        self.setText(badge(application))
        tip(self, evidence_sentence(application))
        trust, evidence = trust_word(application.trust), evidence_sentence(application)
        self.setAccessibleName(tr("Identity: {trust}. {evidence}").format(trust=trust, evidence=evidence))
        tone(self, _TONES.get(application.trust, ""))


class UserCard(QFrame):
    """Who, how that is known, since when, through what. Updated in place, so that the focus stays where it was.
    ``allow`` with the application and a ``Life``; ``rule_asked`` with the latest activation."""

    allow = Signal(object, object)
    rule_asked = Signal(object)
    report_asked = Signal(object)
    show_activation = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._palette = palette
        self._holder: Holder | None = None
        self._icon, self._name, self._badge = QLabel(), Line(style="name"), Badge()
        self._origin, self._evidence = Line(style="muted"), label(style="small", wrap=True)
        self._watch, self._device, self._since = label(style="stopwatch"), Line(style="muted"), label(style="muted")
        self._allow = QPushButton(tr("Always allow…"))
        self._allow.setMenu(allow_menu(self._allow, self._on_allow, self._on_rule))
        self._show = button(tr("Show on timeline"), self._on_show)
        self.acts = CardActs()
        self._report = button(tr("Report…"), self._on_report)
        self._lay_out()

    def show_acts(self, mutes: Mutes, control: ControlProtocol | None) -> None:
        """What can be done about it; after ``show_holder``."""
        self.acts.setVisible(control is not None)
        if self._holder is not None and control is not None:
            self.acts.show_holder(self._holder, mutes, control)

    def show_holder(self, holder: Holder, allowed: bool, now: datetime) -> None:
        who = holder.application
        title = application_title(who)
        self._holder = holder
        self.setAccessibleName(f"{title}, {trust_word(who.trust)}")
        self._icon.setPixmap(program_pixmap(who.icon, title, self._palette, ICON, self.devicePixelRatioF()))
        self._name.say(title)
        self._badge.show_trust(who)
        origin = " · ".join(part for part in (aside(holder.first), provenance(who), process_words(who)) if part)
        self._origin.say(origin)
        self._origin.setVisible(bool(origin))
        self._evidence.setText(evidence_sentence(who))
        self._device.say(", ".join(devices(holder)))
        self._allow.setVisible(not allowed and who.trust is not Trust.CONFLICT)
        self._allow.setAccessibleName(tr("Always allow {program}").format(program=title))
        self._show.setAccessibleName(tr("Show {program} on the timeline").format(program=title))
        self._report.setAccessibleName(tr("Make a report about {program}").format(program=title))
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Only what changes with the time."""
        if self._holder is None:
            return
        self._watch.setText(stopwatch(now - self._holder.since))
        self._since.setText(f"· {_since(self._holder, now)}")

    def _lay_out(self) -> None:
        self._icon.setFixedSize(ICON, ICON)
        self._icon.setAccessibleName("")
        for each in (self._watch, self._device, self._since):
            each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(14)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._both = QHBoxLayout()
        self._both.setSpacing(14)
        self._both.addLayout(self._left(), 3)
        self._both.addLayout(self._right(), 2)
        layout.addLayout(self._both, 1)

    def set_narrow(self, narrow: bool) -> None:
        """What stands at the right stands below."""
        self._buttons.set_wraps(narrow)
        self._both.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(row(self._name, self._badge, 1))
        left.addWidget(self._origin)
        left.addWidget(self._evidence)
        left.addStretch(1)
        left.addWidget(self.acts)
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(3)
        right.addWidget(self._watch)
        right.addLayout(row(1, self._device, self._since, spacing=4))
        right.addSpacing(5)
        self._buttons = flow(1, self._report, self._show, self._allow)
        right.addLayout(self._buttons)
        return right

    def _on_allow(self, life: Life) -> None:
        if self._holder:
            self.allow.emit(self._holder.application, life)

    def _on_rule(self) -> None:
        if self._holder:
            self.rule_asked.emit(self._holder.activations[-1])

    def _on_report(self) -> None:
        if self._holder:
            self.report_asked.emit(self._holder.application)

    def _on_show(self) -> None:
        if self._holder:
            self.show_activation.emit(self._holder.activations[-1].id)


def _since(holder: Holder, now: datetime) -> str:
    """Since when, after what it does if that is not plainly recording."""
    at = clock(holder.since, now, seconds=True)
    since = tr("since before {time}") if holder.at_least else tr("since {time}")
    return ", ".join(part for part in ("" if holder.capturing else _states(holder), since.format(time=at)) if part)


def _states(holder: Holder) -> str:
    return ", ".join(sorted(state_word(state) for state in holder.states))


class QuietCard(QFrame):
    """What holds something without being told as microphone use: own use, level meters, captured output."""

    show_activation = Signal(str)

    def __init__(self, title: str, explained: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, layout = card(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._explained, self._words = explained, label(explained, "small", wrap=True)
        layout.addWidget(self._words)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        layout.addLayout(self._rows)
        self.setAccessibleName(title)
        self._lines: list[tuple[Line, Badge, Line]] = []
        self._holders: list[Holder] = []

    def add_word(self, text: str) -> None:
        """One more sentence below the title."""
        self._words.setText(f"{self._explained} {text}".strip())

    def show_holders(self, holders: list[Holder], now: datetime) -> None:
        self.setVisible(bool(holders))
        self._holders = holders
        while len(self._lines) < len(holders):
            self._add_line()
        for place, (name, badge_, detail) in enumerate(self._lines):
            there = place < len(holders)
            for each in (name, badge_, detail):
                each.setVisible(there)
            if there:
                name.say(application_title(holders[place].application))
                badge_.show_trust(holders[place].application)
        self.tick(now)

    def tick(self, now: datetime) -> None:
        for holder, (_, _, detail) in zip(self._holders, self._lines, strict=False):
            use = holder.first.use
            what = "" if use in (Use.MICROPHONE, Use.OUTPUT_CAPTURE) else f"{use_word(use)} · "
            detail.say(f"{what}{', '.join(devices(holder))} · {stopwatch(now - holder.since)}")

    def _add_line(self) -> None:
        name, badge_, detail = Line(style="strong"), Badge(), Line(style="muted")
        self._lines.append((name, badge_, detail))
        self._rows.addLayout(row(name, badge_, 1, detail))
