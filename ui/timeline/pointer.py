"""What the mouse does on the timeline: the wheel zooms, dragging pans or marks a span, resting tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent

from ui.timeline import picking, showing
from ui.timeline.geometry import NAMES
from ui.timeline.picked import Picked
from ui.timeline.viewport import STEP, Viewport

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

NOTCH = 120.0
"""Units of one wheel notch (Qt's QWheelEvent::angleDelta)."""
HOVER_AFTER = 90
"""Milliseconds the pointer rests before the card comes."""
STILL = 2.0
"""Pixels that a hand moves while it only means to click."""


class Pointer(QObject):
    """Belongs to one view and steers it."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._place = QPointF()
        self._dragged: tuple[QPointF, Viewport, float] | None = None
        self._picks_from: float | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HOVER_AFTER)
        self._rest.timeout.connect(self._on_rest)

    def wheel(self, event: QWheelEvent) -> None:
        view, delta, x = self._view, event.angleDelta(), event.position().x()
        sideways = delta.x() or (delta.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            view.pan(-sideways / NOTCH * 0.1)
        elif x < NAMES:
            view.scroll_lanes(view.scene.scroll - delta.y() / 2)
        else:
            view.zoom(STEP ** (delta.y() / NOTCH), view.port.instant(x - NAMES))
        event.accept()

    def press(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.RightButton:
            self._view.scene.unmark()  # the menu that follows is of what lies there
            self._choose(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        view = self._view
        self._dragged = (event.position(), view.port, view.scene.scroll)
        if picking.wanted(view, event):
            self._picks_from = picking.instant_at(view, event.position().x())
        else:
            self._choose(event)

    def _choose(self, event: QMouseEvent) -> None:
        view = self._view
        hit = view.scene.hit(event.position().x(), event.position().y())
        if hit.activation and hit.lane:
            showing.mark_activation(view, hit.activation, hit.lane)
        elif hit.mark:
            showing.mark_speaker(view, hit.mark)
        elif len(hit.acts) == 1:
            showing.mark_act(view, hit.acts[0])
        elif hit.row and hit.row.key:
            view.choose_row(hit.row.key)

    def move(self, event: QMouseEvent) -> None:
        self._place = event.position()
        if self._dragged is None:
            self._rest.start()
            return
        view = self._view
        began, port, scroll = self._dragged
        way = event.position() - began
        view.card.hide()
        if self._picks_from is not None:
            if abs(way.x()) > STILL:
                view.pick(Picked(self._picks_from, picking.instant_at(view, event.position().x())))
            return
        view.scroll_lanes(scroll - way.y())
        if began.x() >= NAMES and abs(way.x()) > STILL:
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
            view.move_to(port.panned(-way.x() / port.scale, view.scene.story.first, view.scene.now))

    def release(self) -> None:
        picks, self._picks_from, self._dragged = self._picks_from is not None, None, None
        self._view.set_marking(self._view.marking and not picks)
        if picks:
            self._view.picked.emit()

    def leave(self) -> None:
        self._rest.stop()
        self._view.card.hide()

    def _on_rest(self) -> None:
        self._view.tell_about(self._place.x(), self._place.y())
