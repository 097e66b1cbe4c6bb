"""What happens to the sound cards inside the machine. Prints one JSON object: scenario -> what the watcher told.

Run by tests/kernel/test_kernel.py through tools/alsa-vm, as root, with snd-aloop as card 0 and an HDA codec as card 1.
"""

from __future__ import annotations

import ctypes
import json
import os
import pwd
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.kernel.chain import sound_server, told_as_one
from tests.kernel.mixer import muted_at_the_card
from tests.kernel.witness import PATIENCE, Witness, as_user, witness

CARD = "hw:1,0"
NODE = "/dev/snd/pcmC1D0c"
ARECORD = ("arecord", "-q", "-t", "raw", "-f", "S16_LE", "-r", "48000", "-c", "2")
NOBODY = 65534
Edges = list[dict[str, Any]]
# Opens the device, says when (nanoseconds since boot), keeps it for so many milliseconds, closes it.
KNOCK = """
import os, sys, time
boot = lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME)
node, stay = sys.argv[1], float(sys.argv[2]) / 1000
sys.stdin.readline()
before = boot(); fd = os.open(node, os.O_RDONLY | os.O_NONBLOCK); opened = boot()
time.sleep(stay); os.close(fd)
print(before, opened, boot(), flush=True)
sys.stdin.readline()
"""


@contextmanager
def recording(*options: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([*ARECORD, *options, "/dev/null"], stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _began(*pids: int) -> Callable[[Edges], bool]:
    return lambda edges: set(pids) <= {edge["pid"] for edge in edges if edge["edge"] == "Opened"}


def _captures(edges: Edges) -> bool:
    return any(edge.get("state") == "capturing" for edge in edges)


def _ended(count: int) -> Callable[[Edges], bool]:
    return lambda edges: sum(edge["edge"] == "Closed" for edge in edges) >= count


def goes_past_the_server(seen: Witness, start: int) -> dict[str, Any]:
    with recording("-D", CARD) as process:
        seen.until(_captures, start)
    return {"pid": process.pid, "edges": seen.until(_ended(1), start)}


def shared_by_dsnoop(seen: Witness, start: int) -> dict[str, Any]:
    with recording("-D", "dsnoop:1,0") as first:
        seen.until(_captures, start)
        with recording("-D", "dsnoop:1,0") as second:
            seen.until(_began(first.pid, second.pid), start)
            alive = second.poll() is None
        seen.until(_ended(1), start)
    said = second.stderr.read().decode() if second.stderr else ""
    edges = seen.until(_ended(2), start)
    return {"pids": [first.pid, second.pid], "edges": edges, "alive": alive, "said": said}


def brief_openings(seen: Witness, start: int) -> dict[str, Any]:
    knocks = []
    for stay in (0, 1, 2, 5, 10, 20, 50, 100):
        begin = len(seen.edges)
        pid, times = knock(NODE, stay)
        edges = seen.until(_ended(1), begin, 3)
        knocks.append({"pid": pid, "stay_ms": stay, "times": times, "edges": edges})
    return {"knocks": knocks}


def knock(node: str, stay_ms: float) -> tuple[int, list[int]]:
    command = [sys.executable, "-c", KNOCK, node, str(stay_ms)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        assert process.stdin and process.stdout
        process.stdin.write("go\n")
        return process.pid, [int(number) for number in process.stdout.readline().split()]


def fifty_in_a_row(seen: Witness, start: int) -> dict[str, Any]:
    for _ in range(50):
        os.close(os.open(NODE, os.O_RDONLY | os.O_NONBLOCK))
    return {"edges": seen.until(_ended(50), start, 5), "pid": os.getpid()}


def hidden_in_a_crowd(seen: Witness, start: int) -> dict[str, Any]:
    """One program records while another opens a second card's device 5,000 times."""
    with recording("-D", CARD) as process:
        for _ in range(5000):
            os.close(os.open("/dev/snd/pcmC0D0c", os.O_RDONLY | os.O_NONBLOCK))
        seen.until(_began(process.pid), start)
    edges = seen.until(_ended(5001), start, 60)
    on_card = [edge for edge in edges if edge.get("pid") == process.pid]
    count = sum(edge["edge"] == "Opened" and edge["microphone"] == "alsa:card0:pcm0" for edge in edges)
    blind = [edge for edge in edges if edge["edge"] == "Blind"]
    return {"pid": process.pid, "edges": on_card, "told_of_the_crowd": count, "blind": blind}


def node_of_a_container(seen: Witness, start: int) -> dict[str, Any]:
    other = "/tmp/some-device"
    os.mknod(other, 0o600 | stat.S_IFCHR, Path(NODE).stat().st_rdev)
    descriptor = os.open(other, os.O_RDONLY | os.O_NONBLOCK)
    seen.until(_began(os.getpid()), start, 5)
    os.close(descriptor)
    return {"pid": os.getpid(), "edges": seen.until(_ended(1), start, 5)}


def opener_thread_is_gone(seen: Witness, start: int) -> dict[str, Any]:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(os.open(NODE, os.O_RDONLY | os.O_NONBLOCK)))
    thread.start()
    thread.join()
    seen.until(_began(os.getpid()), start)
    time.sleep(1.5)  # one steady look with the thread gone
    os.close(found[0])
    return {"pid": os.getpid(), "tid": thread.native_id, "edges": seen.until(_ended(1), start)}


def handed_to_a_child(seen: Witness, start: int) -> dict[str, Any]:
    """The opener ends; a child that inherited the file goes on holding the device."""
    code = (
        "import os,subprocess,sys;fd=os.open(sys.argv[1],os.O_RDONLY|os.O_NONBLOCK);os.set_inheritable(fd,True);"
        "p=subprocess.Popen(['sleep','60'],close_fds=False);print(os.getpid(),p.pid,flush=True);sys.stdin.readline()"
    )
    command = [sys.executable, "-c", code, NODE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as opener:
        assert opener.stdin and opener.stdout
        parent, child = (int(pid) for pid in opener.stdout.readline().split())
        seen.until(_began(parent, child), start, 5)
        opener.stdin.close()
        opener.wait()
    seen.until(_ended(1), start, 5)
    os.kill(child, signal.SIGKILL)
    return {"pids": [parent, child], "edges": seen.until(_ended(2), start, 5)}


def held_by_memory_alone(seen: Witness, start: int) -> dict[str, Any]:
    """Maps the status page of the device, then closes the file: no open file is left that shows who listens."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
    descriptor = os.open(NODE, os.O_RDONLY | os.O_NONBLOCK)
    address = libc.mmap(None, 4096, 1, 1, descriptor, 0x82000000)  # SNDRV_PCM_MMAP_OFFSET_STATUS_NEW
    mapped = address not in (None, ctypes.c_void_p(-1).value)
    seen.until(_began(os.getpid()), start)
    os.close(descriptor)
    time.sleep(3)
    held = seen.since(start)
    if mapped:
        libc.munmap(ctypes.c_void_p(address), ctypes.c_size_t(4096))
    return {"pid": os.getpid(), "mapped": mapped, "held": held, "edges": seen.until(_ended(1), start, 5)}


def another_users(_seen: Witness, _start: int) -> dict[str, Any]:
    """The watcher has an ordinary user's rights; root records."""
    Path("/dev/snd").chmod(0o755)

    def watch() -> dict[str, Any]:
        with witness() as own:
            begin = len(own.edges)
            os.write(ready[1], b"x")
            own.until(_captures, begin)
            os.write(ready[1], b"x")
            return {"edges": own.until(_ended(1), begin)}

    ready = os.pipe()
    pids: list[int] = []

    def record() -> None:
        os.read(ready[0], 1)
        with recording("-D", CARD) as process:
            pids.append(process.pid)
            os.read(ready[0], 1)

    thread = threading.Thread(target=record)
    thread.start()
    found: dict[str, Any] = as_user(NOBODY, watch)
    os.write(ready[1], b"xx")  # never leave the recorder waiting
    thread.join(PATIENCE)
    return {**found, "pid": pids[0], "root": pwd.getpwuid(0).pw_name}


def unplugged_and_back(seen: Witness, start: int) -> dict[str, Any]:
    device = Path("/sys/class/sound/card1/device").resolve()
    driver = (device / "driver").resolve()
    with recording("-D", CARD) as process:
        seen.until(_captures, start)
        (driver / "unbind").write_text(device.name)
        seen.until(_ended(1), start)
    (driver / "bind").write_text(device.name)
    _await(lambda: Path(NODE).exists())
    begin = len(seen.edges)
    with recording("-D", CARD) as again:
        seen.until(_began(again.pid), begin)
    return {"pids": [process.pid, again.pid], "edges": seen.until(_ended(2), start)}


def through_pipewire(seen: Witness, start: int) -> dict[str, Any]:
    """Both watchers look at it, and their edges are made into one story."""
    with sound_server(CARD, Path(tempfile.mkdtemp())) as chain, told_as_one(chain.runtime) as story:
        with chain.recording() as recorder:
            edges = seen.until(_captures, start, 30)
            story.until(recorder, 30)
        return {"pipewire": chain.server, "recorder": recorder, "edges": edges, "started": story.started()}


def _await(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < until:
        time.sleep(0.05)


def the_cards_own_switch(seen: Witness, begun: int) -> dict[str, Any]:
    return muted_at_the_card()


SCENARIOS = (
    goes_past_the_server,
    the_cards_own_switch,
    shared_by_dsnoop,
    brief_openings,
    fifty_in_a_row,
    node_of_a_container,
    opener_thread_is_gone,
    handed_to_a_child,
    held_by_memory_alone,
    another_users,
    hidden_in_a_crowd,
    unplugged_and_back,
    through_pipewire,
)


def main() -> None:
    wanted = set(sys.argv[1:])
    told: dict[str, Any] = {}
    with witness() as seen:
        told["at_first"] = {"edges": seen.since(0)}
        for scenario in SCENARIOS:
            if not wanted or scenario.__name__ in wanted:
                told[scenario.__name__] = _result(scenario, seen)
    print("TOLD " + json.dumps(told), flush=True)


def _result(scenario: Callable[[Witness, int], dict[str, Any]], seen: Witness) -> dict[str, Any]:
    try:
        return scenario(seen, len(seen.edges))
    except Exception:  # a scenario that breaks must not hide the others: its test fails with this text
        return {"broke": traceback.format_exc()}


if __name__ == "__main__":
    main()
