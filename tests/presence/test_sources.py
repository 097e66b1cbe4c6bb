"""Real displays and real buses, with stand-ins for the desktops' services."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from monitor.clock import SystemClock
from monitor.model import Presence
from monitor.presence import find as finding
from monitor.presence.bus import Bus
from monitor.presence.desktop import GNOME_SAVER, GnomeSaver, Logind, Mutter, Saver, session_bus, system_bus
from monitor.presence.find import Found
from monitor.presence.source import Silent
from monitor.presence.watcher import AttendanceWatcher
from monitor.presence.x11 import XScreenSaver, usable
from monitor.presence_model import Attendance, PresenceChanged
from tests.rig.desktop import PrivateBus, PrivateDisplay
from tests.rig.processes import wait_until
from tests.rig.services import Desktop

THERE, AWAY, LOCKED, UNKNOWN = Attendance.THERE, Attendance.AWAY, Attendance.LOCKED, Attendance.UNKNOWN
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux desktops")


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    """One bus that stands for both."""
    with PrivateBus(tmp_path) as private:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", private.address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", private.address)
        monkeypatch.delenv("DISPLAY", raising=False)
        yield private


@pytest.fixture
def session(bus: PrivateBus) -> Iterator[Bus]:
    found = session_bus()
    yield found
    found.close()


@pytest.fixture
def system(bus: PrivateBus) -> Iterator[Bus]:
    found = system_bus()
    yield found
    found.close()


def test_mutters_count_is_of_milliseconds(bus: PrivateBus, session: Bus) -> None:
    desktop = Desktop()
    desktop.idle_ms = 12_500
    with desktop.mutter(bus.address):
        assert Mutter(session).idle(1.0) == 12.5
    assert Mutter(session).idle(1.0) is None


def test_nobody_on_the_bus_is_no_answer_and_starts_no_service(session: Bus, system: Bus) -> None:
    for source in (Mutter(session), Saver(session), GnomeSaver(session), Logind(system)):
        assert source.idle(1.0) is None
        assert source.locked(1.0) is None


def test_without_any_bus_there_is_no_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for address in (None, f"unix:path={tmp_path}/none", "nonsense", "tcp:host=localhost", ""):
        if address is None:
            monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        else:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert Mutter(session_bus()).idle(1.0) is None


def test_a_service_that_hangs_is_silent_and_its_late_answer_is_not_taken_for_another(
    bus: PrivateBus, session: Bus
) -> None:
    desktop = Desktop()
    with desktop.mutter(bus.address) as service:
        service.hanging.set()
        with pytest.raises(Silent):
            Mutter(session).idle(0.05)
        service.hanging.clear()
        desktop.idle_ms = 4000
        assert Mutter(session).idle(1.0) == 4.0


@pytest.mark.parametrize("per_second", [1, 1000])
def test_the_screen_savers_unit_is_found_out_by_looking_again(bus: PrivateBus, session: Bus, per_second: int) -> None:
    desktop, now = Desktop(), [100.0]
    saver = Saver(session, lambda: now[0])
    with desktop.saver(bus.address):
        told = []
        for idle in (20, 35, 50):
            desktop.saver_count = idle * per_second
            told.append(saver.idle(1.0))
            now[0] += 15
    assert told[0] is None
    assert told[2] == 50.0


def test_a_lock_screen_tells_of_the_lock(bus: PrivateBus, session: Bus) -> None:
    desktop = Desktop()
    with desktop.saver(bus.address, GNOME_SAVER, counts=False):
        assert GnomeSaver(session).locked(1.0) is False
        desktop.active = True
        assert GnomeSaver(session).locked(1.0) is True


def test_logind_is_believed_not_locked_only_once_it_told_of_a_lock(bus: PrivateBus, system: Bus) -> None:
    desktop = Desktop()
    with desktop.logind(bus.address):
        logind = Logind(system)
        assert logind.locked(1.0) is None
        desktop.locked_hint = True
        assert logind.locked(1.0) is True
        desktop.locked_hint = False
        assert logind.locked(1.0) is False


def test_the_real_displays_counter_follows_real_input(tmp_path: Path) -> None:
    with PrivateDisplay(tmp_path) as display:
        source = XScreenSaver(display.display)
        display.xdotool("mousemove", "10", "10")
        first = source.idle(1.0)
        assert first is not None
        wait_until(lambda: (source.idle(1.0) or 0.0) > first + 0.3, "idle time passing")
        display.xdotool("mousemove", "200", "200")
        wait_until(lambda: (source.idle(1.0) or 9.0) < 0.3, "the input being noticed")
        assert source.locked(1.0) is None
        display.close()
        assert source.idle(1.0) is None
        source.close()


def test_under_wayland_the_x_servers_counter_is_not_asked() -> None:
    assert usable({"DISPLAY": ":0"})
    assert not usable({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
    assert not usable({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"})
    assert not usable({})


def test_other_systems_counters_are_read_as_they_are_documented() -> None:
    """Stands in for libraries that are not here: the arithmetic only."""
    from monitor.presence.macos import EventSource
    from monitor.presence.windows import LastInput

    def last_input(info: object) -> int:
        info._obj.dwTime = (1 << 32) - 1000  # type: ignore[attr-defined]
        return 1

    user = SimpleNamespace(GetLastInputInfo=last_input)
    kernel = SimpleNamespace(GetTickCount=lambda: 500)
    assert LastInput(SimpleNamespace(user32=user, kernel32=kernel)).idle(1.0) == 1.5

    def since(state: int, kind: int) -> float:
        return 2.5 if (state, kind) == (1, 0xFFFFFFFF) else -1.0

    assert EventSource(SimpleNamespace(CGEventSourceSecondsSinceLastEventType=since)).idle(1.0) == 2.5


def test_what_another_system_would_need_is_not_here_and_nothing_is_found() -> None:
    assert finding.find("win32") == Found()
    assert finding.find("darwin") == Found()


# The thread


class Told:
    def __init__(self) -> None:
        self.changes: list[PresenceChanged] = []
        self._came = threading.Condition()

    def __call__(self, change: PresenceChanged) -> None:
        with self._came:
            self.changes.append(change)
            self._came.notify_all()

    def until(self, attendance: Attendance, seconds: float = 10) -> PresenceChanged:
        with self._came:
            assert self._came.wait_for(lambda: self.changes and self.changes[-1].attendance is attendance, seconds)
            return self.changes[-1]


Start = Callable[..., AttendanceWatcher]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def start(told: Told, tmp_path: Path) -> Iterator[Start]:
    running: list[AttendanceWatcher] = []

    def begin(find: Callable[[], Found] = finding.find, away: float = 300) -> AttendanceWatcher:
        watcher = AttendanceWatcher(SystemClock(), told, lambda: timedelta(seconds=away), tmp_path / "journal.db", find)
        watcher.start()
        running.append(watcher)
        return watcher

    yield begin
    for watcher in running:
        watcher.stop()


def fresh(watcher: AttendanceWatcher) -> Presence:
    """An answer that is not the one before."""
    watcher._last = (float("-inf"), Presence())
    return watcher.now()


def test_a_lock_is_told_at_once_and_its_end_too(bus: PrivateBus, start: Start, told: Told) -> None:
    desktop = Desktop()
    with desktop.mutter(bus.address), desktop.saver(bus.address, GNOME_SAVER, counts=False) as saver:
        watcher = start()
        assert told.until(THERE).source == "mutter, gnome-screensaver"
        desktop.activate(saver, True, GNOME_SAVER)
        told.until(LOCKED)
        assert watcher.attendance() is LOCKED
        assert fresh(watcher).locked is True
        desktop.activate(saver, False, GNOME_SAVER)
        told.until(THERE)


def test_logind_tells_of_a_lock_where_nobody_else_does(bus: PrivateBus, start: Start, told: Told) -> None:
    desktop = Desktop()
    with desktop.mutter(bus.address), desktop.logind(bus.address) as logind:
        start()
        told.until(THERE)
        desktop.hint(logind, True)
        assert told.until(LOCKED).source == "mutter, logind"
        desktop.hint(logind, False)
        told.until(THERE)


def test_a_lock_screen_that_vanishes_leaves_the_lock_unknown(bus: PrivateBus, start: Start, told: Told) -> None:
    desktop = Desktop()
    desktop.active = True
    with desktop.mutter(bus.address):
        with desktop.saver(bus.address, GNOME_SAVER, counts=False):
            watcher = start()
            told.until(LOCKED)
        told.until(THERE)
        assert fresh(watcher).locked is None


def test_away_is_told_since_the_last_input(bus: PrivateBus, start: Start, told: Told) -> None:
    desktop = Desktop()
    desktop.idle_ms = 600_000
    with desktop.mutter(bus.address):
        start()
        change = told.until(AWAY)
    assert timedelta(seconds=599) < change.at - change.since < timedelta(seconds=601)


def test_now_is_asked_for_now(bus: PrivateBus, start: Start, told: Told) -> None:
    desktop = Desktop()
    with desktop.mutter(bus.address) as mutter:
        watcher = start()
        told.until(THERE)
        desktop.idle_ms = 7000
        assert fresh(watcher) == Presence(7.0, None)
        asked = len(mutter.asked)
        for _ in range(100):
            assert watcher.now().idle_s == 7.0
        assert len(mutter.asked) <= asked + 2, "a flood asks seldom"


def test_a_service_that_hangs_blocks_nobody_and_is_asked_again_later(bus: PrivateBus, start: Start, told: Told) -> None:
    desktop = Desktop()
    with desktop.mutter(bus.address) as mutter:
        watcher = start()
        told.until(THERE)
        mutter.hanging.set()
        before = time.monotonic()
        assert fresh(watcher) == Presence()
        told.until(UNKNOWN)
        assert [fresh(watcher) for _ in range(20)] == [Presence()] * 20
        assert time.monotonic() - before < 2, "20 answers at 50 ms at the most, and room for a busy machine"
        mutter.hanging.clear()
        watcher._asking._silent.clear()
        wait_until(lambda: fresh(watcher).idle_s == 0.0, "an answer again")


def test_a_bus_that_ends_is_unknown_and_the_thread_lives_on(bus: PrivateBus, start: Start, told: Told) -> None:
    desktop = Desktop()
    with desktop.mutter(bus.address) as mutter:
        watcher = start()
        told.until(THERE)
        mutter._stop.set()
        mutter._thread.join()
        bus.close()
        told.until(UNKNOWN)
        assert fresh(watcher) == Presence()
        assert watcher._thread is not None
        assert watcher._thread.is_alive()


def test_a_bus_that_stands_still_blocks_nobody(bus: PrivateBus, start: Start, told: Told) -> None:
    desktop = Desktop()
    with desktop.mutter(bus.address):
        watcher = start()
        told.until(THERE)
        bus.daemon.process.send_signal(signal.SIGSTOP)
        try:
            assert fresh(watcher) == Presence()
            told.until(UNKNOWN)
        finally:
            bus.daemon.process.send_signal(signal.SIGCONT)
        watcher._asking._silent.clear()
        wait_until(lambda: fresh(watcher).idle_s == 0.0, "an answer again")


def test_a_source_that_hangs_for_ever_blocks_nobody_and_not_the_end(start: Start, told: Told) -> None:
    hold, entered = threading.Event(), threading.Event()

    class Hanging:
        name = "hanging"

        def idle(self, patience: float) -> float | None:
            if hold.is_set():
                entered.set()
                threading.Event().wait(3)
            return 1.0

        def locked(self, patience: float) -> bool | None:
            return None

    watcher = start(lambda: Found((Hanging(),)))
    told.until(THERE)
    hold.set()
    assert fresh(watcher) == Presence()
    assert entered.wait(5)
    before = time.monotonic()
    for _ in range(1000):
        assert fresh(watcher) == Presence()
    assert time.monotonic() - before < 2, "not one of them waited for it"
    hold.clear()


def test_nothing_to_ask_is_unknown_for_ever(start: Start, told: Told) -> None:
    watcher = start(Found)
    told.until(UNKNOWN)
    assert fresh(watcher) == Presence()


def test_the_end_of_watching_is_told_as_unknown(bus: PrivateBus, start: Start, told: Told) -> None:
    with Desktop().mutter(bus.address):
        watcher = start()
        told.until(THERE)
        watcher.stop()
    assert told.changes[-1].attendance is UNKNOWN
    assert watcher.now() == Presence()
    watcher.stop()


def test_before_it_is_started_nothing_is_known(tmp_path: Path, told: Told) -> None:
    watcher = AttendanceWatcher(SystemClock(), told, timedelta, tmp_path / "journal.db")
    assert watcher.now() == Presence()
    assert watcher.attendance() is UNKNOWN
    watcher.stop()
