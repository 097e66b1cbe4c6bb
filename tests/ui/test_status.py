from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import Coverage, Recording, State, Use
from monitor.service import Snapshot
from monitor.speaker_records import listener_source
from tests.ui.fakes import BLIND, FIREFOX, NOON, OWN, PACAT, SPEAKERS, WATCHING, ZOOM, holding, snapshot
from ui.status import TrayState, holders, tray_state, users

DEAF = Coverage(listener_source("s1"), NOON, None, "The room is too loud.")
ALL_BLIND = tuple(replace(each, blind="No answer.") for each in BLIND)


@pytest.mark.parametrize(
    ("now", "alarms", "state"),
    [
        (snapshot(), 0, TrayState.WATCHING),
        (snapshot(holding(FIREFOX)), 0, TrayState.IN_USE),
        (snapshot(holding(OWN)), 0, TrayState.LISTENING),
        (snapshot(holding(OWN), holding(FIREFOX)), 0, TrayState.IN_USE),
        (snapshot(holding(OWN), sources=BLIND), 0, TrayState.BLIND),
        (snapshot(sources=(*WATCHING, DEAF)), 0, TrayState.WATCHING),
        (snapshot(holding(FIREFOX, state=State.MUTED)), 0, TrayState.MUTED),
        (snapshot(holding(FIREFOX, state=State.MUTED), holding(ZOOM)), 0, TrayState.IN_USE),
        (snapshot(holding(FIREFOX, state=State.PAUSED)), 0, TrayState.IN_USE),
        (snapshot(holding(FIREFOX, SPEAKERS, use=Use.OUTPUT_CAPTURE)), 0, TrayState.WATCHING),
        (snapshot(holding(FIREFOX, use=Use.METER)), 0, TrayState.WATCHING),
        (snapshot(sources=BLIND), 0, TrayState.BLIND),
        (snapshot(sources=()), 0, TrayState.BLIND),
        (snapshot(holding(FIREFOX), sources=BLIND), 0, TrayState.IN_USE),
        (snapshot(holding(FIREFOX), sources=ALL_BLIND), 0, TrayState.BLIND),
        (snapshot(holding(FIREFOX), recording=Recording(ok=False, reason="full")), 0, TrayState.BLIND),
        (snapshot(recording=Recording(ok=True, signed=False)), 0, TrayState.WATCHING),
        (snapshot(), 1, TrayState.ALARM),
        (snapshot(sources=ALL_BLIND), 1, TrayState.ALARM),
    ],
)
def test_the_tray_tells_the_most_urgent_truth(now: Snapshot, alarms: int, state: TrayState) -> None:
    assert tray_state(now, alarms) is state


def test_two_holdings_of_one_process_are_one_user_and_two_processes_two() -> None:
    one = [holding(FIREFOX), holding(FIREFOX)]
    assert len(holders(one)) == 1
    assert len(holders([*one, holding(replace(FIREFOX, pid=1))])) == 2


def test_a_contradicted_identity_comes_first() -> None:
    assert [each.application for each in users(snapshot(holding(PACAT), holding(FIREFOX)))][0] == PACAT
