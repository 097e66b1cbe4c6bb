"""What the user chose survives in its file; what can't be understood is named, and what is not known is kept."""

from __future__ import annotations

import stat
import tomllib
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from monitor.errors import BadInput
from monitor.rule_model import Reaction, Rule, Who
from monitor.rules_file import LONG_AGO
from monitor.settings import Hotkeys, Hours, Language, Listen, ProgramToasts, Scheme, Settings, SpeakerToasts
from monitor.settings_file import VERSION, load, save
from monitor.settings_keys import BY_NAME, KEYS, Key

OTHER = Settings(
    rules=(Rule("a", Who("exe:/opt/zoom"), Reaction.RECORD, LONG_AGO),),
    program_toasts=ProgramToasts.EACH_CALL,
    speaker_toasts=SpeakerToasts.ALWAYS,
    listen=Listen(False, "odd\udcff", (Hours(time(22), time(6)), Hours(time(12), time(13, 30))), ("kitchen", "hall")),
    weekly_digest=False,
    theme=Scheme.DARK,
    icon=Scheme.LIGHT,
    language=Language.GERMAN,
    sound=False,
    away_after=timedelta(minutes=12),
    keep_for=timedelta(days=730),
    hotkeys=Hotkeys("<ctrl>+<alt>+m", "<ctrl>+<alt>+x"),
    welcomed=True,
)
"""Nothing in it is as it is by default."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_no_file_means_the_defaults(path: Path) -> None:
    assert load(path) == Settings()


@pytest.mark.parametrize("settings", [Settings(), OTHER])
def test_what_was_saved_is_loaded(path: Path, settings: Settings) -> None:
    save(path, settings)
    assert load(path) == settings
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    save(path, settings)
    assert load(path) == settings


@pytest.mark.parametrize(
    "content",
    [
        b"not = [toml", b"rules = 3", b"allowed = [1]", b"\xff\xfe", b'[[allowed]]\nname="x"', b"listening = 3",
        b"theme = 'purple'", b"away_after = true", b"[hotkeys]\nmark_moment = 'm'", b"keep_for = '0d'",
        b"[notifications]\nspeakers = 'on Tuesdays'", b"[listening]\nhours = ['seven']", b"[listening]\non = 1",
    ],
)  # fmt: skip
def test_a_damaged_file_is_named_in_one_sentence(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"settings\.toml.*Mend"):
        load(path)


def test_a_damaged_file_is_not_overwritten(path: Path) -> None:
    path.write_text("precious = [")
    with pytest.raises(BadInput):
        save(path, Settings())
    assert path.read_text() == "precious = ["


def test_a_failed_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(path, OTHER)

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        save(path, Settings())
    assert load(path) == OTHER
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


def test_a_file_of_the_first_version_is_understood(path: Path) -> None:
    path.write_text(
        'version = 1\nspeaker_toasts = "off"\nweekly_digest = false\n[listening]\non = false\nhours = ["07:00-23:00"]\n'
        '[[allowed]]\nidentity = "exe:/opt/zoom"\nname = "zoom"\n'
    )
    found = load(path)
    assert found.speaker_toasts is SpeakerToasts.OFF
    assert not found.weekly_digest
    assert found.listen == Listen(on=False, hours=(Hours(time(7), time(23)),))
    assert [(rule.who.identity, rule.reaction) for rule in found.rules] == [("exe:/opt/zoom", Reaction.RECORD)]
    save(path, found)
    table = tomllib.loads(path.read_text())
    assert table["version"] == VERSION
    assert table["notifications"] == {"programs": "unusual", "speakers": "off", "weekly": False, "sound": True}
    assert not {"allowed", "speaker_toasts", "weekly_digest"} & set(table)
    assert load(path) == found


def test_what_a_newer_version_wrote_is_kept_and_does_no_harm(path: Path) -> None:
    path.write_text(
        'version = 9\ntheme = "sepia"\nmood = "calm"\n'
        '[notifications]\nsound = false\ncolour = "red"\n[moon]\nphase = 3\n'
    )
    found = load(path)
    assert (found.theme, found.sound) == (Scheme.AUTO, False)
    save(path, replace(found, sound=True))
    table = tomllib.loads(path.read_text())
    assert (table["version"], table["mood"], table["moon"]) == (9, "calm", {"phase": 3})
    assert (table["notifications"]["colour"], table["notifications"]["sound"]) == ("red", True)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_each_key_says_what_it_takes_back(key: Key) -> None:
    """Only ids of microphones and speakers may hold what can't be typed."""
    plain = replace(OTHER, listen=replace(OTHER.listen, microphone="pulse:x"))
    shown = key.kind.show(key.of(plain))
    assert key.of(key.put_text(Settings(), shown)) == key.of(plain)
    assert not key.is_default(plain)
    assert key.is_default(key.reset(plain))
    assert key.of(key.put_text(plain, key.kind.show(key.of(Settings())))) == key.of(Settings())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("theme", "purple"), ("away_after", "0"), ("away_after", "soon"), ("keep_for", "0d"), ("keep_for", "99999y"),
        ("keep_for", "3"), ("listening.hours", "7-8"), ("listening.hours", "07:00-07:00"), ("hotkeys.mute_all", "m"),
        ("notifications.weekly", "perhaps"), ("language", ""),
    ],
)  # fmt: skip
def test_a_value_that_can_not_be_is_told_with_what_can(name: str, text: str) -> None:
    with pytest.raises(BadInput) as told:
        BY_NAME[name].put_text(Settings(), text)
    assert len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize(("text", "days"), [("30d", 30), ("2y", 730), ("365d", 365)])
def test_how_long_is_kept_is_said_in_days_or_years(text: str, days: int) -> None:
    assert BY_NAME["keep_for"].put_text(Settings(), text).keep_for == timedelta(days=days)
