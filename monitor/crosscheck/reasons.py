"""Which innocent reasons remain possible behind a verdict, and which the data rules out.

Their words are in resources/vendors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from monitor.speaker_model import Profile, Verdict, Witness


@dataclass(frozen=True, slots=True)
class Known:
    """What the data says about one case; None where it says nothing."""

    verdict: Verdict
    clock_known: bool = False
    covered: bool = True
    filtered: bool = False
    published: bool | None = None  # the history was taken later than the vendor's delay after it
    older_kept: bool | None = None  # the history still holds something older
    another_device: bool | None = None  # another device of the account has a record near it
    by: Witness | None = None
    has_device: bool = False


def weigh(known: Known, profile: Profile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(possible, ruled out): codes of the vendor's reasons that may explain this verdict."""
    out = _ruled_out(known)
    codes = [r.cited.code for r in profile.reasons if known.verdict in r.verdicts]
    return tuple(c for c in codes if not out.get(c)), tuple(c for c in codes if out.get(c))


def _ruled_out(known: Known) -> Mapping[str, bool]:
    return {
        "clock-differs": known.clock_known,
        "range-ended": known.covered,
        "list-filtered": not known.filtered,
        "not-yet-published": known.published is True,
        # Automatic deletion takes the oldest first: while something older is there it did not take this.
        "auto-delete": known.older_kept is True,
        "another-speaker-answered": known.another_device is False,
        "other-sound": known.by is Witness.HAND,
        "two-speakers-one-list": known.has_device,
    }
