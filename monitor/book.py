"""The speakers' book: who they are and what was witnessed of them, read from the journal and written through ``keep``.

Whoever owns the journal gives the way to write: the recorder of the tray program, or a command's own (inbox.py).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.book_rules import LONGEST_NAME, check_sighting, note_of, words_of
from monitor.clock import Clock
from monitor.codec import Keepable
from monitor.errors import BadInput
from monitor.evidence import LocalZone, earlier, evidence, told
from monitor.model import Coverage
from monitor.paths import Paths
from monitor.speaker_model import HistoryRecord, Sighting, Span, Speaker, Vendor, Witness
from monitor.speaker_records import (
    Imported,
    ImportUndone,
    NoiseHeard,
    Sighted,
    SightingMarked,
    SightingWithdrawn,
    SpeakerForgotten,
    SpeakerKept,
    Triage,
    Triaged,
    listener_source,
)

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.importing import Earlier
    from monitor.journal.reader_speakers import SpeakerReader
    from monitor.speakers import Cancelled, Checked, Choices, Preview, Progress

Keep = Callable[[Sequence[Keepable]], None]
"""Commits records in one transaction; raises JournalError, having kept none."""


class Speakers:
    """Implements ``SpeakersProtocol``."""

    def __init__(self, paths: Paths, clock: Clock, keep: Keep) -> None:
        self._paths = paths
        self._clock = clock
        self._keep = keep

    def speakers(self) -> Sequence[Speaker]:
        with self._reading() as reader:
            return reader.speakers() if reader else []

    def add(self, name: str, vendor: Vendor, labels: Sequence[str] = (), room: str = "") -> Speaker:
        speaker = Speaker(uuid.uuid4().hex, words_of(name), vendor, (), words_of(room))
        self._check(speaker)
        speaker = replace(speaker, labels=self._labels(labels))
        self._keep([SpeakerKept(self._now(), speaker)])
        return speaker

    def change(self, speaker: Speaker) -> None:
        self._known(speaker.id)
        changed = replace(speaker, name=words_of(speaker.name), room=words_of(speaker.room))
        self._check(changed)
        changed = replace(changed, labels=self._labels(speaker.labels))
        self._keep([SpeakerKept(self._now(), changed)])

    def forget(self, id: str) -> None:
        self._known(id)
        self._keep([SpeakerForgotten(self._now(), id)])

    def sightings(
        self, since: datetime | None, until: datetime | None, speaker: str | None = None
    ) -> Sequence[Sighting]:
        with self._reading() as reader:
            return reader.sightings(since, until, speaker) if reader else []

    def witness(
        self,
        speaker: str,
        at: datetime,
        uncertainty: timedelta = timedelta(seconds=30),
        end: datetime | None = None,
        note: str = "",
    ) -> Sighting:
        self._known(speaker)
        now = self._now()
        check_sighting(at, uncertainty, end, now)
        id = uuid.uuid4().hex
        sighting = Sighting(id, speaker, at, Witness.HAND, uncertainty, end, note=note_of(note))
        self._keep([Sighted(now, sighting)])
        return sighting

    def mark(self, sighting: str, asked_for: bool | None, note: str = "") -> None:
        self._seen(sighting)
        self._keep([SightingMarked(self._now(), sighting, asked_for, note_of(note))])

    def withdraw(self, sighting: str, restored: bool = False) -> None:
        self._seen(sighting)
        self._keep([SightingWithdrawn(self._now(), sighting, restored)])

    def listened(self, speaker: str, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        with self._reading() as reader:
            return reader.coverage(listener_source(speaker), since, until) if reader else []

    def noise(self, speaker: str, since: datetime | None, until: datetime | None) -> Sequence[NoiseHeard]:
        with self._reading() as reader:
            return reader.noise(speaker, since, until) if reader else []

    def triage(self, finding: str, state: Triage, note: str = "", when: datetime | None = None) -> None:
        self._keep([Triaged(self._now(), finding, state, note_of(note), when)])

    def records(
        self, since: datetime | None, until: datetime | None, speaker: str | None = None
    ) -> Sequence[HistoryRecord]:
        from monitor.checking import own_records

        with self._reading() as reader:
            if reader is None:
                return []
            return own_records(told(reader, since, until), reader.speakers(), speaker)

    def preview(
        self,
        paths: Sequence[Path],
        keep_text: bool = False,
        progress: Progress = lambda done, total: None,
        cancelled: Cancelled = lambda: False,
    ) -> Preview:
        from monitor.importing import previewed

        return previewed(paths, keep_text, self._salt(), self.speakers(), self._earlier, progress, cancelled)

    def keep(self, preview: Preview, choices: Choices, progress: Progress = lambda done, total: None) -> Imported:
        from monitor.importing import kept

        imported, entries = kept(
            preview, choices, self._salt(), self.speakers(), self._earlier(), self._now(), progress
        )
        if entries:
            self._keep(entries)
        return imported

    def import_sightings(self, path: Path, speaker: str, covers: Span | None = None) -> Imported:
        from monitor.importing import told_before
        from monitor.sightings_file import kept_sightings, read_sightings

        of, now = self._known(speaker), self._now()
        origin, found = read_sightings(path, of, now)
        known = frozenset(sighting.id for sighting in self.sightings(None, None, speaker))
        imported, entries = kept_sightings(of, origin, found, known, covers, now)
        if again := told_before(imported, self.imports()):
            return again
        self._keep([imported, *entries])
        return imported

    def imports(self) -> Sequence[Imported]:
        with self._reading() as reader:
            return [batch.imported for batch in reader.batches()] if reader else []

    def undo(self, batch: str) -> None:
        if all(batch != found.id for found in self.imports()):
            raise BadInput("There is no such import, or it was undone already. `import --list` shows those there are.")
        self._keep([ImportUndone(self._now(), batch)])

    def check(self, since: datetime | None, until: datetime | None, speaker: str | None = None) -> Checked:
        from monitor.checking import Evidence, check

        with self._reading() as reader:
            found = Evidence([], [], [], {}, {}) if reader is None else evidence(reader, self._now())
        return check(found, since, until, speaker, LocalZone())

    def _salt(self) -> bytes:
        from monitor.labels import salt_in
        from monitor.paths import prepare

        prepare(self._paths)
        return salt_in(self._paths.data)

    def _earlier(self) -> Earlier:
        with self._reading() as reader:
            return earlier(reader)

    @contextmanager
    def _reading(self) -> Iterator[SpeakerReader | None]:
        """None while nothing was ever recorded."""
        # Through the package, which waits for the recorder's thread while that imports it; a part alone would not, and
        # both would get halves.
        from monitor.journal import reader_speakers

        path = self._paths.journal
        if not path.exists() or not path.stat().st_size:
            yield None
            return
        with reader_speakers.SpeakerReader(path) as reader:
            yield reader

    def _now(self) -> datetime:
        return self._clock.now().wall

    def _known(self, id: str) -> Speaker:
        found = next((speaker for speaker in self.speakers() if speaker.id == id), None)
        if found is None:
            raise BadInput(
                "There is no such speaker; it may have been forgotten. `speakers list` shows those there are."
            )
        return found

    def _seen(self, id: str) -> None:
        with self._reading() as reader:
            if reader is None or reader.sighting(id) is None:
                raise BadInput("There is no such sighting. `sightings` shows those there are, each with its id.")

    def _labels(self, names: Sequence[str]) -> tuple[str, ...]:
        """Names that were typed become labels, labels stay what they are. Raises BadInput."""
        if not names:
            return ()
        if max(map(len, names)) > LONGEST_NAME:
            raise BadInput(f"The device's name is too long: at most {LONGEST_NAME} characters.")
        from monitor.labels import labels_typed

        return labels_typed(names, self._salt())

    def _check(self, speaker: Speaker) -> None:
        if not speaker.name:
            raise BadInput("A speaker needs a name, such as Kitchen.")
        if max(len(speaker.name), len(speaker.room)) > LONGEST_NAME:
            raise BadInput(f"The speaker's name or room is too long: at most {LONGEST_NAME} characters.")
        for other in self.speakers():
            if other.id != speaker.id and other.name.casefold() == speaker.name.casefold():
                raise BadInput("Another speaker has that name already. Choose one that tells them apart.")
