"""The one place that chooses the SQLite to use and opens connections.

Before 3.51.3 a WAL database could lose committed rows when one connection checkpoints while another
writes (sqlite.org/wal.html, "WAL-reset bug"). ``pysqlite3`` brings a library that is mended; sqlite-utils
picks the same module by itself. Two copies of SQLite on one file would break its locks, so nothing else in
this program may import ``sqlite3``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from monitor.errors import DiskTrouble, JournalError, JournalUnreadable

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:
        import sqlite3

__all__ = [
    "BUSY_MS",
    "Connection",
    "Error",
    "connect_reader",
    "connect_scratch",
    "connect_writer",
    "shortfall",
    "sqlite3",
    "translate",
    "translated",
]

Connection = sqlite3.Connection
Error = sqlite3.Error

_MENDED = (3, 51, 3)
_BACKPORTS = ((3, 44, 6), (3, 50, 7))
BUSY_MS = 5000
_DISK = {3, 5, 6, 7, 8, 10, 13, 14}  # PERM BUSY LOCKED NOMEM READONLY IOERR FULL CANTOPEN
_DAMAGED = {11, 26}  # CORRUPT NOTADB


def shortfall(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str | None:
    """A sentence when this SQLite has the WAL-reset bug, else None."""
    if version >= _MENDED or any(version[:2] == port[:2] and version >= port for port in _BACKPORTS):
        return None
    number = ".".join(map(str, version))
    return f"SQLite {number} is older than 3.51.3; install the package pysqlite3 so that no record can be lost."


def connect_writer(path: Path) -> Connection:
    """The writing connection. Only the holder of the writer's lock may call it."""
    found = sqlite3.connect(
        _uri(path, "rw"), uri=True, timeout=BUSY_MS / 1000, isolation_level=None, cached_statements=64
    )
    for pragma in ("foreign_keys=ON", "trusted_schema=OFF", "secure_delete=ON"):
        found.execute(f"PRAGMA {pragma}")
    return found


def connect_reader(path: Path) -> Connection:
    """A connection that can neither write nor checkpoint (``query_only`` alone would still checkpoint)."""
    found = sqlite3.connect(_uri(path, "ro"), uri=True, timeout=BUSY_MS / 1000, isolation_level=None)
    found.execute("PRAGMA trusted_schema=OFF")
    return found


def connect_scratch() -> Connection:
    """A private database in memory that spills, past its cache, to a file which is deleted as it is opened."""
    found = sqlite3.connect("", isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-65536"):
        found.execute(f"PRAGMA {pragma}")
    return found


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()).encode('utf-8', 'surrogateescape'))}?mode={mode}"


def translate(error: sqlite3.Error) -> JournalError:
    """Our word for an error of SQLite's."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _DISK:
        return DiskTrouble(f"The journal can't be written to the disk just now ({error}).")
    if code in _DAMAGED or isinstance(error, sqlite3.DatabaseError):
        return JournalUnreadable(f"The journal's file is damaged or is not a journal ({error}).")
    return JournalError(f"The journal refused a request ({error}).")


@contextmanager
def translated() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error) from error
    except UnicodeDecodeError as error:  # SQLite's own message quotes the damaged bytes, and Python can't take it
        raise JournalUnreadable("The journal's file is damaged or is not a journal.") from error
