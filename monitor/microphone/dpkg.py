"""dpkg's records, read as they lie: which package lists a file, and the MD5 sum that it was shipped with.

Each package has ``info/NAME.list`` (a path a line) and mostly ``info/NAME.md5sums`` (dpkg(1), deb-md5sums(5)). These
sums were made to find broken disks, not burglars: they are signed by nobody, root can rewrite them, and two files with
the same MD5 can be made by whoever makes both. Sums are missing for configuration files, and for all files of a package
whose maker left them out; such a file is of its package, but not known to be as shipped.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from monitor.microphone.packages import Digests, Stamp, only_root_writes, stamp_of, state_of
from monitor.program_model import Package

ADMIN = "/var/lib/dpkg"
_MERGED = (b"/bin", b"/sbin", b"/lib", b"/lib32", b"/lib64", b"/libo32", b"/libx32")
"""Links into /usr on a merged system, under which packages still list their files (https://wiki.debian.org/UsrMerge)."""
_STEM = re.compile(r"([A-Za-z0-9][A-Za-z0-9+._-]*)(:[a-z0-9-]+)?")
"""A package's name as dpkg allows it, and its architecture where several can be installed side by side."""
_SUM = re.compile(rb"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Diversion:
    """All packages but ``by`` have their file ``was`` put at ``to`` (dpkg-divert(1)); ``by`` is ``:`` for the
    administrator, who is no package."""

    was: bytes
    to: bytes
    by: str


class Dpkg:
    """``only_root``: whether nobody else can write any of these files."""

    def __init__(self, admin: str = ADMIN, only_root: Callable[..., bool] = only_root_writes) -> None:
        self._info, self._diversions = f"{admin}/info", f"{admin}/diversions"
        self._watched = (f"{admin}/status", self._diversions, self._info)
        self._only_root = only_root

    @classmethod
    def here(cls) -> Self | None:
        return cls() if os.path.exists(f"{ADMIN}/status") else None

    def stamp(self) -> Stamp:
        return stamp_of(self._watched)

    def package_of(self, path: str, digests: Digests) -> Package | None:
        try:
            names, may_own = listed_as(os.fsencode(path), merged_links(), self._diverted())
        except ValueError:  # a lone surrogate that stands for no byte
            return None
        stems = [stem for stem in self._listing(names) if may_own(_called(stem))]
        owners = {_called(stem) for stem in stems}
        if len(owners) != 1:
            return None
        recorded = [found for stem in stems for found in self._sums(stem, names)]
        sources = [f"{self._info}/{stem}{end}" for stem in stems for end in (".list", ".md5sums")]
        return Package("dpkg", owners.pop(), state_of(recorded, digests, self._only_root(path, *sources)))

    def _listing(self, names: Sequence[bytes]) -> Iterator[str]:
        """The packages that list one of these names. Some 1,000 files and 10 MB: tens of milliseconds once the system
        has them in memory, seconds before."""
        lines = tuple(name + b"\n" for name in names)
        try:
            stems = [name.removesuffix(".list") for name in os.listdir(self._info) if name.endswith(".list")]
        except OSError:
            return
        for stem in sorted(stems):
            content = _read(f"{self._info}/{stem}.list") if _STEM.fullmatch(stem) else b""
            if any(content.startswith(line) or b"\n" + line in content for line in lines):
                yield stem

    def _sums(self, stem: str, names: Sequence[bytes]) -> Iterator[str]:
        wanted = {name[1:] for name in names}
        for line in _read(f"{self._info}/{stem}.md5sums").split(b"\n"):
            if line[34:] in wanted and line[32:34] in (b"  ", b" *") and _SUM.fullmatch(line[:32]):
                yield line[:32].decode("ascii")

    def _diverted(self) -> list[Diversion]:
        lines = _read(self._diversions).split(b"\n")
        threes = zip(lines[0::3], lines[1::3], lines[2::3], strict=False)
        return [Diversion(was, to, by.decode("ascii", "replace")) for was, to, by in threes]


def merged_links() -> list[tuple[bytes, bytes]]:
    """Where they lead, and what they are called."""
    return [(target, link) for link in _MERGED if (target := os.path.realpath(link)) != link]


def listed_as(
    path: bytes, links: Sequence[tuple[bytes, bytes]], diverted: Sequence[Diversion]
) -> tuple[list[bytes], Callable[[str], bool]]:
    """Under which names packages list the file that is at ``path`` now, and which of them may be its owner."""
    names = _also(path, links)
    here = next((each for each in diverted if each.to in names), None)
    if here is not None:
        return _also(here.was, links), lambda package: package != here.by
    away = next((each for each in diverted if each.was in names), None)
    return names, lambda package: away is None or package == away.by


def _also(path: bytes, links: Sequence[tuple[bytes, bytes]]) -> list[bytes]:
    merged = [link + path.removeprefix(target) for target, link in links if path.startswith(target + b"/")]
    split = [target + path.removeprefix(link) for target, link in links if path.startswith(link + b"/")]
    return [path, *merged, *split]


def _called(stem: str) -> str:
    return stem.partition(":")[0]


def _read(path: str) -> bytes:
    """Nothing where it can't be read: what is not there proves nothing."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""
