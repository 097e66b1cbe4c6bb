"""The wizard's last pages: which sound it is, the room, and the name."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QProgressBar

from monitor.pairing_model import Expected, Failed, PairingEvent, Refused, Working
from monitor.speaker_model import Speaker
from ui import pairing_words as words
from ui.expectation_words import expectation_lines
from ui.language import QT_TR_NOOP, tr
from ui.parts import button, label, row
from ui.speakers.dialogs import LONGEST_NAME, named
from ui.speakers.first_steps import VendorStep
from ui.speakers.recordings import chosen_recording
from ui.speakers.session import Session
from ui.speakers.step import Step
from ui.speakers.styles import restyle
from ui.told import told

MOST_LINES = 9


def progress_bar(name: str) -> QProgressBar:
    made = QProgressBar()
    made.setRange(0, 100)
    made.setAccessibleName(name)
    made.hide()
    return made


class RoomStep(Step):
    """Half a minute of the room, then what to expect here."""

    title = words.ROOM_TITLE

    def __init__(self, session: Session) -> None:
        super().__init__(words.ROOM)
        self._session = session
        self._start = button(tr("&Listen to the room"), self._on_start)
        self._progress, self._headline = progress_bar(tr("Listening to the room")), label(style="name", wrap=True)
        self._lines = [label(style="body", wrap=True) for _ in range(MOST_LINES)]
        self.body.addLayout(row(self._start, 1))
        for part in (self._progress, self._headline, *self._lines):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._listening = False

    def enter(self) -> None:
        self._show()
        self._start.setFocus()

    def ready(self) -> bool:
        expected = self._session.expected
        if expected is None:
            # Recordings may come without one of the room; then nothing is said of what to expect.
            return self._session.from_files and not self._listening
        return not self._listening and expected.refused is None

    def on_event(self, event: PairingEvent) -> None:
        if isinstance(event, Working) and event.what == "room":
            self._progress.setValue(round(event.done * 100))
            return
        if isinstance(event, Expected | Failed | Refused):
            self._listening = False
            self._show()

    def _on_start(self) -> None:
        # Not disabled meanwhile: the focus would jump, to "Cancel" of all buttons.
        if self._listening:
            return
        if self._session.from_files:
            path = chosen_recording(self)
            if path is None:
                return
            self._session.read_room(path)
        else:
            self._session.hear_room()
        self._listening = True
        self._progress.setValue(0)
        self._show()

    def _show(self) -> None:
        expected = self._session.expected
        self._progress.setVisible(self._listening)
        files = self._session.from_files
        self.intro.setText(tr(words.ROOM_FILE if files else words.ROOM))
        again = tr("&Listen again") if expected else tr("&Listen to the room")
        text = tr("Choose a &recording of the room…") if files else again
        self._start.setText(tr("Listening…") if self._listening else text)
        lines: list[str] = expectation_lines(expected.expectation) if expected is not None else []
        refused = expected.refused if expected is not None else None
        headline = words.refused_words(refused) if refused else lines[0] if lines else ""
        self._headline.setText(headline)
        restyle(self._headline, "warn" if refused else "name")
        rest = lines if refused else lines[1:]
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(rest))
            line.setText(rest[place] if place < len(rest) else "")
        self.changed.emit()


class NameStep(Step):
    """The name and the room, or, for a speaker that is paired anew, only the last word."""

    forward = QT_TR_NOOP("&Finish")

    def __init__(self, session: Session, vendor_step: VendorStep, of: Speaker | None, listens: bool) -> None:
        super().__init__(words.AGAIN if of else words.NAME)
        self.title = words.AGAIN_TITLE if of else words.NAME_TITLE
        self._session, self._vendor_step, self._of = session, vendor_step, of
        self.name_field, self.room_field = _field(tr("Name")), _field(tr("Room"))
        self.listen = QCheckBox(tr("&Listen for it from now on"))
        self.listen.setChecked(True)
        self.listen.setVisible(not listens)
        self.adds = QCheckBox(tr("&Keep what was learned before too: it makes several sounds"))
        self.adds.setVisible(of is not None)
        self.progress, self._told = progress_bar(tr("Learning the sound")), label(style="warn", wrap=True)
        form = QFormLayout()
        form.addRow(named(tr("&Name"), self.name_field), self.name_field)
        form.addRow(named(tr("&Room"), self.room_field), self.room_field)
        if of is None:
            self.body.addLayout(form)
        for part in (self.adds, self.listen, self.progress, self._told):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.name_field.textChanged.connect(lambda _: self.changed.emit())

    def enter(self) -> None:
        self.name_field.setPlaceholderText(words.name_hint(self._vendor_step.vendor))
        self.tell("")
        if self._of is None:
            self.name_field.setFocus()

    def ready(self) -> bool:
        return self._of is not None or bool(self.name_field.text().strip())

    def tell(self, sentence: str) -> None:
        self._told.setText(told(sentence))
        self.progress.setVisible(False)

    def on_event(self, event: PairingEvent) -> None:
        if isinstance(event, Working) and event.what == "learning":
            self.progress.setVisible(True)
            self.progress.setValue(round(event.done * 100))


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(LONGEST_NAME)
    made.setAccessibleName(name)
    return made
