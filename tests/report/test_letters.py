"""A letter says what was recorded and no more, in both languages, and leaves open what the program can't know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.errors import BadInput
from monitor.speaker_model import Finding, HistoryRecord, Kind, Sighting, Span, Speaker, Vendor, Verdict, Witness
from tests.nasty import NASTY_TEXT, harm_in
from ui.report.letters import Language, LetterKind, letter

AT = datetime(2026, 3, 2, 6, 14, 5, tzinfo=UTC)
SPEAKER = Speaker("s", "Kitchen", Vendor.ALEXA)
SEEN = Sighting("x", "s", AT, Witness.CHIME, timedelta(seconds=0.5), asked_for=False)
SAID = HistoryRecord("k", Vendor.ALEXA, "", Span(AT, AT + timedelta(minutes=1)), Kind.REQUEST, label="<b>odd\u202e</b>")
NOW = AT + timedelta(days=10)


def written(kind: LetterKind, language: Language, verdict: Verdict = Verdict.MISSING) -> str:
    finding = Finding("f", verdict, "s", SEEN, None if verdict is Verdict.MISSING else SAID)
    return letter(kind, language, finding, SPEAKER, NOW, "Europe/Berlin").text.decode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_is_filled_in_and_names_the_moment(kind: LetterKind, language: Language) -> None:
    text = written(kind, language)
    assert "{" not in text and "Amazon" in text
    assert "2026-03-02 07:14:05" in text
    assert "[" in text, "what only the person knows stays open"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_its_sentence(language: Language, verdict: Verdict) -> None:
    others = {written(LetterKind.ACCESS, language, each) for each in Verdict}
    assert len(others) == len(Verdict)
    assert "\u202e" not in written(LetterKind.ACCESS, language, verdict)


def test_months_are_german_in_a_german_letter() -> None:
    assert "12. März 2026" in written(LetterKind.ERASURE, Language.GERMAN)


def test_a_day_and_a_span_of_days_are_named_as_such() -> None:
    assert "log entry of my device on 2 March 2026," in written(LetterKind.ACCESS, Language.ENGLISH)
    night = replace(SAID, at=Span(AT, AT + timedelta(days=1)))
    finding = Finding("f", Verdict.AMBIGUOUS, "s", SEEN, night)
    for language, span in (
        (Language.ENGLISH, "from 2 March 2026 to 3 March"),
        (Language.GERMAN, "vom 2. März 2026 bis 3"),
    ):
        assert span in letter(LetterKind.ERASURE, language, finding, SPEAKER, NOW, "Europe/Berlin").text.decode()


@pytest.mark.parametrize("language", Language)
def test_nasty_words_of_a_vendor_are_harmless_in_a_letter(language: Language) -> None:
    for words in NASTY_TEXT:
        record = replace(SAID, label=words, text=words, device=words)
        named = replace(SPEAKER, name=words, room=words)
        made = letter(
            LetterKind.COMPLAINT, language, Finding("f", Verdict.AMBIGUOUS, "s", SEEN, record), named, NOW, "UTC"
        )
        assert not harm_in(made.text.decode(), lines=True)
        assert made.pdf.startswith(b"%PDF")


def test_there_is_no_company_behind_home_assistant() -> None:
    finding = Finding("f", Verdict.MISSING, "s", SEEN)
    own = Speaker("s", "Kitchen", Vendor.HOME_ASSISTANT)
    with pytest.raises(BadInput, match="no company"):
        letter(LetterKind.ACCESS, Language.ENGLISH, finding, own, NOW, "UTC")


def test_a_letter_can_be_printed() -> None:
    finding = Finding("f", Verdict.MISSING, "s", SEEN)
    pdf = letter(LetterKind.COMPLAINT, Language.GERMAN, finding, SPEAKER, NOW, "Europe/Berlin").pdf
    assert pdf.startswith(b"%PDF") and b"/Lang" in pdf
