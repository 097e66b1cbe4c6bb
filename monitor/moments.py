"""Points in time as people and scripts write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from monitor.errors import BadInput

_AGO = re.compile(r"(\d{1,6})\s*(min|m|h|d|w)")
_UNITS = {"min": "minutes", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def parse_moment(text: str, now: datetime) -> datetime:
    """``2026-03-02T07:14:00Z``, ``2026-03-02 07:14`` or ``2026-03-02`` (local time without a zone), ``today``,
    ``yesterday``, or how long ago: ``90min``, ``24h``, ``7d``. ``now`` is aware; the result is UTC.

    Raises BadInput for anything else.
    """
    words = text.strip().lower()
    try:
        return (_named(words, now) or _ago(words, now) or datetime.fromisoformat(text.strip())).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadInput(
            f"'{text[:80]}' is not a time. Write 2026-03-02T07:14Z, 2026-03-02 07:14, today, yesterday, 24h or 7d."
        ) from error


def _named(words: str, now: datetime) -> datetime | None:
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    days = {"today": 0, "yesterday": 1}
    if words == "now":
        return now
    return midnight - timedelta(days=days[words]) if words in days else None


def _ago(words: str, now: datetime) -> datetime | None:
    found = _AGO.fullmatch(words)
    return now - timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None
