"""Toasts through the desktop's notification service: sent without waiting, replaced in place, answered safely.

Follows the Desktop Notifications Specification 1.2 (https://specifications.freedesktop.org/notification-spec/).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ui.language import QT_TR_NOOP, tr
from ui.messages import PRODUCT
from ui.next_steps import WORDS
from ui.notifications import Answers
from ui.notify_bus import NotificationBus
from ui.toast_words import ToastText
from ui.toasts import Loudness, Toast

DESKTOP_ID = "earwitness"
PATIENCE_MS = 10_000
"""A service that has not answered by then is taken for dead; its toasts go on the list in the window."""
WAITING = 50
_DEFAULT_EXPIRY, _NEVER = -1, 0
_WHERE = QT_TR_NOOP("Open Earwitness from its tray icon to see more.")


@dataclass(slots=True)
class _Live:
    """What is known of one slot: the id on screen, the toast in flight and the newest one behind it."""

    id: int = 0
    toast: Toast | None = None
    in_flight: bool = False
    next: Toast | None = None


class DBusSender(QObject):
    """``answers`` hears of actions and of toasts that could not be delivered. ``sound``: whether one may be made."""

    def __init__(
        self, answers: Answers, parent: QObject | None = None, sound: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(parent)
        self._answers, self._sound = answers, sound
        self._bus = NotificationBus(self)
        self._bus.signalled.connect(self._on_signal)
        self._bus.lost.connect(self._on_lost)
        self._abilities: frozenset[str] | None = None
        self._asked = False
        self._daemon = ""
        self._tells_inhibition = True
        self._slots: dict[str, _Live] = {}
        self._waiting: list[Toast | ToastText] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)

    def send(self, toast: Toast) -> None:
        self._ready(toast)

    def say(self, text: ToastText) -> None:
        self._ready(text)

    def withdraw(self, slot: str) -> None:
        """Take the slot's toast off the screen, also one that is still on its way."""
        self._waiting = [each for each in self._waiting if not (isinstance(each, Toast) and each.slot == slot)]
        live = self._slots.get(slot)
        if live is None:
            return
        live.toast = live.next = None
        if live.id:
            self._bus.call("CloseNotification", "u", (live.id,))
            del self._slots[slot]

    def close(self) -> None:
        self._patience.stop()
        self._bus.close()

    # Getting ready: connect, ask once what the service can do

    def _ready(self, what: Toast | ToastText) -> None:
        if not self._bus.open():
            self._undelivered(what)
        elif self._abilities is not None:
            self._deliver(what)
        else:
            self._waiting.append(what)
            self._ask()

    def _ask(self) -> None:
        while len(self._waiting) > WAITING:
            self._undelivered(self._waiting.pop(0))
        if not self._asked:
            self._asked = True
            self._patience.start()
            self._bus.call("GetCapabilities", None, (), self._on_abilities)

    def _on_abilities(self, body: Sequence[Any] | None, sender: str) -> None:
        self._asked = False
        self._abilities = None if body is None else frozenset(str(each) for each in body[0])
        self._daemon = sender
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            self._deliver(each) if body is not None else self._undelivered(each)

    # One toast

    def _deliver(self, what: Toast | ToastText) -> None:
        if isinstance(what, ToastText):
            self._notify(0, what, [], Loudness.QUIET, _DEFAULT_EXPIRY, None)
            return
        live = self._slots.setdefault(what.slot, _Live())
        if live.in_flight:
            live.next = what
            return
        live.toast, live.in_flight = what, True
        expiry = _NEVER if what.stays else _DEFAULT_EXPIRY
        self._notify(live.id, what.text, self._actions(what), what.loudness, expiry, what.slot)

    def _notify(
        self, replaces: int, text: ToastText, actions: list[str], loudness: Loudness, expiry: int, slot: str | None
    ) -> None:
        hints: dict[str, tuple[str, object]] = {
            "urgency": ("y", int(loudness)),
            "desktop-entry": ("s", DESKTOP_ID),
            "category": ("s", "device"),
        }
        if not self._sound():
            hints["suppress-sound"] = ("b", True)
        body = (PRODUCT, replaces, DESKTOP_ID, text.title, self._body(text, bool(actions)), actions, hints, expiry)
        self._patience.start()
        self._bus.call("Notify", "susssasa{sv}i", body, lambda got, sender: self._on_notified(slot, got, sender))

    def _on_notified(self, slot: str | None, body: Sequence[Any] | None, sender: str) -> None:
        self._patience.stop()
        if body is None:
            # Another service may come later with other abilities.
            self._abilities = None
        live = self._slots.get(slot) if slot is not None else None
        if slot is None or live is None:
            return
        live.in_flight = False
        if body is None:
            self._failed(slot, live)
            return
        live.id, self._daemon = int(body[0]), sender
        self._ask_whether_seen(live.toast)
        if live.toast is None and live.next is None:
            self.withdraw(slot)
        elif live.next is not None:
            toast, live.next = live.next, None
            self._deliver(toast)

    def _ask_whether_seen(self, toast: Toast | None) -> None:
        """While the desktop is asked not to disturb, it shows only what is critical: the rest goes on the list in the
        window too. Some services tell (specification 1.3, ``Inhibited``), some don't know the word."""
        if toast is None or toast.loudness is Loudness.ALARM or not self._tells_inhibition:
            return

        def told(body: Sequence[Any] | None, sender: str) -> None:
            self._tells_inhibition = body is not None
            if body is not None and body[0] == ("b", True):
                self._answers.on_undelivered(toast)

        self._bus.ask("Inhibited", told)

    def _failed(self, slot: str, live: _Live) -> None:
        del self._slots[slot]
        for toast in (live.toast, live.next):
            if toast is not None:
                self._answers.on_undelivered(toast)

    def _actions(self, toast: Toast) -> list[str]:
        if "actions" not in (self._abilities or ()):
            return []
        shown = [(step.value, tr(WORDS[step])) for step in toast.steps]
        # The first of them is what a click on the toast itself means.
        return [part for action in (("default", shown[0][1]), *shown) for part in action]

    def _body(self, text: ToastText, actions: bool) -> str:
        body = text.body if actions else f"{text.body}\n{tr(_WHERE)}"
        return escaped(body) if "body-markup" in (self._abilities or ()) else body

    # What comes back

    def _on_signal(self, member: str, body: Sequence[Any], sender: str) -> None:
        """Only the service itself may answer, and only for toasts of ours: any program on the bus can send a signal
        straight to us, and "Always allow" is worth forging."""
        if sender != self._daemon or not body:
            return
        slot = next((slot for slot, live in self._slots.items() if live.id and live.id == body[0]), None)
        if slot is None:
            return
        live = self._slots[slot]
        if member == "NotificationClosed" and not live.in_flight:
            del self._slots[slot]
        elif member == "ActionInvoked" and live.toast is not None and len(body) > 1:
            toast = live.toast
            # Most services close it themselves; one that stays would go on asking what was answered.
            self.withdraw(slot)
            self._answers.on_action(toast, str(body[1]))

    def _on_lost(self) -> None:
        """The next toast connects anew."""
        self._abilities, self._asked, self._daemon = None, False, ""
        self._tells_inhibition = True
        self._patience.stop()
        self._slots.clear()

    def _on_silence(self) -> None:
        self._abilities, self._asked = None, False
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            self._undelivered(each)
        for slot, live in list(self._slots.items()):
            if live.in_flight:
                self._failed(slot, live)

    def _undelivered(self, what: Toast | ToastText) -> None:
        if isinstance(what, Toast):
            self._answers.on_undelivered(what)


def escaped(text: str) -> str:
    """For servers that read markup: a program may be called ``<a href=...>``."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
