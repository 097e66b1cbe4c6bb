"""SHA-256 of the file that a process runs, also after the process is gone. Slow: not for the hot path."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import TypeVar

from monitor.clock import boot_id
from monitor.microphone import process
from monitor.model import Application, ExeState

_CHUNK = 1 << 20
_MOST = 1024
"""Files and processes remembered: far more programs than ever use a microphone on one machine."""

FileKey = tuple[int, int, int, int, int]
ProcessKey = tuple[str, int | None, int | None]


_K = TypeVar("_K")
_V = TypeVar("_V")


class Fingerprints:
    """Safe to use from several threads. A file is known by device, inode, size, mtime and ctime: while these stay,
    nobody without root can have changed what is in it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._files: OrderedDict[ProcessKey, FileKey] = OrderedDict()
        self._digests: OrderedDict[FileKey, str] = OrderedDict()

    def note(self, application: Application) -> str | None:
        """Remember which file this living process runs: one stat, so that a hash is possible when it is gone. The
        file's hash if that is known already."""
        try:
            key = _key(os.stat(f"/proc/{application.pid}/exe"))
        except OSError:
            return None
        with self._lock:
            _put(self._files, _process_key(application), key)
            return self._digests.get(key)

    def add_to(self, application: Application) -> Application:
        """With ``exe_sha256``, or as it was where the file can't be read any more."""
        if application.exe_sha256 or application.pid is None or application.exe is None:
            return application
        with self._lock:
            key = self._files.get(_process_key(application))
            digest = self._digests.get(key) if key else None
        digest = digest or self._read(application, key)
        return replace(application, exe_sha256=digest) if digest else application

    def _read(self, application: Application, key: FileKey | None) -> str | None:
        for path in _ways_to(application, key):
            try:
                fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            except (OSError, ValueError):
                continue
            try:
                digest = self._digest(fd, key)
            finally:
                os.close(fd)
            if digest:
                return digest
        return None

    def _digest(self, fd: int, key: FileKey | None) -> str | None:
        """None when the open file is not the one that was noted, or changes while it is read."""
        found = _key(os.fstat(fd))
        if key is not None and found != key:
            return None
        with self._lock:
            known = self._digests.get(found)
        if known:
            return known
        try:
            digest = _sha256(fd)
        except OSError:
            return None
        if _key(os.fstat(fd)) != found:
            return None
        with self._lock:
            _put(self._digests, found, digest)
        return digest


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


def _sha256(fd: int) -> str:
    digest = hashlib.sha256()
    while part := os.read(fd, _CHUNK):
        digest.update(part)
    return digest.hexdigest()


def _key(found: os.stat_result) -> FileKey:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _process_key(application: Application) -> ProcessKey:
    return application.boot_id, application.pid, application.start_ticks


def _put(table: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    table[key] = value
    table.move_to_end(key)
    if len(table) > _MOST:
        table.popitem(last=False)
