"""Start at login for a program in a Flatpak: it can't write the desktop's autostart folder, so the portal is asked to.

Follows org.freedesktop.portal.Background of xdg-desktop-portal, version 1 and later. The portal can be asked to change
this, but not how it is: what it granted last is kept in a file of ours. Who takes the entry out in the desktop's own
settings is not noticed here; to switch it off and on again asks anew.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import secrets
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import BadInput
from monitor.whole_file import write_whole

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

log = logging.getLogger(__name__)

INFO = Path("/.flatpak-info")
"""There in each Flatpak, and nowhere else but by somebody's own making."""
_PATH, _NAME = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop"
_ANSWER = 5.0  # seconds for the call itself
_USER = 300.0  # seconds for the user to answer a question of the desktop's
_PATIENCE = 2.0  # seconds that a window may wait: the portal mostly answers at once, without asking anybody
_REASON = "Earwitness watches the microphone from login on."
_NONE = "This desktop can't start programs from a Flatpak at login: its portal lacks Background."
_REFUSED = "The desktop did not allow it. Allow Earwitness to run in the background in the desktop's own settings."
_ASKING = "The desktop has not answered yet. If it asks you something, answer that, then look here again."


class PortalEntry:
    """Implements ``Autostart``. ``memory``: where the portal's last answer is kept."""

    def __init__(self, command: Sequence[str], memory: Path, patience: float = _PATIENCE) -> None:
        self._command, self._memory, self._patience = list(command), memory, patience

    def is_on(self) -> bool:
        try:
            return self._memory.read_text("utf-8") == "on"
        except (OSError, ValueError):
            return False

    def switch(self, on: bool) -> None:
        """An answer that comes late is kept all the same."""
        came: queue.SimpleQueue[BadInput | None] = queue.SimpleQueue()
        threading.Thread(target=self._ask, args=(on, came), name="autostart", daemon=True).start()
        try:
            refused = came.get(timeout=self._patience)
        except queue.Empty:
            raise BadInput(_ASKING) from None
        if refused is not None:
            raise refused

    def _ask(self, on: bool, came: queue.SimpleQueue[BadInput | None]) -> None:
        try:
            granted = asked(self._command, on)
            write_whole(self._memory, b"on" if granted else b"off", overwrite=True)
            came.put(BadInput(_REFUSED) if on and not granted else None)
        except BadInput as error:
            log.info("The portal did not switch the start at login: %s", error)
            came.put(error)


def asked(command: Sequence[str], on: bool) -> bool:
    """Whether the portal has it start at login by now. Blocks until it, or the user, has answered. Raises BadInput."""
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse

    try:
        with contextlib.closing(open_dbus_connection("SESSION")) as connection:
            return _granted(connection, command, on)
    except (OSError, KeyError, ValueError, EOFError, DBusErrorResponse) as error:
        raise BadInput(_NONE) from error


def _granted(connection: DBusConnection, command: Sequence[str], on: bool) -> bool:
    """Raises BadInput where the user said no, OSError (TimeoutError) where nobody answers, DBusErrorResponse."""
    from jeepney import DBusAddress, MatchRule, new_method_call
    from jeepney.bus_messages import message_bus
    from jeepney.wrappers import unwrap_msg

    token = f"earwitness{secrets.token_hex(6)}"
    sender = str(connection.unique_name)[1:].replace(".", "_")
    rule = MatchRule(
        type="signal", interface="org.freedesktop.portal.Request", path=f"{_PATH}/request/{sender}/{token}"
    )
    background = DBusAddress(_PATH, bus_name=_NAME, interface="org.freedesktop.portal.Background")
    options = {"handle_token": ("s", token), "reason": ("s", _REASON), "autostart": ("b", on)}
    options |= {"commandline": ("as", list(command)), "dbus-activatable": ("b", False)}
    request = new_method_call(background, "RequestBackground", "sa{sv}", ("", options))
    connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=_ANSWER)
    with connection.filter(rule) as responses:
        unwrap_msg(connection.send_and_get_reply(request, timeout=_ANSWER))
        code, results = connection.recv_until_filtered(responses, timeout=_USER).body
    if code != 0:
        raise BadInput(_REFUSED)
    return bool(results.get("autostart", ("b", False))[1])
