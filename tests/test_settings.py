"""What the user chose survives, and nothing unproven can be allowed."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.errors import BadInput
from monitor.model import Application, Sandbox, Trust
from monitor.settings import Settings, SpeakerToasts, load, save

ZOOM = Application("zoom", exe="/opt/zoom/zoom", exe_sha256="aa", trust=Trust.KERNEL)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == Settings()


def test_what_was_saved_is_loaded_also_with_a_name_that_is_no_text(tmp_path: Path) -> None:
    odd = replace(ZOOM, name=b"bad\xff\xfename".decode("utf-8", "surrogateescape"), exe="/tmp/x\n\udcff")
    settings = Settings().with_allowed(ZOOM).with_allowed(odd)
    save(tmp_path / "settings.toml", settings)
    assert load(tmp_path / "settings.toml") == settings
    assert stat.S_IMODE((tmp_path / "settings.toml").stat().st_mode) == 0o600


@pytest.mark.parametrize("trust", [Trust.CLAIMED, Trust.CONFLICT, Trust.UNKNOWN, Trust.BROKER])
def test_a_program_known_by_its_word_only_can_not_be_allowed(trust: Trust) -> None:
    with pytest.raises(BadInput, match="can't be allowed"):
        Settings().with_allowed(replace(ZOOM, trust=trust))


def test_an_allowed_program_is_covered_only_while_a_kernel_fact_names_it() -> None:
    settings = Settings().with_allowed(ZOOM)
    assert settings.allows(ZOOM)
    assert settings.allows(replace(ZOOM, trust=Trust.VERIFIED, pid=99))
    assert not settings.allows(replace(ZOOM, trust=Trust.CONFLICT))
    assert not settings.allows(replace(ZOOM, exe="/home/x/zoom"))


def test_a_changed_file_is_no_longer_allowed() -> None:
    settings = Settings().with_allowed(ZOOM)
    assert settings.allows(replace(ZOOM, exe_sha256=None))
    assert not settings.allows(replace(ZOOM, exe_sha256="bb"))


def test_a_sandboxed_program_is_allowed_by_its_id() -> None:
    boxed = replace(ZOOM, sandbox=Sandbox("flatpak", "us.zoom.Zoom"))
    assert not Settings().with_allowed(boxed).allows(ZOOM)


def test_allowing_can_be_taken_back() -> None:
    assert Settings().with_allowed(ZOOM).without(ZOOM.identity) == Settings()


@pytest.mark.parametrize(
    "content", [b"not = [toml", b"allowed = 3", b"allowed = [1]", b"\xff\xfe", b'[[allowed]]\nname="x"']
)
def test_a_damaged_file_is_named_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"settings\.toml"):
        load(path)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    save(path, Settings().with_allowed(ZOOM))

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        save(path, Settings())
    assert load(path).allows(ZOOM)
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.toml"]


def test_when_a_speaker_is_told_of_is_kept_and_survives_an_allowed_program(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    save(file, Settings(speaker_toasts=SpeakerToasts.OFF).without("exe:/nobody"))
    assert load(file).speaker_toasts is SpeakerToasts.OFF
    file.write_text('speaker_toasts = "on Tuesdays"\n')
    assert load(file).speaker_toasts is SpeakerToasts.NOBODY_THERE


def test_a_weekly_summary_is_wanted_until_somebody_turns_it_off(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("version = 1\n")
    assert load(file).weekly_digest
    save(file, replace(load(file), weekly_digest=False))
    assert not load(file).weekly_digest
