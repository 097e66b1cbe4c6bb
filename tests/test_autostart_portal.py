"""Start at login from a Flatpak: the portal is asked, a stand-in on a real bus, and only what it granted is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor import autostart_portal
from monitor.autostart import autostart_for
from monitor.autostart_portal import PortalEntry
from monitor.autostart_xdg import Entry
from monitor.errors import BadInput
from monitor.paths import Paths
from tests.rig.desktop import PrivateBus
from tests.rig.portal import PortalStandIn
from tests.rig.processes import wait_until

COMMAND = ["earwitness", "--hidden"]
LONG = 60.0


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with PrivateBus(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


@pytest.fixture
def entry(tmp_path: Path) -> PortalEntry:
    return PortalEntry(COMMAND, tmp_path / "start-at-login", LONG)


def test_the_portal_is_asked_and_what_it_granted_is_shown(bus: PrivateBus, entry: PortalEntry) -> None:
    with PortalStandIn(bus.address) as portal:
        assert not entry.is_on()
        entry.switch(True)
        assert entry.is_on()
        asked = portal.background[0]
        assert (asked["autostart"], asked["commandline"], asked["dbus-activatable"]) == (True, COMMAND, False)
        entry.switch(False)
        assert not entry.is_on()
        assert [each["autostart"] for each in portal.background] == [True, False]


def test_a_refusal_is_told_and_changes_nothing(bus: PrivateBus, entry: PortalEntry) -> None:
    with PortalStandIn(bus.address, denied=True), pytest.raises(BadInput, match="did not allow it"):
        entry.switch(True)
    assert not entry.is_on()


def test_an_answer_that_comes_late_is_kept(bus: PrivateBus, tmp_path: Path) -> None:
    entry = PortalEntry(COMMAND, tmp_path / "start-at-login", patience=0.0)
    with PortalStandIn(bus.address, thinks=True) as portal:
        with pytest.raises(BadInput, match="has not answered yet"):
            entry.switch(True)
        assert not entry.is_on()
        wait_until(lambda: bool(portal.background), "the request")
        portal.answer()
        wait_until(entry.is_on, "the answer")


def test_a_desktop_without_such_a_portal_is_told(bus: PrivateBus, entry: PortalEntry) -> None:
    with pytest.raises(BadInput, match="lacks Background"):
        entry.switch(True)


def test_without_a_bus_there_is_no_portal(entry: PortalEntry) -> None:
    with pytest.raises(BadInput, match="lacks Background"):
        entry.switch(True)


def test_the_portal_is_for_a_flatpak_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / ".flatpak-info"
    monkeypatch.setattr(autostart_portal, "INFO", info)
    assert isinstance(autostart_for(Paths(tmp_path), "linux"), Entry)
    info.write_text("[Application]\n")
    assert isinstance(autostart_for(Paths(tmp_path), "linux"), PortalEntry)
