"""What ``verify`` says of a time stamp."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from monitor.codec import instant
from monitor.names import shown
from monitor.report.timestamp import Stamp
from ui.language import tr

_BY_HAND = (
    "  unzip -p BUNDLE.zip manifest.json > manifest.json\n"
    "  openssl ts -verify -data manifest.json -in ANSWER.tsr -CAfile AUTHORITY.pem"
)


def sent_by_you() -> str:
    return tr(
        "It holds a SHA-256 and a random number, nothing else, and was sent to nobody. Take it to a time-stamping "
        "authority and keep the answer (.tsr) with the bundle."
    )


def stamp_lines(stamp: Stamp) -> Iterator[str]:
    if not stamp.granted:
        yield tr("The authority gave no time stamp: {status}.").format(status=shown(stamp.status))
        return
    if stamp.at is not None:
        yield tr("The time stamp says {time} UTC.").format(time=f"{stamp.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}")
    if stamp.ours:
        yield tr("It is about this bundle's manifest: these files, as they are here, were there by then.")
    else:
        yield tr("It is about something else, not about this bundle.")
    not_checked = tr(
        "Who signed the time stamp is not checked here: anybody can make one that says this. Get the authority's own "
        "certificate and run:"
    )
    yield f"{not_checked}\n{_BY_HAND}"


def stamp_object(stamp: Stamp) -> dict[str, Any]:
    at = None if stamp.at is None else instant(stamp.at)
    return {"granted": stamp.granted, "status": stamp.status, "at": at, "ours": stamp.ours, "signature_checked": False}
