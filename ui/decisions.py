"""What a person decides on the Now page or in a notification, and what is told of how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.model import Activation, Application
from monitor.rule_model import Life
from monitor.service import ServiceProtocol
from ui import style
from ui.answering import Answering
from ui.control_words import Result
from ui.language import tr
from ui.told import told
from ui.window_keeper import WindowKeeper

Say = Callable[[str, str], None]


class Decisions(QObject):
    """``changed``: a rule was made or changed. ``say``: a notification of a title and a text."""

    changed = Signal()

    def __init__(
        self, service: ServiceProtocol, clock: Clock, windows: WindowKeeper, answering: Answering, say: Say,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._service, self._clock, self._windows, self._answering, self._say = service, clock, windows, answering, say

    def allow(self, application: Application, life: Life) -> None:
        from ui.dialogs import confirm_allow

        window = self._windows.window
        if window is not None and (life is not Life.FOR_EVER or confirm_allow(window, application)):
            self._answering.allow(application, life)

    def make_rule(self, activation: Activation) -> None:
        from ui.rules.dialog import make_rule

        window = self._windows.window
        if window is not None and make_rule(self._service, self._clock, window, activation):
            self.changed.emit()

    def edit_rules(self) -> None:
        from ui.rules.panel import RulesDialog

        window = self._windows.window
        if window is not None:
            RulesDialog(self._service, self._clock, style.current_palette(), window).exec()
            self.changed.emit()

    def no_weeks(self) -> None:
        from ui.digest_words import TITLE, TURNED_OFF

        try:
            self._service.choices.change(lambda settings: replace(settings, weekly_digest=False))
        except EarwitnessError as error:
            self.tell_failure(str(error))
            return
        self._say(tr(TITLE), tr(TURNED_OFF))

    def tell_failure(self, sentence: str) -> None:
        window = self._windows.window
        if window is None:
            self._say(tr("Earwitness could not do that"), told(sentence))
            return
        box = QMessageBox(QMessageBox.Icon.Warning, "Earwitness", told(sentence), parent=window)
        box.open()

    def tell_result(self, result: Result) -> None:
        window = self._windows.visible
        if window is not None and window.shows_now and window.now_page is not None:
            window.now_page.show_result(result)
        else:
            self._say("Earwitness", result.text)
