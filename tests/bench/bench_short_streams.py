"""Streams too short for anyone to notice: how many of them each way of watching sees, and how fast ours tells."""

from __future__ import annotations

import contextlib
import json
import random
import select
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pulsectl

from monitor.clock import Moment, SystemClock
from monitor.microphone.pipewire import pod
from monitor.microphone.pipewire.connection import connect
from monitor.microphone.pipewire.protocol import Writer
from monitor.microphone.pipewire.watcher import PipeWireWatcher
from monitor.microphone.watcher import Closed, Edge, Opened, Seeing
from tests.rig.sound import MICROPHONE, PrivatePipeWire

STREAMS = 200
_PROBES = 30
_PULSE = ("parecord", "-v", f"--device={MICROPHONE}", "--raw", "--latency-msec=10", "/dev/null")
_NATIVE = ("pw-record", "-v", f"--target={MICROPHONE}", "/dev/null")
_BEGUN = {"parecord": b"Stream successfully created", "pw-record": b"paused -> streaming"}
# Earlier than that a native program is not linked yet: the session manager does it, and it may be gone by then.
_LIVES = {
    "parecord": (0.020, 0.030),
    "pw-record": (0.010, 0.060),
}  # seconds after the program says that it has a stream


@dataclass
class Ours:
    """Our watcher on a thread of this process, and what it told."""

    folder: Path
    told: list[tuple[Moment, Edge]] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _seeing: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Ours:
        self._watcher = PipeWireWatcher(SystemClock(), self.folder)
        self._thread = threading.Thread(target=self._watcher.run, args=(self._take, self._stop))
        self._thread.start()
        self._seeing.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._watcher.wake()
        self._thread.join()

    @property
    def kept(self) -> int:
        return self._watcher.kept

    def opened(self) -> list[Opened]:
        return [edge for _, edge in self.told if isinstance(edge, Opened)]

    def lives(self) -> list[float]:
        """Milliseconds between each opening and its end."""
        ends = {edge.key: edge.at for _, edge in self.told if isinstance(edge, Closed)}
        pairs = [(ends[edge.key], edge.at) for edge in self.opened() if edge.key in ends]
        return [end.minus(start).total_seconds() * 1000 for end, start in pairs]

    def latencies(self) -> list[float]:
        """Milliseconds from reading the server's message to telling."""
        return [(at.boot_ns - edge.at.boot_ns) / 1e6 for at, edge in self.told if isinstance(edge, Opened)]

    def _take(self, edge: Edge) -> None:
        self.told.append((SystemClock().now(), edge))
        if isinstance(edge, Seeing):
            self._seeing.set()


class Peer:
    """Another way of watching, in a process of its own; prints the pid of each stream it could name."""

    def __init__(self, server: PrivatePipeWire, *argv: str) -> None:
        self._process = subprocess.Popen(argv, env=server.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._output = b""
        self._thread = threading.Thread(target=self._drain)
        self._thread.start()

    def __enter__(self) -> Peer:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def _drain(self) -> None:
        assert self._process.stdout
        self._output = self._process.stdout.read()

    @property
    def output(self) -> str:
        return self._output.decode(errors="replace")


def run() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, PrivatePipeWire(Path(folder)) as server:
        yield f"{'clients':<26}{'streams':>8}  {'ours: seen':>10} {'right pid':>9}   {'pw-dump':>7}  {'pulsectl':>8}"
        for label, argv in (("pulse, 20-30 ms", _PULSE), ("native, 10-60 ms", _NATIVE)):
            yield from _compared(server, label, argv)
        yield from _flooded(server)


def _compared(server: PrivatePipeWire, label: str, argv: tuple[str, ...]) -> Iterator[str]:
    dump = Peer(server, "pw-dump", "--monitor", "--no-colors")
    events = Peer(server, sys.executable, "-m", __name__, server.env["PULSE_SERVER"])
    with Ours(server.runtime) as ours, dump, events:
        time.sleep(1)  # both peers print nothing by which one could know that they are ready
        pids = [pid for pid in (_stream(server, argv) for _ in range(STREAMS)) if pid]
        time.sleep(1)
    seen = {edge.application.pid for edge in ours.opened()}
    named = len(seen.intersection(pids))
    others = f"{len(_in_dump(dump.output) & set(pids)):>7}  {len(_in_events(events.output) & set(pids)):>8}"
    yield f"{label:<26}{len(pids):>8}  {len(ours.opened()):>10} {named:>9}   {others}"
    yield f"  lived {_spread(ours.lives())} ms;  message to edge {_spread(ours.latencies())} ms;  kept {ours.kept}"


def _stream(server: PrivatePipeWire, argv: tuple[str, ...]) -> int | None:
    """One recording program, killed a moment after it says that it has a stream. Its pid; None if it never had one."""
    with subprocess.Popen(
        ["stdbuf", "-oL", *argv], env=server.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        begun = _wait_for(process, _BEGUN[argv[0]])
        if begun:
            time.sleep(random.uniform(*_LIVES[argv[0]]))
        process.kill()
    return process.pid if begun else None


def _wait_for(process: subprocess.Popen[bytes], words: bytes) -> bool:
    assert process.stdout
    heard, number = b"", process.stdout.fileno()
    while words not in heard:
        ready, _, _ = select.select([number], [], [], 5)
        part = process.stdout.read1() if ready else b""  # type: ignore[attr-defined]  # BufferedReader has it
        if not part:
            return False
        heard += part
    return True


def _in_dump(text: str) -> set[int]:
    """Pids of the recording streams that pw-dump --monitor printed, in any state."""
    decoder, at = json.JSONDecoder(), 0
    found: set[int] = set()
    while (at := text.find("[", at)) >= 0:
        with contextlib.suppress(ValueError):
            objects, at = decoder.raw_decode(text, at)
            found.update(_pids_of(objects))
            continue
        break
    return found


def _pids_of(objects: list[dict[str, object]]) -> Iterator[int]:
    clients = {}
    for each in objects:
        info = each.get("info")
        properties = info.get("props", {}) if isinstance(info, dict) else {}
        if properties.get("media.class") == "Stream/Input/Audio" and "application.process.id" in properties:
            yield int(properties["application.process.id"])
        clients[each.get("id")] = properties
    for each in objects:
        info = each.get("info")
        properties = info.get("props", {}) if isinstance(info, dict) else {}
        owner = clients.get(properties.get("client.id"), {})
        if properties.get("media.class") == "Stream/Input/Audio" and "application.process.id" in owner:
            yield int(owner["application.process.id"])


def _in_events(text: str) -> set[int]:
    return {int(line) for line in text.split()}


def _spread(values: list[float]) -> str:
    if len(values) < 2:
        return "-"
    ordered = sorted(values)
    return (
        f"median {statistics.median(ordered):.1f}, p99 {ordered[int(len(ordered) * 0.99)]:.1f}, max {ordered[-1]:.1f}"
    )


def _flooded(server: PrivatePipeWire) -> Iterator[str]:
    """How long after its program has started a stream is told, while another client changes things all the time."""
    for label, flood in (("quiet", ""), ("1,000 client properties/s", "client"), ("1,000 node volumes/s", "node")):
        with _flood(server, flood), Ours(server.runtime) as ours:
            begun = dict(_timed(server) for _ in range(_PROBES))
            time.sleep(0.3)
        told = [(at, edge) for at, edge in ours.told if isinstance(edge, Opened) and edge.application.pid in begun]
        delays = [at.minus(begun[edge.application.pid or 0]).total_seconds() * 1000 for at, edge in told]
        yield f"{label:<28}{len(told)} of {len(begun)} told; program start to edge {_spread(delays)} ms"


def _timed(server: PrivatePipeWire) -> tuple[int, Moment]:
    start = SystemClock().now()
    return _stream(server, _PULSE) or -1, start


@contextlib.contextmanager
def _flood(server: PrivatePipeWire, kind: str) -> Iterator[None]:
    if not kind:
        yield
        return
    process = subprocess.Popen([sys.executable, "-m", __name__, "flood", kind, str(server.runtime)], env=server.env)
    time.sleep(1)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _client_flood(folder: Path) -> None:
    """A client that changes one of its own properties 1,000 times a second."""
    write, line = Writer(), connect(folder)
    line.send(write.hello({"application.name": "flood"}))
    for number in range(10**9):
        line.send(write.message(1, 2, pod.dictionary({"flood.number": str(number)})))
        line.receive()
        time.sleep(0.001)


def _node_flood(folder: Path) -> None:
    """A client that changes the microphone's volume 1,000 times a second."""
    server = subprocess.run(["pw-dump", MICROPHONE], capture_output=True, check=True)
    node = next(each["id"] for each in json.loads(server.stdout) if each["type"].endswith("Node"))
    write, line = Writer(), connect(folder)
    line.send(write.hello({"application.name": "flood"}))
    line.send(write.bind(node, "PipeWire:Interface:Node", 3, 3))
    for number in range(10**9):
        volumes = pod.floats([0.5 + number % 100 / 1000])
        props = pod.obj(0x40002, 2, {0x10008: volumes})
        line.send(write.message(3, 3, pod.id_(2), pod.integer(0), props))
        line.receive()
        time.sleep(0.001)


def _tell_pulse_events(address: str) -> None:
    """The pulsectl way: an event, then the question whose stream it is."""
    with pulsectl.Pulse("bench", server=address) as asking, pulsectl.Pulse("bench-events", server=address) as listening:
        fresh: list[int] = []

        def on_event(event: pulsectl.PulseEventInfo) -> None:
            if event.t == "new":
                fresh.append(event.index)
                raise pulsectl.PulseLoopStop

        listening.event_mask_set("source_output")
        listening.event_callback_set(on_event)
        while True:
            listening.event_listen()
            while fresh:
                with contextlib.suppress(pulsectl.PulseError):
                    found = asking.source_output_info(fresh.pop())
                    print(found.proplist.get("application.process.id", ""), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "flood":
        {"client": _client_flood, "node": _node_flood}[sys.argv[2]](Path(sys.argv[3]))
    else:
        _tell_pulse_events(sys.argv[1])
