"""The service on a private sound server, with the watcher and the backend that belong to it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import monitor.journal  # noqa: F401  the recorder and the rulebook would import it at the same time, on two threads
from monitor.act_model import Acted
from monitor.clock import SystemClock
from monitor.control.model import Backend, Mutes
from monitor.control.pipewire import PipeWireControl
from monitor.control.pulseaudio import PulseAudioControl
from monitor.microphone.pipewire.watcher import PipeWireWatcher
from monitor.microphone.pulseaudio import PulseAudioWatcher
from monitor.microphone.watcher import Watcher
from monitor.model import Activation, Published
from monitor.paths import Paths, prepare
from monitor.service import Service
from tests.rig.processes import wait_until
from tests.rig.sound import PrivatePipeWire, PrivateServer


@dataclass
class Stand:
    sound: PrivateServer
    service: Service
    paths: Paths
    acts: list[Acted] = field(default_factory=list)
    told: list[Mutes] = field(default_factory=list)
    news: threading.Event = field(default_factory=threading.Event)

    def heard(self, published: Published) -> None:
        if isinstance(published, Acted):
            self.acts.append(published)

    def open(self) -> tuple[Activation, ...]:
        return self.service.snapshot().activations

    def one(self, so: Callable[[Activation], bool] = lambda each: True) -> Activation:
        """The activation that is open now and ``so``, waited for."""
        wait_until(lambda: [each for each in self.open() if so(each)], "an activation")
        found = next(each for each in self.open() if so(each))
        # What the tests start descends from them, and so would be taken for a part of this program.
        return replace(found, application=replace(found.application, own=False))

    def ended(self, id: str) -> Activation:
        """An activation of the journal, once it has ended."""

        def found() -> list[Activation]:
            return [each for each in self.service.timeline(None, None) if each.id == id and each.ended]

        wait_until(found, "the activation's end")
        return found()[0]

    def state(self, microphone: str) -> bool | None:
        """Muted, as last told; None too where it is not there."""
        return next((each.muted for each in self.service.control.mutes().microphones if each.id == microphone), None)

    def wait_muted(self, microphone: str, muted: bool) -> None:
        wait_until(lambda: self.state(microphone) is muted, f"{microphone} to be {'muted' if muted else 'heard'}")


def parts(sound: PrivateServer) -> tuple[Watcher, Backend]:
    if isinstance(sound, PrivatePipeWire):
        return PipeWireWatcher(SystemClock(), sound.runtime), PipeWireControl(sound.runtime)
    return PulseAudioWatcher(SystemClock(), sound.runtime), PulseAudioControl(sound.runtime)


@contextmanager
def stand(sound: PrivateServer, data: Path) -> Iterator[Stand]:
    watcher, backend = parts(sound)
    paths = Paths(data)
    prepare(paths)
    service = Service(paths, SystemClock(), lambda: [watcher], lambda: [backend])
    made = Stand(sound, service, paths)
    service.subscribe(made.heard)
    service.start()
    try:
        service.wait_until_recording()
        service.control.subscribe(made.told.append)
        wait_until(lambda: service.control.mutes().microphones, "the microphones")
        wait_until(lambda: any(each.blind is None for each in service.snapshot().sources), "the watcher")
        yield made
    finally:
        service.stop()
