"""The timeline's own sentences. No Qt; what is said elsewhere too comes from ``ui.messages``."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from html import escape

from monitor.model import Activation, Application, Known, State, Trust, Use
from monitor.names import shown
from ui import messages
from ui.language import tr
from ui.presence_words import any_known, aside, held_words
from ui.timeline.axis import DAY, local, repeated, start_of_day
from ui.timeline.lanes import Group, Lane, end_of
from ui.timeline.viewport import Viewport

TITLE = "Timeline"
HINT = "Wheel zooms · drag pans · Shift+drag marks · double click fits · Ctrl+→ next · Enter details"
LOADING = "Reading what was recorded…"
NOTHING_YET = ("Nothing recorded yet", "As soon as a program opens a microphone it gets a lane here.")
NOTHING_HERE = ("Nothing in this span", "No recorded activation touches the time on screen.")
NO_MATCH = ("No program matches", "No lane's name, file, claim or trust contains “{}”.")
CANNOT_READ = "What was recorded can't be read"
COLUMNS = (
    "Name",
    "Known how",
    "Started",
    "Ended",
    "Duration",
    "Use",
    "Microphone",
    "Process",
    "File",
    "User",
    "Presence",
)
_HEADINGS = {
    Group.CONTRADICTIONS: "Contradictions",
    Group.MICROPHONE: "",
    Group.OUTPUT: "Recording what this computer plays (not the microphone)",
}


def heading(group: Group) -> str:
    return _HEADINGS[group]


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
        return f"last {moment(lane.last_used.timestamp(), None)}"
    if lane.floods_within(left, right):
        return f"{count:,} times, counted"
    length = messages.duration(timedelta(seconds=lane.seconds(left, right, now)))
    return f"{length}" if count == 1 else f"{count:,} times · {length}"


def conflict_detail(lane: Lane) -> str:
    said = messages.claim_words(lane.application.claimed, lane.application)
    return f"calls itself {said}" if said else "contradicts what the kernel says"


def badge(lane: Lane) -> str:
    return messages.trust_word(lane.application.trust)


def lane_tooltip(lane: Lane) -> str:
    parts = (lane_title(lane.application), messages.provenance(lane.application))
    facts = [part for part in parts if part]
    return "\n".join([*facts, messages.evidence_sentence(lane.application)])


def lane_spoken(lane: Lane, left: float, right: float, now: float) -> str:
    """What a screen reader says of a lane."""
    said = f", {conflict_detail(lane)}" if lane.conflict else ""
    group = ", records what this computer plays" if lane.key.group is Group.OUTPUT else ""
    detail = lane_detail(lane, left, right, now)
    return f"{lane_title(lane.application)}, {badge(lane)}{said}{group}, {detail}"


def matches(lane: Lane, wanted: str) -> bool:
    """Does a lane's name, file, claim, sandbox, user or trust contain the words typed into the filter?"""
    one, claim = lane.application, lane.application.claimed
    own = (lane_title(one), one.name, one.exe, one.script, one.app_id, one.desktop_name, one.user, badge(lane))
    said = (claim.name, claim.binary, claim.app_id) if claim else ()
    text = "\n".join(part for part in (*own, *said) if part).casefold()
    return all(word in text for word in wanted.casefold().split())


# Times


def moment(instant: float, zone: tzinfo | None, fraction: bool = False) -> str:
    """``Tue 3 Mar 2026 08:02:11``, to the millisecond with ``fraction``; an hour that came twice says which it is."""
    at = local(instant, zone)
    clock = at.strftime("%H:%M:%S") + (f".{at.microsecond // 1000:03d}" if fraction else "")
    return f"{at:%a} {at.day} {at:%b} {at.year} {clock}{again(at)}"


def again(at: datetime) -> str:
    return " (again, clocks went back)" if repeated(at) else ""


def span_words(left: float, right: float, zone: tzinfo | None) -> str:
    """``Tuesday 3 March 2026``, ``2 – 8 March 2026``, ``Tuesday 3 March 2026, 10:00 – 14:30``."""
    first, last = local(left, zone), local(right, zone)
    whole = _is_midnight(left, zone) and _is_midnight(right, zone)
    if whole:
        last = local(right - DAY / 24, zone)
    if first.date() == last.date():
        return _day(first) if whole else f"{_day(first)}, {_clock(first, right - left)} – {_clock(last, right - left)}"
    if whole or right - left > 3 * DAY:
        return _days(first, last)
    return f"{_short(first)}, {_clock(first, right - left)} – {_short(last)}, {_clock(last, right - left)} {last.year}"


def _is_midnight(instant: float, zone: tzinfo | None) -> bool:
    return abs(start_of_day(instant + 0.5, zone) - instant) < 0.5


def _day(at: datetime) -> str:
    return f"{at:%A} {at.day} {at:%B} {at.year}"


def _short(at: datetime) -> str:
    return f"{at:%a} {at.day} {at:%b}"


def _clock(at: datetime, span: float) -> str:
    if span < 10:
        return f"{at:%H:%M:%S}.{at.microsecond // 1000:03d}"
    return f"{at:%H:%M:%S}" if span < 600 else f"{at:%H:%M}"


def _days(first: datetime, last: datetime) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {last.day} {last:%B} {last.year}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {first:%B}{year} – {last.day} {last:%B} {last.year}"


def activations(count: int) -> str:
    return f"{count:,} activation{'' if count == 1 else 's'}" if count else "no activations"


# One activation


def duration_words(activation: Activation, now: float) -> str:
    if activation.ended is None:
        length = timedelta(seconds=end_of(activation, now) - activation.started.timestamp())
        return f"{messages.duration(length)} so far"
    return messages.duration(activation.duration or activation.ended - activation.started)


def end_words(activation: Activation, zone: tzinfo | None) -> str:
    if activation.ended is None:
        return "still open"
    inferred = " (inferred, not seen)" if activation.ended_known is Known.INFERRED else ""
    return moment(activation.ended.timestamp(), zone, fraction=True) + inferred


def start_words(activation: Activation, zone: tzinfo | None) -> str:
    inferred = " (inferred: open before it was first seen)" if activation.started_known is Known.INFERRED else ""
    return moment(activation.started.timestamp(), zone, fraction=True) + inferred


def use_words(activation: Activation) -> str:
    if activation.use is Use.MICROPHONE and activation.state is State.UNOBSERVED:
        return f"microphone, {messages.state_word(State.UNOBSERVED)}"
    return messages.use_word(activation.use)


def card_facts(activation: Activation, now: float, zone: tzinfo | None) -> list[tuple[str, str]]:
    """Label and text of each line of the hover card; lines with nothing to say are left out."""
    one = activation.application
    lines = [
        ("From", start_words(activation, zone)),
        ("To", end_words(activation, zone)),
        ("For", duration_words(activation, now)),
        ("Through", messages.via(activation.microphone)),
        ("Way", messages.way(activation)),
        ("Use", use_words(activation) if activation.use is not Use.MICROPHONE else ""),
        ("States", state_line(activation, zone)),
        ("Process", "" if one.pid is None else str(one.pid)),
        ("File", shown(one.exe) if one.exe else ""),
        ("Script", shown(one.script) if one.script else ""),
        ("User", shown(one.user) if one.user else ""),
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
    return ", ".join([*([f"{hidden:,} earlier changes"] if hidden else []), *told])


def trust_line(application: Application) -> str:
    word = messages.trust_word(application.trust)
    return f"{word[0].upper()}{word[1:]}: {messages.evidence_sentence(application)}"


def cluster_lines(lane: Lane, count: int, left: float, right: float, zone: tzinfo | None) -> list[str]:
    """Too many to tell apart at this zoom."""
    return [
        lane_title(lane.application),
        f"{activations(count)} lie here",
        f"{moment(left, zone)} – {moment(right, zone)}",
        "Zoom in to tell them apart.",
    ]


def activation_spoken(activation: Activation, now: float, zone: tzinfo | None) -> str:
    """One activation in one sentence, for a screen reader."""
    application = activation.application
    name = conflict_title(application) if application.trust is Trust.CONFLICT else lane_title(application)
    length = duration_words(activation, now)
    there = f", {said}" if (said := aside(activation)) else ""
    return f"{name}, {start_words(activation, zone)}, for {length}, {use_words(activation)}{there}"


# The table


def cells(activation: Activation, now: float, zone: tzinfo | None) -> tuple[str, ...]:
    """One row, in the order of ``COLUMNS``."""
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
    said = messages.claim_words(application.claimed, application)
    return f"{messages.application_title(application)}, calls itself {said}" if said else messages.application_title(
        application)  # fmt: skip


def listed_words(listed: int, total: int) -> str:
    if listed == total:
        return f"{activations(total).capitalize()} on screen as a table"
    return f"The newest {listed:,} of {total:,} activations are listed; zoom in to list the others"


# Buttons

EARLIER = "Earlier"
LATER = "Later"
TABLE = "Show the same as a table"
FILTER = "Show only programs whose name, file, claim or trust contains this"
CLEAR = "Clear filter"
SPANS = {
    "24 h": "The last 24 hours, going on with the clock",
    "Day": "One calendar day",
    "Week": "One week, Monday to Sunday",
    "Month": "One month",
    "All": "All that was recorded",
}


def page_line(port: Viewport, now: float, last_day: bool, count: int | None, zone: tzinfo | None) -> str:
    """Under the page's title; ``count`` None while not known. What lies right of now is not told as looked at."""
    whole = _is_midnight(port.left, zone) and _is_midnight(port.right, zone)
    right = port.right if whole or port.left >= now else min(port.right, now)
    span = "Last 24 hours" if last_day else span_words(port.left, right, zone)
    return span if count is None else f"{span} · {activations(count)}"
