"""One at a time, among processes too: an advisory lock on a file that dies with its holder, so it can't go stale."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from monitor.errors import BadInput

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds to wait for a holder that lives: who writes a settings file is done within some milliseconds."""
_BETWEEN = 0.005
"""Seconds between looks, where nothing wakes who waits."""
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_LOCKS_HERE = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


def open_lock(path: Path) -> int:
    """The file that a lock is held on, for ``lock``; to close it lets go. Raises OSError."""
    return os.open(path, os.O_RDWR | os.O_CREAT | _NOFOLLOW, 0o600)


if sys.platform == "win32":
    import msvcrt

    def lock(fd: int) -> None:
        """Raises OSError while another holds it."""
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

    def _wait(fd: int, patience: float) -> bool:
        until = time.monotonic() + patience
        while time.monotonic() < until:
            time.sleep(_BETWEEN)
            with contextlib.suppress(OSError):
                lock(fd)
                return True
        return False
else:
    import fcntl

    def lock(fd: int) -> None:
        """Raises OSError while another holds it."""
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _wait(fd: int, patience: float) -> bool:
        """Whether it was had. To look again and again would never see one who comes back at once let go; and a wait in
        the kernel, which is woken in turn, knows no bound in time: so another thread does that."""
        copy, had = os.dup(fd), threading.Event()
        threading.Thread(target=_queue, args=(copy, had), name="lock", daemon=True).start()
        return had.wait(patience)

    def _queue(copy: int, had: threading.Event) -> None:
        # The lock belongs to what both descriptors share: it stays while the other is open, and goes if that was
        # closed meanwhile (flock(2)).
        try:
            fcntl.flock(copy, fcntl.LOCK_EX)
            had.set()
        except OSError as error:
            log.warning("A lock could not be waited for: %s", error)
        finally:
            os.close(copy)


@contextlib.contextmanager
def alone(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Nobody else is in here with the same ``path``, neither another process nor another thread; ``path`` is a file of
    its own, since one that is replaced as a whole can't be held. Not to be entered twice.

    A file system that knows no locks is used without one. Raises BadInput where another stays in for longer than
    ``patience`` seconds, or the file can't be made.
    """
    try:
        fd = open_lock(path)
    except OSError as error:
        raise BadInput(f"{path} can't be written: {error.strerror}.") from error
    try:
        if not _had(fd, patience):
            raise BadInput(f"Another program holds {path}. Try again, or end that program.")
        yield
    finally:
        os.close(fd)


def _had(fd: int, patience: float) -> bool:
    try:
        lock(fd)
    except OSError as error:
        return error.errno in _NO_LOCKS_HERE or _wait(fd, patience)
    return True
