"""What a report says of what was covered and what was not, what may be concluded, and how it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.act_model import Outcome
from monitor.model import Coverage, Trust
from monitor.names import shown
from monitor.report.facts import Report
from ui import messages
from ui.language import QT_TR_NOOP, tr
from ui.presence_words import any_known
from ui.report.blocks import Block, Bullets, Paragraph, Table
from ui.report.times import Times
from ui.sight import missed, of_watchers
from ui.stretches import Span, cut, gaps, merged, total
from ui.told import told

_TRUSTS = {
    Trust.KERNEL: QT_TR_NOOP("confirmed: the operating system itself names the process"),
    Trust.VERIFIED: QT_TR_NOOP("checked: the program's own word agrees with what the operating system says"),
    Trust.CLAIMED: QT_TR_NOOP("its own word: nothing but the program itself says who it is"),
    Trust.CONFLICT: QT_TR_NOOP("contradicted: what the program says of itself is not what the operating system says"),
    Trust.BROKER: QT_TR_NOOP("go-between: the process that is known only passes the sound on to another one"),
    Trust.UNKNOWN: QT_TR_NOOP("unknown: nothing shows which program it was"),
}
_CONCLUDED = (
    QT_TR_NOOP(
        "that the openings listed took place, at the times given, by the processes named where the identity is "
        "confirmed or checked"
    ),
    QT_TR_NOOP("that in the times covered the watchers named saw no others"),
)
_ACT_SHOWS = QT_TR_NOOP(
    "that what is listed as done was ordered at that time by whom or what is named there, and that the sound server or "
    "the operating system carried it out without an error"
)
_PRESENCE_SHOWS = QT_TR_NOOP(
    "that this computer's keyboard or pointer was in use, or was not, or its screen was locked, in the times that are "
    "given for it"
)
_NOT_CONCLUDED = (
    QT_TR_NOOP("that a person listened, or what was heard: Earwitness keeps no sound and sees no content"),
    QT_TR_NOOP("that a program named only by its own word is what it calls itself"),
    QT_TR_NOOP("that nothing happened in a time that was not covered"),
    QT_TR_NOOP("that a program meant harm: opening a microphone is what many programs are asked to do"),
)
_NO_ACT = QT_TR_NOOP(
    "that nothing was heard before a microphone was muted or a program cut off, or that nobody took that back later by "
    "another way"
)
_NO_PRESENCE = QT_TR_NOOP(
    "who was at the computer, or that nobody was in the room: somebody who touches nothing is not noticed"
)
_NO_VENDOR = QT_TR_NOOP(
    "that a vendor hid something, because its history lacks an activation: each finding lists the reasons that remain "
    "possible, and a single one may be an error of this program"
)
_NO_JOURNAL = QT_TR_NOOP("that nobody with this account's rights changed the journal before it was signed")


def blind_and_unwatched(report: Report) -> tuple[list[Span], list[Span]]:
    """When a watcher could not see, and when none ran; both within the selection."""
    since, until = report.selection.since, min(report.selection.until, report.made.at)
    mine = of_watchers(report.coverage)
    blind = cut(((c.started, c.ended) for c in missed(mine) if c.blind is not None), since, until)
    told_of = merged(cut(((c.started, c.ended) for c in mine), since, until))
    return merged(blind), gaps(told_of, since, until)


def in_short(report: Report) -> str:
    """How much of the time was watched, in one sentence."""
    blind, unwatched = blind_and_unwatched(report)
    whole = report.selection.until - report.selection.since
    lost = total(merged([*blind, *unwatched]))
    if not lost:
        return tr("Earwitness was watching the whole time ({length}).").format(length=messages.duration(whole))
    if lost >= whole:
        return tr("Earwitness was not able to watch at any moment of this time.")
    said = tr("Earwitness was watching for {watched} of it, and not for {lost}.")
    return said.format(watched=messages.duration(whole - lost), lost=messages.duration(lost))


def blocks(report: Report, times: Times) -> Iterator[Block]:
    _, unwatched = blind_and_unwatched(report)
    yield Paragraph(in_short(report))
    nobody, off = tr("no watcher"), tr("Earwitness was not running.")
    rows = [*_blind_rows(report, times), *(_row(span, nobody, off, times) for span in unwatched)]
    if not rows:
        return
    yield Paragraph(
        tr("Of a time that was not covered nothing can be said: neither that something happened nor that nothing did.")
    )
    heads = times.head(tr("From")), times.head(tr("To")), tr("Who could not see"), tr("Why")
    yield Table(tr("Times that were not covered"), heads, (0.22, 0.22, 0.2, 0.36), tuple(sorted(rows)))


def _blind_rows(report: Report, times: Times) -> Iterator[tuple[str, ...]]:
    since, until = report.selection.since, min(report.selection.until, report.made.at)
    mine: Sequence[Coverage] = of_watchers(report.coverage)
    for each in missed(mine):
        if each.blind is None:
            continue
        for span in cut([(each.started, each.ended)], since, until):
            who = tr("no watcher") if each.source == "earwitness" else messages.source_name(each.source)
            yield _row(span, who, told(each.blind), times)


def _row(span: Span, who: str, why: str, times: Times) -> tuple[str, ...]:
    return times.cell(span[0]), times.cell(span[1]), who, shown(why)


def conclusions(report: Report) -> Iterator[Block]:
    acted, there = any(act.outcome is Outcome.DONE for act in report.acts), _presence_told(report)
    shows = (*_CONCLUDED, *(_ACT_SHOWS,) * acted, *(_PRESENCE_SHOWS,) * there)
    yield Paragraph(tr("From this report may be concluded:"))
    yield Bullets(tuple(tr(line) for line in shows))
    limits = (*_NOT_CONCLUDED, *(_NO_ACT,) * acted, *(_NO_PRESENCE,) * there, *(_NO_VENDOR,) * bool(report.speakers))
    yield Paragraph(tr("It may not be concluded:"))
    yield Bullets(tuple(tr(line) for line in (*limits, _NO_JOURNAL)))


def _presence_told(report: Report) -> bool:
    return bool(report.presence) or any(map(any_known, report.activations))


def method(report: Report) -> Iterator[Block]:
    sources = sorted({c.source for c in of_watchers(report.coverage) if c.source != "earwitness"})
    by = tr("Earwitness {version} on {system}.")
    yield Paragraph(by.format(version=report.made.version, system=shown(report.made.system)))
    if sources:
        watchers = messages.listed([messages.source_name(source) for source in sources])
        yield Paragraph(tr("Watchers: {watchers}.").format(watchers=watchers))
    yield Paragraph(tr("How well a program's identity is known is said in these words:"))
    yield Bullets(tuple(tr(_TRUSTS[trust]) for trust in Trust))
    yield Paragraph(
        tr("Times come from this computer's clock; lengths from a clock that runs on when that one is set.")
    )
    if report.speakers:
        yield Paragraph(
            tr(
                "A speaker's activations were witnessed by the sound that it makes when it wakes, by a person, or by "
                "another witness's file; each line says which. No sound is kept: only the time and how sure the match "
                "was."
            )
        )
