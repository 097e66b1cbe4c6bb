"""The X server's own idle counter, by its extension MIT-SCREEN-SAVER: exact, and without a look at any key.

Not asked under Wayland, where the X server sees only the input to its own windows.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping
from typing import Any

AGAIN_SECONDS = 15.0


def usable(environment: Mapping[str, str] = os.environ) -> bool:
    wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    return bool(environment.get("DISPLAY")) and not wayland


class XScreenSaver:
    """Milliseconds since the last input, synthetic input (XTEST) among it."""

    name = "xscreensaver"

    def __init__(self, display: str | None = None) -> None:
        self._name = display
        self._display: Any = None
        self._not_before = 0.0

    def idle(self, patience: float) -> float | None:
        """The display's protocol knows no patience: a server that hangs is waited for."""
        from Xlib import error

        try:
            display = self._connected()
            return None if display is None else display.screen().root.screensaver_query_info().idle / 1000
        except (OSError, ValueError, AttributeError, error.XError, error.ConnectionClosedError, error.DisplayError):
            self.close()
            self._not_before = time.monotonic() + AGAIN_SECONDS
            return None

    def locked(self, patience: float) -> bool | None:
        """A saver that blanks the screen locks nothing."""
        return None

    def fileno(self) -> None:
        """It tells nothing by itself."""

    def changed(self) -> bool:
        return False

    def close(self) -> None:
        if self._display is not None:
            with contextlib.suppress(Exception):  # python-xlib raises what it likes for a connection that is gone
                self._display.close()
            self._display = None

    def _connected(self) -> Any:
        if self._display is None and time.monotonic() >= self._not_before:
            from Xlib.display import Display

            self._display = Display(self._name)
            if not self._display.has_extension("MIT-SCREEN-SAVER"):
                raise OSError("this display has no idle counter")
        return self._display
