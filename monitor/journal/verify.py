"""Is the journal what was written? Ten rules, each with a name; what is not found is no proof of completeness.

Reads one snapshot of the file, which may be in use. What this can't find is listed in SECURITY.md: records younger
than the last checkpoint that are cut off, and whatever software with the user's own rights does to file, key and
mark together.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import JournalUnreadable, KeyUnavailable
from monitor.journal import chain, projection, recovery, speaker_tables
from monitor.journal.keys import Held, KeyStore, Signer
from monitor.journal.migrations import VERSION, migrate, version_of
from monitor.journal.reader import open_reader
from monitor.journal.sqlite import Connection, connect_scratch, translated
from monitor.journal.walk import NONSENSE, Finding, Findings, Rule, Walk, Walked, check_erasures

__all__ = ["Finding", "Rule", "VerifyReport", "verify"]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """``events``: records in the log. ``signed_up_to``: as many are under a good signature; ``unsigned_tail``: not.

    ``erased``: payloads gone. ``gaps``: times the program was not running or frozen, clean stops not counted.
    ``resets``: times the key was replaced. ``keyring``: agrees, disagrees, no entry, unavailable or not asked.
    ``head``: the last record's head in hexadecimal, worth writing down: an older one shows a rollback.
    """

    findings: tuple[Finding, ...]
    events: int
    signed_up_to: int
    unsigned_tail: int
    erased: int
    gaps: int
    resets: int
    keyring: str
    log_id: str
    head: str

    @property
    def ok(self) -> bool:
        return not self.findings


def verify(path: Path, keys: KeyStore | None = None, *, tables: bool = True) -> VerifyReport:
    """Verify the journal at ``path``, against the keyring too when ``keys`` is given.

    ``tables``: also hold the tables that the program shows against the log, which takes most of the time.
    Raises JournalError when there is nothing that could be verified, JournalUnreadable.
    """
    with translated(), closing(open_reader(path)) as connection:
        log_id = recovery.log_id_of(connection)
        if log_id is None:
            raise JournalUnreadable("The journal is empty: not even its first record is there.")
        held, keyring = _asked(keys, log_id)  # before the snapshot, so that the mark can't be ahead of it
        connection.execute("BEGIN")
        return _Audit(connection, path, log_id, held, keyring).report(tables)


def _asked(keys: KeyStore | None, log_id: bytes) -> tuple[Held | None, str]:
    if keys is None:
        return None, "not asked"
    try:
        held = keys.load(log_id)
    except KeyUnavailable:
        return None, "unavailable"
    return held, "agrees" if held else "no entry"


class _Audit:
    def __init__(self, connection: Connection, path: Path, log_id: bytes, held: Held | None, keyring: str) -> None:
        self._connection = connection
        self._path = path
        self._log_id = log_id
        self._held = held
        self._keyring = keyring
        self._found = Findings()

    def report(self, tables: bool) -> VerifyReport:
        sizes = [size for (size,) in self._connection.execute("SELECT size FROM checkpoint")]
        if self._held and self._held.mark:
            sizes.append(self._held.mark.size)
        with closing(connect_scratch()) as scratch:
            tables = tables and self._same_schema(scratch)
            _without_indexes(scratch)
            scratch.execute("BEGIN")
            walk = Walk(self._log_id, frozenset(sizes), scratch if tables else None, self._found)
            walked = walk.run(self._connection)
            if tables:
                self._pages()
                for table, seq in projection.differences(self._connection, scratch):
                    self._found.add(Rule.TABLES, seq, f"The table {table} does not show what the log says.")
        erased = check_erasures(walked, self._found)
        self._strays(walked)
        signed, last = self._checkpoints(walked)
        self._anchors(walked, last)
        return self._result(walked, erased, signed)

    def _same_schema(self, scratch: Connection) -> bool:
        """Tables, indexes, views and triggers are ours and no others: one more could hide rows from the program."""
        migrate(scratch, self._path)
        query = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
        here, ours = self._connection.execute(query).fetchall(), scratch.execute(query).fetchall()
        if version_of(self._connection) != VERSION:
            return False
        if here != ours:
            self._found.add(Rule.TABLES, None, "The file's tables are not as this program makes them.")
        return here == ours

    def _pages(self) -> None:
        """An index that leaves a row out would hide it from the program while the table has it."""
        for (problem,) in self._connection.execute("PRAGMA integrity_check(5)"):
            if problem != "ok":
                self._found.add(Rule.TABLES, None, f"SQLite finds the file damaged: {problem}.")

    def _strays(self, walked: Walked) -> None:
        (count,) = self._connection.execute("SELECT count(*) FROM payload").fetchone()
        if count != walked.payloads:
            self._found.add(Rule.CONTENT, None, f"{count - walked.payloads} payloads belong to no record.")

    def _checkpoints(self, walked: Walked) -> tuple[int, chain.Checkpoint | None]:
        """Up to where signatures are good, and the last checkpoint that can be read."""
        last: chain.Checkpoint | None = None
        previous, signed, good = chain.NO_NOTE, 0, True
        for n, size, note, sig in self._connection.execute("SELECT n, size, note, sig FROM checkpoint ORDER BY n"):
            try:
                checkpoint = chain.parse(note)
                problems = list(self._problems(checkpoint, (n, size), last, previous, walked, sig))
            except NONSENSE:
                self._found.add(Rule.CHECKPOINTS, None, f"Checkpoint {n} can't be read.")
                good = False
                continue
            for rule, what in problems:
                self._found.add(rule, checkpoint.size, f"Checkpoint {n} {what}")
            good = good and not problems
            signed = checkpoint.size if good else signed
            last, previous = checkpoint, chain.digest(note)
        return signed, last

    def _problems(
        self,
        checkpoint: chain.Checkpoint,
        stored: tuple[int, int],
        last: chain.Checkpoint | None,
        previous: bytes,
        walked: Walked,
        sig: bytes,
    ) -> Iterator[tuple[Rule, str]]:
        n, size = (last.n, last.size) if last else (0, 0)
        if (checkpoint.n, checkpoint.size) != stored or checkpoint.log_id != self._log_id or checkpoint.n != n + 1:
            yield Rule.CHECKPOINTS, "is not the next of this log."
        if checkpoint.previous != previous or checkpoint.size < size:
            yield Rule.CHECKPOINTS, "does not follow from the one before it."
        if walked.heads.get(checkpoint.size) != checkpoint.head:
            yield Rule.CHECKPOINTS, "was made for another log, or for more than there is."
        if checkpoint.key not in _expected(last, checkpoint.size, walked):
            yield Rule.SIGNATURE, "names a key that was not announced for it."
        if not _signature_holds(checkpoint, sig):
            yield Rule.SIGNATURE, "is not signed by the key that it names."

    def _anchors(self, walked: Walked, last: chain.Checkpoint | None) -> None:
        mark = self._held.mark if self._held else None
        if last is None and (walked.keys or mark):
            self._found.add(Rule.UNSIGNED, None, "This log was signed, but its signatures are not there.")
        if mark and (walked.heads.get(mark.size) != mark.head or last is None or last.n < mark.n):
            what = f"The keyring remembers {mark.size} records with another end: the log was rolled back or replaced."
            self._disagree(Rule.ROLLBACK, what)
        if self._held and last and Signer(self._held).public != last.next_key:
            self._disagree(Rule.SIGNATURE, "The keyring's key is not the one that the last checkpoint announces.")

    def _disagree(self, rule: Rule, what: str) -> None:
        self._keyring = "disagrees"
        self._found.add(rule, None, what)

    def _result(self, walked: Walked, erased: int, signed: int) -> VerifyReport:
        return VerifyReport(
            findings=self._found.all(),
            events=walked.seq,
            signed_up_to=signed,
            unsigned_tail=max(0, walked.seq - signed),
            erased=erased,
            gaps=walked.gaps,
            resets=sum(what == "key-reset" for _, what, _ in walked.keys),
            keyring=self._keyring,
            log_id=self._log_id.hex(),
            head=walked.head.hex(),
        )


def _without_indexes(scratch: Connection) -> None:
    """Nothing is searched for in the tables made anew but what a later entry speaks of, by its id."""
    needed = {"idx_activation_id", *speaker_tables.LOOKED_UP}
    query = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    for (name,) in scratch.execute(query).fetchall():
        if name in needed:
            continue
        scratch.execute(f'DROP INDEX "{name}"')


def _expected(last: chain.Checkpoint | None, size: int, walked: Walked) -> set[bytes]:
    """The keys that may sign: the one announced by the checkpoint before, or by a key record since then."""
    since = last.size if last else 0
    noted = {b64decode(key) for seq, _, key in walked.keys if since < seq <= size}
    return noted or ({last.next_key} if last else set())


def _signature_holds(checkpoint: chain.Checkpoint, sig: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(checkpoint.key).verify(sig, checkpoint.note())
    except InvalidSignature:
        return False
    return True
