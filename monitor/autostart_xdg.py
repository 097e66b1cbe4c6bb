"""Start at login on Linux: a desktop entry in the autostart folder, switched by its ``Hidden``.

Source: freedesktop.org, Desktop Application Autostart Specification 0.5; Desktop Entry Specification 1.5, "The Exec
key".
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from monitor.errors import BadInput
from monitor.paths import NAME
from monitor.whole_file import write_whole

FILE = f"{NAME}.desktop"
_ENABLED = "X-GNOME-Autostart-enabled"
_BEGIN = "[Desktop Entry]"
_NEW = f"""{_BEGIN}
Type=Application
Name=Earwitness
Comment=See which programs use the microphone
Icon={NAME}
Terminal=false
X-GNOME-Autostart-Delay=5
"""


def folders(environ: Mapping[str, str]) -> tuple[Path, Sequence[Path]]:
    """The user's own, and those of the system, the more important first."""
    home = Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    system = (environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    return home / "autostart", [Path(each) / "autostart" for each in system if each]


class Entry:
    """Implements ``Autostart``. A file of the user's own hides those of the system with the same name."""

    def __init__(self, command: Sequence[str], own: Path, others: Sequence[Path] = ()) -> None:
        self._command, self._own, self._others = command, own / FILE, [each / FILE for each in others]

    def is_on(self) -> bool:
        found = next((each for each in (self._own, *self._others) if each.is_file()), None)
        return found is not None and _starts(_text(found))

    def switch(self, on: bool) -> None:
        if on == self.is_on():
            return
        text = (_text(self._own) if self._own.is_file() else "") or _NEW
        changes = {"Hidden": "false" if on else "true"}
        if on:
            changes |= {"Exec": exec_line(self._command), _ENABLED: "true"}
        try:
            self._own.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"{self._own.parent} can't be made: {error.strerror}.") from error
        write_whole(self._own, changed(text, changes).encode("utf-8", "surrogateescape"), overwrite=True)


def exec_line(command: Sequence[str]) -> str:
    """Quoted twice: as an argument, and as a string of the file."""
    return " ".join(_quoted(word) for word in command)


def changed(text: str, changes: Mapping[str, str]) -> str:
    """The file with these keys of its first group set; all else in it stays as it was."""
    lines = text.splitlines()
    begin = next((place for place, line in enumerate(lines) if line.strip() == _BEGIN), None)
    if begin is None:
        return changed(_NEW, changes)
    end = next((place for place in range(begin + 1, len(lines)) if lines[place].startswith("[")), len(lines))
    kept = [line for line in lines[begin + 1 : end] if _key(line) not in changes]
    while kept and not kept[-1].strip():
        kept.pop()
    added = [f"{key}={value}" for key, value in changes.items()]
    return "\n".join([*lines[: begin + 1], *kept, *added, *lines[end:]]) + "\n"


def _starts(text: str) -> bool:
    """An entry whose program is gone starts nothing."""
    lines = changed(text, {}).splitlines()
    found = {_key(line): line.partition("=")[2].strip() for line in lines if "=" in line}
    if found.get("Hidden", "").lower() == "true" or found.get(_ENABLED, "").lower() == "false":
        return False
    return shutil.which(_program(found.get("Exec", ""))) is not None


def _program(line: str) -> str:
    try:
        return next(iter(shlex.split(line.replace("\\\\", "\\"))), "").replace("%%", "%")
    except ValueError:
        return ""


def _quoted(word: str) -> str:
    if not re.search(r"[\s\"'\\><~|&;$*?#()`%]", word):
        return word
    escaped = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    return '"' + escaped.replace("\\", "\\\\") + '"'


def _key(line: str) -> str:
    return line.partition("=")[0].strip()


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
