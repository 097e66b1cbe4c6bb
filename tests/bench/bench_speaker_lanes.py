"""A speaker's lanes with up to a million sightings and records: building them, and a frame at every zoom."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from monitor.model import Coverage
from monitor.speaker_model import Finding, HistoryRecord, Kind, Sighting, Span, Speaker, Vendor, Verdict, Witness
from monitor.speaker_records import NoiseHeard, listener_source
from tests.bench.bench_timeline import BEGIN, END, FRAMES, YEAR, Clock, ports
from ui.theme import LIGHT
from ui.timeline.speaker_lanes import SpeakerFacts, lanes_of
from ui.timeline.story import Story
from ui.timeline.view import TimelineView

SPEAKER = Speaker("s1", "Kitchen Echo", Vendor.ALEXA, ("echo",))
AHEAD = 2.4


def facts(number: int) -> SpeakerFacts:
    """One pair in two hundred is a finding instead: missing, not witnessed or ambiguous."""
    random, step = Random(1), YEAR / number
    sightings, records, findings = [], [], []
    for n in range(number):
        at = BEGIN + timedelta(seconds=n * step + random.random() * step)
        seen = Sighting(f"w{n}", SPEAKER.id, at, Witness.CHIME, timedelta(milliseconds=30), at + timedelta(seconds=6))
        told = at + timedelta(seconds=AHEAD)
        record = HistoryRecord(f"r{n}", Vendor.ALEXA, "echo", Span(told, told + timedelta(seconds=1)), Kind.REQUEST)
        odd = n % 200 == 7
        verdict = (
            random.choice((Verdict.MISSING, Verdict.NOT_WITNESSED, Verdict.AMBIGUOUS)) if odd else Verdict.CONFIRMED
        )
        if verdict is not Verdict.NOT_WITNESSED:
            sightings.append(seen)
        if verdict is not Verdict.MISSING:
            records.append(record)
        findings.append(
            Finding(f"f{n}", verdict, SPEAKER.id, seen if verdict is not Verdict.NOT_WITNESSED else None,
                    record if verdict is not Verdict.MISSING else None)
        )  # fmt: skip
    return SpeakerFacts(SPEAKER, sightings, records, _coverage(), _noise(), [(BEGIN, END)], 1, findings, AHEAD)


def _coverage() -> Sequence[Coverage]:
    """Deaf for some minutes in each of the year's hours."""
    hours = range(int(YEAR // 3600))
    source = listener_source(SPEAKER.id)
    begun = [BEGIN + timedelta(hours=hour) for hour in hours]
    heard = [Coverage(source, at, at + timedelta(minutes=50)) for at in begun]
    deaf = [Coverage(source, at + timedelta(minutes=50), at + timedelta(hours=1), "It was too loud.") for at in begun]
    return [*heard, *deaf]


def _noise() -> Sequence[NoiseHeard]:
    levels = tuple(-60.0 + minute % 9 for minute in range(60))
    return [NoiseHeard(BEGIN + timedelta(hours=hour), SPEAKER.id, levels, -42.0) for hour in range(int(YEAR // 3600))]


def run() -> Iterator[str]:
    """Needs QApplication; makes one when there is none."""
    app = QApplication.instance() or QApplication([])
    yield f"{'speaker lanes (sightings and records each)':<46}{'10,000':>12}{'1,000,000':>12}"
    rows: dict[str, list[str]] = {}
    for number in (10_000, 1_000_000):
        for name, value in _measured(facts(number)):
            rows.setdefault(name, []).append(value)
    for name, values in rows.items():
        yield f"{name:<46}" + "".join(f"{value:>12}" for value in values)
    del app


def _measured(told: SpeakerFacts) -> Iterator[tuple[str, str]]:
    held, began = _rss(), time.perf_counter()
    lanes = lanes_of(told, {})
    yield "lanes built on the worker", f"{(time.perf_counter() - began) * 1000:.0f} ms"
    yield "RSS of the lanes", f"{_rss() - held:.0f} MiB"
    view = TimelineView(Clock(), LIGHT)
    view.resize(1280, 480)
    story = Story((), (), END.timestamp())
    story.show_speakers([lanes])
    view.set_story(story)
    view.show()
    QApplication.processEvents()
    frames, cpu = zip(*_frames(view), strict=True)
    for name, values in (("a frame", sorted(frames)), ("  in processor time", sorted(cpu))):
        yield f"{name}, median", f"{values[FRAMES // 2]:.1f} ms"
        yield f"{name}, p95 of {FRAMES}", f"{values[int(FRAMES * 0.95)]:.1f} ms"
        yield f"{name}, slowest", f"{values[-1]:.1f} ms"
    view.close()
    view.deleteLater()


def _frames(view: TimelineView) -> Iterator[tuple[float, float]]:
    image = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    for port in ports(view.port.width):
        view.move_to(port, follow=False)
        began, used = time.perf_counter(), time.thread_time()
        view.render(image, QPoint())
        yield (time.perf_counter() - began) * 1000, (time.thread_time() - used) * 1000


def _rss() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


if __name__ == "__main__":
    for line in run():
        print(line)
