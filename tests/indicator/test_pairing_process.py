"""The process that pairs: what it tells, that no sound leaves it, and that nothing of it stays."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from monitor.errors import BadInput
from monitor.pairing_client import ENDED, Pairing
from monitor.pairing_lines import decode, encode
from monitor.pairing_model import Expected, Failed, Found, Learned, Level, Opened, PairingEvent, Refused, TakeHeard
from tests.indicator import room
from tests.indicator.staged import RATE, Plan, Sound, pink, staged
from tests.rig.processes import wait_until
from tests.rig.sound import PrivatePipeWire
from tests.ui import fakes_pairing

PLAN = Plan(takes=3, request=False, answer=False, chime="arpeggio")
EVENTS: Sequence[PairingEvent] = (
    Opened("Mikrofon \u201ebuilt-in\u201c", 48_000, ("bluetooth",)),
    Level(-52.5, -40.0, take_s=1.5),
    TakeHeard(fakes_pairing.take(1)),
    fakes_pairing.found([fakes_pairing.take(1), fakes_pairing.take(2)]),
    Expected(fakes_pairing.EXPECTATION),
    fakes_pairing.learned([fakes_pairing.take(1)]),
    Failed("It is gone."),
)


@pytest.fixture
def lines() -> room.Lines:
    return room.Lines()


@pytest.fixture
def pairing(lines: room.Lines) -> Iterator[Pairing]:
    client = Pairing(lines)
    yield client
    client.close()


def files(folder: Path, takes: Sequence[Sound]) -> list[Path]:
    found = []
    for number, take in enumerate(takes):
        found.append(folder / f"take {number}.wav")
        soundfile.write(found[-1], take, RATE)
    return found


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_arrives_as_it_was_sent(event: PairingEvent) -> None:
    assert decode(encode(event)) == event


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", "nan", '{"is": "Path", "x": 1}', '{"is": "Failed"}', '{"is": "Mark"}']
)
def test_a_line_that_is_no_event_is_refused(line: str) -> None:
    with pytest.raises(BadInput):
        decode(line)


def test_recordings_become_templates_and_only_numbers_and_pictures_leave(
    pairing: Pairing, lines: room.Lines, tmp_path: Path
) -> None:
    made = staged(PLAN)
    pairing.read(files(tmp_path, made.takes))
    assert [lines.next(TakeHeard, 60).take.name for _ in made.takes] == ["take 0.wav", "take 1.wav", "take 2.wav"]
    pairing.find()
    found = lines.next(Found, 60)
    assert found.refused is None
    assert all(abs(take.marks[0].begin_s - true) < 0.02 for take, true in zip(found.takes, made.starts, strict=True))
    noise = tmp_path / "room.wav"
    soundfile.write(noise, pink(8 * RATE, np.random.default_rng(1)) * 1e-3, RATE)
    pairing.read_room(noise)
    assert lines.next(Expected, 60).refused is None
    pairing.finish()
    (chime,) = lines.next(Learned, 60).chimes
    assert chime.role == "start" and chime.data
    # The largest thing told of a take is its picture; a second of sound would be 32 kB at least.
    assert max(len(encode(take)) for take in lines.all if isinstance(take, TakeHeard)) < 12_000


def test_a_file_that_is_no_recording_ends_it_with_a_sentence(
    pairing: Pairing, lines: room.Lines, tmp_path: Path
) -> None:
    (tmp_path / "letter.wav").write_text("Dear Sir")
    pairing.read([tmp_path / "letter.wav"])
    assert "letter.wav can't be read" in lines.next(Failed, 60).sentence


def test_finishing_without_takes_is_refused_and_goes_on(pairing: Pairing, lines: room.Lines) -> None:
    pairing.finish()
    assert lines.next(Refused, 60)
    pairing.find()
    assert lines.next(Found, 60).takes == ()


def test_closing_ends_the_process_at_once_and_nothing_is_told_any_more(pairing: Pairing, lines: room.Lines) -> None:
    process = psutil.Process(pairing.pid)
    pairing.find()
    pairing.close()
    pairing.close()
    assert not process.is_running()
    told = len(lines.all)
    pairing.find()
    assert len(lines.all) == told


def test_a_process_that_dies_is_told_in_one_sentence(lines: room.Lines) -> None:
    client = Pairing(lines, [sys.executable, "-c", "import sys; sys.stdin.readline()"])
    client.find()
    assert lines.next(Failed).sentence == ENDED
    client.find()
    client.close()


def test_the_process_ends_with_its_parent(tmp_path: Path) -> None:
    script = (
        "import os, time; from monitor.pairing_client import Pairing; client = Pairing(print); "
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(client.pid)); time.sleep(0.5); os._exit(1)"
    )
    psutil.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[2]).wait(60)
    pid = int((tmp_path / "pid").read_text())
    wait_until(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE, "its end")


def test_a_speaker_is_paired_through_a_microphone(
    fresh_pipewire: PrivatePipeWire, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: room.Lines
) -> None:
    for key, value in fresh_pipewire.env.items():
        monkeypatch.setenv(key, value)
    room.add_room(fresh_pipewire)
    pairing = Pairing(lines)
    try:
        pairing.open("pulse:roommic")
        assert lines.next(Opened, 30).microphone
        for path in files(tmp_path, [np.pad(take, (0, RATE // 2)) for take in staged(PLAN).takes]):
            pairing.begin_take()
            player = room.play(fresh_pipewire, path)
            wait_until(lambda player=player: player.process.poll() is not None, "the end of the take")
            pairing.end_take()
            assert lines.next(TakeHeard).take.length_s > 2
        pairing.find()
        found = lines.next(Found, 60)
        assert found.refused is None and all(take.used for take in found.takes)
        room.play(fresh_pipewire, room.write(tmp_path / "noise.wav", room.noise(20, 1e-3)))
        pairing.hear_room(6.0)
        assert lines.next(Expected, 60).expectation.recall > 0.9
    finally:
        pairing.close()
