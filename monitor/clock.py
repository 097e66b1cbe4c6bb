"""Wall time and boot time, read together: the only place where the program asks what time it is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Protocol

# CLOCK_BOOTTIME goes on through suspend; elsewhere the monotonic clock is the nearest there is.
_BOOT = getattr(time, "CLOCK_BOOTTIME", None)
JUMP = timedelta(seconds=2)
"""A change of (wall - boot) larger than this is recorded as a clock jump."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in time. ``boot_ns``: nanoseconds since boot, suspend included; ``wall``: UTC."""

    boot_ns: int
    wall: datetime

    def minus(self, earlier: Moment) -> timedelta:
        """Time since ``earlier``, from the boot clock, so that a changed wall clock can't bend it."""
        return timedelta(microseconds=(self.boot_ns - earlier.boot_ns) // 1000)


class Clock(Protocol):
    def now(self) -> Moment: ...


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> Moment:
        boot_ns = time.monotonic_ns() if _BOOT is None else time.clock_gettime_ns(_BOOT)
        return Moment(boot_ns, datetime.now(UTC))


def jump_between(before: Moment, after: Moment) -> timedelta | None:
    """By how much the wall clock was moved between two readings, None when by less than ``JUMP``."""
    moved = (after.wall - before.wall) - after.minus(before)
    return moved if abs(moved) > JUMP else None


@cache
def boot_id() -> str:
    """This boot's id (Linux), or an empty string where the system gives none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""
