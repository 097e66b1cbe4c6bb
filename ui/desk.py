"""What is on the desk: tray, notifications and window, all shown from the same snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from monitor.act_model import Act
from monitor.clock import Clock
from monitor.model import Published, Recording
from monitor.paths import Paths
from monitor.service import ServiceProtocol
from ui import notifications, sentences, style
from ui.answering import Answering
from ui.attention import Attention
from ui.bridge import Bridge
from ui.card_acts import Ask
from ui.chosen import Chosen
from ui.closing import Closing
from ui.control_desk import ControlDesk
from ui.decisions import Decisions
from ui.freshness import Freshness
from ui.hearing import HearingDesk
from ui.hotkey_desk import HotkeyDesk
from ui.keepsake import Keepsake
from ui.last_day import LastDay
from ui.late_tray import LateTray
from ui.marking import Marking
from ui.memory import give_back
from ui.messages import name
from ui.tray import Tray, TrayActions
from ui.weekly import Weekly
from ui.window_keeper import WindowKeeper, single_shot

if TYPE_CHECKING:
    from ui.now_page import NowPage
    from ui.window import Window

TRAY_PATIENCE_MS = 10_000
"""How long a hidden start waits for a tray before it shows its window instead."""
SETTLED_MS = 5_000
"""After the start, or after a window was thrown away: until then what they needed is free."""


class Desk(QObject):
    """Built before the service starts; ``begin`` once it runs."""

    def __init__(self, service: ServiceProtocol, clock: Clock, paths: Paths, app: QApplication) -> None:
        super().__init__(app)
        self._service, self._clock, self._app = service, clock, app
        self._chosen = Chosen(service.choices, app, self)
        self._keepsake = Keepsake(paths.data)
        self._attention = Attention(self._keepsake.ticked(), service.rules.verdict)
        self._windows = WindowKeeper(service, clock, self._keepsake, app, self)
        self._tray = Tray(self._tray_actions(), self)
        self.bridge = Bridge(self)
        self._hearing = HearingDesk(service, clock, self)
        self._control = ControlDesk(service, clock, self)
        self._notifier = notifications.Notifier(service, clock, self._tray.message, self._hearing.whose, self)
        self._answering = Answering(service, clock, self._attention, self._keepsake, self._notifier, self)
        self._weekly = Weekly(service, clock, self._keepsake, lambda: bool(self._notifier.paused_until()), self)
        self._marking = Marking(service, clock, self._notifier.say, self)
        self.hotkeys = HotkeyDesk(service.choices, self)
        self._decisions = Decisions(service, clock, self._windows, self._answering, self._notifier.say, self)
        self._closing = Closing(self._windows, self._keepsake, self._notifier.say, app, self)
        self._late = LateTray(self)
        self._fresh = Freshness(self)
        self._settled = single_shot(SETTLED_MS, give_back, self)
        self._day = LastDay(service, clock, self)
        self._connect()

    def put_tray(self) -> None:
        """The icon, or patience for a late one. From here on records are listened for."""
        self._service.subscribe(self.bridge.publish)
        self._tray_refresh()
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray.appear()
        else:
            self._late.wait()

    def begin(self, *, hidden: bool) -> None:
        self._day.ask()
        self._hearing.begin()
        self._control.begin(lambda: self._windows.visible)
        self._weekly.begin()
        self.hotkeys.begin()
        self._settled.start()
        if not hidden:
            self.show_window()
        elif not self._tray.available:
            QTimer.singleShot(TRAY_PATIENCE_MS, self._show_without_tray)
        self._chosen.begin()

    def close(self) -> None:
        self._chosen.close()
        self.bridge.close()
        self._day.close()
        self._hearing.close()
        self._control.close()
        self.hotkeys.close()
        self._weekly.close()
        self._notifier.close()
        self._windows.throw_away()
        self._tray.vanish()

    def quit(self) -> None:
        """At once. ``QApplication.quit`` would ask each window first, and a window that only hides says no."""
        self._app.exit(0)

    @property
    def _window(self) -> Window | None:
        return self._windows.window

    def show_window(self, token: str = "") -> None:
        self._windows.show(token)

    def show_activation(self, id: str) -> None:
        self._windows.show().show_activation(id)

    def show_page(self, key: str) -> None:
        window = self._windows.show()
        if key == notifications.WEEK:
            window.show_week(last_week=True)
        else:
            window.choose(key)

    def say_findings(self, count: int, speaker: str) -> None:
        """An import brought findings that accuse; ``speaker``: its name."""
        self._notifier.say_findings(count, name(speaker))

    def _connect(self) -> None:
        self.bridge.published.connect(self._on_published)
        self.bridge.settled.connect(self._fresh.ask)
        self._fresh.due.connect(self._on_due)
        self._day.came.connect(self._use_day)
        self._windows.built.connect(self._on_built)
        self._windows.gone.connect(self._settled.start)
        self._windows.asked_to_close.connect(lambda: self._closing.close(has_tray=self._tray.available))
        self._closing.quit_asked.connect(self.quit)
        self._late.came.connect(self._tray.appear)
        self._notifier.missed.connect(self._attention.missed)
        self._notifier.missed.connect(lambda _: self._fresh.ask())
        self._notifier.show_asked.connect(self.show_activation)
        self._notifier.cut_off_asked.connect(lambda each: self._control.ask(Ask(Act.CUT_OFF, activations=(each,))))
        self._notifier.mute_asked.connect(lambda: self._control.ask(Ask(Act.MUTE)))
        self._answering.changed.connect(self._refresh)
        self._answering.failed.connect(self._decisions.tell_failure)
        self._notifier.page_asked.connect(self.show_page)
        self._notifier.unasked.connect(self._hearing.unasked)
        self._notifier.no_weeks.connect(self._decisions.no_weeks)
        self._weekly.ready.connect(self._notifier.say_week)
        self._hearing.changed.connect(self._fresh.ask)
        self._hearing.failed.connect(self._decisions.tell_failure)
        self._control.changed.connect(self._fresh.ask)
        self._control.came.connect(self._decisions.tell_result)
        self._decisions.changed.connect(self._refresh)
        self._marking.failed.connect(self._decisions.tell_failure)
        self.hotkeys.mark_asked.connect(self._marking.mark)
        self.hotkeys.mute_asked.connect(self._control.on_hotkey)
        self._app.styleHints().colorSchemeChanged.connect(lambda _: self._on_theme())
        self._chosen.theme.connect(self._on_theme)
        self._chosen.language.connect(self._on_language)
        self._chosen.damaged.connect(self._decisions.tell_failure)
        self.hotkeys.told.connect(self._on_hotkeys)

    def _on_published(self, record: Published) -> None:
        now = self._clock.now()
        self._attention.heard(record, now.wall)
        self._notifier.heard(record, now)
        self._hearing.heard(record)
        self._control.heard(record)
        if isinstance(record, Recording) and record.ok:
            # At the start the journal could not be read yet.
            self._day.ask()
            self._weekly.look()
        if self._window is not None:
            self._window.on_published(record)

    def _on_due(self) -> None:
        self._refresh()
        if self._window is not None and self._window.shows_now:
            self._day.ask_soon()

    def _refresh(self) -> None:
        self._tray_refresh()
        if self._window is not None and self._window.shows_now:
            self._refresh_page()

    def _tray_refresh(self) -> None:
        snapshot, told = self._service.snapshot(), self._attention
        state = self._control.state(snapshot, told.alarms)
        contradictions = told.alarms - told.conflicts - told.raised
        line = self._control.with_mutes(self._hearing.line())
        tip = sentences.tooltip(snapshot, told.conflicts, self._now(), contradictions, line, told.raised)
        self._tray.show_state(state, style.current_look(), tip)
        self._tray.refresh_menu()

    def _refresh_page(self) -> None:
        if self._window is None or self._window.now_page is None:
            return
        snapshot = self._service.snapshot()
        state = self._control.state(snapshot, self._attention.alarms)
        self._window.now_page.show_control(self._control.mutes(), self._control.control)
        self._window.now_page.show_hearing(self._hearing.line(), self._hearing.watched())
        self._window.now_page.show_status(snapshot, state, self._attention.items(), self._now())
        self._window.refreshed()

    def _now(self) -> datetime:
        return self._clock.now().wall

    def _on_theme(self) -> None:
        self._tray_refresh()
        self._windows.dress()

    # What the user chose

    def _on_language(self) -> None:
        """What is on the screen is built again, on the same page."""
        self._tray.refill()
        self._tray_refresh()
        self._windows.rebuild()

    def _on_hotkeys(self) -> None:
        if self._window is not None:
            self._window.show_hotkeys(self.hotkeys.held())

    # The window

    def _on_built(self, window: Window) -> None:
        window.asked_to_quit.connect(self.quit)
        window.now_page_built.connect(self._on_now_page)
        window.seen.connect(self._on_seen)
        window.act_asked.connect(self._control.ask)
        window.rule_asked.connect(self._decisions.make_rule)
        window.ticked.connect(self._on_tick)
        window.findings_came.connect(self.say_findings)
        self._chosen.changed.connect(window.show_settings)
        window.settings_built.connect(lambda page: page.show_hotkeys(self.hotkeys.held()))

    def _on_now_page(self, page: NowPage) -> None:
        page.allow.connect(self._decisions.allow)
        page.rule_asked.connect(self._decisions.make_rule)
        page.rules_asked.connect(self._decisions.edit_rules)
        page.tick_off.connect(self._answering.tick_off)
        page.act_asked.connect(self._control.ask)
        page.undo_asked.connect(self._control.undo)
        self._refresh_page()
        self._day.ask()

    def _on_seen(self) -> None:
        self._refresh_page()
        self._day.ask()

    def _on_tick(self) -> None:
        if self._window is not None and self._window.now_page is not None:
            self._window.now_page.tick(self._now())
            self._day.ask_soon()

    def _show_without_tray(self) -> None:
        if not self._tray.available:
            self.show_window()

    # The tray's menu

    def _tray_actions(self) -> TrayActions:
        return TrayActions(
            show=self.show_window,
            lines=self._menu_lines,
            paused_until=lambda: self._notifier.paused_until(),
            pause=lambda tomorrow: self._notifier.pause(tomorrow=tomorrow),
            resume=lambda: self._notifier.resume(),
            listening=lambda: self._hearing.menu(),
            listen=lambda what: self._hearing.listen(what),
            mark=lambda: self._marking.mark(),
            mute_entry=lambda: self._control.menu_entry(),
            mute=lambda: self._control.mute_all(),
            quit=self.quit,
        )

    def _menu_lines(self) -> Sequence[str]:
        return sentences.menu_lines(self._service.snapshot(), self._now(), self._hearing.line())

    # The last day

    def _use_day(self, answer: object) -> None:
        from ui.day import DayRead

        if not isinstance(answer, DayRead):
            return
        self._attention.remember(answer.activations, answer.incidents, answer.alarms)
        self._tray_refresh()
        if self._window is not None and self._window.now_page is not None:
            self._window.now_page.show_day(answer.day)
            self._refresh_page()
