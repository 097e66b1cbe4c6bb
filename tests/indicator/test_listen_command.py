"""``listen`` finds the chimes of a recording at any rate and in any channel, and says what it can not read."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from main import main
from monitor.indicator import wav
from monitor.indicator.chime import Role
from monitor.indicator.store import TemplateStore
from monitor.pairing_model import LearnedChime
from monitor.paths import Paths, prepare
from monitor.speaker_model import Vendor
from tests.indicator import room
from ui.commands import speakers_at


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "data")
    prepare(made)
    speaker = speakers_at(made).add("Kitchen", Vendor.ALEXA)
    chimes = [LearnedChime(role.value, role.value, room.kept(room.template(role))[0].data) for role in Role]
    TemplateStore(made.chimes).keep(speaker, chimes)
    speakers_at(made).add("Unpaired", Vendor.OTHER)
    return made


def listen(paths: Paths, *words: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(paths.data), "listen", *words])


@pytest.mark.parametrize("rate", [16_000, 44_100, 96_000])
def test_start_and_end_are_found_where_they_are(paths: Paths, tmp_path: Path, rate: int) -> None:
    sounds = {3.0: room.chime(rate), 8.0: room.chime(rate, room.END_NOTES)}
    path = room.write(tmp_path / "a.wav", room.scene(12, sounds, rate=rate), rate)
    done = listen(paths, "--from-wav", str(path), "--json")
    assert done.exit_code == 0, done.output
    told = [json.loads(line) for line in done.output.splitlines()]
    assert [(one["event"], one["speaker"], one["kind"]) for one in told] == [
        ("sighting", "Kitchen", "start"),
        ("sighting", "Kitchen", "end"),
    ]
    assert abs(told[0]["offset_s"] - 3.0) < 0.05
    assert abs(told[1]["offset_s"] - 8.45) < 0.05


def test_a_dead_first_channel_does_not_hide_the_chime(paths: Paths, tmp_path: Path) -> None:
    alive = room.scene(12, {7.0: room.chime(48_000)})
    both = np.stack([np.zeros_like(alive), alive], axis=1).reshape(-1)
    path = room.write(tmp_path / "b.wav", both, channels=2)
    assert "1 start sound in 12 s." in listen(paths, "--from-wav", str(path)).output


def test_what_is_no_recording_is_one_sentence_and_2(paths: Paths, tmp_path: Path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"RIFF nonsense" * 50)
    for path in (bad, tmp_path / "missing.wav"):
        done = listen(paths, "--from-wav", str(path))
        assert done.exit_code == 2
        assert "can't be read as a recording" in done.output
        assert len(done.output.splitlines()) == 1


def test_a_speaker_that_is_not_paired_or_not_there_is_told(paths: Paths, tmp_path: Path) -> None:
    path = room.write(tmp_path / "c.wav", room.noise(2))
    for name, words in (("Unpaired", "is paired"), ("Nobody", "no speaker of that name")):
        done = listen(paths, "--from-wav", str(path), "--speaker", name)
        assert done.exit_code == 2
        assert words in done.output


def test_a_recording_is_read_block_by_block(tmp_path: Path) -> None:
    path = room.write(tmp_path / "long.wav", room.noise(30, rate=8_000), 8_000)
    recording = wav.opened(path)
    sizes = [len(block) for block in recording.blocks]
    assert recording.seconds == 30
    assert max(sizes) <= 2 * 16_000
    assert abs(sum(sizes) - 30 * 16_000) <= 2
