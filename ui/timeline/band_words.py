"""The words of what lies behind the lanes: blind and unwatched times, and who was there. No Qt."""

from __future__ import annotations

from datetime import tzinfo

from monitor.names import shown
from ui import messages
from ui.language import QT_TR_NOOP, tr
from ui.timeline.bands import STILL, Band, BandKind
from ui.timeline.words import moment

KIND_WORDS = {
    BandKind.BLIND: QT_TR_NOOP("blind"),
    BandKind.UNWATCHED: QT_TR_NOOP("not watching"),
    BandKind.AWAY: QT_TR_NOOP("nobody there"),
    BandKind.LOCKED: QT_TR_NOOP("locked"),
    BandKind.UNTOLD: QT_TR_NOOP("presence not known"),
}


def band_label(band: Band) -> str:
    """Short, for within the picture."""
    if band.kind is BandKind.UNWATCHED:
        return "not watching"
    if band.kind is not BandKind.BLIND:
        return kind_word(band.kind)
    return f"blind: {shown(band.reason, 60).rstrip('.')}"


def kind_word(kind: BandKind) -> str:
    return tr(KIND_WORDS[kind])


def presence_lines(kind: BandKind, span: str) -> list[str]:
    """A time in which nobody was there, or that nobody knows of."""
    if kind is BandKind.LOCKED:
        return [tr("The screen was locked"), span]
    if kind is BandKind.AWAY:
        return [tr("Nobody at the computer"), span, tr("There was no input, not even from afar.")]
    unasked = tr("Nothing on this desktop told when the last input was.")
    return [tr("Whether anybody was there is not known"), span, unasked]


def band_lines(band: Band, zone: tzinfo | None) -> list[str]:
    """For the hover card: the headline first."""
    began = f"since {moment(band.started, zone)}" if band.started else "before the first record"
    span = began if band.ended >= STILL else f"{began} until {moment(band.ended, zone)}" if band.started else began
    if band.kind is BandKind.UNWATCHED:
        return ["Not watching", span, "Earwitness recorded nothing in this time; what happened then is not known."]
    if band.kind is not BandKind.BLIND:
        return presence_lines(band.kind, span)
    seen = "Microphone use may have happened unseen by this source."
    return [f"{messages.source_name(band.source)} was blind", span, shown(band.reason), seen]
