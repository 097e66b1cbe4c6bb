"""A journal on disk, and reports made from it as the program makes them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from monitor.journal.keys import KeyStore
from monitor.paths import Paths
from monitor.report.facts import Made, Redaction, Report
from monitor.report.gather import FromDisk, gather, selection_of
from tests.journal.parts import NOON, MemoryKeys, NoKeys, Place, pairs
from tests.ui.fakes_speakers import FakeSpeakers
from ui.report.forms import Prepared, content, prepared

END = NOON + timedelta(hours=3)


class Case:
    """``count`` activations of ten seconds, a minute apart from noon, under a signed checkpoint."""

    def __init__(self, folder: Path, count: int = 12, keys: KeyStore | None = None) -> None:
        self.paths = Paths(folder)
        self.keys = keys or MemoryKeys()
        place = Place(folder)
        journal = place.open(self.keys)
        journal.append(pairs(count, place.clock), place.clock.now())
        place.clock.forward(count * 60 + 60)
        journal.append([], place.clock.now())
        journal.close()

    def report(self, since: datetime = NOON - timedelta(minutes=1), application: str | None = None) -> Report:
        disk = FromDisk(self.paths, FakeSpeakers())
        made = Made(END, "0.1", "Europe/Berlin", "Linux 6.1")
        return gather(disk, self.paths.journal, selection_of(None, since, END, application, ()), made)

    def prepared(self, level: Redaction = Redaction.NONE, application: str | None = None) -> Prepared:
        return prepared(self.report(application=application), level, self.keys)

    def written(self, ending: str, level: Redaction = Redaction.NONE, application: str | None = None) -> bytes:
        return content(self.prepared(level, application), ending)


def unsigned(folder: Path) -> Case:
    return Case(folder, keys=NoKeys())
