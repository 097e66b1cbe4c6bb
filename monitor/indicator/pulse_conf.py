"""libpulse takes sound in memory that it could share with the server, a memfd; here it is told to take its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_VARIABLE = "PULSE_CLIENTCONFIG"
_SYSTEM = Path("/etc/pulse")
_OURS = "enable-shm = no\nenable-memfd = no\n"


def keep_sound_private() -> None:
    """For this process, before libpulse is first used. What the person configured goes on to hold: libpulse reads one
    file (pulse-client.conf(5)), so that one includes theirs. It is no file on the disk."""
    if not sys.platform.startswith("linux"):
        return
    handle = os.memfd_create("pulse-client.conf")
    os.write(handle, configuration(os.environ, _SYSTEM).encode())
    os.environ[_VARIABLE] = f"/proc/self/fd/{handle}"


def configuration(environment: Mapping[str, str], system: Path) -> str:
    return "".join(f".include {path}\n" for path in _theirs(environment, system)) + _OURS


def _theirs(environment: Mapping[str, str], system: Path) -> Iterator[Path]:
    """What libpulse would read: the file named, else the person's, else the system's."""
    home = Path(environment.get("HOME", "/"))
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    named = environment.get(_VARIABLE)
    places = [Path(named)] if named else [config / "pulse/client.conf", home / ".pulse/client.conf"]
    found = next((path for path in places if path.is_file()), None)
    if found is not None:
        yield found
        return
    yield from (path for path in [system / "client.conf"] if path.is_file())
    yield from sorted((system / "client.conf.d").glob("*.conf"))
