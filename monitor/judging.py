"""Pure: records in, verdicts out; what must be remembered between them. Time comes in with each call."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.calls import Calls, Going
from monitor.clock import Moment
from monitor.model import (
    Activation,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    BlindSince,
    Burst,
    Presence,
    Published,
    WatchingSince,
)
from monitor.presence.attendance import attendance
from monitor.presence_model import Attendance, PresenceChanged
from monitor.program_model import Trust
from monitor.rule_model import Life, Reaction, Rule, Verdict
from monitor.rule_signals import ALWAYS_OPEN, KERNEL_SOURCE, VERY_LONG, Context, Usual
from monitor.rules import applied, decide

REMEMBERED = 1000
"""Verdicts that can still be asked for, and activations whose identity may still be corrected."""
MILESTONES = (VERY_LONG, ALWAYS_OPEN)


@dataclass(frozen=True, slots=True)
class Judged:
    """``at``: when it was opened, or when it had been open for long. ``lasting``: time alone brought it up."""

    activation: Activation
    verdict: Verdict
    at: datetime
    lasting: bool = False


@dataclass(slots=True)
class _Case:
    """One activation as it was judged: with these rules, in this light. ``open``: since when it is; None: no more."""

    activation: Activation
    rules: tuple[Rule, ...]
    context: Context
    verdict: Verdict
    open: Moment | None = None
    passed: int = 0


@dataclass(slots=True)
class Judge:
    """``rules`` are asked for at each opening, so a change holds at once. ``away_after``: without input for so long
    nobody is there. ``not_meant``: whether this program's own listening is off at that time. ``only_unusual``:
    whether an everyday program is recorded without a word. ``usual``: by identity, replaced as a whole."""

    rules: Callable[[], Iterable[Rule]]
    away_after: Callable[[], timedelta]
    not_meant: Callable[[datetime], bool] = lambda local: False
    only_unusual: Callable[[], bool] = lambda: False
    usual: Mapping[str, Usual] = field(default_factory=dict)
    _cases: OrderedDict[str, _Case] = field(default_factory=OrderedDict)
    _calls: Calls = field(default_factory=Calls)
    _seeing: set[str] = field(default_factory=set)
    _used: dict[str, datetime] = field(default_factory=dict)
    _unattended: set[str] = field(default_factory=set)
    _attendance: Attendance = Attendance.UNKNOWN

    def heard(self, record: Published, now: Moment) -> Judged | None:
        """What is decided anew by this record."""
        match record:
            case ActivationStarted():
                return self._started(record.activation, record.first_seen, now)
            case Burst():
                return self._burst(record)
            case ActivationIdentified():
                return self._identified(record)
            case ActivationEnded():
                self._ended(record)
            case WatchingSince():
                self._seeing.add(record.source)
            case BlindSince():
                self._seeing.discard(record.source)
            case PresenceChanged():
                self._attendance = record.attendance
        return None

    def verdict(self, id: str) -> Verdict | None:
        case = self._cases.get(id)
        return None if case is None else case.verdict

    def wait(self, now: Moment) -> timedelta | None:
        """Until ``tick`` has something to tell; None while nothing is open."""
        left = [MILESTONES[case.passed] - now.minus(since) for case, since in self._lasting()]
        return max(min(left), timedelta(0)) if left else None

    def tick(self, now: Moment) -> list[Judged]:
        """What has been open for very long by now, told once each."""
        ripe = [(case, since) for case, since in self._lasting() if now.minus(since) >= MILESTONES[case.passed]]
        return [judged for case, since in ripe if (judged := self._lasted(case, since, now)) is not None]

    def spent(self) -> Mapping[str, datetime]:
        """The rules for once that spoke, and when."""
        return dict(self._used)

    def _lasting(self) -> Iterator[tuple[_Case, Moment]]:
        for case in tuple(self._cases.values()):
            if case.open is not None and case.passed < len(MILESTONES):
                yield case, case.open

    def _lasted(self, case: _Case, since: Moment, now: Moment) -> Judged | None:
        """Judged again in the light of how long it is open; that nobody is there by now is no news."""
        while case.passed < len(MILESTONES) and now.minus(since) >= MILESTONES[case.passed]:
            case.passed += 1
        context = replace(
            case.context, open_for=now.minus(since), same_call=True, straight_on=True, local=now.wall.astimezone()
        )
        verdict = decide(self._rules_now(), case.activation, context)
        if verdict.reaction is Reaction.RECORD:
            return None
        case.verdict = verdict
        return Judged(case.activation, verdict, now.wall, lasting=True)

    def _started(self, activation: Activation, first_seen: bool, now: Moment) -> Judged:
        at = activation.started
        going = self._calls.began(activation.id, _whose(activation), at)
        local = at.astimezone()
        context = Context(
            local=local,
            first_seen=first_seen,
            attendance=self._attendance_of(activation.presence),
            usual=self._usual_of(activation),
            server=bool(self._seeing - {KERNEL_SOURCE}),
            not_meant=activation.application.own and self.not_meant(local),
            everyday=not first_seen and self.only_unusual(),
        )
        judged = self._judged(_Case(activation, self._rules_now(), _in(context, going), Verdict(Reaction.RECORD), now))
        if context.attendance is Attendance.AWAY and judged.verdict.reaction is not Reaction.RECORD:
            self._unattended.add(activation.application.identity)
        return judged

    def _usual_of(self, activation: Activation) -> Usual:
        """What the journal told some time ago, and what was told since."""
        identity = activation.application.identity
        known = self.usual.get(identity, Usual())
        return replace(known, unattended=True) if identity in self._unattended else known

    def _burst(self, burst: Burst) -> Judged:
        """As one opening, which is over."""
        activation = Activation(burst.id, burst.source, burst.application, burst.microphone, burst.first)
        going = self._calls.began(burst.id, _whose(activation), burst.first)
        self._calls.ended(burst.id, burst.last)
        context = _in(Context(burst.first.astimezone(), attendance=self._attendance), going)
        return self._judged(_Case(activation, self._rules_now(), context, Verdict(Reaction.RECORD)))

    def _identified(self, record: ActivationIdentified) -> Judged | None:
        """Judged again as it would have been at the start, had that been known."""
        case = self._cases.get(record.id)
        if case is None:
            return None
        before, told = case.activation, _told(case.verdict)
        case.activation = replace(before, application=record.application)
        if _whose(before) != _whose(case.activation):
            self._calls.mistaken(record.id)
            case.context = _in(case.context, self._calls.began(record.id, _whose(case.activation), before.started))
            if case.open is None:
                self._calls.ended(record.id, record.at)
        judged = self._judged(case)
        return None if told == _told(case.verdict) else judged

    def _judged(self, case: _Case) -> Judged:
        verdict = decide(case.rules, case.activation, case.context)
        case.verdict = replace(verdict, told=self._calls.tell(case.activation.id, verdict.reaction))
        if verdict.rule is not None and verdict.rule.life is Life.ONCE:
            self._used.setdefault(verdict.rule.id, case.activation.started)
        self._cases[case.activation.id] = case
        self._forget()
        return Judged(case.activation, case.verdict, case.activation.started)

    def _forget(self) -> None:
        """What is over goes first."""
        if len(self._cases) <= REMEMBERED:
            return
        over = next((id for id, case in self._cases.items() if case.open is None), next(iter(self._cases)))
        del self._cases[over]

    def _ended(self, record: ActivationEnded) -> None:
        self._calls.ended(record.id, record.at)
        case = self._cases.get(record.id)
        if case is not None:
            case.open = None

    def _rules_now(self) -> tuple[Rule, ...]:
        used = self._used
        return tuple(applied(rule, used[rule.id]) if rule.id in used else rule for rule in self.rules())

    def _attendance_of(self, presence: Presence) -> Attendance:
        """What was asked at the start; else what was noticed last."""
        asked = attendance(presence, self.away_after())
        return self._attendance if asked is Attendance.UNKNOWN else asked


def _in(context: Context, going: Going) -> Context:
    return replace(context, same_call=going is not Going.NEW, straight_on=going is Going.STRAIGHT_ON)


def _told(verdict: Verdict) -> tuple[Rule | None, Reaction, str | None]:
    """What is done and kept anew when it differs."""
    return verdict.rule, verdict.reaction, verdict.updated


def _whose(activation: Activation) -> str:
    """Whose call it is; one under a false name is never a part of an honest one, nor is one that can't be proven."""
    who = activation.application
    false = "false:" if who.trust is Trust.CONFLICT else ""
    kind = "" if who.own else f"{activation.use.value}:"
    return f"{false}{kind}{who.identity}"
