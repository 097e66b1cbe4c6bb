"""How long to wait before something that ended by itself is started again. Pure."""

from __future__ import annotations

from monitor.clock import Moment

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0  # seconds between starts
_STEADY = 60.0  # seconds of running after which the next end is tried again from the first wait


class Backoff:
    """When the process may be started again."""

    def __init__(self) -> None:
        self.tries = 0
        self._began: Moment | None = None
        self._again: Moment | None = None

    def began(self, now: Moment) -> None:
        self._began, self._again = now, None

    def ended(self, now: Moment) -> None:
        steady = self._began is not None and now.minus(self._began).total_seconds() > _STEADY
        self.tries = 1 if steady else self.tries + 1
        self._again = now

    def left(self, now: Moment) -> float:
        """Seconds, 0 or less when it may."""
        if self._again is None:
            return 0.0
        wait: float = min(_FIRST_WAIT * 2 ** min(self.tries - 1, 16), _LONGEST_WAIT)
        return wait - now.minus(self._again).total_seconds()
