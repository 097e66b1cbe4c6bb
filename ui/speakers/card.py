"""One card for one speaker: is it heard right now, how loud it is, when it was seen, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from monitor.names import shown
from monitor.speakers import Ear, Hearing, Listening
from ui import hearing_words
from ui import speakers_words as words
from ui.flow import flow
from ui.icons import glyph
from ui.language import tr
from ui.messages import name
from ui.parts import Line, button, label, row, tone
from ui.speakers.facts import Facts
from ui.speakers.level import LevelBar
from ui.speakers.styles import restyle
from ui.theme import Palette

ICON = 40


class SpeakerCard(QFrame):
    """Updated in place, so that the focus stays where it was. Each signal carries the speaker's id."""

    pair = Signal(str)
    trial = Signal(str)
    lit_up = Signal(str)
    import_history = Signal(str)
    rename = Signal(str)
    forget = Signal(str)
    vendor = Signal(str)
    write = Signal(str)
    undo_note = Signal(str)
    listen = Signal(str, bool)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._palette = palette
        self.facts: Facts | None = None
        self._icon, self._name, self._badge, self._room = QLabel(), Line(style="name"), label(style="badge"), Line()
        self._state, self._chance = label(style="good", wrap=True), label(style="small", wrap=True)
        self._seen, self._coverage = label(style="muted", wrap=True), label(style="muted", wrap=True)
        self._level, self._level_words = LevelBar(palette, tr("Level of the room")), label(style="small")
        self._told = label(style="strong", wrap=True)
        self._undo = button(tr("Undo"), lambda: self._emit(self.undo_note), link=True)
        self._make_buttons()
        self._lay_out()
        self.set_palette(palette)
        self.tell("")

    def show_facts(self, facts: Facts, now: datetime) -> None:
        speaker = facts.speaker
        self.facts = facts
        who = name(speaker.name)
        self.setAccessibleName(tr("Speaker {name}").format(name=who))
        self._name.say(who)
        self._badge.setText(words.vendor_name(speaker.vendor))
        self._room.setVisible(bool(speaker.room))
        self._room.say(shown(speaker.room, 60))
        self._seen.setText(words.today_words(facts.last, facts.today, now))
        self._coverage.setVisible(facts.chimes > 0)
        self._coverage.setText(hearing_words.coverage_words(facts.heard, facts.blind))
        self._pair.setText(tr("Pair again…") if facts.chimes else tr("Pair…"))
        self._listen.setVisible(facts.chimes > 0)
        self._listen.setChecked(facts.wanted)
        self._name_buttons(who)

    def show_listening(self, listening: Listening) -> None:
        """What changes several times a second; nothing is asked of the disk."""
        if self.facts is None:
            return
        chimes = self.facts.chimes
        ear = ear_of(listening, self.facts.speaker.id)
        state = hearing_words.state_words(listening, ear, chimes, self.facts.wanted)
        self._state.setText(f"{state.sign} {state.text}")
        restyle(self._state, state.tone)
        level = hearing_words.level_words(ear)
        self._level.show_level(ear.noise_dbfs if ear else None, ear.limit_dbfs if ear else None, level)
        self._level_words.setText(level)
        for each in (self._level, self._level_words):
            each.setVisible(bool(chimes) and listening.state is Hearing.LISTENING)
        chance = hearing_words.chance_words(ear.recall) if ear and ear.hears else ""
        self._chance.setText(chance)
        self._chance.setVisible(bool(chance))
        self._trial.setVisible(bool(chimes))
        self._trial.setEnabled(listening.state is Hearing.LISTENING and self.facts.wanted)

    def tell(self, text: str, *, can_undo: bool = False) -> None:
        """A word about what was just done; empty takes it away."""
        self._told.setText(text)
        self._told.setVisible(bool(text))
        self._undo.setVisible(can_undo)

    def tab_chain(self) -> tuple[QWidget, ...]:
        """Its controls in the order in which the eye meets them."""
        return self._undo, self._trial, self._lit_up, self._import, self._listen, self._pair, self._more

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._icon.setPixmap(glyph("speakers", palette.accent, ICON, self.devicePixelRatioF()))
        self._level.set_palette(palette)

    def _name_buttons(self, who: str) -> None:
        for each, what in (
            (self._pair, tr("Pair {name} again") if self.facts and self.facts.chimes else tr("Pair {name}")),
            (self._trial, tr("Test whether {name} is heard")),
            (self._lit_up, tr("{name} just lit up")),
            (self._import, tr("Import a history of {name}")),
            (self._more, tr("More for {name}")),
            (self._undo, tr("Undo for {name}")),
            (self._listen, tr("Listen for {name}")),
        ):
            each.setAccessibleName(what.format(name=who))

    def _make_buttons(self) -> None:
        self._trial = button(tr("Test"), lambda: self._emit(self.trial))
        self._lit_up = button(tr("It just lit up"), lambda: self._emit(self.lit_up))
        self._lit_up.setToolTip(tr("Note by hand that it woke just now"))
        self._import = button(tr("Import a history…"), lambda: self._emit(self.import_history))
        self._listen = QCheckBox(tr("Listen for it"))
        self._listen.clicked.connect(self._on_listen)
        self._pair = button(tr("Pair…"), lambda: self._emit(self.pair))
        self._more = QPushButton(tr("More"))
        self._more.setMenu(self._more_menu())
        tone(self._badge, "")

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, signal in (
            (tr("&Rename…"), self.rename),
            (tr("Write to a &file for another machine…"), self.write),
            (tr("&What its vendor keeps…"), self.vendor),
            (tr("&Forget…"), self.forget),
        ):
            menu.addAction(text).triggered.connect(self._emitting(signal))
        return menu

    def _on_listen(self, on: bool) -> None:
        if self.facts is not None:
            self.listen.emit(self.facts.speaker.id, on)

    def _emitting(self, signal: SignalInstance) -> Callable[[], None]:
        return lambda: self._emit(signal)

    def _emit(self, signal: SignalInstance) -> None:
        if self.facts is not None:
            signal.emit(self.facts.speaker.id)

    def _lay_out(self) -> None:
        self._icon.setFixedSize(ICON, ICON)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self._left(), 3)
        top.addLayout(self._right(), 2)
        layout.addLayout(top)
        told = row(self._told, self._undo)
        told.setStretch(0, 1)
        layout.addLayout(told)
        layout.addLayout(flow(self._trial, self._lit_up, self._import, 1, self._listen, self._pair, self._more))

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(row(self._name, self._badge, 1))
        for each in (self._room, self._state, self._chance):
            left.addWidget(each)
        left.addStretch(1)
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(4)
        for each in (self._level_words, self._seen, self._coverage):
            each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        for part in (self._seen, self._coverage, self._level, self._level_words):
            right.addWidget(part)
        right.addStretch(1)
        return right


def ear_of(listening: Listening, speaker: str) -> Ear | None:
    return next((ear for ear in listening.ears if ear.speaker == speaker), None)
