"""The chimes of the speakers that are known: to listen for, and carried to another machine as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from monitor.book_rules import found_by_name
from monitor.errors import BadInput
from monitor.indicator.carried import exported, imported
from monitor.indicator.store import TemplateStore
from monitor.listener_child import Chime
from monitor.pairing_keep import keep_chimes
from monitor.paths import Paths
from monitor.speaker_model import Speaker
from monitor.speakers import SpeakersProtocol
from monitor.whole_file import write_whole


def store_at(paths: Paths) -> TemplateStore:
    return TemplateStore(paths.chimes)


_LARGEST = 32 * 1024 * 1024


def write_speaker(
    paths: Paths, speakers: SpeakersProtocol, who: str, file: Path, password: str, overwrite: bool
) -> Speaker:
    """The speaker of this name or id as a file for another machine; *slow*. Raises BadInput."""
    speaker = found_by_name(speakers.speakers(), who)
    chimes = store_at(paths).chimes(speaker.id)
    write_whole(file, exported(speaker, chimes, password), overwrite=overwrite)
    return speaker


def read_speaker(paths: Paths, speakers: SpeakersProtocol, file: Path, password: str, name: str = "") -> Speaker:
    """What was written on another machine, kept here, under ``name`` where one is given; *slow*. Raises BadInput and
    JournalError; then nothing of it is kept."""
    naming, chimes = imported(_content(file), password)
    return keep_chimes(chimes, replace(naming, name=name or naming.name), speakers, store_at(paths))


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise BadInput(f"{file.name} is larger than any exported speaker.")
        return file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file} can't be read: {error.strerror}.") from error


class PairedChimes:
    """Implements the listener's ``Chimes``. Every call reads the disk and may wait for the keyring."""

    def __init__(self, store: TemplateStore, speakers: Callable[[], Sequence[Speaker]]) -> None:
        self._store, self._speakers = store, speakers

    def paired(self) -> Sequence[str]:
        return [one.id for one in self._speakers() if self._store.is_paired(one.id)]

    def chimes(self, speaker: str) -> Sequence[Chime]:
        """Raises BadInput with a sentence for what can't be read, ChimesLocked for what can't be read now."""
        return [Chime(speaker, one.data) for one in self._store.chimes(speaker)]
