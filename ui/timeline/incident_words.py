"""What is said of floods and contradictions on the timeline. No Qt."""

from __future__ import annotations

from datetime import tzinfo

from monitor.model import Disagreed, Trust
from monitor.names import shown
from monitor.service import Incident
from ui import messages
from ui.language import tr
from ui.timeline import words
from ui.timeline.times import moment


def contradicted() -> str:
    return tr("contradiction")


def sound_card(found: Disagreed) -> str:
    return tr("sound card {card}").format(card=found.card)


def stretch(incident: Incident) -> tuple[float, float]:
    """When it began, and when it was last so; seconds since 1970."""
    if isinstance(incident, Disagreed):
        return incident.since.timestamp(), incident.at.timestamp()
    return incident.first.timestamp(), incident.last.timestamp()


def tells(found: Disagreed, wanted: str) -> bool:
    """Does a contradiction's sentence contain the words typed into the filter?"""
    text = f"{tr(messages.CONTRADICTION)}\n{messages.disagreement(found)}".casefold()
    return all(word in text for word in wanted.casefold().split())


def incident_lines(incident: Incident, zone: tzinfo | None) -> list[str]:
    """For the hover card: the headline first."""
    if isinstance(incident, Disagreed):
        return [
            tr(messages.CONTRADICTION),
            messages.disagreement(incident),
            tr("since {time}").format(time=moment(incident.since.timestamp(), zone, fraction=True)),
            tr("One of the two is wrong, or was deceived; which one can't be seen from here."),
        ]
    return [
        words.lane_title(incident.application),
        messages.burst_words(incident),
        f"{moment(incident.first.timestamp(), zone)} – {moment(incident.last.timestamp(), zone)}",
        messages.via(incident.microphone),
        tr("So many short ones are counted exactly, not listed one by one."),
        words.trust_line(incident.application),
    ]


def incident_cells(incident: Incident, zone: tzinfo | None) -> tuple[str, ...]:
    """One row, in the order of ``columns()``."""
    if isinstance(incident, Disagreed):
        since = moment(incident.since.timestamp(), zone, fraction=True)
        who = messages.name(incident.holder.name) if incident.holder else ""
        return (who, "", since, "", "", contradicted(), sound_card(incident), "", "", "", "")
    one, shortest, longest = incident.application, incident.shortest, incident.longest
    each = tr("{shortest} to {longest} each")
    return (
        messages.application_title(one) if one.trust is not Trust.CONFLICT else words.conflict_title(one),
        messages.trust_word(one.trust),
        moment(incident.first.timestamp(), zone, fraction=True),
        moment(incident.last.timestamp(), zone, fraction=True),
        each.format(shortest=messages.duration(shortest), longest=messages.duration(longest)),
        messages.burst_words(incident),
        messages.via(incident.microphone),
        "" if one.pid is None else str(one.pid),
        shown(one.exe) if one.exe else "",
        shown(one.user) if one.user else "",
        "",
    )
