"""Desktop files, read from folders made for the test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from monitor.microphone.desktop_files import DesktopFile, DesktopFiles, data_folders, parse

ENTRY = "[Desktop Entry]\nType=Application\nName={name}\nName[de]=Anders\nIcon=x-icon\nExec={run}\n"


def put(folder: Path, desktop_id: str, name: str, run: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{desktop_id}.desktop").write_text(ENTRY.format(name=name, run=run), "utf-8")


def index(*folders: Path) -> DesktopFiles:
    return DesktopFiles(folders, owners={os.getuid()})


def test_a_program_is_found_by_its_id_and_by_what_it_starts(tmp_path: Path) -> None:
    put(tmp_path, "org.x.Recorder", "Recorder", "/usr/bin/recorder --new %U")
    files = index(tmp_path)
    expected = DesktopFile("org.x.Recorder", "Recorder", "x-icon", "recorder")
    assert files.by_id("org.x.Recorder") == files.by_program("recorder") == expected
    assert files.by_id("recorder") is files.by_program("Recorder") is None


def test_a_file_that_appears_later_is_found(tmp_path: Path) -> None:
    files = index(tmp_path)
    assert files.by_id("late") is None
    os.utime(tmp_path, ns=(1, 1))
    assert files.by_id("late") is None
    put(tmp_path, "late", "Late", "late")
    assert files.by_id("late") is not None


def test_the_first_folder_wins_and_can_hide(tmp_path: Path) -> None:
    put(tmp_path / "home", "a", "Mine", "a")
    put(tmp_path / "usr", "a", "Theirs", "a")
    put(tmp_path / "usr", "b", "Theirs", "b")
    (tmp_path / "home" / "b.desktop").write_text("[Desktop Entry]\nHidden=true\nName=x\n")
    files = index(tmp_path / "home", tmp_path / "usr")
    found = files.by_id("a")
    assert found is not None and found.name == "Mine"
    assert files.by_id("b") is None


def test_two_names_for_one_program_are_no_name(tmp_path: Path) -> None:
    put(tmp_path, "a", "One", "browser")
    put(tmp_path, "b", "Other", "browser --private")
    put(tmp_path, "c", "Same", "player")
    put(tmp_path, "d", "Same", "player --queue")
    files = index(tmp_path)
    assert files.by_program("browser") is None
    same = files.by_program("player")
    assert same is not None and same.name == "Same"


@pytest.mark.parametrize("run", ["env X=1 /opt/app", "sh -c app", "flatpak run x", "snap run y", '"unclosed', ""])
def test_a_wrapper_says_nothing_about_the_program(run: str) -> None:
    entry = parse("x", ENTRY.format(name="X", run=run))
    assert entry is not None and entry.program == ""


def test_a_file_that_somebody_else_wrote_is_not_believed(tmp_path: Path) -> None:
    put(tmp_path, "bank", "Bank", "evil")
    assert DesktopFiles([tmp_path], owners={os.getuid() + 1}).by_program("evil") is None
    (tmp_path / "bank.desktop").chmod(0o666)
    assert index(tmp_path).by_program("evil") is None


def test_an_exported_flatpak_answers_to_its_id_only(tmp_path: Path) -> None:
    exported = tmp_path / "flatpak/exports/share/applications"
    put(exported, "org.x.App", "App", "/usr/bin/evil")
    files = DesktopFiles([exported], owners=())
    assert files.by_id("org.x.App") is not None
    assert files.by_program("evil") is None


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe\x00", b"[Desktop Entry]\nName=", b"[Desktop Entry]\nType=Link\nName=x\n"]
)
def test_what_is_not_a_program_is_passed_over(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.desktop").write_bytes(raw)
    assert index(tmp_path, tmp_path / "absent").by_id("x") is None


def test_folders_follow_the_environment() -> None:
    folders = data_folders({"XDG_DATA_HOME": "/h", "XDG_DATA_DIRS": "/a:relative:/b"})
    assert folders[:3] == [Path("/h/applications"), Path("/a/applications"), Path("/b/applications")]
    assert Path("/var/lib/flatpak/exports/share/applications") in folders
    assert all(folder.is_absolute() for folder in folders)
