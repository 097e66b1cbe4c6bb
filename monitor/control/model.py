"""The words of control: microphones and whether they are muted; what a sound system can do, what may be asked. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from monitor.act_model import Acted, By
from monitor.model import Activation, Application, MicrophoneKind


@dataclass(frozen=True, slots=True)
class MicrophoneMute:
    """``id`` as in ``Activation.microphone``; ``muted`` None: its sound system does not say; ``backend``: pipewire,
    pulseaudio or alsa."""

    id: str
    name: str
    muted: bool | None
    backend: str
    kind: MicrophoneKind = MicrophoneKind.HARDWARE


@dataclass(frozen=True, slots=True)
class Mutes:
    """Every microphone that can be muted, by name. ``standing``: all were muted here and are meant to stay so: one
    that is plugged in is muted, too."""

    microphones: tuple[MicrophoneMute, ...] = ()
    standing: bool = False

    @property
    def all_muted(self) -> bool:
        """There is a microphone, and none that could hear."""
        return bool(self.microphones) and all(each.muted for each in self.microphones)


Tell = Callable[[Sequence[MicrophoneMute]], None]


class Backend(Protocol):
    """One sound system. Each call but ``follow`` takes some milliseconds, at worst a few seconds, and raises
    NotPermitted, NoLongerThere, CannotAct, or CannotWatch where the sound system does not answer."""

    name: str
    cuts: bool
    """Whether one stream can be cut off at all."""

    def microphones(self) -> list[MicrophoneMute]:
        """Empty where the sound system is not there."""

    def mute(self, microphone: str, muted: bool) -> None:
        """Returns once the sound system says that it is so."""

    def cut_off(self, activation: Activation) -> None:
        """End this stream and no other; the program is left alone."""

    def follow(self, tell: Tell, stop: Event) -> None:
        """The body of a thread: ``tell`` all microphones now and after each change, until ``stop``."""

    def wake(self) -> None:
        """Make ``follow`` look at ``stop`` at once."""


class ControlProtocol(Protocol):
    """Every act blocks for some milliseconds, at worst for seconds (``end_process``: five), so it belongs on a worker:
    ``later`` has one. What came of it is in the record that it returns; none of them raises."""

    def mutes(self) -> Mutes:
        """As last told, without asking anybody; empty before the sound server has answered."""

    def microphones(self) -> Sequence[MicrophoneMute]:
        """Asked of the sound servers now; *slow*. Raises CannotWatch where one does not answer."""

    def subscribe(self, listener: Callable[[Mutes], None]) -> None:
        """``listener`` is called on a thread of the control's after each change, whoever made it."""

    def mute(self, microphone: str | None, muted: bool, by: By, rule: str | None = None) -> Acted:
        """One microphone by its id, or all of them. To unmute all is to bring back those that were muted at once;
        where none were, all are unmuted."""

    def cut_off(self, activation: Activation, by: By, rule: str | None = None) -> Acted:
        """End one stream; its program is left alone."""

    def end_process(self, application: Application, by: By, *, by_force: bool = False) -> Acted:
        """To be asked only after a person was asked, who was told what it is and what is lost."""

    def why_not_cut_off(self, activation: Activation) -> str:
        """Empty where it may be offered."""

    def why_not_end(self, application: Application) -> str:
        """Empty where it may be offered."""

    def undo(self, acted: Acted) -> Acted: ...

    def can_undo(self, acted: Acted) -> bool: ...

    def later(self, work: Callable[[], object]) -> None:
        """Do this on the control's own worker, after what waits there already. For threads that may not wait."""
