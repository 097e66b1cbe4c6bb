"""Names and icons of installed programs, from the desktop files of the XDG data folders.

Format: Desktop Entry Specification 1.5. Read at the first question and again when one of the folders has changed.
Only files that the system's administrator put there count: whoever can write one can call a program anything.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

_MOST_BYTES = 1 << 18  # real ones with all translations stay below 64 KiB
_WRAPPERS = frozenset({"env", "sh", "bash", "flatpak", "snap", "pkexec", "gtk-launch", "dbus-launch", "xterm"})


@dataclass(frozen=True, slots=True)
class DesktopFile:
    """``id``: without ``.desktop``. ``program``: base name of what Exec starts; empty where it starts a wrapper."""

    id: str
    name: str
    icon: str | None
    program: str


class DesktopFiles:
    """``folders``: in order of precedence; ``owners``: uids whose files are believed. Safe to use from several threads.

    Flatpak's exports into a home folder are the user's files; they answer to their sandbox id only.
    """

    def __init__(self, folders: Iterable[Path], owners: Collection[int] = (0,)) -> None:
        self._folders = tuple(folders)
        self._owners = frozenset(owners)
        self._lock = Lock()
        self._stamp: tuple[tuple[str, int], ...] | None = None
        self._by_id: dict[str, DesktopFile] = {}
        self._by_program: dict[str, DesktopFile | None] = {}

    def by_id(self, desktop_id: str) -> DesktopFile | None:
        self._refresh()
        return self._by_id.get(desktop_id)

    def by_program(self, program: str) -> DesktopFile | None:
        """The one desktop file that starts ``program`` (a base name); None as well when several names claim it."""
        self._refresh()
        return self._by_program.get(program)

    def _refresh(self) -> None:
        with self._lock:
            stamp = tuple(_stamps(self._folders))
            if stamp != self._stamp:
                self._by_id = _read_all(self._folders, self._owners)
                self._by_program = _programs(self._by_id)
                self._stamp = stamp


def data_folders(environment: Mapping[str, str] = os.environ) -> list[Path]:
    """XDG Base Directory Specification 0.8, with Flatpak's and Snap's exports, which a session may leave out."""
    home = environment.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    system = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    exports = [f"{home}/flatpak/exports/share", "/var/lib/flatpak/exports/share", "/var/lib/snapd/desktop"]
    folders = dict.fromkeys([home, *system.split(":"), *exports])
    return [Path(folder) / "applications" for folder in folders if folder.startswith("/")]


def parse(desktop_id: str, text: str) -> DesktopFile | None:
    """None when it is not a program, or says that it is deleted (``Hidden``)."""
    fields = _fields(text)
    if fields.get("Type", "Application") != "Application" or fields.get("Hidden") == "true" or not fields.get("Name"):
        return None
    return DesktopFile(desktop_id, fields["Name"], fields.get("Icon") or None, _program(fields.get("Exec", "")))


def _fields(text: str) -> dict[str, str]:
    """Keys of the main group without their translations."""
    fields: dict[str, str] = {}
    group = ""
    for line in text.splitlines():
        if line.startswith("["):
            group = line.strip()
        elif group == "[Desktop Entry]" and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            fields.setdefault(key.strip(), value.strip())
    return fields


def _program(command: str) -> str:
    try:
        words = shlex.split(command)
    except ValueError:
        return ""
    program = os.path.basename(words[0]) if words else ""
    return "" if program in _WRAPPERS else program


def _stamps(folders: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for folder in folders:
        try:
            yield str(folder), folder.stat().st_mtime_ns
        except OSError:
            continue


def _read_all(folders: Iterable[Path], owners: Collection[int]) -> dict[str, DesktopFile]:
    found: dict[str, DesktopFile | None] = {}
    for folder in folders:
        for path in _desktop_files(folder):
            desktop_id = str(path.relative_to(folder)).removesuffix(".desktop").replace("/", "-")
            if desktop_id not in found and _is_believed(path, owners):
                found[desktop_id] = _read(desktop_id, path)
    return {desktop_id: entry for desktop_id, entry in found.items() if entry}


def _is_believed(path: Path, owners: Collection[int]) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return _is_exported(path) or (found.st_uid in owners and not found.st_mode & 0o002)


def _is_exported(path: Path) -> bool:
    return "/flatpak/exports/" in str(path)


def _desktop_files(folder: Path) -> list[Path]:
    try:
        return sorted([*folder.glob("*.desktop"), *folder.glob("*/*.desktop")])
    except OSError:
        return []


def _read(desktop_id: str, path: Path) -> DesktopFile | None:
    try:
        with path.open("rb") as file:
            entry = parse(desktop_id, file.read(_MOST_BYTES).decode("utf-8", "replace"))
    except OSError:
        return None
    return replace(entry, program="") if entry and _is_exported(path) else entry


def _programs(by_id: Mapping[str, DesktopFile]) -> dict[str, DesktopFile | None]:
    found: dict[str, DesktopFile | None] = {}
    for entry in by_id.values():
        if not entry.program:
            continue
        other = found.setdefault(entry.program, entry)
        if other is not None and other.name != entry.name:
            found[entry.program] = None
    return found
