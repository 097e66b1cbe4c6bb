"""The command line; without a command it is the tray program."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from monitor import __version__
from monitor.errors import EarwitnessError, JournalBusy, JournalError
from monitor.paths import Paths, prepare
from ui.commands import Elsewhere, chosen_paths, data_option, json_option, moment_of, with_paths
from ui.commands.ending import Over

if TYPE_CHECKING:
    from monitor.control.model import Backend
    from monitor.microphone.watcher import Watcher
    from monitor.model import Published
    from monitor.service import Service
    from monitor.speaker_model import Speaker

# Imports are inside the commands: the tray icon must not wait for what only `verify` needs.

NO_DISPLAY = (
    "No display here, so Earwitness records in this terminal. For the window, start it inside a desktop session "
    "(DISPLAY or WAYLAND_DISPLAY must be set). Ctrl-C ends it."
)


ELSEWHERE = {
    "speakers": "ui.commands.speakers:speakers",
    "sightings": "ui.commands.sightings:sightings",
    "import": "ui.commands.imports:import_files",
    "crosscheck": "ui.commands.crosscheck:crosscheck",
    "listen": "ui.commands.listen:listen",
    "pair": "ui.commands.pair:pair",
    "microphones": "ui.commands.control:microphones",
    "mute": "ui.commands.control:mute",
    "unmute": "ui.commands.control:unmute",
    "cut-off": "ui.commands.control:cut_off",
    "report": "ui.commands.report:report",
    "letter": "ui.commands.letter:letter",
    "digest": "ui.commands.digest:digest",
    "rules": "ui.commands.rules:rules",
    "settings": "ui.commands.settings:settings",
    "verify": "ui.commands.verify:verify",
}
"""Commands with a module of their own: where each is."""


class Commands(Elsewhere):
    """Tells an error of ours in one sentence and exits 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EarwitnessError as error:
            click.echo(f"earwitness: {error}", err=True)
            ctx.exit(2)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            about = error.ctx.command_path if error.ctx else "earwitness"
            what = " ".join(error.format_message().split()).rstrip(".")
            click.echo(f"earwitness: {what}. `{about} --help` tells more.", err=True)
            ctx.exit(2)
        except BrokenPipeError:
            # The reader went away (`watch | head`); nothing is left to tell it, also not at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


@click.group(cls=Commands, elsewhere=ELSEWHERE, invoke_without_command=True)
@click.version_option(__version__, prog_name="earwitness")
@click.option("--hidden", is_flag=True, help="Start in the tray, without the window.")
@data_option
@click.pass_context
def main(ctx: click.Context, hidden: bool) -> None:
    """See which programs use this computer's microphone. Without a command: the tray program."""
    os.umask(0o077)
    if ctx.invoked_subcommand is not None:
        return
    paths = chosen_paths(ctx)
    prepare(paths)
    if not _has_display():
        click.echo(NO_DISPLAY, err=True)
        _watch(paths, as_json=False, seconds=None)
        return
    ctx.exit(_tray(paths, hidden))


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    asked = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in asked)


def _tray(paths: Paths, hidden: bool) -> int:
    from ui.app import run

    service, clock = _service(paths)
    return run(service, clock, paths, hidden=hidden)


def _service(paths: Paths) -> tuple[Service, Any]:
    from monitor.clock import SystemClock
    from monitor.service import Service

    clock = SystemClock()

    def find_watchers() -> list[Watcher]:
        from monitor.microphone import watchers_for

        return watchers_for(sys.platform, clock)

    def find_backends() -> list[Backend]:
        from monitor.control import backends_for

        return backends_for(sys.platform)

    return Service(paths, clock, find_watchers, find_backends), clock


@main.command()
@json_option
@click.option("--for", "seconds", type=click.FloatRange(min=0), help="End after this many seconds.")
@with_paths
def watch(paths: Paths, as_json: bool, seconds: float | None) -> None:
    """Record, and print as it happens."""
    prepare(paths)
    _watch(paths, as_json, seconds)


def _watch(paths: Paths, as_json: bool, seconds: float | None) -> None:
    over = Over()
    over.at(signal.SIGINT, signal.SIGTERM)
    service, _clock = _service(paths)
    service.subscribe(_printer(as_json, over, lambda: _speakers(service)))
    service.start()
    if trouble := service.choices.trouble():
        click.echo(f"earwitness: {trouble}", err=True)
    try:
        service.wait_until_recording()
        over.wait(seconds)
    except JournalBusy:
        service.stop()
        raise
    except EarwitnessError as error:
        # Watching without keeping is better than not watching; it was said on stderr.
        click.echo(f"earwitness: {error} Nothing is kept; what happens is printed only.", err=True)
        over.wait(seconds)
    service.stop()


def _speakers(service: Service) -> Sequence[Speaker]:
    """For their names; a journal that can't be read is told of in its own time."""
    try:
        return service.speakers.speakers()
    except JournalError:
        return ()


def _printer(as_json: bool, over: Over, known: Callable[[], Sequence[Speaker]]) -> Callable[[Published], None]:
    from monitor.listening_model import Listening
    from monitor.model import Recording
    from ui.event_objects import EventObjects
    from ui.terminal import EventLines

    speakers = known()
    lines, objects = EventLines(speakers), EventObjects(speakers)

    def show(published: Published) -> None:
        if isinstance(published, Recording | Listening):
            texts = [] if as_json else list(lines.lines(published))
        else:
            texts = [json.dumps(objects.object(published))] if as_json else list(lines.lines(published))
        try:
            for text in texts:
                click.echo(text)
        except BrokenPipeError:
            over.set()

    return show


@main.command()
@click.option("--since", help="From this time on: 2026-03-02T07:14Z, 2026-03-02 07:14, today, 24h, 7d.")
@click.option("--until", help="Up to this time.")
@click.option("--application", metavar="X", help="Only programs whose name or path holds X.")
@json_option
@with_paths
def timeline(paths: Paths, since: str | None, until: str | None, application: str | None, as_json: bool) -> None:
    """Print what was recorded."""
    from monitor.codec import timeline_object
    from monitor.journal import Reader
    from ui.terminal import timeline_rows

    span = (moment_of(since), moment_of(until))
    if not paths.journal.exists():
        click.echo("Nothing is recorded yet. Start `earwitness` or `earwitness watch`.", err=True)
        return
    with Reader(paths.journal) as reader:
        found = reader.activations(*span, application)
    if as_json:
        for activation in found:
            click.echo(json.dumps(timeline_object(activation)))
        return
    for row in timeline_rows(found) if found else ["Nothing was recorded in that time."]:
        click.echo(row)


@main.command()
@json_option
@with_paths
def doctor(paths: Paths, as_json: bool) -> None:
    """Say what can be watched on this machine, what can't, and what to do about it."""
    from monitor.doctor import examine
    from ui import doctor_words
    from ui.terminal import check_lines

    for check in examine(paths):
        if as_json:
            words = {"detail": doctor_words.sentence(check), "remedy": doctor_words.remedy(check)}
            click.echo(json.dumps({"check": check.subject, "grade": check.grade.value, "code": check.code, **words}))
            continue
        for line in check_lines(check):
            click.echo(line)


if __name__ == "__main__":
    main()
