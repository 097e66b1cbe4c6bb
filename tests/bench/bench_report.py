"""A report over 100,000 events and over a usual month: how long, how much memory, how large; each form in a process."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from monitor.model import Activation, Application, Coverage, Evidence, Known, Microphone, MicrophoneKind, Trust
from monitor.report.facts import Made, Report, Selection
from ui.report.contents import document_of
from ui.report.forms import Prepared, content

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MONTH, MANY = 3_000, 100_000  # 100 openings a day, and 33 years of those
FORMS = (".html", ".pdf", ".json", ".csv", ".ndjson", ".zip")
PROGRAMS = ("Firefox", "Zoom", "Discord", "OBS", "pacat", "python3")


def run() -> Iterator[str]:
    yield f"{'form':8} {'events':>8} {'seconds':>8} {'peak MiB':>9} {'file MiB':>9}"
    for count in (MONTH, MANY):
        for form in FORMS:
            seconds, peak, size = _apart(_made, form, count)
            yield f"{form:8} {count:8,} {seconds:8.2f} {peak:9.0f} {size / 2**20:9.2f}"
        whole, cut = _apart(_made, ".html", count)[2], count // 500
        yield f"html: {max(1, cut)} parts, {whole / count:.0f} bytes an event"


def _apart(work: Callable[[str, int], tuple[float, float, int]], form: str, count: int) -> tuple[float, float, int]:
    """In a process of its own, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (form, count))


def _made(form: str, count: int) -> tuple[float, float, int]:
    report = _report(count)
    begun = time.perf_counter()
    raw = content(Prepared(report, document_of(report), None, ""), form)
    seconds = time.perf_counter() - begun
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(raw)


def _report(count: int) -> Report:
    chance = Random(7)
    until = NOON + timedelta(days=30)
    activations = tuple(sorted((_activation(number, chance) for number in range(count)), key=lambda each: each.started))
    coverage = (Coverage("pipewire", NOON, None), Coverage("alsa", NOON, None))
    made = Made(until, "0.1", "Europe/Berlin", "Linux")
    return Report("bench", made, Selection(NOON, until), activations, (), coverage, (), None)


def _activation(number: int, chance: Random) -> Activation:
    name = chance.choice(PROGRAMS)
    held = timedelta(seconds=chance.expovariate(1 / 300))
    started = NOON + timedelta(days=30 * chance.random())
    application = Application(
        name,
        pid=1000 + number % 30_000,
        exe=f"/usr/bin/{name.lower()}",
        trust=Trust.KERNEL,
        evidence=Evidence.PEER_CREDENTIALS,
    )
    microphone = Microphone("alsa:0", "Built-in microphone", MicrophoneKind.HARDWARE)
    return Activation(
        f"{number:032x}", "pipewire", application, microphone, started,
        ended=started + held, ended_known=Known.SEEN, duration=held,
    )  # fmt: skip
