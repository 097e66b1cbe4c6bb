"""rpm's and pacman's records, through their own query programs: which package owns a file, with which content.

Both keep a SHA-256 of each file (old rpm packages MD5). What is said of dpkg's sums holds here too: on a running system
root can rewrite them (an rpm header is signed, but that is not looked at).
"""

from __future__ import annotations

import gzip
import logging
import os
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Self

from monitor.microphone.packages import Digests, Stamp, only_root_writes, stamp_of, state_of
from monitor.program_model import Package

log = logging.getLogger(__name__)

RPM, PACMAN = "/usr/bin/rpm", "/usr/bin/pacman"
RPM_RECORDS = tuple(
    f"{folder}/{name}"
    for folder in ("/usr/lib/sysimage/rpm", "/var/lib/rpm")
    for name in ("rpmdb.sqlite", "rpmdb.sqlite-wal", "Packages.db", "Packages")
)
PACMAN_RECORDS = "/var/lib/pacman/local"
PATIENCE = 20.0
"""Seconds for one question: a cold disk needs some."""
_FORMAT = r"=%{NAME}\n[%{FILENAMES}\t%{FILEDIGESTS}\n]"
_NAME = re.compile(r"[A-Za-z0-9@_][A-Za-z0-9@._+-]*")
_ESCAPED = re.compile(rb"\\([0-7]{3})")
_LARGEST = 64 << 20
"""Bytes of a package's file list, unpacked; a kernel's has some 1 MB."""

Ask = Callable[[str, *tuple[str, ...]], str]


def ask(program: str, *words: str) -> str:
    """What it prints; nothing where it fails. Its messages are in English, and no setting of the user's reaches it."""
    import subprocess

    environ = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    try:
        done = subprocess.run(
            [program, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, env=environ, check=False
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        log.info("%s did not answer: %s", program, error)
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", "surrogateescape")


class Rpm:
    """``ask`` stands for the program; ``only_root`` tells whether nobody else can write a file."""

    def __init__(self, ask: Ask = ask, only_root: Callable[..., bool] = only_root_writes) -> None:
        self._ask, self._only_root = ask, only_root

    @classmethod
    def here(cls) -> Self | None:
        return cls() if only_root_writes(RPM) and any(map(os.path.exists, RPM_RECORDS)) else None

    def stamp(self) -> Stamp:
        return stamp_of(RPM_RECORDS)

    def package_of(self, path: str, digests: Digests) -> Package | None:
        """A query for one file answers with each package that lists it: ``=NAME``, then all files of that."""
        names: set[str] = set()
        recorded: list[str] = []
        for line in self._ask(RPM, "-qf", "--queryformat", _FORMAT, path).split("\n"):
            if line.startswith("="):
                names.add(line[1:])
            elif line.startswith(f"{path}\t"):
                recorded.append(line.removeprefix(f"{path}\t"))
        name = names.pop() if len(names) == 1 else ""
        if not _NAME.fullmatch(name):
            return None
        return Package("rpm", name, state_of(filter(None, recorded), digests, self._only_root(path)))


class Pacman:
    """The same for pacman, whose file lists are mtree(5), gzipped, one beside each package's description."""

    def __init__(
        self, ask: Ask = ask, records: str = PACMAN_RECORDS, only_root: Callable[..., bool] = only_root_writes
    ) -> None:
        self._ask, self._records, self._only_root = ask, records, only_root

    @classmethod
    def here(cls) -> Self | None:
        return cls() if only_root_writes(PACMAN) and os.path.isdir(PACMAN_RECORDS) else None

    def stamp(self) -> Stamp:
        return stamp_of([self._records])

    def package_of(self, path: str, digests: Digests) -> Package | None:
        name = self._ask(PACMAN, "-Qqo", "--", path).removesuffix("\n")
        if not _NAME.fullmatch(name):
            return None
        version = self._ask(PACMAN, "-Q", "--", name).removesuffix("\n").removeprefix(f"{name} ")
        tree = f"{self._records}/{name}-{version}/mtree"
        recorded = [] if "/" in version else list(_sums(_unpacked(tree), path))
        return Package("pacman", name, state_of(recorded, digests, self._only_root(path, tree)))


def _sums(tree: bytes, path: str) -> Iterator[str]:
    """Lines like ``./usr/bin/x time=1.0 size=2 sha256digest=...``; odd signs in a name are written in octal."""
    wanted = b"." + os.fsencode(path)
    for line in tree.split(b"\n"):
        name, *words = line.split(b" ")
        if _ESCAPED.sub(lambda found: bytes([int(found[1], 8) & 0xFF]), name) == wanted:
            yield from (word[13:].decode("ascii", "replace") for word in words if word.startswith(b"sha256digest="))


def _unpacked(path: str) -> bytes:
    try:
        with gzip.open(path) as file:
            return file.read(_LARGEST)
    except (OSError, EOFError, zlib.error):
        return b""
