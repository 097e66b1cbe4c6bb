"""What was recorded: the programs, each once with how its identity is known, then a row an opening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from monitor.model import Activation, Burst, Disagreed, Known, Presence, Trust, Use
from monitor.report.facts import Report
from ui import messages
from ui.report.blocks import Block, Paragraph, Table
from ui.report.times import Times, length

PROGRAMS = ("Program", "Openings", "How its identity is known", "Where it comes from")
HEADS = ("Began", "Lasted", "Program", "Identity", "Device", "Anyone there")
WIDTHS = (0.285, 0.115, 0.205, 0.13, 0.165, 0.1)
NOTHING = "No program is recorded as having opened a microphone in this time."


def blocks(report: Report, times: Times) -> Iterator[Block]:
    if not report.activations:
        yield Paragraph(NOTHING)
    else:
        programs = _by_program(report.activations)
        rows = tuple(_program(found) for found in programs)
        marks = tuple(mark(found[-1]) for found in programs)
        yield Table(f"The programs ({len(rows):,})", PROGRAMS, (0.2, 0.16, 0.36, 0.28), rows, marks)
        rows = tuple(_row(activation, times) for activation in report.activations)
        marks = tuple(map(mark, report.activations))
        yield Table(f"Openings of a microphone ({len(rows):,})", HEADS, WIDTHS, rows, marks)
    if report.incidents:
        yield Paragraph("Beside single openings, this was recorded:")
        rows = tuple(_incident(incident, times) for incident in report.incidents)
        yield Table("Floods and contradictions", ("From", "To", "What"), (0.22, 0.22, 0.56), rows)


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
        f"{len(found):,}, {messages.duration(held)} in all",
        f"{messages.badge(application)}: {messages.evidence_sentence(application)}",
        messages.provenance(application),
    )


def _row(activation: Activation, times: Times) -> tuple[str, ...]:
    application = activation.application
    return (
        times.full(activation.started) + _how(activation.started_known),
        length(activation.duration) + _how(activation.ended_known),
        _who(activation),
        messages.trust_word(application.trust),
        messages.via(activation.microphone),
        presence(activation.presence),
    )


def _who(activation: Activation) -> str:
    application = activation.application
    parts = [messages.application_title(application)]
    if application.pid is not None:
        parts.append(messages.process_words(application))
    if activation.use is not Use.MICROPHONE:
        parts.append(messages.use_word(activation.use))
    return ", ".join(parts)


def _how(known: Known | None) -> str:
    return " (inferred)" if known is Known.INFERRED else ""


def presence(found: Presence) -> str:
    """Was anyone there: never a guess."""
    if found.locked:
        return "screen locked"
    if found.idle_s is None:
        return "not known"
    return "yes" if found.idle_s < 60 else f"no input for {int(found.idle_s) // 60} min"


def _incident(incident: Burst | Disagreed, times: Times) -> tuple[str, ...]:
    if isinstance(incident, Disagreed):
        return times.full(incident.since), times.full(incident.at), messages.disagreement(incident)
    title = messages.application_title(incident.application)
    return times.full(incident.first), times.full(incident.last), f"{title}: {messages.burst_words(incident)}"
