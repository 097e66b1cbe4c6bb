"""``settings`` reads, changes and resets what the window shows, and says in one sentence what can't be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from main import main
from monitor.settings import Scheme
from monitor.settings_file import load
from monitor.settings_keys import BY_NAME


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "system"))
    return tmp_path / "data"


def settings(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["settings", *words, "--data", str(data)])


def test_all_are_listed_with_their_meaning(data: Path) -> None:
    done = settings(data)
    assert done.exit_code == 0
    assert "theme = auto" in done.output.splitlines()
    assert "It can be auto, light or dark." in done.output
    listed = [json.loads(line)["key"] for line in settings(data, "get", "--json").output.splitlines()]
    assert listed == ["start_at_login", *BY_NAME]


def test_one_is_changed_read_and_reset(data: Path) -> None:
    assert settings(data, "set", "theme", "dark").exit_code == 0
    assert load(data / "settings.toml").theme is Scheme.DARK
    assert settings(data, "get", "theme").output == "dark\n"
    assert json.loads(settings(data, "get", "theme", "--json").output) == {
        "key": "theme", "value": "dark", "default": "auto", "takes": "auto, light or dark"
    }  # fmt: skip
    assert "theme = dark   (at first: auto)" in settings(data).output
    assert settings(data, "reset", "theme").exit_code == 0
    assert settings(data, "get", "theme").output == "auto\n"


@pytest.mark.parametrize(
    "words",
    [
        ("set", "theme", "purple"), ("set", "nothing", "1"), ("get", "nothing"), ("reset", "nothing"),
        ("set", "start_at_login", "perhaps"), ("set", "hotkeys.mute_all", "m"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_told_in_one_sentence(data: Path, words: tuple[str, ...]) -> None:
    done = settings(data, *words)
    assert done.exit_code == 2
    assert done.stderr.startswith("earwitness: ") and len(done.stderr.splitlines()) == 1
    assert not (data / "settings.toml").exists()


def test_a_damaged_file_is_told_and_left_alone(data: Path) -> None:
    data.mkdir(mode=0o700)
    (data / "settings.toml").write_text("theme = [")
    for words in (("get", "theme"), ("set", "theme", "dark"), ("reset", "theme")):
        done = settings(data, *words)
        assert done.exit_code == 2 and "settings.toml" in done.stderr
    assert (data / "settings.toml").read_text() == "theme = ["


def test_start_at_login_is_the_desktops_own_and_not_in_the_file(data: Path, tmp_path: Path) -> None:
    entry = tmp_path / "config" / "autostart" / "earwitness.desktop"
    assert settings(data, "get", "start_at_login").output == "off\n"
    assert settings(data, "set", "start_at_login", "on").exit_code == 0
    assert "Hidden=false" in entry.read_text()
    assert settings(data, "get", "start_at_login").output == "on\n"
    entry.write_text(entry.read_text().replace("Hidden=false", "Hidden=true"))
    assert settings(data, "get", "start_at_login").output == "off\n"
    settings(data, "set", "start_at_login", "on")
    assert settings(data, "reset", "start_at_login").exit_code == 0
    assert "Hidden=true" in entry.read_text()
