"""Marking a span on the timeline: dragged with Shift or while the button is down, or by Shift with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.timeline.geometry import NAMES
from ui.timeline.lanes import end_of
from ui.timeline.picked import Picked
from ui.timeline.viewport import Viewport

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

# Shares of the span on screen.
_STEPS = {Qt.Key.Key_Left: -0.01, Qt.Key.Key_Right: 0.01, Qt.Key.Key_PageUp: -0.2, Qt.Key.Key_PageDown: 0.2}


def wanted(view: TimelineView, event: QMouseEvent) -> bool:
    """Does this press begin a mark?"""
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return (shifted or view.marking) and event.position().x() >= NAMES


def instant_at(view: TimelineView, x: float) -> float:
    """Beyond the edge of the lanes: the edge."""
    return view.port.instant(min(max(x - NAMES, 0.0), view.port.width))


def press(view: TimelineView, event: QKeyEvent) -> bool:
    """Does what a key with Shift says; False when it says nothing here."""
    if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return False
    key, story = Qt.Key(event.key()), view.scene.story
    begun = view.scene.picked or _begin(view)
    if key in _STEPS:
        head = begun.head + _STEPS[key] * view.port.span
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        head = story.first if key is Qt.Key.Key_Home else view.scene.now
    else:
        return False
    head = min(head, view.scene.now)
    view.pick(Picked(begun.anchor, head))
    _bring(view, head)
    view.picked.emit()
    return True


def _begin(view: TimelineView) -> Picked:
    """Where nothing is marked yet: the chosen activation, or the middle of what is on screen."""
    one, now = view.scene.marked_activation(), view.scene.now
    if one is not None:
        return Picked(one.started.timestamp(), end_of(one, now))
    middle = (view.port.left + min(view.port.right, now)) / 2
    return Picked(middle, middle)


def _bring(view: TimelineView, instant: float) -> None:
    """The end that moves stays in view."""
    port = view.port
    if instant < port.left:
        view.move_to(Viewport(instant, instant + port.span, port.width), follow=False)
    elif instant > port.right:
        view.move_to(port.ending(instant), follow=False)
