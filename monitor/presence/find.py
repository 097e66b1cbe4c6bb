"""What can be asked on this computer. What can't be imported or opened here is not there."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass

from monitor.presence.source import PresenceSource, Wakes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """``sources`` in the order in which their word counts; ``wakes``: what tells of a lock by itself."""

    sources: tuple[PresenceSource, ...] = ()
    wakes: tuple[Wakes, ...] = ()


def find(platform: str = sys.platform) -> Found:
    """Made on the thread that will ask. Never raises."""
    try:
        return {"win32": _windows, "darwin": _macos}.get(platform, _linux)()
    except (ImportError, OSError, AttributeError) as error:
        log.info("Nobody can be asked who is there: %s", error)
        return Found()


def _linux() -> Found:
    from monitor.presence import desktop, x11

    session, system = desktop.session_bus(), desktop.system_bus()
    server = (x11.XScreenSaver(),) if x11.usable() else ()
    told = (desktop.Mutter(session), *server, desktop.Saver(session), desktop.GnomeSaver(session))
    return Found((*told, desktop.Logind(system)), (session, system, *server))


def _windows() -> Found:
    from monitor.presence.windows import LastInput

    return Found((LastInput(),))


def _macos() -> Found:
    from monitor.presence.macos import EventSource

    return Found((EventSource(),))
