"""What a person can do on the Speakers page: each asks where something is lost, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QMessageBox, QWidget

from monitor.clock import Clock
from monitor.errors import BadInput, EarwitnessError
from monitor.service import ServiceProtocol
from monitor.settings import SpeakerToasts
from monitor.speaker_model import Speaker, Vendor
from monitor.speaker_records import Imported
from ui import speakers_words as words
from ui.messages import name as shown_name
from ui.speakers.dialogs import NamingDialog, agreed

PAUSE = timedelta(hours=1)


class Actions:
    """``view``: the widget that dialogs belong to. None of the calls raises: trouble becomes one sentence in a box."""

    def __init__(self, service: ServiceProtocol, clock: Clock, view: QWidget) -> None:
        self._service, self._clock, self._view = service, clock, view

    def add(self) -> None:
        def save(name: str, room: str, vendor: Vendor) -> None:
            self._service.speakers.add(name, vendor, room=room)

        NamingDialog("Add a speaker without pairing", save, self._view).exec()

    def rename(self, speaker: Speaker) -> None:
        def save(name: str, room: str, _vendor: Vendor) -> None:
            if not name:
                raise BadInput("A speaker needs a name.")
            self._service.speakers.change(replace(speaker, name=name, room=room))

        NamingDialog(f"Rename {shown_name(speaker.name)}", save, self._view, speaker).exec()

    def forget(self, speaker: Speaker, chimes: int) -> None:
        text, more = words.forget_question(speaker, chimes)
        if agreed(self._view, text, more, "&Forget"):
            self._do(lambda: self._service.speakers.forget(speaker.id))
            self._do(self._service.listening.reload)

    def undo_import(self, batch: Imported) -> None:
        text, more = words.undo_question(batch, self._service.speakers.speakers(), self._clock.now().wall)
        if agreed(self._view, text, more, "&Undo the import"):
            self._do(lambda: self._service.speakers.undo(batch.id))

    def note(self, speaker: str) -> tuple[str, str] | None:
        """It just lit up: the sighting's id and what to say of it."""
        now = self._clock.now().wall
        noted: list[str] = []
        self._do(lambda: noted.append(self._service.speakers.witness(speaker, now).id))
        return (noted[0], words.noted_words(now, now)) if noted else None

    def take_back(self, sighting: str) -> bool:
        return self._do(lambda: self._service.speakers.withdraw(sighting))

    def switch(self, on: bool) -> None:
        self._do(lambda: self._service.listening.switch(on))

    def pause(self) -> None:
        self._do(lambda: self._service.listening.pause(self._clock.now().wall + PAUSE))

    def resume(self) -> None:
        self._do(self._service.listening.resume)

    def toasts(self, when: SpeakerToasts) -> None:
        self._do(lambda: self._service.tell_of_speakers(when))

    def microphone(self) -> None:
        from ui.speakers.microphones import MicrophoneDialog

        dialog = MicrophoneDialog(self._service.listening.inputs, self._view)
        if dialog.exec():
            self._do(lambda: self._service.listening.choose_microphone(dialog.choice()))

    def vendor(self, vendor: Vendor) -> None:
        from ui.speakers.vendor_card import VendorDialog

        self._do(lambda: VendorDialog(vendor, self._view).exec())

    def pair(self, speaker: Speaker | None) -> None:
        from ui.speakers.wizard import pair

        self._do(lambda: pair(self._view, self._service, speaker))

    def import_history(self, paths: Sequence[Path] | None = None, speaker: str | None = None) -> None:
        from ui.imports.dialog import open_import

        self._do(lambda: open_import(self._view, self._service, paths, speaker))

    def takes(self, mime: QMimeData) -> bool:
        """Whether these could be files to import."""
        from ui.imports.dialog import accepts

        return accepts(mime)

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except EarwitnessError as error:
            box = QMessageBox(QMessageBox.Icon.Warning, "Earwitness", str(error), parent=self._view)
            box.open()
            return False
        return True
