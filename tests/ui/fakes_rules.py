"""A stand-in for the rules at work: judges as the program does, keeps nothing, does nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count

from monitor.clock import Moment
from monitor.errors import BadInput, EarwitnessError
from monitor.judging import Judge
from monitor.model import Application, Published
from monitor.rule_model import Life, Reaction, Rule, Ruled, Verdict, When
from monitor.rules import PROVEN, rule_about
from tests.ui.fakes_speakers import NOON

_numbers = count(1)


class FakeRules:
    """Implements ``RulesProtocol``. ``refuses``: what the next change raises."""

    def __init__(self, *rules: Rule) -> None:
        self.held: list[Rule] = list(rules)
        self.judge = Judge(lambda: self.held, lambda: timedelta(minutes=5))
        self.counted: dict[str, tuple[int, datetime]] = {}
        self.raised: list[Ruled] = []
        self.refuses: EarwitnessError | None = None

    def heard(self, record: Published, now: Moment | None = None) -> None:
        self.judge.heard(record, now or Moment(0, NOON))

    def rules(self) -> Sequence[Rule]:
        return tuple(self.held)

    def verdict(self, id: str) -> Verdict | None:
        return self.judge.verdict(id)

    def quiets(self, application: Application) -> bool:
        return any(rule.who.identity == application.identity and rule.reaction is Reaction.RECORD for rule in self.held)

    def make(self, application: Application, reaction: Reaction, life: Life, when: When = When.ANY) -> Rule:
        if application.trust not in PROVEN and not reaction.alarms:
            raise BadInput("This program can't be allowed.")
        made = rule_about(application, reaction, f"made-{next(_numbers)}", NOON, life, when)
        self.put([made])
        return made

    def put(self, rules: Iterable[Rule]) -> None:
        self._refuse()
        new = {rule.id: rule for rule in rules}
        kept = [new.pop(rule.id, rule) for rule in self.held]
        self.held = [*kept, *new.values()]

    def remove(self, id: str) -> None:
        self._refuse()
        self.held = [rule for rule in self.held if rule.id != id]

    def alarms(self, since: datetime) -> Sequence[Ruled]:
        return self.raised

    def counts(self) -> Mapping[str, tuple[int, datetime]]:
        return self.counted

    def _refuse(self) -> None:
        refused, self.refuses = self.refuses, None
        if refused is not None:
            raise refused
