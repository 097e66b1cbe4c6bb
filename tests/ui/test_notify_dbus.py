"""The sender on a real session bus, against a notification service that a test scripts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from pytestqt.qtbot import QtBot

from monitor.model import Application, Trust
from tests.rig.desktop import PrivateBus
from tests.rig.processes import wait_until
from tests.ui.fakes import FIREFOX, PACAT, holding
from ui.next_steps import Step
from ui.notify_bus import NAME
from ui.notify_dbus import DBusSender
from ui.toast_words import ToastText
from ui.toasts import Loudness, Toast

PATH = DBusAddress("/org/freedesktop/Notifications", interface=NAME)


class Service:
    """A notification service: remembers each call, answers what it is told to answer."""

    def __init__(self, address: str, *abilities: str, refuses: bool = False) -> None:
        self.connection: DBusConnection = open_dbus_connection(address)
        self.connection.send_and_get_reply(message_bus.RequestName(NAME))
        self.abilities, self.refuses = list(abilities), refuses
        self.inhibited: bool | None = None
        self.notified: list[tuple[Any, ...]] = []
        self.closed: list[int] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self.connection.close()

    def signal(self, member: str, signature: str, *body: object) -> None:
        self.connection.send(new_signal(PATH, member, signature, body))

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                message = self.connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Any) -> None:
        member = message.header.fields.get(HeaderFields.member)
        if member == "GetCapabilities":
            self.connection.send(new_method_return(message, "as", (self.abilities,)))
        elif member == "CloseNotification":
            self.closed.append(message.body[0])
            self.connection.send(new_method_return(message))
        elif member == "Get" and self.inhibited is None:
            self.connection.send(new_error(message, "org.freedesktop.DBus.Error.InvalidArgs"))
        elif member == "Get":
            self.connection.send(new_method_return(message, "v", (("b", self.inhibited),)))
        elif member == "Notify" and self.refuses:
            self.connection.send(new_error(message, "org.freedesktop.DBus.Error.Failed"))
        elif member == "Notify":
            self.notified.append(message.body)
            self.connection.send(new_method_return(message, "u", (message.body[1] or 40 + len(self.notified),)))


@dataclass
class Answers:
    actions: list[tuple[str, str]] = field(default_factory=list)
    undelivered: list[Toast] = field(default_factory=list)

    def on_action(self, toast: Toast, action: str) -> None:
        self.actions.append((toast.slot, action))

    def on_undelivered(self, toast: Toast) -> None:
        self.undelivered.append(toast)


def toast(who: Application = FIREFOX, *, body: str = "Built-in microphone", title: str = "Firefox") -> Toast:
    alarm = who.trust is Trust.CONFLICT
    loudness = Loudness.ALARM if alarm else Loudness.NORMAL
    offers = (Step.SHOW, Step.CUT_OFF, Step.SEEN) if alarm else (Step.SHOW, Step.ALLOW)
    return Toast(who.identity, ToastText(title, body), loudness, alarm, holding(who), steps=offers)


@pytest.fixture
def address(bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    # Its socket exists a moment before it listens.
    wait_until(lambda: bus.has_owner("org.freedesktop.DBus"), "the bus to listen")
    return bus.address


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def sender(qtbot: QtBot, answers: Answers) -> Iterator[DBusSender]:
    made = DBusSender(answers)
    yield made
    made.close()


@pytest.fixture
def service(address: str) -> Iterator[Service]:
    made = Service(address, "actions", "body", "body-markup")
    yield made
    made.close()


def test_a_toast_carries_its_urgency_its_actions_and_escaped_text(
    qtbot: QtBot, service: Service, sender: DBusSender
) -> None:
    sender.send(toast(body="<a href=x>Tom & Jerry</a>"))
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    _app, replaces, _icon, title, body, actions, hints, expiry = service.notified[0]
    assert (replaces, title, body) == (0, "Firefox", "&lt;a href=x&gt;Tom &amp; Jerry&lt;/a&gt;")
    assert actions == ["default", "Show", "show", "Show", "allow", "Always allow"]
    assert hints["urgency"] == ("y", 1)
    assert expiry == -1


def test_where_no_sound_is_wanted_the_desktop_is_asked_for_silence(
    qtbot: QtBot, service: Service, answers: Answers
) -> None:
    quiet = [True]
    sender = DBusSender(answers, None, lambda: not quiet[0])
    for wanted in (True, False):
        quiet[0] = wanted
        service.notified.clear()
        sender.say(ToastText("A", "b"))
        qtbot.waitUntil(lambda: len(service.notified) == 1)
        assert service.notified[0][6].get("suppress-sound") == (("b", True) if wanted else None)
    sender.close()


def test_an_alarm_is_critical_stays_and_can_not_be_allowed(qtbot: QtBot, service: Service, sender: DBusSender) -> None:
    sender.send(toast(PACAT))
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    assert service.notified[0][6]["urgency"] == ("y", 2)
    assert service.notified[0][7] == 0
    assert "allow" not in service.notified[0][5]


def test_a_service_without_actions_or_markup_gets_neither(qtbot: QtBot, address: str, sender: DBusSender) -> None:
    plain = Service(address, "body")
    sender.send(toast(body="a < b"))
    qtbot.waitUntil(lambda: len(plain.notified) == 1)
    assert plain.notified[0][5] == []
    assert plain.notified[0][4] == "a < b\nOpen Earwitness from its tray icon to see more."
    plain.close()


def test_the_same_program_again_replaces_its_toast_also_when_the_first_is_still_on_its_way(
    qtbot: QtBot, service: Service, sender: DBusSender
) -> None:
    for number in range(3):
        sender.send(toast(title=f"n{number}"))
    qtbot.waitUntil(lambda: len(service.notified) == 2)
    assert [(each[1], each[3]) for each in service.notified] == [(0, "n0"), (41, "n2")]


def test_an_action_is_answered_once_and_its_toast_taken_away(
    qtbot: QtBot, service: Service, sender: DBusSender, answers: Answers
) -> None:
    sender.send(toast())
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    qtbot.waitUntil(lambda: sender._slots[FIREFOX.identity].id == 41)
    service.signal("ActionInvoked", "us", 41, "allow")
    service.signal("ActionInvoked", "us", 41, "allow")
    qtbot.waitUntil(lambda: service.closed == [41])
    assert answers.actions == [(FIREFOX.identity, "allow")]


def test_a_wake_offers_to_mark_it_and_never_to_allow_it(
    qtbot: QtBot, service: Service, sender: DBusSender, answers: Answers
) -> None:
    text, offers = ToastText("Kitchen Echo woke", "12:00"), (Step.SHOW, Step.UNASKED)
    wake = Toast("speaker:s1", text, Loudness.NORMAL, stays=False, sighting="w1", steps=offers)
    sender.send(wake)
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    assert service.notified[0][5] == ["default", "Show", "show", "Show", "unasked", "I did not ask for that"]
    qtbot.waitUntil(lambda: sender._slots["speaker:s1"].id == 41)
    service.signal("ActionInvoked", "us", 41, "unasked")
    qtbot.waitUntil(lambda: len(answers.actions) == 1)
    assert answers.actions[0][1] == "unasked"


def test_an_answer_for_somebody_elses_toast_is_ignored(
    qtbot: QtBot, service: Service, sender: DBusSender, answers: Answers
) -> None:
    sender.send(toast())
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    qtbot.waitUntil(lambda: sender._slots[FIREFOX.identity].id == 41)
    service.signal("ActionInvoked", "us", 7, "allow")
    service.signal("ActionInvoked", "us", 41, "default")
    qtbot.waitUntil(lambda: bool(answers.actions))
    assert answers.actions == [(FIREFOX.identity, "default")]


def test_another_program_can_not_press_always_allow(
    qtbot: QtBot, service: Service, address: str, sender: DBusSender, answers: Answers
) -> None:
    sender.send(toast())
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    qtbot.waitUntil(lambda: sender._slots[FIREFOX.identity].id == 41)
    connection = sender._bus._connection
    assert connection is not None
    with open_dbus_connection(address) as forger:
        forged = new_signal(PATH, "ActionInvoked", "us", (41, "allow"))
        forged.header.fields[HeaderFields.destination] = connection.unique_name
        forger.send(forged)
        qtbot.wait(200)
    assert answers.actions == []


def test_a_toast_closed_by_the_user_is_not_replaced_but_made_anew(
    qtbot: QtBot, service: Service, sender: DBusSender
) -> None:
    sender.send(toast())
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    qtbot.waitUntil(lambda: sender._slots[FIREFOX.identity].id == 41)
    service.signal("NotificationClosed", "uu", 41, 2)
    qtbot.waitUntil(lambda: not sender._slots)
    sender.send(toast())
    qtbot.waitUntil(lambda: len(service.notified) == 2)
    assert service.notified[1][1] == 0


def test_a_toast_withdrawn_on_its_way_is_closed_when_it_arrives(
    qtbot: QtBot, service: Service, sender: DBusSender
) -> None:
    sender.send(toast())
    qtbot.waitUntil(lambda: sender._abilities is not None)
    sender.withdraw(FIREFOX.identity)
    qtbot.waitUntil(lambda: service.closed == [41])


def test_without_a_service_a_toast_goes_on_the_list(
    qtbot: QtBot, address: str, sender: DBusSender, answers: Answers
) -> None:
    sender.send(toast())
    qtbot.waitUntil(lambda: len(answers.undelivered) == 1)


def test_without_a_bus_a_toast_goes_on_the_list(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sender: DBusSender, answers: Answers
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    sender.send(toast())
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    sender.send(toast())
    assert len(answers.undelivered) == 2


def test_a_service_that_refuses_puts_the_toast_on_the_list(
    qtbot: QtBot, address: str, sender: DBusSender, answers: Answers
) -> None:
    rude = Service(address, "body", refuses=True)
    sender.send(toast())
    qtbot.waitUntil(lambda: len(answers.undelivered) == 1)
    rude.close()


def test_a_service_that_comes_later_is_used_and_one_that_never_answers_is_given_up(
    qtbot: QtBot, address: str, sender: DBusSender, answers: Answers
) -> None:
    sender.send(toast())
    qtbot.waitUntil(lambda: len(answers.undelivered) == 1)
    late = Service(address, "body")
    sender.send(toast())
    qtbot.waitUntil(lambda: len(late.notified) == 1)
    late.close()
    with open_dbus_connection(address) as silent:
        silent.send_and_get_reply(message_bus.RequestName(NAME))
        sender.send(toast(PACAT))
        sender._patience.setInterval(50)
        sender._patience.start()
        qtbot.waitUntil(lambda: len(answers.undelivered) == 2)


def test_a_bus_that_goes_away_is_survived(
    qtbot: QtBot, bus: PrivateBus, service: Service, sender: DBusSender, answers: Answers
) -> None:
    sender.send(toast())
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    service._over.set()
    service._thread.join()
    bus.programs.stop_all()
    qtbot.waitUntil(lambda: not sender._bus.connected)
    sender.send(toast())
    assert len(answers.undelivered) == 1


def test_what_the_desktop_holds_back_is_listed_in_the_window_but_an_alarm_is_shown_anyway(
    qtbot: QtBot, service: Service, sender: DBusSender, answers: Answers
) -> None:
    service.inhibited = True
    sender.send(toast(PACAT))
    sender.send(toast())
    qtbot.waitUntil(lambda: bool(answers.undelivered))
    assert [each.slot for each in answers.undelivered] == [FIREFOX.identity]
    assert len(service.notified) == 2


def test_a_desktop_that_may_be_disturbed_or_does_not_know_the_word_has_shown_it(
    qtbot: QtBot, service: Service, sender: DBusSender, answers: Answers
) -> None:
    for inhibited in (False, None):
        service.inhibited = inhibited
        sender.send(toast())
        qtbot.waitUntil(lambda: not sender._bus._replies and not sender._slots[FIREFOX.identity].in_flight)
    assert answers.undelivered == []
    assert not sender._tells_inhibition


def test_an_alarm_offers_to_act_and_to_be_acknowledged(qtbot: QtBot, service: Service, sender: DBusSender) -> None:
    sender.send(toast(PACAT))
    qtbot.waitUntil(lambda: len(service.notified) == 1)
    assert service.notified[0][5] == [
        "default", "Show", "show", "Show", "cut-off", "Cut off", "seen", "I have seen it",
    ]  # fmt: skip
