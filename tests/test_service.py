"""The service as a whole over a real journal; the watchers are scripts, since each real one has tests of its own."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from monitor.clock import SystemClock
from monitor.errors import BadInput, JournalBusy
from monitor.journal import verify
from monitor.microphone.watcher import Closed, Edge, Emit, Opened, Seeing
from monitor.model import ActivationEnded, ActivationStarted, BlindSince, Presence, Published, Trust
from monitor.paths import Paths, prepare
from monitor.presence.find import Found
from monitor.presence_model import Attendance, PresenceChanged
from monitor.rule_model import Life, Reaction
from monitor.service import Service
from tests.journal.parts import Place, ended, started
from tests.rig.processes import wait_until
from tests.test_tracker import MICROPHONE, PACAT


class Script:
    """A watcher that tells what the test puts into it."""

    source = "pipewire"

    def __init__(self) -> None:
        self.edges: queue.SimpleQueue[Edge | Exception | None] = queue.SimpleQueue()

    def run(self, emit: Emit, stop: Event) -> None:
        while (edge := self.edges.get()) is not None:
            if isinstance(edge, Exception):
                raise edge
            emit(edge)

    def wake(self) -> None:
        self.edges.put(None)


class Ears:
    """A listener whose records can be waited for."""

    def __init__(self) -> None:
        self._heard: queue.SimpleQueue[Published] = queue.SimpleQueue()

    def __call__(self, published: Published) -> None:
        self._heard.put(published)

    def next(self, kind: type[Published]) -> Published:
        while not isinstance(heard := self._heard.get(timeout=20), kind):
            pass
        return heard


Start = Callable[..., tuple[Service, Ears]]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "data")
    prepare(made)
    return made


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def start(paths: Paths, script: Script) -> Iterator[Start]:
    running: list[Service] = []

    def begin() -> tuple[Service, Ears]:
        service, ears = Service(paths, SystemClock(), lambda: [script]), Ears()
        running.append(service)
        service.subscribe(ears)
        service.start()
        return service, ears

    yield begin
    for service in running:
        service.stop()


def opened(key: str = "1") -> Opened:
    return Opened("pipewire", key, SystemClock().now(), PACAT, MICROPHONE)


def test_what_a_watcher_tells_can_be_read_back(start: Start, script: Script, paths: Paths) -> None:
    service, ears = start()
    script.edges.put(Seeing("pipewire", SystemClock().now()))
    script.edges.put(opened())
    ears.next(ActivationStarted)
    assert [held.application.name for held in service.snapshot().activations] == ["pacat"]
    script.edges.put(Closed("pipewire", "1", SystemClock().now()))
    ears.next(ActivationEnded)
    (kept,) = service.timeline(None, None)
    assert kept.application.name == "pacat"
    assert kept.ended is not None
    assert any(row.source == "pipewire" and row.blind is None for row in service.coverage(None, None))
    service.stop()
    assert verify(paths.journal).ok


class Desk:
    """A source of presence that says what the test wants."""

    name = "desk"

    def __init__(self) -> None:
        self.seconds, self.is_locked = 3.0, False

    def idle(self, patience: float) -> float | None:
        return self.seconds

    def locked(self, patience: float) -> bool | None:
        return self.is_locked


def test_who_was_there_is_kept_with_each_activation_and_as_spans(paths: Paths, script: Script) -> None:
    desk, ears = Desk(), Ears()
    service = Service(paths, SystemClock(), lambda: [script], find_presence=lambda: Found((desk,)))
    service.subscribe(ears)
    service.start()
    told = ears.next(PresenceChanged)
    assert isinstance(told, PresenceChanged)
    assert (told.attendance, service.presence.attendance()) == (Attendance.THERE, Attendance.THERE)
    script.edges.put(opened())
    ears.next(ActivationStarted)
    desk.seconds = 700.0
    service.presence._last = (float("-inf"), Presence())
    script.edges.put(Closed("pipewire", "1", SystemClock().now()))
    ears.next(ActivationEnded)
    service.stop()
    (kept,) = service.timeline(None, None)
    assert kept.presence.idle_s == pytest.approx(3.0, abs=1.0)
    assert kept.presence_end is not None
    assert kept.presence_end.idle_s == pytest.approx(700.0, abs=1.0)
    attendances = [span.attendance for span in service.presence.spans(None, None)]
    assert attendances[-2:] == [Attendance.AWAY, Attendance.UNKNOWN]
    assert verify(paths.journal).ok


@pytest.mark.logs_warnings
def test_a_watchers_own_fault_shows_as_a_blind_time(start: Start, script: Script) -> None:
    service, ears = start()
    script.edges.put(ValueError("a bug"))
    blind = ears.next(BlindSince)
    assert isinstance(blind, BlindSince)
    assert "fault" in blind.reason
    assert service.snapshot().sources[0].blind


def test_what_is_allowed_survives_a_restart(start: Start, paths: Paths) -> None:
    service, _ = start()
    made = service.rules.make(PACAT, Reaction.RECORD, Life.FOR_EVER)
    service.stop()
    again = Service(paths, SystemClock(), lambda: [])
    again.start()
    try:
        assert again.rules.quiets(PACAT)
        again.rules.remove(made.id)
        assert not again.rules.quiets(PACAT)
    finally:
        again.stop()


def test_a_program_known_by_its_word_only_is_not_allowed(start: Start) -> None:
    service, _ = start()
    with pytest.raises(BadInput):
        service.rules.make(replace(PACAT, trust=Trust.CLAIMED), Reaction.RECORD, Life.FOR_EVER)


def test_a_second_service_on_the_same_folder_is_refused_and_still_shows_what_it_sees(
    start: Start, paths: Paths
) -> None:
    first, _ = start()
    first.wait_until_recording()
    other = Script()
    second, ears = Service(paths, SystemClock(), lambda: [other]), Ears()
    second.subscribe(ears)
    second.start()
    try:
        with pytest.raises(JournalBusy):
            second.wait_until_recording()
        other.edges.put(opened())
        ears.next(ActivationStarted)
        assert not second.snapshot().recording.ok
    finally:
        second.stop()


def test_what_is_older_than_is_to_be_kept_goes_as_soon_as_that_is_chosen(start: Start, paths: Paths) -> None:
    old = Place(paths.data)
    with closing(old.open()) as journal:
        opening = started("Old program")
        journal.append([opening, ended(opening)], old.clock.now())
    service, ears = start()
    service.wait_until_recording()
    assert [each.application.name for each in service.timeline(None, None)] == ["Old program"]
    service.choices.change(lambda settings: replace(settings, keep_for=timedelta(days=1)))
    wait_until(lambda: not service.timeline(None, None), "the old record to be erased")
    service.stop()
    assert verify(paths.journal).ok
