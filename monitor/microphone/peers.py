"""Unix-socket peers: which process really stands behind a connection to a sound server that does not tell.

One door to three parts: ``sock_diag`` (which connections there are), ``holders`` (who holds one) and ``pairing``
(which client of the server it belongs to).
"""

from __future__ import annotations

from monitor.microphone.clients import FRESH, LATE, PATIENCE, SOON, Attribution
from monitor.microphone.holders import all_holders, holders
from monitor.microphone.pairing import Pairing
from monitor.microphone.sock_diag import Connection, connections

__all__ = [
    "FRESH",
    "LATE",
    "PATIENCE",
    "SOON",
    "Attribution",
    "Connection",
    "Pairing",
    "all_holders",
    "connections",
    "holders",
]
