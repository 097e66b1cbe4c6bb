"""What the Timeline page says around the lanes: title, buttons, notices, how much is on screen. No Qt."""

from __future__ import annotations

from datetime import tzinfo

from ui.language import QT_TR_NOOP, number, tr
from ui.timeline.spans import Span
from ui.timeline.times import is_midnight, span_words
from ui.timeline.viewport import Viewport

TITLE = QT_TR_NOOP("Timeline")
HINT = QT_TR_NOOP("Wheel zooms · drag pans · double click fits · Enter: details · F1: all keys")
KEYS = QT_TR_NOOP(
    "Up and down choose a program or a speaker, Control with left and right its previous and next activation, "
    "Enter tells about it. T shows the same as a table."
)
LOADING = QT_TR_NOOP("Reading what was recorded…")
NOTHING_YET = (
    QT_TR_NOOP("Nothing recorded yet"),
    QT_TR_NOOP("As soon as a program opens a microphone it gets a lane here."),
)
NOTHING_HERE = (QT_TR_NOOP("Nothing in this span"), QT_TR_NOOP("No recorded activation touches the time on screen."))
NO_MATCH = (QT_TR_NOOP("No program matches"), QT_TR_NOOP("No lane's name, file, claim or trust contains “{words}”."))
CANNOT_READ = QT_TR_NOOP("What was recorded can't be read")
SPAN_NAMES = {
    Span.LAST_DAY: QT_TR_NOOP("24 h"),
    Span.DAY: QT_TR_NOOP("Day"),
    Span.WEEK: QT_TR_NOOP("Week"),
    Span.MONTH: QT_TR_NOOP("Month"),
    Span.ALL: QT_TR_NOOP("All"),
}
EARLIER = QT_TR_NOOP("Earlier")
LATER = QT_TR_NOOP("Later")
TABLE = QT_TR_NOOP("Show the same as a table")
FILTER = QT_TR_NOOP("Show only programs whose name, file, claim or trust contains this")
CLEAR = QT_TR_NOOP("Clear filter")
SPANS = {
    Span.LAST_DAY: QT_TR_NOOP("The last 24 hours, going on with the clock"),
    Span.DAY: QT_TR_NOOP("One calendar day"),
    Span.WEEK: QT_TR_NOOP("One week, Monday to Sunday"),
    Span.MONTH: QT_TR_NOOP("One month"),
    Span.ALL: QT_TR_NOOP("All that was recorded"),
}


def activations(count: int) -> str:
    return tr("%n {activation|activations}", "", count) if count else tr("no activations")


def listed_words(listed: int, total: int) -> str:
    if listed == total:
        said = tr("%n {activation|activations} on screen as a table", "", total)
        return said if total else tr("No activations on screen as a table")
    said = tr("The newest {listed} of {all} activations are listed; zoom in to list the others")
    return said.format(listed=number(listed), all=number(total))


def page_line(port: Viewport, now: float, last_day: bool, count: int | None, zone: tzinfo | None) -> str:
    """Under the page's title; ``count`` None while not known. What lies right of now is not told as looked at."""
    whole = is_midnight(port.left, zone) and is_midnight(port.right, zone)
    right = port.right if whole or port.left >= now else min(port.right, now)
    span = tr("Last 24 hours") if last_day else span_words(port.left, right, zone)
    return span if count is None else f"{span} · {activations(count)}"
