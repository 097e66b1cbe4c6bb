"""The words of control: microphones with their mute state, and what each sound system can do (the seam). Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from monitor.model import Activation, MicrophoneKind


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
