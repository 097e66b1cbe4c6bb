"""What a toast says: who, how sure that is, and through what. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.model import Activation, Burst, Disagreed, Trust, Use
from ui.messages import (
    CONTRADICTION,
    application_title,
    burst_words,
    claim_words,
    counted,
    disagreement,
    evidence_sentence,
    listed,
    provenance,
    trust_word,
    via,
)

NAMED = 4
"""Programs that a summary names; the rest is a number."""


UNASKED_WORDS = "I did not ask for that"
NO_WEEKS_WORDS = "No weekly summary"


@dataclass(frozen=True, slots=True)
class ToastText:
    """Plain text; whoever hands it to a server that reads markup escapes it."""

    title: str
    body: str


def single_text(activation: Activation, first_seen: bool, times: int = 1) -> ToastText:
    return ToastText(_title(activation, times), "\n".join(_body(activation, first_seen)))


def _title(activation: Activation, times: int) -> str:
    who = application_title(activation.application)
    if activation.use is Use.OUTPUT_CAPTURE:
        return f"{who} records what this computer plays"
    often = f" {times:,} times" if times > 1 else ""
    claim = claim_words(activation.application.claimed, activation.application)
    if activation.application.trust is Trust.CONFLICT and claim:
        return f"{who} opened the microphone{often} and calls itself {claim}"
    return f"{who} opened the microphone{often}"


def _body(activation: Activation, first_seen: bool) -> list[str]:
    who = activation.application
    lines = [via(activation.microphone), provenance(who)]
    if who.trust is Trust.CONFLICT:
        lines.append(f"Its identity is contradicted. {evidence_sentence(who)}")
    else:
        lines.append(f"Identity: {trust_word(who.trust)}.{' First time seen.' if first_seen else ''}")
    return [line for line in lines if line]


def disagreed_text(found: Disagreed) -> ToastText:
    return ToastText(CONTRADICTION, disagreement(found))


def burst_text(burst: Burst) -> ToastText:
    """The first piece of a flood: what comes after it is counted on the timeline."""
    who = burst.application
    lines = [via(burst.microphone), provenance(who), f"So far {burst_words(burst)}; they are counted from here on."]
    if who.trust is Trust.CONFLICT:
        lines.append(f"Its identity is contradicted. {evidence_sentence(who)}")
    title = f"{application_title(who)} opens the microphone again and again"
    return ToastText(title, "\n".join(line for line in lines if line))


def several_text(activations: Sequence[Activation]) -> ToastText:
    """More than three programs within a minute, the newest first."""
    names = list(dict.fromkeys(application_title(each.application) for each in activations))
    shown = names[:NAMED] if len(names) <= NAMED else [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    false = sum(each.application.trust is Trust.CONFLICT for each in activations)
    body = [f"{listed(shown)}."]
    if false:
        body.append(counted(false, "is not what it says it is.", "are not what they say they are."))
    count = len(activations)
    return ToastText(f"{counted(count, 'program', 'programs')} opened the microphone within a minute", "\n".join(body))


def woke_text(speaker: str, times: int, at: str) -> ToastText:
    """A speaker was heard waking, once or several times within a minute. ``at``: the last time, in words."""
    if times > 1:
        return ToastText(f"{speaker} woke {times:,} times", f"Last at {at}. Each one is on the timeline.")
    return ToastText(f"{speaker} woke", f"Its start sound was heard at {at}.")


def findings_text(count: int, speaker: str) -> ToastText:
    """What an import left open; it accuses nobody before somebody has read the reasons."""
    title = f"{counted(count, 'finding', 'findings')} about {speaker} to look at"
    return ToastText(
        title, "The history and what was witnessed do not agree there. The page tells what may explain it."
    )
