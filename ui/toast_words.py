"""What a toast says: who, how sure that is, and through what. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.act_model import Acted
from monitor.model import Activation, Application, Burst, Disagreed, Trust, Use
from monitor.rule_model import Reaction, Verdict
from ui.control_words import outcome
from ui.language import QT_TR_NOOP, tr
from ui.messages import (
    CONTRADICTION,
    application_title,
    burst_words,
    claim_words,
    disagreement,
    evidence_sentence,
    listed,
    trust_word,
    via,
)
from ui.origin_words import provenance
from ui.rules.words import reasons

NAMED = 4
"""Programs that a summary names; the rest is a number."""


@dataclass(frozen=True, slots=True)
class ToastText:
    """Plain text; whoever hands it to a server that reads markup escapes it."""

    title: str
    body: str


def single_text(activation: Activation, verdict: Verdict) -> ToastText:
    return ToastText(_title(activation), "\n".join(_body(activation, verdict)))


def _title(activation: Activation) -> str:
    who = application_title(activation.application)
    if activation.use is Use.OUTPUT_CAPTURE:
        return tr("{program} records what this computer plays").format(program=who)
    claim = claim_words(activation.application.claimed, activation.application)
    if activation.application.trust is Trust.CONFLICT and claim:
        return tr("{program} opened the microphone and calls itself {claim}").format(program=who, claim=claim)
    return tr("{program} opened the microphone").format(program=who)


def _body(activation: Activation, verdict: Verdict) -> list[str]:
    lines = [via(activation.microphone), provenance(activation.application), _identity(activation.application)]
    return [line for line in [*lines, _done(verdict), *reasons(verdict)] if line]


def _identity(who: Application) -> str:
    if who.trust is Trust.CONFLICT:
        return tr("Its identity is contradicted. {why}").format(why=evidence_sentence(who))
    return tr("Identity: {trust}.").format(trust=trust_word(who.trust))


def _done(verdict: Verdict) -> str:
    """What its rule asked for; whether it came about is on the timeline."""
    asked = {
        Reaction.MUTE: QT_TR_NOOP("All microphones are being muted."),
        Reaction.CUT_OFF: QT_TR_NOOP("It is being cut off."),
    }
    return tr(asked[verdict.reaction]) if verdict.reaction in asked else ""


def lasting_text(activation: Activation, a_day: bool) -> ToastText:
    """It is open for very long by now."""
    who = application_title(activation.application)
    title = (
        tr("{program} has held the microphone for more than a day").format(program=who)
        if a_day
        else tr("{program} has held the microphone for more than four hours").format(program=who)
    )
    return ToastText(title, via(activation.microphone))


def failed_text(acted: Acted) -> ToastText:
    """What a rule demanded was not done."""
    return ToastText(tr("A rule could not do what it says"), outcome(acted))


def disagreed_text(found: Disagreed) -> ToastText:
    return ToastText(tr(CONTRADICTION), disagreement(found))


def burst_text(burst: Burst, verdict: Verdict) -> ToastText:
    """The first piece of a flood: what comes after it is counted on the timeline."""
    who = burst.application
    counted_words = tr("So far {count}; they are counted from here on.").format(count=burst_words(burst))
    false = _identity(who) if who.trust is Trust.CONFLICT else ""
    title = tr("{program} opens the microphone again and again").format(program=application_title(who))
    lines = [via(burst.microphone), provenance(who), counted_words, false, *reasons(verdict)]
    return ToastText(title, "\n".join(line for line in lines if line))


def several_text(activations: Sequence[Activation]) -> ToastText:
    """More than three programs within a minute, the newest first."""
    names = list(dict.fromkeys(application_title(each.application) for each in activations))
    rest = len(names) - NAMED + 1
    shown = names[:NAMED] if len(names) <= NAMED else [*names[: NAMED - 1], tr("%n {more|more}", "programs", rest)]
    false = sum(each.application.trust is Trust.CONFLICT for each in activations)
    body = [f"{listed(shown)}."]
    if false:
        body.append(tr("%n {is not what it says it is|are not what they say they are}.", "", false))
    title = tr("%n {program|programs} opened the microphone within a minute", "", len(activations))
    return ToastText(title, "\n".join(body))


def woke_text(speaker: str, times: int, at: str) -> ToastText:
    """A speaker was heard waking, once or several times within a minute. ``at``: the last time, in words."""
    if times > 1:
        title = tr("{speaker} woke %n {time|times}", "", times).format(speaker=speaker)
        return ToastText(title, tr("Last at {time}. Each one is on the timeline.").format(time=at))
    return ToastText(
        tr("{speaker} woke").format(speaker=speaker), tr("Its start sound was heard at {time}.").format(time=at)
    )


def findings_text(count: int, speaker: str) -> ToastText:
    """What an import left open; it accuses nobody before somebody has read the reasons."""
    title = tr("%n {finding|findings} about {speaker} to look at", "", count).format(speaker=speaker)
    return ToastText(
        title, tr("The history and what was witnessed do not agree there. The page tells what may explain it.")
    )
