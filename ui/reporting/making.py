"""The slow half of the dialog: collecting, preparing, writing; for a worker's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from monitor.errors import BadInput
from monitor.journal.keys import KeyStore
from monitor.report.facts import Redaction, Report, Selection
from monitor.report.gather import gather, made_now, selection_of
from monitor.service import ServiceProtocol
from monitor.whole_file import whole
from ui.jobs import Stopped, Tell
from ui.language import QT_TR_NOOP, tr
from ui.report.forms import Prepared, ending_of, prepared, write_form
from ui.report.stopped import Stopped as Ended

Work = Callable[[Tell, Stopped], object]
Use = Callable[[object], None]
RECENT = {
    QT_TR_NOOP("The last 24 hours"): timedelta(hours=24),
    QT_TR_NOOP("The last 7 days"): timedelta(days=7),
    QT_TR_NOOP("The last 30 days"): timedelta(days=30),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the report was asked for where one was: a span, an application's identity, findings."""

    title: str = ""
    since: datetime | None = None
    until: datetime | None = None
    application: str | None = None
    findings: tuple[str, ...] = ()


def recent(title: str, now: datetime) -> Wish:
    """``title``: a key of ``RECENT``."""
    return Wish(tr(title), now - RECENT[title], now)


def of_program(title: str, application: str, now: datetime) -> Wish:
    """One program's last day. ``title``: its name, safe to show; ``application``: its identity."""
    lately = next(iter(RECENT))
    said = tr("{program} only: the last 24 hours").format(program=title)
    return Wish(said, now - RECENT[lately], now, application)


def look(service: ServiceProtocol, wish: Wish, now: datetime) -> Work:
    """Collects the facts. The answer is a ``Report``; raises what the journal raises."""

    def work(tell: Tell, stopped: Stopped) -> Report:
        checked = service.speakers.check(None, None) if wish.findings else None
        since, until = wish.since or now - timedelta(hours=24), wish.until or now
        selection: Selection = selection_of(checked, since, until, wish.application, wish.findings)
        return gather(service, service.journal, selection, made_now(now), tell)

    return work


def dress(report: Report, level: Redaction, keys: KeyStore) -> Work:
    """The answer is a ``Prepared``."""
    return lambda tell, stopped: prepared(report, level, keys)


def write(found: Prepared, path: Path, *, replace: bool) -> Work:
    """The answer is the path. Nothing is left there when it is stopped on the way."""

    def work(tell: Tell, stopped: Stopped) -> Path:
        try:
            with whole(path, overwrite=replace) as file:
                write_form(file, found, ending_of(path), tell, stopped)
                if stopped():
                    raise Ended
        except Ended as error:
            raise BadInput(tr("Cancelled. Nothing was written.")) from error
        return path

    return work
