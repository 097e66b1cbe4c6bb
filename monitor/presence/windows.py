"""Windows' last input. Written after the documentation of ``GetLastInputInfo``; never run."""

from __future__ import annotations

import ctypes
from typing import Any

_WRAP = 1 << 32  # both counts are milliseconds since the start, of 32 bits


class _LastInput(ctypes.Structure):
    _fields_ = (("cbSize", ctypes.c_uint), ("dwTime", ctypes.c_uint))


class LastInput:
    """Of this session only, so also of the input that comes over a remote desktop."""

    name = "windows"

    def __init__(self, libraries: Any = None) -> None:
        self._libraries = libraries if libraries is not None else getattr(ctypes, "windll")  # noqa: B009 - not on Linux

    def idle(self, patience: float) -> float | None:
        info = _LastInput(ctypes.sizeof(_LastInput), 0)
        if not self._libraries.user32.GetLastInputInfo(ctypes.byref(info)):
            return None
        now = int(self._libraries.kernel32.GetTickCount())
        return float((now - info.dwTime) % _WRAP) / 1000

    def locked(self, patience: float) -> bool | None:
        """Windows tells that to windows only."""
        return None
