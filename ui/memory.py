"""Memory that nobody uses goes back to the system: the C library keeps what was freed unless it is told."""

from __future__ import annotations

import ctypes
import gc
import sys


def give_back() -> None:
    """Some 20 ms: for a moment in which nobody looks. Does nothing to memory where the C library has no such call."""
    gc.collect()
    if not sys.platform.startswith("linux"):
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's; musl has none
    if trim is not None:
        trim(0)
