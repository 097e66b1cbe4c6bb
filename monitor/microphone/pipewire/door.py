"""Waiting for a server that is not there: told by inotify when its socket appears, so nothing polls."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import Self

from inotify_simple import INotify, flags

_APPEARS = flags.CREATE | flags.MOVED_TO | flags.ATTRIB
_GOES = flags.DELETE_SELF | flags.MOVE_SELF
_NO_INOTIFY = 5.0  # seconds between attempts where the system grants no watch


class Door:
    """Watches the folder for any of ``names``; where the folder itself is missing, the nearest one above it.

    To be opened before an attempt to connect, so that a server which comes in between is not missed.
    """

    def __init__(self, folder: Path | None, names: Collection[str]) -> None:
        self._inotify = _instance()
        self._names = frozenset(names)
        if self._inotify is not None and folder is not None:
            self._watch(self._inotify, folder)

    @property
    def patience(self) -> float | None:
        """Seconds after which to look without having been told; None where inotify tells."""
        return None if self._inotify is not None else _NO_INOTIFY

    def fileno(self) -> int | None:
        return self._inotify.fileno() if self._inotify is not None else None

    def knocked(self) -> bool:
        """Reads what inotify has to say: was it about us?"""
        if self._inotify is None:
            return False
        return any(event.name in self._names or event.mask & _GOES for event in self._inotify.read(timeout=0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop watching; may be called twice."""
        if self._inotify is not None:
            self._inotify.close()
            self._inotify = None

    def _watch(self, watching: INotify, folder: Path) -> None:
        for wanted in (folder, *folder.parents):
            try:
                watching.add_watch(os.fspath(wanted), _APPEARS | _GOES | flags.ONLYDIR)
            except FileNotFoundError:
                self._names = frozenset({wanted.name})
            except OSError:  # no permission, or no watch left for this user
                self.close()
                return
            else:
                return


def _instance() -> INotify | None:
    try:
        return INotify(nonblocking=True)
    except OSError:  # no instance left for this user
        return None
