from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from monitor.model import Note, Published
from tests.ui.fakes import NOON
from ui.bridge import AT_ONCE, Bridge


def test_records_of_many_threads_all_arrive_on_the_windows_thread(qtbot: QtBot) -> None:
    bridge, got = Bridge(), list[object]()
    seen: set[int] = set()

    def take(record: Published) -> None:
        got.append(record)
        seen.add(threading.get_ident())

    bridge.published.connect(take)

    def flood() -> None:
        for _ in range(2500):
            bridge.publish(Note("x", NOON))

    several = [threading.Thread(target=flood) for _ in range(4)]
    for thread in several:
        thread.start()
    qtbot.waitUntil(lambda: len(got) == 10_000)
    for thread in several:
        thread.join()
    assert seen == {threading.get_ident()}


def test_records_keep_their_order(qtbot: QtBot) -> None:
    bridge, got = Bridge(), list[object]()
    bridge.published.connect(got.append)
    sent = [Note(str(number), NOON) for number in range(AT_ONCE * 3)]
    for record in sent:
        bridge.publish(record)
    qtbot.waitUntil(lambda: len(got) == len(sent))
    assert got == sent


def test_a_flood_is_settled_in_few_steps_and_the_loop_gets_its_turn_between(qtbot: QtBot) -> None:
    bridge, steps = Bridge(), list[int]()
    bridge.settled.connect(lambda: steps.append(len(steps)))
    for _ in range(AT_ONCE * 4):
        bridge.publish(Note("x", NOON))
    qtbot.waitUntil(lambda: len(steps) >= 4)
    assert len(steps) == 4


def test_nothing_arrives_after_the_end(qtbot: QtBot) -> None:
    bridge, got = Bridge(), list[object]()
    bridge.published.connect(got.append)
    bridge.publish(Note("x", NOON))
    bridge.close()
    bridge.publish(Note("y", NOON))
    qtbot.wait(10)
    assert got == []
