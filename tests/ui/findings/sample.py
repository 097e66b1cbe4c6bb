"""Two speakers, a few days of what was witnessed and what the vendor says, and the verdicts on both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.crosscheck.findings import crosscheck
from monitor.crosscheck.rates import rates
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
from monitor.speaker_records import Imported, ImportedFile, ImportKind
from monitor.speakers import Checked
from monitor.vendors import profile_of
from tests.ui.fakes_speakers import FakeSpeakers

DAY = datetime(2026, 3, 2, tzinfo=UTC)
KITCHEN = Speaker("kitchen", "Kitchen Echo", Vendor.ALEXA, ("device-6f1c2a90b4",), "Kitchen")
HALL = Speaker("hall", "Hall Nest", Vendor.GOOGLE, (), "Hall")
DIGEST = "4be1c0ffee" + "0" * 54
COVERED = Span(DAY, DAY + timedelta(days=2))
LISTENED = [Span(DAY + timedelta(hours=6), DAY + timedelta(hours=23)), Span(DAY + timedelta(hours=30), COVERED.latest)]
_MINUTES = (431, 455, 498, 560, 617, 702, 733, 801, 860, 921, 975, 1044, 1102, 1187, 1250, 1301, 1911, 2003, 2101, 2222)


def at(minutes: float) -> datetime:
    return DAY + timedelta(minutes=minutes)


def seen(name: str, when: datetime, speaker: Speaker = KITCHEN, by: Witness = Witness.CHIME) -> Sighting:
    wide = timedelta(seconds=30) if by is Witness.HAND else timedelta(milliseconds=30)
    return Sighting(name, speaker.id, when, by, wide, score=0.93 if by is Witness.CHIME else None)


def record(
    key: str, when: datetime, kind: Kind = Kind.REQUEST, *, label: str = "GENERAL", seconds: int = 1
) -> HistoryRecord:
    return HistoryRecord(
        f"alexa:{key}", Vendor.ALEXA, KITCHEN.labels[0], Span(when, when + timedelta(seconds=seconds)), kind, label,
        has_text=kind is Kind.REQUEST, file_sha256=DIGEST, place="CustomerHistory.json, record 7",
    )  # fmt: skip


def sightings() -> list[Sighting]:
    told = [seen(f"s{n}", at(minutes) + timedelta(seconds=n % 7)) for n, minutes in enumerate(_MINUTES)]
    missing = [seen("m1", at(927.07)), seen("m2", at(1261), by=Witness.HAND)]
    return [*told, *missing]


def records() -> list[HistoryRecord]:
    """The vendor's clock is 2.4 s ahead."""
    ahead = timedelta(seconds=2.4)
    told = [record(f"r{n}", at(minutes) + timedelta(seconds=n % 7) + ahead) for n, minutes in enumerate(_MINUTES)]
    told[4] = record("r4", at(617) + timedelta(seconds=4) + ahead, Kind.VENDOR_SAYS_NOT_MEANT, label="FALSE_WAKE_WORD")
    extra = [
        record("x1", at(1085)),
        record("x2", at(1400)),
        record("x3", at(640), Kind.INJECTED, label="ROUTINE"),
        record("x4", at(650), Kind.UNKNOWN, label="A_LABEL_OF_2031"),
    ]
    return [*told, *extra]


def checked() -> Checked:
    history = [HistoryCoverage(COVERED, taken=COVERED.latest + timedelta(hours=2))]
    kitchen = crosscheck(KITCHEN, sightings(), records(), LISTENED, history, profile_of(Vendor.ALEXA))
    heard = [seen(f"h{n}", at(500 + 200 * n), HALL) for n in range(3)]
    hall = crosscheck(HALL, heard, [], LISTENED, [], profile_of(Vendor.GOOGLE))
    gone = Finding("gone", Verdict.VANISHED, KITCHEN.id, None, record("v1", at(910)), "",
                   ("user-deleted", "auto-delete"), ("list-filtered",))  # fmt: skip
    found = (*kitchen.findings, gone, *hall.findings)
    return Checked(
        found,
        {KITCHEN.id: kitchen.summary, HALL.id: hall.summary},
        {KITCHEN.id: rates(kitchen.findings, LISTENED), HALL.id: rates(hall.findings, LISTENED)},
        {KITCHEN.id: 2.4},
        {},
    )


def an_import() -> Imported:
    file = ImportedFile(DIGEST, 48_211, "alexa", 1)
    return Imported(
        COVERED.latest,
        "sample-import",
        ImportKind.HISTORY,
        Vendor.ALEXA,
        KITCHEN.id,
        (file,),
        (HistoryCoverage(COVERED),),
        24,
        3,
    )


def speakers() -> FakeSpeakers:
    """With everything in it, as a page finds it."""
    made = FakeSpeakers(KITCHEN, HALL, now=COVERED.latest)
    made.checked = checked()
    made.batches = [an_import()]
    made.seen = sightings()
    for span in LISTENED:
        made.cover(KITCHEN.id, span.earliest, span.latest)
    made.cover(KITCHEN.id, at(1380), at(1800), "the room was too loud")
    return made
