"""Each verdict by its rule: coverage first, doubt next, accusation last."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.crosscheck.findings import CrossCheck, crosscheck
from monitor.crosscheck.vanished import vanished
from monitor.speaker_model import (
    Finding,
    HistoryCoverage,
    HistoryRecord,
    Kind,
    Sighting,
    Span,
    Speaker,
    Vendor,
    Verdict,
    Witness,
)
from monitor.vendors import profile_of

DAY = datetime(2026, 5, 4, tzinfo=UTC)
SPEAKER = Speaker("kitchen", "Kitchen", Vendor.ALEXA, ("echo",))
ALEXA = profile_of(Vendor.ALEXA)
WHOLE = Span(DAY, DAY + timedelta(days=1))
COMPLETE = HistoryCoverage(WHOLE)
HOURS = (6, 8, 9.5, 13, 17, 20)  # when somebody spoke, unevenly


def t(hours: float, seconds: float = 0) -> datetime:
    return DAY + timedelta(hours=hours, seconds=seconds)


def seen(hours: float, seconds: float = 0, name: str = "") -> Sighting:
    return Sighting(name or f"s{hours}{seconds:+}", "kitchen", t(hours, seconds), Witness.CHIME)


def told(
    hours: float, seconds: float = 0, kind: Kind = Kind.REQUEST, device: str = "echo", wide: float = 1, key: str = ""
) -> HistoryRecord:
    low = t(hours, seconds)
    return HistoryRecord(
        f"alexa:{key or (hours, seconds, kind.value, device)}",
        Vendor.ALEXA,
        device,
        Span(low, low + timedelta(seconds=wide)),
        kind,
    )


def check(
    sightings: list[Sighting],
    records: list[HistoryRecord],
    listened: Span | None = WHOLE,
    covered: HistoryCoverage | None = COMPLETE,
    speaker: Speaker = SPEAKER,
    vendor: Vendor = Vendor.ALEXA,
) -> CrossCheck:
    return crosscheck(
        speaker, sightings, records, [listened] if listened else [], [covered] if covered else [], profile_of(vendor)
    )


def of(found: CrossCheck, name: str) -> Finding:
    return next(
        f
        for f in found.findings
        if (f.sighting and f.sighting.id == name) or (f.record and f.record.key == f"alexa:{name}")
    )


def verdicts(found: CrossCheck) -> list[str]:
    return [f.verdict.value for f in found.findings]


PAIRS = [seen(h) for h in HOURS], [told(h) for h in HOURS]


def test_what_both_have_is_confirmed() -> None:
    assert verdicts(check(*PAIRS)) == ["confirmed"] * 6


def test_a_sighting_without_a_record_is_missing_when_the_history_covers_it() -> None:
    found = check([*PAIRS[0], seen(11, name="x")], PAIRS[1])
    assert of(found, "x").verdict is Verdict.MISSING
    assert {"user-deleted", "saving-off", "other-account"} <= set(of(found, "x").possible)
    assert {"clock-differs", "range-ended", "auto-delete", "list-filtered"} <= set(of(found, "x").ruled_out)


@pytest.mark.parametrize(
    ("covered", "reason"),
    [
        (None, "history-does-not-cover"),
        (HistoryCoverage(Span(DAY, t(10))), "history-does-not-cover"),
        (HistoryCoverage(WHOLE, filtered=True), "history-filtered"),
        (HistoryCoverage(WHOLE, taken=t(11, 60)), "not-yet-published"),
    ],
)
def test_nothing_is_missing_from_a_history_that_cannot_tell(covered: HistoryCoverage | None, reason: str) -> None:
    found = of(check([*PAIRS[0], seen(11, name="x")], PAIRS[1], covered=covered), "x")
    assert (found.verdict, found.reason) == (Verdict.CANNOT_TELL, reason)


def test_a_history_taken_long_after_may_accuse() -> None:
    found = check([*PAIRS[0], seen(11, name="x")], PAIRS[1], covered=HistoryCoverage(WHOLE, taken=t(23)))
    assert of(found, "x").verdict is Verdict.MISSING
    assert "not-yet-published" in of(found, "x").ruled_out


def test_a_vendor_without_a_history_hides_nothing() -> None:
    found = check([seen(11, name="x")], [], vendor=Vendor.APPLE)
    assert (of(found, "x").verdict, of(found, "x").reason) == (Verdict.CANNOT_TELL, "vendor-gives-none")


def test_a_record_nobody_heard_is_not_witnessed_only_while_listening() -> None:
    extra = told(11, key="r")
    assert of(check(PAIRS[0], [*PAIRS[1], extra]), "r").verdict is Verdict.NOT_WITNESSED
    deaf = of(check(PAIRS[0], [*PAIRS[1], extra], listened=Span(t(12), t(24))), "r")
    assert (deaf.verdict, deaf.reason) == (Verdict.CANNOT_TELL, "nobody-listened")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Kind.INJECTED, "kind-has-no-chime"),
        (Kind.NO_MICROPHONE, "kind-has-no-chime"),
        (Kind.LOST_ARBITRATION, "chime-unsure"),
        (Kind.VENDOR_SAYS_NOT_MEANT, "chime-unsure"),
        (Kind.UNKNOWN, "label-unknown"),
    ],
)
def test_a_record_that_may_make_no_sound_accuses_nobody(kind: Kind, reason: str) -> None:
    found = of(check(PAIRS[0], [*PAIRS[1], told(11, kind=kind, key="r")]), "r")
    assert (found.verdict, found.reason) == (Verdict.CANNOT_TELL, reason)


def test_a_false_wake_that_was_heard_is_confirmed() -> None:
    found = check([*PAIRS[0], seen(11, name="x")], [*PAIRS[1], told(11, kind=Kind.VENDOR_SAYS_NOT_MEANT, key="r")])
    assert of(found, "x").verdict is Verdict.CONFIRMED


def test_two_sightings_and_one_record_of_the_same_moment_cannot_be_told_apart() -> None:
    found = check([*PAIRS[0], seen(11, name="x"), seen(11, 0.8, "y")], [*PAIRS[1], told(11, key="r")])
    assert of(found, "x").verdict is of(found, "y").verdict is Verdict.AMBIGUOUS


def test_a_minute_with_two_sightings_and_one_line_is_ambiguous_for_both() -> None:
    minute = [replace(r, at=Span(r.at.earliest, r.at.earliest + timedelta(minutes=1))) for r in PAIRS[1]]
    found = check([*PAIRS[0], seen(11, 5, "x"), seen(11, 50, "y")], [*minute, told(11, wide=60, key="r")])
    assert of(found, "x").verdict is of(found, "y").verdict is Verdict.AMBIGUOUS


def test_identical_lines_count_once_and_may_confirm_a_second_sighting() -> None:
    twice = replace(told(11, wide=60, key="r"), repeats=2)
    one = check([*PAIRS[0], seen(11, 20, "x")], [*PAIRS[1], twice])
    assert (one.summary["records"], one.summary["duplicates"]) == (7, 1)
    assert verdicts(one) == ["confirmed"] * 7, "the repeat accuses nobody"
    two = check([*PAIRS[0], seen(11, 20, "x"), seen(11, 40, "y")], [*PAIRS[1], twice])
    assert verdicts(two) == ["confirmed"] * 8


def test_the_same_record_from_two_files_is_one() -> None:
    found = check(PAIRS[0], [*PAIRS[1], *PAIRS[1]])
    assert verdicts(found) == ["confirmed"] * 6
    assert found.summary["duplicates"] == 6


def test_one_activation_told_by_two_formats_is_one() -> None:
    other = [replace(told(h, -9, wide=12, device=""), key=f"alexa-dsar:{h}") for h in HOURS]
    assert verdicts(check(PAIRS[0], [*PAIRS[1], *other])) == ["confirmed"] * 6


def test_a_record_of_another_device_neither_accuses_nor_confirms() -> None:
    found = check([*PAIRS[0], seen(11, name="x")], [*PAIRS[1], told(11, device="attic"), told(15, device="attic")])
    assert (of(found, "x").verdict, of(found, "x").reason) == (Verdict.AMBIGUOUS, "on-another-device")
    assert len(found.findings) == 7


def test_two_speakers_of_a_room_are_taken_together() -> None:
    second = Speaker("shelf", "Shelf", Vendor.ALEXA, ("dot",))
    records = [*PAIRS[1], told(11, key="r"), told(11, device="dot", kind=Kind.LOST_ARBITRATION, key="lost")]
    found = crosscheck(
        [SPEAKER, second], [*PAIRS[0], seen(11, name="x")], records, [WHOLE], [HistoryCoverage(WHOLE)], ALEXA
    )
    assert of(found, "x").record == records[6]
    assert (of(found, "lost").verdict, of(found, "lost").speaker) == (Verdict.CANNOT_TELL, "shelf")


def test_a_follow_up_in_a_dialog_is_no_unheard_activation() -> None:
    found = of(check(PAIRS[0], [*PAIRS[1], told(8, 8, key="r")]), "r")
    assert (found.verdict, found.reason) == (Verdict.CANNOT_TELL, "follow-up")


def test_a_time_too_unsure_is_shown_and_not_compared() -> None:
    loose = replace(told(11, key="r"), comparable=False)
    found = check([*PAIRS[0], seen(11, name="x")], [*PAIRS[1], loose])
    assert (of(found, "r").verdict, of(found, "r").reason) == (Verdict.CANNOT_TELL, "time-unsure")


def test_a_list_of_strangers_is_suspected_before_the_vendor() -> None:
    found = check([seen(h) for h in (7, 12, 15)], [told(h) for h in (9, 18, 21)])
    assert {f.reason for f in found.findings} == {"nothing-agrees"}


def test_a_clock_that_is_off_is_found_and_said() -> None:
    found = check([seen(h, -42) for h in HOURS], PAIRS[1])
    assert verdicts(found) == ["confirmed"] * 6
    assert found.summary["clock_offset_s"] == pytest.approx(42.5, abs=1)


def test_with_too_little_to_know_the_clock_a_near_record_is_no_accusation() -> None:
    found = check([seen(8, name="x")], [told(8, 180, key="r")])
    assert of(found, "x").verdict is of(found, "r").verdict is Verdict.AMBIGUOUS


def test_one_sighting_and_an_empty_history_that_covers_it_is_missing() -> None:
    assert verdicts(check([seen(8)], [])) == ["missing-from-history"]


def test_ids_stay_the_same_so_that_triage_does() -> None:
    first, again = check(*PAIRS), check(list(reversed(PAIRS[0])), list(reversed(PAIRS[1])))
    assert [f.id for f in first.findings] == [f.id for f in again.findings]


def test_the_summary_counts_every_finding() -> None:
    found = check([*PAIRS[0], seen(11)], [*PAIRS[1], told(15)])
    kinds = ("confirmed", "missing-from-history", "not-witnessed", "cannot-tell", "ambiguous")
    assert [found.summary[k] for k in kinds] == [6, 1, 1, 0, 0]
    assert (found.summary["sightings"], found.summary["records"], found.summary["speaker"]) == (7, 7, "Kitchen")


def test_an_id_that_is_no_text_makes_a_finding_too() -> None:
    found = check([*PAIRS[0], seen(11, name="\ud800\udcff")], PAIRS[1])
    assert len({f.id for f in found.findings}) == len(found.findings) == 7
    odd = replace(PAIRS[1][0], key="alexa:\ud800")
    assert len(vanished(SPEAKER, [odd], PAIRS[1][1:], [HistoryCoverage(WHOLE)], ALEXA)) == 1


# -- vanished


def test_a_record_that_a_later_import_lacks_has_vanished() -> None:
    found = vanished(SPEAKER, PAIRS[1], PAIRS[1][1:], [HistoryCoverage(WHOLE)], ALEXA)
    assert [f.record for f in found] == [PAIRS[1][0]]
    assert "user-deleted" in found[0].possible


def test_what_a_later_import_tells_in_other_words_has_not_vanished() -> None:
    """Google's titles follow the account's language, and its records have no other identity."""
    told = replace(PAIRS[1][0], key=f"{PAIRS[1][0].key}-auf-deutsch")
    assert vanished(SPEAKER, PAIRS[1], [told, *PAIRS[1][1:]], [HistoryCoverage(WHOLE)], ALEXA) == ()
    twice = [replace(PAIRS[1][0], key=f"{PAIRS[1][0].key}-again"), *PAIRS[1]]
    assert len(vanished(SPEAKER, twice, [told, *PAIRS[1][1:]], [HistoryCoverage(WHOLE)], ALEXA)) == 1


def test_nothing_vanished_outside_of_what_the_later_import_covers() -> None:
    part = [HistoryCoverage(Span(t(7), t(24)))]
    assert vanished(SPEAKER, PAIRS[1], PAIRS[1][1:], part, ALEXA) == ()


def test_a_filtered_list_or_another_format_lets_nothing_vanish() -> None:
    filtered = [HistoryCoverage(WHOLE, filtered=True)]
    assert vanished(SPEAKER, PAIRS[1], PAIRS[1][1:], filtered, ALEXA) == ()
    other = [replace(r, key=f"alexa-dsar:{r.key}") for r in PAIRS[1][1:]]
    assert vanished(SPEAKER, PAIRS[1], other, [HistoryCoverage(WHOLE)], ALEXA) == ()
