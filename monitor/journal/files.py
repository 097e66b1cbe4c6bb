"""The journal's files: made for their owner only, one writer at a time, never overwritten."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from monitor.errors import DiskTrouble, JournalBusy, JournalUnreadable
from monitor.file_lock import lock, open_lock

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BESIDE = ("", "-wal", "-shm")


def ensure(path: Path) -> bool:
    """Have ``path`` as a file of ours, mode 0600. True when there was nothing in it.

    The file exists before SQLite opens it, as SQLite would make it with the umask's mode; its -wal and -shm
    take the mode over. Raises JournalUnreadable for a link or somebody else's file, DiskTrouble.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o600))
        return True
    except FileExistsError:
        return _check(path) == 0
    except OSError as error:
        raise DiskTrouble(f"The journal {path} can't be made: {error.strerror}.") from error


def _check(path: Path) -> int:
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise JournalUnreadable(f"{path} is not a plain file. Move it away; the journal will be made anew.")
    if hasattr(os, "getuid"):
        if found.st_uid != os.getuid():
            raise JournalUnreadable(f"The journal {path} belongs to another user. Choose another folder with --data.")
        if found.st_mode & 0o077:
            path.chmod(0o600)
    return found.st_size


def secure_copy(source: Path, target: Path) -> None:
    """Copy, 0600 from the first byte, to a name that must be free, and reach the disk. Raises OSError."""
    out = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o600)
    with os.fdopen(out, "wb") as writer, source.open("rb") as reader:
        while block := reader.read(1 << 20):
            writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())


def set_aside(path: Path) -> Path:
    """Rename a journal that can't be read, with its -wal and -shm; never over another file. The new path.

    Only when a person asked for it, with no journal open at ``path``. Raises DiskTrouble.
    """
    for n in range(1, 1000):
        target = path.with_name(f"{path.name}.aside-{n}")
        if not any(_beside(target, end).exists() for end in _BESIDE):
            _move(path, target)
            return target
    raise DiskTrouble(f"There are too many journals set aside beside {path}. Move some away first.")


def _move(path: Path, target: Path) -> None:
    try:
        for end in _BESIDE:
            if (old := _beside(path, end)).exists():
                old.rename(_beside(target, end))
    except OSError as error:
        raise DiskTrouble(f"The journal {path} can't be renamed: {error.strerror}.") from error


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


class WriterLock:
    """The right to write: an advisory lock that dies with its process, so it can't go stale."""

    def __init__(self, path: Path) -> None:
        """Raises JournalBusy when another process (or journal) holds it, DiskTrouble."""
        try:
            self._fd = open_lock(path)
        except OSError as error:
            raise DiskTrouble(f"The file {path} can't be opened: {error.strerror}.") from error
        try:
            lock(self._fd)
        except OSError as error:
            os.close(self._fd)
            raise JournalBusy("Another Earwitness is recording into this folder already.") from error

    def release(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
