"""``speakers``, ``sightings``, ``import`` and ``crosscheck`` as scripts use them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import psutil
import pytest
from click.testing import CliRunner, Result

import main
from monitor.codec_speakers import sighting_from
from monitor.journal import verify
from monitor.paths import Paths
from tests.data.vendor import make
from tests.nasty import NASTY_TEXT, harm_in
from tests.test_main import SILENT, run

DATA = Path(make.__file__).parent
PATIENCE = 60
COVERS = "2026-05-04T00:00Z..2026-05-06T00:00Z"


class Program:
    """The command line over one folder."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths(folder / "data")

    def __call__(self, *words: str | Path) -> Result:
        return CliRunner().invoke(main.main, ["--data", str(self.paths.data), *map(str, words)])

    def objects(self, *words: str | Path) -> list[dict[str, Any]]:
        done = self(*words, "--json")
        assert done.exit_code == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def refused(self, *words: str | Path) -> str:
        """The one sentence for which it could not be done."""
        done = self(*words)
        assert done.exit_code == 2, done.output
        assert len(done.stderr.splitlines()) == 1, done.stderr
        return done.stderr


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def sightings_file(folder: Path, *times: str) -> Path:
    path = folder / "seen.csv"
    path.write_text("\n".join(["start", *times]) + "\n")
    return path


OUTCOMES = {
    "Alexa_2.zip": ("alexa", 4, 0, []),
    "alexa-array.json": ("alexa", 10, 0, ["unknown-labels"]),
    "alexa-filtered.json": ("alexa", 1, 0, ["filtered"]),
    "alexa-lines.ndjson": ("alexa", 10, 0, ["unknown-labels"]),
    "alexa-newer.json": ("alexa", 11, 0, ["no-labels-in-conversations", "unknown-labels"]),
    "alexa-older.json": ("alexa", 3, 0, []),
    "alexa-page-1.json": ("alexa", 7, 0, ["unknown-labels"]),
    "alexa-page-2.json": ("alexa", 4, 0, []),
    "alexa-pages.json": ("alexa", 10, 0, ["unknown-labels"]),
    "alexa-transcriptions.csv": ("alexa", 4, 0, []),
    "alexa-wrapped.json": ("alexa", 1, 0, []),
    "by-hand.csv": ("other", 2, 1, ["whole-minutes"]),
    "by-hand.ndjson": ("other", 1, 0, []),
    "google-ar.html": ("google", 1, 0, ["html-for-reading-only"]),
    "google-assistant.json": ("google", 6, 0, []),
    "google-de.html": ("google", 1, 0, ["html-for-reading-only"]),
    "google-en.html": ("google", 1, 0, ["html-for-reading-only"]),
    "google-gemini.json": ("google", 2, 0, []),
    "google-german.json": ("google", 2, 0, []),
    "google-nl.html": ("google", 1, 0, ["html-for-reading-only"]),
    "google-old.html": ("google", 1, 0, ["html-for-reading-only"]),
    "google-zh.html": ("google", 1, 0, ["html-for-reading-only"]),
    "pipeline.json": ("home-assistant", 3, 0, []),
    "satellite.csv": ("home-assistant", 2, 0, []),
    "takeout.zip": ("google", 2, 0, []),
    "wyoming.jsonl": ("home-assistant", 1, 0, ["wyoming-detections-only"]),
}
REFUSED = {"Alexa_1.zip": "several parts", "wyoming-audio-time.jsonl": "what time it was"}


def test_each_sample_has_an_outcome() -> None:
    samples = {path.name for path in DATA.iterdir() if path.is_file() and path.suffix != ".py"}
    assert samples == {*OUTCOMES, *REFUSED}


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_sample_is_imported_with_its_outcome(program: Program, name: str) -> None:
    (told,) = program.objects("import", DATA / name)
    assert (told["vendor"], told["accepted"], told["duplicates"], told["warnings"]) == OUTCOMES[name]
    assert (told["refused"], told["kept_text"], told["again"]) == ([], False, False)
    assert len(told["files"][0]["sha256"]) == 64
    assert [found["id"] for found in program.objects("import", "--list")] == [told["id"]]


@pytest.mark.parametrize("name", REFUSED)
def test_a_sample_that_can_not_be_used_is_refused_and_nothing_is_kept(program: Program, name: str) -> None:
    assert REFUSED[name] in program.refused("import", DATA / name)
    assert program.objects("import", "--list") == []


def test_a_speaker_is_added_listed_and_changed(program: Program) -> None:
    (added,) = program.objects("speakers", "add", "Kitchen", "--vendor", "alexa", "--room", "kitchen")
    assert (added["name"], added["vendor"], added["room"]) == ("Kitchen", "alexa", "kitchen")
    assert "Kitchen (Amazon Alexa)" in program("speakers").stdout
    assert program("speakers", "change", "kitchen", "--name", "Pantry").exit_code == 0
    assert [found["name"] for found in program.objects("speakers")] == ["Pantry"]
    assert program("speakers", "list").stdout.count("\n") == 1


def test_a_sighting_is_entered_listed_marked_and_withdrawn(program: Program) -> None:
    program("speakers", "add", "Kitchen", "--vendor", "alexa")
    words = ("--at", "2026-05-04T06:30:11Z", "--uncertainty", "2", "--note", "it lit up", "--not-asked-for")
    (entered,) = program.objects("sightings", "add", "--speaker", "kitchen", *words)
    sighting = sighting_from(entered)
    assert (sighting.uncertainty.total_seconds(), sighting.asked_for, sighting.note) == (2, False, "it lit up")
    (listed,) = program.objects("sightings")
    assert (listed["id"], listed["speaker_name"]) == (entered["id"], "Kitchen")
    assert program("sightings", "mark", entered["id"], "--asked-for").exit_code == 0
    assert program.objects("sightings")[0]["asked_for"] is True
    assert program("sightings", "withdraw", entered["id"]).exit_code == 0
    assert program.objects("sightings") == []
    assert program("sightings", "withdraw", entered["id"], "--restore").exit_code == 0
    assert len(program.objects("sightings")) == 1


@pytest.fixture
def compared(program: Program, tmp_path: Path) -> Program:
    """Three sightings against ten activations of two devices."""
    program("speakers", "add", "Hall", "--vendor", "alexa", "--device", "Robin's hall Echo")
    program("import", DATA / "alexa-array.json")
    seen = sightings_file(tmp_path, "2026-05-04T06:30:11.5Z", "2026-05-04T07:12:00.4Z", "2026-05-05T06:40:00.7Z")
    done = program("sightings", "import", seen, "--speaker", "Hall", "--covers", COVERS)
    assert "Three new sightings" in done.stdout
    return program


def test_crosscheck_tells_one_object_a_finding_and_a_summary_last(compared: Program) -> None:
    *findings, last = compared.objects("crosscheck")
    summary = last["summary"]
    promised = ("speaker", "clock_offset_s", "sightings", "records", "duplicates", "confirmed", "missing-from-history")
    assert {*promised, "not-witnessed", "cannot-tell", "ambiguous"} <= summary.keys()
    assert summary["speaker"] == "Hall"
    for verdict in ("confirmed", "missing-from-history", "not-witnessed", "cannot-tell", "ambiguous", "vanished"):
        assert summary[verdict] == sum(found["verdict"] == verdict for found in findings)
    (missing,) = [found for found in findings if found["verdict"] == "missing-from-history"]
    assert missing["sighting"]["at"].startswith("2026-05-04T07:12:00")
    assert missing["record"] is None
    assert "user-deleted" in missing["possible"]
    assert "range-ended" in missing["ruled_out"]


def test_crosscheck_says_it_in_words_with_sources(compared: Program) -> None:
    told = compared("crosscheck").stdout
    assert "Missing from the history: Hall" in told
    assert "May be because: Somebody with access to the account deleted it" in told
    assert "Ruled out: " in told
    assert "95 %" in told
    assert "clock" in told
    assert "by chance" in told


def test_crosscheck_of_a_speaker_and_a_span(compared: Program) -> None:
    compared("speakers", "add", "Loft", "--vendor", "alexa")
    assert {found["speaker"] for found in compared.objects("crosscheck", "--speaker", "hall")[:-1]} == {"Hall"}
    part = compared.objects("crosscheck", "--since", "2026-05-04T07:00Z", "--until", "2026-05-04T08:00Z")
    assert [found["verdict"] for found in part if "verdict" in found] == ["missing-from-history"]
    assert [found["summary"]["speaker"] for found in part if "summary" in found] == ["Hall", "Loft"]


def test_crosscheck_without_anything_says_what_to_do(program: Program) -> None:
    assert "speakers add" in program("crosscheck").stdout
    assert program.objects("crosscheck") == []


def test_the_same_import_again_is_said_to_be_here_and_can_be_undone_once(program: Program) -> None:
    (first,) = program.objects("import", DATA / "alexa-array.json")
    (again,) = program.objects("import", DATA / "alexa-array.json")
    assert (again["id"], again["again"], again["accepted"], again["duplicates"]) == (first["id"], True, 0, 10)
    assert "imported before" in program("import", DATA / "alexa-array.json").stdout
    assert program("import", "--undo", first["id"]).exit_code == 0
    assert program.objects("import", "--list") == []
    assert "undone already" in program.refused("import", "--undo", first["id"])


def test_a_preview_tells_what_it_is_and_keeps_nothing(program: Program) -> None:
    (told,) = program.objects("import", DATA / "alexa-array.json", "--preview")
    assert (told["records"], told["fresh"], told["kinds"]["request"]) == (10, 10, 2)
    assert {found["name"] for found in told["devices"]} == {"Robin's hall Echo", "Loft Dot"}
    assert "Would be kept" in program("import", DATA / "alexa-array.json", "--preview").stdout
    assert not program.paths.journal.exists()


def test_somebody_else_s_file_is_asked_about(program: Program, tmp_path: Path) -> None:
    program("import", DATA / "alexa-array.json")
    other = tmp_path / "other.json"
    content = (DATA / "alexa-array.json").read_bytes()
    other.write_bytes(content.replace(b"SAMPLEHALL", b"OTHERHALLX").replace(b"SAMPLELOFT", b"OTHERLOFTX"))
    assert "--same-account" in program.refused("import", other)
    assert len(program.objects("import", "--list")) == 1
    assert program("import", other, "--same-account").exit_code == 0


def test_a_device_of_the_file_is_said_to_be_a_speaker(program: Program) -> None:
    program("speakers", "add", "Loft", "--vendor", "alexa")
    assert "no such device" in program.refused(
        "import", DATA / "alexa-array.json", "--speaker", "Loft", "--device", "Attic"
    )
    assert program("import", DATA / "alexa-array.json", "--speaker", "Loft", "--device", "loft dot").exit_code == 0
    (speaker,) = program.objects("speakers")
    assert len(speaker["labels"]) == 1
    assert [found["speaker"] for found in program.objects("import", "--list")] == [None]


NOBODY = ("--speaker", "Nobody")


@pytest.mark.parametrize(
    "words",
    [
        ("speakers", "add", "", "--vendor", "alexa"),
        ("speakers", "add", "Hall", "--vendor", "alexa"),
        ("speakers", "add", "Loft", "--vendor", "acme"),
        ("speakers", "add", "Loft"),
        ("speakers", "add", "x" * 999, "--vendor", "alexa"),
        ("speakers", "change", "Loft"),
        ("sightings", "add", *NOBODY),
        ("sightings", "add", "--speaker", "Hall", "--at", "soon"),
        ("sightings", "add", "--speaker", "Hall", "--at", "2990-01-01T00:00Z"),
        ("sightings", "add", "--speaker", "Hall", "--uncertainty", "-1"),
        ("sightings", "add", "--speaker", "Hall", "--note", "x" * 5000),
        ("sightings", "withdraw", "nothing"),
        ("sightings", "import", "/nowhere.csv", "--speaker", "Hall"),
        ("sightings", "import", str(DATA / "by-hand.csv"), "--speaker", "Hall"),
        ("sightings", "import", str(DATA / "by-hand.csv"), "--speaker", "Hall", "--covers", "today"),
        ("import",),
        ("import", "/nowhere.json"),
        ("import", "--undo", "nothing"),
        ("import", str(DATA / "alexa-array.json"), *NOBODY),
        ("import", str(DATA / "google-assistant.json"), "--speaker", "Hall"),
        ("import", str(DATA / "alexa-array.json"), "--covers", "2026-05-05T00:00Z..2026-05-04T00:00Z"),
        ("import", str(DATA / "alexa-array.json"), str(DATA / "google-assistant.json")),
        ("import", str(Path(__file__))),
        ("crosscheck", *NOBODY),
        ("crosscheck", "--since", "soon"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_kept(program: Program, words: tuple[str, ...]) -> None:
    program("speakers", "add", "Hall", "--vendor", "alexa")
    before = (program.objects("speakers"), program.objects("sightings"), program.objects("import", "--list"))
    assert program.refused(*words).startswith("earwitness: ")
    assert before == (program.objects("speakers"), program.objects("sightings"), program.objects("import", "--list"))


@pytest.mark.parametrize("text", NASTY_TEXT[1::3])
def test_no_name_or_note_does_harm_on_the_terminal(program: Program, tmp_path: Path, text: str) -> None:
    from monitor.book import Speakers
    from monitor.clock import SystemClock
    from monitor.inbox import keep_at
    from monitor.speaker_records import SpeakerKept
    from tests.speaking import NOON, sighted, speaker

    kept = [SpeakerKept(NOON, speaker(text or "x", text)), sighted(1, note=text)]
    keep_at(program.paths, SystemClock(), kept)
    assert Speakers(program.paths, SystemClock(), lambda records: None).speakers()[0].name == (text or "x")
    for words in (("speakers",), ("sightings",), ("crosscheck",)):
        done = program(*words)
        assert done.exit_code == 0, done.stderr
        assert harm_in(done.stdout, lines=True) == ""


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    path = tmp_path / "long.csv"
    lines = (f"2026-05-{day:02}T{n // 60 % 24:02}:{n % 60:02}:11Z,d,," for day in range(1, 28) for n in range(7000))
    path.write_text("time,device,kind,text\n" + "\n".join(lines) + "\n")
    return path


def test_ctrl_c_cancels_an_import_and_keeps_nothing(program: Program, long_list: Path) -> None:
    words = [sys.executable, "main.py", "--data", str(program.paths.data), "import", str(long_list)]
    root = Path(main.__file__).parent
    with subprocess.Popen(words, cwd=root, stderr=subprocess.PIPE, text=True) as process:
        _wait_for_its_reader(process.pid)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert "cancelled" in told
    assert len(told.splitlines()) == 1
    assert program.objects("import", "--list") == []


def _wait_for_its_reader(pid: int) -> None:
    """Until the import's child process runs; it reads for seconds."""
    while not psutil.Process(pid).children():
        assert psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, str]:
    kept = ("PATH", "LANG", "LD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"HOME": str(tmp_path), **SILENT}


def test_while_another_program_records_commands_have_it_kept_and_it_hears_of_it(
    program: Program, alone: dict[str, str], tmp_path: Path
) -> None:
    data = ("--data", str(program.paths.data))
    words = [sys.executable, "main.py", "watch", "--json", *data]
    root = Path(main.__file__).parent
    with subprocess.Popen(words, cwd=root, env=alone, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            while not program.paths.inbox.exists():
                assert process.stdout.readline()
            for command in (
                ("speakers", "add", "Hall", "--vendor", "alexa", "--device", "Robin's hall Echo"),
                ("sightings", "add", "--speaker", "Hall", "--at", "2026-05-04T06:30:11Z", "--uncertainty", "1"),
                ("import", str(DATA / "alexa-array.json")),
            ):
                done = run(alone, *command, *data)
                assert done.returncode == 0, done.stderr
            unheard = {"speaker", "sighting", "imported"}
            hang = threading.Timer(PATIENCE, process.kill)
            hang.start()
            while unheard:
                unheard.discard(json.loads(process.stdout.readline())["event"])  # an empty line: it was killed
            hang.cancel()
            assert program.objects("crosscheck")[-1]["summary"]["confirmed"] == 1
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert process.returncode == 0
    assert not program.paths.inbox.exists()
    assert verify(program.paths.journal).ok
