"""The wizard's first pages: which vendor, its sounds switched on, and the microphone."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from monitor.pairing_model import Failed, Level, Opened, PairingEvent
from monitor.speaker_model import Vendor
from monitor.speakers import ListeningProtocol
from monitor.vendors import profile_of
from ui import pairing_words as words
from ui.language import tr
from ui.parts import button, card, clear, label, row, rule
from ui.speakers.cited import add_cited
from ui.speakers.level import LevelBar
from ui.speakers.microphones import MicrophoneList
from ui.speakers.recordings import chosen_recordings
from ui.speakers.session import Session
from ui.speakers.step import Step
from ui.speakers_words import vendor_name
from ui.theme import Palette
from ui.told import told


class VendorStep(Step):
    title = words.VENDOR_TITLE

    def __init__(self, chosen: Vendor = Vendor.ALEXA) -> None:
        super().__init__(words.VENDOR)
        self._group = QButtonGroup(self)
        self._vendors = list(Vendor)
        for place, each in enumerate(self._vendors):
            made = QRadioButton(vendor_name(each))
            made.setChecked(each is chosen)
            self._group.addButton(made, place)
            self.body.addWidget(made)
        self.body.addStretch(1)

    def enter(self) -> None:
        self._group.button(self._group.checkedId()).setFocus()

    @property
    def vendor(self) -> Vendor:
        return self._vendors[self._group.checkedId()]

    def choose(self, vendor: Vendor) -> None:
        self._group.button(self._vendors.index(vendor)).setChecked(True)


class SoundsStep(Step):
    """How the start and end sounds are switched on; what is not verified says so."""

    title = words.SOUNDS_TITLE

    def __init__(self, vendor_step: VendorStep) -> None:
        super().__init__(words.SOUNDS)
        self._vendor_step = vendor_step
        frame, self._lines = card()
        self._frame = frame
        self.body.addWidget(frame)
        self.body.addStretch(1)

    def enter(self) -> None:
        sounds = profile_of(self._vendor_step.vendor).sounds
        self.intro.setText(words.sounds_intro(bool(sounds)))
        self._frame.setVisible(bool(sounds))
        clear(self._lines)
        for place, cited in enumerate(sounds):
            if place:
                self._lines.addWidget(rule())
            add_cited(self._lines, cited)


class MicrophoneStep(Step):
    """Opens what is chosen at once: the level shows whether it hears anything."""

    title = words.MICROPHONE_TITLE

    def __init__(self, session: Session, listening: ListeningProtocol, palette: Palette) -> None:
        super().__init__(words.MICROPHONE)
        self._session = session
        self._list = MicrophoneList(listening.inputs)
        self._list.chosen.connect(self._on_chosen)
        self._bar, self._says = LevelBar(palette, tr("Level of the microphone")), label("", "strong", wrap=True)
        self._says.setText(words.level_words(None))
        self._files = button(tr("I have &recordings instead…"), self._on_files, link=True)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._says)
        self.body.addLayout(row(self._files, 1))
        self._looked = False

    def enter(self) -> None:
        if not self._looked or self._session.failed is not None:
            self._looked = True
            self._list.look()
        self._list.setFocus()

    def ready(self) -> bool:
        if self._session.from_files:
            return self._session.failed is None
        level = self._session.level
        return self._session.opened is not None and self._session.failed is None and not (level and level.silent)

    def close_work(self) -> None:
        self._list.close_work()

    def on_event(self, event: PairingEvent) -> None:
        if isinstance(event, Opened):
            self._list.tell(event.warnings)
        elif isinstance(event, Level):
            said = words.level_words(event)
            self._bar.show_level(event.rms_dbfs, None, said)
            self._says.setText(said)
        elif isinstance(event, Failed):
            self._says.setText(told(event.sentence))
            self._bar.show_level(None, None)
        self.changed.emit()

    def _on_files(self) -> None:
        paths = chosen_recordings(self)
        if paths:
            self._session.begin_with(paths)
            self.go_on.emit()

    def _on_chosen(self, id: str | None) -> None:
        if not self.isVisible():
            # The list was slow, and meanwhile recordings were chosen instead.
            return
        self._says.setText(words.level_words(None))
        self._session.begin(id)
        self.changed.emit()
