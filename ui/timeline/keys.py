"""Which key does what on the timeline."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.timeline.hover import HoverCard
from ui.timeline.scene import Scene
from ui.timeline.viewport import STEP


class Steerable(Protocol):
    """The part of the view that keys need."""

    scene: Scene
    card: HoverCard

    def zoom(self, factor: float) -> None: ...
    def pan(self, share: float) -> None: ...
    def step(self, way: int) -> None: ...
    def follow(self) -> None: ...
    def fit(self) -> None: ...
    def go_to_first(self) -> None: ...
    def choose(self, step: int) -> None: ...
    def tell_marked(self) -> None: ...
    def clear(self) -> None: ...


def press(view: Steerable, event: QKeyEvent) -> bool:
    """Does what the key says; False when it says nothing here."""
    controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    key = Qt.Key(event.key())
    if controlled and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        view.step(1 if key is Qt.Key.Key_Right else -1)
        return True
    return _moved(view, key) or _chosen(view, key)


def _moved(view: Steerable, key: Qt.Key) -> bool:
    shares = {Qt.Key.Key_Left: -0.15, Qt.Key.Key_Right: 0.15, Qt.Key.Key_PageUp: -0.9, Qt.Key.Key_PageDown: 0.9}
    factors = {Qt.Key.Key_Plus: STEP * STEP, Qt.Key.Key_Equal: STEP * STEP, Qt.Key.Key_Minus: 1 / (STEP * STEP)}
    if key in shares:
        view.pan(shares[key])
    elif key in factors:
        view.zoom(factors[key])
    elif key is Qt.Key.Key_0:
        view.fit()
    else:
        return False
    return True


def _chosen(view: Steerable, key: Qt.Key) -> bool:
    match key:
        case Qt.Key.Key_Up:
            view.choose(-1)
        case Qt.Key.Key_Down:
            view.choose(1)
        case Qt.Key.Key_Home:
            view.go_to_first()
        case Qt.Key.Key_End:
            view.follow()
        case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
            view.tell_marked()
        case Qt.Key.Key_Escape:
            view.clear()
        case _:
            return False
    return True
