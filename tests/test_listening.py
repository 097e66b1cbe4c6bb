"""The listener's process is kept running while it is wanted, and no longer; whatever ends it is a blind time."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.clock import SystemClock
from monitor.errors import BadInput, CannotWatch, ChimesLocked, JournalError
from monitor.listener_child import Chime
from monitor.listener_lines import Crashed, Heard, Level, Line, Lost, Missing, Ready, Room, Turned
from monitor.listening import ENDED, STARTING, Listener
from monitor.listening_hours import HOURS, NONE, OFF, PAUSED, UNPAIRED, Pause, plan
from monitor.listening_model import Ear, Hearing, Listening
from monitor.listening_shelf import SWITCHED_OFF, TRIED_AGAIN, Shelf
from monitor.microphone.watcher import Blind, Seeing
from monitor.settings import Hours, Listen, Settings
from monitor.speaker_records import NoiseHeard, Sighted
from tests.choosing import FakeChoices
from tests.indicator.room import Lines
from tests.rig.processes import wait_until

READY = Ready("pulse:x", "Mic", 48_000, 1, (), True)
NOW = SystemClock().now


@dataclass
class Fake:
    """Stands in for the process, the chimes and the outlet."""

    paired_: dict[str, list[Chime]] = field(default_factory=lambda: {"a": [Chime("a", b"1")]})
    locked: str = ""
    full: bool = False
    told: Lines = field(default_factory=Lines)
    runs: list[tuple[Callable[[Line], None], Callable[[], None]]] = field(default_factory=list)
    stopped: int = 0
    choices: FakeChoices = field(default_factory=FakeChoices)

    def start(
        self,
        chimes: Sequence[Chime],
        microphone: str | None,
        on_line: Callable[[Line], None],
        on_end: Callable[[], None],
    ) -> Fake:
        self.runs.append((on_line, on_end))
        self.told(("run", tuple(chimes), microphone))
        return self

    def stop(self) -> None:
        self.stopped += 1

    def paired(self) -> Sequence[str]:
        return tuple(self.paired_)

    def chimes(self, speaker: str) -> Sequence[Chime]:
        if self.locked:
            raise ChimesLocked(self.locked)
        return self.paired_[speaker]

    def edge(self, edge: Blind | Seeing) -> None:
        self.told(edge)

    def keep(self, records: Sequence[object]) -> None:
        if self.full:
            raise JournalError("The disk is full.")
        for record in records:
            self.told(record)

    def publish(self, now: Listening) -> None:
        self.told(now)

    def say(self, *lines: Line) -> None:
        for line in lines:
            self.runs[-1][0](line)

    def state(self, state: Hearing) -> Listening:
        while (now := self.told.next(Listening)).state is not state:
            pass
        return now


@pytest.fixture
def fake() -> Fake:
    return Fake()


@pytest.fixture
def listener(fake: Fake) -> Iterator[Listener]:
    numbers = itertools.count(1)
    made = Listener(SystemClock(), fake, fake, fake.choices, lambda: str(next(numbers)), start=fake.start)
    yield made
    made.stop()


def heard(listener: Listener, fake: Fake) -> None:
    listener.start()
    fake.told.next(tuple)
    fake.say(READY, Turned("a", NOW(), None))
    assert fake.state(Hearing.LISTENING).microphone == "Mic"


def test_it_starts_with_what_is_paired_and_says_so(listener: Listener, fake: Fake) -> None:
    fake.choices.settings = Settings(listen=Listen(microphone="pulse:x"))
    listener.start()
    assert fake.told.next(Blind).reason == STARTING
    assert fake.told.next(tuple) == ("run", (Chime("a", b"1"),), "pulse:x")
    fake.say(READY, Turned("a", NOW(), None))
    fake.state(Hearing.LISTENING)
    assert listener.now().ears[0].hears
    assert listener.paired() == {"a": 1}


def test_nobody_paired_means_no_process(listener: Listener, fake: Fake) -> None:
    fake.paired_ = {}
    listener.start()
    listener.pause(None)
    listener.resume()
    listener.stop()
    assert fake.runs == []


def test_off_and_pause_end_the_process_and_are_blind_times(listener: Listener, fake: Fake) -> None:
    heard(listener, fake)
    listener.pause(None)
    assert fake.told.next(Blind).reason == PAUSED
    fake.state(Hearing.PAUSED)
    assert fake.stopped == 1
    listener.resume()
    fake.told.next(tuple)
    listener.switch(False)
    fake.state(Hearing.OFF)
    assert not fake.choices.get().listen.on
    assert fake.stopped == 2


def test_a_pause_ends_by_itself(listener: Listener, fake: Fake) -> None:
    heard(listener, fake)
    listener.pause(NOW().wall + timedelta(seconds=0.3))
    fake.state(Hearing.PAUSED)
    fake.told.next(tuple)


def test_a_process_that_ends_is_blind_from_its_last_word_and_started_again(listener: Listener, fake: Fake) -> None:
    heard(listener, fake)
    last = NOW()
    fake.say(Level(last, -20.0, {"a": Room(-60.0, -40.0, 0.9)}))
    fake.runs[-1][1]()
    blind = fake.told.next(Blind)
    assert (blind.at, blind.reason) == (last, ENDED)
    fake.told.next(tuple)


@pytest.mark.logs_warnings
def test_a_fault_of_the_process_is_logged(listener: Listener, fake: Fake, caplog: pytest.LogCaptureFixture) -> None:
    heard(listener, fake)
    fake.say(Crashed("It fell.", "Traceback: here"))
    fake.runs[-1][1]()
    fake.told.next(Blind)
    assert "Traceback: here" in caplog.text


def test_a_missing_library_is_told_and_not_tried_again_and_again(listener: Listener, fake: Fake) -> None:
    listener.start()
    fake.told.next(tuple)
    fake.say(Missing("PortAudio is missing."))
    fake.runs[-1][1]()
    assert fake.state(Hearing.NOT_INSTALLED).reason == "PortAudio is missing."
    assert len(fake.runs) == 1
    listener.resume()
    fake.told.next(tuple)


def test_memory_that_can_not_be_locked_is_told_while_it_listens(listener: Listener, fake: Fake) -> None:
    listener.start()
    fake.told.next(tuple)
    fake.say(replace(READY, locked=False), Turned("a", NOW(), None))
    assert not fake.state(Hearing.LISTENING).locked
    listener.switch(False)
    assert fake.state(Hearing.OFF).locked


def test_a_lost_microphone_is_deafness_with_its_reason(listener: Listener, fake: Fake) -> None:
    heard(listener, fake)
    fake.say(Lost(NOW(), "No microphone is connected."))
    assert fake.state(Hearing.DEAF).reason == "No microphone is connected."
    fake.say(READY)
    fake.state(Hearing.LISTENING)


def test_chimes_that_can_not_be_read_are_a_blind_time_and_no_unpaired_speaker(listener: Listener, fake: Fake) -> None:
    fake.locked = "The keyring is locked."
    listener.start()
    said = f"The keyring is locked. {TRIED_AGAIN}"
    assert fake.told.next(Blind).reason == said
    deaf = fake.state(Hearing.DEAF)
    assert deaf.reason == said
    assert deaf.ears == (Ear("a", False, said),)
    assert listener.paired() == {"a": 1}
    fake.locked = ""
    listener.reload()
    fake.told.next(tuple)


def test_a_keyring_that_opens_late_is_tried_again_by_itself(
    listener: Listener, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.listening_shelf._UNREAD", (0.05, 0.1))
    fake.locked = "The keyring is locked."
    listener.start()
    fake.state(Hearing.DEAF)
    fake.locked = ""
    assert fake.told.next(tuple) == ("run", (Chime("a", b"1"),), None)


def test_a_locked_keyring_is_asked_ever_more_seldom(fake: Fake) -> None:
    fake.locked = "The keyring is locked."
    shelf, now, waits = Shelf(fake), NOW(), []
    for _ in range(7):
        shelf.read(now)
        waits.append(round(shelf.left(now) or 0))
        now = replace(now, boot_ns=now.boot_ns + (waits[-1] + 1) * 10**9)
        assert shelf.due(now)
    assert waits == [60, 120, 240, 480, 900, 900, 900]
    fake.locked = ""
    assert shelf.read(now)
    assert shelf.left(now) is None


def test_one_speaker_of_two_is_not_listened_for_and_its_chime_is_no_sighting(listener: Listener, fake: Fake) -> None:
    fake.paired_["b"] = [Chime("b", b"2")]
    heard(listener, fake)
    listener.listen_for("b", False)
    assert fake.told.next(Blind, source="listener:b", reason=SWITCHED_OFF)
    assert fake.choices.get().listen.without == ("b",)
    assert fake.told.next(tuple)[1] == (Chime("a", b"1"), Chime("b", b"2")), "known, so as not to be taken for a"
    fake.say(READY, Turned("a", NOW(), None), Turned("b", NOW(), None))
    fake.say(Level(NOW(), -20.0, {"a": Room(-60.0, -40.0, 0.9), "b": Room(-60.0, -40.0, 0.9)}))
    fake.say(Heard(1, "b", NOW(), None, 0.9, 12.0, 0.04, "t"))
    fake.say(Heard(2, "b", NOW(), None, 0.9, 12.0, 0.04, "t", ("a",)))
    sighting = fake.told.next(Sighted).sighting
    assert (sighting.speaker, sighting.note) == ("a", "or:b"), "it may have been the one that is listened for"
    assert [ear.speaker for ear in listener.now().ears] == ["a"]
    assert listener.paired() == {"a": 1, "b": 1}
    listener.listen_for("b", True)
    fake.told.next(tuple)
    listener.stop()
    assert {one.speaker for one in fake.told.all if isinstance(one, NoiseHeard)} == {"a"}


def test_every_speaker_switched_off_is_no_process(listener: Listener, fake: Fake) -> None:
    heard(listener, fake)
    listener.listen_for("a", False)
    assert fake.state(Hearing.OFF).reason == NONE
    assert fake.stopped == 1


def test_another_pairing_is_taken_up_and_a_rename_disturbs_nothing(listener: Listener, fake: Fake) -> None:
    heard(listener, fake)
    listener.look()
    fake.say(Turned("a", NOW(), None))
    fake.paired_["b"] = [Chime("b", b"2")]
    listener.look()
    assert fake.told.next(tuple)[1] == (Chime("a", b"1"), Chime("b", b"2"))
    assert len(fake.runs) == 2
    del fake.paired_["a"]
    listener.look()
    assert fake.told.next(Blind, source="listener:a", reason="This speaker is not listened for any more.")


def test_a_sighting_waits_for_a_disk_that_is_full(
    listener: Listener, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.listening.RETRY", 0.05)
    heard(listener, fake)
    fake.full = True
    fake.say(Heard(1, "a", NOW(), None, 0.9, 12.0, 0.04, "t"))
    wait_until(lambda: listener._outbox.waits, "the sighting to wait")
    fake.full = False
    assert fake.told.next(Sighted).sighting.speaker == "a"


def test_a_process_that_can_not_be_started_is_tried_again(
    fake: Fake, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, tries = fake.start, []

    def fails(*words: object) -> Fake:
        tries.append(words)
        if len(tries) == 1:
            raise CannotWatch("No process.")
        return start(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(listener, "_start_child", fails)
    listener.start()
    assert fake.told.next(Blind, reason="No process.")
    fake.told.next(tuple)


BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = Listen(hours=(Hours(time(22), time(6)),))


@pytest.mark.parametrize(("hour", "why", "again"), [(23, "", 6), (3, "", 6), (7, HOURS, 22), (21, HOURS, 22)])
def test_hours_go_over_midnight(hour: int, why: str, again: int) -> None:
    found = plan(datetime(2026, 3, 3, hour, 30, tzinfo=BERLIN), NIGHT, None, {"a"})
    assert found.why_not == why
    assert found.again is not None
    assert found.again.hour == again


def test_what_forbids_listening_is_told_in_its_order() -> None:
    now = datetime(2026, 3, 3, 12, tzinfo=UTC)
    assert plan(now, Listen(on=False), Pause(None), ()).why_not == UNPAIRED
    assert plan(now, Listen(on=False), Pause(None), {"a"}).why_not == OFF
    assert plan(now, Listen(), Pause(None), {"a"}).why_not == PAUSED
    assert plan(now, Listen(), Pause(now), {"a"}).why_not == ""
    assert plan(now, Listen(), None, {"a"}).why_not == ""


def test_settings_keep_when_to_listen(tmp_path: Path) -> None:
    from monitor.settings import Settings
    from monitor.settings_file import load, save

    chosen = Settings(listen=Listen(False, "pulse:x", (Hours(time(7), time(23, 30)),), ("b",)))
    save(tmp_path / "s.toml", chosen)
    assert load(tmp_path / "s.toml") == chosen
    (tmp_path / "s.toml").write_text("[listening]\nhours = ['seven']\n")
    with pytest.raises(BadInput, match="listening.hours"):
        load(tmp_path / "s.toml")
