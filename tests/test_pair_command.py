"""``pair`` and what carries a speaker to another machine, as scripts use them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import soundfile
from click.testing import CliRunner, Result

from monitor.book import Speakers
from monitor.clock import SystemClock
from monitor.errors import BadInput
from monitor.paired_chimes import PairedChimes, store_at
from monitor.pairing_keep import Naming, keep_chimes
from monitor.pairing_model import LearnedChime
from monitor.paths import Paths, prepare
from monitor.speaker_model import Speaker, Vendor
from monitor.speaker_records import SpeakerKept
from tests.indicator.staged import RATE, Plan, staged
from ui.commands import speakers_at
from ui.commands.pair import pair
from ui.commands.templates import export_speaker, forget, import_speaker

PLAN = Plan(takes=3, request=False, answer=False, chime="arpeggio")
CHIMES = (LearnedChime("a", "start", b"waveform"),)
CLOCK = SystemClock()


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    found = Paths(tmp_path / "data")
    prepare(found)
    monkeypatch.setenv("EARWITNESS_DATA", str(found.data))
    return found


@pytest.fixture(scope="session")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    folder = tmp_path_factory.mktemp("takes")
    found = []
    for number, take in enumerate(staged(PLAN).takes):
        found.append(folder / f"{number}.wav")
        soundfile.write(found[-1], take, RATE)
    return found


def run(command: Any, *words: str | Path, catch: bool = False) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=catch)


def refused(command: Any, *words: str | Path) -> str:
    done = run(command, *words, catch=True)
    assert done.exception is not None and done.exit_code != 0
    return str(done.exception)


def test_a_speaker_is_paired_from_recordings_and_kept_once_with_its_chime(paths: Paths, recording: list[Path]) -> None:
    words = ("Kitchen", "--vendor", "alexa", "--device", "Kitchen Echo", "--json", "--from-wav", *recording)
    told = json.loads(run(pair, *words).output)
    assert (told["event"], told["speaker"]["name"], told["key"]) == ("paired", "Kitchen", "file")
    assert [take["used"] for take in told["takes"]] == [True] * 3
    assert told["expectation"]["recall"] > 0.9
    (speaker,) = speakers_at(paths).speakers()
    assert speaker.name == "Kitchen" and speaker.labels
    (chime,) = store_at(paths).chimes(speaker.id)
    assert (chime.id, chime.role) == (told["chimes"][0]["id"], "start")
    heard = PairedChimes(store_at(paths), speakers_at(paths).speakers)
    assert heard.paired() == [speaker.id]
    assert [one.data for one in heard.chimes(speaker.id)] == [chime.data]


def test_a_pairing_anew_is_a_record_by_which_a_running_listener_looks_again(paths: Paths) -> None:
    kept, told = speakers_at(paths).add("Kitchen", Vendor.ALEXA), list[Any]()
    store = store_at(paths)
    keep_chimes(CHIMES, Naming("Kitchen", Vendor.ALEXA, replaces=kept.id), Speakers(paths, CLOCK, told.extend), store)
    assert [(type(one), one.speaker) for one in told] == [(SpeakerKept, kept)]
    assert store.chimes(kept.id) == CHIMES


def test_what_is_paired_is_replaced_only_when_asked_to(paths: Paths, recording: list[Path]) -> None:
    kept = speakers_at(paths).add("Kitchen", Vendor.ALEXA)
    store_at(paths).keep(kept, CHIMES)
    words = ("kitchen", "--vendor", "alexa", "--from-wav", *recording)
    assert "Add --again" in refused(pair, *words)
    assert "another vendor" in refused(pair, "Kitchen", "--vendor", "google", "--from-wav", *recording)
    assert store_at(paths).chimes(kept.id) == CHIMES
    assert "is paired" in run(pair, *words, "--again").output
    assert store_at(paths).chimes(kept.id) != CHIMES
    assert [one.id for one in speakers_at(paths).speakers()] == [kept.id]


def test_one_more_sound_is_kept_beside_the_others(paths: Paths) -> None:
    kept = speakers_at(paths).add("Kitchen", Vendor.ALEXA)
    store, more = store_at(paths), (LearnedChime("b", "start", b"follow-up"),)
    store.keep(kept, CHIMES)
    keep_chimes(more, Naming("Kitchen", Vendor.ALEXA, replaces=kept.id, adds=True), speakers_at(paths), store)
    assert store.chimes(kept.id) == (*CHIMES, *more)


def test_nothing_is_left_of_a_speaker_whose_chimes_could_not_be_written(paths: Paths) -> None:
    class Full:
        def keep(self, speaker: Speaker, chimes: object) -> None:
            raise BadInput("The disk is full.")

        def chimes(self, speaker: str) -> tuple[LearnedChime, ...]:
            return ()

    with pytest.raises(BadInput, match="full"):
        keep_chimes(CHIMES, Naming("Kitchen", Vendor.ALEXA), speakers_at(paths), Full())
    assert speakers_at(paths).speakers() == []


def test_a_refused_pairing_says_why_and_leaves_nothing(paths: Paths, recording: list[Path]) -> None:
    sentence = refused(pair, "Kitchen", "--vendor", "alexa", "--from-wav", recording[0], recording[1])
    assert "2 good, 3 needed" in sentence and "Nothing was kept" in sentence
    assert speakers_at(paths).speakers() == []
    assert not list(paths.data.rglob("*.chimes"))


def test_a_refused_pairing_anew_leaves_the_old_one(paths: Paths, recording: list[Path]) -> None:
    kept = speakers_at(paths).add("Kitchen", Vendor.ALEXA)
    store_at(paths).keep(kept, CHIMES)
    done = run(pair, "Kitchen", "--vendor", "alexa", "--again", "--json", "--from-wav", *recording[:2], catch=True)
    assert json.loads(done.output.splitlines()[0])["code"] == "too-few-takes"
    assert store_at(paths).chimes(kept.id) == CHIMES


def test_recordings_need_their_option(paths: Paths, recording: list[Path]) -> None:
    assert "--from-wav" in refused(pair, "Kitchen", recording[0], "--vendor", "alexa")


def test_a_speaker_moves_to_another_machine_by_a_password(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = speakers_at(paths).add("Kitchen", Vendor.ALEXA, (), "kitchen")
    store_at(paths).keep(kept, CHIMES)
    file = tmp_path / "kitchen.speaker"
    assert "pair it anew" in run(export_speaker, "Kitchen", file, "--password", "correct horse").output
    assert "is there already" in refused(export_speaker, "Kitchen", file, "--password", "correct horse")
    monkeypatch.setenv("EARWITNESS_DATA", str(tmp_path / "elsewhere"))
    prepare(Paths(tmp_path / "elsewhere"))
    assert "password is wrong" in refused(import_speaker, file, "--password", "wrong horse")
    told = json.loads(run(import_speaker, file, "--json", "--password", "correct horse").output)
    assert (told["name"], told["room"]) == ("Kitchen", "kitchen")
    assert store_at(Paths(tmp_path / "elsewhere")).chimes(told["id"]) == CHIMES


def test_a_forgotten_speaker_leaves_no_chime_behind(paths: Paths) -> None:
    kept = speakers_at(paths).add("Kitchen", Vendor.ALEXA)
    store_at(paths).keep(kept, CHIMES)
    assert "Forgot Kitchen" in run(forget, "Kitchen").output
    assert speakers_at(paths).speakers() == [] and not store_at(paths).is_paired(kept.id)
