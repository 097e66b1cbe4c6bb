"""The seam to what can be asked: each source says what it knows, and nothing where it knows nothing."""

from __future__ import annotations

from typing import Protocol


class Silent(Exception):
    """No answer within the patience: not to be asked again for a while."""


class PresenceSource(Protocol):
    """Asked on one thread only. Raises nothing but ``Silent``."""

    @property
    def name(self) -> str:
        """As the journal and the doctor call it."""

    def idle(self, patience: float) -> float | None:
        """Seconds since the last input, None where it can't tell. ``patience``: seconds that it may take."""

    def locked(self, patience: float) -> bool | None:
        """Whether the screen is locked, None where it can't tell."""


class Wakes(Protocol):
    """Something that tells by itself when a lock may have changed."""

    def fileno(self) -> int | None:
        """What becomes readable then, None while there is none."""

    def changed(self) -> bool:
        """Read what came; whether a lock may have changed."""

    def close(self) -> None: ...
