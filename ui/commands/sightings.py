"""``sightings``: activations of a speaker as witnessed, entered by hand or from another witness's file."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import click

from monitor.paths import Paths
from ui.commands import data_option, json_option, moment_of, span_of, speakers_at, with_paths

speaker_option = click.option("--speaker", required=True, metavar="NAME", help="Which speaker it was.")
covers_option = click.option("--covers", metavar="T..T", help="From when to when the list is complete.")


@click.group(invoke_without_command=True)
@json_option
@data_option
@click.pass_context
def sightings(ctx: click.Context, as_json: bool) -> None:
    """Activations of a smart speaker as witnessed here."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_sightings, as_json=as_json)


@sightings.command("list")
@click.option("--speaker", metavar="NAME", help="Only of this speaker.")
@click.option("--since", help="From this time on: 2026-03-02T07:14Z, 2026-03-02 07:14, today, 24h, 7d.")
@click.option("--until", help="Up to this time.")
@json_option
@with_paths
def list_sightings(
    paths: Paths,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
    as_json: bool = False,
) -> None:
    """Print what was witnessed, oldest first."""
    from monitor.book_rules import found_by_name
    from monitor.codec_speakers import sighting_object
    from ui.speaker_words import sighting_line

    book = speakers_at(paths)
    everyone = book.speakers()
    wanted = found_by_name(everyone, speaker).id if speaker else None
    names = {found.id: found.name for found in everyone}
    found = book.sightings(moment_of(since), moment_of(until), wanted)
    for sighting in found:
        named = {"speaker_name": names.get(sighting.speaker)}
        click.echo(json.dumps(sighting_object(sighting) | named) if as_json else sighting_line(sighting, names))
    if not found and not as_json:
        click.echo("Nothing was witnessed in that time.")


@sightings.command()
@speaker_option
@click.option("--at", help="When it began; now without it.")
@click.option("--end", help="When it ended, if that was seen.")
@click.option("--uncertainty", type=click.FloatRange(0, 3600), help="Seconds by which the time may be off; 30.")
@click.option("--note", default="", help="What was seen.")
@click.option("--not-asked-for", is_flag=True, help="Nobody had asked for it.")
@json_option
@with_paths
def add(
    paths: Paths,
    speaker: str,
    at: str | None,
    end: str | None,
    uncertainty: float | None,
    note: str,
    not_asked_for: bool,
    as_json: bool,
) -> None:
    """Enter a sighting by hand."""
    from dataclasses import replace

    from monitor.book_rules import found_by_name
    from monitor.codec_speakers import sighting_object
    from ui.speaker_words import sighting_line

    book = speakers_at(paths)
    found = found_by_name(book.speakers(), speaker)
    width = timedelta(seconds=30 if uncertainty is None else uncertainty)
    begun = moment_of(at or "now")
    assert begun is not None
    sighting = book.witness(found.id, begun, width, moment_of(end), note)
    if not_asked_for:
        book.mark(sighting.id, False)
        sighting = replace(sighting, asked_for=False)
    click.echo(
        json.dumps(sighting_object(sighting)) if as_json else f"Kept: {sighting_line(sighting, {found.id: found.name})}"
    )


@sightings.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@speaker_option
@covers_option
@json_option
@with_paths
def import_file(paths: Paths, file: Path, speaker: str, covers: str | None, as_json: bool) -> None:
    """Take over what another witness saw: a CSV or NDJSON file with start, end and note."""
    from monitor.book_rules import found_by_name
    from ui.import_words import import_object, sightings_summary

    book = speakers_at(paths)
    found = found_by_name(book.speakers(), speaker)
    before = {imported.id for imported in book.imports()}
    kept = book.import_sightings(file, found.id, span_of(covers))
    again = kept.id in before
    told = import_object(kept, again=again)
    click.echo(json.dumps(told) if as_json else sightings_summary(kept, found.name, again=again))


@sightings.command()
@click.argument("id")
@click.option("--restore", is_flag=True, help="Take the withdrawal back.")
@with_paths
def withdraw(paths: Paths, id: str, restore: bool) -> None:
    """Let a sighting that was entered by mistake count no more."""
    speakers_at(paths).withdraw(id, restore)
    click.echo("It counts again." if restore else "It counts no more; that it was entered stays in the journal.")


@sightings.command()
@click.argument("id")
@click.option("--asked-for/--not-asked-for", "asked_for", default=None, help="Whether somebody had asked for it.")
@click.option("--note", default="", help="What to remember of it.")
@with_paths
def mark(paths: Paths, id: str, asked_for: bool | None, note: str) -> None:
    """Say whether somebody had asked for it."""
    speakers_at(paths).mark(id, asked_for, note)
    click.echo("Marked.")
