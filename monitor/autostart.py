"""Whether the program starts at login, as the desktop itself has it: read each time it is asked, never remembered."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from monitor.paths import NAME, Paths, paths_for


class Autostart(Protocol):
    def is_on(self) -> bool:
        """What would happen at the next login."""

    def switch(self, on: bool) -> None:
        """There is one entry, or none. Raises BadInput with a sentence where it can't be written."""


def autostart_for(paths: Paths, platform: str = sys.platform) -> Autostart:
    command = start_command(sys.argv[0], os.environ, paths)
    if platform == "win32":
        from monitor.autostart_windows import RunValue, registry

        return RunValue(command, registry())
    if platform == "darwin":
        from monitor.autostart_macos import LaunchAgent

        return LaunchAgent(command, Path.home() / "Library" / "LaunchAgents")
    from monitor.autostart_portal import INFO, PortalEntry

    if INFO.exists():
        return PortalEntry(command, paths.start_at_login)
    from monitor.autostart_xdg import Entry, folders

    own, others = folders(os.environ)
    return Entry(command, own, others)


def start_command(started_as: str, environ: Mapping[str, str], paths: Paths) -> Sequence[str]:
    """How this very program is started again, in the tray and with the same folder. ``started_as``: ``sys.argv[0]``."""
    usual = paths == paths_for(None) and not environ.get("EARWITNESS_DATA")  # which a login does not set
    folder = [] if usual else ["--data", str(paths.data.absolute())]
    return [*_program(Path(started_as), environ), "--hidden", *folder]


def _program(started_as: Path, environ: Mapping[str, str]) -> list[str]:
    if image := environ.get("APPIMAGE"):
        return [image]  # what is inside it is mounted elsewhere each time
    if getattr(sys, "frozen", False):
        return [sys.executable]
    if started_as.stem == NAME and (script := shutil.which(str(started_as.absolute()))):
        # Not resolved: pipx puts a link on the path, which stays where it is when what it leads to is made anew.
        return [script]
    return [sys.executable, str(_main())]


def _main() -> Path:
    """``main.py`` beside this package: in a checkout, and where packages are installed."""
    return Path(__file__).absolute().parent.parent / "main.py"
