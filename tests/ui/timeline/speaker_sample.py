"""A day with a kitchen's speaker in it: what was heard, what its vendor says, and what comparing the two says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

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
from monitor.speaker_records import Imported, ImportKind, NoiseHeard
from monitor.speakers import Checked
from tests.ui.fakes_speakers import ECHO, NO_RATES, FakeSpeakers
from tests.ui.timeline.sample import DAY, at

AHEAD = 2.4
"""Seconds by which the vendor's clock is ahead."""
PAIRED = ("07:37", "08:55", "12:12:20", "13:36", "18:54", "19:24", "20:12", "21:42")


def heard(clock: str | datetime, id_: str, speaker: Speaker = ECHO, **more: object) -> Sighting:
    moment = at(clock) if isinstance(clock, str) else clock
    facts: dict[str, object] = {"uncertainty": timedelta(milliseconds=30), "score": 0.93, **more}
    return Sighting(id_, speaker.id, moment, Witness.CHIME, **facts)  # type: ignore[arg-type]


def said(clock: str | datetime, key: str, long: float = 0.000001, **more: object) -> HistoryRecord:
    """By the vendor's clock: ``AHEAD`` of what it was here."""
    moment = (at(clock) if isinstance(clock, str) else clock) + timedelta(seconds=AHEAD)
    facts: dict[str, object] = {"device": ECHO.labels[0], "kind": Kind.REQUEST, "label": "GENERAL", **more}
    return HistoryRecord(
        key, Vendor.ALEXA, at=Span(moment, moment + timedelta(seconds=long)), **facts  # type: ignore[arg-type]
    )  # fmt: skip


def pair(n: int, verdict: Verdict = Verdict.CONFIRMED, reason: str = "", clock: str | datetime = "12:00") -> Finding:
    begun = at(clock) if isinstance(clock, str) else clock
    one = heard(begun, f"w{n}", end=begun + timedelta(seconds=9))
    return Finding(f"pair{n}", verdict, ECHO.id, one, said(begun, f"r{n}"), reason, facts={"apart_s": 0.2})


def a_speakers_day() -> list[Finding]:
    missing = heard("15:27:04", "the-missing-one", asked_for=False, note="nobody was in the room")
    return [
        *(pair(n, clock=clock) for n, clock in enumerate(PAIRED)),
        Finding("missing", Verdict.MISSING, ECHO.id, missing, possible=("user-deleted", "other-account")),
        Finding("not-witnessed", Verdict.NOT_WITNESSED, ECHO.id, None, said("17:36", "the-unheard-one")),
        Finding("vanished", Verdict.VANISHED, ECHO.id, None, said("10:20", "the-vanished-one")),
        pair(50, Verdict.AMBIGUOUS, "two-candidates", "16:31"),
        Finding("untold", Verdict.CANNOT_TELL, ECHO.id, None, said("11:05", "a-minute", 60.0), "nobody-listened"),
        Finding("unheld", Verdict.CANNOT_TELL, ECHO.id, heard("22:01", "late"), None, "history-does-not-cover"),
    ]


def speakers_of(findings: Sequence[Finding], *speakers: Speaker, offset: float | None = AHEAD) -> FakeSpeakers:
    """Where all that there is was compared. ``offset``: None where the clocks could not be compared."""
    told = FakeSpeakers(*(speakers or (ECHO,)))
    told.seen = [one.sighting for one in findings if one.sighting]
    told.history = [one.record for one in findings if one.record]
    told.checked = Checked(tuple(findings), {}, NO_RATES, {} if offset is None else {ECHO.id: offset}, {})
    return told


def a_kitchen(*more: Speaker) -> FakeSpeakers:
    """With coverage, noise and one import until the evening."""
    told = speakers_of(a_speakers_day(), ECHO, *more)
    told.cover(ECHO.id, at("07:00"), at("10:30"))
    told.cover(ECHO.id, at("10:30"), at("11:40"), "It was too loud to hear the chime.")
    told.cover(ECHO.id, at("11:40"), None)
    told.batches = [import_of(Span(DAY - timedelta(days=20), at("21:50")))]
    told.noises = [NoiseHeard(at("11:40"), ECHO.id, tuple(_levels()), -42.0)]
    return told


def import_of(span: Span, speaker: str | None = ECHO.id, vendor: Vendor = Vendor.ALEXA) -> Imported:
    return Imported(at("21:55"), "batch", ImportKind.HISTORY, vendor, speaker, (), (HistoryCoverage(span),), 11, 0)


def _levels() -> list[float | None]:
    levels: Callable[[int], float] = lambda minute: -66.0 + 9 * ((minute * 37 % 19) / 19) + 12 * (120 < minute < 180)  # noqa: E731
    return [None if 300 < minute < 320 else levels(minute) for minute in range(600)]
