"""What a report says first: what happened in three sentences, when and by what it was made, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from monitor.model import Activation, Application, Trust, Use
from monitor.names import shown
from monitor.report.facts import Redaction, Report
from monitor.speaker_model import Verdict
from ui import messages
from ui.language import QT_TR_NOOP, number, tr
from ui.report import covered
from ui.report.times import Times
from ui.stretches import cut, merged, total

_REMOVED = {
    "people": QT_TR_NOOP("names of people and accounts"),
    "devices": QT_TR_NOOP("names and numbers of devices"),
    "speakers": QT_TR_NOOP("names of speakers"),
    "programs": QT_TR_NOOP("names of programs"),
    "addresses": QT_TR_NOOP("network addresses"),
    "notes": QT_TR_NOOP("notes"),
    "reasons": QT_TR_NOOP("why something was not done"),
    "rules": QT_TR_NOOP("numbers of rules"),
    "words": QT_TR_NOOP("what was said to a speaker"),
}


def lead(report: Report, times: Times) -> Iterator[str]:
    """Three sentences: who, what stands out, what was covered."""
    yield _who(report, times)
    yield _standing_out(report)
    yield covered.in_short(report)


def facts(report: Report, times: Times) -> Iterator[tuple[str, str]]:
    selection = report.selection
    span = tr("{since} to {until}").format(since=times.full(selection.since), until=times.full(selection.until))
    yield tr("About"), span
    if selection.application:
        yield tr("Only this program"), shown(selection.application)
    by = tr("{time} by Earwitness {version}").format(time=times.full(report.made.at), version=report.made.version)
    yield tr("Made"), by
    yield tr("Times are in"), report.made.zone
    if report.removed.level is not Redaction.NONE:
        yield tr("Left out"), removed_words(report)


def removed_words(report: Report) -> str:
    counts = [(kind, count) for kind, count in report.removed.counts.items() if count]
    parts = [f"{tr(_REMOVED.get(kind, kind))} ({number(count)})" for kind, count in counts]
    return messages.listed(parts) if parts else tr("nothing had to be left out")


def others(report: Report) -> list[Activation]:
    """Uses of a microphone by any program but this one."""
    return [a for a in report.activations if a.use is Use.MICROPHONE and not a.application.own]


def told_apart(application: Application) -> tuple[str, bool]:
    """Openings with the same are one program's. One that claims to be another is never one with the honest one."""
    return application.identity, application.trust is Trust.CONFLICT


def _who(report: Report, times: Times) -> str:
    found = others(report)
    ends = times.ends(report.selection.since, report.selection.until)
    if not found:
        nobody = tr("Between {since} and {until}, no program is recorded as having used a microphone of this computer.")
        return nobody.format(**ends)
    spans = cut(((a.started, a.ended) for a in found), report.selection.since, report.selection.until)
    programs = len({told_apart(a.application) for a in found})
    said = tr(
        "Between {since} and {until}, {one program|%n programs} used a microphone of this computer {often}, for "
        "{length} in all.",
        "",
        programs,
    )
    length = messages.duration(total(merged(spans)))
    return said.format(**ends, often=tr("{once|%n times}", "how often", len(found)), length=length)


def _standing_out(report: Report) -> str:
    if said := _speakers(report):
        return said
    liars = {a.application.identity: a.application for a in others(report) if a.application.trust is Trust.CONFLICT}
    if liars:
        names = messages.listed(sorted({messages.application_title(each) for each in liars.values()})[:3])
        contradicted = tr("What {names} said of itself contradicts what the operating system says of it.")
        return contradicted.format(names=names)
    if alarms := sum(alert.reaction.alarms for alert in report.alerts):
        return tr("{One alarm was|%n alarms were} raised; why, and what was done, is listed below.", "", alarms)
    if report.activations or report.speakers:
        return tr("Nothing that was recorded contradicts what the operating system or a vendor's history says.")
    return tr("Nothing else was recorded.")


def _speakers(report: Report) -> str:
    """What the cross-check found, in sentences that accuse nobody."""
    counts = Counter(finding.verdict for part in report.speakers for finding in part.findings)
    confirmed, missing = counts[Verdict.CONFIRMED], counts[Verdict.MISSING]
    if not sum(counts.values()):
        return ""
    names = messages.listed([messages.name(part.speaker.name) for part in report.speakers if part.findings])
    if not confirmed + missing:
        return tr("None of what was witnessed of {names} could be held against its vendor's history.").format(
            names=names
        )
    said = tr(
        "{One activation|%n activations} of {names} could be compared; the vendor's history confirms {confirmed} and "
        "{lacks}.",
        "",
        confirmed + missing,
    )
    lacks = tr("lacks none")
    if missing:
        lacks = tr("lacks {count}, with the reasons that remain possible listed below").format(count=number(missing))
    return said.format(names=names, confirmed=number(confirmed), lacks=lacks)
