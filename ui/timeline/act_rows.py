"""What the program did to a microphone or a program, as rows of the table. No Qt."""

from __future__ import annotations

from datetime import tzinfo

from monitor.act_model import Acted
from monitor.names import shown
from ui import messages
from ui.act_words import act_line
from ui.timeline.times import moment


def act_cells(acted: Acted, zone: tzinfo | None) -> tuple[str, ...]:
    """One row, in the order of ``columns()``."""
    at = moment(acted.at.timestamp(), zone, fraction=True)
    microphone = messages.via(acted.microphone) if acted.microphone else ""
    who = acted.application
    if who is None:
        return (messages.PRODUCT, "", at, at, "", act_line(acted), microphone, "", "", "", "")
    return (
        messages.application_title(who),
        messages.trust_word(who.trust),
        at,
        at,
        "",
        act_line(acted),
        microphone,
        "" if who.pid is None else str(who.pid),
        shown(who.exe) if who.exe else "",
        shown(who.user) if who.user else "",
        "",
    )


def tells(acted: Acted, wanted: str) -> bool:
    """Does its line contain the words typed into the filter?"""
    text = f"{act_line(acted)}\n{acted.microphone.name if acted.microphone else ''}".casefold()
    return all(word in text for word in wanted.casefold().split())
