"""What a preview offers, and what follows from the answers: rather nobody's than the wrong one's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.errors import BadInput
from monitor.history.reading import File, ImportResult
from monitor.speaker_model import HistoryRecord, Kind, Span, Speaker, Vendor
from monitor.speakers import Preview
from tests.ui.findings.sample import DAY
from ui.imports.plan import (
    NEW,
    NOT_MINE,
    Answer,
    checked_span,
    choices_of,
    new_name,
    offer_of,
    same_files,
)

ECHO = Speaker("echo", "Hall Echo", Vendor.ALEXA, ("device-1",))
DOT = Speaker("dot", "Loft Dot", Vendor.ALEXA)
NEST = Speaker("nest", "Nest", Vendor.GOOGLE)


def preview(
    devices: Sequence[str], names: dict[str, str] | None = None, vendor: Vendor = Vendor.ALEXA, sha256: str = "aa"
) -> Preview:
    at = Span(DAY, DAY + timedelta(seconds=1))
    records = tuple(
        HistoryRecord(f"k{n}", vendor, device, at, Kind.REQUEST, file_sha256=sha256) for n, device in enumerate(devices)
    )
    result = ImportResult(records, at, (File("a.json", sha256, 10, "alexa", 1),), len(records), 0)
    return Preview((Path("a.json"),), vendor, result, names or {}, frozenset(), len(records), False, None)


def test_a_device_that_a_speaker_is_known_by_is_suggested_for_it() -> None:
    offer = offer_of(preview(["device-1", "device-2", "device-1"]), [ECHO, DOT], None)
    assert [(each.label, each.count, each.suggested) for each in offer.devices] == [
        ("device-1", 2, "echo"),
        ("device-2", 1, NOT_MINE),
    ]


def test_a_device_named_like_a_speaker_is_suggested_for_it() -> None:
    offer = offer_of(preview(["device-2", "device-1"], {"device-2": "loft dot "}), [ECHO, DOT], None)
    assert {each.label: each.suggested for each in offer.devices} == {"device-1": "echo", "device-2": "dot"}


def test_the_only_device_goes_to_the_speaker_on_whose_card_the_file_was_dropped() -> None:
    assert offer_of(preview(["device-9"]), [ECHO, DOT], "dot").devices[0].suggested == "dot"


def test_of_several_speakers_an_unknown_device_is_nobodys_until_somebody_says_so() -> None:
    assert offer_of(preview(["device-8", "device-9"]), [ECHO, DOT], None).devices[0].suggested == NOT_MINE


def test_without_a_speaker_of_that_vendor_a_new_one_is_suggested_with_the_vendors_name_for_it() -> None:
    offer = offer_of(preview(["device-9"], {"device-9": "Robin's Echo"}), [NEST], None)
    assert offer.devices[0].suggested == NEW
    assert new_name(offer.devices[0], "Amazon Alexa") == "Robin's Echo"
    assert offer.mine == []


def test_a_list_that_names_no_device_is_asked_about_as_a_whole() -> None:
    offer = offer_of(preview([""]), [ECHO, DOT], None)
    assert [(each.label, each.suggested) for each in offer.devices] == [("", NOT_MINE)]
    assert choices_of(offer, Answer({"": "dot"}), {}).speaker == "dot"
    assert choices_of(offer, Answer({"": NOT_MINE}), {}).speaker is None


def test_another_vendors_file_is_not_taken_for_the_speaker_it_was_dropped_on() -> None:
    offer = offer_of(preview(["device-1"]), [ECHO, NEST], "nest")
    assert offer.wrong_vendor == NEST
    assert NEST not in offer.mine


def test_a_list_made_by_hand_may_be_of_any_speaker() -> None:
    assert offer_of(preview([""], vendor=Vendor.OTHER), [ECHO, NEST], None).mine == [ECHO, NEST]


def test_only_what_is_somebodys_is_assigned_and_a_new_speaker_by_its_new_id() -> None:
    offer = offer_of(preview(["device-1", "device-2", "device-3"]), [ECHO], None)
    answer = Answer({"device-1": "echo", "device-2": NEW, "device-3": NOT_MINE}, same_account=True)
    choices = choices_of(offer, answer, {"device-2": "fresh"})
    assert choices.assigned == {"device-1": "echo", "device-2": "fresh"}
    assert choices.speaker is None
    assert choices.same_account


def test_a_new_speaker_for_the_whole_list_is_not_named_before_it_is_added() -> None:
    offer = offer_of(preview([""]), [], None)
    assert choices_of(offer, Answer({"": NEW}), {}).speaker is None
    assert choices_of(offer, Answer({"": NEW}), {"": "fresh"}).speaker == "fresh"


def test_no_list_is_complete_for_what_is_still_to_come() -> None:
    assert checked_span(DAY, DAY + timedelta(days=1), DAY + timedelta(days=2)).earliest == DAY
    with pytest.raises(BadInput, match="future"):
        checked_span(DAY, DAY + timedelta(days=3), DAY + timedelta(days=2))
    with pytest.raises(BadInput, match="before it begins"):
        checked_span(DAY, DAY, DAY + timedelta(days=2))


def test_a_file_that_changed_since_it_was_looked_at_is_not_kept() -> None:
    same_files(preview([""]), preview([""]))
    with pytest.raises(BadInput, match="changed"):
        same_files(preview([""]), preview([""], sha256="bb"))
