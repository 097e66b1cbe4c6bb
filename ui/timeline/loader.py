"""Reads what was recorded on a thread of its own and hands a finished story to Qt's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.service import ServiceProtocol
from ui.timeline.bands import EVER
from ui.timeline.story import Story

FIRST = timedelta(days=2)
"""Read first and shown at once; the rest follows."""
PAINTED_MS = 50
"""For the first days to be painted before the rest is built: a million rows hold the interpreter up for a second."""
PATIENCE = 2.0  # seconds to wait for that; a hidden window paints nothing


class Loader(QObject):
    """``loaded``: a Story and whether it is the whole. ``failed``: a sentence. Only the latest ``load`` is answered."""

    loaded = Signal(object, bool)
    failed = Signal(str)
    _arrived = Signal(int, object, bool)
    _broke = Signal(int, str)

    def __init__(self, service: ServiceProtocol, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service, self._clock, self._turn = service, clock, 0
        self.running = False
        self._painted = threading.Event()
        self._arrived.connect(self._on_arrived)
        self._broke.connect(self._on_broke)

    def load(self, *, quick_first: bool) -> None:
        """``quick_first``: show the last days before the whole is read."""
        self._turn += 1
        self.running = True
        self._painted = threading.Event()
        read = partial(_read, self._service, self._clock, quick_first, self._painted)
        job = _job(read, self._turn, self._arrived.emit, self._broke.emit)
        threading.Thread(target=job, name="timeline-loader", daemon=True).start()

    def _on_arrived(self, turn: int, story: Story, whole: bool) -> None:
        if turn == self._turn:
            self.running = not whole
            self.loaded.emit(story, whole)
            QTimer.singleShot(PAINTED_MS, self._painted.set)

    def _on_broke(self, turn: int, sentence: str) -> None:
        if turn == self._turn:
            self.running = False
            self.failed.emit(sentence)


def _job(
    read: Callable[[Callable[[Story, bool], None]], None],
    turn: int,
    arrived: Callable[[int, Story, bool], None],
    broke: Callable[[int, str], None],
) -> Callable[[], None]:
    """Holds no QObject but through the signals, which outlive the window no longer than the program."""

    def run() -> None:
        try:
            read(lambda story, whole: arrived(turn, story, whole))
        except EarwitnessError as error:
            sentence = str(error)
            _quietly(lambda: broke(turn, sentence))

    return run


def _read(
    service: ServiceProtocol,
    clock: Clock,
    quick_first: bool,
    painted: threading.Event,
    arrived: Callable[[Story, bool], None],
) -> None:
    now = clock.now().wall
    for since in [now - FIRST, None] if quick_first else [None]:
        covered = service.coverage(since, None)
        begin = EVER if since is None else since.timestamp()
        incidents = service.incidents(since, None)
        story = Story(service.timeline(since, None), covered, now.timestamp(), begin, incidents)
        _quietly(partial(arrived, story, since is None))
        if since is not None:
            painted.wait(PATIENCE)


def _quietly(emit: Callable[[], None]) -> None:
    """PySide raises RuntimeError when the window was destroyed meanwhile: then nobody waits for the answer."""
    try:
        emit()
    except RuntimeError:
        return
