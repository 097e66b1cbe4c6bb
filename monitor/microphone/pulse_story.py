"""From what a PulseAudio server lists to who reads which microphone, and from two lists to edges. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from monitor.clock import Moment
from monitor.microphone.pulse_line import Input, Output, Source
from monitor.microphone.watcher import Closed, Edge, Identified, Opened, StateChanged
from monitor.model import Application, Evidence, Known, Microphone, MicrophoneKind, State, Use

SOURCE = "pulseaudio"
METER_RATE = 250
"""Samples a second up to which a stream of peaks is a meter: mixers take 25. Peaks at 8,000 a second are rectified
speech. ``resample_method`` is the server's own doing, so it can't be pretended."""
UNKNOWN_MICROPHONE = Microphone("pulse:unknown", "unknown microphone", MicrophoneKind.HARDWARE)
"""Of a stream that was gone before the server could be asked, not even the device is known; the worst is assumed."""
_REMEMBERED = 1000  # ended openings whose application may still be corrected


@dataclass(frozen=True, slots=True)
class Reading:
    """One stream that records. ``client`` None: the server itself."""

    client: int | None
    microphone: Microphone
    use: Use
    state: State


@dataclass(frozen=True, slots=True)
class World:
    """All that a server lists, by number."""

    outputs: Mapping[int, Output]
    sources: Mapping[int, Source]
    inputs: Mapping[int, Input] = field(default_factory=dict)


def readings(world: World) -> dict[int, Reading]:
    """Number of the stream -> what it reads. A stream whose source left meanwhile is left out: ask again."""
    found = {}
    for index, output in world.outputs.items():
        source = world.sources.get(output.source)
        if source is not None:
            path = _path(source, world, frozenset())
            use = _use(output, path, world)
            found[index] = Reading(output.client, _microphone(path), use, _state(output, source))
    return found


def _use(output: Output, path: list[Source], world: World) -> Use:
    if all(source.monitor_of is not None for source in path):
        return Use.OUTPUT_CAPTURE
    if output.peaks and output.rate <= METER_RATE:
        return Use.METER
    if output.client is None and any(output.module == one.module for one in world.sources.values()):
        return Use.RELAY  # it feeds a virtual source; who reads that one is listed beside it
    return Use.MICROPHONE


def _state(output: Output, source: Source) -> State:
    if output.corked or source.suspended:
        return State.PAUSED
    return State.MUTED if output.muted or source.muted else State.CAPTURING


def _path(source: Source, world: World, seen: frozenset[int]) -> list[Source]:
    """From the device at the root to ``source``; a microphone at the root goes before loudspeakers."""
    behind = [one for one in _behind(source, world) if one.index not in seen]
    paths = [_path(one, world, seen | {source.index}) for one in behind]
    paths.sort(key=lambda path: path[0].monitor_of is not None)
    return [*(paths[0] if paths else []), source]


def _behind(source: Source, world: World) -> list[Source]:
    """What a module reads by a stream of its own to fill this source, or to play into the sink that it repeats: a
    microphone looped into a sink is heard by whoever records that sink."""
    if source.monitor_of is None:
        modules = {source.module}
    else:
        modules = {one.module for one in world.inputs.values() if one.client is None and one.sink == source.monitor_of}
    feeds = [one for one in world.outputs.values() if one.client is None and one.module in modules - {None}]
    return [world.sources[one.source] for one in feeds if one.source in world.sources]


def _microphone(path: list[Source]) -> Microphone:
    """The device at the root. A virtual source that repeats loudspeakers is the root itself: it is offered as a
    microphone, and what it repeats may change."""
    chain = tuple(one.description for one in path) if len(path) > 1 else ()
    root = next((one for one in path if one.monitor_of is None), path[-1])
    return Microphone(f"pulse:{root.name}", root.description, kind_of(root), chain, _card(root))


def kind_of(source: Source) -> MicrophoneKind:
    if source.monitor_of is not None:
        return MicrophoneKind.OUTPUT
    bus, api = source.properties.get("device.bus"), source.properties.get("device.api")
    if bus == "bluetooth" or api == "bluez":
        return MicrophoneKind.BLUETOOTH
    return MicrophoneKind.HARDWARE if source.hardware else MicrophoneKind.VIRTUAL


def _card(source: Source) -> int | None:
    number = source.properties.get("alsa.card", "")
    return int(number) if source.hardware and number.isdecimal() else None


@dataclass(frozen=True, slots=True)
class _Told:
    index: int
    key: str
    reading: Reading


class Story:
    """What has been told of one server. ``application``: who a client is; None stands for the server. ``numbers`` make
    the keys unique: the next server counts its streams anew."""

    def __init__(self, application: Callable[[int | None], Application], numbers: Iterator[int]) -> None:
        self._application = application
        self._told: dict[int, _Told] = {}
        self._ended: deque[_Told] = deque(maxlen=_REMEMBERED)
        self._numbers = numbers

    def first(self, found: Mapping[int, Reading], at: Moment) -> Iterator[Edge]:
        """What was going on when we came: nobody saw it begin."""
        for index, reading in found.items():
            yield self._opened(index, reading, at, Known.INFERRED)

    def next(self, found: Mapping[int, Reading], removed: Collection[int], at: Moment) -> Iterator[Edge]:
        """``removed``: streams whose end the server announced. It leaves out the announcement of the beginning of a
        stream that ended at once (pulsecore/core-subscribe.c), so an unknown one among them was such a stream."""
        for index in [index for index in self._told if index not in found]:
            yield self._closed(index, at)
        for index in sorted(removed):
            if index not in found and not self._was_told(index):
                yield from self._brief(index, at)
        for index, reading in found.items():
            yield from self._compared(index, reading, at)

    def identified(self, client: int, application: Application, at: Moment) -> Iterator[Edge]:
        """Better facts about a client, for all its streams, those that have ended too."""
        for told in (*self._told.values(), *self._ended):
            if told.reading.client == client:
                yield Identified(SOURCE, told.key, at, application)

    def _was_told(self, index: int) -> bool:
        return any(told.index == index for told in self._ended)

    def _compared(self, index: int, reading: Reading, at: Moment) -> Iterator[Edge]:
        told = self._told.get(index)
        if told is None:
            yield self._opened(index, reading, at, Known.SEEN)
            return
        before = told.reading
        if (before.microphone.id, before.use) != (reading.microphone.id, reading.use):  # moved to another device
            yield self._closed(index, at)
            yield self._opened(index, reading, at, Known.SEEN)
        elif before.state is not reading.state:
            self._told[index] = _Told(index, told.key, reading)
            yield StateChanged(SOURCE, told.key, at, reading.state)

    def _opened(self, index: int, reading: Reading, at: Moment, known: Known) -> Opened:
        self._told[index] = _Told(index, self._key(index), reading)
        application = self._application(reading.client)
        return Opened(
            SOURCE, self._told[index].key, at, application, reading.microphone, reading.use, reading.state, known
        )

    def _closed(self, index: int, at: Moment) -> Closed:
        told = self._told.pop(index)
        self._ended.append(told)
        return Closed(SOURCE, told.key, at)

    def _brief(self, index: int, at: Moment) -> Iterator[Edge]:
        key = self._key(index)
        nobody = Application("unknown program", evidence=Evidence.GONE)
        yield Opened(SOURCE, key, at, nobody, UNKNOWN_MICROPHONE, Use.MICROPHONE, State.UNOBSERVED, Known.INFERRED)
        yield Closed(SOURCE, key, at)

    def _key(self, index: int) -> str:
        return f"{index}-{next(self._numbers)}"
