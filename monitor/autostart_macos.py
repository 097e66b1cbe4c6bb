"""Start at login on macOS: a launch agent of the user's own. Never run on macOS. Source: launchd.plist(5)."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path

from monitor.errors import BadInput
from monitor.paths import NAME
from monitor.whole_file import write_whole


class LaunchAgent:
    """Implements ``Autostart``: launchd reads the folder at each login."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command, self._file = command, folder / f"{NAME}.plist"

    def is_on(self) -> bool:
        try:
            table = plistlib.loads(self._file.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException):
            return False
        return isinstance(table, dict) and table.get("RunAtLoad") is True and not table.get("Disabled")

    def switch(self, on: bool) -> None:
        try:
            if on:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            raise BadInput(f"{self._file} can't be written: {error.strerror}.") from error
        if on:
            write_whole(self._file, content(self._command), overwrite=True)


def content(command: Sequence[str]) -> bytes:
    return plistlib.dumps(
        {
            "Label": NAME,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",  # where there is a menu bar to be in
            "ProcessType": "Interactive",
        }
    )
