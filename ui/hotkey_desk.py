"""The hotkeys that the settings name, held while the program runs; each press comes out on the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal

from monitor.choices import ChoicesProtocol
from monitor.errors import BadInput
from monitor.hotkey.backend import Backend, Held, Hotkey
from monitor.hotkey.chord import Chord, parse
from monitor.hotkey.watcher import HotkeyWatcher
from monitor.settings import Hotkeys, Settings


class HotkeyDesk(QObject):
    """``mark_asked`` and ``mute_asked``: the key was pressed; ``told``: what became of each hotkey changed."""

    mark_asked = Signal()
    mute_asked = Signal()
    told = Signal()
    _pressed = Signal(object)
    _changed = Signal(object)

    def __init__(
        self, choices: ChoicesProtocol, parent: QObject | None = None, backend: Callable[[], Backend] | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._watcher = HotkeyWatcher(backend or _backend, self._pressed.emit, lambda held: self.told.emit())
        self._wanted: dict[Hotkey, Chord] = {}
        self._pressed.connect(self._on_pressed, Qt.ConnectionType.QueuedConnection)
        self._changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        self._choices.subscribe(self._changed.emit)
        self._on_changed(self._choices.get())

    def close(self) -> None:
        self._pressed.disconnect()
        self._changed.disconnect()
        self._watcher.close()

    def held(self) -> Mapping[Hotkey, Held]:
        return self._watcher.held

    def _on_changed(self, settings: Settings) -> None:
        wanted = wanted_of(settings.hotkeys)
        if wanted != self._wanted:
            self._wanted = wanted
            self._watcher.hold(wanted)

    def _on_pressed(self, hotkey: Hotkey) -> None:
        asked = self.mark_asked if hotkey is Hotkey.MARK_MOMENT else self.mute_asked
        asked.emit()


def wanted_of(hotkeys: Hotkeys) -> dict[Hotkey, Chord]:
    """Those that are set and can be understood; two of the same keys are one hotkey, the first."""
    wanted: dict[Hotkey, Chord] = {}
    for hotkey, text in ((Hotkey.MARK_MOMENT, hotkeys.mark_moment), (Hotkey.MUTE_ALL, hotkeys.mute_all)):
        chord = _chord(text)
        if chord is not None and chord not in wanted.values():
            wanted[hotkey] = chord
    return wanted


def _chord(text: str) -> Chord | None:
    try:
        return parse(text) if text else None
    except BadInput:
        return None  # the settings refuse such a text; one written by hand is told on their page


def _backend() -> Backend:
    from monitor.hotkey import backend_for

    return backend_for()
