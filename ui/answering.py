"""What a person answers to an alert, from its notification, its card or the list: allowed, or seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.model import Application
from monitor.rule_model import Life, Reaction, When
from monitor.service_seam import ServiceProtocol
from ui.attention import Attention, Item
from ui.keepsake import Keepsake
from ui.notifications import Notifier
from ui.toasts import slot_of


class Answering(QObject):
    """``changed``: what is shown is to be looked at again; ``failed`` with a sentence."""

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        service: ServiceProtocol,
        clock: Clock,
        attention: Attention,
        keepsake: Keepsake,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._clock, self._attention = service, clock, attention
        self._keepsake, self._notifier = keepsake, notifier
        notifier.allow_asked.connect(lambda who: self.allow(who, Life.FOR_EVER))
        notifier.seen.connect(self.seen)

    def allow(self, application: Application, life: Life, when: When = When.ANY) -> None:
        """From now on it is only recorded, as long as ``life`` says."""
        try:
            self._service.rules.make(application, Reaction.RECORD, life, when)
        except EarwitnessError as error:
            self.failed.emit(str(error))
        self.changed.emit()

    def seen(self, id: str) -> None:
        """Whoever has seen this activation or incident need not be told of it any more, here or on the desktop."""
        for item in self._attention.about(id):
            self._tick(item)
        self._kept()

    def tick_off(self, key: str) -> None:
        item = self._attention.item(key)
        if item is not None:
            self._tick(item)
            self._kept()

    def _tick(self, item: Item) -> None:
        self._attention.tick_off(item.key, self._clock.now().wall)
        if item.activation is not None:
            self._notifier.withdraw(slot_of(item.activation))
        elif item.incident is not None:
            self._notifier.withdraw(item.key)

    def _kept(self) -> None:
        self._keepsake.keep_ticked(self._attention.ticked)
        self.changed.emit()
