"""Which installed package a program's file belongs to, by the records of whatever package managers are here.

What this proves and what not: see ``monitor.same_file``. Slow, but for ``stamp``: not for the hot path.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from monitor.microphone.process import is_system_file
from monitor.program_model import Package, PackageFile

Stamp = tuple[tuple[int, int, int] | None, ...]
"""Inode, size and mtime (ns) of the files in which the records lie; None for one that is not there."""


@dataclass(frozen=True, slots=True)
class Digests:
    """Of a file's whole content, lower-case hex. ``md5``: for records that know nothing better."""

    sha256: str
    md5: str

    def matches(self, recorded: str) -> bool:
        """``recorded``: as a package manager has it, told apart by its length."""
        return recorded.lower() in (self.sha256, self.md5)


class Records(Protocol):
    """One package manager's."""

    def stamp(self) -> Stamp:
        """Another one after any package was installed, updated or removed. A few microseconds."""

    def package_of(self, path: str, digests: Digests) -> Package | None:
        """To which package the file at ``path`` (absolute, without links) belongs that now has this content. None where
        that is none or several, or the records can't be read. Never raises; may take seconds."""


class AllRecords:
    """Those of several package managers as one: the first that knows the file answers."""

    def __init__(self, parts: Sequence[Records]) -> None:
        self._parts = parts

    def stamp(self) -> Stamp:
        return tuple(each for part in self._parts for each in part.stamp())

    def package_of(self, path: str, digests: Digests) -> Package | None:
        if not path.startswith("/") or not path.isprintable():
            return None  # records are lines of text: a name with a line break in it could match any two of them
        found = (part.package_of(path, digests) for part in self._parts)
        return next((package for package in found if package is not None), None)


def records_here() -> Records:
    """Of the package managers that this system has: a look at four files."""
    from monitor.microphone.dpkg import Dpkg
    from monitor.microphone.package_tools import Pacman, Rpm

    known = (Dpkg.here(), Rpm.here(), Pacman.here())
    return AllRecords([each for each in known if each is not None])


def stamp_of(paths: Iterable[str]) -> Stamp:
    return tuple(_signature(path) for path in paths)


def state_of(recorded: Iterable[str], digests: Digests, only_root: bool) -> PackageFile:
    """``recorded``: what the records say of the file's content; several that contradict each other say nothing."""
    said = set(recorded)
    if len(said) != 1:
        return PackageFile.UNKNOWN
    if not digests.matches(said.pop()):
        return PackageFile.ALTERED
    return PackageFile.SHIPPED if only_root else PackageFile.UNKNOWN


def only_root_writes(*paths: str) -> bool:
    """The files and each folder above them."""
    return all(is_system_file(path) for path in paths)


def _signature(path: str) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
