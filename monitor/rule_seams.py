"""What the window and the commands see of the rules, and what the rules need of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from monitor.act_model import By
from monitor.model import Activation, Application
from monitor.rule_model import Life, Reaction, Rule, Ruled, Verdict, When


class RulesProtocol(Protocol):
    """Quick from any thread, except ``counts``, which reads the disk. What changes rules is kept in the settings file
    and raises BadInput where that can't be written."""

    def rules(self) -> Sequence[Rule]: ...

    def verdict(self, id: str) -> Verdict | None:
        """What was decided about this activation, or this burst; None where it is not remembered."""

    def quiets(self, application: Application) -> bool:
        """Whether a rule about this very program has it only recorded right now, at least while somebody is there."""

    def make(self, application: Application, reaction: Reaction, life: Life, when: When = When.ANY) -> Rule:
        """A rule about this program, kept; an older one that says the same for as long is replaced, so that a changed
        file is taken up. Raises BadInput where it would quiet a program that no kernel fact names."""

    def put(self, rules: Iterable[Rule]) -> None:
        """Keep each in the place of the one with its id, or behind the others."""

    def remove(self, id: str) -> None:
        """``put`` with the rule that is removed takes it back."""

    def alarms(self, since: datetime) -> Sequence[Ruled]:
        """What was raised from then on and is still kept; reads the disk. Raises JournalError."""

    def counts(self) -> Mapping[str, tuple[int, datetime]]:
        """By a rule's id: how often it applied and when it last did. Raises JournalError."""


class Hands(Protocol):
    """Who carries out what a rule demands; each keeps a record of what came of it. Takes up to some seconds."""

    def mute(self, microphone: str | None, muted: bool, by: By, rule: str | None = None) -> object: ...

    def cut_off(self, activation: Activation, by: By, rule: str | None = None) -> object: ...
