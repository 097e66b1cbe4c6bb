"""Every kind of file that a vendor or a person hands over, with what must come of it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.errors import BadInput
from monitor.history.by_hand import ByHand
from monitor.history.importer import Head
from monitor.history.reading import ImportResult, read_history
from monitor.speaker_model import Kind, Vendor
from tests.data.vendor import make

SALT = b"a salt for tests"
DATA = Path(make.__file__).parent


def read(*names: str, keep_text: bool = False) -> ImportResult:
    return read_history([DATA / name for name in names], keep_text, SALT)


def kinds(result: ImportResult) -> list[str]:
    return [r.kind.value for r in result.records]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_samples_are_what_the_script_makes() -> None:
    for name, content in make.files():
        assert (DATA / name).read_bytes() == content, f"run python -m tests.data.vendor.make ({name})"


ALEXA = [
    "request",
    "request",
    "lost_arbitration",
    "woke_no_speech",
    "vendor_says_not_meant",
    "heard_no_request",
    "text_withheld",
    "no_microphone",
    "injected",
    "unknown",
]


def test_two_pages_of_alexa_are_ten_activations_and_the_shared_line_counts_once() -> None:
    result = read("alexa-page-1.json", "alexa-page-2.json")
    assert sorted(kinds(result)) == sorted(ALEXA)
    assert (result.accepted, result.duplicates, result.refused) == (10, 1, ())
    assert all(r.repeats == 1 for r in result.records), "a line with a key of its own is no real repeat"


@pytest.mark.parametrize("name", ["alexa-pages.json", "alexa-array.json", "alexa-lines.ndjson"])
def test_the_same_records_in_another_wrapping_are_the_same(name: str) -> None:
    assert {r.key for r in read(name).records} == {
        r.key for r in read("alexa-page-1.json", "alexa-page-2.json").records
    }


def test_an_activation_starts_when_the_utterance_says_not_when_the_record_does() -> None:
    first = read("alexa-array.json").records[0]
    assert (first.at.earliest, first.at.latest) == (at("2026-05-04T06:30:11"), at("2026-05-04T06:30:12"))
    assert first.label == "WAKE_WORD_ONLY + GENERAL"


def test_a_label_nobody_knows_is_kept_and_said() -> None:
    result = read("alexa-array.json")
    assert [r.label for r in result.records if r.kind is Kind.UNKNOWN] == ["A_LABEL_OF_2031"]
    assert "unknown-labels" in result.warnings


def test_the_newer_list_names_the_same_activations_less_exactly() -> None:
    newer, older = read("alexa-newer.json"), read("alexa-array.json")
    assert {r.key for r in older.records} < {r.key for r in newer.records}
    assert newer.accepted == 11
    assert "no-labels-in-conversations" in newer.warnings
    both = read("alexa-newer.json", "alexa-array.json")
    assert both.accepted == 11
    assert min(r.at.latest - r.at.earliest for r in both.records) == timedelta(seconds=1)


def test_in_the_older_list_a_bare_wake_word_belongs_to_the_request_after_it() -> None:
    assert kinds(read("alexa-older.json")) == ["request", "vendor_says_not_meant", "request"]


def test_a_wrapped_record_is_unwrapped() -> None:
    assert kinds(read("alexa-wrapped.json")) == ["woke_no_speech"]


def test_a_filtered_list_is_called_so() -> None:
    result = read("alexa-filtered.json")
    assert result.filtered
    assert result.warnings == ("filtered",)


def test_of_several_zips_the_one_without_a_history_is_skipped() -> None:
    result = read("Alexa_1.zip", "Alexa_2.zip")
    assert kinds(result) == ["request", "text_withheld", "vendor_says_not_meant", "request"]
    assert result.skipped == 1


def test_a_zip_alone_without_a_history_is_refused_with_a_hint() -> None:
    with pytest.raises(BadInput, match="several parts"):
        read("Alexa_1.zip")


def test_a_zip_and_its_unpacked_table_are_one_list() -> None:
    result = read("Alexa_2.zip", "alexa-transcriptions.csv")
    assert (result.accepted, result.duplicates) == (4, 4)
    assert all(r.repeats == 1 for r in result.records)


def test_two_requests_to_google_within_one_second_are_two() -> None:
    result = read("google-assistant.json")
    assert sorted(kinds(result)) == sorted(["request"] * 3 + ["woke_no_speech"] * 2 + ["no_microphone"])
    assert {r.device for r in result.records} == {"google-home", ""}


def test_german_and_gemini_exports_are_read() -> None:
    assert kinds(read("google-german.json")) == ["request", "woke_no_speech"]
    assert kinds(read("google-gemini.json")) == ["request", "unknown"]


def test_in_a_takeout_only_the_voice_history_is_read() -> None:
    result = read("takeout.zip")
    assert kinds(result) == ["request", "woke_no_speech"]
    assert result.records[0].place.startswith("Takeout/Meine Aktivitäten/")


@pytest.mark.parametrize("name", sorted(make.PAGES))
def test_a_page_of_google_is_shown_and_never_compared(name: str) -> None:
    result = read(f"google-{name}.html")
    assert [r.comparable for r in result.records] == [False]
    assert result.covers is None
    year = 2017 if name == "old" else 2026
    record = result.records[0]
    assert record.at.earliest <= at(f"{year}-05-04T06:30:13") < record.at.latest
    assert result.warnings == ("html-for-reading-only",)


def test_home_assistant_counts_changes_to_listening_only() -> None:
    result = read("satellite.csv")
    assert [r.device for r in result.records] == ["assist_satellite.hall"] * 2


def test_a_pipeline_that_never_woke_is_no_activation() -> None:
    assert kinds(read("pipeline.json")) == ["request", "woke_no_speech", "lost_arbitration"]


def test_wyoming_events_in_audio_time_are_refused_with_the_reason() -> None:
    with pytest.raises(BadInput, match="not what time it was"):
        read("wyoming-audio-time.jsonl")
    assert read("wyoming.jsonl").records[0].vendor is Vendor.HOME_ASSISTANT


def test_a_list_by_hand_without_seconds_means_whole_minutes_and_identical_lines_count_once() -> None:
    result = read("by-hand.csv")
    assert [(r.at.latest - r.at.earliest, r.repeats) for r in result.records] == [
        (timedelta(minutes=1), 1),
        (timedelta(minutes=1), 2),
    ]
    assert (result.accepted, result.duplicates, result.warnings) == (2, 1, ("whole-minutes",))
    assert read("by-hand.ndjson").records[0].at.earliest == at("2026-05-04T06:30:05")


PRIVATE = ("SAMPLEHALL", "SAMPLELOFT", "A1SAMPLECUSTOM", "Robin", "amzn1", "raining", "52.5", "maps.example")


@pytest.mark.parametrize("name", ["alexa-array.json", "alexa-newer.json", "google-assistant.json", "Alexa_2.zip"])
def test_no_serial_customer_person_place_or_word_leaves_the_importer(name: str) -> None:
    said = repr(read(name).records)
    assert [p for p in PRIVATE if p in said] == []


def test_words_are_kept_only_when_asked_for() -> None:
    assert not any(r.text for r in read("alexa-array.json").records)
    assert any(r.text == "is it raining" for r in read("alexa-array.json", keep_text=True).records)
    assert any(r.has_text for r in read("alexa-array.json").records)


def test_the_same_file_again_gives_the_same_keys_and_another_salt_gives_others() -> None:
    def keys(salt: bytes) -> set[str]:
        return {r.key for r in read_history([DATA / "alexa-array.json"], False, salt).records}

    assert keys(SALT) == keys(SALT)
    assert not keys(SALT) & keys(b"another salt, as long")


def test_the_file_is_recorded_as_evidence() -> None:
    file = read("alexa-array.json").files[0]
    assert (file.name, file.importer, file.version, len(file.sha256)) == ("alexa-array.json", "alexa", 1, 64)
    assert file.size == (DATA / "alexa-array.json").stat().st_size


def test_the_device_s_name_is_offered_to_choose_from() -> None:
    result = read("alexa-array.json")
    assert sorted(result.devices.values()) == ["Loft Dot", "Robin's hall Echo"]
    assert {r.device for r in result.records} == set(result.devices)


def test_a_folder_is_searched_and_what_is_no_history_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "any name.bin").write_bytes((DATA / "google-german.json").read_bytes())
    (tmp_path / "song.mp3").write_bytes(b"ID3\0\0")
    (tmp_path / "link").symlink_to("/etc/passwd")
    result = read_history([tmp_path], False, SALT)
    assert (result.accepted, result.skipped) == (2, 1)


def test_an_import_can_be_cancelled_and_then_nothing_came_of_it() -> None:
    with pytest.raises(BadInput, match="cancelled"):
        read_history([DATA / "alexa-array.json"], False, SALT, cancelled=lambda: True)


def test_progress_reaches_the_whole() -> None:
    told: list[tuple[int, int]] = []
    read_history(
        [DATA / "alexa-array.json", DATA / "by-hand.csv"], False, SALT, progress=lambda a, b: told.append((a, b))
    )
    assert told[-1][0] == told[-1][1] == sum((DATA / n).stat().st_size for n in ("alexa-array.json", "by-hand.csv"))


def test_a_long_list_by_hand_is_read_to_its_end(tmp_path: Path) -> None:
    """Its rows come only when all of it was read; how far the file was read is asked for on the way."""
    path = tmp_path / "list.csv"
    rows = "".join(f"2026-03-02T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}Z,Kitchen,request,\n" for n in range(2500))
    path.write_text("time,device,kind,text\n" + rows, encoding="utf-8")
    told: list[int] = []
    found = read_history([path], False, SALT, progress=lambda done, _total: told.append(done))
    assert found.accepted == 2500
    assert len(told) > 1
    assert told[-1] == path.stat().st_size


def test_a_list_with_seconds_is_not_held_back() -> None:
    rows = b"".join(b"2026-03-02T07:14:%02dZ,Kitchen,request,\n" % (n % 60) for n in range(1, 20_000))
    stream = io.BytesIO(b"time,device,kind,text\n" + rows)
    items = ByHand().items(stream, Head(stream.getvalue()[:100]), False)
    assert next(items) is not None
    assert stream.tell() < len(rows) / 10
    assert sum(1 for _ in items) == 19_998
