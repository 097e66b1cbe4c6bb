"""``verify``: the journal, a copy of one, a report or a bundle."""

from __future__ import annotations

import json
from pathlib import Path

import click

from monitor.errors import BadInput, JournalError, KeyUnavailable
from monitor.paths import Paths
from ui.commands import json_option, with_paths


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@json_option
@with_paths
def verify(paths: Paths, file: Path | None, as_json: bool) -> None:
    """Check that nothing was changed: a report or a bundle, a copy of a journal, or without FILE the journal itself.

    Exit 1 when something was.
    """
    path = file or paths.journal
    if not path.is_file():
        raise BadInput(f"There is no journal or report at {path}. Name a file, or choose the folder with --data.")
    ok = _journal(path, file is None, as_json) if file is None or _is_database(path) else _report(paths, path, as_json)
    click.get_current_context().exit(0 if ok else 1)


def _is_database(path: Path) -> bool:
    """SQLite's own first bytes (sqlite.org/fileformat.html, 1.3)."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _journal(path: Path, own: bool, as_json: bool) -> bool:
    from monitor import journal
    from ui.terminal import verify_lines, verify_object

    report = journal.verify(path, journal.KeyringKeys() if own else None)
    for line in [json.dumps(verify_object(report))] if as_json else verify_lines(report):
        click.echo(line)
    return report.ok


def _report(paths: Paths, path: Path, as_json: bool) -> bool:
    from monitor.report.bundle import is_bundle, verify_bundle
    from monitor.report.verify import verify_report
    from ui.report.verdict_words import verdict_lines, verdict_object

    key = _own_key(paths)
    try:
        with path.open("rb") as file:
            verdict = verify_bundle(file, key) if is_bundle(file) else verify_report(file.read(), key)
    except OSError as error:
        raise BadInput(f"{path} can't be read: {error.strerror}.") from error
    for line in [json.dumps(verdict_object(verdict))] if as_json else verdict_lines(verdict):
        click.echo(line)
    return verdict.ok


def _own_key(paths: Paths) -> bytes | None:
    """This installation's public key, where there is a journal and a keyring to ask."""
    from monitor.journal.keys import KeyringKeys, Signer
    from monitor.journal.segment import id_of

    try:
        held = KeyringKeys().load(id_of(paths.journal))
    except (JournalError, KeyUnavailable):
        return None
    return None if held is None else Signer(held).public
