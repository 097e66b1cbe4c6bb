"""What the timeline says of lanes and activations. No Qt; what is said elsewhere too comes from ``ui.messages``."""

from __future__ import annotations

from datetime import timedelta, tzinfo
from html import escape

from monitor.model import Activation, Application, Known, State, Trust, Use
from monitor.names import shown
from ui import messages
from ui.language import QT_TR_NOOP, tr
from ui.origin_words import provenance
from ui.presence_words import any_known, aside, held_words
from ui.timeline.axis import local
from ui.timeline.lanes import Group, Lane, end_of
from ui.timeline.times import moment

_HEADINGS = {
    Group.CONTRADICTIONS: QT_TR_NOOP("Contradictions"),
    Group.MICROPHONE: "",
    Group.OUTPUT: QT_TR_NOOP("Recording what this computer plays (not the microphone)"),
}


def heading(group: Group) -> str:
    return tr(_HEADINGS[group]) if _HEADINGS[group] else ""


def columns() -> tuple[str, ...]:
    """The table's headings."""
    return (
        tr("Name"),
        tr("Known how"),
        tr("Started"),
        tr("Ended"),
        tr("Duration"),
        tr("Use", "of a microphone"),
        tr("Microphone"),
        tr("Process"),
        tr("File"),
        tr("User"),
        tr("Presence"),
    )


def plain_tooltip(text: str) -> str:
    """Qt takes a tooltip that looks like HTML for HTML, and a program may be called ``<img>``."""
    return f"<span>{escape(text)}</span>"


# Lanes


def lane_title(application: Application) -> str:
    return messages.application_title(application)


def lane_detail(lane: Lane, left: float, right: float, now: float) -> str:
    """Under the name: how often and how long within the span on screen."""
    count = lane.count(left, right, now)
    if not count:
        return tr("last {time}").format(time=moment(lane.last_used.timestamp(), None))
    if lane.floods_within(left, right):
        return tr("%n times, counted", "", count)
    length = messages.duration(timedelta(seconds=lane.seconds(left, right, now)))
    return length if count == 1 else tr("%n times · {length}", "", count).format(length=length)


def conflict_detail(lane: Lane) -> str:
    said = messages.claim_words(lane.application.claimed, lane.application)
    return tr("calls itself {claim}").format(claim=said) if said else tr("contradicts what the kernel says")


def badge(lane: Lane) -> str:
    return messages.trust_word(lane.application.trust)


def lane_tooltip(lane: Lane) -> str:
    parts = (lane_title(lane.application), provenance(lane.application))
    facts = [part for part in parts if part]
    return "\n".join([*facts, messages.evidence_sentence(lane.application)])


def lane_spoken(lane: Lane, left: float, right: float, now: float) -> str:
    """What a screen reader says of a lane."""
    said = f", {conflict_detail(lane)}" if lane.conflict else ""
    group = f", {messages.use_word(Use.OUTPUT_CAPTURE)}" if lane.key.group is Group.OUTPUT else ""
    detail = lane_detail(lane, left, right, now)
    return f"{lane_title(lane.application)}, {badge(lane)}{said}{group}, {detail}"


def matches(lane: Lane, wanted: str) -> bool:
    """Does a lane's name, file, claim, sandbox, user or trust contain the words typed into the filter?"""
    one, claim = lane.application, lane.application.claimed
    own = (lane_title(one), one.name, one.exe, one.script, one.app_id, one.desktop_name, one.user, badge(lane))
    said = (claim.name, claim.binary, claim.app_id) if claim else ()
    text = "\n".join(part for part in (*own, *said) if part).casefold()
    return all(word in text for word in wanted.casefold().split())


# One activation


def duration_words(activation: Activation, now: float) -> str:
    if activation.ended is None:
        length = timedelta(seconds=end_of(activation, now) - activation.started.timestamp())
        return tr("{length} so far").format(length=messages.duration(length))
    return messages.duration(activation.duration or activation.ended - activation.started)


def end_words(activation: Activation, zone: tzinfo | None) -> str:
    if activation.ended is None:
        return tr("still open")
    said = tr("{time} (inferred, not seen)") if activation.ended_known is Known.INFERRED else "{time}"
    return said.format(time=moment(activation.ended.timestamp(), zone, fraction=True))


def start_words(activation: Activation, zone: tzinfo | None) -> str:
    inferred = activation.started_known is Known.INFERRED
    said = tr("{time} (inferred: open before it was first seen)") if inferred else "{time}"
    return said.format(time=moment(activation.started.timestamp(), zone, fraction=True))


def use_words(activation: Activation) -> str:
    if activation.use is Use.MICROPHONE and activation.state is State.UNOBSERVED:
        return tr("microphone, {state}").format(state=messages.state_word(State.UNOBSERVED))
    return messages.use_word(activation.use)


def card_facts(activation: Activation, now: float, zone: tzinfo | None) -> list[tuple[str, str]]:
    """Label and text of each line of the hover card; lines with nothing to say are left out."""
    one = activation.application
    lines = [
        (tr("From", "a label"), start_words(activation, zone)),
        (tr("To", "a label"), end_words(activation, zone)),
        (tr("For", "a label"), duration_words(activation, now)),
        (tr("Through"), messages.via(activation.microphone)),
        (tr("Way"), messages.way(activation)),
        (tr("Use", "of a microphone"), use_words(activation) if activation.use is not Use.MICROPHONE else ""),
        (tr("States"), state_line(activation, zone)),
        (tr("Process"), "" if one.pid is None else str(one.pid)),
        (tr("File"), shown(one.exe) if one.exe else ""),
        (tr("Script"), shown(one.script) if one.script else ""),
        (tr("User"), shown(one.user) if one.user else ""),
        (tr("Presence"), held_words(activation) if any_known(activation) else ""),
    ]
    return [(label, text) for label, text in lines if text]


def state_line(activation: Activation, zone: tzinfo | None, most: int = 4) -> str:
    """``paused 10:02:03, recording 10:05:00``; only the last few of many."""
    if not activation.changes:
        return "" if activation.state is State.CAPTURING else messages.state_word(activation.state)
    told = [f"{messages.state_word(change.state)} {local(change.at.timestamp(), zone):%H:%M:%S}"
            for change in activation.changes[-most:]]  # fmt: skip
    hidden = len(activation.changes) - len(told)
    return ", ".join([*([tr("%n {earlier change|earlier changes}", "", hidden)] if hidden else []), *told])


def trust_line(application: Application) -> str:
    word = messages.trust_word(application.trust)
    return f"{word[0].upper()}{word[1:]}: {messages.evidence_sentence(application)}"


def cluster_lines(lane: Lane, count: int, left: float, right: float, zone: tzinfo | None) -> list[str]:
    """Too many to tell apart at this zoom."""
    return [
        lane_title(lane.application),
        tr("%n {activation lies|activations lie} here", "", count),
        f"{moment(left, zone)} – {moment(right, zone)}",
        tr("Zoom in to tell them apart."),
    ]


def activation_spoken(activation: Activation, now: float, zone: tzinfo | None) -> str:
    """One activation in one sentence, for a screen reader."""
    application = activation.application
    name = conflict_title(application) if application.trust is Trust.CONFLICT else lane_title(application)
    length = duration_words(activation, now)
    parts = (
        name,
        start_words(activation, zone),
        tr("for {length}").format(length=length),
        use_words(activation),
        aside(activation),
    )
    return ", ".join(part for part in parts if part)


# The table


def cells(activation: Activation, now: float, zone: tzinfo | None) -> tuple[str, ...]:
    """One row, in the order of ``columns()``."""
    one = activation.application
    return (
        messages.application_title(one) if one.trust is not Trust.CONFLICT else conflict_title(one),
        messages.trust_word(one.trust),
        start_words(activation, zone),
        end_words(activation, zone),
        duration_words(activation, now),
        use_words(activation),
        messages.via(activation.microphone),
        "" if one.pid is None else str(one.pid),
        shown(one.exe) if one.exe else "",
        shown(one.user) if one.user else "",
        held_words(activation),
    )


def conflict_title(application: Application) -> str:
    title, said = messages.application_title(application), messages.claim_words(application.claimed, application)
    return tr("{program}, calls itself {claim}").format(program=title, claim=said) if said else title
