"""The rules at work: each opening is judged before anybody is told, and what a rule demands is done on a worker."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from monitor.act_model import By
from monitor.choices import ChoicesProtocol
from monitor.clock import Clock
from monitor.errors import BadInput, EarwitnessError, JournalError
from monitor.judging import Judge, Judged
from monitor.model import Activation, Application, Microphone, MicrophoneKind, Published
from monitor.presence_model import Attendance
from monitor.rule_model import Life, Reaction, Rule, Ruled, Verdict, When
from monitor.rule_seams import Hands
from monitor.rule_signals import Context
from monitor.rules import PROVEN, applied, decide, rule_about, spent
from monitor.settings import ProgramToasts, Settings

log = logging.getLogger(__name__)

KEPT_AFTER = timedelta(days=7)
"""A rule that is over stays in the list for so long."""
MONTH = timedelta(days=30)
"""What was recorded within this time tells a program's usual hours."""
AGAIN = timedelta(hours=12)
"""Between two looks at usual hours."""
_ANY = Microphone("", "", MicrophoneKind.HARDWARE)

Keep = Callable[[Sequence[Ruled]], None]


class Rulebook:
    """Implements ``RulesProtocol``. ``heard`` is called with each record before it is told on; ``keep`` has Ruled
    records committed; ``hands`` carries out, None where nothing can; ``journal``: where it lies."""

    def __init__(
        self, clock: Clock, choices: ChoicesProtocol, keep: Keep, hands: Callable[[], Hands | None], journal: Path
    ) -> None:
        self._clock, self._choices, self._keep, self._hands = clock, choices, keep, hands
        self._journal = journal
        self._judge = Judge(self.rules, lambda: choices.get().away_after, self._not_meant, self._only_unusual)
        self._lock = threading.Lock()
        self._looked: datetime | None = None
        self._tasks: queue.SimpleQueue[Judged | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self, wait_until_open: Callable[[float | None], None]) -> None:
        """``wait_until_open``: returns, or raises JournalError, once it is known whether there is a journal; until
        then what is demanded waits."""
        self._thread = threading.Thread(target=self._run, args=(wait_until_open,), name="rules", daemon=True)
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """What was demanded before is still done."""
        self._tasks.put(None)
        if self._thread is not None:
            self._thread.join(timeout)

    def heard(self, record: Published) -> None:
        """On the recorder's thread, which must not wait for what is done about it."""
        with self._lock:
            judged = self._judge.heard(record, self._clock.now())
        if judged is not None:
            self._tasks.put(judged)

    def rules(self) -> Sequence[Rule]:
        return self._choices.get().rules

    def verdict(self, id: str) -> Verdict | None:
        with self._lock:
            return self._judge.verdict(id)

    def quiets(self, application: Application) -> bool:
        now = self._clock.now().wall
        asked = Activation("", "", application, _ANY, now)
        found = decide(self.rules(), asked, Context(now.astimezone(), attendance=Attendance.THERE))
        about = found.rule is not None and found.rule.who.identity is not None
        return about and found.reaction is Reaction.RECORD

    def make(self, application: Application, reaction: Reaction, life: Life, when: When = When.ANY) -> Rule:
        if application.trust not in PROVEN and not reaction.alarms:
            raise BadInput(
                "This program can't be allowed: who it is rests on its own word, and any other could say the same."
            )
        made = rule_about(application, reaction, uuid.uuid4().hex, self._clock.now().wall, life, when)
        self._choices.change(lambda settings: _with(settings, made))
        return made

    def put(self, rules: Iterable[Rule]) -> None:
        new = {rule.id: rule for rule in rules}

        def with_new(settings: Settings) -> Settings:
            known = {rule.id for rule in settings.rules}
            kept = tuple(new.get(rule.id, rule) for rule in settings.rules)
            return replace(settings, rules=(*kept, *(rule for rule in new.values() if rule.id not in known)))

        self._choices.change(with_new)

    def remove(self, id: str) -> None:
        self._choices.change(
            lambda settings: replace(settings, rules=tuple(rule for rule in settings.rules if rule.id != id))
        )

    def alarms(self, since: datetime) -> Sequence[Ruled]:
        from monitor.journal.rule_reading import RuleReader

        with RuleReader(self._journal) as reader:
            return reader.alarms(since)

    def counts(self) -> Mapping[str, tuple[int, datetime]]:
        from monitor.journal import Reader

        with Reader(self._journal) as reader:
            return reader.rule_counts()

    # The worker

    def _run(self, wait_until_open: Callable[[float | None], None]) -> None:
        with contextlib.suppress(JournalError):
            wait_until_open(None)
        while True:
            self._learn_hours()
            try:
                judged = self._tasks.get(timeout=self._patience())
            except queue.Empty:
                for each in self._ripe():
                    self._carry_out(each)
                continue
            if judged is None:
                return
            self._carry_out(judged)

    def _patience(self) -> float:
        with self._lock:
            wait = self._judge.wait(self._clock.now())
        return AGAIN.total_seconds() if wait is None else min(wait, AGAIN).total_seconds()

    def _ripe(self) -> list[Judged]:
        with self._lock:
            return self._judge.tick(self._clock.now())

    def _carry_out(self, judged: Judged) -> None:
        rule, reaction = judged.verdict.rule, judged.verdict.reaction
        try:
            if rule is not None:
                self._act(judged.activation, rule)
                self._use_up(rule, judged.at)
        except EarwitnessError as error:
            # Who tried keeps a record of it.
            log.warning("A rule's demand was not met: %s", error)
        if rule is None and not reaction.alarms and not judged.lasting:
            return
        try:
            self._keep([_ruled(judged)])
        except JournalError as error:
            # The journal's own trouble is told elsewhere, and once.
            log.info("That a rule spoke is not kept: %s", error)

    def _act(self, activation: Activation, rule: Rule) -> None:
        hands = self._hands() if rule.reaction.acts else None
        if hands is None:
            return
        if rule.reaction is Reaction.MUTE:
            hands.mute(None, True, By.RULE, rule=rule.id)
        else:
            hands.cut_off(activation, By.RULE, rule=rule.id)

    def _use_up(self, rule: Rule, at: datetime) -> None:
        """A rule for once is over; what is over for long goes."""
        if rule.life is not Life.ONCE or rule.expires is not None:
            return
        self._choices.change(lambda settings: replace(settings, rules=_swept(settings.rules, rule, at)))

    def _learn_hours(self) -> None:
        """When each program was recorded so far; without it no hour is odd."""
        now = self._clock.now().wall
        if self._looked is not None and now - self._looked < AGAIN:
            return
        self._looked = now
        from monitor.journal.rule_reading import RuleReader

        try:
            with RuleReader(self._journal) as reader:
                usual = reader.usual(now - MONTH, self._choices.get().away_after)
        except EarwitnessError as error:
            log.info("Usual hours are not known: %s", error)
            return
        with self._lock:
            self._judge.usual = usual

    def _not_meant(self, local: datetime) -> bool:
        from monitor.listening_hours import plan

        return bool(plan(local, self._choices.get().listen, None, ("anybody",)).why_not)

    def _only_unusual(self) -> bool:
        return self._choices.get().program_toasts is ProgramToasts.UNUSUAL


def _ruled(judged: Judged) -> Ruled:
    verdict = judged.verdict
    signals = tuple(sorted(verdict.signals, key=lambda signal: signal.value))
    rule = None if verdict.rule is None else verdict.rule.id
    return Ruled(judged.at, judged.activation.id, verdict.reaction, signals, rule, verdict.updated)


def _with(settings: Settings, made: Rule) -> Settings:
    """With this rule in the place of those that say the same of the same program."""
    kept = tuple(rule for rule in settings.rules if not _same(rule, made))
    return replace(settings, rules=(*kept, made))


def _same(rule: Rule, made: Rule) -> bool:
    alike = replace(rule, id=made.id, made=made.made, expires=made.expires, who=made.who)
    return rule.who.identity == made.who.identity and alike == made


def _swept(rules: Iterable[Rule], used: Rule, at: datetime) -> tuple[Rule, ...]:
    kept = (rule for rule in rules if not spent(rule, at - KEPT_AFTER))
    return tuple(applied(rule, at) if rule.id == used.id and rule.expires is None else rule for rule in kept)
