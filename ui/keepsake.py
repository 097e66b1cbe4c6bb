"""What the window remembers between starts: its place, and what was ticked off. An INI file in the data folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Keepsake:
    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def geometry(self) -> QByteArray | None:
        value = self._file.value("geometry")
        return value if isinstance(value, QByteArray) else None

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("geometry", geometry)
        self._file.sync()

    def first_time(self, what: str) -> bool:
        """True once, ever."""
        if self._file.value(f"told/{what}") is not None:
            return False
        self._file.setValue(f"told/{what}", "yes")
        return True

    def weekly(self) -> datetime | None:
        """Until when weeks are told of; None before the first."""
        try:
            found = datetime.fromisoformat(str(self._file.value("weekly", "")))
        except ValueError:
            return None
        return found if found.tzinfo else None

    def keep_weekly(self, until: datetime) -> None:
        self._file.setValue("weekly", until.isoformat())
        self._file.sync()

    def ticked(self) -> dict[str, datetime]:
        """What was ticked off when; a file that can't be understood forgets, which shows things once too often."""
        try:
            found = json.loads(str(self._file.value("ticked", "{}")))
            return {str(key): datetime.fromisoformat(str(at)) for key, at in found.items()}
        except (ValueError, AttributeError):
            return {}

    def keep_ticked(self, ticked: Mapping[str, datetime]) -> None:
        # json escapes everything that is not ASCII, lone surrogates too.
        self._file.setValue("ticked", json.dumps({key: at.isoformat() for key, at in ticked.items()}))
        self._file.sync()
