"""Start at login on Windows: one value under the user's Run key, which the Task Manager may have switched off.

Never run on Windows. Source: Microsoft, "Run and RunOnce Registry Keys"; the first byte of a StartupApproved value is
odd where the Task Manager switched an entry off (as seen by others, documented nowhere).
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from typing import Any, Protocol

from monitor.errors import BadInput

VALUE = "Earwitness"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Registry(Protocol):
    """Values below HKEY_CURRENT_USER. What writes raises OSError."""

    def get(self, key: str, name: str) -> str | bytes | None: ...

    def put(self, key: str, name: str, value: str) -> None: ...

    def drop(self, key: str, name: str) -> None:
        """One that is not there is fine."""


class RunValue:
    """Implements ``Autostart``."""

    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        self._command, self._registry = command, registry

    def is_on(self) -> bool:
        approved = self._registry.get(APPROVED, VALUE)
        switched_off = isinstance(approved, bytes) and bool(approved) and bool(approved[0] & 1)
        return bool(self._registry.get(RUN, VALUE)) and not switched_off

    def switch(self, on: bool) -> None:
        try:
            self._registry.drop(APPROVED, VALUE)
            if on:
                self._registry.put(RUN, VALUE, subprocess.list2cmdline(self._command))
            else:
                self._registry.drop(RUN, VALUE)
        except OSError as error:
            raise BadInput(f"The registry can't be written: {error.strerror}.") from error


def registry() -> Registry:
    return _Winreg()


class _Winreg:
    """Implements ``Registry``."""

    def __init__(self) -> None:
        import importlib

        self._winreg: Any = importlib.import_module("winreg")  # of Windows only

    def get(self, key: str, name: str) -> str | bytes | None:
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
                found = self._winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return found if isinstance(found, str | bytes) else None

    def put(self, key: str, name: str, value: str) -> None:
        with self._winreg.CreateKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
            self._winreg.SetValueEx(opened, name, 0, self._winreg.REG_SZ, value)

    def drop(self, key: str, name: str) -> None:
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, key, 0, self._winreg.KEY_SET_VALUE) as opened:
                self._winreg.DeleteValue(opened, name)
        except FileNotFoundError:
            return
