"""The pairing wizard: pages one after another; cancelled at any time it leaves nothing behind."""

from __future__ import annotations

import logging

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from monitor.errors import EarwitnessError
from monitor.pairing_keep import Naming
from monitor.pairing_model import Failed, Learned, PairingEvent, Refused
from monitor.service import ServiceProtocol
from monitor.speaker_model import Speaker, Vendor
from monitor.speakers import Hearing
from ui import pairing_words as words
from ui.language import tr
from ui.messages import name
from ui.parts import button, label, row
from ui.speakers.first_steps import MicrophoneStep, SoundsStep, VendorStep
from ui.speakers.found_step import FoundStep
from ui.speakers.last_steps import NameStep, RoomStep
from ui.speakers.seat import seat_of
from ui.speakers.session import Seat, Session
from ui.speakers.step import Step
from ui.speakers.takes_step import TakesStep
from ui.style import current_palette
from ui.theme import Palette
from ui.told import told
from ui.work import Work

log = logging.getLogger(__name__)
WIDE, HIGH = 920, 640


class PairingWizard(QDialog):
    """``of``: a speaker to pair anew or for the first time; None for one that is not known yet.

    ``paired`` with the speaker as kept.
    """

    paired = Signal(object)

    def __init__(
        self, service: ServiceProtocol, seat: Seat, palette: Palette, parent: QWidget, of: Speaker | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._seat, self._of = service, seat, of
        self._session = Session(seat, service.listening, self)
        self._learned: Learned | None = None
        self._finishing = False
        self._keeping = Work(self._keep, self._on_kept, self)
        self.steps = self._make_steps(palette)
        self._title, self._number = label(style="headline"), label(style="small")
        self._told = label(style="warn", wrap=True)
        self._stack = QStackedWidget()
        self._back = button(tr("&Back"), self.back)
        self._next = button(tr("&Next"), self.forward)
        self._cancel = button(tr("&Cancel"), self.reject)
        self._lay_out()
        self._session.happened.connect(self._on_event)
        self._go_to(0)

    @property
    def step(self) -> Step:
        return self.steps[self._stack.currentIndex()]

    def back(self) -> None:
        if self._stack.currentIndex() > 0:
            self._go_to(self._stack.currentIndex() - 1)

    def forward(self) -> None:
        if not self.step.ready() or self._finishing:
            return
        if self._stack.currentIndex() + 1 < len(self.steps):
            self._go_to(self._stack.currentIndex() + 1)
            return
        self._finishing = True
        self.name_step.tell("")
        self._session.finish()
        self._refresh()

    def done(self, result: int) -> None:
        """However it ends: the microphone is released and the listener goes on."""
        self._finishing = True
        self._keeping.close()
        for step in self.steps:
            step.leave()
        self.microphone_step.close_work()
        self._session.close()
        super().done(result)

    # The pages

    def _make_steps(self, palette: Palette) -> list[Step]:
        vendor = VendorStep(self._of.vendor if self._of else Vendor.ALEXA)
        listens = self._service.listening.now().state not in (Hearing.OFF, Hearing.PAUSED)
        self.microphone_step = MicrophoneStep(self._session, self._service.listening, palette)
        self.takes_step = TakesStep(self._session, palette)
        self.name_step = NameStep(self._session, vendor, self._of, listens)
        self.vendor_step = vendor
        steps: list[Step] = [] if self._of else [vendor]
        steps += [SoundsStep(vendor), self.microphone_step, self.takes_step, FoundStep(self._session, palette)]
        return [*steps, RoomStep(self._session), self.name_step]

    def _go_to(self, place: int) -> None:
        self.step.leave()
        self._stack.setCurrentIndex(place)
        step = self.step
        self._title.setText(tr(step.title))
        self._number.setText(tr("Step {place} of {all}").format(place=place + 1, all=len(self.steps)))
        # The window's title is what a screen reader says when a page comes.
        pairs = tr("Pair {name}").format(name=name(self._of.name)) if self._of else tr("Pair a speaker")
        self.setWindowTitle(f"{pairs}: {tr(step.title)}")
        self._tell("")
        step.enter()
        self._refresh()

    def _refresh(self) -> None:
        self._back.setEnabled(self._stack.currentIndex() > 0 and not self._finishing)
        self._next.setText(tr(self.step.forward))
        self._next.setEnabled(self.step.ready() and not self._finishing)

    def _tell(self, sentence: str) -> None:
        self._told.setText(told(sentence))
        self._told.setVisible(bool(sentence))

    # What comes of it

    def _on_event(self, event: PairingEvent) -> None:
        for step in self.steps:
            step.on_event(event)
        if isinstance(event, Failed):
            self._on_failed(event)
        elif isinstance(event, Learned):
            self._learned = event
            self._keeping.ask()
        elif isinstance(event, Refused) and self._finishing:
            self._finishing = False
            self.name_step.tell(words.refused_words(event))
        self._refresh()

    def _on_failed(self, event: Failed) -> None:
        """Back to the microphone, for everything that was recorded is gone with the process."""
        self._finishing = False
        place = self.steps.index(self.microphone_step)
        if self._stack.currentIndex() > place:
            self._go_to(place)
        self._tell(event.sentence)

    def _keep(self) -> object:
        """On a worker: the journal and the keyring take their time."""
        if self._learned is None:
            return None
        try:
            return self._seat.keep(self._learned, self._naming())
        except EarwitnessError as error:
            log.info("A pairing was not kept: %s", error)
            return error

    def _naming(self) -> Naming:
        if self._of is not None:
            old, adds = self._of, self.name_step.adds.isChecked()
            return Naming(old.name, old.vendor, old.labels, old.room, old.id, adds)
        name, room = self.name_step.name_field.text().strip(), self.name_step.room_field.text().strip()
        return Naming(name, self.vendor_step.vendor, (), room)

    def _on_kept(self, answer: object) -> None:
        if isinstance(answer, EarwitnessError):
            self._finishing = False
            self.name_step.tell(str(answer))
            self._refresh()
            return
        if not isinstance(answer, Speaker):
            return
        self._listen_to_it()
        self.paired.emit(answer)
        self.accept()

    def _listen_to_it(self) -> None:
        """Through the microphone it was learned with: another one hears another sound."""
        listening = self._service.listening
        wanted = self.name_step.listen.isVisibleTo(self) and self.name_step.listen.isChecked()
        try:
            if not self._session.from_files:
                listening.choose_microphone(self._session.microphone)
            listening.reload()
            if wanted:
                listening.switch(True)
        except EarwitnessError as error:
            log.warning("Paired, but not listened for yet: %s", error)

    def _lay_out(self) -> None:
        self.resize(WIDE, HIGH)
        self._next.setDefault(True)
        for each in (self._back, self._cancel):
            each.setAutoDefault(False)
        for step in self.steps:
            step.changed.connect(self._refresh)
            step.go_on.connect(self.forward)
            self._stack.addWidget(_scrolled(step))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(row(self._title, 1, self._number))
        layout.addWidget(self._told)
        layout.addWidget(self._stack, 1)
        layout.addLayout(row(self._cancel, 1, self._back, self._next))


def _scrolled(step: Step) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(step)
    area.setAccessibleName(tr(step.title))
    step.setObjectName("pageBody")
    return area


def pair(parent: QWidget, service: ServiceProtocol, of: Speaker | None = None) -> None:
    """Until it is finished or cancelled. Raises what hinders it from the start."""
    wizard = PairingWizard(service, seat_of(service), current_palette(), parent, of)
    wizard.exec()
    wizard.deleteLater()
