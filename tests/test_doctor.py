"""Each outcome has its sentence, and the doctor sees real servers for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor import doctor
from monitor.doctor import Check, Grade
from monitor.paths import Paths
from monitor.presence import find
from tests.rig.desktop import PrivateBus
from tests.rig.services import Desktop
from tests.rig.sound import PrivatePipeWire, PrivatePulseAudio
from ui import doctor_words


def test_every_outcome_has_a_sentence_and_every_sentence_an_outcome() -> None:
    source = Path(doctor.__file__).read_text()
    sentences = set(doctor_words.SENTENCES)
    assert {code for code in sentences if f'"{code}"' not in source} == set()
    told = set(re.findall(r'Check\("[\w-]+", Grade\.\w+, "([\w-]+)"', source))
    assert told <= sentences


def test_a_pipewire_server_is_watched_and_is_no_pulseaudio(
    pipewire: PrivatePipeWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(pipewire.runtime))
    assert doctor.pipewire().code == "pipewire-watched"
    assert list(doctor.pulseaudio()) == []


def test_a_real_pulseaudio_is_told_with_what_it_can_not_show(
    pulseaudio: PrivatePulseAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(pulseaudio.runtime))
    assert doctor.pipewire().code == "pulseaudio-only"
    (check,) = doctor.pulseaudio()
    assert check.grade is Grade.LIMITED
    assert "brief and unknown" in doctor_words.sentence(check)


def test_a_broken_journal_is_told_with_the_command_that_looks_closer(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    paths.journal.write_bytes(b"no database" * 1000)
    check = doctor.journal(paths)
    assert check.grade is Grade.MISSING
    assert "earwitness verify" in doctor_words.remedy(check)


def test_a_nearly_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SPACE_WANTED", 1 << 60)
    check = doctor.space(Paths(tmp_path / "not" / "there" / "yet"))
    assert check == Check("disk", Grade.LIMITED, "disk-low", check.facts)
    assert "MB are free" in doctor_words.sentence(check)


def test_memory_that_can_not_be_locked_is_a_limit_of_hearing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "can_lock", lambda: False)
    found = doctor.hearing()
    assert (found.code, found.grade) == ("hearing-unlocked", doctor.Grade.LIMITED)
    assert "ulimit -l" in doctor_words.remedy(found)


def test_what_hearing_needs_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.hearing().code == "hearing-ready"
    monkeypatch.setattr(doctor, "_alsa_plugins", lambda: iter(()))
    assert "libasound2-plugins" in doctor_words.remedy(doctor.hearing())
    monkeypatch.setattr(doctor, "_loads", lambda library: False)
    assert "libportaudio2" in doctor_words.remedy(doctor.hearing())
    monkeypatch.setattr(doctor, "_installed", lambda name: name not in ("numpy", "soxr"))
    assert doctor_words.remedy(doctor.hearing()) == "pip install numpy soxr"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with PrivateBus(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
        monkeypatch.delenv("DISPLAY", raising=False)
        yield bus


def test_who_tells_of_presence_is_named(session: PrivateBus) -> None:
    desktop, lock = Desktop(), "org.gnome.ScreenSaver"
    with desktop.mutter(session.address), desktop.saver(session.address, lock, counts=False):
        check = doctor.presence()
    assert check.grade is Grade.OK
    assert doctor_words.sentence(check) == (
        "When the last input was is told by GNOME, a locked screen by GNOME's lock screen."
    )
    assert doctor_words.remedy(check) == ""


def test_a_counter_of_unknown_unit_is_one_that_answers(session: PrivateBus) -> None:
    desktop = Desktop()
    desktop.saver_count = 77
    with desktop.saver(session.address):
        assert doctor.presence().code == "presence-told"


def test_what_does_not_tell_of_presence_is_said_with_what_to_do(session: PrivateBus) -> None:
    desktop = Desktop()
    check = doctor.presence()
    assert (check.code, check.grade) == ("no-presence", Grade.LIMITED)
    assert "GNOME or KDE Plasma" in doctor_words.remedy(check)
    with desktop.mutter(session.address):
        assert doctor.presence().code == "presence-no-lock"
    with desktop.saver(session.address, "org.gnome.ScreenSaver", counts=False):
        assert doctor.presence().code == "presence-only-lock"


def test_every_teller_has_a_name() -> None:
    source = "".join(file.read_text() for file in Path(find.__file__).parent.glob("*.py"))
    assert set(re.findall(r'^    name = "([\w-]+)"', source, re.MULTILINE)) == set(doctor_words.TELLERS)
