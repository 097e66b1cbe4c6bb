"""What the desk does about microphones and programs: asks first where it must, works off the window's thread, and says
what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from monitor.act_model import Act, Acted, By, Outcome
from monitor.clock import Clock
from monitor.control.model import ControlProtocol, Mutes
from monitor.model import Application, Published
from monitor.service import ServiceProtocol, Snapshot
from ui import control_words
from ui.card_acts import Ask
from ui.control_words import Result
from ui.jobs import Job
from ui.post import post
from ui.status import TrayState, tray_state


class ControlDesk(QObject):
    """``changed``: a microphone was muted or unmuted, by whomever. ``came``: a ``Result``. ``begin`` once the service
    runs; nothing of the control is asked before."""

    changed = Signal()
    came = Signal(object)

    def __init__(self, service: ServiceProtocol, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service, self._clock = service, clock
        self._control: ControlProtocol | None = None
        self._post = post()
        self._number = self._post.open(lambda _letter: self.changed.emit())
        self._window: Callable[[], QWidget | None] = lambda: None

    def begin(self, window: Callable[[], QWidget | None]) -> None:
        """``window``: over which to ask; None where it is not open."""
        self._window = window
        job = Job(lambda tell, stopped: self._service.control)  # made there: what it imports takes some 20 ms
        job.done.connect(self._use)
        job.start()

    def close(self) -> None:
        self._post.close(self._number)

    @property
    def control(self) -> ControlProtocol | None:
        return self._control

    def mutes(self) -> Mutes:
        return self._control.mutes() if self._control is not None else Mutes()

    def heard(self, record: Published) -> None:
        """A microphone that came while all are to be muted was muted without anybody asking just now."""
        came = isinstance(record, Acted) and record.act is Act.MUTE and record.microphone is not None
        if isinstance(record, Acted) and came and record.undoes is None and self.mutes().standing:
            self.came.emit(Result(control_words.newcomer(record)))

    def menu_entry(self) -> str:
        return control_words.menu_entry(self.mutes())

    def state(self, snapshot: Snapshot, alarms: int) -> TrayState:
        return tray_state(snapshot, alarms, all_muted=self.mutes().all_muted)

    def with_mutes(self, line: str) -> str:
        """A line of the tooltip, and another one if anything is muted."""
        return "\n".join(part for part in (control_words.mutes_line(self.mutes()), line) if part)

    def mute_all(self) -> None:
        """The entry of the tray's menu, whichever way it reads."""
        self.ask(self._all())

    def _all(self) -> Ask:
        return Ask(Act.UNMUTE if self.mutes().all_muted else Act.MUTE)

    def on_hotkey(self) -> None:
        self.ask(self._all(), By.HOTKEY)

    def ask(self, ask: Ask, by: By = By.PERSON) -> None:
        control = self._control
        if control is None:
            return
        if ask.act is Act.END_PROCESS:
            self._ask_end(control, ask.application)
        elif ask.act is Act.CUT_OFF:
            self._do([partial(control.cut_off, each, by) for each in ask.activations])
        else:
            muted = ask.act is Act.MUTE
            self._do([partial(control.mute, each, muted, by) for each in ask.microphones or (None,)])

    def undo(self, acts: Sequence[Acted]) -> None:
        control = self._control
        if control is not None:
            self._do([partial(control.undo, each) for each in acts])

    def _use(self, control: ControlProtocol) -> None:
        self._control = control
        leave = partial(self._post.leave, self._number, None)
        control.subscribe(lambda _mutes: leave())
        self.changed.emit()

    def _do(self, acts: Sequence[Callable[[], Acted]]) -> None:
        job = Job(lambda tell, stopped: [act() for act in acts])
        job.done.connect(self._on_done)
        job.start()

    def _on_done(self, acts: list[Acted]) -> None:
        if self._control is None or not acts:
            return
        undo = tuple(each for each in acts if each.undoes is None and self._control.can_undo(each))
        self.came.emit(Result(control_words.outcomes(acts), undo))
        self.changed.emit()

    def _ask_end(self, control: ControlProtocol, application: Application | None, *, by_force: bool = False) -> None:
        window = self._window()
        if application is None or window is None:
            return
        from ui.dialogs import confirm

        now = self._clock.now()
        question = control_words.end_question(application, _started(application, now.wall), now.wall, by_force=by_force)
        if not confirm(window, question.text, question.more, question.yes):
            return
        job = Job(lambda tell, stopped: control.end_process(application, By.PERSON, by_force=by_force))
        job.done.connect(partial(self._on_end, by_force))
        job.start()

    def _on_end(self, by_force: bool, acted: Acted) -> None:
        if acted.outcome is Outcome.FAILED and not by_force and self._control is not None:
            self._ask_end(self._control, acted.application, by_force=True)
        else:
            self._on_done([acted])


def _started(application: Application, now: datetime) -> datetime | None:
    """When the process began, by the kernel's count of ticks since boot; None where that is not known."""
    from monitor.microphone.process import age

    return None if application.start_ticks is None else now - timedelta(seconds=age(application.start_ticks))
