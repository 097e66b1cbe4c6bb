"""Threads and wiring: what main.py and ui/ talk to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from monitor.model import Activation, Application, Coverage, Published, Recording


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is so right now. ``sources``: one open Coverage a watcher (``blind`` says why it can't see)."""

    activations: tuple[Activation, ...]
    sources: tuple[Coverage, ...]
    recording: Recording


Listener = Callable[[Published], None]


class ServiceProtocol(Protocol):
    """What the window sees of the service; every call is quick and may come from any thread, except ``timeline``
    and ``coverage``, which read the disk and belong on a worker thread."""

    def subscribe(self, listener: Listener) -> None:
        """``listener`` is called on the recorder's thread with each record, after it was committed."""

    def snapshot(self) -> Snapshot: ...

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]:
        """Activations that overlap the span, oldest first."""

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]: ...

    def is_allowed(self, application: Application) -> bool: ...

    def allow(self, application: Application) -> None:
        """From now on this program is recorded without a notification. Kept in the settings file."""

    def disallow(self, identity: str) -> None: ...

    def allowed(self) -> Sequence[str]:
        """Identities (``Application.identity``) that were allowed."""
