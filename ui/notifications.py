"""Carries the policy's toasts to the desktop, and what the user answers back. What can't be told goes on the list."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from monitor.clock import Clock, Moment
from monitor.model import Published
from monitor.rules import next_morning
from monitor.service_seam import ServiceProtocol
from monitor.speaker_model import Sighting
from ui.messages import clock as clock_words
from ui.next_steps import Step
from ui.toast_words import ToastText, findings_text
from ui.toasts import COALESCE, Loudness, Order, Toast, Toasts, Withdraw
from ui.wake_toasts import WakeToasts

if TYPE_CHECKING:
    from monitor.digest import Digest

HOUR = timedelta(hours=1)
Message = Callable[[str, str], bool]
WEEK = "week"
"""What "Show" on a weekly summary leads to."""


class Sender(Protocol):
    """Hands toasts to the desktop without waiting for it."""

    def send(self, toast: Toast) -> None: ...

    def withdraw(self, slot: str) -> None: ...

    def say(self, text: ToastText) -> None:
        """A plain word about the program itself, without actions."""

    def close(self) -> None: ...


class Answers(Protocol):
    """What a sender calls back, on the thread of the window."""

    def on_action(self, toast: Toast, action: str) -> None: ...

    def on_undelivered(self, toast: Toast) -> None: ...


class Balloons:
    """Qt's own balloon, where no notification service can be spoken to."""

    def __init__(self, message: Message, answers: Answers) -> None:
        self._message, self._answers = message, answers

    def send(self, toast: Toast) -> None:
        if not self._message(toast.text.title, toast.text.body):
            self._answers.on_undelivered(toast)

    def withdraw(self, slot: str) -> None:
        """A balloon can't be taken back; it is gone by itself soon."""

    def say(self, text: ToastText) -> None:
        self._message(text.title, text.body)

    def close(self) -> None: ...


class Notifier(QObject):
    """``show_asked`` with the id of what the timeline shows, ``page_asked`` with a page's key, ``allow_asked`` with an
    application, ``cut_off_asked`` with an activation, ``mute_asked``: all microphones, ``seen`` with the id of an
    activation or incident, ``unasked`` with a sighting's id, ``missed`` with an activation; ``no_weeks``: no weekly
    summary any more. ``whose``: a speaker's name."""

    show_asked = Signal(str)
    page_asked = Signal(str)
    unasked = Signal(str)
    allow_asked = Signal(object)
    cut_off_asked = Signal(object)
    mute_asked = Signal()
    seen = Signal(str)
    missed = Signal(object)
    no_weeks = Signal()

    def __init__(
        self,
        service: ServiceProtocol,
        clock: Clock,
        message: Message,
        whose: Callable[[Sighting], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._toasts = Toasts(service.rules.verdict, lambda held: not service.control.why_not_cut_off(held))
        when, attendance = (lambda: service.choices.get().speaker_toasts), service.presence.attendance
        self._wakes = WakeToasts(when, whose, _to_the_second, attendance)
        self._clock, self._message, self._choices = clock, message, service.choices
        self._sender: Sender | None = None
        self._paused_until: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)

    def heard(self, record: Published, now: Moment) -> None:
        self._carry_out([*self._toasts.heard(record, now), *self._wakes.heard(record, now)], now)

    def say_findings(self, count: int, speaker: str) -> None:
        """An import left these open; "Show" leads to them."""
        text = findings_text(count, speaker)
        toast = Toast(f"findings:{speaker}", text, Loudness.NORMAL, stays=True, page="findings")
        self._carry_out([toast], self._clock.now())

    def say_week(self, digest: Digest) -> None:
        from ui.digest_words import toast

        told = Toast(WEEK, toast(digest), Loudness.NORMAL, stays=False, page=WEEK, steps=(Step.SHOW, Step.NO_WEEKS))
        self._carry_out([told], self._clock.now())

    def say(self, title: str, body: str) -> None:
        self._open_sender().say(ToastText(title, body))

    def pause(self, *, tomorrow: bool) -> None:
        """For an hour, or until the next morning."""
        now = self._clock.now().wall
        self._paused_until = next_morning(now) if tomorrow else now + HOUR

    def resume(self) -> None:
        self._paused_until = None

    def paused_until(self) -> str:
        """In words, empty when notifications are on."""
        now = self._clock.now().wall
        return clock_words(self._paused_until, now) if self._paused_until and self._paused(now) else ""

    def close(self) -> None:
        self._timer.stop()
        if self._sender is not None:
            self._sender.close()

    def withdraw(self, slot: str) -> None:
        """It was answered elsewhere."""
        if self._sender is not None:
            self._sender.withdraw(slot)

    def on_action(self, toast: Toast, action: str) -> None:
        """``default``, or the value of a step that the toast offered; anything else came from nobody we know."""
        offered = {step.value: step for step in toast.steps}
        step = Step.SHOW if action == "default" else offered.get(action)
        if step is Step.ALLOW and toast.application is not None:
            self.allow_asked.emit(toast.application)
        elif step is Step.CUT_OFF and toast.activation is not None:
            self.cut_off_asked.emit(toast.activation)
        elif step is Step.MUTE:
            self.mute_asked.emit()
        elif step is Step.SEEN:
            self.seen.emit(toast.shows)
        elif step is Step.UNASKED:
            self.unasked.emit(toast.sighting)
        elif step is Step.NO_WEEKS:
            self.no_weeks.emit()
        elif step is Step.SHOW:
            self._show(toast)

    def _show(self, toast: Toast) -> None:
        if toast.page:
            self.page_asked.emit(toast.page)
        else:
            self.show_asked.emit(toast.shows)

    def on_undelivered(self, toast: Toast) -> None:
        self._miss(toast)

    def _paused(self, now: datetime) -> bool:
        return self._paused_until is not None and now < self._paused_until

    def _carry_out(self, orders: list[Order], now: Moment) -> None:
        for order in orders:
            if isinstance(order, Withdraw):
                self.withdraw(order.slot)
            elif self._paused(now.wall):
                self._miss(order)
            else:
                self._open_sender().send(order)
        self._wait(now)

    def _miss(self, toast: Toast) -> None:
        """What is no activation is on the list in the window anyway."""
        if toast.activation is not None:
            self.missed.emit(toast.activation)

    def _wait(self, now: Moment) -> None:
        due, wait = self._toasts.due(), self._wakes.wait(now)
        left = [] if due is None else [COALESCE - now.minus(due)]
        left += [] if wait is None else [wait]
        if not left:
            return
        first = max(0, min(left) // timedelta(milliseconds=1)) + 1
        if not self._timer.isActive() or first < self._timer.remainingTime():
            self._timer.start(first)

    def _on_due(self) -> None:
        now = self._clock.now()
        self._carry_out([*self._toasts.tick(now), *self._wakes.tick(now)], now)

    def _open_sender(self) -> Sender:
        """Made at the first toast: a quiet day never loads the D-Bus library."""
        if self._sender is None:
            self._sender = self._new_sender()
        return self._sender

    def _new_sender(self) -> Sender:
        if not sys.platform.startswith("linux"):
            return Balloons(self._message, self)
        from ui.notify_dbus import DBusSender

        return DBusSender(self, self, lambda: self._choices.get().sound)


def _to_the_second(at: datetime, now: datetime) -> str:
    return clock_words(at, now, seconds=True)
