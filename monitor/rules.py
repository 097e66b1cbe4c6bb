"""Pure: an activation and what was known around it -> what happens about it, by which rule, and why.

Among the rules that fit, the most specific speaks. A louder rule, and an alarm of the program's own, is silenced only
by a rule that is at least as narrow in every respect: "Zoom: only record" does not silence "anybody, while the screen
is locked: alarm"; "Zoom, while the screen is locked: only record" does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from monitor.model import Activation, Use
from monitor.presence_model import Attendance
from monitor.program_model import Application, Trust
from monitor.rule_model import Life, Reaction, Rule, Signal, Verdict, When, Who
from monitor.rule_signals import Context, is_glimpse, signals_of
from monitor.same_file import PACKAGE, changed_since_allowed, identities, is_as_allowed, updated_for

PROVEN = (Trust.KERNEL, Trust.VERIFIED)
"""Only a program that a kernel fact names can be silenced by its name: anybody can carry another's claim."""
MORNING = 6
"""Local hour at which "until tomorrow" ends."""

_NOBODY = (Attendance.AWAY, Attendance.LOCKED)
_STRANGE = frozenset({Signal.FIRST_SEEN, Signal.PAST_SERVER, Signal.SCRIPT_OR_TEMPORARY})
"""What a rule about the very program has answered."""
_EVER = datetime(2026, 1, 1, tzinfo=UTC)
_CONFLICT = Rule("alarm:conflict", Who(), Reaction.ALARM, _EVER, signals=frozenset({Signal.CONFLICT}))
_LOCKED = Rule("alarm:locked", Who(), Reaction.ALARM, _EVER, when=When.LOCKED)
ALARMS = (
    _CONFLICT,
    _LOCKED,
    Rule("alarm:odd-hour", Who(), Reaction.ALARM, _EVER, when=When.NOBODY, signals=frozenset({Signal.ODD_HOUR})),
)
"""The program's own alarms, as rules: what may silence them is told by the same order."""
UNANSWERED = (
    Rule("alarm:strange", Who(), Reaction.ALARM, _EVER, when=When.NOBODY, signals=_STRANGE),
    Rule("alarm:unknown", Who(unknown=True), Reaction.ALARM, _EVER, when=When.NOBODY),
)
"""More of them, for programs that no rule is about."""


def decide(rules: Iterable[Rule], activation: Activation, context: Context) -> Verdict:
    """What happens about it. ``rules`` may hold what is switched off or has expired."""
    rules = tuple(rules)
    signals = signals_of(activation, context)
    if changed_since_allowed(rules, activation.application):
        signals |= {Signal.CHANGED_SINCE_ALLOWED}
    if activation.application.own:
        # Nothing that a person sets may end this program's own witness in silence.
        return Verdict(Reaction.NOTIFY if Signal.SPEAKER_LISTENING in signals else Reaction.RECORD, signals)
    fitting = [rule for rule in rules if fits(rule, activation, context, signals)]
    answered = any(rule.who.identity is not None for rule in fitting)
    alarms = _alarms(activation, context, signals, answered)
    spoke = speaking([*fitting, *alarms])
    if spoke is None:
        return Verdict(_default(activation, context, signals), signals)
    rule = None if spoke in alarms else spoke
    return Verdict(spoke.reaction, signals, rule, updated=updated_for(rule, activation.application))


def fits(rule: Rule, activation: Activation, context: Context, signals: frozenset[Signal]) -> bool:
    """Whether the rule speaks of it, all its conditions taken together."""
    return (
        in_force(rule, activation, context)
        and is_about(rule, activation.application)
        and rule.microphone in (None, activation.microphone.id)
        and _fits_use(rule, activation)
        and _fits_time(rule.hours, context.local.time())
        and _fits_presence(rule.when, context.attendance)
        and (not rule.signals or bool(rule.signals & signals))
    )


def in_force(rule: Rule, activation: Activation, context: Context) -> bool:
    """An activation is judged at its start, and again while it goes on. What was let through once is let through for
    the whole of that call."""
    now = activation.started + context.open_for
    call = rule.life is Life.ONCE and context.same_call and not rule.reaction.acts
    return rule.on and (rule.expires is None or now < rule.expires or call)


def is_about(rule: Rule, application: Application) -> bool:
    """A rule that quiets needs proof of who it is, and the same file, or an update of it, as far as both are known; one
    that warns or acts holds of whatever goes by that identity."""
    who = rule.who
    if application.trust is Trust.CONFLICT and not rule.reaction.alarms:
        return False
    if who.identity is None:
        return not who.unknown or application.trust not in (*PROVEN, Trust.CONFLICT)
    if who.identity not in identities(application):
        return False
    if rule.reaction.alarms:
        return True
    return application.trust in PROVEN and is_as_allowed(who, application)


def speaking(rules: Sequence[Rule]) -> Rule | None:
    """The one that speaks among those that fit."""
    if not rules:
        return None
    first = max(rules, key=_weight)
    if first.reaction.alarms:
        return first
    unsilenced = [rule for rule in rules if rule.reaction.alarms and not is_within(first, rule)]
    return max(unsilenced, key=_weight, default=first)


def is_within(rule: Rule, other: Rule) -> bool:
    """At least as narrow in every respect."""
    return (
        (other.who.identity in (None, rule.who.identity) and (not other.who.unknown or rule.who.unknown))
        and other.microphone in (None, rule.microphone)
        and other.hours in (None, rule.hours)
        and other.when in _WIDER[rule.when]
        and (not other.signals or (bool(rule.signals) and rule.signals <= other.signals))
    )


def rule_about(application: Application, reaction: Reaction, id: str, made: datetime, life: Life, when: When) -> Rule:
    """A rule about this very program."""
    return Rule(id, who_of(application), reaction, made, when=when, life=life, expires=ends(life, made))


def who_of(application: Application) -> Who:
    """This program, with its file and what shipped it as far as that is known."""
    name = application.desktop_name or application.name
    return Who(application.identity, application.exe_sha256, name, package=application.shipped_by)


def ends(life: Life, made: datetime) -> datetime | None:
    """When a rule of this life stops, UTC; None: not by the time."""
    if life is Life.HOUR:
        return made + timedelta(hours=1)
    return next_morning(made) if life is Life.TOMORROW else None


def next_morning(now: datetime) -> datetime:
    """The next day's morning, local time, as UTC."""
    local = now.astimezone()
    morning = (local.replace(tzinfo=None) + timedelta(days=1)).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning.astimezone().astimezone(UTC)


def spent(rule: Rule, now: datetime) -> bool:
    """It will not speak again by itself."""
    return rule.expires is not None and rule.expires <= now


def applied(rule: Rule, at: datetime) -> Rule:
    """The rule after it spoke: one that was meant for once is over."""
    return replace(rule, expires=at) if rule.life is Life.ONCE else rule


def _alarms(activation: Activation, context: Context, signals: frozenset[Signal], answered: bool) -> list[Rule]:
    """The program's own. Within a call that began with somebody there, that nobody is there is no news; nor is it that
    the screen is locked by now, where the call was hardly interrupted."""
    if activation.use is not Use.MICROPHONE or is_glimpse(activation):
        return [_CONFLICT] if Signal.CONFLICT in signals else []
    rules = ALARMS if answered else (*ALARMS, *UNANSWERED)
    news = [rule for rule in rules if rule.when is When.ANY or not context.same_call]
    if context.same_call and not context.straight_on:
        news.append(_LOCKED)
    return [rule for rule in news if fits(rule, activation, context, signals)]


def _default(activation: Activation, context: Context, signals: frozenset[Signal]) -> Reaction:
    """Without any rule: what is out of the ordinary is told, and what an everyday program does is not. That nobody is
    there is news once: a messenger opens the microphone at each message, and people listen without a touch."""
    if activation.use is Use.OUTPUT_CAPTURE:
        return Reaction.NOTIFY if Signal.FIRST_SEEN in signals else Reaction.RECORD
    news = signals - {Signal.NOBODY_THERE} if context.usual.unattended else signals
    ordinary = context.everyday and not news and activation.application.trust in PROVEN
    told = activation.use is Use.MICROPHONE and not is_glimpse(activation) and not ordinary
    return Reaction.NOTIFY if told else Reaction.RECORD


def _fits_use(rule: Rule, activation: Activation) -> bool:
    """Level meters are worth an alarm, not a word; what records the loudspeakers, or stands between, is meant only by
    a rule that names that device or keeps quiet."""
    if activation.use is Use.MICROPHONE or rule.reaction is Reaction.RECORD or rule.microphone is not None:
        return True
    return activation.use is Use.METER and rule.reaction.alarms


def _fits_time(hours: tuple[time, time] | None, now: time) -> bool:
    if hours is None:
        return True
    begin, end = hours
    return begin <= now < end if begin < end else now >= begin or now < end


def _fits_presence(when: When, attendance: Attendance) -> bool:
    """Unknown presence is neither there nor not there."""
    fitting = {
        When.ANY: tuple(Attendance),
        When.THERE: (Attendance.THERE,),
        When.NOBODY: _NOBODY,
        When.LOCKED: (Attendance.LOCKED,),
    }
    return attendance in fitting[when]


_WIDER = {
    When.ANY: (When.ANY,),
    When.THERE: (When.ANY, When.THERE),
    When.NOBODY: (When.ANY, When.NOBODY),
    When.LOCKED: (When.ANY, When.NOBODY, When.LOCKED),
}
"""For each: those that hold whenever it does."""


def _weight(rule: Rule) -> tuple[int, int, int, datetime]:
    """How specific it is, whom it is about before all else; of equals the louder, then the newer."""
    conditions = (rule.microphone is not None, rule.hours is not None, rule.when is not When.ANY, bool(rule.signals))
    return _whom(rule.who), sum(conditions) + (rule.when is When.LOCKED), rule.reaction.rank, rule.made


def _whom(who: Who) -> int:
    """One program before all of a package, these before all that nothing identifies."""
    if who.identity is None:
        return int(who.unknown)
    return 2 if who.identity.startswith(PACKAGE) else 3
