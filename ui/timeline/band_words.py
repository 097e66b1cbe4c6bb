"""The words of what lies behind the lanes: blind and unwatched times, and who was there. No Qt."""

from __future__ import annotations

from datetime import tzinfo

from monitor.names import shown
from ui import messages
from ui.language import QT_TR_NOOP, tr
from ui.timeline.bands import STILL, Band, BandKind
from ui.timeline.times import moment
from ui.told import told

KIND_WORDS = {
    BandKind.BLIND: QT_TR_NOOP("blind"),
    BandKind.UNWATCHED: QT_TR_NOOP("not watching"),
    BandKind.AWAY: QT_TR_NOOP("nobody there"),
    BandKind.LOCKED: QT_TR_NOOP("locked"),
    BandKind.UNTOLD: QT_TR_NOOP("presence not known"),
}


def band_label(band: Band) -> str:
    """Short, for within the picture."""
    if band.kind is not BandKind.BLIND:
        return kind_word(band.kind)
    return tr("blind: {why}").format(why=shown(told(band.reason), 60).rstrip("."))


def kind_word(kind: BandKind) -> str:
    return tr(KIND_WORDS[kind])


def kind_times(kind: BandKind, count: int) -> str:
    """``3 times blind``: more than there is room to tell apart."""
    return tr("%n times {what}", "blind, locked...", count).format(what=kind_word(kind))


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
    span = _span(band, zone)
    if band.kind is BandKind.UNWATCHED:
        unknown = tr("Earwitness recorded nothing in this time; what happened then is not known.")
        return [tr("Not watching"), span, unknown]
    if band.kind is not BandKind.BLIND:
        return presence_lines(band.kind, span)
    unseen = tr("Microphone use may have happened unseen by this source.")
    blind = tr("{source} was blind").format(source=messages.source_name(band.source))
    return [blind, span, shown(told(band.reason)), unseen]


def _span(band: Band, zone: tzinfo | None) -> str:
    if not band.started:
        return tr("before the first record")
    began = tr("since {time}").format(time=moment(band.started, zone))
    if band.ended >= STILL:
        return began
    ended = tr("since {begin} until {end}")
    return ended.format(begin=moment(band.started, zone), end=moment(band.ended, zone))
