"""What a rule says, and why something was told, in words. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from monitor.rule_model import Life, Reaction, Rule, Signal, Verdict, When, Who
from monitor.rules import spent
from monitor.same_file import PACKAGE
from ui.language import QT_TR_NOOP, tr
from ui.messages import clock, listed, name

SIGNALS = {
    Signal.FIRST_SEEN: QT_TR_NOOP("never seen before"),
    Signal.NOBODY_THERE: QT_TR_NOOP("nobody was there"),
    Signal.LOCKED: QT_TR_NOOP("the screen was locked"),
    Signal.CONFLICT: QT_TR_NOOP("its identity is contradicted"),
    Signal.PAST_SERVER: QT_TR_NOOP("it went past the sound server"),
    Signal.SCRIPT_OR_TEMPORARY: QT_TR_NOOP("a script, or a program in a temporary folder"),
    Signal.ODD_HOUR: QT_TR_NOOP("an unusual hour for this program"),
    Signal.VERY_LONG: QT_TR_NOOP("open for more than four hours"),
    Signal.ALWAYS_OPEN: QT_TR_NOOP("open for more than a day"),
    Signal.CHANGED_SINCE_ALLOWED: QT_TR_NOOP("its file was changed since the rule was made"),
    Signal.SPEAKER_LISTENING: QT_TR_NOOP("listening for speakers is switched off"),
}
"""In the order in which they are told."""
REACTIONS = {
    Reaction.RECORD: QT_TR_NOOP("only record"),
    Reaction.NOTIFY: QT_TR_NOOP("notify"),
    Reaction.ALARM: QT_TR_NOOP("raise an alarm"),
    Reaction.MUTE: QT_TR_NOOP("mute all microphones and raise an alarm"),
    Reaction.CUT_OFF: QT_TR_NOOP("cut it off and raise an alarm"),
}
SHORT = {
    Reaction.RECORD: QT_TR_NOOP("Only record"),
    Reaction.NOTIFY: QT_TR_NOOP("Notify"),
    Reaction.ALARM: QT_TR_NOOP("Alarm"),
    Reaction.MUTE: QT_TR_NOOP("Mute all, alarm"),
    Reaction.CUT_OFF: QT_TR_NOOP("Cut off, alarm"),
}
"""For a table."""
LIVES = {
    Life.FOR_EVER: QT_TR_NOOP("for ever"),
    Life.TOMORROW: QT_TR_NOOP("until tomorrow"),
    Life.HOUR: QT_TR_NOOP("for one hour"),
    Life.ONCE: QT_TR_NOOP("once"),
}
WHENS = {
    When.ANY: QT_TR_NOOP("whoever is there"),
    When.THERE: QT_TR_NOOP("somebody is there"),
    When.NOBODY: QT_TR_NOOP("nobody is there"),
    When.LOCKED: QT_TR_NOOP("the screen is locked"),
}
ANYBODY = QT_TR_NOOP("any program")
UNKNOWN = QT_TR_NOOP("a program that nothing identifies")
ANYWHERE = QT_TR_NOOP("any microphone")
STILL = QT_TR_NOOP(
    "While the screen is locked, or at an unusual hour while nobody is there, it is an alarm all the same: make a rule "
    "for that time if you want it otherwise."
)


def signals_words(signals: Iterable[Signal]) -> str:
    """``nobody was there and never seen before``; empty without any."""
    given = frozenset(signals)
    return listed([tr(words) for signal, words in SIGNALS.items() if signal in given])


def reasons(verdict: Verdict) -> list[str]:
    """Why it was told, a sentence each: which rule of the person's spoke, and what is out of the ordinary."""
    lines = []
    if verdict.rule is not None:
        lines.append(tr("Your rule: {rule}").format(rule=sentence(verdict.rule)))
    if verdict.updated is not None:
        lines.append(updated_words(verdict.updated))
    if verdict.signals:
        lines.append(tr("Out of the ordinary: {signals}.").format(signals=signals_words(verdict.signals)))
    return lines


def updated_words(package: str) -> str:
    """What changed the file since the rule was made. ``package``: its id."""
    said = tr("Since the rule was made the file was changed by an update of the package {package}.")
    return said.format(package=package_name(package))


def package_name(id: str) -> str:
    """``zoom`` of ``dpkg:zoom``."""
    return name(id.partition(":")[2] or id)


def sentence(rule: Rule) -> str:
    """``When Zoom opens any microphone while nobody is there: cut it off and raise an alarm.``"""
    return tr("When {who} opens {microphone}{presence}{hours}{signals}: {what}.").format(
        who=who_words(rule.who),
        microphone=microphone_words(rule),
        presence=_presence(rule.when),
        hours=_hours(rule.hours),
        signals=_if(rule.signals),
        what=tr(REACTIONS[rule.reaction]),
    )


def who_words(who: Who) -> str:
    if who.identity is None:
        return tr(UNKNOWN) if who.unknown else tr(ANYBODY)
    if who.identity.startswith(PACKAGE):
        return tr("any program of the package {package}").format(package=package_name(who.identity[len(PACKAGE) :]))
    called = name(who.name or who.identity.partition(":")[2])
    if who.package is None:
        return called
    script = who.identity.startswith("script:")
    said = tr("{program} (run by the package {package})") if script else tr("{program} (package {package})")
    return said.format(program=called, package=package_name(who.package))


def microphone_words(rule: Rule) -> str:
    return tr(ANYWHERE) if rule.microphone is None else name(rule.microphone_name or rule.microphone)


def conditions(rule: Rule) -> str:
    """When it speaks, for a table; empty: always."""
    parts = [_presence(rule.when), _hours(rule.hours), _if(rule.signals)]
    words = "".join(parts).removeprefix(",").strip()
    return capital(words) if words else tr("Always")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ends(rule: Rule, now: datetime) -> str:
    if not rule.on:
        return tr("switched off")
    if spent(rule, now):
        return tr("over")
    if rule.expires is not None:
        return clock(rule.expires, now)
    return tr("after it spoke once") if rule.life is Life.ONCE else tr("never")


def last_applied(count: tuple[int, datetime] | None, now: datetime) -> str:
    return tr("never", "applied") if count is None else clock(count[1], now)


def preview(rule: Rule) -> str:
    """The whole of what will be so, before it is kept."""
    lines = [sentence(rule)]
    if rule.life is not Life.FOR_EVER:
        lines.append(tr("This holds {life}.").format(life=tr(LIVES[rule.life])))
    if rule.reaction is Reaction.RECORD:
        lines.append(tr("It stays on the timeline."))
    if rule.reaction.rank < Reaction.ALARM.rank and rule.when is not When.LOCKED:
        lines.append(tr(STILL))
    return " ".join(lines)


def _presence(when: When) -> str:
    words = {
        When.THERE: QT_TR_NOOP(" while somebody is there"),
        When.NOBODY: QT_TR_NOOP(" while nobody is there"),
        When.LOCKED: QT_TR_NOOP(" while the screen is locked"),
    }
    return tr(words[when]) if when in words else ""


def _hours(hours: tuple[time, time] | None) -> str:
    if hours is None:
        return ""
    return tr(" between {start} and {end}").format(start=f"{hours[0]:%H:%M}", end=f"{hours[1]:%H:%M}")


def _if(signals: frozenset[Signal]) -> str:
    if not signals:
        return ""
    return tr(", if it is out of the ordinary ({signals})").format(signals=" / ".join(
        tr(words) for signal, words in SIGNALS.items() if signal in signals
    ))  # fmt: skip
