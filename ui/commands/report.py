"""``report``: something to hand to somebody."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from monitor.paths import Paths
from ui.commands import moment_of, speakers_at, with_paths


@click.command()
@click.option("--out", "out", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Ends in .html, .pdf, .json, .ndjson, .csv, or .zip for all of them, signed.")  # fmt: skip
@click.option("--since", help="From this time on: 2026-03-02T07:14Z, 2026-03-02 07:14, today, 24h, 7d. Else 24h.")
@click.option("--until", help="Up to this time. Else now.")
@click.option("--application", metavar="X", help="Only the program whose name or path holds X.")
@click.option("--finding", "findings", multiple=True, metavar="ID", help="About this finding and what was around it.")
@click.option("--redact", "level", type=click.Choice(["none", "people", "all"]), default="none", show_default=True,
              help="Leave out names of people and devices, or of programs too.")  # fmt: skip
@click.option("--language", type=click.Choice(["en", "de"]), default="en", show_default=True,
              help="What HTML, PDF and CSV speak; JSON speaks none.")  # fmt: skip
@click.option("--timestamp-query", "query", metavar="FILE.tsq", type=click.Path(path_type=Path, dir_okay=False),
              help="With a .zip: also write what to ask a time-stamping authority (RFC 3161).")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@with_paths
def report(
    paths: Paths,
    out: Path,
    since: str | None,
    until: str | None,
    application: str | None,
    findings: tuple[str, ...],
    level: str,
    language: str,
    query: Path | None,
    force: bool,
) -> None:
    """Write down what was recorded, so that somebody else can read, check and keep it."""
    with _speaking(language):
        _write(paths, out, (since, until), application, findings, level, query, force=force)


def _write(
    paths: Paths,
    out: Path,
    between: tuple[str | None, str | None],
    application: str | None,
    findings: tuple[str, ...],
    level: str,
    query: Path | None,
    *,
    force: bool,
) -> None:
    from datetime import UTC, datetime, timedelta

    from monitor.journal.keys import KeyringKeys
    from monitor.report.facts import Redaction
    from monitor.report.gather import FromDisk, gather, identity_of, made_now, selection_of
    from monitor.whole_file import whole
    from ui.language import tr
    from ui.report.forms import ending_of, prepared, write_form
    from ui.told import told

    ending = ending_of(out)
    _may_ask(query, ending, force)
    now = datetime.now(UTC)
    disk = FromDisk(paths, speakers_at(paths))
    span = (moment_of(between[0]) or now - timedelta(hours=24), moment_of(between[1]) or now)
    wanted = None if application is None else identity_of(disk, *span, application)
    checked = disk.speakers.check(None, None) if findings else None
    selection = selection_of(checked, *span, wanted, findings)
    found = prepared(gather(disk, paths.journal, selection, made_now(now)), Redaction(level), KeyringKeys())
    with whole(out, overwrite=force) as file:
        write_form(file, found, ending, _progress)
    if found.unsigned and ending in (".json", ".zip"):
        click.echo(tr("The report is not signed: {why}").format(why=told(found.unsigned)), err=True)
    click.echo(tr("Wrote {file}: %n {opening|openings}.", "", len(found.report.activations)).format(file=out))
    if query is not None:
        _ask(query, out, force)


@contextmanager
def _speaking(code: str) -> Iterator[None]:
    """Qt's core reads the catalogue; who is content with English does not wait for it."""
    if code == "en":
        yield
        return
    from ui import language
    from ui.languages import catalogue_words

    language.use(catalogue_words(code))
    try:
        yield
    finally:
        language.use(None)


def _may_ask(query: Path | None, ending: str, force: bool) -> None:
    """Said before anything is written."""
    from monitor.errors import BadInput
    from ui.language import tr

    if query is None:
        return
    if ending != ".zip":
        raise BadInput(tr("--timestamp-query goes with a bundle: let --out end in .zip."))
    if query.exists() and not force:
        there = tr("{file} is there already. Choose another name, or say that it may be replaced.")
        raise BadInput(there.format(file=query))


def _ask(path: Path, bundle: Path, force: bool) -> None:
    from monitor.report import timestamp
    from monitor.whole_file import write_whole
    from ui.language import tr
    from ui.report.stamp_words import sent_by_you

    with bundle.open("rb") as file:
        asked = timestamp.query(timestamp.imprint_of(file))
    write_whole(path, asked, overwrite=force)
    click.echo(tr("Wrote {file}. {more}").format(file=path, more=sent_by_you()))


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        from ui.language import number, tr

        said = tr("{done} of {total} rows").format(done=number(done), total=number(total))
        click.echo(f"\r{said}", nl=done >= total, err=True)
