"""Every code that a reader or the cross-check can say has a sentence, and no sentence accuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from monitor.crosscheck.codes import Code
from monitor.history import IMPORTERS, reading
from monitor.history.reading import Refusal
from monitor.speaker_model import Finding, Kind, Verdict, Witness
from monitor.speaker_records import Triage
from ui.findings import words as finding_words
from ui.imports import words

READERS = Path(reading.__file__).parent


def codes_in(source: str, *calls: str) -> set[str]:
    return {code for call in calls for code in re.findall(rf'{call}\(\s*"([a-z-]+)"', source)}


def readers() -> str:
    return "\n".join(file.read_text("utf-8") for file in READERS.glob("*.py"))


@pytest.mark.parametrize("code", sorted(reading._CODES))
def test_every_warning_has_a_sentence(code: str) -> None:
    assert words.warning(code) != code
    assert words.warning(code).endswith(".")


@pytest.mark.parametrize("code", sorted(codes_in(readers(), "RowRefused", "Passed")))
def test_every_refusal_has_words(code: str) -> None:
    assert code not in words.refusal(Refusal(code, 2, ""))


@pytest.mark.parametrize("name", [importer.name for importer in IMPORTERS if importer.name != "apple"])
def test_every_format_has_a_name(name: str) -> None:
    assert words.format_of(name) != name


@pytest.mark.parametrize("code", sorted(set(get_args(Code)) - {""}))
def test_every_reason_of_the_cross_check_has_a_sentence(code: str) -> None:
    said = finding_words.why(Finding("f", Verdict.CANNOT_TELL, "s", reason=code))
    assert said.endswith(".")
    assert not said.startswith("Reason:")


def test_every_word_of_the_domain_has_one_for_people() -> None:
    for verdict in Verdict:
        assert finding_words.verdict(verdict) and finding_words.chip(verdict) and finding_words.meaning(verdict)
    assert all(finding_words.kind(each) for each in Kind)
    assert all(finding_words.by(each) for each in Witness)
    assert all(finding_words.triage(each) for each in Triage)


def test_missing_says_no_more_than_that_the_imported_history_lacks_it() -> None:
    said = finding_words.full(Finding("f", Verdict.MISSING, "s"))
    assert "The history that was imported covers this time and does not have it." in said
    for word in ("hid", "conceal", "deleted", "lied", "secret", "must"):
        assert word not in said.lower()
