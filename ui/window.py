"""The window: the rail and the pages. Built when it is shown for the first time; the timeline when it is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QCloseEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from monitor.clock import Clock
from monitor.hotkey.backend import Held, Hotkey
from monitor.model import Application, Published
from monitor.service import ServiceProtocol
from monitor.settings import Settings
from ui.icons import application_icon
from ui.keepsake import Keepsake
from ui.language import QT_TR_NOOP
from ui.now_page import NowPage
from ui.parts import tone
from ui.rail import PageEntry, Rail
from ui.regions import region_keys
from ui.roles import tell_as
from ui.stylesheet import stylesheet
from ui.theme import Palette

NOW, TIMELINE, SPEAKERS, FINDINGS, SETTINGS = "now", "timeline", "speakers", "findings", "settings"
PAGES = (
    PageEntry(NOW, QT_TR_NOOP("&Now"), "now"),
    PageEntry(TIMELINE, QT_TR_NOOP("&Timeline"), "timeline"),
    PageEntry(SPEAKERS, QT_TR_NOOP("&Speakers"), "speakers"),
    PageEntry(FINDINGS, QT_TR_NOOP("&Findings"), "findings"),
    PageEntry(SETTINGS, QT_TR_NOOP("S&ettings"), "settings"),
)


class Page(Protocol):
    """What the window asks of a page that it builds when it is chosen for the first time. It is a QWidget too."""

    def set_palette(self, palette: Palette) -> None: ...

    def on_published(self, record: Published) -> None: ...


class ShowsActivation(Protocol):
    def show_activation(self, id: str) -> None: ...

    def show_moment(self, at: datetime) -> None: ...


class ShowsSettings(Protocol):
    def show_settings(self, settings: Settings) -> None: ...


class ShowsHotkeys(Protocol):
    def show_hotkeys(self, held: Mapping[Hotkey, Held]) -> None: ...


class Window(QWidget):
    """``asked_to_close``: the close button was pressed; whoever built the window decides what that means."""

    asked_to_close = Signal()
    asked_to_quit = Signal()
    now_page_built = Signal(object)
    ticked = Signal()
    """Each second while the Now page can be seen and something on it grows."""
    findings_came = Signal(int, str)
    """An import brought so many findings that accuse, about the speaker of this name."""
    settings_built = Signal(object)
    """The Settings page, when it is chosen for the first time."""
    act_asked = Signal(object)
    rule_asked = Signal(object)
    """From the timeline; see ``Ask``."""
    seen = Signal()
    """The Now page came into view: what it shows may be old."""

    def __init__(self, service: ServiceProtocol, clock: Clock, palette: Palette, keepsake: Keepsake) -> None:
        super().__init__()
        self._service, self._clock, self._palette, self._keepsake = service, clock, palette, keepsake
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Earwitness")
        tell_as(self, QAccessible.Role.Window)
        self.setWindowIcon(application_icon())
        self.setMinimumSize(640, 420)
        self._rail, self._stack = Rail(PAGES), QStackedWidget()
        self.now_page: NowPage | None = None
        self._pages: dict[str, Page] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.ticked)
        self._lay_out()
        self._bind_keys()

    def start(self) -> None:
        """Build the first page; apart from the constructor so that its signals can be connected before."""
        self.set_palette(self._palette)
        geometry = self._keepsake.geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1280, 800)
        self.choose(NOW)
        if self.now_page is not None:
            # Not the rail's first button, and no ring before somebody uses keys: it would be the loudest thing there.
            tone(self.now_page, "quiet")
            self.now_page.setFocus()

    def set_palette(self, palette: Palette) -> None:
        """Another theme: the Now page is built anew, the timeline repaints."""
        self._palette = palette
        self.setStyleSheet(stylesheet(palette))
        self._rail.set_palette(palette)
        self._build_now()
        for page in self._pages.values():
            page.set_palette(palette)

    def choose(self, key: str) -> None:
        self._rail.check(key)
        widget = self.now_page if key == NOW else cast(QWidget, self.page(key))
        if widget is not None:
            self._stack.setCurrentWidget(widget)
        self._time_passes()
        if key == NOW and self.isVisible():
            self.seen.emit()

    @property
    def chosen(self) -> str:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if cast(QWidget, page) is shown), NOW)

    def show_settings(self, settings: Settings) -> None:
        """They changed, whoever changed them."""
        for key in (SETTINGS, SPEAKERS):
            if key in self._pages:
                cast(ShowsSettings, self._pages[key]).show_settings(settings)

    def show_hotkeys(self, held: Mapping[Hotkey, Held]) -> None:
        page = self._pages.get(SETTINGS)
        if page is not None:
            cast(ShowsHotkeys, page).show_hotkeys(held)

    def show_activation(self, id: str) -> None:
        self.choose(TIMELINE)
        cast(ShowsActivation, self.page(TIMELINE)).show_activation(id)

    def show_moment(self, at: datetime) -> None:
        self.choose(TIMELINE)
        cast(ShowsActivation, self.page(TIMELINE)).show_moment(at)

    def make_report(self, about: Application | None) -> None:
        """Of one program's last 24 hours, or of all that happened in them."""
        # What writes reports is not imported before somebody wants one.
        from ui.messages import application_title
        from ui.reporting.dialog import open_report
        from ui.reporting.making import of_program

        now = self._clock.now().wall
        wishes = [of_program(application_title(about), about.identity, now)] if about else []
        open_report(self, self._service, wishes)

    def show_week(self, *, last_week: bool = False) -> None:
        """What stood out in the last seven days, or in the week that is over."""
        from ui.digest_dialog import open_digest

        open_digest(self, self._service, self._clock, last_week=last_week)

    def page(self, key: str) -> Page:
        """Any page but Now; built when it is asked for first."""
        if key not in self._pages:
            page = self._build(key)
            self._pages[key] = page
            self._stack.addWidget(cast(QWidget, page))
        return self._pages[key]

    def on_published(self, record: Published) -> None:
        for page in self._pages.values():
            page.on_published(record)

    def refreshed(self) -> None:
        """The Now page was given news: start or stop counting seconds."""
        self._time_passes()

    @property
    def shows_now(self) -> bool:
        return self.isVisible() and not self.isMinimized() and self._stack.currentWidget() is self.now_page

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.asked_to_close.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._time_passes()
        if self.shows_now:
            self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keepsake.keep_geometry(self.saveGeometry())
        self._time_passes()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._time_passes()

    def _time_passes(self) -> None:
        growing = self.shows_now and self.now_page is not None and self.now_page.ticking
        if growing and not self._timer.isActive():
            self._timer.start()
        elif not growing:
            self._timer.stop()

    def _build_now(self) -> None:
        before, made = self.now_page, NowPage(self._palette, self._service.rules.quiets)
        current = before is None or self._stack.currentWidget() is before
        self.now_page = made
        self._stack.insertWidget(0, made)
        made.open_timeline.connect(lambda: self.choose(TIMELINE))
        made.show_activation.connect(self.show_activation)
        made.report_asked.connect(self.make_report)
        made.week_asked.connect(self.show_week)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        if current:
            self._stack.setCurrentWidget(made)
        self.now_page_built.emit(made)

    def _build(self, key: str) -> Page:
        # What is not opened is not imported: each page costs memory.
        if key == SPEAKERS:
            from ui.speakers.page import SpeakersPage

            speakers = SpeakersPage(self._service, self._clock, self._palette, self)
            speakers.accusing_findings.connect(self.findings_came)
            return speakers
        if key == FINDINGS:
            from ui.findings.page import FindingsPage

            findings = FindingsPage(self._service, self._clock, self._palette, self)
            findings.accusing_findings.connect(self.findings_came)
            findings.show_moment.connect(self.show_moment)
            findings.speakers_asked.connect(lambda: self.choose(SPEAKERS))
            return findings
        if key == SETTINGS:
            return self._settings_page()
        from ui.timeline.page import TimelinePage

        timeline = TimelinePage(self._service, self._clock, self._palette, self)
        timeline.acting.asked.connect(self.act_asked)
        timeline.acting.rule_asked.connect(self.rule_asked)
        return timeline

    def _settings_page(self) -> Page:
        from monitor.autostart import autostart_for
        from monitor.paths import Paths
        from ui.settings.page import SettingsPage

        autostart = autostart_for(Paths(self._service.journal.parent))
        page = SettingsPage(self._service, self._clock, self._palette, autostart, self)
        page.report_asked.connect(lambda: self.make_report(None))
        self.settings_built.emit(page)
        return page

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addWidget(self._stack, 1)
        self._rail.chosen.connect(self.choose)

    def _bind_keys(self) -> None:
        for place, page in enumerate(PAGES, 1):
            self._key(f"Ctrl+{place}", partial(self.choose, page.key))
        for keys, run in region_keys(self, self._rail, self._stack).items():
            self._key(keys, run)
        self._key("Ctrl+Q", self.asked_to_quit.emit)
        self._key("Esc", self._on_escape)

    def _key(self, keys: str, run: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: run())

    def _on_escape(self) -> None:
        """Back to Now first; from there it closes like the close button."""
        if self._stack.currentWidget() is self.now_page:
            self.asked_to_close.emit()
        else:
            self.choose(NOW)
