"""What a person can do on the Speakers page: each asks where something is lost, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from monitor.clock import Clock
from monitor.errors import BadInput, EarwitnessError
from monitor.service import ServiceProtocol
from monitor.settings import Hours, Settings, SpeakerToasts
from monitor.speaker_model import Sighting, Speaker, Vendor
from monitor.speaker_records import Imported
from ui import speakers_words as words
from ui.jobs import Errands
from ui.language import tr
from ui.messages import name as shown_name
from ui.speakers.carrying import asked_where_from, asked_where_to
from ui.speakers.dialogs import NamingDialog, agreed
from ui.told import told

PAUSE = timedelta(hours=1)
Accusing = Callable[[int, str], None]


class Actions(QObject):
    """``view``: the widget that dialogs belong to. What writes does so on a thread of its own; trouble becomes one
    sentence in a box. ``noted`` with the speaker's id and the sighting by hand."""

    noted = Signal(str, object)

    def __init__(self, service: ServiceProtocol, clock: Clock, view: QWidget, accusing: Accusing) -> None:
        super().__init__(view)
        self._service, self._clock, self._view, self._accusing = service, clock, view, accusing
        self._errands = Errands(self)
        self._errands.failed.connect(self._tell)

    def add(self) -> None:
        def save(name: str, room: str, vendor: Vendor) -> None:
            self._service.speakers.add(name, vendor, room=room)

        NamingDialog(tr("Add a speaker without pairing"), save, self._view).exec()

    def rename(self, speaker: Speaker) -> None:
        def save(name: str, room: str, _vendor: Vendor) -> None:
            if not name:
                raise BadInput("A speaker needs a name.")
            self._service.speakers.change(replace(speaker, name=name, room=room))

        NamingDialog(tr("Rename {name}").format(name=shown_name(speaker.name)), save, self._view, speaker).exec()

    def forget(self, speaker: Speaker, chimes: int) -> None:
        text, more = words.forget_question(speaker, chimes)
        if agreed(self._view, text, more, tr("&Forget")):
            self._run(lambda: self._service.forget_speaker(speaker.id))
            self._run(self._service.listening.reload)

    def write(self, speaker: Speaker) -> None:
        """To a file for another machine."""
        chosen = asked_where_to(speaker, self._view)
        if chosen is not None:
            self._run(lambda: self._service.write_speaker(speaker.id, *chosen))

    def take_over(self) -> None:
        """From a file of another machine."""
        chosen = asked_where_from(self._view)
        if chosen is not None:
            self._run(lambda: self._service.read_speaker(*chosen))

    def undo_import(self, batch: Imported) -> None:
        text, more = words.undo_question(batch, self._service.speakers.speakers(), self._clock.now().wall)
        if agreed(self._view, text, more, tr("&Undo the import")):
            self._run(lambda: self._service.speakers.undo(batch.id))

    def note(self, speaker: str) -> None:
        """It just lit up."""
        now = self._clock.now().wall
        kept: list[Sighting] = []

        def tell() -> None:
            if kept:
                self.noted.emit(speaker, kept[0])

        self._errands.run(lambda: kept.append(self._service.speakers.witness(speaker, now)), _nothing, tell)

    def take_back(self, sighting: str) -> None:
        self._run(lambda: self._service.speakers.withdraw(sighting))

    def switch(self, on: bool) -> None:
        self._run(lambda: self._service.listening.switch(on))

    def listen_for(self, speaker: str, on: bool, done: Callable[[], None]) -> None:
        self._errands.run(lambda: self._service.listening.listen_for(speaker, on), _nothing, done)

    def hours(self, hours: tuple[Hours, ...]) -> None:
        def made(settings: Settings) -> Settings:
            return replace(settings, listen=replace(settings.listen, hours=hours))

        self._run(lambda: self._service.choices.change(made))

    def pause(self) -> None:
        until = self._clock.now().wall + PAUSE
        self._run(lambda: self._service.listening.pause(until))

    def resume(self) -> None:
        self._run(self._service.listening.resume)

    def toasts(self, when: SpeakerToasts) -> None:
        self._now(lambda: self._service.choices.change(lambda settings: replace(settings, speaker_toasts=when)))

    def microphone(self) -> None:
        from ui.speakers.microphones import MicrophoneDialog

        dialog = MicrophoneDialog(self._service.listening.inputs, self._view)
        if dialog.exec():
            choice = dialog.choice()
            self._run(lambda: self._service.listening.choose_microphone(choice))

    def vendor(self, vendor: Vendor) -> None:
        from ui.speakers.vendor_card import VendorDialog

        self._now(lambda: VendorDialog(vendor, self._view).exec())

    def pair(self, speaker: Speaker | None) -> None:
        from ui.speakers.wizard import pair

        self._now(lambda: pair(self._view, self._service, speaker))

    def import_history(self, paths: Sequence[Path] | None = None, speaker: str | None = None) -> None:
        from ui.imports.dialog import open_import

        self._now(lambda: open_import(self._view, self._service, paths, speaker, accusing=self._accusing))

    def takes(self, mime: QMimeData) -> bool:
        """Whether these could be files to import."""
        from ui.imports.dialog import accepts

        return accepts(mime)

    def _run(self, write: Callable[[], object]) -> None:
        self._errands.run(write, _nothing)

    def _now(self, act: Callable[[], object]) -> None:
        try:
            act()
        except EarwitnessError as error:
            self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Earwitness", told(sentence), parent=self._view)
        box.open()


def _nothing() -> None: ...
