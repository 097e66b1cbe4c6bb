"""Memory that the system keeps out of the swap space and of core dumps, where it lets us."""

from __future__ import annotations

import ctypes
import mmap
import sys

MOST = 4 * 1024 * 1024
"""Bytes: half of what a program may lock without privileges (8 MiB, RLIMIT_MEMLOCK since Linux 5.16)."""


def memory(length: int) -> mmap.mmap:
    """Of this process alone: memory that could be shared would be a file of the system's."""
    if sys.platform == "win32":
        return mmap.mmap(-1, length)
    return mmap.mmap(-1, length, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def lock(held: mmap.mmap, address: int) -> bool:
    """``address``: where it is. False where the system refuses (RLIMIT_MEMLOCK)."""
    if hasattr(mmap, "MADV_DONTDUMP"):
        held.madvise(mmap.MADV_DONTDUMP)
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    return bool(library.mlock(ctypes.c_void_p(address), ctypes.c_size_t(len(held))) == 0)


def can_lock() -> bool:
    """Whether as much as is ever needed could be locked now; nothing stays locked."""
    with memory(MOST) as held:
        first = ctypes.c_char.from_buffer(held)
        locked = lock(held, ctypes.addressof(first))
        del first  # a map that is pointed to can't be closed
        return locked
