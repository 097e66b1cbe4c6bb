"""One connection to a PulseAudio server: typed answers, every wait ends, and a ring of the bell ends it at once.

pulsectl wraps libpulse. It may never start a server by itself (``autospawn=False``) and allows no calls inside its
event callback, so events are collected and asked about later, on a second connection.
"""

from __future__ import annotations

import select
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event as Flag
from types import ModuleType
from typing import Any, Self

from monitor.errors import CannotWatch

ANSWER = 5.0
"""Seconds that a server may take to answer; a healthy one needs about a millisecond."""
NAME = "Earwitness"
_NONE = 0xFFFFFFFF  # PA_INVALID_INDEX, pulse/def.h
_HARDWARE = 0x0004  # PA_SOURCE_HARDWARE, pulse/def.h
_ABOUT = ("source", "source_output", "sink_input", "client", "server")
_SUSPENDED = "suspended"


class NoServer(CannotWatch):
    """Nothing answers at the server's socket."""


@dataclass(frozen=True, slots=True)
class Event:
    """``facility``: one of those listened to. ``kind``: new, change or remove."""

    facility: str
    kind: str
    index: int


@dataclass(frozen=True, slots=True)
class Client:
    """``module``: number of the module through which it came: a unix socket or the network."""

    index: int
    module: int | None
    properties: dict[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """``monitor_of``: the sink whose output it repeats; None for what may be a microphone. ``rate``: samples a second
    as the device gives them; ``volume``: 1.0 is unchanged."""

    index: int
    name: str
    description: str
    monitor_of: int | None
    muted: bool
    suspended: bool
    hardware: bool
    module: int | None
    properties: dict[str, str]
    rate: int = 0
    channels: int = 0
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class Output:
    """A stream that records. ``client`` None: a module of the server's own. ``rate``: samples a second."""

    index: int
    client: int | None
    source: int
    module: int | None
    corked: bool
    muted: bool
    peaks: bool
    rate: int
    properties: dict[str, str]


@dataclass(frozen=True, slots=True)
class Input:
    """A stream that plays into ``sink``. ``client`` None: a module of the server's own, as module-loopback."""

    index: int
    client: int | None
    sink: int
    module: int | None


class Line:
    """A connection; used by one thread. After any CannotWatch it is of no more use: close it."""

    def __init__(self, server: str, bell: int) -> None:
        """``server``: as libpulse takes it, ``unix:PATH``. ``bell``: a file that becomes readable to end every wait.

        Raises NoServer when nothing answers, CannotWatch without libpulse.
        """
        self._library = _library()
        self._bell = bell
        self._events: list[Event] = []
        self._until: float | None = None
        self._pulse: Any = self._library.Pulse(NAME, server=server, connect=False)
        self._pulse.set_poll_func(self._wait)
        try:
            self._within(ANSWER, lambda: self._pulse.connect(autospawn=False))
        except CannotWatch as error:
            self.close()
            raise NoServer("No PulseAudio server answers.") from error

    def close(self) -> None:
        self._pulse.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def listen(self) -> None:
        """From now on ``next_events`` tells what changes."""
        self._pulse.event_callback_set(self._heard)
        self._within(ANSWER, lambda: self._pulse.event_mask_set(*_ABOUT))

    def next_events(self, timeout: float | None) -> list[Event]:
        """What changed, in order; empty after ``timeout`` seconds or when the bell rang."""
        if not self._events:
            self._within(None, lambda: self._pulse.event_listen(timeout))
        events, self._events = self._events, []
        return events

    def wait_for_end(self, stop: Flag) -> None:
        """Until ``stop``. Raises NoServer when the server ends."""
        self._pulse.event_callback_set(self._heard)
        while not stop.is_set():
            self._within(None, lambda: self._pulse.event_listen(None))

    def server_name(self) -> str:
        return str(self._within(ANSWER, self._pulse.server_info).server_name or "")

    def default_source(self) -> str:
        """Name of the source that a program gets when it asks for none."""
        return str(self._within(ANSWER, self._pulse.server_info).default_source_name or "")

    def modules(self) -> dict[int, str]:
        """Number -> name."""
        return {int(one.index): str(one.name) for one in self._within(ANSWER, self._pulse.module_list)}

    def clients(self) -> dict[int, Client]:
        found = self._within(ANSWER, self._pulse.client_list)
        return {one.index: Client(one.index, _index(one.owner_module), _properties(one)) for one in found}

    def sources(self) -> dict[int, Source]:
        return {one.index: _source(one) for one in self._within(ANSWER, self._pulse.source_list)}

    def outputs(self) -> dict[int, Output]:
        return {one.index: _output(one) for one in self._within(ANSWER, self._pulse.source_output_list)}

    def inputs(self) -> dict[int, Input]:
        found = self._within(ANSWER, self._pulse.sink_input_list)
        return {
            one.index: Input(int(one.index), _index(one.client), int(one.sink), _index(one.owner_module))
            for one in found
        }

    def _within(self, patience: float | None, ask: Callable[[], Any]) -> Any:
        self._until = None if patience is None else time.monotonic() + patience
        try:
            answer = ask()
        except self._library.PulseDisconnected as error:
            raise NoServer("The PulseAudio server has ended.") from error
        except self._library.PulseError as error:
            raise CannotWatch("The PulseAudio server does not answer.") from error
        finally:
            self._until = None
        return answer

    def _heard(self, event: Any) -> None:
        self._events.append(Event(event.facility._value, event.t._value, int(event.index)))
        raise self._library.PulseLoopStop

    def _wait(self, descriptors: Sequence[Any], timeout: float) -> int:
        """Stands in for poll(2) inside libpulse's loop; ``timeout`` in seconds, negative for none."""
        poll = select.poll()
        poll.register(self._bell, select.POLLIN)
        for one in descriptors:
            poll.register(one.fd, one.events)
        ready = dict(poll.poll(self._milliseconds(timeout)))
        if ready.pop(self._bell, 0):
            self._give_up()
        elif not ready and self._until is not None and time.monotonic() >= self._until:
            self._pulse.connected = False  # the only way out of pulsectl's wait for an answer
        for one in descriptors:
            one.revents = ready.get(one.fd, 0)
        return len(ready)

    def _give_up(self) -> None:
        if self._until is None:
            self._pulse.event_listen_stop()
        else:
            self._pulse.connected = False

    def _milliseconds(self, timeout: float) -> float | None:
        if self._until is None:
            return None if timeout < 0 else timeout * 1000
        left = max(0.0, self._until - time.monotonic())
        return (left if timeout < 0 else min(left, timeout)) * 1000


def _library() -> ModuleType:
    """Imported here, since it loads libpulse at once, which not every machine has."""
    try:
        import pulsectl
    except (ImportError, OSError) as error:
        raise CannotWatch("The library libpulse is not installed, so a PulseAudio server can't be asked.") from error
    module: ModuleType = pulsectl
    return module


def _index(number: int) -> int | None:
    return None if number == _NONE else int(number)


def _properties(found: Any) -> dict[str, str]:
    """A value that is no text is left out: libpulse does not give it (pa_proplist_gets)."""
    return {key: value for key, value in found.proplist.items() if key and value is not None}


def _source(found: Any) -> Source:
    return Source(
        int(found.index),
        str(found.name),
        str(found.description or found.name),
        _index(found.monitor_of_sink),
        bool(found.mute),
        found.state._value == _SUSPENDED,
        bool(found.flags & _HARDWARE),
        _index(found.owner_module),
        _properties(found),
        int(found.sample_spec.rate),
        int(found.sample_spec.channels),
        float(found.volume.value_flat),
    )


def _output(found: Any) -> Output:
    return Output(
        int(found.index),
        _index(found.client),
        int(found.source),
        _index(found.owner_module),
        bool(found.corked),
        bool(found.mute),
        found.resample_method == "peaks",
        int(found.sample_spec.rate),
        _properties(found),
    )
