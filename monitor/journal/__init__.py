"""What is kept: one append-only log with a hash chain, and tables made from it. The only place with SQL.

Light to import: sqlite-utils, keyring and cryptography are loaded where they are first needed.
"""

from __future__ import annotations

from collections.abc import Callable

from monitor.clock import Clock
from monitor.journal.files import set_aside
from monitor.journal.journal import Journal
from monitor.journal.keeper import Keeper
from monitor.journal.keys import KeyringKeys, KeyStore
from monitor.journal.reader import Reader
from monitor.journal.verify import Finding, Rule, VerifyReport, verify
from monitor.model import Recording
from monitor.paths import Paths

__all__ = [
    "Finding",
    "Journal",
    "Keeper",
    "KeyStore",
    "KeyringKeys",
    "Reader",
    "Rule",
    "VerifyReport",
    "open_store",
    "set_aside",
    "verify",
]


def open_store(
    paths: Paths, clock: Clock, publish: Callable[[Recording], None], keys: KeyStore | None = None
) -> Keeper:
    """The journal in ``paths`` with a keeper around it; signed with the desktop's keyring unless ``keys`` says else.

    Raises JournalBusy, JournalUnreadable, JournalTooNew, DiskTrouble.
    """
    journal = Journal.open(paths.journal, paths.lock, clock, keys or KeyringKeys())
    return Keeper(journal, publish, paths.data / "journal.reserve")
