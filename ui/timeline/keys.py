"""Which key does what on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.timeline import picking
from ui.timeline.acts import ACTS
from ui.timeline.showing import mark_act, mark_activation, mark_speaker, tell_marked
from ui.timeline.viewport import STEP, Viewport

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

_PANS = {Qt.Key.Key_Left: -0.15, Qt.Key.Key_Right: 0.15, Qt.Key.Key_PageUp: -0.9, Qt.Key.Key_PageDown: 0.9}
_ZOOMS = {Qt.Key.Key_Plus: STEP * STEP, Qt.Key.Key_Equal: STEP * STEP, Qt.Key.Key_Minus: 1 / (STEP * STEP)}
ROOM = 0.02
"""Share of the span kept free to the left of the very first activation."""


def press(view: TimelineView, event: QKeyEvent) -> bool:
    """Does what the key says; False when it says nothing here."""
    controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    key = Qt.Key(event.key())
    if controlled and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        step(view, 1 if key is Qt.Key.Key_Right else -1)
        return True
    if picking.press(view, event):
        return True
    return _moved(view, key) or _chosen(view, key)


def step(view: TimelineView, way: int) -> None:
    """To the next or previous activation of the chosen lane; it comes into view and tells about itself."""
    if view.scene.chosen is None:
        view.scene.choose(0)
    if view.scene.chosen_side() is not None:
        _step_mark(view, way)
        return
    if view.scene.chosen == ACTS:
        _step_act(view, way)
        return
    one, lane = view.scene.next_activation(way), view.scene.chosen_lane()
    if one is None or lane is None:
        return
    mark_activation(view, one, lane)
    started = one.started.timestamp()
    if not view.port.left <= started <= view.port.right:
        view.move_to(view.port.centred(started), follow=False)
    tell_marked(view)


def _step_mark(view: TimelineView, way: int) -> None:
    mark = view.scene.next_mark(way)
    if mark is None:
        return
    mark_speaker(view, mark)
    if not view.port.left <= mark.started <= view.port.right:
        view.move_to(view.port.centred(mark.started), follow=False)
    tell_marked(view)


def _step_act(view: TimelineView, way: int) -> None:
    acted = view.scene.next_act(way)
    if acted is None:
        return
    mark_act(view, acted)
    at = acted.at.timestamp()
    if not view.port.left <= at <= view.port.right:
        view.move_to(view.port.centred(at), follow=False)
    tell_marked(view)


def _moved(view: TimelineView, key: Qt.Key) -> bool:
    if key in _PANS:
        view.pan(_PANS[key])
    elif key in _ZOOMS:
        view.zoom(_ZOOMS[key])
    elif key is Qt.Key.Key_0:
        view.fit()
    elif key is Qt.Key.Key_Home:
        _go_to_first(view)
    elif key is Qt.Key.Key_End:
        view.follow()
    else:
        return False
    return True


def _chosen(view: TimelineView, key: Qt.Key) -> bool:
    match key:
        case Qt.Key.Key_Up:
            _choose(view, -1)
        case Qt.Key.Key_Down:
            _choose(view, 1)
        case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
            _tell(view)
        case Qt.Key.Key_Escape:
            _clear(view)
        case _:
            return False
    return True


def _tell(view: TimelineView) -> None:
    """About what is marked; without it, about the last one before the middle of the view."""
    scene = view.scene
    if scene.marked_activation() is None and scene.marked_mark is None and scene.marked_act is None:
        step(view, -1)
    else:
        tell_marked(view)


def _choose(view: TimelineView, way: int) -> None:
    view.scene.choose(way)
    view.scene.unmark()
    view.card.hide()
    view.lay_out()
    view.renew()


def _go_to_first(view: TimelineView) -> None:
    left = view.scene.story.first - view.port.span * ROOM
    view.move_to(Viewport(left, left + view.port.span, view.port.width))


def _clear(view: TimelineView) -> None:
    """Escape: first the card, then the marked span, then the chosen activation, then the lane."""
    if view.card.isVisible():
        view.card.hide()
    elif view.marking or view.scene.picked is not None:
        view.set_marking(False)
        view.pick(None)
        view.picked.emit()
    elif view.scene.has_mark:
        view.scene.unmark()
    else:
        view.scene.chosen = None
    view.renew()
