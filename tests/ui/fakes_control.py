"""A stand-in for what can be done about a microphone: remembers what was asked, does nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from monitor.act_model import Act, Acted, By, Outcome
from monitor.control.model import MicrophoneMute, Mutes
from monitor.model import Activation, Application
from tests.ui.fakes_speakers import NOON


class FakeControl:
    """Implements ``ControlProtocol``. ``outcome`` and ``reason``: of the next acts; ``later`` does it at once."""

    def __init__(self) -> None:
        self.asked: list[tuple[Act, By, object]] = []
        self.outcome, self.reason = Outcome.DONE, ""
        self.why_not = ""
        self.muted = Mutes()
        self.listeners: list[Callable[[Mutes], None]] = []

    def mutes(self) -> Mutes:
        return self.muted

    def microphones(self) -> Sequence[MicrophoneMute]:
        return self.muted.microphones

    def subscribe(self, listener: Callable[[Mutes], None]) -> None:
        self.listeners.append(listener)

    def mute(self, microphone: str | None, muted: bool, by: By, rule: str | None = None) -> Acted:
        return self._acted(Act.MUTE if muted else Act.UNMUTE, by, microphone)

    def cut_off(self, activation: Activation, by: By, rule: str | None = None) -> Acted:
        return self._acted(Act.CUT_OFF, by, activation.id)

    def end_process(self, application: Application, by: By, *, by_force: bool = False) -> Acted:
        return self._acted(Act.END_PROCESS, by, application.pid)

    def why_not_cut_off(self, activation: Activation) -> str:
        return self.why_not

    def why_not_end(self, application: Application) -> str:
        return self.why_not

    def undo(self, acted: Acted) -> Acted:
        return self._acted(Act.UNMUTE if acted.act is Act.MUTE else Act.MUTE, acted.by, None)

    def can_undo(self, acted: Acted) -> bool:
        return acted.act in (Act.MUTE, Act.UNMUTE)

    def later(self, work: Callable[[], object]) -> None:
        work()

    def _acted(self, act: Act, by: By, about: object) -> Acted:
        self.asked.append((act, by, about))
        return Acted(f"act-{len(self.asked)}", NOON, act, by, self.outcome, reason=self.reason)
