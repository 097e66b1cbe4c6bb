"""Who holds the microphone: which watchers there are for which operating system."""

from __future__ import annotations

from monitor.clock import Clock
from monitor.microphone.watcher import Watcher


def watchers_for(platform: str, clock: Clock) -> list[Watcher]:
    """The watchers for ``sys.platform``'s value, each imported only where it is used. Empty where there is none yet."""
    if platform == "linux":
        return _on_linux(clock)
    return []


def _on_linux(clock: Clock) -> list[Watcher]:
    from monitor.microphone.alsa import AlsaWatcher
    from monitor.microphone.pipewire.watcher import PipeWireWatcher
    from monitor.microphone.pulseaudio import PulseAudioWatcher

    return [PipeWireWatcher(clock), PulseAudioWatcher(clock), AlsaWatcher(clock)]
