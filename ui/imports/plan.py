"""What a preview offers and what the person makes of it. Pure, without Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from monitor.errors import BadInput
from monitor.names import shown
from monitor.speaker_model import Span, Speaker, Vendor
from monitor.speakers import Choices, Preview
from ui.language import tr

NOT_MINE, NEW = "", "+"
"""What a device may be instead of one of the speakers; no speaker has such an id."""


@dataclass(frozen=True, slots=True)
class Device:
    """One device of the file. ``label`` "" stands for all records of a file that names none. ``suggested``: a
    speaker's id, NOT_MINE or NEW.
    """

    label: str
    name: str
    count: int
    suggested: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A preview with what the dialog needs to know of it. ``mine``: speakers that it may be of."""

    preview: Preview
    devices: Sequence[Device]
    mine: Sequence[Speaker]
    wrong_vendor: Speaker | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said. ``devices``: label -> speaker id, NOT_MINE or NEW. ``named``: label -> name of the new."""

    devices: dict[str, str]
    named: dict[str, str] = field(default_factory=dict)
    covers: Span | None = None
    keep_text: bool = False
    same_account: bool = False


def offer_of(preview: Preview, speakers: Sequence[Speaker], asked: str | None) -> Offer:
    """``asked``: the speaker on whose card the file was dropped."""
    mine = [s for s in speakers if s.vendor is preview.vendor or preview.vendor is Vendor.OTHER]
    chosen = next((s for s in speakers if s.id == asked), None)
    wrong = chosen if chosen is not None and chosen not in mine else None
    counts = Counter(record.device for record in preview.result.records)
    named = sorted((label for label in counts if label), key=lambda label: (-counts[label], label))
    likely = asked if chosen in mine else preview.speaker
    if not named:
        return Offer(preview, [Device("", "", counts[""], _alone(likely, mine))], mine, wrong)
    devices = [
        Device(
            label, preview.labels.get(label, ""), counts[label], _suggested(label, preview, mine, likely, len(named))
        )
        for label in named
    ]
    return Offer(preview, devices, mine, wrong)


def _alone(likely: str | None, mine: Sequence[Speaker]) -> str:
    """Of a list without devices: rather nobody's than the wrong one's."""
    if likely:
        return likely
    return mine[0].id if len(mine) == 1 else NEW if not mine else NOT_MINE


def _suggested(label: str, preview: Preview, mine: Sequence[Speaker], likely: str | None, devices: int) -> str:
    for speaker in mine:
        if label in speaker.labels:
            return speaker.id
    called = preview.labels.get(label, "").casefold().strip()
    for speaker in mine:
        if called and called == speaker.name.casefold().strip():
            return speaker.id
    if devices == 1:
        unnamed = [s.id for s in mine if not s.labels]
        return likely or (unnamed[0] if len(unnamed) == 1 else NEW if not mine else NOT_MINE)
    return NEW if not mine else NOT_MINE


def new_name(device: Device, vendor_name: str) -> str:
    return shown(device.name, 60).strip() or tr("{vendor} speaker").format(vendor=vendor_name)


def choices_of(offer: Offer, answer: Answer, added: dict[str, str]) -> Choices:
    """``added``: label -> id of the speakers that were added for it."""
    ids = {label: added.get(label, chosen) for label, chosen in answer.devices.items()}
    assigned = {label: id for label, id in ids.items() if label and id not in (NOT_MINE, NEW)}
    whole = ids.get("") or None
    return Choices(None if whole == NEW else whole, assigned, answer.covers, answer.same_account)


def checked_span(begin: datetime, end: datetime, now: datetime) -> Span:
    """Raises BadInput with a sentence where no list can be complete for that."""
    if begin >= end:
        raise BadInput(tr("The time it covers ends before it begins."))
    if end > now:
        raise BadInput(tr("The time it covers ends in the future. A list can't be complete for what is still to come."))
    return Span(begin, end)


def same_files(one: Preview, other: Preview) -> None:
    """Raises BadInput where the files are not those that were looked at."""
    if [f.sha256 for f in one.result.files] != [f.sha256 for f in other.result.files]:
        raise BadInput(tr("The file has changed since you looked at it. Nothing of it was kept. Import it again."))
