"""Each way to change a journal and what ``verify`` says to it; also the ways that it can't find, as such."""

from __future__ import annotations

import os
import random
from base64 import b64encode
from contextlib import closing
from datetime import timedelta

import pytest

from monitor.errors import JournalError
from monitor.journal import Reader, Rule, VerifyReport, chain, verify
from monitor.journal.keys import Held, Mark, Signer
from monitor.journal.sqlite import Connection
from monitor.model import WatchingSince
from tests.journal.parts import NOON, MemoryKeys, NoKeys, Place, pairs, started


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, MemoryKeys]:
    """300 activations in 30 commits under several checkpoints, stopped cleanly."""
    place, keys = Place(tmp_path_factory.mktemp("signed")), MemoryKeys()
    journal = place.open(keys)
    journal.append([WatchingSince("pipewire", NOON)], place.clock.now())
    for _ in range(30):
        journal.append(pairs(10, place.clock), place.clock.forward(40))
        journal.beat(place.clock.now())
    journal.close()
    assert verify(place.path, keys).ok
    return place, keys


@pytest.fixture
def signed(built: tuple[Place, MemoryKeys], place: Place, keys: MemoryKeys) -> Place:
    """A copy of ``built`` for the test to spoil."""
    place.path.write_bytes(built[0].path.read_bytes())
    place.clock.forward(10_000)
    keys.entries.update(built[1].entries)
    return place


def rules(report: VerifyReport) -> set[Rule]:
    return {finding.rule for finding in report.findings}


def attack(place: Place, *statements: str) -> None:
    with closing(place.raw()) as raw:
        for statement in ("PRAGMA ignore_check_constraints=ON", "PRAGMA foreign_keys=OFF", *statements):
            raw.execute(statement)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def relink(raw: Connection, start: int = 1) -> None:
    """Compute all hashes anew, as an attacker without the key can."""
    (log_id,) = raw.execute("SELECT unhex(json_extract(CAST(ctl AS TEXT), '$.facts.log_id')) FROM log WHERE seq = 1")
    head = chain.genesis(log_id[0])
    rows = raw.execute("SELECT log.seq, ctl, salt, body, leaf FROM log LEFT JOIN payload USING(seq) ORDER BY log.seq")
    for seq, ctl, salt, body, leaf in rows.fetchall():
        if ctl is not None:
            leaf = chain.control_leaf(ctl)
        elif body is not None:
            leaf = chain.event_leaf(salt, body)
        head = chain.next_head(head, seq, leaf)
        raw.execute("UPDATE log SET leaf = ?, head = ? WHERE seq = ?", (leaf, head, seq))


def resign(raw: Connection, seed: bytes) -> None:
    """Sign all checkpoints anew with one key."""
    signer, previous = Signer(Held(seed)), chain.NO_NOTE
    for n, note in raw.execute("SELECT n, note FROM checkpoint ORDER BY n").fetchall():
        old = chain.parse(note)
        (head,) = raw.execute("SELECT head FROM log WHERE seq = ?", (old.size,)).fetchone()
        new = chain.Checkpoint(
            old.log_id, n, old.size, head, previous, old.wall_us, old.boot_ns, old.boot_id, signer.public, signer.public
        ).note()
        raw.execute("UPDATE checkpoint SET note = ?, sig = ? WHERE n = ?", (new, signer.sign(new), n))
        previous = chain.digest(new)


ONE = "WHERE seq = (SELECT min(seq) FROM payload WHERE instr(CAST(body AS TEXT), 'app3'))"
FORGED = "UPDATE payload SET body = CAST(replace(CAST(body AS TEXT), 'app3', 'zoom') AS BLOB)"
SHOWN = "UPDATE activation SET application = replace(application, 'app3', 'zoom'), "
SHOWN += "identity = CAST(replace(CAST(identity AS TEXT), 'app3', 'zoom') AS BLOB), "
SHOWN += "search = replace(search, 'app3', 'zoom')"


def test_a_good_journal_is_fully_signed_and_told_so(signed: Place, keys: MemoryKeys) -> None:
    report = verify(signed.path, keys)
    assert (report.signed_up_to, report.unsigned_tail) == (report.events, 0)
    assert (report.keyring, report.erased, report.resets) == ("agrees", 0, 0)


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        (f"{FORGED} {ONE}", Rule.CONTENT),
        ("UPDATE payload SET salt = zeroblob(16) WHERE seq = 50", Rule.CONTENT),
        ("UPDATE log SET ctl = CAST(ctl || ' ' AS BLOB) WHERE seq = 1", Rule.CONTENT),
        ("INSERT INTO payload SELECT 1, salt, body FROM payload WHERE seq = 7", Rule.CONTENT),
        ("INSERT INTO payload SELECT 99999, salt, body FROM payload WHERE seq = 7", Rule.CONTENT),
        ("DELETE FROM payload WHERE seq = 40", Rule.ERASURE),
        ("DELETE FROM payload", Rule.ERASURE),
        ("DELETE FROM log WHERE seq = 40", Rule.ORDER),
        ("INSERT INTO log SELECT 99999, leaf, head, ctl FROM log WHERE seq = 7", Rule.ORDER),
        ("UPDATE log SET head = leaf WHERE seq = 40", Rule.LINK),
        ("UPDATE log SET leaf = head WHERE seq = 40", Rule.LINK),
        ("DELETE FROM checkpoint", Rule.UNSIGNED),
        ("DELETE FROM checkpoint WHERE n = 2", Rule.CHECKPOINTS),
        ("DELETE FROM checkpoint WHERE n = 1", Rule.CHECKPOINTS),
        ("UPDATE checkpoint SET n = n + 1 WHERE n = (SELECT max(n) FROM checkpoint)", Rule.CHECKPOINTS),
        ("UPDATE checkpoint SET size = size - 1 WHERE n = 2", Rule.CHECKPOINTS),
        ("UPDATE checkpoint SET note = x'78' WHERE n = 2", Rule.CHECKPOINTS),
        ("UPDATE checkpoint SET sig = zeroblob(64) WHERE n = 2", Rule.SIGNATURE),
        ("UPDATE checkpoint SET sig = zeroblob(3) WHERE n = 2", Rule.SIGNATURE),
        ("DELETE FROM activation WHERE seq = (SELECT min(seq) FROM activation)", Rule.TABLES),
        ("DELETE FROM activation WHERE seq = (SELECT max(seq) FROM activation)", Rule.TABLES),
        ("UPDATE activation SET started = ended WHERE seq = (SELECT min(seq) FROM activation)", Rule.TABLES),
        (SHOWN, Rule.TABLES),
        ("DELETE FROM coverage", Rule.TABLES),
        ("INSERT INTO coverage SELECT seq, 'alsa', started, ended, NULL FROM activation", Rule.TABLES),
        ("CREATE TRIGGER t AFTER INSERT ON activation BEGIN DELETE FROM activation; END", Rule.TABLES),
        ("CREATE VIEW v AS SELECT 1", Rule.TABLES),
        ("DROP TABLE coverage", Rule.TABLES),
        ("DROP INDEX idx_activation_started", Rule.TABLES),
    ],
)
def test_what_somebody_changed_in_the_file_is_found(
    signed: Place, keys: MemoryKeys, statement: str, rule: Rule
) -> None:
    before = signed.path.read_bytes()
    attack(signed, statement)
    assert signed.path.read_bytes() != before
    assert rule in rules(verify(signed.path, keys))


def test_all_hashes_computed_anew_without_the_key_are_found(signed: Place, keys: MemoryKeys) -> None:
    attack(signed, FORGED, SHOWN)
    with closing(signed.raw()) as raw:
        relink(raw)
    assert rules(verify(signed.path)) == {Rule.CHECKPOINTS}
    assert rules(verify(signed.path, keys)) >= {Rule.CHECKPOINTS, Rule.ROLLBACK}


def test_all_signed_anew_with_another_key_is_found(signed: Place, keys: MemoryKeys) -> None:
    attack(signed, FORGED, SHOWN)
    with closing(signed.raw()) as raw:
        relink(raw)
        resign(raw, os.urandom(32))
    assert Rule.SIGNATURE in rules(verify(signed.path))


def test_all_signed_anew_with_the_stolen_key_is_found_by_the_mark(signed: Place, keys: MemoryKeys) -> None:
    (held,) = keys.entries.values()
    attack(signed, FORGED, SHOWN)
    with closing(signed.raw()) as raw:
        relink(raw)
        resign(raw, held.seed)
    assert rules(verify(signed.path, keys)) == {Rule.ROLLBACK}


def test_all_signed_anew_with_the_stolen_key_and_a_new_mark_is_not_found(signed: Place, keys: MemoryKeys) -> None:
    """Not found, and not claimed: without an older head on paper nothing remembers what was."""
    head = verify(signed.path).head
    ((log_id, held),) = keys.entries.items()
    attack(signed, FORGED, SHOWN)
    with closing(signed.raw()) as raw:
        relink(raw)
        resign(raw, held.seed)
        last = "SELECT n, size, head FROM checkpoint JOIN log ON seq = size ORDER BY n DESC"
        n, size, new = raw.execute(last).fetchone()
    keys.save(log_id, Held(held.seed, Mark(n, size, new)))
    report = verify(signed.path, keys)
    assert report.ok
    assert report.head != head


def cut(place: Place, keep: int) -> None:
    tail = f"(SELECT size FROM checkpoint WHERE n = {keep})"
    attack(
        place,
        f"DELETE FROM payload WHERE seq > {tail}",
        f"DELETE FROM log WHERE seq > {tail}",
        f"DELETE FROM activation WHERE seq > {tail}",
        f"DELETE FROM checkpoint WHERE n > {keep}",
    )
    with closing(place.raw()) as raw:
        from monitor.journal import projection

        projection.rebuild(raw)


def test_a_cut_tail_is_found_by_the_mark(signed: Place, keys: MemoryKeys) -> None:
    cut(signed, 3)
    assert rules(verify(signed.path, keys)) == {Rule.ROLLBACK}


def test_a_cut_tail_is_not_found_without_the_keyring(signed: Place) -> None:
    """Not found, and not claimed."""
    cut(signed, 3)
    report = verify(signed.path)
    assert report.ok
    assert report.keyring == "not asked"


def test_a_cut_of_what_no_checkpoint_covers_yet_is_not_found(place: Place, keys: MemoryKeys) -> None:
    """Not found, and not claimed: at most 256 records or 60 seconds, and shown as the unsigned tail."""
    journal = place.open(keys)
    journal.append(pairs(10, place.clock), place.clock.now())
    journal.abandon()
    assert verify(place.path, keys).unsigned_tail == 20
    attack(place, "DELETE FROM payload WHERE seq > 10", "DELETE FROM log WHERE seq > 10")
    with closing(place.raw()) as raw:
        from monitor.journal import projection

        projection.rebuild(raw)
    assert verify(place.path, keys).ok


def test_an_older_copy_put_back_is_found_and_stays_written(signed: Place, keys: MemoryKeys) -> None:
    old = signed.path.read_bytes()
    journal = signed.open(keys)
    journal.append(pairs(3, signed.clock), signed.clock.forward(5))
    journal.close()
    signed.path.write_bytes(old)
    assert rules(verify(signed.path, keys)) == {Rule.ROLLBACK}
    signed.open(keys).close()  # makes a new mark; what the old one said is in the log by then
    assert rules(verify(signed.path, keys)) == {Rule.ROLLBACK}
    assert rules(verify(signed.path)) == {Rule.ROLLBACK}


def test_a_whole_other_journal_in_its_place_is_not_found(signed: Place, keys: MemoryKeys) -> None:
    """Not found, and not claimed: it has its own id and its own key. Its id differs from any printed one."""
    log_id = verify(signed.path).log_id
    signed.path.unlink()
    signed.open(keys).close()
    report = verify(signed.path, keys)
    assert report.ok
    assert report.log_id != log_id


def test_malware_that_uses_the_erase_function_shows_as_an_erasure(signed: Place, keys: MemoryKeys) -> None:
    journal = signed.open(keys)
    count = journal.erase(None, NOON + timedelta(days=1))
    journal.close()
    report = verify(signed.path, keys)
    assert report.ok
    assert report.erased == count == 600  # the sources' own records stay


def test_more_removed_than_was_erased_is_found(signed: Place, keys: MemoryKeys) -> None:
    journal = signed.open(keys)
    journal.erase(NOON, NOON + timedelta(minutes=3))
    journal.close()
    attack(signed, "DELETE FROM payload WHERE seq IN (SELECT seq FROM payload ORDER BY seq LIMIT 2)")
    assert Rule.ERASURE in rules(verify(signed.path, keys))


def test_a_new_key_is_told_and_signs_on(signed: Place, keys: MemoryKeys) -> None:
    keys.entries.clear()
    signed.open(keys).close()
    report = verify(signed.path, keys)
    assert report.ok
    assert report.resets == 1
    assert report.unsigned_tail == 0


def test_the_keyring_holding_another_key_is_found(signed: Place, keys: MemoryKeys) -> None:
    ((log_id, held),) = keys.entries.items()
    keys.save(log_id, Held(os.urandom(32), held.mark))
    assert rules(verify(signed.path, keys)) == {Rule.SIGNATURE}


def new_identity(place: Place, seed: bytes) -> None:
    """Everything written anew, down to the record that names the first key."""
    key = b64encode(Signer(Held(seed)).public).decode()
    attack(
        place,
        FORGED,
        SHOWN,
        f"UPDATE log SET ctl = CAST(json_set(CAST(ctl AS TEXT), '$.facts.key', '{key}') AS BLOB) "
        "WHERE json_extract(CAST(ctl AS TEXT), '$.event') = 'signing'",
    )
    with closing(place.raw()) as raw:
        relink(raw)
        resign(raw, seed)


def test_a_log_written_anew_under_another_key_is_found_by_the_keyring(signed: Place, keys: MemoryKeys) -> None:
    new_identity(signed, os.urandom(32))
    assert rules(verify(signed.path, keys)) == {Rule.SIGNATURE, Rule.ROLLBACK}


def test_a_log_written_anew_under_another_key_is_not_found_without_the_keyring(signed: Place) -> None:
    """Not found, and not claimed: the file alone can't say which key was the first."""
    new_identity(signed, os.urandom(32))
    assert verify(signed.path).ok


def test_an_index_that_hides_a_row_from_queries_is_found(signed: Place) -> None:
    """The table is whole, the query leaves a row out (the way of CVE-2023-31437)."""
    attack(
        signed,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = sql || ' WHERE seq <> 5' WHERE name = 'idx_activation_started'",
    )
    attack(signed, "REINDEX idx_activation_started")
    attack(
        signed,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = replace(sql, ' WHERE seq <> 5', '') WHERE name = 'idx_activation_started'",
    )
    assert rules(verify(signed.path)) == {Rule.TABLES}


def test_without_a_keyring_the_report_says_what_was_not_asked(signed: Place) -> None:
    assert verify(signed.path).keyring == "not asked"
    assert verify(signed.path, NoKeys()).keyring == "unavailable"
    assert verify(signed.path, MemoryKeys()).keyring == "no entry"


def test_a_journal_that_was_never_signed_is_good_and_all_tail(place: Place) -> None:
    journal = place.open()
    journal.append(pairs(5, place.clock), place.clock.now())
    journal.close()
    report = verify(place.path)
    assert report.ok
    assert (report.signed_up_to, report.unsigned_tail) == (0, report.events)


def test_a_clock_that_was_moved_without_a_note_is_found(place: Place) -> None:
    journal = place.open()
    journal.append([started()], place.clock.now())
    place.clock.set_wall(-7200)
    journal._logged = None
    journal.append([started("Zoom")], place.clock.now())
    journal.close()
    assert rules(verify(place.path)) == {Rule.TIME}


def test_a_live_journal_verifies_without_false_alarm(place: Place, keys: MemoryKeys) -> None:
    journal = place.open(keys)
    for _ in range(20):
        journal.append(pairs(20, place.clock), place.clock.forward(20))
        report = verify(place.path, keys)
        assert report.ok, report.findings
    journal.close()


def test_the_pass_without_tables_finds_the_same_in_the_log(signed: Place, keys: MemoryKeys) -> None:
    attack(signed, f"{FORGED} {ONE}", "DELETE FROM activation")
    assert rules(verify(signed.path, keys, tables=False)) == {Rule.CONTENT}


def test_a_million_findings_are_counted_not_listed(signed: Place) -> None:
    attack(signed, "UPDATE payload SET salt = zeroblob(16)")
    findings = [finding for finding in verify(signed.path).findings if finding.rule is Rule.CONTENT]
    assert len(findings) == 101
    assert findings[-1].what == "501 more findings of this kind."


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 5000, 20_000])
def test_a_truncated_file_is_refused_or_found(signed: Place, keys: MemoryKeys, size: int) -> None:
    signed.path.write_bytes(signed.path.read_bytes()[:size])
    try:
        good = verify(signed.path, keys).ok
    except JournalError:
        good = False
    assert not good


def test_flipped_bits_never_make_verify_fall_over(signed: Place, keys: MemoryKeys) -> None:
    """Any answer of ours is right but a crash; a flip in a record's live bytes must be found."""
    good, chance, found = signed.path.read_bytes(), random.Random(7), 0
    for _ in range(80):
        bad = bytearray(good)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        signed.path.write_bytes(bytes(bad))
        try:
            found += not verify(signed.path, keys).ok
        except JournalError:
            found += 1
    assert found > 45  # the rest hit what no table uses: of this small file's pages a third


def test_a_flip_in_any_live_byte_of_a_record_is_found(signed: Place, keys: MemoryKeys) -> None:
    good = signed.path.read_bytes()
    with closing(signed.raw()) as raw:
        bodies = [body for (body,) in raw.execute("SELECT body FROM payload ORDER BY random() LIMIT 60")]
    chance = random.Random(11)
    for body in bodies:
        place = good.index(body) + chance.randrange(len(body))
        bad = bytearray(good)
        bad[place] ^= 1 << chance.randrange(8)
        signed.path.write_bytes(bytes(bad))
        assert Rule.CONTENT in rules(verify(signed.path, keys, tables=False))


def test_opening_and_reading_a_damaged_journal_speak_our_words_only(signed: Place) -> None:
    good, chance = signed.path.read_bytes(), random.Random(13)
    for _ in range(60):
        bad = bytearray(good)
        at = chance.randrange(len(bad))
        bad[at : at + 40] = chance.randbytes(40)
        signed.path.write_bytes(bytes(bad))
        try:
            with Reader(signed.path) as reader:
                reader.activations()
                reader.coverage()
            signed.open().abandon()
        except JournalError:
            continue


def test_a_record_that_is_hashed_well_but_is_nonsense_is_found(place: Place) -> None:
    journal = place.open()
    journal.append([started()], place.clock.now())
    journal.close()
    endless = b'{"event":"activation-ended","id":1e999,"kept":3}'
    for body in (b"[]", b"{}", b"\xff", b'{"event":{}}', b"[" * 5000, endless):
        with closing(place.raw()) as raw:
            raw.execute("UPDATE payload SET body = ?", (body,))
            relink(raw)
        assert Rule.TABLES in rules(verify(place.path))
