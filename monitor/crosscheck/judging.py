"""What is to be said of each sighting without a record, and of each record without a sighting. In doubt: nothing."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import sqrt
from operator import attrgetter

from monitor.crosscheck.clock import SECOND
from monitor.crosscheck.codes import Code
from monitor.crosscheck.pairing import Pairing
from monitor.crosscheck.sides import OPTIONAL, PRIMARY, Covered, Records, chime_of, ticks
from monitor.crosscheck.votes import WINDOW
from monitor.speaker_model import (
    Chime,
    HistoryCoverage,
    HistoryRecord,
    Kind,
    Profile,
    Sighting,
    Speaker,
    Vendor,
    Verdict,
)

_NEAR = 10 * SECOND  # an unpaired other side this close leaves a doubt even when the clock is known
# while the clock is not known another side this near may be this one's, though it has been paired with another
_TAKEN = 120 * SECOND
_FOLLOW_UP = 10 * SECOND  # an answer in a dialog is a record of its own without a new wake word
_NO_CHIME: Mapping[Chime, Code] = {Chime.NO: "kind-has-no-chime", Chime.UNSURE: "chime-unsure"}
# An offset is the best of some hundred, and one of them pairs by chance a lot more than they do on average: five
# standard deviations, where a count's root has one of a half (Anscombe 1948).
_BEST_OF_MANY = 2.5
_STRANGERS = 3  # this many records and not one agrees: rather the wrong file than so many lies


class Case:
    """One cross-check. Positions: ``i`` of the sightings, ``j`` of the records' lines. ``p``: who pairs with whom."""

    def __init__(
        self,
        speakers: Sequence[Speaker],
        sightings: Sequence[Sighting],
        at: array[int],
        records: Records,
        listened: Covered,
        histories: Sequence[HistoryCoverage],
        profile: Profile,
        pairing: Pairing,
    ) -> None:
        self.speakers, self.sightings, self.at, self.records = speakers, sightings, at, records
        self._listened, self.profile, self.p = listened, profile, pairing
        self.covered = Covered(h.span for h in histories)
        self.whole = Covered(h.span for h in histories if not h.filtered)
        self._taken = [(ticks(h.taken), Covered([h.span])) for h in histories if h.taken]
        self.first = records.low[0] if records.low else None
        self.devices = {device for device in set(map(attrgetter("device"), records.lines)) if device}
        self._labelled = any(s.labels for s in speakers)
        self.strangers = self._are_strangers()

    def _are_strangers(self) -> bool:
        """Next to nothing agrees.

        One pair in five: a vendor that takes out most of a list is rarer by far than the list of another account,
        which pairs a few by chance. Only where many agree on one offset are they no chance.
        """
        own = self.records.ranks.count(PRIMARY) + self.records.ranks.count(OPTIONAL)
        if own < _STRANGERS or not self.sightings:
            return False
        few = self.p.count < 0.2 * min(len(self.sightings), own)
        most = max(2 * self.p.chance, (sqrt(self.p.chance) + _BEST_OF_MANY) ** 2)
        by_chance = self.p.clock.state != "estimated" or self.p.count <= most
        return self.p.count == 0 or (few and by_chance)

    # -- a sighting without a record

    def unpaired(self, i: int) -> tuple[Verdict, Code]:
        low, high = self.p.vendor_time(i)
        edge = 0 if self.p.clock.known else _TAKEN
        reason = self._not_comparable(low - edge, high + edge)
        if reason:
            return Verdict.CANNOT_TELL, reason
        if self.p.rivals(i):
            return Verdict.AMBIGUOUS, "two-candidates"
        if self._adrift or self.p.clock.doubts(self.at[i]) or self.p.sighting_adrift(i):
            return Verdict.AMBIGUOUS, "clock-unclear"
        near = self.p.followed_within if self.p.clock.known else _TAKEN
        if near and self.p.near_other((low + high) // 2, near):
            return Verdict.AMBIGUOUS, "near-miss"
        doubt = self._doubt((low + high) // 2)
        if self.p.loose_records(low - doubt, high + doubt):
            return Verdict.AMBIGUOUS, "near-miss"
        return Verdict.MISSING, ""

    def _not_comparable(self, low: int, high: int) -> Code:
        if not self.profile.has_history:
            return "vendor-gives-none"
        if self.p.clock.state == "wrong-zone":
            return "time-zone"
        if not self.covered.holds(low, high):
            return "history-does-not-cover"
        if not self.whole.holds(low, high):
            return "history-filtered"
        if self.published(high) is False:
            return "not-yet-published"
        if not self.profile.keeps_unasked:
            return "vendor-may-not-keep"
        return "nothing-agrees" if self.strangers else ""

    def published(self, at: int) -> bool | None:
        """Some history that covers it was handed out after the vendor's delay; None where none says when."""
        delay = self.profile.publish_delay // timedelta(microseconds=1)
        known = [taken - at >= delay for taken, span in self._taken if span.holds(at, at)]
        return any(known) if known else None

    def _doubt(self, at: int) -> int:
        """How near a free other side leaves a doubt, at a time of the vendor's."""
        return _NEAR if self.p.vouched(at) else WINDOW

    @property
    def _adrift(self) -> bool:
        """The clock is not known, and so dense a list would pair at any offset."""
        return self.p.crowded and not self.p.clock.known

    # -- a record nobody witnessed

    def unseen(self, j: int, record: HistoryRecord) -> tuple[Verdict, Code]:
        low, high = self.p.our_time(j)
        reason = self._no_chime(record) or self._not_heard(j, low, high)
        if reason:
            return Verdict.CANNOT_TELL, reason
        if self.p.wooed(j):
            return Verdict.AMBIGUOUS, "two-candidates"
        if self._adrift or self.p.clock.doubts((low + high) // 2) or self.p.record_adrift(j):
            return Verdict.AMBIGUOUS, "clock-unclear"
        near = self.p.followed_within if self.p.clock.known else _TAKEN
        if near and self.p.near_sighting(low - near, high + near):
            return Verdict.AMBIGUOUS, "near-miss"
        doubt = self._doubt(self.p.told.low[j])
        if self.p.loose_sightings(low - doubt, high + doubt):
            return Verdict.AMBIGUOUS, "near-miss"
        return Verdict.NOT_WITNESSED, ""

    def _no_chime(self, record: HistoryRecord) -> Code:
        if record.kind is Kind.UNKNOWN:
            return "label-unknown"
        return _NO_CHIME.get(chime_of(record.kind, self.profile), "")

    def _could_be_another(self, record: HistoryRecord) -> bool:
        """Of several devices nobody said which is ours, or a vendor whose list has phones in it too does not name
        this one.
        """
        if not record.device:
            return record.vendor in (Vendor.ALEXA, Vendor.GOOGLE)
        return not self._labelled and len(self.devices) > 1

    def _not_heard(self, j: int, low: int, high: int) -> Code:
        if self.p.clock.state == "wrong-zone":
            return "time-zone"
        if not self._listened.holds(low, high):
            return "nobody-listened"
        if self.strangers:
            return "nothing-agrees"
        if self._could_be_another(self.records.lines[j]):
            return "device-unclear"
        return "follow-up" if self.p.follows(j, _FOLLOW_UP) else ""
