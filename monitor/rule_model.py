"""Rules and what they look at, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import Enum


class Reaction(Enum):
    """In rising order. Recording is never switched off by a rule."""

    RECORD = "record"
    NOTIFY = "notify"
    ALARM = "alarm"  # stays until it is acknowledged
    MUTE = "mute"  # all microphones, and an alarm
    CUT_OFF = "cut-off"  # the stream, and an alarm

    @property
    def rank(self) -> int:
        return _RANKS[self]

    @property
    def alarms(self) -> bool:
        """Whether somebody must acknowledge it."""
        return self.rank >= Reaction.ALARM.rank

    @property
    def acts(self) -> bool:
        return self.rank > Reaction.ALARM.rank


_RANKS = {reaction: rank for rank, reaction in enumerate(Reaction)}


class Signal(Enum):
    """What is out of the ordinary about an activation."""

    FIRST_SEEN = "first-seen"
    NOBODY_THERE = "nobody-there"
    LOCKED = "locked"
    CONFLICT = "identity-in-conflict"
    PAST_SERVER = "past-the-sound-server"
    SCRIPT_OR_TEMPORARY = "script-or-temporary-folder"
    ODD_HOUR = "odd-hour"
    VERY_LONG = "very-long"
    ALWAYS_OPEN = "always-open"
    CHANGED_SINCE_ALLOWED = "changed-since-allowed"
    SPEAKER_LISTENING = "speaker-listening"


class Life(Enum):
    ONCE = "once"
    HOUR = "hour"
    TOMORROW = "tomorrow"
    FOR_EVER = "for-ever"


class When(Enum):
    """Whom the presence at the start must show for a rule to speak."""

    ANY = "any"
    THERE = "there"
    NOBODY = "nobody-there"  # away or locked
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Who:
    """Which programs: by ``identity`` (``Application.identity``, or ``unit:`` and a systemd service, or ``package:``
    and a package's id for each program in it; ``sha256`` of its file when the rule was made, where known, and ``name``
    to show), or all that nothing shows the identity of (``unknown``), or everybody (neither).

    ``package``: the id of the package that shipped this file: a later file of the same package is an update.
    """

    identity: str | None = None
    sha256: str | None = None
    name: str = ""
    unknown: bool = False
    package: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """``microphone``: its id, None for any. ``hours``: local time, from before to, over midnight where ``to`` is the
    earlier; None always. ``signals``: at least one of these must be there; empty: none is needed. ``expires``: UTC,
    None for ever; with ``Life.ONCE`` it ends when it first applied."""

    id: str
    who: Who
    reaction: Reaction
    made: datetime
    microphone: str | None = None
    microphone_name: str = ""
    hours: tuple[time, time] | None = None
    when: When = When.ANY
    signals: frozenset[Signal] = frozenset()
    life: Life = Life.FOR_EVER
    expires: datetime | None = None
    on: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happens about one activation, and why: ``rule`` None means that the program's own defaults spoke.
    ``told``: its program was told of as gravely in this call already, so nothing more need be said.
    ``updated``: the id of the package whose update changed the file since this rule was made."""

    reaction: Reaction
    signals: frozenset[Signal] = frozenset()
    rule: Rule | None = None
    told: bool = False
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule applied to an activation, or without one an alarm, or a signal arose that time alone brings (very long,
    always open). ``updated``: as in the verdict. Kept in the journal: from these a rule's "last applied" and "how
    often" are counted, and what alarmed is on the list again after a start."""

    at: datetime
    activation: str
    reaction: Reaction
    signals: tuple[Signal, ...] = ()
    rule: str | None = None
    updated: str | None = None
