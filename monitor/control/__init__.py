"""Doing something about a microphone, a stream or a process: mute, cut off, end. Imported when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.act_model import Acted
    from monitor.clock import Clock
    from monitor.control.controller import Control
    from monitor.control.model import Backend
    from monitor.paths import Paths


def backends_for(platform: str) -> list[Backend]:
    """Every sound system that may be there, told by ``sys.platform``."""
    if not platform.startswith("linux"):
        return []
    from monitor.control.alsa import AlsaControl
    from monitor.control.pipewire import PipeWireControl
    from monitor.control.pulseaudio import PulseAudioControl

    return [PipeWireControl(), PulseAudioControl(), AlsaControl()]


def control_of(
    backends: Sequence[Backend],
    paths: Paths,
    clock: Clock,
    keep: Callable[[Sequence[Acted]], None],
    new_id: Callable[[], str],
) -> Control:
    """What acts here, with its memory in the data folder. ``keep`` commits records."""
    from monitor.control.controller import Control
    from monitor.control.memory import Memory

    return Control(backends, Memory(paths.muted), clock, keep, new_id)
