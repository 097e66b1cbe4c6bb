"""The speakers' book over a real journal: imports that add once, undo that takes back, and nothing in clear."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.book import Speakers
from monitor.clock import SystemClock
from monitor.errors import BadInput
from monitor.inbox import keep_at
from monitor.journal import Journal, verify
from monitor.labels import hidden, salt_in
from monitor.paths import Paths
from monitor.speaker_model import Speaker, Vendor, Verdict
from monitor.speaker_records import Imported, Triage
from monitor.speakers import Choices
from tests.data.vendor import make
from tests.nasty import NASTY_TEXT
from tests.speaking import NOON, hour

DATA = Path(make.__file__).parent
TEN = DATA / "alexa-array.json"  # ten activations of two devices on 4 and 5 May 2026


class Home:
    """A folder with a journal, and short ways to fill it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = Paths(folder / "data")
        clock = SystemClock()
        self.book = Speakers(self.paths, clock, lambda records: keep_at(self.paths, clock, records))

    def list(self, name: str, *lines: str) -> Path:
        path = self.folder / name
        path.write_text("\n".join(("time,device,kind,text", *lines)) + "\n", encoding="utf-8")
        return path

    def take(self, *paths: Path, keep_text: bool = False, choices: Choices | None = None) -> Imported:
        preview = self.book.preview(paths, keep_text)
        return self.book.keep(preview, choices or Choices())

    def sights(self, speaker: Speaker, *times: str, covers: bool = True) -> Imported:
        path = self.folder / f"{speaker.name}.csv"
        path.write_text("\n".join(["start", *times]) + "\n")
        return self.book.import_sightings(path, speaker.id, hour(-12, 36) if covers else None)

    def verdicts(self, speaker: Speaker | None = None) -> dict[str, str]:
        found = self.book.check(None, None, speaker and speaker.id)
        sides = [
            (f.sighting.at if f.sighting else f.record.at.earliest, f) for f in found.findings if f.sighting or f.record
        ]
        return {at.strftime("%d %H:%M:%S"): f.verdict.value for at, f in sides}

    def content(self) -> bytes:
        return b"".join(file.read_bytes() for file in self.paths.data.iterdir() if file.is_file())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_speaker_has_a_name_of_its_own(home: Home) -> None:
    first = home.book.add("  Kitchen  counter ", Vendor.ALEXA)
    assert home.book.speakers() == [first]
    assert first.name == "Kitchen counter"
    for name in ("", "  ", "kitchen COUNTER", "x" * 500):
        with pytest.raises(BadInput):
            home.book.add(name, Vendor.GOOGLE)
    home.book.forget(first.id)
    assert home.book.add("Kitchen counter", Vendor.GOOGLE).id != first.id
    with pytest.raises(BadInput):
        home.book.forget(first.id)


def test_what_a_person_calls_a_device_is_never_kept_in_clear(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA, ["Robin's hall Echo"])
    home.take(TEN)
    home.take(home.list("own.csv", "2026-05-04T08:41Z,Robins Loft,,"), choices=Choices(same_account=True))
    for secret in (b"Robin", b"SAMPLEHALL", b"A1SAMPLE", b"amzn1", b"Loft"):
        assert secret not in home.content()
    (labelled,) = home.book.speakers()
    assert hall.id == labelled.id
    assert any(r.device in labelled.labels for r in home.book.records(None, None))


def test_the_salt_is_made_once_for_its_owner_only(home: Home) -> None:
    home.paths.data.mkdir()
    salt = salt_in(home.paths.data)
    assert len(salt) >= 16
    assert salt_in(home.paths.data) == salt
    (file,) = home.paths.data.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_bytes(b"short")
    with pytest.raises(BadInput):
        salt_in(home.paths.data)


def test_words_are_dropped_unless_they_are_asked_for(home: Home) -> None:
    said = home.list("said.csv", "2026-05-04T08:41Z,hall,request,Zq7 my secret")
    home.take(said)
    assert b"Zq7" not in home.content()
    assert [r.has_text for r in home.book.records(None, None)] == [True]
    assert home.take(said, keep_text=True).kept_text
    assert [r.text for r in home.book.records(None, None)] == ["Zq7 my secret"]


def test_a_preview_keeps_nothing_and_names_devices_as_their_owner_does(home: Home) -> None:
    home.book.add("Hall", Vendor.ALEXA, ["robin's HALL echo"])
    before = home.paths.journal.read_bytes()
    preview = home.book.preview([TEN])
    assert set(preview.labels.values()) == {"Robin's hall Echo", "Loft Dot"}
    assert [preview.labels[label] for label in preview.known] == ["Robin's hall Echo"]
    assert (preview.vendor, preview.fresh, preview.suspect_account) == (Vendor.ALEXA, 10, False)
    assert home.paths.journal.read_bytes() == before


def test_the_same_file_again_adds_nothing_at_all(home: Home) -> None:
    first = home.take(TEN)
    size = len(home.book.imports())
    again = home.take(TEN)
    assert (again.id, again.accepted, again.duplicates) == (first.id, 0, 10)
    assert len(home.book.imports()) == size
    assert len(home.book.records(None, None)) == 10


def test_an_overlapping_file_adds_what_is_new_and_undo_leaves_what_another_import_has(home: Home) -> None:
    first = home.take(DATA / "alexa-page-1.json")
    both = home.take(DATA / "alexa-page-1.json", DATA / "alexa-page-2.json")
    assert (first.accepted, both.accepted) == (7, 3)
    assert both.duplicates == 7 + 1
    home.book.undo(first.id)
    assert len(home.book.records(None, None)) == 10
    home.book.undo(both.id)
    assert home.book.records(None, None) == []
    assert home.book.imports() == []
    with pytest.raises(BadInput):
        home.book.undo(both.id)
    assert home.take(TEN).accepted == 10, "what was undone may be imported again"
    assert verify(home.paths.journal).ok


def test_a_file_of_other_devices_than_before_is_asked_about(home: Home) -> None:
    home.take(TEN)
    stranger = home.folder / "other.json"
    stranger.write_bytes(TEN.read_bytes().replace(b"SAMPLEHALL", b"OTHERHALLX").replace(b"SAMPLELOFT", b"OTHERLOFTX"))
    preview = home.book.preview([stranger])
    assert preview.suspect_account
    with pytest.raises(BadInput, match="somebody else"):
        home.book.keep(preview, Choices())
    assert len(home.book.imports()) == 1
    home.book.keep(preview, Choices(same_account=True))
    assert not home.book.preview([stranger]).suspect_account


def test_a_history_of_another_vendor_is_not_a_speaker_s(home: Home) -> None:
    nest = home.book.add("Nest", Vendor.GOOGLE)
    with pytest.raises(BadInput, match="Alexa"):
        home.take(TEN, choices=Choices(speaker=nest.id))
    with pytest.raises(BadInput):
        home.take(TEN, choices=Choices(speaker="nobody"))


def test_a_list_copied_by_hand_is_of_its_speaker_s_vendor(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    home.take(home.list("hall.csv", "2026-05-04T08:41:10Z,,,"), choices=Choices(speaker=hall.id))
    assert [r.vendor for r in home.book.records(None, None, hall.id)] == [Vendor.ALEXA]


def test_what_was_witnessed_is_held_against_what_was_imported(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA, ["Robin's hall Echo"])
    home.take(TEN)
    home.sights(hall, "2026-05-04T06:30:11.5Z", "2026-05-04T07:12:00.4Z", "2026-05-05T07:12:00.4Z")
    found = home.verdicts()
    assert found["04 06:30:11"] == "confirmed"
    assert found["04 07:12:00"] == "missing-from-history"
    assert found["05 07:12:00"] == "cannot-tell", "the history ends before it"
    assert found["04 06:41:02"] == "not-witnessed"
    checked = home.book.check(None, None)
    assert checked.summaries[hall.id]["missing-from-history"] == 1
    assert checked.rates[hall.id].activations.count == 3
    assert checked.rates[hall.id].activations.hours == pytest.approx(48)


def test_without_anybody_listening_nothing_is_not_witnessed(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA, ["Robin's hall Echo"])
    home.take(TEN)
    home.sights(hall, "2026-05-04T06:30:11.5Z", covers=False)
    assert "not-witnessed" not in home.verdicts().values()


def test_a_history_of_one_speaker_accuses_nobody_of_another_one(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    loft = home.book.add("Loft", Vendor.ALEXA)
    times = [f"2026-05-04T{hour:02}:41:10Z,,," for hour in (8, 9, 10, 11)]
    home.take(home.list("hall.csv", *times), choices=Choices(speaker=hall.id))
    home.sights(hall, *(line[:-3].replace("Z", ".5Z") for line in times), "2026-05-04T09:00:00.5Z")
    home.sights(loft, "2026-05-04T09:30:00.5Z")
    assert home.verdicts(hall)["04 09:00:00"] == "missing-from-history"
    assert home.verdicts(loft)["04 09:30:00"] == "cannot-tell"


def test_a_line_is_not_witnessed_only_where_its_own_speaker_was_listened_for(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA, ["Hall Echo"])
    home.book.add("Loft", Vendor.ALEXA, ["Loft Echo"])
    lines = [f"2026-05-04T{hour:02}:41:10Z,{of} Echo,," for hour in (8, 10) for of in ("Hall",)]
    home.take(home.list("both.csv", *lines, "2026-05-04T09:41:10Z,Hall Echo,,", "2026-05-04T09:10:10Z,Loft Echo,,"))
    home.sights(hall, "2026-05-04T08:41:10.5Z", "2026-05-04T10:41:10.5Z")
    found = home.verdicts()
    assert found["04 09:41:10"] == "not-witnessed"
    assert found["04 09:10:10"] == "cannot-tell"


def test_what_an_earlier_import_had_and_a_later_one_lacks_has_vanished(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    lines = [f"2026-05-04T{hour:02}:41:10Z,hall,," for hour in (8, 9, 10)]
    home.take(home.list("first.csv", *lines), choices=Choices(speaker=hall.id))
    second = home.take(home.list("second.csv", lines[0], lines[2]), choices=Choices(speaker=hall.id))
    gone = [f for f in home.book.check(None, None).findings if f.verdict is Verdict.VANISHED]
    assert [f.record.at.earliest.hour for f in gone if f.record] == [9]
    home.book.undo(second.id)
    assert Verdict.VANISHED not in {f.verdict for f in home.book.check(None, None).findings}


def test_what_is_outside_of_a_later_import_or_back_again_has_not_vanished(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    lines = [f"2026-05-04T{hour:02}:41:10Z,hall,," for hour in (8, 9, 10)]
    chosen = Choices(speaker=hall.id)
    home.take(home.list("first.csv", *lines), choices=chosen)
    home.take(home.list("second.csv", lines[0], lines[1]), choices=chosen)
    home.take(home.list("third.csv", lines[0], lines[2]), choices=chosen)
    home.take(home.list("fourth.csv", *reversed(lines)), choices=chosen)
    assert Verdict.VANISHED not in {f.verdict for f in home.book.check(None, None).findings}


def test_what_was_erased_here_has_not_vanished_and_is_not_missing(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA, ["Robin's hall Echo"])
    home.take(TEN)
    journal = Journal.open(home.paths.journal, home.paths.lock, SystemClock())
    journal.erase(datetime(2026, 5, 4, 6, 35, tzinfo=UTC), datetime(2026, 5, 4, 8, tzinfo=UTC))
    journal.close()
    home.sights(hall, "2026-05-04T06:30:11.5Z", "2026-05-04T07:12:00.4Z")
    assert home.verdicts()["04 07:12:00"] == "cannot-tell"
    assert verify(home.paths.journal).ok


def test_a_finding_keeps_its_id_and_its_triage_when_more_is_imported(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA, ["Robin's hall Echo"])
    home.take(DATA / "alexa-page-1.json", choices=Choices(covers=hour(-12, 24)))
    home.sights(hall, "2026-05-04T11:05:40.5Z", "2026-05-04T07:12:00.4Z")
    (missing,) = [f for f in home.book.check(None, None).findings if f.verdict is Verdict.MISSING]
    home.book.triage(missing.id, Triage.EXPLAINED, "guests")
    home.take(DATA / "alexa-page-2.json")
    checked = home.book.check(None, None)
    assert checked.triage[missing.id].note == "guests"
    assert missing.id in {f.id for f in checked.findings if f.verdict is Verdict.MISSING}


def test_a_span_shows_its_own_findings_with_the_clock_of_all_there_is(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    times = [NOON + timedelta(minutes=17 * n + n * n, seconds=n * 0.7 + 0.3) for n in range(20)]
    lines = [f"{(at + timedelta(seconds=40)).isoformat()},,," for at in times]
    home.take(home.list("hall.csv", *lines), choices=Choices(speaker=hall.id))
    home.sights(hall, *(f"{at.isoformat()}" for at in times))
    whole = home.book.check(None, None)
    part = home.book.check(NOON + timedelta(minutes=30), NOON + timedelta(minutes=90))
    assert whole.offsets[hall.id] == pytest.approx(40, abs=2)
    assert part.offsets == whole.offsets
    assert 0 < len(part.findings) < len(whole.findings)
    assert part.summaries[hall.id]["confirmed"] == len(part.findings)


@pytest.mark.parametrize("text", NASTY_TEXT)
def test_whatever_a_list_calls_things_is_kept_or_refused_in_one_sentence(home: Home, text: str) -> None:
    path = home.folder / "list.ndjson"
    entry = {"time": "2026-05-04T08:41:10Z", "device": text, "kind": text, "text": text}
    path.write_text(json.dumps(entry) + "\n")
    try:
        kept = home.take(path, keep_text=True)
    except BadInput:
        assert home.book.imports() == []
        return
    assert kept.accepted == 1
    if text.strip():
        assert home.book.speakers() == []
        (record,) = home.book.records(None, None)
        assert record.device == hidden(record.device, salt_in(home.paths.data))
    assert verify(home.paths.journal).ok


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["start,end", "soon,"], "line 2 can't be used: it has no time"),
        (["start", "2026-05-04T08:41:10"], "no zone"),
        (["start,end,note", "2026-05-04T08:41:10Z,,a", "2026-05-04T08:41:10Z,a"], "line 3"),
        (["start,end", "2026-05-04T08:41:10Z,2026-05-04T08:40:10Z"], "ends before it begins"),
        (["start"], "no sighting"),
        (["begin,end"], "start,end,note"),
        (['{"start": "2026-05-04T08:41:10Z", "note": 7}'], "entry 1"),
        (["start,note", '2026-05-04T08:41:10Z,"never closed'], "quotation mark"),
        (["start", "2019-01-01T00:00:00Z", "2990-01-01T00:00:00Z"], "line 3"),
    ],
)
def test_a_list_of_sightings_with_a_wrong_line_is_refused_whole(home: Home, lines: list[str], why: str) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    path = home.folder / "list.csv"
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(BadInput, match=why):
        home.book.import_sightings(path, hall.id)
    assert home.book.sightings(None, None) == []
    assert home.book.imports() == []


def test_the_same_list_of_sightings_adds_nothing_and_a_longer_one_what_is_new(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    first = home.sights(hall, "2026-05-04T08:41:10.5Z")
    assert home.sights(hall, "2026-05-04T08:41:10.5Z").id == first.id
    longer = home.sights(hall, "2026-05-04T08:41:10.5Z", "2026-05-04T09:41:10.5Z")
    assert (longer.accepted, longer.duplicates) == (1, 1)
    assert len(home.book.sightings(None, None)) == 2
    home.book.undo(first.id)
    assert len(home.book.sightings(None, None)) == 2


def test_times_that_all_fall_on_whole_minutes_mean_their_minute(home: Home) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    home.sights(hall, "2026-05-04T08:41:00Z", "2026-05-04T09:05:00Z")
    assert {s.uncertainty for s in home.book.sightings(None, None)} == {timedelta(seconds=30)}
    home.sights(hall, "2026-05-04T10:41:00Z", "2026-05-04T11:05:07Z")
    assert min(s.uncertainty for s in home.book.sightings(None, None)) == timedelta(seconds=0.5)


@pytest.mark.parametrize(
    ("at", "width"), [(timedelta(hours=1), 1), (-timedelta(days=20_000), 1), (timedelta(0), -1), (timedelta(0), 9999)]
)
def test_a_sighting_that_can_not_be_is_refused(home: Home, at: timedelta, width: int) -> None:
    hall = home.book.add("Hall", Vendor.ALEXA)
    with pytest.raises(BadInput):
        home.book.witness(hall.id, datetime.now(UTC) + at, timedelta(seconds=width))
    assert home.book.sightings(None, None) == []


def test_nothing_can_be_said_of_a_sighting_that_is_not_there(home: Home) -> None:
    home.book.add("Hall", Vendor.ALEXA)
    for said in (lambda: home.book.mark("x", True), lambda: home.book.withdraw("x")):
        with pytest.raises(BadInput):
            said()


def test_before_anything_was_recorded_the_book_is_empty(home: Home) -> None:
    assert home.book.speakers() == home.book.sightings(None, None) == home.book.imports() == []
    assert home.book.check(None, None).findings == ()
    assert not home.paths.data.exists()
