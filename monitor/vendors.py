"""What is known of each vendor, from resources/vendors.

Does it give a history, what it keeps, what may explain a gap, the card.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from functools import cache

import resources
from monitor.errors import EarwitnessError
from monitor.speaker_model import Chime, Cited, Kind, Profile, Reason, Vendor, Verdict

Table = Mapping[str, object]


class VendorFileDamaged(EarwitnessError):
    """A file of the program itself is missing or wrong."""


@cache
def profile_of(vendor: Vendor) -> Profile:
    """Raises VendorFileDamaged when the installation lacks it."""
    name = f"vendors/{vendor.value}.toml"
    try:
        found = tomllib.loads(resources.path(name).read_text("utf-8"))
        return _profile(vendor, found)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise VendorFileDamaged(f"The program's file {name} is damaged. Install Earwitness again.") from error


def reason_words(code: str, vendor: Vendor) -> Cited | None:
    """The sentence of a reason in ``possible`` or ``ruled_out``; None for a code this vendor does not have."""
    return next((r.cited for r in profile_of(vendor).reasons if r.cited.code == code), None)


def _profile(vendor: Vendor, found: Table) -> Profile:
    head = _table(found["vendor"])
    if head["id"] != vendor.value:
        raise ValueError(head["id"])
    return Profile(
        vendor=vendor,
        name=str(head["name"]),
        has_history=head["has_history"] is True,
        chimes={Kind(kind): Chime(value) for kind, value in _table(found["chimes"]).items()},
        keeps_unasked=head["keeps_unasked"] is True,
        publish_delay=timedelta(seconds=_whole(head["publish_delay_s"])),
        reasons=tuple(_reason(entry) for entry in _tables(found.get("reason", []))),
        card=tuple(_cited(entry) for entry in _tables(found.get("card", []))),
        sounds=tuple(_cited(entry) for entry in _tables(found.get("sound", []))),
    )


def _reason(entry: Table) -> Reason:
    verdicts = entry["for"]
    if not isinstance(verdicts, list):
        raise TypeError(verdicts)
    return Reason(_cited(entry), frozenset(Verdict(v) for v in verdicts))


def _cited(entry: Table) -> Cited:
    code, words, source, date = (str(entry[key]) for key in ("code", "words", "source", "date"))
    return Cited(code, words, source, date, entry["verified"] is True)


def _table(value: object) -> Table:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _tables(value: object) -> list[Table]:
    if not isinstance(value, list):
        raise TypeError(value)
    return [_table(entry) for entry in value]


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value
