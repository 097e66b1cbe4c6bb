"""What the kernel says of one process, straight from /proc; whatever is gone or forbidden is None.

psutil is not used here: this runs for each opening of a microphone by programs that may live 20 ms, psutil reads the
same files several times over, hides " (deleted)" and takes start times from a clock that can be set.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.model import ExeState
from monitor.names import from_bytes

_DELETED = b" (deleted)"


@dataclass(frozen=True, slots=True)
class Stat:
    """``start_ticks``: clock ticks between boot and the process's start. ``comm``: at most 15 bytes, its own word."""

    comm: str
    parent: int
    start_ticks: int


@dataclass(frozen=True, slots=True)
class Exe:
    """``path`` without the kernel's " (deleted)"; None when unreadable."""

    path: str | None
    state: ExeState


def read(pid: int, name: str) -> bytes | None:
    """A whole file of /proc/PID, or None."""
    try:
        fd = os.open(f"/proc/{pid}/{name}", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        parts = []
        while part := os.read(fd, 1 << 16):
            parts.append(part)
        return b"".join(parts)
    except OSError:  # the process ended between opening and reading
        return None
    finally:
        os.close(fd)


def stat(pid: int) -> Stat | None:
    raw = read(pid, "stat")
    return parse_stat(raw) if raw else None


def age(start_ticks: int) -> float:
    """Seconds since a process began, suspend included."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) - start_ticks / os.sysconf("SC_CLK_TCK")


def parse_stat(raw: bytes) -> Stat | None:
    """proc_pid_stat(5). The name may hold anything, ``) R 1 (`` too: the fields begin after the last bracket."""
    start, end = raw.find(b"("), raw.rfind(b")")
    fields = raw[end + 1 :].split()
    if start < 0 or end < start or len(fields) < 20:
        return None
    return Stat(from_bytes(raw[start + 1 : end]), int(fields[1]), int(fields[19]))


def exe(pid: int) -> Exe:
    try:
        target = os.readlink(f"/proc/{pid}/exe".encode("ascii"))
    except OSError:
        return Exe(None, ExeState.UNREADABLE)
    if target.startswith(b"/memfd:"):
        return Exe(from_bytes(target.removesuffix(_DELETED)), ExeState.MEMFD)
    if target.endswith(_DELETED) and not is_our_file(pid, target):
        return Exe(from_bytes(target.removesuffix(_DELETED)), ExeState.DELETED)
    return Exe(from_bytes(target), ExeState.PRESENT)


def is_our_file(pid: int, path: str | bytes) -> bool:
    """``path``, as we see it, is the very file that ``pid`` runs. A file may really be called ``firefox (deleted)``,
    and in another mount namespace ``/usr/bin/firefox`` may be anything."""
    try:
        return os.path.samestat(os.stat(f"/proc/{pid}/exe"), os.stat(path))
    except (OSError, ValueError):  # ValueError: a lone surrogate that stands for no byte
        return False


def is_system_file(path: str) -> bool:
    """Only root can have put ``path`` there: root owns it and each folder above it, and nobody else may write."""
    try:
        parts = [path]
        while parts[-1] != "/":
            parts.append(os.path.dirname(parts[-1]))
        found = [os.stat(part) for part in parts]
    except (OSError, ValueError):
        return False
    return all(one.st_uid == 0 and not one.st_mode & 0o022 for one in found)


def ancestors(pid: int, most: int = 64) -> Iterator[tuple[int, Stat]]:
    """Parents, the nearest first, without pid 1. A parent that started after its child is a number used again."""
    child = stat(pid)
    for _ in range(most):
        if child is None or child.parent <= 1:
            return
        parent = stat(child.parent)
        if parent is None or parent.start_ticks > child.start_ticks:
            return
        yield child.parent, parent
        child = parent


def arguments(pid: int) -> list[bytes]:
    """The command line: free text of the program's own."""
    raw = read(pid, "cmdline")
    return raw.removesuffix(b"\0").split(b"\0") if raw else []


def status(pid: int) -> dict[bytes, list[bytes]]:
    """The fields of /proc/PID/status. The kernel escapes control characters in Name, so a line is a line."""
    raw = read(pid, "status") or b""
    return {key: value.split() for key, colon, value in (line.partition(b":") for line in raw.splitlines()) if colon}


def ns_pids(pid: int) -> frozenset[int]:
    """All numbers under which ``pid`` is known: here, and in each pid namespace it lives in."""
    return frozenset({pid, *(int(number) for number in status(pid).get(b"NSpid", ()))})


def process_of_thread(tid: int) -> int | None:
    """The process that thread ``tid`` belongs to: /proc/TID opens though it is not listed. None when it has ended."""
    group = status(tid).get(b"Tgid")
    return int(group[0]) if group else None


def folder(pid: int) -> str | None:
    """The working directory."""
    try:
        return from_bytes(os.readlink(f"/proc/{pid}/cwd".encode("ascii")))
    except OSError:
        return None


def uid(pid: int) -> int | None:
    """The real uid. The owner of /proc/PID won't do: it is root for a process that is not dumpable."""
    uids = status(pid).get(b"Uid")
    return int(uids[0]) if uids else None


def may_have_ended(pid: int) -> bool:
    """``pid`` is not there, or a zombie, but may have been alive a moment ago: its number is not beyond the last one
    given out.

    Numbers are given out in rising order and begin again at pid_max, four million on 64 bits; a process from before
    that which ends just now is missed.
    """
    if stat(pid) is not None:
        return is_zombie(pid)
    try:
        with open("/proc/loadavg", "rb") as file:
            return pid <= int(file.read().split()[4])
    except (OSError, ValueError, IndexError):
        return True


def is_zombie(pid: int) -> bool:
    """It has ended and its parent hasn't asked yet: it holds nothing any more."""
    return status(pid).get(b"State", [b""])[0] in (b"Z", b"X")


def namespace(pid: int | str, kind: str) -> str | None:
    """Its namespace of ``kind`` (pid, net, mnt), like ``pid:[4026531836]``; None when it is not ours to know."""
    try:
        return os.readlink(f"/proc/{pid}/ns/{kind}")
    except OSError:
        return None
