"""Which processes hold a sound device, as the kernel shows it in /proc.

A holder is found by the device number of what it has open, not by the file's name: a container has its own node
for the same device. Processes of other users can't be looked into without root's rights.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from monitor.microphone import process

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, order=True)
class Holder:
    """One process for ever. ``start_ticks``: clock ticks between boot and its start."""

    pid: int
    start_ticks: int


@dataclass(frozen=True, slots=True)
class Grip:
    """Proof that a process holds a device. ``path``: its open file, or its ``maps`` when only memory is shared."""

    holder: Holder
    path: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The thread that the kernel names as opener, as far as it still exists.

    ``grip``: None when it does not hold the device (any more). ``hidden``: it is another user's, so nobody can tell.
    ``started_ns``: since boot, rounded down to a clock tick. ``proven``: it is the opener even without a grip.
    """

    holder: Holder
    started_ns: int
    uid: int | None
    comm: str
    grip: Grip | None = None
    hidden: bool = False
    proven: bool = False


def owner_of(tid: int, number: int) -> Owner | None:
    """What became of thread ``tid``, the opener of device ``number``; None when it has ended.

    The number of an ended thread may belong to another by now: only ``grip`` proves that this is the opener.
    """
    facts = _status(tid)
    thread = process.stat(tid)
    leader = process.stat(facts.tgid) if facts else None
    if facts is None or thread is None or leader is None:
        return None
    holder = Holder(facts.tgid, leader.start_ticks)
    started_ns = thread.start_ticks * 1_000_000_000 // _TICKS
    try:
        path = _open_file(tid, number)  # of the thread: it may have a table of files of its own
    except PermissionError:
        return Owner(holder, started_ns, facts.uid, leader.comm, hidden=True)
    grip = Grip(holder, path) if path else None
    return Owner(holder, started_ns, facts.uid, leader.comm, grip)


def grips_on(numbers: Collection[int]) -> dict[int, list[Grip]]:
    """Device number -> who has it open, among all processes that may be looked into. Costs about 3 us a open file."""
    found: dict[int, list[Grip]] = {number: [] for number in numbers}
    for pid in _pids():
        for number, path in _devices_open_in(pid, numbers):
            _add(found[number], pid, path)
    return found


def mappings_of(node: str) -> list[Grip]:
    """Who shares memory with a device though it has closed its file. ``node``: the entry's name in /dev/snd."""
    found: list[Grip] = []
    for pid in _pids():
        if _maps(pid, node):
            _add(found, pid, f"/proc/{pid}/maps")
    return found


def still_holds(grip: Grip, number: int, node: str) -> bool:
    now = process.stat(grip.holder.pid)
    if now is None or now.start_ticks != grip.holder.start_ticks:
        return False
    if grip.path.endswith("/maps"):
        return _maps(grip.holder.pid, node)
    return _number(grip.path) == number


@dataclass(frozen=True, slots=True)
class _Status:
    tgid: int
    uid: int


def _status(tid: int) -> _Status | None:
    """proc_pid_status(5). A thread's folder can be opened though /proc does not list it."""
    lines = (process.read(tid, "status") or b"").splitlines()
    facts = {key: value.split() for key, _, value in (line.partition(b":") for line in lines)}
    try:
        return _Status(int(facts[b"Tgid"][0]), int(facts[b"Uid"][0]))
    except (KeyError, IndexError, ValueError):
        return None


def _add(found: list[Grip], pid: int, path: str) -> None:
    stat = process.stat(pid)
    if stat is not None and not any(grip.holder.pid == pid for grip in found):
        found.append(Grip(Holder(pid, stat.start_ticks), path))


def _pids() -> list[int]:
    return sorted((int(name) for name in os.listdir("/proc") if name.isdigit()), reverse=True)


def _open_file(task: int, number: int) -> str | None:
    """Raises PermissionError for another user's task."""
    try:
        names = os.listdir(f"/proc/{task}/fd")
    except PermissionError:
        raise
    except OSError:
        return None
    return next((path for path in (f"/proc/{task}/fd/{name}" for name in names) if _number(path) == number), None)


def _devices_open_in(pid: int, numbers: Collection[int]) -> Iterator[tuple[int, str]]:
    try:
        names = os.listdir(f"/proc/{pid}/fd")
    except OSError:
        return
    for name in names:
        path = f"/proc/{pid}/fd/{name}"
        number = _number(path)
        if number in numbers and number:
            yield number, path


def _number(path: str) -> int:
    """Device number of an open file; 0 for anything else. Follows the link without opening what it leads to."""
    try:
        return os.stat(path).st_rdev
    except OSError:
        return 0


def _maps(pid: int, node: str) -> bool:
    return f"/snd/{node}\n".encode() in (process.read(pid, "maps") or b"")
