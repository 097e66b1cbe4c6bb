"""What a report says of alerts, of what was done about a microphone or a program, and of who was there."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.act_model import Act, Acted, By, Outcome
from monitor.model import Application, Burst
from monitor.names import shown
from monitor.presence_model import Attendance
from monitor.report.facts import Report
from monitor.rule_model import Rule, Ruled
from ui import messages
from ui.language import QT_TR_NOOP, number, tr
from ui.report.blocks import Block, Paragraph, Table
from ui.report.times import Times
from ui.rules.words import REACTIONS, capital, sentence, signals_words, updated_words
from ui.told import told

ACTS = {
    Act.MUTE: QT_TR_NOOP("muted"),
    Act.UNMUTE: QT_TR_NOOP("unmuted"),
    Act.CUT_OFF: QT_TR_NOOP("cut off"),
    Act.END_PROCESS: QT_TR_NOOP("process ended"),
}
WANTED = {
    Act.MUTE: QT_TR_NOOP("to be muted"),
    Act.UNMUTE: QT_TR_NOOP("to be unmuted"),
    Act.CUT_OFF: QT_TR_NOOP("to be cut off"),
    Act.END_PROCESS: QT_TR_NOOP("process to be ended"),
}
"""What was wanted, where it did not come to that."""
OUTCOMES = {
    Outcome.DONE: QT_TR_NOOP("done"),
    Outcome.NOT_PERMITTED: QT_TR_NOOP("not permitted"),
    Outcome.GONE: QT_TR_NOOP("not done: it was no longer there"),
    Outcome.FAILED: QT_TR_NOOP("failed"),
}
WHO = {
    By.PERSON: QT_TR_NOOP("a person, in the program"),
    By.HOTKEY: QT_TR_NOOP("a person, by the key combination"),
    By.COMMAND: QT_TR_NOOP("a person, by a command"),
    By.RULE: QT_TR_NOOP("a rule"),
}
ATTENDANCE = {
    Attendance.THERE: QT_TR_NOOP("somebody was there"),
    Attendance.AWAY: QT_TR_NOOP("nobody was there"),
    Attendance.LOCKED: QT_TR_NOOP("the screen was locked"),
}


def alerts(report: Report, times: Times) -> Iterator[Block]:
    if not report.alerts:
        return
    programs, rules = _programs(report), {rule.id: rule for rule in report.rules}
    rows = tuple(
        (times.cell(each.at), _title(programs.get(each.activation)), _demanded(each), why(each, rules))
        for each in report.alerts
    )
    heads = times.head(tr("When")), tr("Program"), tr("What was called for"), tr("Which rule spoke, and why")
    caption = tr("Alerts and rules that spoke ({count})").format(count=number(len(rows)))
    marks = tuple("alarm" if each.reaction.alarms else "" for each in report.alerts)
    yield Table(caption, heads, (0.26, 0.16, 0.18, 0.4), rows, marks)
    if any(each.rule for each in report.alerts):
        yield Paragraph(
            tr(
                "A rule is given in the words that it had when this report was made; a record holds its number, and it "
                "may have been changed since it spoke."
            ),
            quiet=True,
        )


def acts(report: Report, times: Times) -> Iterator[Block]:
    if not report.acts:
        return
    rules = {rule.id: rule for rule in report.rules}
    rows = tuple(_act(each, rules, times) for each in report.acts)
    heads = times.head(tr("When")), tr("What was to be done"), tr("Who wanted it"), tr("What came of it")
    caption = tr("What was done about microphones and programs ({count})").format(count=number(len(rows)))
    yield Table(caption, heads, (0.22, 0.28, 0.26, 0.24), rows)


def presence(report: Report, times: Times) -> Iterator[Block]:
    if not report.presence:
        return
    meant = tr(
        "Nobody was there means: no key and no pointer was used for as long as the settings say, which was {length} "
        "when this report was made."
    )
    yield Paragraph(meant.format(length=messages.duration(report.away_after)))
    rows = tuple(
        (times.cell(each.started), times.cell(each.ended or report.span.latest), tr(ATTENDANCE[each.attendance]))
        for each in report.presence
    )
    heads = times.head(tr("From")), times.head(tr("To")), tr("Anyone there")
    caption = tr("Whether anyone was there ({count})").format(count=number(len(rows)))
    yield Table(caption, heads, (0.3, 0.3, 0.4), rows)
    yield Paragraph(tr("Of other times it is not known."), quiet=True)


def act_words(act: Acted) -> str:
    """``Zoom: cut off``; ``all microphones: to be muted`` where nothing came of it."""
    words = ACTS if act.outcome is Outcome.DONE else WANTED
    return f"{_what(act)}: {tr(words[act.act])}"


def outcome(act: Acted) -> str:
    said = tr(OUTCOMES[act.outcome])
    return f"{said}. {shown(told(act.reason))}" if act.reason else said


def wanted_by(act: Acted, rules: dict[str, Rule]) -> str:
    said = tr(WHO[act.by])
    if act.undoes is not None:
        said = tr("{who}, to take back an earlier act").format(who=said)
    return f"{said}: {_rule(act.rule, rules)}" if act.rule is not None else said


def why(alert: Ruled, rules: dict[str, Rule]) -> str:
    """The rule in words, or that the program's own defaults spoke, and what was out of the ordinary; an update of the
    program since the rule was made."""
    spoke = tr("No rule of a person's: what Earwitness does by itself.")
    if alert.rule is not None:
        spoke = tr("A person's rule: {rule}").format(rule=_rule(alert.rule, rules))
    if alert.updated is not None:
        spoke = f"{spoke} {updated_words(alert.updated)}"
    if not alert.signals:
        return spoke
    odd = tr("Out of the ordinary: {signals}.").format(signals=signals_words(alert.signals))
    return f"{spoke} {odd}"


def alert_words(alert: Ruled, rules: dict[str, Rule]) -> str:
    """``Raise an alarm. No rule of a person's: ...``."""
    return f"{_demanded(alert)}. {why(alert, rules)}"


def _act(act: Acted, rules: dict[str, Rule], times: Times) -> tuple[str, ...]:
    return times.cell(act.at), act_words(act), wanted_by(act, rules), outcome(act)


def _demanded(alert: Ruled) -> str:
    return capital(tr(REACTIONS[alert.reaction]))


def _rule(id: str, rules: dict[str, Rule]) -> str:
    return sentence(rules[id]) if id in rules else tr("one that is not in the settings any more.")


def _what(act: Acted) -> str:
    if act.act in (Act.MUTE, Act.UNMUTE):
        return tr("all microphones") if act.microphone is None else messages.name(act.microphone.name)
    return _title(act.application)


def _title(application: Application | None) -> str:
    return tr("a program") if application is None else messages.application_title(application)


def _programs(report: Report) -> dict[str, Application]:
    """By the id of an opening, or of a flood of them."""
    found = {activation.id: activation.application for activation in report.activations}
    floods = (incident for incident in report.incidents if isinstance(incident, Burst))
    return found | {flood.id: flood.application for flood in floods}
