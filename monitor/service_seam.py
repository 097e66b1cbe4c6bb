"""What the window sees of the service, and the few words that only the two of them use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from monitor.act_model import Acted
from monitor.choices import ChoicesProtocol
from monitor.model import Activation, Burst, Coverage, Disagreed, Published, Recording

if TYPE_CHECKING:
    from monitor.control.model import ControlProtocol
    from monitor.pairing_keep import Naming
    from monitor.pairing_model import Learned
    from monitor.presence.seam import PresenceProtocol
    from monitor.rule_seams import RulesProtocol
    from monitor.speaker_model import Speaker
    from monitor.speakers import ListeningProtocol, SpeakersProtocol


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is so right now. ``sources``: one open Coverage a watcher (``blind`` says why it can't see).
    ``cards``: whether the kernel knows of a sound card that can record."""

    activations: tuple[Activation, ...]
    sources: tuple[Coverage, ...]
    recording: Recording
    cards: bool = True


Incident = Burst | Disagreed
"""What the journal tells beside activations."""


Listener = Callable[[Published], None]


class ServiceProtocol(Protocol):
    """What the window sees of the service; every call is quick and may come from any thread, except ``timeline``
    and ``coverage``, which read the disk and belong on a worker thread."""

    @property
    def speakers(self) -> SpeakersProtocol: ...

    @property
    def listening(self) -> ListeningProtocol: ...

    @property
    def control(self) -> ControlProtocol:
        """What can be done about a microphone, a stream or a process."""

    @property
    def choices(self) -> ChoicesProtocol: ...

    @property
    def presence(self) -> PresenceProtocol: ...

    @property
    def journal(self) -> Path:
        """Where the journal lies: to read, and for reports to prove themselves by."""

    def subscribe(self, listener: Listener) -> None:
        """``listener`` is called on the recorder's thread with each record, after it was committed."""

    def snapshot(self) -> Snapshot: ...

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]:
        """Activations that overlap the span, oldest first."""

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]: ...

    def incidents(self, since: datetime | None, until: datetime | None) -> Sequence[Incident]:
        """Bursts and disagreements that touch the span, oldest first; reads the disk."""

    def acts(self, since: datetime | None, until: datetime | None) -> Sequence[Acted]:
        """What the program did about microphones and programs, oldest first; reads the disk."""

    @property
    def rules(self) -> RulesProtocol:
        """What is decided about each opening, and by which rule."""

    def keep_pairing(self, learned: Learned, naming: Naming) -> Speaker:
        """The speaker and its chimes, both or neither; *slow*. Raises BadInput or JournalError."""

    def write_speaker(self, id: str, file: Path, password: str) -> None:
        """A paired speaker for another machine, encrypted; replaces the file; *slow*. Raises BadInput."""

    def read_speaker(self, file: Path, password: str) -> Speaker:
        """One that was written on another machine; *slow*. Raises BadInput or JournalError."""

    def forget_speaker(self, id: str) -> None:
        """The speaker, and what was learned of its sound; *slow*. Raises BadInput or JournalError."""
