"""The timeline as one widget: paints its scene and turns mouse and keys into moves of the viewport."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from monitor.clock import Clock
from ui.language import tr
from ui.theme import Palette
from ui.timeline import keys, page_words
from ui.timeline.geometry import NAMES, RowKey
from ui.timeline.hover import HoverCard
from ui.timeline.inks import Inks
from ui.timeline.painter import paint_scene, painted_names, place_of_marked
from ui.timeline.picked import Picked
from ui.timeline.pointer import Pointer
from ui.timeline.scene import Scene
from ui.timeline.scrolling import LanesBar
from ui.timeline.speaker_lanes import SpeakerLanes
from ui.timeline.story import Story
from ui.timeline.viewport import Viewport

AHEAD = 0.02
"""Share of the span kept free to the right of now while following."""
SETTLED = 80
"""Milliseconds after the last move until the numbers beside the names follow."""
SLOWEST = 30_000


class TimelineView(QWidget):
    """``moved``: the viewport changed. ``marked``: an Activation, a Mark or an act was chosen. ``picked``: a span was
    marked to its end, or marking it was given up. ``marking``: dragging marks a span."""

    moved = Signal()
    marked = Signal(object)
    picked = Signal()

    def __init__(
        self, clock: Clock, palette: Palette, zone: tzinfo | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock, self._palette, self.following = clock, palette, True
        now = clock.now().wall.timestamp()
        self.scene = Scene(Story((), (), now), now, zone)
        self._inks: Inks | None = None
        self._names: QPixmap | None = None
        self._by_keys = False  # then the focus is drawn
        self.marking = False
        self.card = HoverCard(self)
        self._bar = LanesBar(self)
        self._bar.valueChanged.connect(self._on_scrolled)
        self._pointer = Pointer(self)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.on_tick)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED)
        self._settled.timeout.connect(self.renew)
        self._set_up()
        self.set_palette(palette)

    def _set_up(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(NAMES_AND_SOME, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr(page_words.TITLE))
        self.setAccessibleDescription(tr(page_words.KEYS))

    def sizeHint(self) -> QSize:
        return QSize(1100, 600)

    def renew(self) -> None:
        """Paints everything anew, the names included."""
        self._names = None
        self.update()

    # What is shown

    @property
    def port(self) -> Viewport:
        return self.scene.port

    def set_story(self, story: Story) -> None:
        """New data; the view, the filter and what is chosen stay as they are."""
        story.show_speakers(story.speakers or self.scene.story.speakers)
        self.scene.story, self.scene.now = story, self._clock.now().wall.timestamp()
        self.refresh()

    def set_speakers(self, speakers: Sequence[SpeakerLanes]) -> None:
        """What is known of the speakers, read anew."""
        self.scene.story.show_speakers(speakers)
        self.scene.remark()
        self.refresh()

    def set_palette(self, palette: Palette) -> None:
        self._palette, self._inks = palette, None
        self.card.set_palette(palette)
        self._bar.set_palette(palette)
        self.renew()

    def set_filter(self, wanted: str) -> None:
        self.scene.wanted = wanted
        self.refresh()

    def refresh(self) -> None:
        """After the scene's story or filter changed."""
        self.scene.refresh()
        self.lay_out()
        self._schedule()
        self.renew()

    def move_to(self, port: Viewport, *, follow: bool | None = None) -> None:
        """Every change of the viewport goes through here. ``follow`` None: as the new right edge says."""
        self.scene.port = port.resized(self.port.width)
        self.following = self._at_now() if follow is None else follow
        self.card.hide()
        self._schedule()
        self._settled.start()
        self.update()
        self.moved.emit()

    def follow(self, span: float | None = None) -> None:
        """The last ``span`` seconds (as many as now on screen), going on with the clock."""
        span = span or self.port.span
        now = self.scene.now = self._clock.now().wall.timestamp()
        right = now + span * AHEAD
        self.move_to(Viewport(right - span, right, self.port.width), follow=True)

    def fit(self) -> None:
        """All that was ever recorded."""
        first, now = self.scene.story.first, self.scene.now
        self.move_to(self.port.fitted(min(first, now - 3600), now))

    def pick(self, picked: Picked | None) -> None:
        """Marks this span as far as it has happened; None takes the mark off."""
        self.scene.picked = picked and picked.until(self.scene.now)
        self.card.hide()
        self.update()

    def set_marking(self, on: bool) -> None:
        self.marking = on
        self.setCursor(Qt.CursorShape.CrossCursor) if on else self.unsetCursor()

    def _at_now(self) -> bool:
        return 0 <= self.port.right - self.scene.now <= self.port.span * AHEAD * 1.5

    # Time goes on

    def on_tick(self) -> None:
        """Follows the clock; without following only the line of now and open activations grow."""
        self.scene.now = self._clock.now().wall.timestamp()
        if self.following:
            self.scene.port = self.port.ending(self.scene.now + self.port.span * AHEAD)
            self.moved.emit()
        if self.port.left <= self.scene.now <= self.port.right:
            self.renew()

    def _schedule(self) -> None:
        """One tick a pixel, at most one a second; none while hidden."""
        pixel = round(1000 / self.port.scale)
        self._tick.setInterval(min(max(1000, pixel), SLOWEST))
        if self.isVisible() != self._tick.isActive():
            self._tick.start() if self.isVisible() else self._tick.stop()

    def showEvent(self, event: QShowEvent) -> None:
        self.on_tick()
        self._schedule()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        self.card.hide()
        super().hideEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._inks = self._inks or Inks(self._palette, self.font(), self.devicePixelRatioF())
        focused = self.hasFocus() and self._by_keys
        self._names = self._names or painted_names(self.scene, self._inks, focused, self.devicePixelRatioF())
        paint_scene(painter, self.scene, self._inks, focused, self._names)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ScreenChangeInternal):
            self._inks = self._names = None
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.scene.resize(self.width(), self.height())
        self._names = None
        self.lay_out()
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._by_keys and self.scene.chosen is None:
            self.scene.choose(0)
        self.renew()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.renew()
        super().focusOutEvent(event)

    def lay_out(self) -> None:
        self._bar.lay_out(self.scene, self.width())

    def _on_scrolled(self, value: int) -> None:
        self.scene.scroll_to(value)
        self.renew()

    # Mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.release()
        self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.leave()

    def scroll_lanes(self, scroll: float) -> None:
        self._bar.setValue(round(scroll))

    def tell_about(self, x: float, y: float) -> None:
        """The card (or a lane's tooltip) for a point."""
        self.card.tell_at(self.scene, QPoint(round(x), round(y)))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Where the menu opens that keys ask for: at what is marked."""
        place = place_of_marked(self.scene) if query is Qt.InputMethodQuery.ImCursorRectangle else None
        return place or super().inputMethodQuery(query)

    # Moves, by mouse or keys

    def zoom(self, factor: float, at: float | None = None) -> None:
        now = self.scene.now
        middle = now if self.following else (self.port.left + self.port.right) / 2
        self.move_to(self.port.zoomed(factor, middle if at is None else at))

    def pan(self, share: float) -> None:
        """By a share of the span on screen."""
        self.move_to(self.port.panned(share * self.port.span, self.scene.story.first, self.scene.now))

    def choose_row(self, key: RowKey) -> None:
        self.scene.choose_lane(key)
        self.lay_out()
        self.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keys = True
        if not keys.press(self, event):
            super().keyPressEvent(event)


NAMES_AND_SOME = int(NAMES) + 200
