"""A million activations and ten thousand acts on the timeline: opening it, and a frame at every zoom from a year to an
hour."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QGraphicsScene, QGraphicsView

from monitor.act_model import Act, Acted, By, Outcome
from monitor.clock import Moment
from monitor.model import Activation, Application, Coverage, Known, Microphone, MicrophoneKind, Recording, Trust
from monitor.service import Incident, Listener, ServiceProtocol, Snapshot
from tests.ui.fakes_presence import FakePresence
from ui.theme import LIGHT
from ui.timeline.page import TimelinePage
from ui.timeline.spans import Span
from ui.timeline.view import TimelineView
from ui.timeline.viewport import Viewport

LANES, FRAMES, YEAR = 12, 60, 365 * 86400.0
END = datetime(2026, 3, 3, 22, tzinfo=UTC)
BEGIN = END - timedelta(seconds=YEAR)
MICROPHONE = Microphone("mic", "Built-in microphone", MicrophoneKind.HARDWARE)


class Clock:
    def now(self) -> Moment:
        return Moment(0, END)


class _Service:
    """Hands out what is in memory: reading the journal is measured elsewhere."""

    speakers: Any = None
    listening: Any = None
    presence: Any = FakePresence()

    def __init__(self, activations: Sequence[Activation]) -> None:
        self._activations = activations

    def subscribe(self, listener: Listener) -> None: ...

    def snapshot(self) -> Snapshot:
        return Snapshot((), (), Recording(True))

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]:
        if since is None:
            return self._activations
        few = self._activations[-20_000:]
        return [one for one in few if one.ended is None or one.ended >= since]

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        return [Coverage("pipewire", BEGIN, None)]

    def acts(self, since: datetime | None, until: datetime | None) -> Sequence[Acted]:
        """One in a hundred was cut off, or everything was muted meanwhile."""
        return [
            Acted(one.id, one.started, Act.MUTE if one.id.endswith("00") else Act.CUT_OFF, By.RULE, Outcome.DONE)
            for one in self._activations[::100]
        ]

    def incidents(self, since: datetime | None, until: datetime | None) -> Sequence[Incident]:
        return ()


def activations(number: int) -> list[Activation]:
    """Working hours fuller than nights; from 20 ms to an hour long; one lane in twelve is contradicted."""
    random = Random(1)
    programs = [
        Application(
            f"program{n}", 1000 + n, exe=f"/usr/bin/program{n}", trust=Trust.CONFLICT if n == 0 else Trust.KERNEL
        )
        for n in range(LANES)
    ]
    step, numbers = YEAR / number, count()
    found = []
    for n in range(number):
        at = BEGIN + timedelta(seconds=n * step + random.random() * step)
        length = timedelta(seconds=min(random.choice((0.02, 1.0, 30.0, 400.0)) * random.random() * 2 + 0.02, 3600))
        found.append(Activation(str(next(numbers)), "pipewire", programs[random.randrange(LANES)], MICROPHONE, at,
                                ended=at + length, ended_known=Known.SEEN, duration=length))  # fmt: skip
    return found


def run() -> Iterator[str]:
    """Needs QApplication; makes one when there is none."""
    app = QApplication.instance() or QApplication([])
    before = _rss()
    yield f"{'timeline':<34}{'10,000':>12}{'1,000,000':>12}"
    rows: dict[str, list[str]] = {}
    for number in (10_000, 1_000_000):
        data = activations(number)
        held = _rss()
        for name, value in _page(app, data):
            rows.setdefault(name, []).append(value)
        rows.setdefault("RSS with the page / data alone", []).append(f"{_rss() - before:.0f}/{held - before:.0f} MiB")
        if number == 10_000:
            scene = _graphics_view(data)
        rows.setdefault("every visible one as its own rect", []).append(_naive(data))
        rows.setdefault("QGraphicsView, 10,000 items only", []).append(scene)
    for name, values in rows.items():
        yield f"{name:<34}" + "".join(f"{value:>12}" for value in values)


def _page(app: object, data: Sequence[Activation]) -> Iterator[tuple[str, str]]:
    started = time.perf_counter()
    page = TimelinePage(cast(ServiceProtocol, _Service(data)), Clock(), LIGHT)
    page.resize(1280, 800)
    page.show()
    stages: list[float] = []
    page._loader.loaded.connect(lambda story, whole: stages.append(time.perf_counter() - started))
    while len(stages) < 2 or not page.view.scene.acts:
        QApplication.processEvents()
        time.sleep(0.001)
    page.show_span(Span.ALL)
    image = QImage(page.size(), QImage.Format.Format_ARGB32_Premultiplied)
    page.view.render(image, QPoint())
    yield "first days on screen", f"{stages[0] * 1000:.0f} ms"
    yield "all of it read, built, painted", f"{(time.perf_counter() - started) * 1000:.0f} ms"
    both = _zoom(page.view, image)
    frames, cpu = sorted(wall for wall, _ in both), sorted(cpu for _, cpu in both)
    yield "a frame, median", f"{frames[len(frames) // 2]:.1f} ms"
    yield "a frame, p95 of 60", f"{frames[int(len(frames) * 0.95)]:.1f} ms"
    yield "  the same in processor time", f"{cpu[int(len(cpu) * 0.95)]:.1f} ms"
    yield "a frame, slowest", f"{frames[-1]:.1f} ms"
    page.close()
    page.deleteLater()


def _zoom(view: TimelineView, image: QImage) -> list[tuple[float, float]]:
    """Milliseconds of each frame from the whole year down to an hour: by the clock, and of the processor."""
    times = []
    for port in ports(view.port.width):
        view.move_to(port, follow=False)
        began, used = time.perf_counter(), time.thread_time()
        view.render(image, QPoint())
        times.append(((time.perf_counter() - began) * 1000, (time.thread_time() - used) * 1000))
    return times


def ports(width: float) -> Iterator[Viewport]:
    middle = BEGIN.timestamp() + YEAR * 0.6
    for frame in range(FRAMES):
        span = YEAR * (3600 / YEAR) ** (frame / (FRAMES - 1))
        yield Viewport(middle - span / 2, middle + span / 2, width)


def _naive(data: Sequence[Activation]) -> str:
    """The obvious way: walk through all, fill a rectangle for each one in view. Six frames of the same sixty."""
    spans = [(one.started.timestamp(), (one.ended or END).timestamp(), one.application.pid or 0) for one in data]
    image = QImage(1280, 480, QImage.Format.Format_ARGB32_Premultiplied)
    times = []
    for port in list(ports(1280))[:: FRAMES // 6]:
        began = time.perf_counter()
        painter = QPainter(image)
        colour = QColor(LIGHT.bar)
        for start, end, lane in spans:
            if end >= port.left and start <= port.right:
                painter.fillRect(
                    QRectF(port.x(start), lane % LANES * 40, max(3.0, (end - start) * port.scale), 24), colour
                )
        painter.end()
        times.append((time.perf_counter() - began) * 1000)
    return f"{max(times):.0f} ms"


def _graphics_view(data: Sequence[Activation]) -> str:
    """Qt's own way for many items, at its slowest zoom."""
    scene = QGraphicsScene()
    for one in data:
        begun = one.started.timestamp() - BEGIN.timestamp()
        width = max((one.duration or timedelta()).total_seconds(), 60.0)
        item = QGraphicsRectItem(QRectF(begun, (one.application.pid or 0) % LANES * 40, width, 24))
        item.setBrush(QColor(LIGHT.bar))
        scene.addItem(item)
    view = QGraphicsView(scene)
    view.resize(1280, 480)
    times = []
    for port in list(ports(1280))[:: FRAMES // 6]:
        view.resetTransform()
        view.scale(port.scale, 1)
        began = time.perf_counter()
        view.grab()
        times.append((time.perf_counter() - began) * 1000)
    return f"{max(times):.0f} ms"


def _rss() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


if __name__ == "__main__":
    for line in run():
        print(line)
