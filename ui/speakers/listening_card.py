"""Listening as a whole: on or off, through which microphone, paused, and when a speaker that woke is told of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout, QWidget

from monitor.settings import Hours, SpeakerToasts
from monitor.speakers import Hearing, Listening
from ui import hearing_words
from ui import speakers_words as words
from ui.flow import flow
from ui.language import QT_TR_NOOP, tr
from ui.parts import button, card, label
from ui.speakers.hours import HoursField
from ui.speakers.styles import restyle

_TOASTS = {
    SpeakerToasts.OFF: QT_TR_NOOP("never"),
    SpeakerToasts.NOBODY_THERE: QT_TR_NOOP("when nobody is there"),
    SpeakerToasts.ALWAYS: QT_TR_NOOP("always"),
}
_ON = (Hearing.STARTING, Hearing.LISTENING, Hearing.PAUSED, Hearing.DEAF)


class ListeningCard(QFrame):
    """Shows what it is given; asks by its signals."""

    switched = Signal(bool)
    pause = Signal()
    resume = Signal()
    choose_microphone = Signal()
    toasts = Signal(object)
    hours = Signal(object)
    """When to listen: a tuple of ``Hours``, none for always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, self._layout = card(tr("Listening"))
        self.setAccessibleName(tr("Listening"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._state = label(style="good", wrap=True)
        self._switch = QCheckBox(tr("Listen for the paired speakers"))
        self._switch.clicked.connect(self.switched)
        self._pause = button(tr("Pause for an hour"), self.pause.emit)
        self._resume = button(tr("Resume"), self.resume.emit)
        self._resume.setAccessibleName(tr("Resume listening"))
        self._microphone = button(tr("Microphone…"), self.choose_microphone.emit)
        self._hours = HoursField()
        self._hours.chosen.connect(self.hours)
        self._tell, self._tell_words = _toast_choice(), label(style="small", wrap=True)
        self._tell.activated.connect(lambda _: self.toasts.emit(self._tell.currentData()))
        self._unlocked = label(style="warn", wrap=True)
        self._lay_out()

    def tab_chain(self) -> tuple[QWidget, ...]:
        """Its controls in the order in which the eye meets them."""
        return self._switch, *self._hours.tab_chain(), self._pause, self._resume, self._microphone, self._tell

    def show_listening(self, listening: Listening, paired: int) -> None:
        state = hearing_words.listening_words(listening, paired)
        self._state.setText(f"{state.sign} {state.text}")
        restyle(self._state, state.tone)
        self._unlocked.setVisible(not listening.locked)
        self._unlocked.setText(f"▲ {tr(hearing_words.UNLOCKED)}")
        self._switch.setChecked(listening.state in _ON)
        self._switch.setEnabled(listening.state is not Hearing.NOT_INSTALLED)
        self._hours.setEnabled(listening.state is not Hearing.NOT_INSTALLED)
        self._pause.setVisible(listening.state in (Hearing.LISTENING, Hearing.STARTING, Hearing.DEAF))
        self._resume.setVisible(listening.state is Hearing.PAUSED)
        self._microphone.setEnabled(listening.state is not Hearing.NOT_INSTALLED)

    def show_hours(self, hours: Sequence[Hours]) -> None:
        self._hours.show_hours(hours)

    def show_toasts(self, when: SpeakerToasts) -> None:
        self._tell.setCurrentIndex(self._tell.findData(when))
        self._tell_words.setText(words.toasts_words(when))

    def _lay_out(self) -> None:
        self._layout.setSpacing(8)
        self._layout.addWidget(self._state)
        self._layout.addWidget(self._unlocked)
        self._layout.addLayout(flow(self._switch, self._hours, 1, self._pause, self._resume, self._microphone))
        tell = label(tr("Notify me of a wake"), "body")
        tell.setBuddy(self._tell)
        self._layout.addLayout(flow(tell, self._tell))
        self._layout.addWidget(self._tell_words)
        self._layout.addWidget(label(tr(words.OWN_USE), "small", wrap=True))


def _toast_choice() -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(tr("Notify me of a wake"))
    for when, text in _TOASTS.items():
        made.addItem(tr(text), when)
    return made
