"""What the rules ask the journal: in which hours programs were recorded, and which alarms were raised."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType

from monitor.codec import decode, instant, moment
from monitor.errors import JournalUnreadable
from monitor.journal.migrations import version_of
from monitor.journal.reader import open_reader
from monitor.journal.sqlite import translated
from monitor.rule_model import Ruled
from monitor.rule_signals import Usual

_HOURS = "SELECT DISTINCT identity, substr(started, 1, 13) FROM activation WHERE use = 'microphone' AND started >= ?"
_UNATTENDED = """SELECT DISTINCT identity FROM activation WHERE use = 'microphone' AND started >= ?
  AND json_extract(presence, '$.idle_s') >= ?"""
_RULED = "SELECT body FROM ruled JOIN payload USING(seq) WHERE at >= ? ORDER BY seq"
_SINCE = 3
"""The journal's version that first keeps applied rules."""


class RuleReader:
    """Raises JournalError, JournalUnreadable or DiskTrouble, here and from each call."""

    def __init__(self, path: Path) -> None:
        self._connection = open_reader(path)

    def __enter__(self) -> RuleReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def usual(self, since: datetime, away_after: timedelta) -> dict[str, Usual]:
        """By identity: on which local days and in which hours it was recorded from then on, and whether also when there
        had been no input for ``away_after``."""
        with translated():
            rows = self._connection.execute(_HOURS, (instant(since),)).fetchall()
            away = (instant(since), away_after.total_seconds())
            alone = {bytes(key) for (key,) in self._connection.execute(_UNATTENDED, away)}
        found: dict[bytes, set[datetime]] = {}
        try:
            for key, hour in rows:
                found.setdefault(bytes(key), set()).add(moment(f"{hour}:00:00Z").astimezone())
            return {key.decode("utf-8", "surrogatepass"): _usual(at, key in alone) for key, at in found.items()}
        except (TypeError, ValueError) as error:
            raise JournalUnreadable("The journal's table of activations is damaged.") from error

    def alarms(self, since: datetime) -> list[Ruled]:
        """What was raised from then on and is still kept, oldest first."""
        with translated():
            if version_of(self._connection) < _SINCE:
                return []
            rows = self._connection.execute(_RULED, (instant(since),)).fetchall()
        try:
            found = [decode(json.loads(text)) for (text,) in rows]
        except (KeyError, TypeError, ValueError) as error:
            raise JournalUnreadable("What the journal keeps of rules is damaged.") from error
        return [record for record in found if isinstance(record, Ruled) and record.reaction.alarms]


def _usual(hours: set[datetime], unattended: bool) -> Usual:
    return Usual(len({each.date() for each in hours}), frozenset(each.hour for each in hours), unattended)
