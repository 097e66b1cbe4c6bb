"""The chimes that the listener listens for: of the speakers that are known, what pairing kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from monitor.indicator.store import TemplateStore
from monitor.listener_child import Chime
from monitor.paths import Paths
from monitor.speaker_model import Speaker


def store_at(paths: Paths) -> TemplateStore:
    return TemplateStore(paths.chimes)


class PairedChimes:
    """Implements the listener's ``Chimes``. Every call reads the disk and may wait for the keyring."""

    def __init__(self, store: TemplateStore, speakers: Callable[[], Sequence[Speaker]]) -> None:
        self._store, self._speakers = store, speakers

    def paired(self) -> Sequence[str]:
        return [one.id for one in self._speakers() if self._store.is_paired(one.id)]

    def chimes(self, speaker: str) -> Sequence[Chime]:
        """Raises BadInput with a sentence for what can't be read, ChimesLocked for what can't be read now."""
        return [Chime(speaker, one.data) for one in self._store.chimes(speaker)]
