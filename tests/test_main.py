"""The command line as scripts use it: the real program, a real sound server, real recorders."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.rig.sound import LIE, PrivatePipeWire

PROGRAM = [sys.executable, str(Path(__file__).parent.parent / "main.py")]
SILENT = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
PATIENCE = 30


class Watching:
    """``watch --json`` as a child; ``events`` are its lines so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.events: list[dict[str, Any]] = []
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, event: str, **facts: object) -> dict[str, Any]:
        """The first line with this event and these facts, also one that was read before."""
        return self.until_true(lambda found: found["event"] == event and facts.items() <= found.items())

    def until_true(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        for found in self.events:
            if wanted(found):
                return found
        while True:
            try:
                self.events.append(json.loads(self._lines.get(timeout=PATIENCE)))
            except queue.Empty:
                raise AssertionError(f"not told: {self.events}") from None
            if wanted(self.events[-1]):
                return self.events[-1]


def run(env: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *words], env={**env, **SILENT}, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@contextmanager
def watching(env: Mapping[str, str], data: Path) -> Iterator[Watching]:
    with subprocess.Popen(
        [*PROGRAM, "watch", "--json", "--data", str(data)], env={**env, **SILENT}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            watch = Watching(process)
            watch.until("watching", source="pipewire")
            yield watch
        finally:
            process.kill()


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, str]:
    """Surroundings without display, sound server and bus."""
    kept = ("PATH", "LANG", "LD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"HOME": str(tmp_path), **SILENT}


def test_watch_and_timeline_tell_a_recording_program_as_scripts_expect(pipewire: PrivatePipeWire, data: Path) -> None:
    with watching(pipewire.env, data) as watch:
        with pipewire.recording("parecord") as recorder:
            started = watch.until("activation-started")
        ended = watch.until("activation-ended", id=started["id"])
        watch.process.send_signal(signal.SIGINT)
        assert watch.process.wait(PATIENCE) == 0
    application = started["application"]
    assert application["pid"] == recorder.pid
    assert application["trust"] == "verified"
    assert {"name", "exe", "app_id", "claimed", "parents"} <= application.keys()
    assert application["claimed"]["pid"] == recorder.pid
    assert started["microphone"]["id"]
    assert started["microphone"]["kind"] == "virtual"
    assert started["source"] == "pipewire"
    assert started["presence"] == {"idle_s": None, "locked": None}
    assert started["at"].endswith("Z")
    assert ended["duration_s"] > 0
    assert ended["known"] == "seen"
    (row,) = lines(run(pipewire.env, "timeline", "--json", "--data", str(data)))
    assert row["id"] == started["id"]
    assert row["duration_s"] == ended["duration_s"]
    assert {"started", "ended", "application", "microphone", "source", "presence"} <= row.keys()
    assert run(pipewire.env, "verify", "--data", str(data)).returncode == 0


def test_a_program_that_claims_to_be_another_is_told_under_its_own_process(
    pipewire: PrivatePipeWire, data: Path
) -> None:
    with watching(pipewire.env, data) as watch, pipewire.recorder("parecord", env=LIE) as liar:
        started = watch.until("activation-started")
        # Nobody is accused at first sight: the contradiction is told at the second look, some 50 ms later.
        watch.until_true(lambda event: event.get("application", {}).get("trust") == "conflict")
        application = watch.events[-1]["application"]
        assert watch.events[-1]["id"] == started["id"]
    assert application["pid"] == liar.pid
    assert application["exe"] == "/usr/bin/pacat"
    assert application["claimed"]["binary"] == "zoom"


def test_after_kill_9_the_open_activation_ends_as_inferred_and_a_gap_is_kept(
    pipewire: PrivatePipeWire, data: Path
) -> None:
    with pipewire.recording("parecord"):
        with watching(pipewire.env, data) as watch:
            first = watch.until("activation-started")
            watch.process.kill()
        with watching(pipewire.env, data) as watch:
            watch.until("activation-started")
            watch.process.send_signal(signal.SIGTERM)
            watch.process.wait(PATIENCE)
    rows = lines(run(pipewire.env, "timeline", "--json", "--data", str(data)))
    assert [row["id"] for row in rows][0] == first["id"]
    assert rows[0]["ended"] is not None
    assert [row["known"] for row in rows] == ["inferred", "inferred"]
    assert run(pipewire.env, "verify", "--data", str(data)).returncode == 0


def test_only_one_program_records_into_a_folder(pipewire: PrivatePipeWire, data: Path) -> None:
    with watching(pipewire.env, data):
        second = run(pipewire.env, "watch", "--for", "0.1", "--data", str(data))
    assert second.returncode == 2
    assert len(second.stderr.splitlines()) == 1
    assert "Another" in second.stderr


def test_verify_names_a_change_and_exits_1(pipewire: PrivatePipeWire, data: Path) -> None:
    assert run(pipewire.env, "watch", "--for", "0.5", "--data", str(data)).returncode == 0
    journal = data / "journal.db"
    content = bytearray(journal.read_bytes())
    place = content.index(b"watching")
    content[place] ^= 1
    journal.write_bytes(content)
    done = run(pipewire.env, "verify", "--json", "--data", str(data))
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["ok"] is False
    assert report["findings"]


def test_without_a_display_it_watches_in_the_terminal_and_says_so(alone: dict[str, str], data: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "--data", str(data)], env=alone, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        assert "No display" in process.stderr.readline()
        assert any("Blind" in line or "Watching" in line for line in process.stdout)
        process.terminate()
        assert process.wait(PATIENCE) == 0


def test_the_doctor_says_what_is_missing_and_what_mends_it(alone: dict[str, str], data: Path) -> None:
    checks = {check["check"]: check for check in lines(run(alone, "doctor", "--json", "--data", str(data)))}
    assert checks["pipewire"]["grade"] == "missing"
    assert checks["pipewire"]["remedy"]
    assert not data.exists()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["timeline", "--since", "soon"], "is not a time"),
        (["verify"], "no journal"),
        (["watch", "--data", "/dev/null/x"], "--data"),
        (["watch", "--data", "/etc/hostname"], "--data"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(alone: dict[str, str], data: Path, words: list[str], hint: str) -> None:
    done = run({**alone, "EARWITNESS_DATA": str(data)}, *words)
    assert done.returncode == 2
    assert hint in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_journal_is_said_to_be_none(alone: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"not a database" * 100)
    for command in ("timeline", "verify"):
        done = run(alone, command, "--data", str(tmp_path))
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
    assert run(alone, "doctor", "--data", str(tmp_path)).returncode == 0
