"""Tells of each week once: on the Monday after it or at the first start from then on, and never while it is quiet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from monitor.clock import Clock
from monitor.service import ServiceProtocol
from ui.keepsake import Keepsake
from ui.work import Work

BETWEEN_MS = 20 * 60 * 1000
"""Between two looks at the date: a summary may come that much after midnight, or after a pause."""


class Weekly(QObject):
    """``ready``: the Digest of the week that is over, to be told now. ``quiet``: whether nothing may be told."""

    ready = Signal(object)

    def __init__(
        self,
        service: ServiceProtocol,
        clock: Clock,
        keepsake: Keepsake,
        quiet: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._clock, self._keepsake, self._quiet = service, clock, keepsake, quiet
        self._work = Work(self._read, self._use, self)
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        self._timer.start()
        self.look()

    def close(self) -> None:
        self._timer.stop()
        self._work.close()

    def look(self) -> None:
        """Whether a week is over that was not told of."""
        now = self._clock.now().wall
        told, begun = self._keepsake.weekly(), monday(now)
        # At the first start ever there is no week to tell of; a time to come is from a clock that was wrong.
        if told is None or told > now or (told < begun and not self._service.choices.get().weekly_digest):
            self._keepsake.keep_weekly(begun)
        elif told < begun and not self._quiet() and self._service.snapshot().recording.ok:
            self._work.ask()

    def _read(self) -> object:
        from monitor.digest_reading import read_digest

        return read_digest(self._service, self._service.journal, monday(self._clock.now().wall))

    def _use(self, answer: object) -> None:
        from monitor.digest import Digest
        from ui.digest_words import worth_telling

        told = self._keepsake.weekly()
        if not isinstance(answer, Digest) or self._quiet() or told is None or told >= answer.until:
            return
        self._keepsake.keep_weekly(answer.until)
        if worth_telling(answer):
            self.ready.emit(answer)


def monday(at: datetime) -> datetime:
    """When the week of this time began, local time, as UTC."""
    local = at.astimezone()
    begin = datetime.combine(local.date() - timedelta(days=local.weekday()), time())
    return begin.astimezone().astimezone(UTC)
