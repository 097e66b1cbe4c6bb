"""What Linux desktops tell on the message bus: GNOME's idle counter, the screen savers, and the session's lock hint."""

from __future__ import annotations

import time
from collections.abc import Callable

from jeepney import DBusAddress, MatchRule

from monitor.presence.bus import Bus, left_or_came
from monitor.presence.units import UnitByLooking

MUTTER = "org.gnome.Mutter.IdleMonitor"
GNOME_SAVER = "org.gnome.ScreenSaver"
SAVER = "org.freedesktop.ScreenSaver"
LOGIND = "org.freedesktop.login1"
_SESSION = f"{LOGIND}.Session"
_MUTTER = DBusAddress("/org/gnome/Mutter/IdleMonitor/Core", bus_name=MUTTER, interface=MUTTER)
_GNOME_SAVER = DBusAddress("/org/gnome/ScreenSaver", bus_name=GNOME_SAVER, interface=GNOME_SAVER)
_SAVER = DBusAddress("/org/freedesktop/ScreenSaver", bus_name=SAVER, interface=SAVER)
# "auto" is the caller's session, or the user's display session where a program runs outside of one
# (org.freedesktop.login1(5)); signals come from the session's own path.
_AUTO = DBusAddress("/org/freedesktop/login1/session/auto", bus_name=LOGIND, interface=_SESSION)


def session_bus() -> Bus:
    """Wakes when a screen saver begins or ends, comes or goes."""
    active = [MatchRule(type="signal", interface=name, member="ActiveChanged") for name in (GNOME_SAVER, SAVER)]
    return Bus("SESSION", [*active, left_or_came(MUTTER), left_or_came(GNOME_SAVER), left_or_came(SAVER)])


def system_bus() -> Bus:
    """Wakes when a session's properties change."""
    place, interface = "/org/freedesktop/login1/session", "org.freedesktop.DBus.Properties"
    changed = MatchRule(type="signal", interface=interface, member="PropertiesChanged", path_namespace=place)
    return Bus("SYSTEM", [changed, left_or_came(LOGIND)])


class Mutter:
    """GNOME's compositor, on Wayland and X11. ``GetIdletime`` counts milliseconds."""

    name = "mutter"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def idle(self, patience: float) -> float | None:
        found = self._bus.ask(_MUTTER, "GetIdletime", patience)
        return found / 1000 if isinstance(found, int) else None

    def locked(self, patience: float) -> bool | None:
        """It does not know of locks."""
        return None


class GnomeSaver:
    """GNOME's lock screen. Active: the screen is locked, or shielded for want of input."""

    name = "gnome-screensaver"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def idle(self, patience: float) -> float | None:
        """Its ``GetActiveTime`` is that of the lock, not of the input."""
        return None

    def locked(self, patience: float) -> bool | None:
        found = self._bus.ask(_GNOME_SAVER, "GetActive", patience)
        return found if isinstance(found, bool) else None


class Saver:
    """KDE's lock screen, and the savers of other desktops. Active: the screen is locked, or its saver runs."""

    name = "screensaver"

    def __init__(self, bus: Bus, clock: Callable[[], float] = time.monotonic) -> None:
        self._bus, self._clock = bus, clock
        self._unit = UnitByLooking()
        self.undecided = False
        """It counts, and what it counts is not found out yet."""

    def idle(self, patience: float) -> float | None:
        found = self._bus.ask(_SAVER, "GetSessionIdleTime", patience)
        if not isinstance(found, int) or isinstance(found, bool):
            self._unit, self.undecided = UnitByLooking(), False  # who answers next may be another program
            return None
        told = self._unit.seconds(found, self._clock())
        self.undecided = not self._unit.decided
        return told

    def locked(self, patience: float) -> bool | None:
        found = self._bus.ask(_SAVER, "GetActive", patience)
        return found if isinstance(found, bool) else None


class Logind:
    """The session's lock as the locker told it. Simple lockers tell nothing: "not locked" counts only once this one
    was seen to tell of a lock."""

    name = "logind"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._tells = False

    def idle(self, patience: float) -> float | None:
        """Its ``IdleHint`` is set late by some desktops and never by others."""
        return None

    def locked(self, patience: float) -> bool | None:
        found = self._bus.property(_AUTO, "LockedHint", patience)
        self._tells = found is True or (self._tells and found is not None)
        return found if isinstance(found, bool) and self._tells else None
