"""SHA-256 of the file that a process runs, also after the process is gone, and the package of that file.

Slow: not for the hot path, but for what is known already."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import TypeVar

from monitor.clock import boot_id
from monitor.microphone import process
from monitor.microphone.packages import Digests, Records, Stamp, records_here
from monitor.model import Application, ExeState, Package, PackageFile

_CHUNK = 1 << 20
_MOST = 1024
"""Files and processes remembered: far more programs than ever use a microphone on one machine."""

FileKey = tuple[int, int, int, int, int]
ProcessKey = tuple[str, int | None, int | None]


_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class _Owned:
    """The answer of the packages' records, and which records these were."""

    package: Package | None
    stamp: Stamp


class Fingerprints:
    """Safe to use from several threads. A file is known by device, inode, size, mtime and ctime: while these stay,
    nobody without root can have changed what is in it."""

    def __init__(self, records: Records | None = None) -> None:
        self._records = records_here() if records is None else records
        self._lock = Lock()
        self._files: OrderedDict[ProcessKey, FileKey] = OrderedDict()
        self._digests: OrderedDict[FileKey, Digests] = OrderedDict()
        self._owned: OrderedDict[tuple[FileKey, str], _Owned] = OrderedDict()
        self._shipped: OrderedDict[tuple[str, str], Package] = OrderedDict()

    def note(self, application: Application) -> Application:
        """Remember which file this living process runs: a few stats, so that a hash is possible when it is gone. With
        hash and package if both are known already: one without the other would look like a change."""
        try:
            key = _key(os.stat(f"/proc/{application.pid}/exe"))
        except OSError:
            return application
        with self._lock:
            _put(self._files, _process_key(application), key)
            digests, owned = self._digests.get(key), self._owned.get((key, application.exe or ""))
        if digests is None or owned is None or owned.stamp != self._records.stamp():
            return application
        return replace(application, exe_sha256=digests.sha256, package=owned.package)

    def add_to(self, application: Application) -> Application:
        """With ``exe_sha256`` and ``package``, or as it was where the file can't be read any more."""
        if application.exe_sha256 or application.pid is None or application.exe is None:
            return application
        with self._lock:
            key = self._files.get(_process_key(application))
            digests = self._digests.get(key) if key else None
        found = (key, digests) if key and digests else self._read(application, key)
        if found is None:
            return application
        package = self._package(application.exe, *found)
        return replace(application, exe_sha256=found[1].sha256, package=package)

    def _package(self, path: str, key: FileKey, digests: Digests) -> Package | None:
        stamp = self._records.stamp()  # before the look: what changes meanwhile is looked up again
        with self._lock:
            known = self._owned.get((key, path))
        if known is not None and known.stamp == stamp:
            return known.package
        package = self._looked_up(path, key, digests)
        with self._lock:
            _put(self._owned, (key, path), _Owned(package, stamp))
            if package is not None and package.file is PackageFile.SHIPPED:
                _put(self._shipped, (path, digests.sha256), package)
        return package

    def _looked_up(self, path: str, key: FileKey, digests: Digests) -> Package | None:
        """Records tell what lies at a path now. Where that is another file (an update came while the program runs, or
        it lives in a container) there is what they told of this content before."""
        try:
            here = _key(os.stat(path)) == key
        except (OSError, ValueError):
            here = False
        if here:
            return self._records.package_of(path, digests)
        with self._lock:
            return self._shipped.get((path, digests.sha256))

    def _read(self, application: Application, key: FileKey | None) -> tuple[FileKey, Digests] | None:
        for path in _ways_to(application, key):
            try:
                fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            except (OSError, ValueError):
                continue
            try:
                found = self._digest(fd, key)
            finally:
                os.close(fd)
            if found:
                return found
        return None

    def _digest(self, fd: int, key: FileKey | None) -> tuple[FileKey, Digests] | None:
        """None when the open file is not the one that was noted, or changes while it is read."""
        found = _key(os.fstat(fd))
        if key is not None and found != key:
            return None
        with self._lock:
            known = self._digests.get(found)
        if known:
            return found, known
        try:
            digests = _digests(fd)
        except OSError:
            return None
        if _key(os.fstat(fd)) != found:
            return None
        with self._lock:
            _put(self._digests, found, digests)
        return found, digests


def _ways_to(application: Application, key: FileKey | None) -> list[str]:
    """The process's own link first; the path only where a noted key can prove that it is the same file."""
    ways = []
    if is_same_process(application):
        ways.append(f"/proc/{application.pid}/exe")
    if key is not None and application.exe and application.exe_state is ExeState.PRESENT:
        ways.append(application.exe)
    return ways


def is_same_process(application: Application) -> bool:
    """The process that was identified still lives under its pid."""
    if application.pid is None or application.boot_id != boot_id():
        return False
    found = process.stat(application.pid)
    return found is not None and found.start_ticks == application.start_ticks


def _digests(fd: int) -> Digests:
    """Both in one reading; MD5 only to compare with what a package manager recorded."""
    sha256, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    while part := os.read(fd, _CHUNK):
        sha256.update(part)
        md5.update(part)
    return Digests(sha256.hexdigest(), md5.hexdigest())


def _key(found: os.stat_result) -> FileKey:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _process_key(application: Application) -> ProcessKey:
    return application.boot_id, application.pid, application.start_ticks


def _put(table: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    table[key] = value
    table.move_to_end(key)
    if len(table) > _MOST:
        table.popitem(last=False)
