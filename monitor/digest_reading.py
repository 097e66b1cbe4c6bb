"""Reads from the journal and the cross-check what a week's digest is made of."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path

from monitor.digest import WEEK, Digest, Recorded, digest_of
from monitor.journal import Reader
from monitor.model import Burst
from monitor.report.gather import Recorded as Journalled


def read_digest(recorded: Journalled, journal: Path, until: datetime, zone: tzinfo | None = None) -> Digest:
    """Of the week that ends with ``until``. Reads the disk: for a worker. Raises JournalError."""
    since = until - 2 * WEEK
    with Reader(journal) as reader:
        newcomers = reader.newcomers(until - WEEK, until)
    speakers = tuple(recorded.speakers.speakers())
    return digest_of(
        Recorded(
            until,
            recorded.timeline(since, until),
            [each for each in recorded.incidents(since, until) if isinstance(each, Burst)],
            recorded.coverage(since, until),
            newcomers,
            recorded.speakers.check(since, until).findings if speakers else (),
            speakers,
            recorded.choices.get().away_after,
        ),
        zone,
    )
