"""``speakers``: which smart speakers are known, and adding one without pairing."""

from __future__ import annotations

import json

import click

from monitor.paths import Paths
from monitor.speaker_model import Vendor
from ui.commands import Elsewhere, data_option, json_option, speakers_at, with_paths

vendor_option = click.option(
    "--vendor", required=True, type=click.Choice([vendor.value for vendor in Vendor]), help="Whose speaker it is."
)

ELSEWHERE = {
    "forget": "ui.commands.templates:forget",
    "export": "ui.commands.templates:export_speaker",
    "import": "ui.commands.templates:import_speaker",
}


@click.group(cls=Elsewhere, elsewhere=ELSEWHERE, invoke_without_command=True)
@json_option
@data_option
@click.pass_context
def speakers(ctx: click.Context, as_json: bool) -> None:
    """The smart speakers that are known here."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_speakers, as_json=as_json)


@speakers.command("list")
@json_option
@with_paths
def list_speakers(paths: Paths, as_json: bool) -> None:
    """Print the speakers, in the order of their adding."""
    from monitor.codec_speakers import speaker_object
    from ui.speaker_words import speaker_line

    found = speakers_at(paths).speakers()
    for speaker in found:
        click.echo(json.dumps(speaker_object(speaker)) if as_json else speaker_line(speaker))
    if not found and not as_json:
        click.echo("No speaker is known yet. `speakers add NAME --vendor V` adds one, `pair` teaches its sound.")


@speakers.command()
@click.argument("name")
@vendor_option
@click.option("--device", "devices", multiple=True, metavar="LABEL", help="What the vendor's history calls it.")
@click.option("--room", default="", help="Where it stands.")
@json_option
@with_paths
def add(paths: Paths, name: str, vendor: str, devices: tuple[str, ...], room: str, as_json: bool) -> None:
    """Add a speaker without pairing it."""
    from monitor.codec_speakers import speaker_object
    from ui.speaker_words import speaker_line

    speaker = speakers_at(paths).add(name, Vendor(vendor), devices, room)
    click.echo(json.dumps(speaker_object(speaker)) if as_json else f"Added {speaker_line(speaker)}")


@speakers.command()
@click.argument("name")
@click.option("--name", "new_name", help="Its new name.")
@click.option("--device", "devices", multiple=True, metavar="LABEL", help="One more that the history calls it.")
@click.option("--room", help="Where it stands now.")
@with_paths
def change(paths: Paths, name: str, new_name: str | None, devices: tuple[str, ...], room: str | None) -> None:
    """Change a speaker's name or room, or add what the vendor's history calls it."""
    from dataclasses import replace

    from monitor.book_rules import found_by_name
    from ui.speaker_words import speaker_line

    book = speakers_at(paths)
    old = found_by_name(book.speakers(), name)
    new = replace(
        old,
        name=old.name if new_name is None else new_name,
        room=old.room if room is None else room,
        labels=(*old.labels, *devices),
    )
    book.change(new)
    click.echo(f"Changed {speaker_line(found_by_name(book.speakers(), old.id))}")
