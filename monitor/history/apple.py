"""Apple gives no list of Siri requests, so there is nothing to import; what looks like one is named for what it is.

Sources: Apple support HT208502 (what is not provided is not linked to the Apple ID, or not stored),
apple.com/privacy/approach-to-privacy (a random identifier of the device), iLEAPP (the Apple Intelligence Report lists
calls of the model, not requests of a HomePod).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from monitor.history.importer import Head, Item, Refused
from monitor.speaker_model import Vendor

NOTHING = (
    "Apple gives you no list of Siri requests. There is nothing to compare with. This program can only show what it "
    "heard. (Apple support HT208502: what is not in your data file is not linked to your Apple ID, or not stored.)"
)


class Apple:
    """Recognises the Apple Intelligence Report and folders of privacy.apple.com only to say so."""

    name = "apple"
    version = 1
    vendor = Vendor.APPLE

    def recognises(self, head: Head) -> bool:
        begin = head.text.lstrip()
        return begin.startswith("{") and ('"modelRequests"' in begin or '"privateCloudComputeRequests"' in begin)

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        raise Refused(NOTHING)
