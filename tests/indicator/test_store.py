"""What was learned of a speaker is readable for nobody else, kept whole or not at all, gone when it is forgotten."""

from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

import pytest

from monitor.errors import BadInput, KeyUnavailable
from monitor.indicator.carried import NOT_OURS, WRONG, exported, imported
from monitor.indicator.store import TemplateStore
from monitor.journal.keys import KeyringKeys
from monitor.pairing_model import LearnedChime
from monitor.speaker_model import Speaker, Vendor
from tests.rig.desktop import Keyring, PrivateBus

KITCHEN = Speaker("k1", "Kitchen", Vendor.ALEXA, ("Kitchen Echo",), "kitchen")
HALL = Speaker("h1", "Hall", Vendor.GOOGLE)
MARKER = b"this is the waveform"
CHIMES = (LearnedChime("a", "start", MARKER * 50), LearnedChime("b", "end", b"\x00\xff" * 9))


class Ring:
    """A keyring in memory; ``shut``: it does not answer."""

    def __init__(self, shut: bool = False) -> None:
        self.entries: dict[str, str] = {}
        self.shut = shut

    def text(self, entry: str) -> str | None:
        self._door()
        return self.entries.get(entry)

    def keep_text(self, entry: str, text: str) -> None:
        self._door()
        self.entries[entry] = text

    def _door(self) -> None:
        if self.shut:
            raise KeyUnavailable("There is no keyring.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "speakers"


@pytest.mark.parametrize("shut", [False, True])
def test_what_was_kept_is_there_for_another_run(folder: Path, shut: bool) -> None:
    ring = Ring(shut)
    TemplateStore(folder, ring).keep(KITCHEN, CHIMES)
    store = TemplateStore(folder, ring)
    assert store.chimes("k1") == CHIMES
    assert (store.is_paired("k1"), store.is_paired("h1"), store.chimes("h1")) == (True, False, ())
    assert store.guarded("k1") is not shut


@pytest.mark.parametrize("shut", [False, True])
def test_only_the_owner_can_read_it_and_nothing_is_in_clear(folder: Path, shut: bool) -> None:
    TemplateStore(folder, Ring(shut)).keep(KITCHEN, CHIMES)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert MARKER not in file.read_bytes() and b"Kitchen" not in file.read_bytes()
        assert "k1" not in file.name, "two letters may come by chance within what is encrypted, but not in a name"


def test_pairing_anew_replaces_and_forgetting_deletes(folder: Path) -> None:
    store = TemplateStore(folder, Ring())
    store.keep(KITCHEN, CHIMES)
    store.keep(HALL, CHIMES[:1])
    store.keep(KITCHEN, CHIMES[1:])
    assert store.chimes("k1") == CHIMES[1:]
    assert store.forget("k1") and not store.forget("k1")
    assert store.every(["k1", "h1"]) == {"h1": CHIMES[:1]}
    assert len(list(folder.iterdir())) == 1


def test_a_failed_writing_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = TemplateStore(folder, Ring())
    store.keep(KITCHEN, CHIMES)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        store.keep(KITCHEN, CHIMES[1:])
    assert store.chimes("k1") == CHIMES
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("at", [0, 20, 25, 40, -1])
def test_a_changed_byte_is_noticed(folder: Path, at: int) -> None:
    store = TemplateStore(folder, Ring())
    store.keep(KITCHEN, CHIMES)
    (file,) = folder.iterdir()
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    with pytest.raises(BadInput, match="damaged"):
        store.chimes("k1")


def test_one_speaker_s_file_can_t_stand_in_for_another_s(folder: Path) -> None:
    store = TemplateStore(folder, Ring())
    store.keep(KITCHEN, CHIMES)
    (kitchen,) = folder.iterdir()
    store.keep(HALL, CHIMES[:1])
    hall = next(file for file in folder.iterdir() if file != kitchen)
    hall.write_bytes(kitchen.read_bytes())
    with pytest.raises(BadInput, match="damaged"):
        store.chimes("h1")


def test_a_locked_keyring_is_told_and_nothing_is_lost(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    ring = Ring()
    store = TemplateStore(folder, ring)
    store.keep(KITCHEN, CHIMES)
    ring.shut = True
    with pytest.raises(BadInput, match="Unlock it, or pair"):
        store.chimes("k1")
    with caplog.at_level(logging.WARNING):
        assert store.every(["k1"]) == {}
    ring.shut = False
    assert store.chimes("k1") == CHIMES


def test_a_key_that_is_gone_is_told(folder: Path) -> None:
    TemplateStore(folder, Ring()).keep(KITCHEN, CHIMES)
    with pytest.raises(BadInput, match="Pair it again"):
        TemplateStore(folder, Ring()).chimes("k1")


def test_the_desktop_s_keyring_keeps_the_key(folder: Path, bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> None:
    with Keyring(folder.parent, bus.env):
        for name, value in bus.env.items():
            monkeypatch.setenv(name, value)
        # The library chooses once a process, and another test may have asked it without a bus.
        from keyring.backends import SecretService

        monkeypatch.setattr("keyring.get_keyring", SecretService.Keyring)
        store = TemplateStore(folder, KeyringKeys(30))
        store.keep(KITCHEN, CHIMES)
        assert TemplateStore(folder, KeyringKeys(30)).chimes("k1") == CHIMES
        assert store.guarded("k1")


def test_a_speaker_is_carried_to_another_machine() -> None:
    data = exported(KITCHEN, CHIMES, "correct horse")
    assert MARKER not in data and b"Kitchen" not in data
    naming, chimes = imported(data, "correct horse")
    assert chimes == CHIMES
    assert (naming.name, naming.vendor, naming.room, naming.labels) == ("Kitchen", Vendor.ALEXA, "kitchen", ())


def test_a_wrong_password_and_a_damaged_file_are_told_in_one_sentence() -> None:
    data = exported(KITCHEN, CHIMES, "correct horse")
    for given, password in ((data, "wrong horse"), (data[:-1], "correct horse"), (data[:30], "correct horse")):
        with pytest.raises(BadInput, match=WRONG):
            imported(given, password)
    with pytest.raises(BadInput, match=NOT_OURS[:30]):
        imported(b"PK\x03\x04 something else", "correct horse")


def test_a_speaker_without_chimes_or_a_short_password_is_refused() -> None:
    with pytest.raises(BadInput, match="not paired"):
        exported(KITCHEN, (), "correct horse")
    with pytest.raises(BadInput, match="at least 8"):
        exported(KITCHEN, CHIMES, "short")
