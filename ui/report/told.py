"""What a report says in sentences: what happened, what was covered, what may be concluded, how it was recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from monitor.model import Activation, Coverage, Trust, Use
from monitor.names import shown
from monitor.report.facts import Redaction, Report
from monitor.speaker_model import Verdict
from ui import messages
from ui.report.blocks import Block, Bullets, Paragraph, Table
from ui.report.times import Times
from ui.sight import missed, of_watchers
from ui.stretches import Span, cut, gaps, merged, total

_TRUSTS = {
    Trust.KERNEL: "confirmed: the operating system itself names the process",
    Trust.VERIFIED: "checked: the program's own word agrees with what the operating system says",
    Trust.CLAIMED: "its own word: nothing but the program itself says who it is",
    Trust.CONFLICT: "contradicted: what the program says of itself is not what the operating system says",
    Trust.BROKER: "go-between: the process that is known only passes the sound on to another one",
    Trust.UNKNOWN: "unknown: nothing shows which program it was",
}
_REMOVED = {
    "people": "names of people and accounts",
    "devices": "names and numbers of devices",
    "speakers": "names of speakers",
    "programs": "names of programs",
    "addresses": "network addresses",
    "notes": "notes",
    "words": "what was said to a speaker",
}
NOT_COVERED = (
    "Of a time that was not covered nothing can be said: neither that something happened nor that nothing did."
)


def lead(report: Report, times: Times) -> Iterator[str]:
    """Three sentences: who, what stands out, what was covered."""
    yield _who(report, times)
    yield _standing_out(report)
    yield _seen(report)


def facts(report: Report, times: Times) -> Iterator[tuple[str, str]]:
    selection = report.selection
    yield "About", f"{times.full(selection.since)} to {times.full(selection.until)}"
    if selection.application:
        yield "Only this program", shown(selection.application)
    yield "Made", f"{times.full(report.made.at)} by Earwitness {report.made.version}"
    yield "Times are in", report.made.zone
    if report.removed.level is not Redaction.NONE:
        yield "Left out", removed_words(report)


def removed_words(report: Report) -> str:
    parts = [f"{_REMOVED.get(kind, kind)} ({count})" for kind, count in report.removed.counts.items() if count]
    return messages.listed(parts) if parts else "nothing had to be left out"


def others(report: Report) -> list[Activation]:
    """Uses of a microphone by any program but this one."""
    return [a for a in report.activations if a.use is Use.MICROPHONE and not a.application.own]


def _who(report: Report, times: Times) -> str:
    found = others(report)
    when = times.between(report.selection.since, report.selection.until)
    if not found:
        return f"Between {when} no program is recorded as having used a microphone of this computer."
    spans = cut(((a.started, a.ended) for a in found), report.selection.since, report.selection.until)
    programs = messages.counted(len({a.application.identity for a in found}), "program", "programs").lower()
    count = f"{len(found):,} time{'' if len(found) == 1 else 's'}"
    length = messages.duration(total(merged(spans)))
    return f"Between {when} {programs} used a microphone of this computer {count}, for {length} in all."


def _standing_out(report: Report) -> str:
    if said := _speakers(report):
        return said
    liars = {a.application.identity: a.application for a in others(report) if a.application.trust is Trust.CONFLICT}
    if liars:
        names = messages.listed(sorted({messages.application_title(each) for each in liars.values()})[:3])
        return f"What {names} said of itself contradicts what the operating system says of it."
    if report.activations or report.speakers:
        return "Nothing that was recorded contradicts what the operating system or a vendor's history says."
    return "Nothing else was recorded."


def _speakers(report: Report) -> str:
    """What the cross-check found, in one sentence that accuses nobody."""
    counts = _verdicts(report)
    told = counts[Verdict.CONFIRMED] + counts[Verdict.MISSING]
    if not sum(counts.values()):
        return ""
    names = messages.listed([messages.name(part.speaker.name) for part in report.speakers if part.findings])
    if not told:
        return f"None of what was witnessed of {names} could be held against its vendor's history."
    word = "activation" if told == 1 else "activations"
    missing = counts[Verdict.MISSING]
    lacks = f"lacks {missing:,}, with the reasons that remain possible listed below" if missing else "lacks none"
    return (
        f"Of {told:,} {word} of {names} that could be compared, the vendor's history confirms "
        f"{counts[Verdict.CONFIRMED]:,} and {lacks}."
    )


def _seen(report: Report) -> str:
    blind, unwatched = blind_and_unwatched(report)
    whole = report.selection.until - report.selection.since
    lost = total(merged([*blind, *unwatched]))
    if not lost:
        return f"Earwitness was watching the whole time ({messages.duration(whole)})."
    if lost >= whole:
        return "Earwitness was not able to watch at any moment of this time."
    return (
        f"Earwitness was watching for {messages.duration(whole - lost)} of it, and not for {messages.duration(lost)}."
    )


def _verdicts(report: Report) -> Counter[Verdict]:
    return Counter(finding.verdict for part in report.speakers for finding in part.findings)


def blind_and_unwatched(report: Report) -> tuple[list[Span], list[Span]]:
    """When a watcher could not see, and when none ran; both within the selection."""
    since, until = report.selection.since, min(report.selection.until, report.made.at)
    mine = of_watchers(report.coverage)
    blind = cut(((c.started, c.ended) for c in missed(mine) if c.blind is not None), since, until)
    told = merged(cut(((c.started, c.ended) for c in mine), since, until))
    return merged(blind), gaps(told, since, until)


def covered(report: Report, times: Times) -> Iterator[Block]:
    blind, unwatched = blind_and_unwatched(report)
    yield Paragraph(_seen(report))
    rows = [
        *_blind_rows(report, times),
        *(_row(span, "no watcher", "Earwitness was not running.", times) for span in unwatched),
    ]
    if rows:
        yield Paragraph(NOT_COVERED)
        yield Table("Times that were not covered", ("From", "To", "Who could not see", "Why"), (0.22, 0.22, 0.2, 0.36),
                    tuple(sorted(rows)))  # fmt: skip


def _blind_rows(report: Report, times: Times) -> Iterator[tuple[str, ...]]:
    since, until = report.selection.since, min(report.selection.until, report.made.at)
    mine: Sequence[Coverage] = of_watchers(report.coverage)
    for each in missed(mine):
        if each.blind is None:
            continue
        for span in cut([(each.started, each.ended)], since, until):
            who = "no watcher" if each.source == "earwitness" else messages.source_name(each.source)
            yield _row(span, who, each.blind, times)


def _row(span: Span, who: str, why: str, times: Times) -> tuple[str, ...]:
    return times.full(span[0]), times.full(span[1]), who, shown(why)


def conclusions(report: Report) -> Iterator[Block]:
    yield Paragraph("From this report may be concluded:")
    yield Bullets(
        (
            "that the openings listed took place, at the times given, by the processes named where the identity is "
            "confirmed or checked",
            "that in the times covered the watchers named saw no others",
        )
    )
    yield Paragraph("It may not be concluded:")
    yield Bullets(tuple(_not_concluded(report)))


def _not_concluded(report: Report) -> Iterator[str]:
    yield "that a person listened, or what was heard: Earwitness keeps no sound and sees no content"
    yield "that a program named only by its own word is what it calls itself"
    yield "that nothing happened in a time that was not covered"
    yield "that a program meant harm: opening a microphone is what many programs are asked to do"
    if report.speakers:
        yield (
            "that a vendor hid something, because its history lacks an activation: each finding lists the reasons "
            "that remain possible, and a single one may be an error of this program"
        )
    yield "that nobody with this account's rights changed the journal before it was signed"


def method(report: Report) -> Iterator[Block]:
    sources = sorted({c.source for c in of_watchers(report.coverage) if c.source != "earwitness"})
    yield Paragraph(f"Earwitness {report.made.version} on {shown(report.made.system)}.")
    if sources:
        yield Paragraph("Watchers: " + messages.listed([messages.source_name(source) for source in sources]) + ".")
    yield Paragraph("How well a program's identity is known is said in these words:")
    yield Bullets(tuple(_TRUSTS[trust] for trust in Trust))
    yield Paragraph("Times come from this computer's clock; lengths from a clock that runs on when that one is set.")
    if report.speakers:
        yield Paragraph(
            "A speaker's activations were witnessed by the sound that it makes when it wakes, by a person, or by "
            "another witness's file; each line says which. No sound is kept: only the time and how sure the match was."
        )
