"""The codes for why a verdict is what it is; the words for them are in ``ui``. Whoever gives another fails mypy."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "",  # the verdict says it all
    "chime-unsure",
    "clock-unclear",
    "device-unclear",
    "follow-up",
    "history-does-not-cover",
    "history-filtered",
    "kind-has-no-chime",
    "label-unknown",
    "near-miss",
    "nobody-listened",
    "not-yet-published",
    "nothing-agrees",
    "on-another-device",
    "repeat",
    "time-unsure",
    "time-zone",
    "two-candidates",
    "vendor-gives-none",
    "vendor-may-not-keep",
]
