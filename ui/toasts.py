"""Pure: which records deserve a toast, how loud, and when several become one. Time comes in with each call.

What the rules decided about an opening tells whether it is told and how loud. One toast a program and call: it is told
again within the call only where it becomes graver. More than three programs in 60 s become one summary, said again at
most every 10 s. Watchers that contradict each other are an alarm; a flood of openings is told once, when it is first
counted; what is open for very long is told when it has become so, and what a rule could not do at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from monitor.act_model import Act, Acted, By, Outcome
from monitor.clock import Moment
from monitor.model import (
    Activation,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    Burst,
    Disagreed,
    Published,
    Use,
)
from monitor.rule_model import Reaction, Ruled, Signal, Verdict
from monitor.service_seam import Incident
from ui.bursts import APART
from ui.next_steps import Step, steps
from ui.toast import Loudness as Loudness
from ui.toast import Order as Order
from ui.toast import Toast as Toast
from ui.toast import Withdraw as Withdraw
from ui.toast import burst_slot
from ui.toast import slot_of as slot_of
from ui.toast_words import burst_text, disagreed_text, failed_text, lasting_text, several_text, single_text

COALESCE = timedelta(seconds=10)
BURST_SPAN = timedelta(seconds=60)
BURST = 3
"""More programs than this within ``BURST_SPAN`` share one toast."""
REMEMBERED = 500
"""Activations whose identity may still be corrected."""
SUMMARY = "summary"
_LASTING = frozenset({Signal.VERY_LONG, Signal.ALWAYS_OPEN})


@dataclass(frozen=True, slots=True)
class _Told:
    """An opening as it was told, ``loudness`` None where it was not."""

    record: ActivationStarted
    verdict: Verdict
    loudness: Loudness | None

    @property
    def slot(self) -> str:
        return slot_of(self.record.activation)


@dataclass(slots=True)
class Toasts:
    """The state of the policy. ``verdict``: what the rules decided, by the id of an activation or a burst.
    ``can_cut_off``: whether that may be offered."""

    verdict: Callable[[str], Verdict | None]
    can_cut_off: Callable[[Activation], bool] = lambda activation: False
    _recent: OrderedDict[str, tuple[Moment, _Told]] = field(default_factory=OrderedDict)
    _told: OrderedDict[str, _Told] = field(default_factory=OrderedDict)
    _over: set[str] = field(default_factory=set)
    _incidents: dict[str, Moment] = field(default_factory=dict)
    _summed: set[str] = field(default_factory=set)
    _summary_at: Moment | None = None
    _summary_waits: bool = False

    def heard(self, record: Published, now: Moment) -> list[Order]:
        match record:
            case ActivationStarted():
                return self._started(record, now)
            case ActivationIdentified():
                return self._identified(record, now)
            case ActivationEnded():
                self._over.add(record.id)
            case Disagreed() | Burst():
                return self._incident(record, now)
            case Ruled():
                return self._lasts(record)
            case Acted():
                return self._failed(record)
        return []

    def due(self) -> Moment | None:
        """Since when ``tick`` has something to do ``COALESCE`` later; None when nothing waits."""
        return self._summary_at if self._summary_waits else None

    def tick(self, now: Moment) -> list[Order]:
        """What waited for its 10 s, told now."""
        since = self._summary_at
        ripe = self._summary_waits and since is not None and now.minus(since) >= COALESCE
        self._forget(now)
        return self._sum_up(now) if ripe and self._recent else []

    def _started(self, record: ActivationStarted, now: Moment) -> list[Order]:
        told = self._judged(record)
        self._remember(told)
        return [] if told.loudness is None else self._tell(told, now)

    def _judged(self, record: ActivationStarted) -> _Told:
        verdict = self.verdict(record.activation.id) or Verdict(Reaction.NOTIFY)
        return _Told(record, verdict, None if verdict.told else loudness(record.activation, verdict))

    def _tell(self, told: _Told, now: Moment) -> list[Order]:
        self._forget(now)
        self._recent[told.slot] = (now, told)
        self._recent.move_to_end(told.slot)
        if len(self._recent) <= BURST:
            return [self._single(told)]
        if self._summary_at is not None and now.minus(self._summary_at) < COALESCE:
            self._summary_waits = True
            return []
        return self._sum_up(now)

    def _forget(self, now: Moment) -> None:
        old = [key for key, (at, _) in self._recent.items() if now.minus(at) >= BURST_SPAN]
        for key in old:
            del self._recent[key]

    def _single(self, told: _Told) -> Toast:
        activation, verdict = told.record.activation, told.verdict
        level = told.loudness or Loudness.QUIET
        alone = bool(verdict.signals & {Signal.NOBODY_THERE, Signal.LOCKED})
        stays = level is Loudness.ALARM or (level is Loudness.NORMAL and (told.record.first_seen or alone))
        offers = steps(activation, verdict, can_cut_off=self.can_cut_off(activation))
        return Toast(told.slot, single_text(activation, verdict), level, stays, activation, steps=offers)

    def _sum_up(self, now: Moment) -> list[Order]:
        self._summary_at, self._summary_waits = now, False
        return [self._summary()]

    def _summary(self) -> Toast:
        told = [each for _, each in reversed(self._recent.values())]
        self._summed = {each.record.activation.id for each in told}
        level = max(each.loudness or Loudness.QUIET for each in told)
        stays = level is Loudness.ALARM or any(each.record.first_seen for each in told)
        text = several_text([each.record.activation for each in told])
        return Toast(SUMMARY, text, level, stays, told[0].record.activation)

    def _remember(self, told: _Told) -> None:
        """What is over is forgotten first: what is open may still be told of as open for very long."""
        self._told[told.record.activation.id] = told
        if len(self._told) > REMEMBERED:
            first = next(iter(self._told))
            gone = next((id for id in self._told if id in self._over), first)
            del self._told[gone]
            self._over.discard(gone)
        self._over &= self._told.keys()

    def _identified(self, record: ActivationIdentified, now: Moment) -> list[Order]:
        """A correction of who it was: take back what was false, tell what is so; a mere detail changes nothing."""
        before = self._told.get(record.id)
        if before is None:
            return []
        better = replace(before.record.activation, application=record.application)
        after = self._judged(replace(before.record, activation=better))
        self._told[record.id] = after
        if before.slot == after.slot:
            return self._reconsidered(before, after, now)
        self._recent.pop(before.slot, None)
        taken_back = self._take_back(before)
        return taken_back if after.loudness is None else [*taken_back, *self._tell(after, now)]

    def _reconsidered(self, before: _Told, after: _Told, now: Moment) -> list[Order]:
        """The same program, of which more is known: a changed file, or the proof that lets a rule speak."""
        if after.verdict.reaction is Reaction.RECORD:
            return self._take_back(before)
        return self._tell(after, now) if (after.loudness or -1) > (before.loudness or -1) else []

    def _take_back(self, false: _Told) -> list[Order]:
        if false.loudness is None:
            return []
        orders: list[Order] = [Withdraw(false.slot)]
        if false.record.activation.id in self._summed:
            # The summary counted it too: said again without it where there is still something to sum up.
            orders.append(self._summary() if len(self._recent) > 1 else Withdraw(SUMMARY))
            self._summed.discard(false.record.activation.id)
        return orders

    def _lasts(self, ruled: Ruled) -> list[Order]:
        """Time alone brought it up: told beside whatever was told at the start."""
        told = self._told.get(ruled.activation)
        signals = _LASTING.intersection(ruled.signals)
        if told is None or not signals or ruled.reaction is Reaction.RECORD:
            return []
        activation, verdict = told.record.activation, Verdict(ruled.reaction, signals)
        level = Loudness.ALARM if ruled.reaction.alarms else Loudness.NORMAL
        offers = steps(activation, verdict, can_cut_off=self.can_cut_off(activation))
        text = lasting_text(activation, Signal.ALWAYS_OPEN in signals)
        return [Toast(f"long:{told.slot}", text, level, True, activation, steps=offers)]

    def _failed(self, acted: Acted) -> list[Order]:
        """A rule demanded what could not be done: whoever made it relies on it. What was over by then needs nothing."""
        if acted.by is not By.RULE or acted.outcome in (Outcome.DONE, Outcome.GONE):
            return []
        told = self._told.get(acted.activation or "")
        about = None if told is None else told.record.activation
        offers = (Step.SHOW, Step.SEEN) if acted.act is Act.MUTE else (Step.SHOW, Step.MUTE, Step.SEEN)
        slot = f"failed:{acted.rule}:{'' if told is None else told.slot}"
        return [Toast(slot, failed_text(acted), Loudness.ALARM, True, about, steps=offers)]

    # What is no single opening

    def _incident(self, record: Incident, now: Moment) -> list[Order]:
        """One toast a flood; one a contradiction, said again only after a minute without it."""
        toast = _contradiction(record) if isinstance(record, Disagreed) else self._flood(record)
        if toast is None:
            return []
        told = self._incidents.get(toast.slot)
        self._incidents = {slot: at for slot, at in self._incidents.items() if now.minus(at) <= APART}
        self._incidents[toast.slot] = now
        return [] if told is not None and now.minus(told) <= APART else [toast]

    def _flood(self, burst: Burst) -> Toast | None:
        who, verdict = burst.application, self.verdict(burst.id) or Verdict(Reaction.NOTIFY)
        if who.own or verdict.reaction is Reaction.RECORD:
            return None
        alarm = verdict.reaction.alarms
        level = Loudness.ALARM if alarm else Loudness.NORMAL
        offers = steps(_opening(burst), verdict, can_cut_off=False)
        return Toast(burst_slot(burst), burst_text(burst, verdict), level, alarm, incident=burst, steps=offers)


def loudness(activation: Activation, verdict: Verdict) -> Loudness | None:
    """None: recorded, not told."""
    if verdict.reaction.alarms:
        return Loudness.ALARM
    if verdict.reaction is Reaction.RECORD:
        return None
    return Loudness.QUIET if activation.use is Use.OUTPUT_CAPTURE else Loudness.NORMAL


def _contradiction(found: Disagreed) -> Toast:
    slot = f"disagreed:{found.kind.value}:{found.card}"
    offers = (Step.SHOW, Step.MUTE, Step.SEEN)
    return Toast(slot, disagreed_text(found), Loudness.ALARM, stays=True, incident=found, steps=offers)


def _opening(burst: Burst) -> Activation:
    return Activation(burst.id, burst.source, burst.application, burst.microphone, burst.first)
