"""The Timeline page: header, buttons, filter, the lanes or the table, overview and hints."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from monitor.act_model import Acted
from monitor.clock import Clock
from monitor.model import Activation, Published
from monitor.service import ServiceProtocol
from ui.theme import Palette
from ui.timeline import accessible, page_words, speaker_rows, speaker_words
from ui.timeline.acting import Acting
from ui.timeline.header import Header
from ui.timeline.legend import Legend
from ui.timeline.loader import Loader
from ui.timeline.minimap import Minimap
from ui.timeline.notice import Notice, notice_words
from ui.timeline.picked import picked_spoken
from ui.timeline.seeking import Seeker
from ui.timeline.span_control import SpanControl
from ui.timeline.spans import Span
from ui.timeline.speaker_feed import SpeakerFeed
from ui.timeline.speaker_lanes import Mark
from ui.timeline.story import Story
from ui.timeline.table import ActivationTable, ActivationTableView, table_style
from ui.timeline.view import TimelineView
from ui.timeline.viewport import Viewport

SOON = 120
"""Milliseconds after the last move until numbers and the table follow."""
ROOMY = 500
"""Pixels of height from which the legend is shown."""
UNUSED = 60_000
"""Milliseconds hidden until the page gives its memory back."""


class TimelinePage(QWidget):
    """Talks to the service only through the loader; ``on_published`` brings what happens meanwhile."""

    def __init__(
        self,
        service: ServiceProtocol,
        clock: Clock,
        palette: Palette,
        parent: QWidget | None = None,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(parent)
        accessible.install()
        self._zone, self._clock = zone, clock
        self._service, self._loader = service, Loader(service, clock, self)
        self._early: list[Published] = []
        self._stale, self._whole, self._trouble = True, False, ""
        self._build(clock, palette)
        self._connect()
        self.set_palette(palette)
        self.view.follow(86400.0)

    def _build(self, clock: Clock, palette: Palette) -> None:
        self.header = Header(self)
        self.view = TimelineView(clock, palette, self._zone, self)
        self.model = ActivationTable(self._zone, self)
        self.table = ActivationTableView(self.model, self)
        self.acting = Acting(self._service, self.view, self.table)
        self.spans = SpanControl(self.view, self.header, self._zone)
        self.feed = SpeakerFeed(self._loader, self.view)
        self.seeker = Seeker(self)
        self.minimap = Minimap(palette, self)
        self.notice = Notice(self.view)
        self.legend = Legend(palette, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 14)
        layout.setSpacing(10)
        for widget in (self.header, self._stack, self.minimap, self.legend):
            layout.addWidget(widget, 1 if widget is self._stack else 0)
        self._soon, self._unused = QTimer(self), QTimer(self)
        for timer, milliseconds in ((self._soon, SOON), (self._unused, UNUSED)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)

    def _connect(self) -> None:
        self._loader.loaded.connect(self._on_loaded)
        self._loader.failed.connect(self._on_failed)
        self.feed.renewed.connect(self._on_heard)
        self.acting.renewed.connect(self._soon.start)
        self._soon.timeout.connect(self._refresh)
        self._unused.timeout.connect(self._let_go)
        self.view.moved.connect(self._on_moved)
        self.view.marked.connect(self._on_marked)
        self.view.picked.connect(self._on_picked)
        self.minimap.window_moved.connect(self._on_window_moved)
        self.header.span_chosen.connect(self.show_span)
        self.header.stepped.connect(self.spans.step)
        self.header.filtered.connect(self.set_filter)
        self.header.table_toggled.connect(self.show_table)
        self.header.marking_toggled.connect(self.set_marking)
        self.header.report_asked.connect(self.make_report)
        self.notice.clear_asked.connect(self.header.clear_filter)
        self.table.asked_for.connect(self.seeker.show_row)
        for key, slot in (
            ("/", self.header.focus_filter),
            ("Ctrl+F", self.header.focus_filter),
            ("T", self.toggle_table),
            ("R", self.make_report),
            ("S", lambda: self.set_marking(not self.view.marking)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # What others may ask

    def set_palette(self, palette: Palette) -> None:
        self.setStyleSheet(f"TimelinePage {{ background: {palette.page}; }}")
        for part in (self.header, self.view, self.model, self.minimap, self.notice, self.legend):
            part.set_palette(palette)
        self.table.setStyleSheet(table_style(palette))

    def reload(self) -> None:
        """Reads everything anew; what is on screen stays until the answer is there."""
        self._stale, self._trouble = False, ""
        self._loader.load(quick_first=not self._whole)
        self._refresh()

    def show_activation(self, id_: str) -> None:
        """Scrolls and zooms to it and marks it; waits for the loader where it is not read yet."""
        self.seeker.show(id_)

    def show_moment(self, at: datetime) -> None:
        """Brings a time into view, and the speaker's mark that lies there; waits for what is not read yet."""
        reading = self._stale or self._loader.running or self._loader.hearing
        self.seeker.show_moment(at, reading=reading)

    def on_published(self, record: Published) -> None:
        """On Qt's thread. Hidden, this changes a few values and paints nothing; not read yet, it does nothing."""
        if self._stale:
            return
        if self._loader.running:
            self._early.append(record)
        self.feed.on_published(record)
        self.acting.on_published(record)
        story = self.view.scene.story
        if not story.apply(record):
            return
        if not self.isVisible():
            if story.overgrown:
                self._let_go()
            return
        self.view.refresh()
        self._soon.start()
        if story.overgrown and not self._loader.running:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._unused.stop()
        if self.focusWidget() in (None, self.header.back):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._stale:
            self.reload()
        else:
            self.feed.on_shown()
            self.view.refresh()
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the lanes have it."""
        self.legend.setVisible(self.height() >= ROOMY)
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        self._unused.start()
        super().hideEvent(event)

    def _let_go(self) -> None:
        """A page that nobody looks at keeps no memory; it is read anew when it is shown."""
        if not self.isVisible():
            self._stale, self._whole = True, False
            self.view.set_story(Story((), (), self.view.scene.now))
            self.model.show_rows((), 0.0)
            self.minimap.set_lanes((), self.view.scene.now, self.view.scene.now)

    # Loading

    def _on_loaded(self, story: Story, whole: bool) -> None:
        for record in self._early:
            story.apply(record)
        self._whole = self._whole or whole
        if whole:
            self._early.clear()
        self.view.set_story(story)
        if self.spans.mode is Span.ALL:
            self.view.fit()
        if whole:
            self.spans.look_first()
            self.feed.reload()
            self.acting.reload()
        self._refresh()
        self.seeker.on_loaded()

    def _on_heard(self) -> None:
        """What is known of the speakers was read anew."""
        self.legend.tell_speakers(bool(self.view.scene.story.speakers))
        self._refresh()
        self.seeker.on_heard()

    def _on_failed(self, sentence: str) -> None:
        self._stale, self._trouble = True, sentence
        self._refresh()

    # Spans

    def show_span(self, span: Span) -> None:
        self.spans.show(span)

    def _on_moved(self) -> None:
        port = self.view.port
        self.minimap.set_window(port.left, port.right)
        self.spans.on_moved()
        self._soon.start()

    def _on_window_moved(self, left: float, right: float) -> None:
        self.view.move_to(Viewport(left, right, self.view.port.width))

    def _on_marked(self, marked: Activation | Mark | Acted) -> None:
        accessible.announce(self.view, accessible.spoken(marked, self.view.scene))

    # Filter and table

    def set_filter(self, wanted: str) -> None:
        self.view.set_filter(wanted)
        self._refresh()

    def toggle_table(self) -> None:
        self.show_table(self._stack.currentWidget() is not self.table)

    def show_table(self, shown: bool) -> None:
        self._stack.setCurrentWidget(self.table if shown else self.view)
        self.header.set_table(shown)
        self._refresh()
        (self.table if shown else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_marking(self, on: bool) -> None:
        """While it is on, dragging marks a span instead of moving the view."""
        if on:
            self.show_table(False)
        self.view.set_marking(on)
        self.header.set_marking(on)

    def _on_picked(self) -> None:
        picked = self.view.scene.picked
        self.header.set_marking(self.view.marking)
        self.header.tell_picked(picked)
        accessible.announce(self.view, picked_spoken(picked, self._zone))

    def make_report(self) -> None:
        """Of the marked span, the time on screen, and the chosen program in it."""
        # What writes reports is not imported before somebody wants one.
        from ui.reporting.dialog import open_report
        from ui.timeline.handing_on import wishes

        open_report(self, self._service, wishes(self.view.scene, self._zone))

    def _refresh(self) -> None:
        """Numbers, table, overview and notices, from the scene."""
        scene = self.view.scene
        count = scene.count()
        unknown = not count and (self._loader.running or bool(self._trouble))
        last_day = self.spans.mode is Span.LAST_DAY
        told = page_words.page_line(scene.port, scene.now, last_day, None if unknown else count, self._zone)
        heard = speaker_words.counted(scene.speakers, scene.port.left, scene.port.right)
        self.header.tell(f"{told}, {heard}" if heard else told)
        self.minimap.set_lanes(scene.lanes, scene.story.first, scene.now, scene.speakers)
        self.minimap.set_window(scene.port.left, scene.port.right)
        self.legend.tell_presence(bool(scene.story.presence_tracks))
        self.legend.tell_acts(bool(scene.acts))
        self.notice.tell(*notice_words(scene, count, self._loader.running, self._trouble))
        self.notice.offer_clear(bool(scene.wanted and not scene.rows))
        if self._stack.currentWidget() is self.table:
            rows = [
                *scene.visible(),
                *scene.incidents(),
                *scene.heard(),
                *scene.acts.within(scene.port.left, scene.port.right),
            ]
            self.model.show_rows(rows, scene.now)
            listed = speaker_rows.listed if scene.speakers else page_words.listed_words
            self.header.tell_listed(listed(self.model.rowCount(), len(rows)))
