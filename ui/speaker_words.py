"""Words for people about smart speakers and what was witnessed of them. No Qt; names come only through ``shown``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from monitor.names import shown
from monitor.speaker_model import Sighting, Speaker, Vendor, Witness
from ui import messages
from ui.listening_words import note_words

VENDORS = {
    Vendor.ALEXA: "Amazon Alexa",
    Vendor.GOOGLE: "Google",
    Vendor.APPLE: "Apple",
    Vendor.HOME_ASSISTANT: "Home Assistant",
    Vendor.OTHER: "another vendor",
}
_WITNESSES = {Witness.CHIME: "heard its chime", Witness.HAND: "entered by hand", Witness.FILE: "from a file"}


def vendor_name(vendor: Vendor) -> str:
    return VENDORS[vendor]


def speaker_line(speaker: Speaker) -> str:
    """``Kitchen (Amazon Alexa), in the kitchen; its name in the history is known``."""
    room = f", {messages.name(speaker.room)}" if speaker.room else ""
    known = "what the history calls it is known" if speaker.labels else "what the history calls it is not known yet"
    return f"{messages.name(speaker.name)} ({vendor_name(speaker.vendor)}){room}; {known}"


def witness_words(by: Witness) -> str:
    return _WITNESSES[by]


def local(at: datetime, seconds: bool = True) -> str:
    """A time in the zone of this computer, to the second."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")


def uncertain(by: timedelta) -> str:
    """``± 30 s``; empty below a tenth of a second."""
    seconds = by.total_seconds()
    if seconds < 0.1:
        return ""
    return f"± {seconds:.1f} s" if seconds < 10 and seconds % 1 else f"± {seconds:.0f} s"


def sighting_line(sighting: Sighting, names: Mapping[str, str]) -> str:
    """One line for a sighting; ``names``: speaker id -> name."""
    when = " ".join(part for part in (local(sighting.at), uncertain(sighting.uncertainty)) if part)
    end = f" to {local(sighting.end)[11:]}" if sighting.end else ""
    name = messages.name(names.get(sighting.speaker, "a speaker that was forgotten"))
    marks = {True: ", asked for", False: ", not asked for", None: ""}[sighting.asked_for]
    note = f": {note_words(sighting.note, names)}" if sighting.note else ""
    return f"{when}{end}  {name}, {witness_words(sighting.by)}{marks}{note}  [{shown(sighting.id)}]"
