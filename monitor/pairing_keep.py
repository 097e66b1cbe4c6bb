"""The end of a pairing: the speaker into the journal and its chimes into the store, both or neither."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from monitor.errors import EarwitnessError
from monitor.pairing_model import Learned, LearnedChime
from monitor.speaker_model import Speaker, Vendor
from monitor.speakers import SpeakersProtocol

log = logging.getLogger(__name__)


class Chimes(Protocol):
    """Where templates are kept (``TemplateStore``)."""

    def keep(self, speaker: Speaker, chimes: Sequence[LearnedChime]) -> None:
        """Replaces what was kept of this speaker, whole or not at all. Raises BadInput."""

    def chimes(self, speaker: str) -> Sequence[LearnedChime]:
        """Raises BadInput."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the person said of the speaker. ``replaces``: the id of one that is paired anew; it stays the same one.
    ``adds``: what it learned before stays too, for some have other sounds for a follow-up.
    """

    name: str
    vendor: Vendor
    labels: tuple[str, ...] = ()
    room: str = ""
    replaces: str | None = None
    adds: bool = False


def keep_pairing(learned: Learned, naming: Naming, speakers: SpeakersProtocol, chimes: Chimes) -> Speaker:
    """The speaker as kept. Raises BadInput or JournalError; then nothing of this pairing is left, and one that was
    paired before is heard as before."""
    return keep_chimes(learned.chimes, naming, speakers, chimes)


def _announce(speaker: Speaker, speakers: SpeakersProtocol) -> None:
    """Nothing of it is new, but by this record a listener, maybe another process's, looks at its chimes again."""
    try:
        speakers.change(speaker)
    except EarwitnessError as error:
        log.warning("The new sound is kept, and listened for from the next start on: %s", error)


def keep_chimes(learned: Sequence[LearnedChime], naming: Naming, speakers: SpeakersProtocol, chimes: Chimes) -> Speaker:
    """As ``keep_pairing``, for chimes that were learned elsewhere."""
    if naming.replaces is not None:
        old = next((one for one in speakers.speakers() if one.id == naming.replaces), None)
        if old is not None:
            chimes.keep(old, (*chimes.chimes(old.id), *learned) if naming.adds else learned)
            _announce(old, speakers)
            return old
    added = speakers.add(naming.name, naming.vendor, naming.labels, naming.room)
    try:
        chimes.keep(added, learned)
    except EarwitnessError:
        speakers.forget(added.id)
        raise
    return added
