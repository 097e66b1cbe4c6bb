"""Keys that work whatever window is in front. Only our own combinations ever reach this program: on X11 the server
delivers nothing else to it, on Wayland the portal names the shortcut and no key. Backends are imported when needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from monitor.hotkey.backend import Backend


def backend_for(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Backend:
    """What can hold a hotkey in this session."""
    if not platform.startswith("linux"):
        from monitor.hotkey.pynput_keys import PynputHotkeys

        return PynputHotkeys()
    if environ.get("XDG_SESSION_TYPE") == "wayland" or ("WAYLAND_DISPLAY" in environ and "DISPLAY" not in environ):
        from monitor.hotkey.portal import PortalHotkeys

        return PortalHotkeys()
    from monitor.hotkey.x11 import X11Hotkeys

    return X11Hotkeys()
