"""A journal on disk, and reports made from it as the program makes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from monitor import settings_file
from monitor.act_model import Act, Acted, By, Outcome
from monitor.journal.keys import KeyStore
from monitor.model import ActivationStarted, BlindSince, Record, WatchingSince
from monitor.paths import Paths
from monitor.presence_model import Attendance, PresenceChanged
from monitor.report.facts import Made, Redaction, Report
from monitor.report.gather import FromDisk, gather, selection_of
from monitor.rule_model import Reaction, Rule, Ruled, Signal, When, Who
from monitor.settings import Settings
from tests.journal.parts import NOON, MemoryKeys, NoKeys, Place, pairs
from tests.ui.fakes_speakers import FakeSpeakers
from ui.report.forms import Prepared, content, prepared

END = NOON + timedelta(hours=3)

RULE = Rule("rule-1", Who(), Reaction.CUT_OFF, NOON - timedelta(days=3), when=When.NOBODY)


def deeds(openings: Sequence[Record]) -> Sequence[Record]:
    """Somebody was there, left and came back; an alert and acts about the second opening, and one about no program."""
    begun = [each.activation for each in openings if isinstance(each, ActivationStarted)]
    about, minute = begun[min(1, len(begun) - 1)], timedelta(minutes=1)
    at = about.started
    cut = Acted("act-1", at, Act.CUT_OFF, By.RULE, Outcome.DONE, about.application, about.microphone, about.id, RULE.id)
    return [
        PresenceChanged(NOON, Attendance.THERE, NOON, "logind"),
        PresenceChanged(NOON + 7 * minute, Attendance.AWAY, NOON + 2 * minute, "logind"),
        PresenceChanged(NOON + 8 * minute, Attendance.LOCKED, NOON + 8 * minute, "logind"),
        PresenceChanged(NOON + 9 * minute, Attendance.THERE, NOON + 9 * minute, "logind"),
        Ruled(at, about.id, Reaction.CUT_OFF, (Signal.NOBODY_THERE,), RULE.id),
        cut,
        Acted("act-2", at + minute, Act.MUTE, By.PERSON, Outcome.FAILED, reason="The sound server refused."),
        WatchingSince("pipewire", NOON),
        BlindSince("pipewire", NOON + 9 * minute, "PipeWire can't be reached."),
    ]


class Case:
    """``count`` activations of ten seconds, a minute apart from noon, then what was noticed and done, under a signed
    checkpoint; and a rule of the settings."""

    def __init__(self, folder: Path, count: int = 12, keys: KeyStore | None = None) -> None:
        self.paths = Paths(folder)
        self.keys = keys or MemoryKeys()
        place = Place(folder)
        journal = place.open(self.keys)
        openings = pairs(count, place.clock)
        journal.append([*openings, *deeds(openings)], place.clock.now())
        for _ in range(20):
            journal.beat(place.clock.forward(30))
        place.clock.forward(count * 60)  # no beat: nobody knows what was in this time
        journal.append([], place.clock.now())
        journal.close()
        settings_file.save(self.paths.settings, Settings(rules=(RULE,)))

    def report(
        self, since: datetime = NOON - timedelta(minutes=1), application: str | None = None, until: datetime = END
    ) -> Report:
        disk = FromDisk(self.paths, FakeSpeakers())
        made = Made(END, "0.1", "Europe/Berlin", "Linux 6.1")
        return gather(disk, self.paths.journal, selection_of(None, since, until, application, ()), made)

    def prepared(self, level: Redaction = Redaction.NONE, application: str | None = None) -> Prepared:
        return prepared(self.report(application=application), level, self.keys)

    def written(self, ending: str, level: Redaction = Redaction.NONE, application: str | None = None) -> bytes:
        return content(self.prepared(level, application), ending)


def unsigned(folder: Path) -> Case:
    return Case(folder, keys=NoKeys())
