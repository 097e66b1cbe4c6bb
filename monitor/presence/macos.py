"""The Mac's last input. Written after the documentation of ``CGEventSource``; never run."""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Any

_HID_SYSTEM, _ANY_INPUT = 1, 0xFFFFFFFF  # kCGEventSourceStateHIDSystemState, kCGAnyInputEventType


class EventSource:
    """Needs no permission: it counts events and shows none."""

    name = "macos"

    def __init__(self, library: Any = None) -> None:
        self._library = library if library is not None else _application_services()
        self._since = self._library.CGEventSourceSecondsSinceLastEventType
        self._since.restype = ctypes.c_double
        self._since.argtypes = (ctypes.c_int32, ctypes.c_uint32)

    def idle(self, patience: float) -> float | None:
        return float(self._since(_HID_SYSTEM, _ANY_INPUT))

    def locked(self, patience: float) -> bool | None:
        """The Mac tells that by notifications to programs with a run loop only."""
        return None


def _application_services() -> Any:
    path = ctypes.util.find_library("ApplicationServices")
    if path is None:
        raise OSError("ApplicationServices is not here")
    return ctypes.CDLL(path)
