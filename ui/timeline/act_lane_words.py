"""What the timeline says of acts: their lane, one of them, several in one place. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from monitor.act_model import Acted
from ui import messages
from ui.act_words import act_done_by, act_line, act_outcome, act_title
from ui.language import QT_TR_NOOP, tr
from ui.timeline.acts import ActLane, ActLook
from ui.timeline.axis import local
from ui.timeline.times import moment

LISTED = 5
"""Acts told one by one where several lie in one place."""
LOOKS = {
    ActLook.CUT_OFF: QT_TR_NOOP("cut off"),
    ActLook.ENDED: QT_TR_NOOP("process ended"),
    ActLook.MUTED: QT_TR_NOOP("muted"),
    ActLook.UNMUTED: QT_TR_NOOP("unmuted"),
    ActLook.NOT_DONE: QT_TR_NOOP("tried in vain"),
}


def lane_name() -> str:
    return tr("What was done")


def lane_detail(lane: ActLane, left: float, right: float) -> str:
    """Under the name: how many lie in the span on screen."""
    count = lane.count(left, right)
    return tr("%n {act|acts}", "", count) if count else tr("nothing in this span")


def lane_tooltip() -> str:
    return tr("What you, a rule or a command had this program do: microphones muted, programs cut off or ended.")


def lane_spoken(lane: ActLane, left: float, right: float) -> str:
    return f"{lane_name()}, {lane_detail(lane, left, right)}"


def facts(acted: Acted, zone: tzinfo | None) -> list[tuple[str, str]]:
    """Label and text of each line of the hover card below the title; lines with nothing to say are left out."""
    who = acted.application
    lines = [
        ("", act_done_by(acted)),
        (tr("At", "a label"), moment(acted.at.timestamp(), zone, fraction=True)),
        (tr("Outcome"), act_outcome(acted)),
        (tr("Through"), messages.via(acted.microphone) if acted.microphone else ""),
        (tr("Process"), str(who.pid) if who and who.pid is not None else ""),
        (tr("Takes back"), tr("what was done before") if acted.undoes else ""),
    ]
    return [(label, text) for label, text in lines if text]


def told(acts: Sequence[Acted], zone: tzinfo | None) -> list[tuple[str, str]]:
    """Label and text of each line of the hover card, the title first."""
    if len(acts) == 1:
        return [("", act_title(acts[0])), *facts(acts[0], zone)]
    listed = [(f"{local(one.at.timestamp(), zone):%H:%M:%S}", act_line(one)) for one in acts[:LISTED]]
    more = [("", tr("and %n more; zoom in to tell them apart", "acts", len(acts) - LISTED))]
    return [("", tr("%n {act lies|acts lie} here", "", len(acts))), *listed, *(more if len(acts) > LISTED else [])]


def spoken(acted: Acted, zone: tzinfo | None) -> str:
    """One act in one sentence, for a screen reader."""
    return f"{moment(acted.at.timestamp(), zone, fraction=True)}, {act_line(acted)}"
