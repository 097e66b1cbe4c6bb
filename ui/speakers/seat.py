"""Where a pairing of the window gets its process from, and where what was learned is kept."""

from __future__ import annotations

from monitor.pairing_client import Pairing
from monitor.service import ServiceProtocol
from ui.speakers.session import Seat


def seat_of(service: ServiceProtocol) -> Seat:
    return Seat(Pairing, service.keep_pairing)
