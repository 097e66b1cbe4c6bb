"""The -wal is taken over into the journal only where the disk has room for all of it.

SQLite begins to copy whatever the disk can take. On one that is nearly full that fails half-way, and the room that
was set apart for a last word is gone for pages that stand in the -wal already.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from monitor.journal.sqlite import BUSY_MS, Connection, Error, connect_reader

_PAGES = 1000  # SQLite's own measure: a -wal of 4 MB
_SPARE = 64 * 1024  # bytes: what else grows meanwhile, -shm and the folder itself


class Wal:
    """Of the writing connection, which it closes too."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._by_itself = True

    def before_commit(self) -> None:
        """Let this commit take the -wal over where it is due and there is room. Inside the transaction."""
        by_itself = self._has_room()
        if by_itself != self._by_itself:
            self._connection.execute(f"PRAGMA wal_autocheckpoint={_PAGES if by_itself else 0}")
            self._by_itself = by_itself

    def emptied(self) -> bool:
        """Take all of it over and leave nothing in it; False when a reader or a full disk is in the way, neither
        of which is waited for."""
        busy = 1
        with suppress(Error):  # nothing is lost when it fails: the log is whole with its -wal
            if self._has_room():
                self._connection.execute("PRAGMA busy_timeout=0")
                (busy, _, _) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        with suppress(Error):
            self._connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        return not busy

    def close(self) -> None:
        """Let the connection go."""
        keeper = None
        with suppress(Error):
            keeper = None if self._has_room() else self._beside()
        self._connection.close()
        if keeper is not None:
            keeper.close()

    def _beside(self) -> Connection:
        """The last connection to go takes the -wal over, unless it may not write."""
        found = connect_reader(self._path)
        found.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return found

    def _has_room(self) -> bool:
        """Is the disk free for all pages by which the journal's file would grow?"""
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        (size,) = self._connection.execute("PRAGMA page_size").fetchone()
        try:
            growth = int(pages) * int(size) - self._path.stat().st_size
            return growth <= 0 or shutil.disk_usage(self._path.parent).free >= growth + _SPARE
        except OSError:
            return True  # not to be known here
