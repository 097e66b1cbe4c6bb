"""Pure: what the user should look at, kept until ticked off, because a toast may never have been seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
from monitor.rule_model import Ruled, Verdict
from monitor.service_seam import Incident
from ui.bursts import Floods
from ui.language import QT_TR_NOOP, tr
from ui.messages import CONTRADICTION, application_title, burst_words, claim_words, clock, disagreement, duration
from ui.rules.words import reasons
from ui.sentences import reason
from ui.told import told

MOST = 100
"""Items kept; far more than a person ticks off one by one. The timeline has them all."""


class Kind(Enum):
    """In the order in which they are shown."""

    CONFLICT = 0
    ALARM = 1
    DISAGREED = 2
    JOURNAL = 3
    MISSED = 4
    BURST = 5
    UNSIGNED = 6


TITLES = {
    Kind.CONFLICT: QT_TR_NOOP("Identity contradicted"),
    Kind.ALARM: QT_TR_NOOP("Alarm"),
    Kind.DISAGREED: CONTRADICTION,
    Kind.BURST: QT_TR_NOOP("Opened very often"),
    Kind.JOURNAL: QT_TR_NOOP("Not recording"),
    Kind.MISSED: QT_TR_NOOP("Not notified"),
    Kind.UNSIGNED: QT_TR_NOOP("Records are not signed"),
}
"""To be shown through ``tr``."""
_NOTES = {"lost": QT_TR_NOOP("Records were lost"), "key-reset": QT_TR_NOOP("The signing key was replaced")}


@dataclass(frozen=True, slots=True)
class Item:
    """``key`` names what it is about: the same program again makes the same item newer, not the list longer. It keeps
    facts, and says them in the language of the moment. ``heading``: a literal where the kind's title does not fit."""

    key: str
    kind: Kind
    at: datetime
    heading: str = ""
    reason: str = ""
    verdict: Verdict | None = None
    activation: Activation | None = None
    incident: Incident | None = None
    length: timedelta | None = None
    times: int = 1

    @property
    def title(self) -> str:
        return tr(self.heading or TITLES[self.kind])

    @property
    def text(self) -> str:
        if isinstance(self.incident, Disagreed):
            return disagreement(self.incident)
        if isinstance(self.incident, Burst):
            return f"{application_title(self.incident.application)}: {burst_words(self.incident)}"
        return " ".join(reasons(self.verdict)) if self.verdict else _safe(self.reason)

    @property
    def shows(self) -> str | None:
        """The id of what the timeline would show."""
        about = self.activation or self.incident
        return about.id if about else None

    def detail(self, now: datetime) -> str:
        """``pacat calls itself Zoom, 12:36:31, 40 ms``."""
        when = clock(self.at, now, seconds=True)
        often = tr("%n {time|times}, last {when}", "", self.times).format(when=when) if self.times > 1 else when
        if isinstance(self.incident, Disagreed):
            since = tr("Since {when}.").format(when=when) if self.times <= 1 else f"{often}."
            return f"{self.text} {since}"
        if self.activation is None:
            return ", ".join(part for part in (self.text, when) if part)
        length = [duration(self.length)] if self.length is not None else []
        said = ", ".join([_who(self.activation), often, *length])
        return f"{said}. {self.text}" if self.text else said


def _who(activation: Activation) -> str:
    who = activation.application
    claim = claim_words(who.claimed, who)
    title = application_title(who)
    if who.trust is Trust.CONFLICT and claim:
        return tr("{program} calls itself {claim}").format(program=title, claim=claim)
    return title


ALARMING = (Kind.CONFLICT, Kind.ALARM, Kind.DISAGREED)


class Attention:
    """``ticked``: when each key was ticked off last; what is not newer than that stays away. ``verdict``: what the
    rules decided about an activation, by its id."""

    def __init__(
        self,
        ticked: Mapping[str, datetime] | None = None,
        verdict: Callable[[str], Verdict | None] = lambda id: None,
    ) -> None:
        self._verdict = verdict
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
    def raised(self) -> int:
        """Alarms about openings, of the rules and of the program's own."""
        return sum(item.kind is Kind.ALARM for item in self._items.values())

    @property
    def alarms(self) -> int:
        return sum(item.kind in ALARMING for item in self._items.values())

    def items(self) -> list[Item]:
        """By kind, the newest first."""
        newest = sorted(self._items.values(), key=lambda item: item.at, reverse=True)
        return sorted(newest, key=lambda item: item.kind.value)

    def heard(self, record: Published, now: datetime) -> None:
        if isinstance(record, ActivationStarted):
            self._started(record.activation)
        elif isinstance(record, ActivationIdentified):
            self._identified(record)
        elif isinstance(record, ActivationEnded):
            self._length(record.id, record.duration)
        elif isinstance(record, Disagreed | Burst):
            self._incident(record)
        elif isinstance(record, Recording):
            self._recording(record, now)
        elif isinstance(record, Note) and record.what in _NOTES:
            self._put(Item(f"note:{record.what}", Kind.JOURNAL, record.at, _NOTES[record.what]))

    def remember(
        self,
        activations: Iterable[Activation],
        incidents: Iterable[Incident] = (),
        alarms: Iterable[Ruled] = (),
    ) -> None:
        """Contradicted identities, alarms and incidents from the journal that nobody has ticked off yet."""
        for incident in incidents:
            self._incident(incident)
        raised = {ruled.activation: ruled for ruled in alarms}
        for activation in activations:
            self._conflict(activation)
            if activation.id in raised:
                ruled = raised[activation.id]
                self._alarm(activation, Verdict(ruled.reaction, frozenset(ruled.signals)))
            if activation.duration is not None:
                self._length(activation.id, activation.duration)

    def missed(self, activation: Activation) -> None:
        """Nobody could be told of this one: notifications were paused, or the desktop takes none."""
        self._put(_item(Kind.MISSED, activation))

    def about(self, id: str) -> list[Item]:
        """The items that somebody has seen who has seen this activation or incident."""
        return [item for item in self._items.values() if item.shows == id]

    def item(self, key: str) -> Item | None:
        return self._items.get(key)

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
        self._put(Item(key, Kind.DISAGREED, incident.since, incident=incident))

    def _burst(self, burst: Burst) -> None:
        key = f"burst:{burst.application.identity}"
        if burst.application.own or burst.last <= self._ticked.get(key, burst.first):
            return
        whole = self._floods.joined(key, burst)
        self._put(Item(key, Kind.BURST, whole.last, incident=whole))

    def _started(self, activation: Activation) -> None:
        self._conflict(activation)
        verdict = self._verdict(activation.id)
        if verdict is not None:
            self._alarm(activation, verdict)

    def _conflict(self, activation: Activation) -> None:
        if activation.application.trust is Trust.CONFLICT and not activation.application.own:
            self._put(_item(Kind.CONFLICT, activation))

    def _alarm(self, activation: Activation, verdict: Verdict) -> None:
        """What is contradicted besides is listed as that already."""
        if verdict.reaction.alarms and activation.application.trust is not Trust.CONFLICT:
            self._put(replace(_item(Kind.ALARM, activation), verdict=verdict))

    def _identified(self, record: ActivationIdentified) -> None:
        """A better identity may take a conflict back; a conflict found late is as grave as one found at once."""
        for key, item in list(self._items.items()):
            if item.activation is None or item.activation.id != record.id:
                continue
            self._forget(key)
            better = replace(item.activation, application=record.application)
            if self._still(item, better):
                self._put(replace(_item(item.kind, better), length=item.length, verdict=item.verdict))

    def _still(self, item: Item, activation: Activation) -> bool:
        if item.kind is Kind.ALARM:
            verdict = self._verdict(activation.id)
            return verdict is None or verdict.reaction.alarms
        return item.kind is not Kind.CONFLICT or activation.application.trust is Trust.CONFLICT

    def _length(self, id: str, length: timedelta) -> None:
        for key, item in self._items.items():
            if item.activation is not None and item.activation.id == id:
                self._items[key] = replace(item, length=length)

    def _recording(self, record: Recording, now: datetime) -> None:
        self._items.pop("recording", None)
        self._items.pop("unsigned", None)
        if not record.ok:
            self._put(Item("recording", Kind.JOURNAL, now, reason=record.reason))
        elif not record.signed and record.unsigned_reason:
            self._put(Item("unsigned", Kind.UNSIGNED, now, reason=record.unsigned_reason))

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
    return Item(key, kind, activation.started, activation=activation)


def _same(one: Item, other: Item) -> bool:
    return one.activation is not None and other.activation is not None and one.activation.id == other.activation.id


def _safe(text: str) -> str:
    return shown(told(reason(text)).rstrip("."), 300)
