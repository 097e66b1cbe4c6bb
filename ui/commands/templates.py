"""``speakers forget|export|import``: what was learned of a speaker, deleted or carried to another machine."""

from __future__ import annotations

import json
from pathlib import Path

import click

from monitor.paths import Paths
from ui.commands import json_option, speakers_at, with_paths

password_option = click.option(
    "--password", envvar="EARWITNESS_PASSWORD", help="Asked for without it; or in EARWITNESS_PASSWORD, so that no "
    "other user of this machine sees it among the processes.",
)  # fmt: skip


@click.command()
@click.argument("name")
@with_paths
def forget(paths: Paths, name: str) -> None:
    """Forget a speaker and what was learned of it; what was witnessed of it stays in the journal."""
    from monitor.book_rules import found_by_name
    from monitor.paired_chimes import store_at
    from ui import messages

    book = speakers_at(paths)
    speaker = found_by_name(book.speakers(), name)
    store_at(paths).forget(speaker.id)
    book.forget(speaker.id)
    click.echo(f"Forgot {messages.name(speaker.name)}. What was witnessed of it stays in the journal.")


@click.command("export")
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path))
@password_option
@click.option("--replace", is_flag=True, help="Replace the file where there is one.")
@with_paths
def export_speaker(paths: Paths, name: str, file: Path, password: str | None, replace: bool) -> None:
    """Write a paired speaker to FILE, encrypted with a password, for another machine."""
    from monitor.book_rules import found_by_name
    from monitor.paired_chimes import write_speaker
    from ui import messages

    speakers = speakers_at(paths)
    found_by_name(speakers.speakers(), name)  # before anybody chooses a password
    speaker = write_speaker(paths, speakers, name, file, password or _asked(confirm=True), replace)
    click.echo(
        f"Wrote {messages.name(speaker.name)} to {file}. In another room, or through another microphone, pair it anew "
        "instead: what was learned is how it sounds here."
    )


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", help="What to call it here; as it was called there without it.")
@password_option
@json_option
@with_paths
def import_speaker(paths: Paths, file: Path, name: str | None, password: str | None, as_json: bool) -> None:
    """Take over a speaker that was exported on another machine."""
    from monitor.codec_speakers import speaker_object
    from monitor.paired_chimes import read_speaker
    from ui.speaker_words import speaker_line

    speaker = read_speaker(paths, speakers_at(paths), file, password or _asked(), name or "")
    click.echo(json.dumps(speaker_object(speaker)) if as_json else f"Took over {speaker_line(speaker)}")


def _asked(confirm: bool = False) -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=confirm, err=True))
