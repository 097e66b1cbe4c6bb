"""Reads what was recorded on a thread of its own and hands a finished story to Qt's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial

from PySide6.QtCore import QObject, QTimer, Signal

from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.service import ServiceProtocol
from monitor.speakers import SpeakersProtocol
from ui.timeline.bands import EVER
from ui.timeline.speaker_lanes import SpeakerLanes
from ui.timeline.speaker_reading import read_speakers
from ui.timeline.story import Story

FIRST = timedelta(days=2)
"""Read first and shown at once; the rest follows."""
PAINTED_MS = 50
"""For the first days to be painted before the rest is built: a million rows hold the interpreter up for a second."""
PATIENCE = 2.0  # seconds to wait for that; a hidden window paints nothing


class Loader(QObject):
    """``loaded``: a Story and whether it is the whole. ``heard``: SpeakerLanes of all speakers, twice when comparing
    them takes long. ``failed``: a sentence. Only the latest ``load`` is answered."""

    loaded = Signal(object, bool)
    heard = Signal(object)
    failed = Signal(str)

    def __init__(self, service: ServiceProtocol, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service, self._clock, self._turn = service, clock, 0
        self.running = self.hearing = self._hear_again = False
        self._painted = threading.Event()
        self._me, self._door = object(), _door()
        self._door.told.connect(self._on_told)

    def load(self, *, quick_first: bool) -> None:
        """``quick_first``: show the last days before the whole is read."""
        self._turn += 1
        self.running = True
        self._painted = threading.Event()
        read = partial(_read, self._service, self._clock, quick_first, self._painted)
        turn, tell = self._turn, partial(self._door.told.emit, self._me)
        _start(lambda: read(lambda story, whole: tell(_Told(turn, story=story, whole=whole))), turn, tell)

    def load_speakers(self) -> None:
        """Reads and compares what is known of the speakers; asked while it runs, it runs once more afterwards."""
        # Where nothing can be known of speakers, nothing is shown of them.
        speakers: SpeakersProtocol | None = getattr(self._service, "speakers", None)
        if speakers is None:
            return
        if self.hearing:
            self._hear_again = True
            return
        self.hearing = True
        turn, tell = self._turn, partial(self._door.told.emit, self._me)
        _start(lambda: _hear(speakers, turn, tell), turn, tell)

    def _on_told(self, whom: object, told: _Told) -> None:
        if whom is not self._me:
            return
        if told.read:
            self._on_speakers_read()
        elif told.turn == self._turn:
            self._on_answer(told)

    def _on_answer(self, told: _Told) -> None:
        if told.lanes is not None:
            self.heard.emit(told.lanes)
        elif told.story is not None:
            self.running = not told.whole
            self.loaded.emit(told.story, told.whole)
            QTimer.singleShot(PAINTED_MS, self._painted.set)
        else:
            self.running = False
            self.failed.emit(told.trouble)

    def _on_speakers_read(self) -> None:
        self.hearing = False
        if self._hear_again:
            self._hear_again = False
            self.load_speakers()


@dataclass(frozen=True, slots=True)
class _Told:
    """What a worker has to say: a story, lanes of speakers, that these are all read now, or what went wrong."""

    turn: int
    story: Story | None = None
    whole: bool = False
    lanes: list[SpeakerLanes] | None = None
    read: bool = False
    trouble: str = ""


class _Door(QObject):
    """Where workers put their answers, and whose they are. Outlives every loader: emitting a signal of an object that
    is just being destroyed on another thread crashes."""

    told = Signal(object, object)


@cache
def _door() -> _Door:
    return _Door()


Tell = Callable[[_Told], None]


def _start(read: Callable[[], None], turn: int, tell: Tell) -> None:
    """On a thread that holds no loader."""

    def run() -> None:
        try:
            read()
        except EarwitnessError as error:
            tell(_Told(turn, trouble=str(error)))

    threading.Thread(target=run, name="timeline-loader", daemon=True).start()


def _hear(speakers: SpeakersProtocol, turn: int, tell: Tell) -> None:
    try:
        read_speakers(speakers, lambda lanes: tell(_Told(turn, lanes=lanes)))
    finally:
        tell(_Told(turn, read=True))


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
        there = service.presence.spans(since, None)
        story = Story(service.timeline(since, None), covered, now.timestamp(), begin, incidents, there)
        arrived(story, since is None)
        if since is not None:
            painted.wait(PATIENCE)
