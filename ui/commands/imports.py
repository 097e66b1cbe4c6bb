"""``import``: a vendor's history, looked at or kept; with what was imported so far, and undoing it."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from monitor.errors import BadInput
from monitor.paths import Paths
from ui.commands import json_option, span_of, speakers_at, with_paths

if TYPE_CHECKING:
    from monitor.speakers import Choices, Preview, SpeakersProtocol

CANCELLED = "The import was cancelled. Nothing of it was kept."


@click.command("import")
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--speaker", metavar="NAME", help="Whose history it is, where the file does not say.")
@click.option("--device", metavar="LABEL", help="Only what the file tells of this device is that speaker's.")
@click.option("--covers", metavar="T..T", help="From when to when it is complete; else from first to last record.")
@click.option("--keep-text", is_flag=True, help="Keep what was said too; it is dropped otherwise.")
@click.option("--same-account", is_flag=True, help="It is your account, though its devices are new here.")
@click.option("--preview", "look", is_flag=True, help="Say what it is and keep nothing.")
@click.option("--list", "listing", is_flag=True, help="List what was imported.")
@click.option("--undo", metavar="ID", help="What came with this import counts no more.")
@json_option
@with_paths
def import_files(
    paths: Paths,
    files: tuple[Path, ...],
    speaker: str | None,
    device: str | None,
    covers: str | None,
    keep_text: bool,
    same_account: bool,
    look: bool,
    listing: bool,
    undo: str | None,
    as_json: bool,
) -> None:
    """Import what a vendor's history says: the files as the vendor gave them, several parts at once."""
    book = speakers_at(paths)
    if listing:
        _list(book, as_json)
    elif undo is not None:
        _undo(book, undo)
    elif not files:
        raise BadInput("Name the file, or files, of the history. `import --help` tells more.")
    else:
        with _bar() as bar:
            preview = book.preview(files, keep_text, bar.show, bar.cancelled.is_set)
            if not look:
                choices = _choices(book, preview, speaker, device, covers, same_account)
                _keep(book, preview, choices, bar, as_json)
                return
        _look(preview, as_json)


def _look(preview: Preview, as_json: bool) -> None:
    from ui.import_words import preview_lines, preview_object

    for line in [json.dumps(preview_object(preview))] if as_json else preview_lines(preview):
        click.echo(line)


def _choices(
    book: SpeakersProtocol,
    preview: Preview,
    speaker: str | None,
    device: str | None,
    covers: str | None,
    same_account: bool,
) -> Choices:
    from monitor.book_rules import found_by_name
    from monitor.speakers import Choices

    span = span_of(covers)
    if speaker is None:
        if device is not None:
            raise BadInput("Say with --speaker which speaker that device is.")
        alone = preview.speaker if not preview.labels else None
        return Choices(alone, {}, span, same_account)
    one = found_by_name(book.speakers(), speaker).id
    if device is None:
        return Choices(one, {}, span, same_account)
    return Choices(None, {_label(preview, device): one}, span, same_account)


def _label(preview: Preview, device: str) -> str:
    wanted = device.strip().casefold()
    found = [label for label, name in preview.labels.items() if wanted in (label.casefold(), name.casefold())]
    if len(found) != 1:
        raise BadInput("The file names no such device, or several. `import FILE --preview` lists those that it names.")
    return found[0]


def _keep(book: SpeakersProtocol, preview: Preview, choices: Choices, bar: _Bar, as_json: bool) -> None:
    from ui.import_words import import_lines, import_object

    before = {found.id for found in book.imports()}
    kept = book.keep(preview, choices, bar.keeping)
    bar.clear()
    again = kept.id in before
    if as_json:
        click.echo(json.dumps(import_object(kept, again=again)))
        return
    names = {found.id: found.name for found in book.speakers()}
    for line in import_lines(kept, names, again=again):
        click.echo(line)


def _list(book: SpeakersProtocol, as_json: bool) -> None:
    from ui.import_words import import_object, listed_import

    names = {found.id: found.name for found in book.speakers()}
    found = book.imports()
    for imported in found:
        click.echo(json.dumps(import_object(imported)) if as_json else listed_import(imported, names))
    if not found and not as_json:
        click.echo("Nothing was imported yet.")


def _undo(book: SpeakersProtocol, id: str) -> None:
    book.undo(id)
    click.echo("What came with that import counts no more. That it was imported and undone stays in the journal.")


class _Bar:
    """How far an import is, on a terminal; and whether Ctrl-C was pressed."""

    def __init__(self) -> None:
        self.cancelled = threading.Event()
        self._shown = -1
        self._terminal = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 100
        if self._terminal and percent != self._shown:
            self._shown = percent
            click.echo(f"\rreading: {percent:3} %", err=True, nl=False)

    def keeping(self, done: int, total: int) -> None:
        """Until all is made ready nothing is kept, so that it can be cancelled."""
        if self.cancelled.is_set():
            raise BadInput(CANCELLED)

    def clear(self) -> None:
        if self._terminal and self._shown >= 0:
            click.echo("\r               \r", err=True, nl=False)
            self._shown = -1


@contextmanager
def _bar() -> Iterator[_Bar]:
    bar = _Bar()

    def cancel(_number: int, _frame: FrameType | None) -> None:
        bar.cancelled.set()

    before = signal.signal(signal.SIGINT, cancel)
    try:
        yield bar
    finally:
        signal.signal(signal.SIGINT, before)
        bar.clear()
