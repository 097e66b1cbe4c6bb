"""Pure: what a person may sensibly do next about an alert. No Qt."""

from __future__ import annotations

from enum import Enum

from monitor.model import Activation, Use
from monitor.rule_model import Verdict
from monitor.rules import PROVEN
from ui.language import QT_TR_NOOP


class Step(Enum):
    """The values travel through the notification service and back."""

    SHOW = "show"
    ALLOW = "allow"
    CUT_OFF = "cut-off"
    MUTE = "mute"
    SEEN = "seen"
    UNASKED = "unasked"
    NO_WEEKS = "no-weeks"


WORDS = {
    Step.SHOW: QT_TR_NOOP("Show"),
    Step.ALLOW: QT_TR_NOOP("Always allow"),
    Step.CUT_OFF: QT_TR_NOOP("Cut off"),
    Step.MUTE: QT_TR_NOOP("Mute"),
    Step.SEEN: QT_TR_NOOP("I have seen it"),
    Step.UNASKED: QT_TR_NOOP("I did not ask for that"),
    Step.NO_WEEKS: QT_TR_NOOP("No weekly summary"),
}
"""To be shown through ``tr``."""


def steps(activation: Activation, verdict: Verdict, *, can_cut_off: bool) -> tuple[Step, ...]:
    """At most three, as notifications have room for; "Show" first."""
    if activation.application.own:
        return (Step.SHOW,)
    if verdict.reaction.alarms:
        return (Step.SHOW, *_against(verdict, can_cut_off), Step.SEEN)
    allow = (Step.ALLOW,) if activation.application.trust in PROVEN else ()
    cut = (Step.CUT_OFF,) if can_cut_off and activation.use is not Use.OUTPUT_CAPTURE else ()
    return (Step.SHOW, *allow, *cut)


def _against(verdict: Verdict, can_cut_off: bool) -> tuple[Step, ...]:
    """Nothing where a rule did it already."""
    if verdict.reaction.acts:
        return ()
    return (Step.CUT_OFF,) if can_cut_off else (Step.MUTE,)
