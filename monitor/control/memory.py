"""Which microphones were muted all at once, so that unmuting brings back exactly these, also after a restart.

The mute itself is kept by the sound server; this file only knows what it was before. It holds no more than the ids.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from monitor.act_model import By
from monitor.errors import BadInput
from monitor.names import restored, stored
from monitor.whole_file import write_whole

log = logging.getLogger(__name__)

_LARGEST = 1 << 16  # bytes; a hundred microphones take some ten thousand


@dataclass(frozen=True, slots=True)
class Standing:
    """All microphones are meant to be muted: who wanted it, and which of them could hear before (their ids)."""

    by: By
    muted: tuple[str, ...]


class Memory:
    """Kept in one small file, which a command may change while the tray program runs: so it is read each time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def standing(self) -> Standing | None:
        """None: nothing is meant to be muted, or the file can't be read, which the log tells."""
        try:
            if self._path.stat().st_size > _LARGEST:
                raise ValueError("larger than it ever is")
            value = json.loads(self._path.read_bytes())
            return Standing(By(value["by"]), tuple([restored(each) for each in value["muted"]]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            log.warning("Which microphones were muted at once can't be read: %s", error)
            return None

    def begin(self, by: By, muted: Iterable[str]) -> None:
        """From now on all are meant to be muted; these could hear before, beside those known already."""
        with self._lock:
            before = self.standing()
            self._write(Standing(before.by if before else by, _joined(before.muted if before else (), muted)))

    def drop(self, microphone: str) -> None:
        """Somebody unmuted this one elsewhere. With the last one, nothing is meant to be muted any more."""
        with self._lock:
            before = self.standing()
            if before is None or microphone not in before.muted:
                return
            left = tuple(each for each in before.muted if each != microphone)
            if left:
                self._write(Standing(before.by, left))
            else:
                self._path.unlink(missing_ok=True)

    def end(self) -> None:
        with self._lock:
            self._path.unlink(missing_ok=True)

    def _write(self, now: Standing) -> None:
        text = json.dumps({"by": now.by.value, "muted": [stored(each) for each in now.muted]})
        try:
            write_whole(self._path, text.encode("ascii"), overwrite=True)
        except BadInput as error:
            log.warning("Which microphones were muted at once can't be kept: %s", error)


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*first, *second]))
