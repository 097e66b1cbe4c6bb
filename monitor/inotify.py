"""An alarm clock: sleeps until something happens in a watched folder, someone calls, or time is up."""

from __future__ import annotations

import os
import select
from dataclasses import dataclass
from threading import Lock
from typing import Self

from inotify_simple import INotify, flags, parse_events

from monitor.errors import CannotWatch

OPEN: int = flags.OPEN
CLOSE: int = flags.CLOSE_WRITE | flags.CLOSE_NOWRITE
WRITTEN: int = flags.CLOSE_WRITE | flags.MOVED_TO
CREATE: int = flags.CREATE | flags.MOVED_TO
DELETE: int = flags.DELETE | flags.MOVED_FROM
GONE: int = flags.DELETE_SELF | flags.MOVE_SELF | flags.UNMOUNT | flags.IGNORED
LOST: int = flags.Q_OVERFLOW
ONLY_FOLDER: int = flags.ONLYDIR

_BATCH = 64 * 1024  # bytes a read; an event with a short name takes 32, so about 2,000 events


@dataclass(frozen=True, slots=True)
class Event:
    """``watch`` is what ``watch()`` returned (-1 for LOST), ``name`` the entry of the folder ("" for itself)."""

    watch: int
    mask: int
    name: str


class Alarm:
    """inotify with a way to be woken from another thread.

    The kernel merges identical events that follow each other, so events may be fewer than what happened:
    they tell that it is time to look again, never how often something happened.
    """

    def __init__(self) -> None:
        """Raises CannotWatch when the system has no inotify instance left for this user."""
        try:
            self._inotify = INotify(nonblocking=True)
        except OSError as error:
            raise CannotWatch(
                f"The system can't report changes of files to this program ({error.strerror}). "
                "Close programs that watch many files, or raise fs.inotify.max_user_instances."
            ) from error
        self._closing = Lock()  # nobody may ring a bell whose number belongs to another file by now
        self._closed = False
        self._bell = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._poll = select.poll()
        self._poll.register(self._inotify.fileno(), select.POLLIN)
        self._poll.register(self._bell, select.POLLIN)

    def watch(self, path: str, mask: int) -> int | None:
        """Number of the watch, or None when there is nothing at ``path`` or it may not be read.

        Raises CannotWatch when the user's watches are used up.
        """
        try:
            number: int = self._inotify.add_watch(path, mask)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return None
        except OSError as error:
            raise CannotWatch(
                f"The system can't report changes in {path} ({error.strerror}). Raise fs.inotify.max_user_watches."
            ) from error
        return number

    def unwatch(self, number: int) -> None:
        """A watch that is gone already is fine."""
        try:
            self._inotify.rm_watch(number)
        except OSError:
            return

    def wait(self, timeout: float | None) -> list[Event]:
        """What happened, at once if anything is waiting; empty after ``timeout`` seconds or ``ring()``."""
        ready = self._poll.poll(None if timeout is None else max(0.0, timeout * 1000))
        for descriptor, _ in ready:
            if descriptor == self._bell:
                os.eventfd_read(self._bell)
        return self.waiting() if any(descriptor != self._bell for descriptor, _ in ready) else []

    def waiting(self) -> list[Event]:
        """What happened and was not read yet, without sleeping."""
        try:
            raw = os.read(self._inotify.fileno(), _BATCH)
        except BlockingIOError:
            return []
        return [Event(found.wd, found.mask, found.name) for found in parse_events(raw)]

    @property
    def bell(self) -> int:
        """Readable from ``ring()`` on, for those who sleep on something else as well."""
        return self._bell

    def ring(self) -> None:
        """From any thread: make ``wait`` return now."""
        with self._closing:
            if not self._closed:
                os.eventfd_write(self._bell, 1)

    def close(self) -> None:
        with self._closing:
            self._closed = True
            self._inotify.close()
            os.close(self._bell)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
