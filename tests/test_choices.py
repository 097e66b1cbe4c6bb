"""What the user chose is held once, told to whoever wants to know, and never lost to a damaged file."""

from __future__ import annotations

import queue
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import file_watch
from monitor.choices import Choices
from monitor.errors import BadInput
from monitor.file_lock import alone
from monitor.settings import Settings
from monitor.settings_file import load, save


class Told:
    """A listener whose news can be waited for."""

    def __init__(self) -> None:
        self._news: queue.SimpleQueue[Settings] = queue.SimpleQueue()

    def __call__(self, settings: Settings) -> None:
        self._news.put(settings)

    def next(self) -> Settings:
        return self._news.get(timeout=20)

    @property
    def silent(self) -> bool:
        return self._news.empty()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture(params=["reported", "looked for"])
def running(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Choices]:
    if request.param == "looked for":
        monkeypatch.setattr(file_watch, "_alarm_over", lambda folder: None)
        monkeypatch.setattr(file_watch.FileWatch.__init__, "__defaults__", (0.02,))
    made = Choices(path)
    made.start()
    yield made
    made.stop()


def without_weeks(settings: Settings) -> Settings:
    return replace(settings, weekly_digest=False)


def told_by(choices: Choices) -> Told:
    told = Told()
    choices.subscribe(told)
    return told


def test_a_change_is_kept_and_told_to_all(path: Path) -> None:
    choices = Choices(path)
    first, second = told_by(choices), told_by(choices)
    choices.change(without_weeks)
    assert not choices.get().weekly_digest
    assert not load(path).weekly_digest
    assert first.next() == second.next() == choices.get()


def test_a_change_that_changes_nothing_is_told_to_nobody(path: Path) -> None:
    choices = Choices(path)
    told = told_by(choices)
    choices.change(lambda settings: settings)
    assert told.silent


def test_a_listener_may_change_something_itself(path: Path) -> None:
    choices = Choices(path)
    told = told_by(choices)
    choices.subscribe(lambda settings: choices.change(without_weeks))
    choices.change(lambda settings: replace(settings, listen=replace(settings.listen, on=False)))
    assert not told.next().listen.on
    assert not told.next().weekly_digest


def test_what_another_program_writes_is_taken_up_and_told(running: Choices, path: Path) -> None:
    told = told_by(running)
    running.get()
    Choices(path).change(without_weeks)
    assert not told.next().weekly_digest
    assert not running.get().weekly_digest
    path.write_text("weekly_digest = true\n")
    assert told.next().weekly_digest
    assert told.silent


def test_a_change_builds_on_what_another_program_just_wrote(path: Path) -> None:
    choices = Choices(path)
    choices.get()
    Choices(path).change(without_weeks)
    choices.change(lambda settings: replace(settings, listen=replace(settings.listen, on=False)))
    assert load(path) == choices.get() == without_weeks(choices.get())


def test_a_damaged_file_changes_nothing_and_is_told_of_until_it_is_mended(running: Choices, path: Path) -> None:
    told = told_by(running)
    running.change(without_weeks)
    told.next()
    path.write_text("weekly_digest = [")
    assert not told.next().weekly_digest
    assert "settings.toml" in running.trouble() and "chosen last stays" in running.trouble()
    path.write_text("weekly_digest = true\n")
    assert told.next().weekly_digest
    assert running.trouble() == ""


@pytest.mark.logs_warnings
def test_a_change_moves_a_damaged_file_aside_and_keeps_what_was_read_before(path: Path) -> None:
    choices = Choices(path)
    choices.change(without_weeks)
    path.write_text("precious = [")
    choices.change(lambda settings: replace(settings, listen=replace(settings.listen, on=False)))
    assert not load(path).weekly_digest and not load(path).listen.on
    (aside,) = path.parent.glob("settings.toml.damaged-*")
    assert aside.read_text() == "precious = ["
    assert choices.trouble() == ""


def test_a_file_that_was_damaged_from_the_start_opens_no_microphone(path: Path) -> None:
    path.write_text("[listening]\nhours = ['seven']\n")
    choices = Choices(path)
    assert not choices.get().listen.on
    assert "nothing is listened for" in choices.trouble()
    path.unlink()
    save(path, Settings())
    choices.start()
    choices.stop()
    assert choices.get().listen.on


def test_a_file_that_goes_takes_nothing_with_it(running: Choices, path: Path) -> None:
    running.change(without_weeks)
    path.unlink()
    running.change(lambda settings: replace(settings, sound=False))
    assert not load(path).weekly_digest


def test_where_the_disk_refuses_nothing_is_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choices = Choices(path)
    told = told_by(choices)

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        choices.change(without_weeks)
    assert choices.get().weekly_digest and told.silent


# Several processes

TURNS = 200
COUNTER = """
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from monitor.choices import Choices

path, field, turns = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
step = timedelta(days=1) if field == "keep_for" else timedelta(minutes=1)
choices = Choices(path)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(turns):
    choices.change(lambda settings: replace(settings, **{field: getattr(settings, field) + step}))
"""
HOLDER = """
import sys
from pathlib import Path
from monitor.file_lock import alone

with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
ROOT = Path(__file__).parent.parent


def begun(stack: ExitStack, code: str, *words: object) -> subprocess.Popen[str]:
    """A process that has said its first word."""
    command = [sys.executable, "-c", code, *map(str, words)]
    pipe = subprocess.PIPE
    child = stack.enter_context(subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT))
    assert child.stdout is not None and child.stdout.readline()
    return child


def test_two_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    long, short = timedelta(days=30), timedelta(minutes=1)
    save(path, replace(Settings(), keep_for=long, away_after=short))
    with ExitStack() as stack:
        writers = [begun(stack, COUNTER, path, field, TURNS) for field in ("keep_for", "away_after")]
        for writer in writers:
            assert writer.stdin is not None
            writer.stdin.write("go\n")
            writer.stdin.flush()
    assert [writer.returncode for writer in writers] == [0, 0]
    written = load(path)
    assert (written.keep_for, written.away_after) == (long + timedelta(days=TURNS), short + timedelta(minutes=TURNS))


def test_who_died_while_writing_holds_nobody_up(path: Path) -> None:
    beside = path.with_name("settings.toml.lock")
    with ExitStack() as stack:
        holder = begun(stack, HOLDER, beside)
        with pytest.raises(BadInput, match="Another program holds"), alone(beside, patience=0.0):
            pass
        holder.kill()
        holder.wait()
        Choices(path).change(without_weeks)
    assert not load(path).weekly_digest


def test_a_lock_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="can't be written"), alone(tmp_path / "none" / "lock"):
        pass
