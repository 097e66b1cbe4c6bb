"""A pid -> Application: what the kernel says of a process, taken at first sight, before it can be gone."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Self

from monitor.clock import boot_id
from monitor.microphone import process, sandbox, scripts
from monitor.microphone.desktop_files import DesktopFile, DesktopFiles, data_folders
from monitor.microphone.fingerprint import Fingerprints, is_same_process
from monitor.microphone.process import Exe, Stat, process_of_thread
from monitor.model import Application, Claim, Evidence, Sandbox, Trust
from monitor.names import from_bytes

__all__ = [
    "Pinned",
    "identify",
    "is_same_process",
    "own",
    "pin",
    "prepare",
    "process_of_thread",
    "sha256_of",
    "unidentified",
]

UNKNOWN = "unknown program"
PARENTS = 8
_fingerprints = Fingerprints()


def identify(pid: int, trust: Trust, evidence: Evidence, claimed: Claim | None = None) -> Application:
    """Who ``pid`` is right now; quick, never raises.

    A process that has ended, or whose number went to another one while it was looked at, is named by its claim, if
    that is not known to be false, with Evidence.GONE.
    """
    known = _identify_here(pid)
    if known is None:
        return replace(unidentified(_gone(trust, claimed), Evidence.GONE, claimed), pid=pid)
    return replace(known, trust=trust, evidence=evidence, claimed=claimed)


def unidentified(
    trust: Trust, evidence: Evidence, claimed: Claim | None = None, uid: int | None = None, remote: str | None = None
) -> Application:
    """An application of which no process is known. ``remote``: the address it came from."""
    told = claimed.name or claimed.binary if claimed and trust is not Trust.CONFLICT else None
    user = _user(uid) if uid is not None else None
    return Application(
        told or UNKNOWN, uid=uid, user=user, trust=trust, evidence=evidence, claimed=claimed, remote=remote
    )


def prepare() -> None:
    """Read the desktop files now, some 10 ms for a usual desktop's 200, so that the first opening need not wait."""
    _desktop_files().by_id("")


def own(pid: int) -> bool:
    """``pid`` is this program or was started by it."""
    ours = os.getpid()
    return pid == ours or any(parent == ours for parent, _ in process.ancestors(pid))


def sha256_of(application: Application) -> Application:
    """With ``exe_sha256`` and ``package``; unchanged where the file can't be read. Slow: reads the whole file the first
    time, and the records of all packages."""
    return _fingerprints.add_to(application)


@dataclass(frozen=True, slots=True)
class Pinned:
    """One process for as long as it lives. ``fd``: a pidfd, readable once the process has ended; None where the
    system has none, then the start time tells. Close it, or use it as a context manager."""

    pid: int
    start_ticks: int | None
    fd: int | None

    def is_alive(self) -> bool:
        now = process.stat(self.pid)
        return now is not None and now.start_ticks == self.start_ticks

    def close(self) -> None:
        if self.fd is not None:
            os.close(self.fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def pin(pid: int) -> Pinned:
    """Hold on to ``pid``: the start time is read after the pidfd was opened, so both are of one process."""
    fd = None
    if sys.platform == "linux":
        try:
            fd = os.pidfd_open(pid)
        except OSError:  # ended, or out of descriptors
            fd = None
    found = process.stat(pid)
    return Pinned(pid, found.start_ticks if found else None, fd)


def _gone(trust: Trust, claimed: Claim | None) -> Trust:
    if trust is Trust.CONFLICT:
        return trust
    return Trust.CLAIMED if claimed else Trust.UNKNOWN


def _identify_here(pid: int) -> Application | None:
    if sys.platform != "linux":
        from monitor.microphone.portable import read_process

        return read_process(pid, PARENTS)
    before = process.stat(pid)
    if before is None:
        return None
    known = _by_proc(pid, before)
    after = process.stat(pid)
    if after is None:
        return known if known.exe else None  # ended while we looked: what was read before that is its own
    return known if after.start_ticks == before.start_ticks else None


def _by_proc(pid: int, found: Stat) -> Application:
    exe = process.exe(pid)
    told = _script(pid, exe)
    path = sandbox.cgroup_path((process.read(pid, "cgroup") or b"").decode("utf-8", "surrogateescape"))
    box, unit, uid = sandbox.sandbox_of(pid, exe, path), sandbox.unit(path), process.uid(pid)
    entry = _desktop_file(pid, exe, box, unit.desktop_id)
    known = Application(
        name=_headline(pid, found, exe, told, entry),
        pid=pid,
        start_ticks=found.start_ticks,
        boot_id=boot_id(),
        exe=exe.path,
        exe_state=exe.state,
        script=told,
        parents=_parents(pid),
        uid=uid,
        user=_user(uid) if uid is not None else None,
        sandbox=box,
        unit=unit.name,
        desktop_id=entry.id if entry else None,
        desktop_name=entry.name if entry else None,
        icon=entry.icon if entry else None,
        own=own(pid),
    )
    return _fingerprints.note(known)


def _headline(pid: int, found: Stat, exe: Exe, told: str | None, entry: DesktopFile | None) -> str:
    if entry:
        return entry.name
    if exe.path is None:
        return found.comm or UNKNOWN
    return scripts.headline(exe.path, told) if told else _called(pid, found, exe.path)


def _called(pid: int, found: Stat, path: str) -> str:
    """The name that it was started by, if that leads to the very file that runs (parecord is a link to pacat, one
    busybox is two hundred programs), else the file's own."""
    folder, base = os.path.split(path)
    told = [os.path.basename(from_bytes(word)) for word in process.arguments(pid)[:1]]
    for name in (*told, found.comm):
        if name and name != base and process.is_our_file(pid, os.path.join(folder, name)):
            return name
    return base or found.comm or UNKNOWN


def _script(pid: int, exe: Exe) -> str | None:
    kind = scripts.interpreter(exe.path) if exe.path else None
    if kind is None:
        return None
    told = scripts.script(kind, [from_bytes(word) for word in process.arguments(pid)])
    return scripts.absolute(told, process.folder(pid)) if told else None


def _desktop_file(pid: int, exe: Exe, box: Sandbox | None, told: str | None) -> DesktopFile | None:
    """The desktop file that is proven to be this program's: by its sandbox, or by a program file that only root can
    have put there. The name of its unit (``told``) is anyone's to choose: it only picks among those."""
    if box and box.kind == "flatpak":
        return _desktop_files().by_id(box.id)
    if box and box.kind == "snap":
        name, _, part = box.id.partition(".")
        return _desktop_files().by_id(f"{name}_{part or name}")
    if box or exe.path is None or scripts.interpreter(exe.path):
        return None
    base = os.path.basename(exe.path)
    files = _desktop_files()
    by_unit = files.by_id(told) if told else None
    entry = by_unit if by_unit and by_unit.program == base else files.by_program(base)
    if entry is None or not process.is_our_file(pid, exe.path) or not process.is_system_file(exe.path):
        return None
    return entry


def _parents(pid: int) -> tuple[str, ...]:
    names = []
    for parent, found in process.ancestors(pid, PARENTS):
        path = process.exe(parent).path
        names.append(os.path.basename(path) if path else found.comm)
    return tuple(names)


@cache
def _desktop_files() -> DesktopFiles:
    return DesktopFiles(data_folders())


@lru_cache(maxsize=64)
def _user(uid: int) -> str | None:
    """Cached: the first question may go to a directory server."""
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None
