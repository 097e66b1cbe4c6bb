"""Work on threads of its own, under windows that go away at any time."""

from __future__ import annotations

import gc
import random
import sys
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from monitor.errors import BadInput
from monitor.model import Note
from tests.ui.fakes import NOON
from ui import jobs
from ui.bridge import Bridge
from ui.jobs import UNEXPECTED, Errands, Job, Latest, Stopped, Tell
from ui.post import post


@pytest.fixture(autouse=True)
def nothing_left(qtbot: QtBot) -> Iterator[None]:
    yield
    qtbot.waitUntil(lambda: not jobs._running)


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


class Told:
    """What is let go of, and on which thread."""

    def __init__(self, gone: list[int]) -> None:
        self._gone = gone

    def __call__(self, tell: Tell, stopped: Stopped) -> int:
        tell(1, 1)
        return 7

    def __del__(self) -> None:
        self._gone.append(threading.get_ident())


def test_the_answer_comes_on_the_windows_thread_after_the_progress(qtbot: QtBot) -> None:
    came: list[object] = []

    def work(tell: Tell, stopped: Stopped) -> int:
        tell(5, 10)
        return threading.get_ident()

    job = Job(work)
    job.progressed.connect(lambda done, total: came.append((done, total)))
    job.done.connect(lambda thread: came.extend([thread != threading.get_ident(), threading.get_ident()]))
    job.start()
    qtbot.waitUntil(lambda: len(came) == 3)
    assert came == [(500, 1000), True, threading.get_ident()]


def test_after_cancel_nothing_is_heard_of_it(qtbot: QtBot) -> None:
    came: list[object] = []
    go_on = threading.Event()

    def work(tell: Tell, stopped: Stopped) -> bool:
        go_on.wait()
        tell(1, 1)
        return stopped()

    job = Job(work)
    for signal in (job.done, job.failed, job.progressed):
        signal.connect(lambda *told: came.append(told))
    job.start()
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs._running)
    assert came == []


def test_work_that_fails_as_nobody_expected_ends_with_a_sentence_and_the_next_write_is_done(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: raised.append(told.exc_type))
    holder, said, done = QObject(), list[str](), list[int]()
    errands = Errands(holder)
    errands.failed.connect(said.append)
    errands.run(lambda: 1 // 0, lambda: done.append(0))
    errands.run(lambda: done.append(1), lambda: done.append(2))
    qtbot.waitUntil(lambda: done == [0, 1])
    assert said == [UNEXPECTED]
    assert raised == [ZeroDivisionError]


def test_of_what_is_asked_while_it_works_only_the_last_is_done(qtbot: QtBot) -> None:
    holder, answers, go_on = QObject(), list[object](), threading.Event()
    latest = Latest(holder)
    latest.done.connect(answers.append)
    latest.ask(go_on.wait)
    latest.ask(lambda: "passed over")
    latest.ask(lambda: "last")
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["last"]


def test_what_the_work_held_is_let_go_of_on_the_windows_thread(qtbot: QtBot, hasty: None) -> None:
    gone: list[int] = []
    for _ in range(100):
        Job(Told(gone)).start()
    qtbot.waitUntil(lambda: not jobs._running)
    assert len(gone) == 100
    assert set(gone) == {threading.get_ident()}


def test_a_job_is_destroyed_on_the_windows_thread_even_where_rubbish_is_collected_all_the_time(
    qtbot: QtBot, hasty: None
) -> None:
    gone: list[int] = []

    def work(tell: Tell, stopped: Stopped) -> int:
        return gc.collect(0)

    for _ in range(50):
        job = Job(work)
        job.destroyed.connect(lambda: gone.append(threading.get_ident()))
        job.start()
    del job
    qtbot.waitUntil(lambda: not jobs._running)
    assert set(gone) == {threading.get_ident()}


def test_whoever_asked_may_be_destroyed_while_it_works(qtbot: QtBot, hasty: None) -> None:
    chance = random.Random(6)
    for _ in range(60):
        holder, said = QObject(), list[object]()
        latest, errands = Latest(holder), Errands(holder)
        latest.done.connect(said.append)
        errands.failed.connect(said.append)
        latest.ask(lambda: "read")
        errands.run(_refused, lambda: None)
        if chance.random() < 0.5:
            qtbot.wait(0)
        shiboken6.delete(holder)
    qtbot.waitUntil(lambda: not jobs._running)
    assert not [each for each in post()._takers.values() if isinstance(getattr(each, "__self__", None), Job)]


def _refused() -> object:
    raise BadInput("It is refused.")


def test_a_bridge_may_be_destroyed_while_others_publish(qtbot: QtBot, hasty: None) -> None:
    bridges, ended = [Bridge(QObject())], threading.Event()

    def flood() -> None:
        while not ended.wait(0.0002):
            bridges[-1].publish(Note("x", NOON))

    several = [threading.Thread(target=flood) for _ in range(2)]
    for thread in several:
        thread.start()
    try:
        for _ in range(40):
            holder = QObject()
            bridges.append(Bridge(holder))
            qtbot.wait(1)
            shiboken6.delete(holder)
    finally:
        ended.set()
        for thread in several:
            thread.join()
    qtbot.waitUntil(lambda: not post()._letters)
