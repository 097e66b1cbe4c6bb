"""Pure: what a snapshot amounts to: who uses the microphone, who only holds it, who sees, and the tray's state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from monitor.model import Activation, Application, Known, State, Trust, Use
from monitor.service import Snapshot
from ui.language import QT_TR_NOOP, tr
from ui.sight import Sight, sight

HELD = (State.PAUSED, State.MUTED)


class TrayState(Enum):
    """What the tray icon tells by its shape; the value is the icon's file name."""

    WATCHING = "watching"
    IN_USE = "in-use"
    LISTENING = "listening"  # only this program itself has the microphone
    ALARM = "alarm"
    MUTED = "muted"
    BLIND = "blind"


_SPOKEN = {
    TrayState.WATCHING: QT_TR_NOOP("watching"),
    TrayState.IN_USE: QT_TR_NOOP("in use"),
    TrayState.LISTENING: QT_TR_NOOP("listening"),
    TrayState.ALARM: QT_TR_NOOP("alarm"),
    TrayState.MUTED: QT_TR_NOOP("muted"),
    TrayState.BLIND: QT_TR_NOOP("blind"),
}


def spoken(state: TrayState) -> str:
    """What a screen reader says in place of the drawing."""
    return tr(_SPOKEN[state])


@dataclass(frozen=True, slots=True)
class Holder:
    """One process and all that it holds now, oldest first; never empty."""

    activations: tuple[Activation, ...]

    @property
    def application(self) -> Application:
        return self.activations[-1].application

    @property
    def first(self) -> Activation:
        return self.activations[0]

    @property
    def since(self) -> datetime:
        return self.first.started

    @property
    def at_least(self) -> bool:
        """It was there already when watching began."""
        return self.first.started_known is Known.INFERRED

    @property
    def capturing(self) -> bool:
        return any(activation.state not in HELD for activation in self.activations)

    @property
    def states(self) -> frozenset[State]:
        return frozenset(activation.state for activation in self.activations)


def holders(activations: Iterable[Activation]) -> list[Holder]:
    """By process; those in conflict first, then the newest."""
    found: dict[object, list[Activation]] = {}
    for activation in sorted(activations, key=lambda each: each.started):
        who = activation.application
        found.setdefault((who.identity, who.pid, who.start_ticks), []).append(activation)
    whole = [Holder(tuple(several)) for several in found.values()]
    newest = sorted(whole, key=lambda holder: holder.since, reverse=True)
    return sorted(newest, key=lambda holder: holder.application.trust is not Trust.CONFLICT)


def of_use(snapshot: Snapshot, *uses: Use) -> list[Holder]:
    """Everyone else's holdings of these kinds; the program's own are told apart by ``own``."""
    return holders(each for each in snapshot.activations if each.use in uses and not each.application.own)


def users(snapshot: Snapshot) -> list[Holder]:
    """Who holds the microphone in earnest. Capturing the computer's own sound is not microphone use."""
    return of_use(snapshot, Use.MICROPHONE)


def own(snapshot: Snapshot) -> list[Holder]:
    return holders(each for each in snapshot.activations if each.application.own)


def own_use(snapshot: Snapshot) -> bool:
    """This program itself has the microphone."""
    return any(holder.first.use is Use.MICROPHONE for holder in own(snapshot))


def sight_of(snapshot: Snapshot) -> Sight:
    return sight(snapshot.sources, snapshot.cards)


def tray_state(snapshot: Snapshot, alarms: int, *, all_muted: bool = False) -> TrayState:
    """``alarms``: contradicted identities that nobody has looked at yet. The most urgent truth wins; a journal
    that is not recording counts as blind, because nothing would be left to show. ``all_muted``: no microphone that
    the sound server knows can be heard; a program that goes past it can hear all the same."""
    if alarms:
        return TrayState.ALARM
    seen = sight_of(snapshot)
    if not snapshot.recording.ok or seen is Sight.NOTHING:
        return TrayState.BLIND
    held = users(snapshot)
    if held:
        muted = all(holder.states == {State.MUTED} for holder in held)
        return TrayState.MUTED if muted else TrayState.IN_USE
    if seen is not Sight.WHOLE:
        return TrayState.BLIND
    if all_muted:
        return TrayState.MUTED
    # Its own use is shown, but must not hide that somebody else begins: the listener may run all day.
    return TrayState.LISTENING if own_use(snapshot) else TrayState.WATCHING
