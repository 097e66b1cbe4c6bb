"""Pure: what the user should look at, kept until ticked off, because a toast may never have been seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from monitor.model import (
    Activation,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    Burst,
    Disagreed,
    Note,
    Published,
    Recording,
    Trust,
)
from monitor.names import shown
from monitor.service import Incident
from ui.bursts import Floods
from ui.messages import CONTRADICTION, application_title, burst_words, claim_words, clock, disagreement, duration
from ui.sentences import reason

MOST = 100
"""Items kept; far more than a person ticks off one by one. The timeline has them all."""


class Kind(Enum):
    """In the order in which they are shown."""

    CONFLICT = 0
    DISAGREED = 1
    JOURNAL = 2
    MISSED = 3
    BURST = 4
    UNSIGNED = 5


_TITLES = {
    Kind.CONFLICT: "Identity contradicted",
    Kind.DISAGREED: CONTRADICTION,
    Kind.BURST: "Opened very often",
    Kind.JOURNAL: "Not recording",
    Kind.MISSED: "Not notified",
    Kind.UNSIGNED: "Records are not signed",
}
_NOTES = {"lost": "Records were lost", "key-reset": "The signing key was replaced"}


@dataclass(frozen=True, slots=True)
class Item:
    """``key`` names what it is about: the same program again makes the same item newer, not the list longer."""

    key: str
    kind: Kind
    at: datetime
    title: str
    text: str = ""
    activation: Activation | None = None
    incident: Incident | None = None
    length: timedelta | None = None
    times: int = 1

    @property
    def shows(self) -> str | None:
        """The id of what the timeline would show."""
        about = self.activation or self.incident
        return about.id if about else None

    def detail(self, now: datetime) -> str:
        """``pacat calls itself Zoom, 12:36:31, 40 ms``."""
        when = clock(self.at, now, seconds=True)
        often = [f"{self.times:,} times, last"] if self.times > 1 else []
        if isinstance(self.incident, Disagreed):
            return " ".join([self.text, "Since" if not often else often[0].capitalize(), f"{when}."])
        if self.activation is None:
            return ", ".join(part for part in (self.text, when) if part)
        length = [duration(self.length)] if self.length is not None else []
        return ", ".join([_who(self.activation), " ".join([*often, when]), *length])


def _who(activation: Activation) -> str:
    who = activation.application
    claim = claim_words(who.claimed, who)
    title = application_title(who)
    return f"{title} calls itself {claim}" if who.trust is Trust.CONFLICT and claim else title


class Attention:
    """``ticked``: when each key was ticked off last; what is not newer than that stays away."""

    def __init__(self, ticked: Mapping[str, datetime] | None = None) -> None:
        self._ticked = dict(ticked or {})
        self._items: dict[str, Item] = {}
        self._seen: dict[str, set[str]] = {}
        self._floods = Floods()

    @property
    def ticked(self) -> Mapping[str, datetime]:
        return self._ticked

    @property
    def conflicts(self) -> int:
        """Programs that were not what they said."""
        return sum(item.kind is Kind.CONFLICT for item in self._items.values())

    @property
    def alarms(self) -> int:
        return sum(item.kind in (Kind.CONFLICT, Kind.DISAGREED) for item in self._items.values())

    def items(self) -> list[Item]:
        """Conflicts first, then by kind, the newest first."""
        newest = sorted(self._items.values(), key=lambda item: item.at, reverse=True)
        return sorted(newest, key=lambda item: item.kind.value)

    def heard(self, record: Published, now: datetime) -> None:
        if isinstance(record, ActivationStarted):
            self._started(record.activation)
        elif isinstance(record, ActivationIdentified):
            self._identified(record)
        elif isinstance(record, ActivationEnded):
            self._ended(record)
        elif isinstance(record, Disagreed | Burst):
            self._incident(record)
        elif isinstance(record, Recording):
            self._recording(record, now)
        elif isinstance(record, Note) and record.what in _NOTES:
            self._put(Item(f"note:{record.what}", Kind.JOURNAL, record.at, _NOTES[record.what]))

    def remember(self, activations: Iterable[Activation], incidents: Iterable[Incident] = ()) -> None:
        """Contradicted identities and incidents from the journal that nobody has ticked off yet."""
        for incident in incidents:
            self._incident(incident)
        for activation in activations:
            self._started(activation)
            if activation.duration is not None:
                self._length(activation.id, activation.duration)

    def missed(self, activation: Activation) -> None:
        """Nobody could be told of this one: notifications were paused, or the desktop takes none."""
        self._put(_item(Kind.MISSED, activation))

    def tick_off(self, key: str, now: datetime) -> None:
        self._forget(key)
        self._ticked[key] = now
        if len(self._ticked) > MOST:
            del self._ticked[min(self._ticked, key=lambda each: self._ticked[each])]

    def _incident(self, incident: Incident) -> None:
        if isinstance(incident, Burst):
            self._burst(incident)
            return
        key = f"disagreed:{incident.kind.value}:{incident.card}"
        text = disagreement(incident)
        self._put(Item(key, Kind.DISAGREED, incident.since, _TITLES[Kind.DISAGREED], text, incident=incident))

    def _burst(self, burst: Burst) -> None:
        key = f"burst:{burst.application.identity}"
        if burst.application.own or burst.last <= self._ticked.get(key, burst.first):
            return
        whole = self._floods.joined(key, burst)
        text = f"{application_title(burst.application)}: {burst_words(whole)}"
        self._put(Item(key, Kind.BURST, whole.last, _TITLES[Kind.BURST], text, incident=whole))

    def _started(self, activation: Activation) -> None:
        if activation.application.trust is Trust.CONFLICT and not activation.application.own:
            self._put(_item(Kind.CONFLICT, activation))

    def _identified(self, record: ActivationIdentified) -> None:
        """A better identity may take a conflict back; a conflict found late is as grave as one found at once."""
        for key, item in list(self._items.items()):
            if item.activation is None or item.activation.id != record.id:
                continue
            self._forget(key)
            better = replace(item.activation, application=record.application)
            if item.kind is not Kind.CONFLICT or record.application.trust is Trust.CONFLICT:
                self._put(replace(_item(item.kind, better), length=item.length))

    def _ended(self, record: ActivationEnded) -> None:
        self._length(record.id, record.duration)

    def _length(self, id: str, length: timedelta) -> None:
        for key, item in self._items.items():
            if item.activation is not None and item.activation.id == id:
                self._items[key] = replace(item, length=length)

    def _recording(self, record: Recording, now: datetime) -> None:
        self._items.pop("recording", None)
        self._items.pop("unsigned", None)
        if not record.ok:
            self._put(Item("recording", Kind.JOURNAL, now, _TITLES[Kind.JOURNAL], _safe(record.reason)))
        elif not record.signed and record.unsigned_reason:
            self._put(Item("unsigned", Kind.UNSIGNED, now, _TITLES[Kind.UNSIGNED], _safe(record.unsigned_reason)))

    def _put(self, item: Item) -> None:
        ticked = self._ticked.get(item.key)
        if ticked is not None and item.at <= ticked:
            return
        before = self._items.get(item.key)
        seen = self._seen.setdefault(item.key, set())
        if item.shows is not None and item.kind is not Kind.BURST:
            seen.add(item.shows)
        if before is None or item.at >= before.at:
            length = item.length or (before.length if before and _same(before, item) else None)
            self._items[item.key] = replace(item, length=length, times=max(1, len(seen)))
        else:
            self._items[item.key] = replace(before, times=len(seen))
        if len(self._items) > MOST:
            self._forget(min(self._items, key=lambda key: self._items[key].at))

    def _forget(self, key: str) -> None:
        self._items.pop(key, None)
        self._seen.pop(key, None)
        self._floods.forget(key)


def _item(kind: Kind, activation: Activation) -> Item:
    key = f"{kind.name.lower()}:{activation.application.identity}"
    return Item(key, kind, activation.started, _TITLES[kind], activation=activation)


def _same(one: Item, other: Item) -> bool:
    return one.activation is not None and other.activation is not None and one.activation.id == other.activation.id


def _safe(text: str) -> str:
    return shown(reason(text).rstrip("."), 300)
