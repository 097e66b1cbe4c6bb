"""Mute and cut off at a PulseAudio server (not PipeWire in its place), through libpulse.

Cut off is the server's own ``kill_source_output``: the stream's program is told that its stream failed. What it does
then is its own affair: browsers and calls go on, a bare recorder may end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from monitor.clock import SystemClock
from monitor.control.model import MicrophoneMute, Tell
from monitor.errors import CannotAct, CannotWatch, NoLongerThere, NotPermitted
from monitor.inotify import Alarm
from monitor.microphone.pulse_line import ANSWER, Line, NoServer, Source
from monitor.microphone.pulse_story import World, kind_of, readings
from monitor.microphone.pulseaudio import PulseAudioWatcher, socket_in
from monitor.microphone.servers import pulse_server
from monitor.microphone.watcher import Blind, Edge
from monitor.model import Activation

NAME = "pulseaudio"
_ACCESS, _NO_ENTITY = 1, 5  # PA_ERR_ACCESS, PA_ERR_NOENTITY, pulse/def.h
_GONE = "That stream has ended already."
_UNPLUGGED = "That microphone is not connected."


class PulseAudioControl:
    """Implements ``Backend``. ``runtime_dir``: the folder with ``pulse/native``, else as PulseAudio's clients look."""

    name = NAME
    cuts = True

    def __init__(self, runtime_dir: Path | None = None) -> None:
        self._runtime = runtime_dir
        self._socket = socket_in(runtime_dir, os.environ)
        self._follower: PulseAudioWatcher | None = None

    def microphones(self) -> list[MicrophoneMute]:
        try:
            with self._line() as line:
                return _listed(line)
        except NoServer:
            return []

    def mute(self, microphone: str, muted: bool) -> None:
        with self._line() as line:
            for index, source in line.sources().items():
                if _id(source) == microphone:
                    line.mute(index, muted)
                    return
        raise NoLongerThere(_UNPLUGGED)

    def cut_off(self, activation: Activation) -> None:
        with self._line() as line, _as_gone():
            index = int(activation.stream.partition("-")[0])
            found = readings(World(line.outputs(), line.sources(), line.inputs()))[index]
            if found.microphone.id != activation.microphone.id:
                raise NoLongerThere(_GONE)
            line.kill(index)

    def follow(self, tell: Tell, stop: Event) -> None:
        def edge(edge: Edge) -> None:
            if isinstance(edge, Blind):
                tell([])

        self._follower = PulseAudioWatcher(
            SystemClock(), self._runtime, talk=lambda hearing, asking: _Following(hearing, asking, tell)
        )
        if not stop.is_set():
            self._follower.run(edge, stop)

    def wake(self) -> None:
        if self._follower is not None:
            self._follower.wake()

    @contextmanager
    def _line(self) -> Iterator[_ActingLine]:
        """Raises NoServer where no server answers, or PipeWire does in its place."""
        server = pulse_server(self._socket) if self._socket else None
        if server is None or server.program.startswith("pipewire"):
            raise NoServer("No PulseAudio server answers.")
        with Alarm() as alarm, _ActingLine(f"unix:{self._socket}", alarm.bell) as line:
            if "PipeWire" in line.server_name():
                raise NoServer("No PulseAudio server answers.")
            yield line


class _ActingLine(Line):
    """A ``Line`` that changes something. Raises NotPermitted, NoLongerThere or CannotAct when the server refuses."""

    def mute(self, source: int, muted: bool) -> None:
        self._done(lambda: self._pulse.source_mute(source, muted))

    def kill(self, output: int) -> None:
        """pulsectl declares the call and wraps it in no method of its own."""

        def kill() -> None:
            with self._pulse._pulse_op_cb() as done:
                self._library.pulsectl.c.pa.context_kill_source_output(self._pulse._ctx, output, done, None)

        self._done(kill)

    def _done(self, act: Callable[[], Any]) -> None:
        try:
            self._within(ANSWER, act)
        except CannotWatch as error:
            if not isinstance(error.__cause__, self._library.PulseOperationFailed):
                raise
            raise self._refusal() from error

    def _refusal(self) -> CannotAct:
        number = int(self._library.pulsectl.c.pa.context_errno(self._pulse._ctx))
        if number == _ACCESS:
            return NotPermitted("The sound server does not let this program do that.")
        return NoLongerThere("It was gone already.") if number == _NO_ENTITY else CannotAct("The sound server refused.")


class _Following:
    """What the watcher's loop talks about: sources only."""

    def __init__(self, hearing: Line, asking: Line, tell: Tell) -> None:
        self._hearing, self._asking, self._tell = hearing, asking, tell
        self._told: list[MicrophoneMute] | None = None

    def begin(self) -> None:
        self._hearing.listen()
        self._look()

    def go_on(self, stop: Event) -> None:
        while not stop.is_set():
            events = self._hearing.next_events(None)
            if any(event.facility == "source" for event in events):
                self._look()

    def _look(self) -> None:
        found = _listed(self._asking)
        if found != self._told:
            self._told = found
            self._tell(found)


def _listed(line: Line) -> list[MicrophoneMute]:
    """All but monitors: what a loudspeaker plays is no microphone."""
    sources = [source for source in line.sources().values() if source.monitor_of is None]
    return [MicrophoneMute(_id(source), source.description, source.muted, NAME, kind_of(source)) for source in sources]


def _id(source: Source) -> str:
    return f"pulse:{source.name}"


@contextmanager
def _as_gone() -> Iterator[None]:
    try:
        yield
    except (KeyError, ValueError) as error:
        raise NoLongerThere(_GONE) from error
