"""A report over 100,000 events and over a usual month: how long, how much memory, how large; each form in a process.

And how long a browser takes to show the page, beside an empty one.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from monitor.model import Activation, Application, Coverage, Evidence, Known, Microphone, MicrophoneKind, Trust
from monitor.report.facts import Made, Report, Selection
from monitor.whole_file import whole
from ui.report.contents import document_of
from ui.report.forms import Prepared, write_form
from ui.report.page import html_bytes

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MONTH, MANY = 3_000, 100_000  # 100 openings a day, and 33 years of those
FORMS = (".html", ".pdf", ".json", ".csv", ".ndjson", ".zip")
PROGRAMS = ("Firefox", "Zoom", "Discord", "OBS", "pacat", "python3")


def run() -> Iterator[str]:
    yield f"{'form':8} {'events':>8} {'seconds':>8} {'of CPU':>8} {'peak MiB':>9} {'file MiB':>9}"
    for count in (MONTH, MANY):
        for form in FORMS:
            seconds, cpu, peak, size = _apart(_made, form, count)
            yield f"{form:8} {count:8,} {seconds:8.2f} {cpu:8.2f} {peak:9.0f} {size / 2**20:9.2f}"
    if shutil.which("chromium"):
        yield from _browser()


def _browser() -> Iterator[str]:
    """From the start of a headless browser to its picture of the first screen."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text("<!DOCTYPE html><title>empty</title>")
        empty = _shown(page)
        yield f"chromium, an empty page: {empty:.1f} s"
        for count in (MONTH, MANY):
            page.write_bytes(html_bytes(document_of(_report(count))))
            yield f"chromium, {count:,} events: {_shown(page) - empty:+.1f} s"


def _shown(page: Path) -> float:
    """The best of three."""
    words = ("--headless", "--no-sandbox", "--disable-gpu", f"--screenshot={page.parent / 'x.png'}")
    best = math.inf
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(["chromium", *words, page.as_uri()], check=True, capture_output=True, timeout=300)
        best = min(best, time.perf_counter() - begun)
    return best


Result = tuple[float, float, float, int]


def _apart(work: Callable[[str, int], Result], form: str, count: int) -> Result:
    """In a process of its own, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (form, count))


def _made(form: str, count: int) -> Result:
    report = _report(count)
    begun, cpu = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"report{form}")
        with whole(path) as file:
            write_form(file, Prepared(report, None, ""), form)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
        return seconds, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, path.stat().st_size


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
