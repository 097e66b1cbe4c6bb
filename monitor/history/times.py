"""One reader of written times for all importers.

Strict, with a zone or saying that there is none, and how wide the time is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from monitor.history.importer import RowRefused, checked, ticks

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
    r"\s*(Z|UTC|[+-]\d\d:?\d\d|[A-Z][A-Za-z_]{2,20}/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?)?",
)
_SECOND = 1_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """``low`` to ``high``, half-open, in microseconds: a minute where no second was written. ``zoned``: a zone was."""

    low: int
    high: int
    zoned: bool
    seconds: bool

    @property
    def whole_minute(self) -> bool:
        return self.low % (60 * _SECOND) == 0


def written(value: object) -> Written:
    """A time as people and programs write it: ISO 8601's calendar form, ``T`` or a space, 0 to 9 digits, a zone or
    none.

    Zone: Z, UTC, +hh:mm or a name of the tz database; without one UTC is taken and ``zoned`` is False. A local time
    that occurs twice, when clocks go back, reaches over both. Raises RowRefused.
    """
    found = _ISO.fullmatch(value.strip()) if isinstance(value, str) and len(value) < 80 else None
    if found is None or not isinstance(value, str):
        raise RowRefused(
            "unusable-date", str(value)[:60] if isinstance(value, str | int | float) else type(value).__name__
        )
    year, month, day, hour, minute = (int(found[n]) for n in range(1, 6))
    try:
        local = datetime(year, month, day, hour, minute, int(found[6] or 0))
        zone = _zone(found[8])
        first = ticks(local.replace(tzinfo=zone, fold=0))
        last = ticks(local.replace(tzinfo=zone, fold=1))
    except (ValueError, OverflowError, KeyError, OSError) as error:
        raise RowRefused("unusable-date", value[:60]) from error
    part = int((found[7] or "").ljust(6, "0")[:6] or 0)
    width = _width(found[6], found[7])
    low, high = min(first, last) + part, max(first, last) + part + width
    checked(low, value)
    return Written(low, high, found[8] is not None, found[6] is not None)


def _width(second: str | None, part: str | None) -> int:
    if second is None:
        return 60 * _SECOND
    return 10 ** (6 - min(6, len(part))) if part else _SECOND


@lru_cache(maxsize=64)
def _zone(name: str | None) -> tzinfo:
    if name in (None, "Z", "UTC"):
        return UTC
    assert name is not None
    if name[0] in "+-":
        hours, minutes = int(name[1:3]), int(name[-2:])
        if hours > 14 or minutes > 59:
            raise ValueError(name)
        return timezone((1 if name[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    return ZoneInfo(name)
