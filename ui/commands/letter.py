"""``letter``: a letter to the vendor or the authority, with the facts of a finding filled in."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.paths import Paths
from ui.commands import speakers_at, with_paths

KINDS = ("access-gdpr", "access-ccpa", "erasure", "objection", "complaint")


@click.command()
@click.option("--finding", "id", required=True, metavar="ID", help="`crosscheck --json` lists them.")
@click.option("--kind", type=click.Choice(KINDS), default="access-gdpr", show_default=True, help="What is asked for.")
@click.option("--language", type=click.Choice(["en", "de"]), default="en", show_default=True)
@click.option("--out", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Ends in .txt or .pdf.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@with_paths
def letter(paths: Paths, id: str, kind: str, language: str, out: Path, force: bool) -> None:
    """Write a letter for you to complete, sign and send; nothing is sent from here."""
    from datetime import UTC, datetime

    from monitor.errors import BadInput
    from monitor.report.gather import made_now, named
    from monitor.whole_file import write_whole
    from ui.language import tr
    from ui.report import letters

    if out.suffix.lower() not in (".txt", ".pdf"):
        raise BadInput(tr("'{name}' ends neither in .txt nor in .pdf.").format(name=out.name[:80]))
    book, now = speakers_at(paths), datetime.now(UTC)
    (finding,) = named(book.check(None, None), [id])
    speaker = next(each for each in book.speakers() if each.id == finding.speaker)
    made = letters.letter(
        letters.LetterKind(kind), letters.Language(language), finding, speaker, now, made_now(now).zone
    )
    write_whole(out, made.text if out.suffix.lower() == ".txt" else made.pdf, overwrite=force)
    said = tr("Wrote {file}. Fill in what stands in square brackets, read it, and send it yourself.")
    click.echo(said.format(file=out))
