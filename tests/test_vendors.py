"""Each vendor's facts are whole: every sentence has a source, every accusation its innocent reasons."""

from __future__ import annotations

import pytest

from monitor.speaker_model import Kind, Vendor, Verdict
from monitor.vendors import profile_of, reason_words

EVERY = list(Vendor)


@pytest.mark.parametrize("vendor", EVERY)
def test_every_sentence_has_a_source_and_a_date(vendor: Vendor) -> None:
    profile = profile_of(vendor)
    for cited in [*(r.cited for r in profile.reasons), *profile.card, *profile.sounds]:
        assert cited.words.endswith(".") and cited.source and cited.date, cited.code


@pytest.mark.parametrize("vendor", EVERY)
def test_reasons_have_codes_of_their_own_and_something_to_explain(vendor: Vendor) -> None:
    codes = [r.cited.code for r in profile_of(vendor).reasons]
    assert len(codes) == len(set(codes))
    assert all(r.verdicts for r in profile_of(vendor).reasons)


@pytest.mark.parametrize("vendor", [v for v in EVERY if profile_of(v).has_history])
def test_a_vendor_with_a_history_has_reasons_for_each_verdict_that_accuses(vendor: Vendor) -> None:
    profile = profile_of(vendor)
    for verdict in (Verdict.MISSING, Verdict.NOT_WITNESSED, Verdict.VANISHED):
        assert any(verdict in r.verdicts for r in profile.reasons), verdict
    assert set(profile.chimes) == set(Kind)


def test_apple_gives_no_history_and_says_so_with_its_source() -> None:
    apple = profile_of(Vendor.APPLE)
    assert not apple.has_history
    assert "HT208502" in apple.card[0].source


def test_a_reason_s_words_are_found_by_its_code() -> None:
    found = reason_words("auto-delete", Vendor.ALEXA)
    assert found is not None and "18 months" in found.words
    assert reason_words("no such reason", Vendor.ALEXA) is None


@pytest.mark.parametrize("vendor", EVERY)
def test_each_vendor_s_sounds_say_how_to_switch_them_on_and_what_nobody_verified(vendor: Vendor) -> None:
    sounds = profile_of(vendor).sounds
    assert sounds[0].code == "switch-on"
    remembered = [one for one in sounds if "from memory" in one.source or "inferred" in one.source]
    assert not any(one.verified for one in remembered)
