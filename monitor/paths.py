"""Where the program keeps what: one place, moved as a whole by ``--data`` or EARWITNESS_DATA."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from monitor.errors import BadInput

NAME = "earwitness"


@dataclass(frozen=True, slots=True)
class Paths:
    """``data``: the folder, mode 0700, that holds everything that is stored."""

    data: Path

    @property
    def journal(self) -> Path:
        return self.data / "journal.db"

    @property
    def settings(self) -> Path:
        return self.data / "settings.toml"

    @property
    def lock(self) -> Path:
        return self.data / "writer.lock"

    @property
    def log(self) -> Path:
        return self.data / "earwitness.log"

    @property
    def chimes(self) -> Path:
        """Folder with what was learned of each paired speaker, encrypted."""
        return self.data / "chimes"

    @property
    def muted(self) -> Path:
        """Which microphones were muted all at once."""
        return self.data / "muted.json"

    @property
    def start_at_login(self) -> Path:
        """What the portal answered last, for a program in a Flatpak."""
        return self.data / "start-at-login"

    @property
    def inbox(self) -> Path:
        """Socket at which commands hand over what is to be kept."""
        return self.data / "inbox.sock"

    @property
    def door(self) -> Path:
        """Socket at which a second start asks the first one to show its window."""
        return self.data / "window.sock"


def paths_for(data: str | None) -> Paths:
    """The folder asked for, else EARWITNESS_DATA, else the platform's data folder; nothing is created yet."""
    chosen = data or os.environ.get("EARWITNESS_DATA")
    return Paths(Path(chosen) if chosen else platformdirs.user_data_path(NAME, appauthor=False))


def prepare(paths: Paths) -> None:
    """Make the folder, 0700.

    Raises BadInput when it can't be made, is a link, belongs to somebody else or is open to others.
    """
    try:
        paths.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = paths.data.lstat()
    except OSError as error:
        why = f"The folder {paths.data} can't be used: {error.strerror}. Choose another with --data."
        raise BadInput(why) from error
    if not stat.S_ISDIR(found.st_mode):
        raise BadInput(f"{paths.data} is not a folder. Choose another with --data.")
    if not hasattr(os, "getuid"):
        return
    if found.st_uid != os.getuid():
        raise BadInput(f"The folder {paths.data} belongs to another user. Choose another with --data.")
    if found.st_mode & 0o022:
        raise BadInput(f"Others can write to the folder {paths.data}. Run: chmod 700 '{paths.data}'")
    if found.st_mode & 0o077:
        paths.data.chmod(0o700)
