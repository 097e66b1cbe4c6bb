"""What was recorded: the programs, each once with how its identity is known, then a row an opening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from monitor.model import Activation, Burst, Disagreed, Known, Trust, Use
from monitor.report.facts import Report
from ui import messages
from ui.language import number, tr
from ui.origin_words import provenance
from ui.presence_words import any_known, held_words
from ui.report.blocks import Block, Paragraph, Table
from ui.report.times import Times, length


def blocks(report: Report, times: Times) -> Iterator[Block]:
    if not report.activations:
        yield Paragraph(tr("No program is recorded as having opened a microphone in this time."))
    else:
        yield _programs(report)
        yield from _openings(report, times)
    if report.incidents:
        yield Paragraph(tr("Beside single openings, this was recorded:"))
        rows = tuple(_incident(incident, times) for incident in report.incidents)
        heads = times.head(tr("From")), times.head(tr("To")), tr("What")
        yield Table(tr("Floods and contradictions"), heads, (0.22, 0.22, 0.56), rows)


def _programs(report: Report) -> Table:
    programs = _by_program(report.activations)
    rows = tuple(_program(found) for found in programs)
    heads = tr("Program"), tr("Openings"), tr("How its identity is known"), tr("Where it comes from")
    caption = tr("How each program is known ({count})").format(count=number(len(rows)))
    return Table(caption, heads, (0.2, 0.16, 0.36, 0.28), rows, tuple(mark(found[-1]) for found in programs))


def _openings(report: Report, times: Times) -> Iterator[Block]:
    """Whether anyone was there has a column only where something is known of it."""
    asked = any(map(any_known, report.activations))
    heads = [times.head(tr("Began")), tr("Lasted"), tr("Program"), tr("Identity"), tr("Device")]
    widths = (0.245, 0.1, 0.19, 0.12, 0.155, 0.19) if asked else (0.245, 0.12, 0.26, 0.145, 0.23)
    caption = tr("Openings of a microphone ({count})").format(count=number(len(report.activations)))
    rows = tuple(_row(activation, times, asked, report.away_after) for activation in report.activations)
    marks = tuple(map(mark, report.activations))
    yield Table(caption, (*heads, tr("Anyone there")) if asked else tuple(heads), widths, rows, marks)
    if not asked:
        yield Paragraph(
            tr("Whether anyone was there is not known for any of them: nothing on this computer said so."), quiet=True
        )


def mark(activation: Activation) -> str:
    if activation.application.trust is Trust.CONFLICT:
        return "alarm"
    return "quiet" if activation.application.own or activation.use is not Use.MICROPHONE else ""


def _by_program(activations: Iterable[Activation]) -> list[list[Activation]]:
    """Those of one identity, as well known, together; in the order of their first opening."""
    grouped: dict[tuple[str, Trust], list[Activation]] = {}
    for activation in activations:
        application = activation.application
        grouped.setdefault((application.identity, application.trust), []).append(activation)
    return list(grouped.values())


def _program(found: list[Activation]) -> tuple[str, ...]:
    application = found[-1].application
    held = sum((a.duration for a in found if a.duration is not None), timedelta())
    return (
        messages.application_title(application),
        tr("{count}, {length} in all").format(count=number(len(found)), length=messages.duration(held)),
        f"{messages.trust_word(application.trust)}: {messages.evidence_sentence(application)}",
        provenance(application),
    )


def _row(activation: Activation, times: Times, asked: bool, away_after: timedelta) -> tuple[str, ...]:
    application = activation.application
    cells = (
        times.cell(activation.started) + _how(activation.started_known),
        length(activation.duration) + _how(activation.ended_known),
        _who(activation),
        messages.trust_word(application.trust),
        messages.via(activation.microphone),
    )
    return (*cells, held_words(activation, away_after)) if asked else cells


def _who(activation: Activation) -> str:
    application = activation.application
    parts = [messages.application_title(application)]
    if application.pid is not None:
        parts.append(messages.process_words(application))
    if activation.use is not Use.MICROPHONE:
        parts.append(messages.use_word(activation.use))
    return ", ".join(parts)


def _how(known: Known | None) -> str:
    return " " + tr("(inferred)") if known is Known.INFERRED else ""


def _incident(incident: Burst | Disagreed, times: Times) -> tuple[str, ...]:
    if isinstance(incident, Disagreed):
        return times.cell(incident.since), times.cell(incident.at), messages.disagreement(incident)
    title = messages.application_title(incident.application)
    return times.cell(incident.first), times.cell(incident.last), f"{title}: {messages.burst_words(incident)}"
