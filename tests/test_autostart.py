"""There is one entry at login or none, it starts this very program, and what is shown is what the desktop has."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from monitor.autostart import start_command
from monitor.autostart_macos import LaunchAgent
from monitor.autostart_windows import APPROVED, RUN, VALUE, RunValue
from monitor.autostart_xdg import Entry, exec_line, folders
from monitor.errors import BadInput
from monitor.paths import Paths, paths_for

COMMAND = [sys.executable, "--hidden"]


def entry(tmp_path: Path) -> Entry:
    return Entry(COMMAND, tmp_path / "own", [tmp_path / "system"])


def file(tmp_path: Path, folder: str = "own") -> Path:
    return tmp_path / folder / "earwitness.desktop"


def test_switching_on_makes_one_entry_and_off_keeps_it_hidden(tmp_path: Path) -> None:
    made = entry(tmp_path)
    assert not made.is_on()
    made.switch(True)
    made.switch(True)
    assert made.is_on()
    assert [each.name for each in (tmp_path / "own").iterdir()] == ["earwitness.desktop"]
    made.switch(False)
    assert not made.is_on()
    assert "Hidden=true" in file(tmp_path).read_text().splitlines()
    made.switch(True)
    assert file(tmp_path).read_text().count("Hidden=") == 1


def test_off_where_there_is_nothing_makes_nothing(tmp_path: Path) -> None:
    entry(tmp_path).switch(False)
    assert list(tmp_path.iterdir()) == []


def test_an_entry_of_the_system_counts_and_can_be_switched_off(tmp_path: Path) -> None:
    file(tmp_path, "system").parent.mkdir()
    file(tmp_path, "system").write_text(f"[Desktop Entry]\nExec={sys.executable}\n")
    made = entry(tmp_path)
    assert made.is_on()
    made.switch(False)
    assert not made.is_on()
    assert file(tmp_path).exists()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Exec=/gone/earwitness --hidden"])
def test_what_the_desktop_switched_off_or_can_not_start_is_off(tmp_path: Path, line: str) -> None:
    made = entry(tmp_path)
    made.switch(True)
    key = line.partition("=")[0]
    text = [line if each.startswith(f"{key}=") else each for each in file(tmp_path).read_text().splitlines()]
    file(tmp_path).write_text("\n".join(text))
    assert not made.is_on()
    made.switch(True)
    assert made.is_on()


def test_what_somebody_wrote_into_the_entry_stays(tmp_path: Path) -> None:
    file(tmp_path).parent.mkdir()
    file(tmp_path).write_text("# mine\n[Desktop Entry]\nName=Ear\nHidden=true\n\n[Desktop Action x]\nHidden=no\n")
    entry(tmp_path).switch(True)
    lines = file(tmp_path).read_text().splitlines()
    assert lines[:3] == ["# mine", "[Desktop Entry]", "Name=Ear"]
    assert lines[-2:] == ["[Desktop Action x]", "Hidden=no"]
    assert lines.index(f"Exec={exec_line(COMMAND)}") < lines.index("[Desktop Action x]")


@pytest.mark.parametrize("word", ["plain", "with blank", 'a"b', "$HOME", "back\\slash", "50%", "`x`", "é"])
def test_the_line_that_is_run_is_quoted_as_the_desktop_reads_it(tmp_path: Path, word: str) -> None:
    """Read back by GLib, which is what most desktops use."""
    gio = shutil.which("gio")
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/said\n')
    program.chmod(0o755)
    desktop = tmp_path / "x.desktop"
    desktop.write_text(f"[Desktop Entry]\nType=Application\nName=x\nExec={exec_line([str(program), word])}\n")
    if gio is None or subprocess.run([gio, "launch", str(desktop)], check=False, timeout=20).returncode:
        pytest.skip("no gio that launches desktop files")
    end = 200
    while not (tmp_path / "said").exists() and end:
        subprocess.run(["sleep", "0.05"], check=True)
        end -= 1
    assert (tmp_path / "said").read_text() == word


def test_desktop_file_validate_accepts_the_entry(tmp_path: Path) -> None:
    validate = shutil.which("desktop-file-validate")
    if validate is None:
        pytest.skip("desktop-file-validate is not installed")
    entry(tmp_path).switch(True)
    done = subprocess.run([validate, str(file(tmp_path))], check=False, capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file")
    with pytest.raises(BadInput, match="own"):
        entry(tmp_path).switch(True)


def test_the_folders_are_where_the_desktop_says() -> None:
    assert folders({"XDG_CONFIG_HOME": "/c", "XDG_CONFIG_DIRS": "/a:/b"}) == (
        Path("/c/autostart"),
        [Path("/a/autostart"), Path("/b/autostart")],
    )
    assert folders({})[1] == [Path("/etc/xdg/autostart")]


def test_the_command_is_the_way_this_program_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EARWITNESS_DATA", raising=False)
    usual = paths_for(None)
    script = tmp_path / "bin" / "earwitness"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    link = tmp_path / "earwitness"
    link.symlink_to(script)
    assert start_command(str(link), {}, usual) == [str(link), "--hidden"], "a link of pipx is kept"
    checkout = start_command("main.py", {}, usual)
    assert checkout[0] == sys.executable and Path(checkout[1]).is_file() and Path(checkout[1]).name == "main.py"
    assert start_command("x", {"APPIMAGE": "/a.AppImage"}, usual) == ["/a.AppImage", "--hidden"]
    assert start_command(str(link), {}, Paths(tmp_path))[-2:] == ["--data", str(tmp_path)]


def test_the_command_starts_this_program_from_any_folder(tmp_path: Path) -> None:
    program = [each for each in start_command("main.py", {}, Paths(tmp_path)) if each != "--hidden"]
    done = subprocess.run(
        [*program[:2], "settings", "get", "theme", *program[2:]],
        cwd=tmp_path, env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("auto\n", "")


class FakeRegistry:
    def __init__(self, refuses: bool = False) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}
        self.refuses = refuses

    def get(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key, name))

    def put(self, key: str, name: str, value: str) -> None:
        if self.refuses:
            raise PermissionError(13, "Access is denied")
        self.values[key, name] = value

    def drop(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


def test_on_windows_one_value_of_the_run_key_is_switched() -> None:
    registry = FakeRegistry()
    made = RunValue([r"C:\Program Files\Earwitness\earwitness.exe", "--hidden"], registry)
    made.switch(True)
    made.switch(True)
    wanted: Mapping[tuple[str, str], str] = {
        (RUN, VALUE): r'"C:\Program Files\Earwitness\earwitness.exe" --hidden'
    }  # fmt: skip
    assert made.is_on() and registry.values == wanted
    registry.values[APPROVED, VALUE] = b"\x03" + bytes(11)
    assert not made.is_on(), "the Task Manager switched it off"
    made.switch(True)
    assert made.is_on()
    made.switch(False)
    assert registry.values == {}


def test_a_registry_that_refuses_is_told() -> None:
    with pytest.raises(BadInput, match="Access is denied"):
        RunValue(COMMAND, FakeRegistry(refuses=True)).switch(True)


def test_on_macos_there_is_one_launch_agent_or_none(tmp_path: Path) -> None:
    made = LaunchAgent(["/Applications/Earwitness.app/x", "--hidden"], tmp_path / "LaunchAgents")
    assert not made.is_on()
    made.switch(True)
    (agent,) = (tmp_path / "LaunchAgents").iterdir()
    table = plistlib.loads(agent.read_bytes())
    assert made.is_on() and table["ProgramArguments"][-1] == "--hidden" and table["Label"] == agent.stem
    agent.write_bytes(b"damaged")
    assert not made.is_on()
    made.switch(False)
    assert not agent.exists()
