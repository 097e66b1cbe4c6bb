"""Who on a device does what."""

from __future__ import annotations

from dataclasses import replace

from monitor.microphone.alsa_holders import Holder, Owner
from monitor.microphone.alsa_proc import Status
from monitor.microphone.alsa_share import Asked, share, unexplained
from monitor.model import State

FIRST, SECOND, OTHERS = Holder(10, 1), Holder(20, 2), Holder(30, 3)


def asked(state: State, holder: Holder | None) -> Asked:
    return Asked(Status(state, holder.pid if holder else 99), Owner(holder, 0, 0, "x") if holder else None)


def others(state: State, proven: bool) -> Asked:
    owner = Owner(OTHERS, 0, 1001, "x", hidden=True)
    return Asked(Status(state, OTHERS.pid), replace(owner, proven=proven))


def test_an_opener_does_what_its_own_substream_does() -> None:
    substreams = [asked(State.PAUSED, FIRST), asked(State.CAPTURING, SECOND)]
    assert share(substreams, [FIRST, SECOND]) == {FIRST: State.PAUSED, SECOND: State.CAPTURING}


def test_a_holder_that_opened_nothing_captures_with_the_opener() -> None:
    assert share([asked(State.CAPTURING, FIRST)], [FIRST, SECOND])[SECOND] is State.CAPTURING


def test_the_holder_found_stands_for_a_substream_whose_opener_has_ended() -> None:
    assert unexplained([asked(State.CAPTURING, None)], [FIRST]) == []


def test_a_substream_that_nobody_holds_is_unexplained() -> None:
    assert len(unexplained([asked(State.CAPTURING, None)], [])) == 1


def test_another_users_opener_is_not_explained_away_by_a_second_client() -> None:
    assert len(unexplained([others(State.CAPTURING, proven=True)], [FIRST])) == 1


def test_a_reused_thread_number_accuses_nobody() -> None:
    assert unexplained([others(State.CAPTURING, proven=False)], [FIRST]) == []


def test_a_second_opener_is_not_explained_by_the_first() -> None:
    substreams = [asked(State.CAPTURING, FIRST), asked(State.CAPTURING, SECOND)]
    assert unexplained(substreams, [FIRST]) == [substreams[1]]
