"""The real window around a service with something of everything in it, for what a person without eyes is told.

``python -m tests.desktop.furnished FOLDER [welcome]``; ``mark`` on standard input marks a moment.
"""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from monitor.clock import SystemClock
from monitor.model import Coverage, Recording
from monitor.paths import Paths
from monitor.presence_model import Attendance, PresenceSpan
from monitor.rule_model import Life, Reaction
from monitor.service import Snapshot
from monitor.settings import Settings
from tests.ui.fakes import BACKUP, FIREFOX, PACAT, ZOOM, FakeService, holding, past
from tests.ui.findings import sample
from ui.app import run
from ui.desk import Desk

_UNWELL = "The kernel's list can't be read. Run: sudo usermod -aG audio ada"


def service() -> FakeService:
    """Two programs record, one source is blind, a rule exists, two speakers have findings."""
    made, now = FakeService(), datetime.now(UTC)
    sources = (Coverage("pipewire", now - timedelta(hours=4), None), Coverage("alsa", now, None, _UNWELL))
    held = (holding(FIREFOX, now=now), holding(PACAT, now=now))
    made.now = Snapshot(held, sources, Recording(ok=True))
    made.past = [
        past(each, now - timedelta(hours=n + 1), timedelta(minutes=9)) for n, each in enumerate((ZOOM, BACKUP))
    ]
    made.rules.make(FIREFOX, Reaction.RECORD, Life.FOR_EVER)
    made.rules.make(ZOOM, Reaction.NOTIFY, Life.FOR_EVER)
    made.presence.past = [PresenceSpan(now - timedelta(hours=3), now - timedelta(hours=2), Attendance.AWAY)]
    made.speakers = sample.speakers()
    made.speakers.publish = made.publish
    made.choices.settings = Settings(welcomed="welcome" not in sys.argv)
    return made


def _obey() -> None:
    for line in sys.stdin:
        if line.strip() == "mark":
            app = QCoreApplication.instance()
            assert app is not None
            QTimer.singleShot(0, app, partial(_mark, app))


def _mark(app: QCoreApplication) -> None:
    (desk,) = (each for each in app.children() if isinstance(each, Desk))
    desk._marking.mark()


if __name__ == "__main__":
    threading.Thread(target=_obey, daemon=True).start()
    sys.exit(run(service(), SystemClock(), Paths(Path(sys.argv[1])), hidden=False))
