"""What all of Amazon's formats share: how far a line's time lies behind the wake, and the wake words."""

from __future__ import annotations

_SECOND = 1_000_000
# A record's own time is the end of recognition: 0.7 to 6.3 s behind the wake in public raw records.
BEHIND = 10 * _SECOND
AFTER = 1 * _SECOND
WAKE_WORDS = frozenset({"alexa", "hey alexa", "echo", "computer", "amazon", "ziggy"})
