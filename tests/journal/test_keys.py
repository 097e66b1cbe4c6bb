"""Signing begins when the key comes, goes without when it does not, and is waited for by nobody."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.errors import KeyUnavailable
from monitor.journal import Journal, verify
from monitor.journal.journal import SIGN_AT
from monitor.journal.keys import Courier, Held, KeyringKeys, Mark, Signer, _within, trusted_backend, usable_backend
from monitor.model import Note
from tests.journal.parts import MemoryKeys, NoKeys, Place, pairs, started
from tests.rig.desktop import Keyring, PrivateBus


class SlowKeys(MemoryKeys):
    """A keyring that waits for a person."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def load(self, log_id: bytes) -> Held | None:
        self.unlocked.wait(10)
        return super().load(log_id)


def test_signing_begins_when_the_key_comes(place: Place) -> None:
    keys = SlowKeys()
    journal = Journal.open(place.path, place.lock, place.clock, keys, lambda: place.clock.awake_ns)
    journal.append([started()], place.clock.now())
    assert (journal.signed, journal.unsigned_reason) == (False, "")
    keys.unlocked.set()
    assert journal._courier
    assert journal._courier.done.wait(10)
    journal.beat(place.clock.forward(15))
    assert journal.signed
    journal.close()
    report = verify(place.path, keys)
    assert report.ok
    assert report.unsigned_tail == 0


def test_without_a_keyring_the_chain_goes_on_and_says_why_it_is_unsigned(place: Place) -> None:
    journal = place.open(NoKeys())
    journal.append([started()], place.clock.now())
    assert (journal.signed, journal.unsigned_reason) == (False, "There is no keyring.")
    journal.close()
    assert verify(place.path).ok


def test_a_flood_is_signed_every_so_many_records(place: Place, keys: MemoryKeys) -> None:
    journal = place.open(keys)
    before = journal._tip.n
    for _ in range(10):
        journal.append(pairs(SIGN_AT // 4, place.clock), place.clock.now())
    assert journal._tip.n - before == 5
    journal.close()


def test_a_few_records_are_signed_within_a_minute(place: Place, keys: MemoryKeys) -> None:
    journal = place.open(keys)
    journal.append([started()], place.clock.forward(1))
    assert verify(place.path, keys).unsigned_tail == 1
    for _ in range(4):
        journal.beat(place.clock.forward(15))
    assert verify(place.path, keys).unsigned_tail == 0
    n = journal._tip.n
    for _ in range(8):
        journal.beat(place.clock.forward(15))
    assert journal._tip.n == n, "nothing new, nothing to sign"
    journal.close()


def test_a_checkpoint_can_be_asked_for(place: Place, keys: MemoryKeys) -> None:
    journal = place.open(keys)
    journal.append([started()], place.clock.forward(1))
    journal.checkpoint()
    assert verify(place.path, keys).unsigned_tail == 0
    journal.close()


def test_the_same_key_signs_after_a_restart(place: Place, keys: MemoryKeys) -> None:
    for _ in range(3):
        journal = place.open(keys)
        journal.append([started()], place.clock.forward(5))
        journal.close()
    report = verify(place.path, keys)
    assert report.ok
    assert report.resets == 0


def test_the_newest_of_many_marks_arrives_at_the_end(place: Place, keys: MemoryKeys) -> None:
    log_id = os.urandom(16)
    courier = Courier(keys, log_id)
    assert courier.done.wait(10)
    assert courier.held
    for n in range(100):
        courier.carry(Held(courier.held.seed, Mark(n, n, bytes(32))))
    courier.stop()
    assert keys.entries[log_id].mark == Mark(99, 99, bytes(32))


def test_a_key_is_kept_before_it_signs(place: Place) -> None:
    class WriteOnce(MemoryKeys):
        def save(self, log_id: bytes, held: Held) -> None:
            raise KeyUnavailable("The keyring is read-only.")

    journal = place.open(WriteOnce())
    assert (journal.signed, journal.unsigned_reason) == (False, "The keyring is read-only.")
    journal.close()


def test_a_seed_is_in_no_representation() -> None:
    held = Held(b"\x07" * 32)
    assert "\\x07" not in repr(held) + repr(Signer(held))


def test_a_silent_keyring_is_left_behind_in_time() -> None:
    forever = threading.Event()
    with pytest.raises(KeyUnavailable, match="did not answer"):
        _within(0.05, lambda: forever.wait(60))
    forever.set()


@pytest.mark.parametrize("name", ["null.Keyring", "fail.Keyring"])
def test_a_keyring_that_keeps_nothing_is_not_used(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    import keyring

    module, kind = f"keyring.backends.{name}".rsplit(".", 1)
    backend = getattr(__import__(module, fromlist=[kind]), kind)()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    with pytest.raises(KeyUnavailable, match="not signed"):
        trusted_backend()
    assert usable_backend() is None


def test_a_keyring_in_plain_text_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    plain = type("PlaintextKeyring", (), {"__module__": "keyrings.alt.file"})
    monkeypatch.setattr(keyring, "get_keyring", plain)
    with pytest.raises(KeyUnavailable):
        trusted_backend()


def test_after_one_failure_the_keyring_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refuse() -> None:
        asked.append(1)
        raise RuntimeError("org.freedesktop.DBus.Error.NoReply")

    monkeypatch.setattr("monitor.journal.keys.trusted_backend", refuse)
    keys = KeyringKeys()
    for _ in range(3):
        with pytest.raises(KeyUnavailable, match="RuntimeError"):
            keys.load(bytes(16))
    assert asked == [1]


CHILD = """
import json, sys, time
from pathlib import Path
from monitor.clock import SystemClock
from monitor.journal import Journal, KeyringKeys, verify
folder, limit = Path(sys.argv[1]), float(sys.argv[2])
clock, keys = SystemClock(), KeyringKeys(limit)
began = time.monotonic()
journal = Journal.open(folder / "journal.db", folder / "lock", clock, keys)
opened = time.monotonic() - began
journal.beat(clock.now())
beaten = time.monotonic() - began - opened
came = journal._courier.done.wait(60)
journal.beat(clock.now())
signed, reason = journal.signed, journal.unsigned_reason
journal.close()
report = verify(folder / "journal.db", KeyringKeys(limit)) if signed else verify(folder / "journal.db")
print(json.dumps([signed, reason, report.ok, report.keyring, report.unsigned_tail, opened + beaten]))
"""


def run_child(env: dict[str, str], folder: Path, limit: float) -> list[object]:
    env = {key: value for key, value in env.items() if key != "PYTHON_KEYRING_BACKEND"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), str(limit)], env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


@pytest.fixture
def bus_of_keys(tmp_path: Path) -> Iterator[PrivateBus]:
    with PrivateBus(tmp_path) as bus:
        yield bus


def test_gnome_keyring_keeps_key_and_mark_over_restarts(tmp_path: Path, bus_of_keys: PrivateBus) -> None:
    with Keyring(tmp_path, bus_of_keys.env) as keyring:
        for _ in range(2):
            assert run_child(keyring.env, tmp_path, 5)[:5] == [True, "", True, "agrees", 0]
    assert verify(tmp_path / "journal.db").resets == 0


def test_a_locked_keyring_is_waited_for_by_nobody(tmp_path: Path, bus_of_keys: PrivateBus) -> None:
    with Keyring(tmp_path, bus_of_keys.env, locked=True) as keyring:
        signed, reason, ok, *_ = run_child(keyring.env, tmp_path, 2)
    assert (signed, ok) == (False, True)
    assert isinstance(reason, str)
    assert reason.endswith("not signed.")


SILENT = """
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection(bus="SESSION")
address = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
bus.send_and_get_reply(new_method_call(address, "RequestName", "su", ("org.freedesktop.secrets", 0)))
print("ready", flush=True)
while True:
    bus.receive()
"""


def test_a_keyring_that_never_answers_is_left_behind(tmp_path: Path, bus_of_keys: PrivateBus) -> None:
    silent = subprocess.Popen([sys.executable, "-c", SILENT], env=bus_of_keys.env, stdout=subprocess.PIPE, text=True)
    assert silent.stdout
    try:
        assert silent.stdout.readline() == "ready\n"
        signed, reason, ok, *_ = run_child(bus_of_keys.env, tmp_path, 0.5)
    finally:
        silent.kill()
        silent.wait()
        silent.stdout.close()
    assert (signed, ok) == (False, True)
    assert reason == "The keyring did not answer; it may be locked. The journal is not signed."


def test_without_a_session_bus_the_journal_works_unsigned(tmp_path: Path) -> None:
    signed, reason, ok, *_ = run_child(dict(os.environ), tmp_path, 5)
    assert (signed, ok) == (False, True)
    assert reason == "This session has no keyring that keeps a key safe, so the journal is not signed."


def test_what_went_wrong_with_the_keyring_is_logged_without_the_key(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    class Forgetful(MemoryKeys):
        def save(self, log_id: bytes, held: Held) -> None:
            if held.mark:
                raise KeyUnavailable("The keyring went away.")
            super().save(log_id, held)

    caplog.set_level(logging.DEBUG)
    keys = Forgetful()
    journal = place.open(keys)
    journal.close()
    assert "The keyring went away." in caplog.text
    (held,) = keys.entries.values()
    assert held.seed.hex() not in caplog.text


def test_a_key_note_holds_the_public_key_only(place: Place, keys: MemoryKeys) -> None:
    from monitor.journal import Reader

    place.open(keys).close()
    with Reader(place.path) as reader:
        (note,) = [r for r in reader.last_records(20) if isinstance(r, Note) and r.what == "signing"]
    (held,) = keys.entries.values()
    assert dict(note.facts).keys() == {"key"}
    assert held.seed not in place.path.read_bytes()
