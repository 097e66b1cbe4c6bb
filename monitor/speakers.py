"""The speakers as the window and the command line see them: the seam that both talk to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from monitor.crosscheck.rates import Rates
from monitor.history.reading import ImportResult
from monitor.listening_model import Ear as Ear
from monitor.listening_model import Hearing as Hearing
from monitor.listening_model import Input as Input
from monitor.listening_model import Listening as Listening
from monitor.model import Coverage
from monitor.speaker_model import Finding, HistoryRecord, Sighting, Span, Speaker, Vendor
from monitor.speaker_records import Imported, NoiseHeard, Triage, Triaged

Progress = Callable[[int, int], None]
"""(done, total), in any unit."""
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds, before anything is kept. ``labels``: device label -> the vendor's name for it (never stored).

    ``known``: labels that speakers here have. ``fresh``: records that no earlier import had. ``suspect_account``:
    earlier imports of this vendor know none of these devices, so it may be somebody else's. ``speaker``: the one
    it seems to be of, where there is no doubt.
    """

    paths: tuple[Path, ...]
    vendor: Vendor
    result: ImportResult
    labels: Mapping[str, str]
    known: frozenset[str]
    fresh: int
    suspect_account: bool
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided on a preview. ``covers``: the time for which the list is complete, else as it says.

    ``speaker``: all of it is of this one. ``assigned``: device label -> speaker id.
    """

    speaker: str | None = None
    assigned: Mapping[str, str] = field(default_factory=dict)
    covers: Span | None = None
    same_account: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The cross-check of all speakers asked for. ``summaries`` and ``rates`` by speaker id (see ``CrossCheck``).

    ``offsets``: seconds by which the vendor's clock is ahead of ours, where it could be told. ``triage`` by finding id;
    a finding without is new.
    """

    findings: tuple[Finding, ...]
    summaries: Mapping[str, Mapping[str, str | float | int]]
    rates: Mapping[str, Rates]
    offsets: Mapping[str, float]
    triage: Mapping[str, Triaged]


class SpeakersProtocol(Protocol):
    """Every call may come from any thread. Those marked *slow* read the disk or more and belong on a worker.

    All that write return after the commit and raise BadInput or JournalError with one sentence, having kept nothing.
    """

    def speakers(self) -> Sequence[Speaker]:
        """In the order of their adding; without the forgotten."""

    def add(self, name: str, vendor: Vendor, labels: Sequence[str] = (), room: str = "") -> Speaker:
        """Raises BadInput for an empty name, or one that another speaker has."""

    def change(self, speaker: Speaker) -> None:
        """Another name, room or labels; the id says which."""

    def forget(self, id: str) -> None: ...

    def sightings(
        self, since: datetime | None, until: datetime | None, speaker: str | None = None
    ) -> Sequence[Sighting]:
        """Oldest first, without the withdrawn; *slow*."""

    def records(
        self, since: datetime | None, until: datetime | None, speaker: str | None = None
    ) -> Sequence[HistoryRecord]:
        """What the vendor's histories say, of imports that were not undone, oldest first; *slow*."""

    def witness(
        self,
        speaker: str,
        at: datetime,
        uncertainty: timedelta = timedelta(seconds=30),
        end: datetime | None = None,
        note: str = "",
    ) -> Sighting:
        """A sighting by hand. Raises BadInput for a time to come or a speaker that is not there."""

    def mark(self, sighting: str, asked_for: bool | None, note: str = "") -> None: ...

    def withdraw(self, sighting: str, restored: bool = False) -> None: ...

    def listened(self, speaker: str, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        """When this speaker could be heard, and when not and why; *slow*."""

    def noise(self, speaker: str, since: datetime | None, until: datetime | None) -> Sequence[NoiseHeard]:
        """*Slow*."""

    def preview(
        self,
        paths: Sequence[Path],
        keep_text: bool = False,
        progress: Progress = lambda done, total: None,
        cancelled: Cancelled = lambda: False,
    ) -> Preview:
        """Read a vendor's files and keep nothing; *slow*. Raises BadInput."""

    def keep(self, preview: Preview, choices: Choices, progress: Progress = lambda done, total: None) -> Imported:
        """Keep what a preview holds, in one transaction; *slow*."""

    def import_sightings(self, path: Path, speaker: str, covers: Span | None = None) -> Imported:
        """Another witness's file (CSV or NDJSON: start, end, note); *slow*."""

    def imports(self) -> Sequence[Imported]:
        """Oldest first, without the undone; *slow*."""

    def undo(self, batch: str) -> None: ...

    def check(self, since: datetime | None, until: datetime | None, speaker: str | None = None) -> Checked:
        """Hold sightings against histories; *slow*. Also what vanished from one import to a later one."""

    def triage(self, finding: str, state: Triage, note: str = "", when: datetime | None = None) -> None:
        """``when`` what was found happened; who erases that time erases this with it."""


class ListeningProtocol(Protocol):
    """The listener's process as the window sees it; every call is quick unless it says otherwise."""

    def now(self) -> Listening: ...

    def switch(self, on: bool) -> None:
        """Kept in the settings."""

    def pause(self, until: datetime | None) -> None:
        """None: until somebody switches it on."""

    def resume(self) -> None: ...

    def reload(self) -> None:
        """The paired speakers changed: take up their templates."""

    def inputs(self) -> Sequence[Input]:
        """*Slow*: asks a child process, for PortAudio opens every device when it looks."""

    def choose_microphone(self, id: str | None) -> None:
        """None: the system's default. Kept in the settings."""

    def listen_for(self, speaker: str, on: bool) -> None:
        """One speaker of several. Kept in the settings."""

    def without(self) -> Collection[str]:
        """Ids of the speakers that are not listened for, though others are."""

    def paired(self) -> Mapping[str, int]:
        """Speaker id -> how many chimes are known of it."""
