"""``verify``: the journal, a copy of one, a report or a bundle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from monitor.errors import BadInput, JournalError, KeyUnavailable
from monitor.paths import Paths
from ui.commands import json_option, with_paths
from ui.language import tr

if TYPE_CHECKING:
    from monitor.report.timestamp import Stamp


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--timestamp", "answer", metavar="FILE.tsr", type=click.Path(path_type=Path, dir_okay=False),
              help="Also read a time-stamping authority's answer about this bundle (RFC 3161).")  # fmt: skip
@json_option
@with_paths
def verify(paths: Paths, file: Path | None, answer: Path | None, as_json: bool) -> None:
    """Check that nothing was changed: a report or a bundle, a copy of a journal, or without FILE the journal itself.

    Exit 1 when something was.
    """
    path = file or paths.journal
    if not path.is_file():
        nothing = tr("There is no journal or report at {file}. Name a file, or choose the folder with --data.")
        raise BadInput(nothing.format(file=path))
    if file is None or _is_database(path):
        if answer is not None:
            raise BadInput(tr("--timestamp goes with a bundle: name the .zip."))
        ok = _journal(path, file is None, as_json)
    else:
        ok = _report(paths, path, answer, as_json)
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


def _report(paths: Paths, path: Path, answer: Path | None, as_json: bool) -> bool:
    from monitor.report.bundle import is_bundle, verify_bundle
    from monitor.report.verify import verify_report
    from ui.report.stamp_words import stamp_lines, stamp_object
    from ui.report.verdict_words import verdict_lines, verdict_object

    key, stamp = _own_key(paths), None
    try:
        with path.open("rb") as file:
            verdict = verify_bundle(file, key) if is_bundle(file) else verify_report(file.read(), key)
            stamp = None if answer is None else _stamp(file, answer)
    except OSError as error:
        raise BadInput(_unreadable(path, error)) from error
    told = verdict_object(verdict) | ({} if stamp is None else {"timestamp": stamp_object(stamp)})
    for line in [json.dumps(told)] if as_json else verdict_lines(verdict):
        click.echo(line)
    for line in [] if as_json or stamp is None else stamp_lines(stamp):
        click.echo(line)
    return verdict.ok and (stamp is None or stamp.ok)


def _stamp(bundle: BinaryIO, answer: Path) -> Stamp:
    """Raises OSError for a bundle that can't be read, BadInput for all else."""
    from monitor.report.timestamp import MOST, imprint_of, read_answer

    try:
        with answer.open("rb") as file:
            raw = file.read(MOST + 1)
    except OSError as error:
        raise BadInput(_unreadable(answer, error)) from error
    bundle.seek(0)
    return read_answer(raw, imprint_of(bundle))


def _unreadable(path: Path, error: OSError) -> str:
    return tr("{file} can't be read: {reason}.").format(file=path, reason=error.strerror)


def _own_key(paths: Paths) -> bytes | None:
    """This installation's public key, where there is a journal and a keyring to ask."""
    from monitor.journal.keys import KeyringKeys, Signer
    from monitor.journal.segment import id_of

    try:
        held = KeyringKeys().load(id_of(paths.journal))
    except (JournalError, KeyUnavailable):
        return None
    return None if held is None else Signer(held).public
