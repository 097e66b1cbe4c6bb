"""``listen``: hear the paired speakers, through the microphone or in a recording."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.errors import BadInput, JournalBusy
from monitor.paths import Paths, prepare
from ui.commands import json_option, speakers_at, with_paths
from ui.commands.ending import Over

if TYPE_CHECKING:
    from monitor.ears import Kept
    from monitor.indicator.chime import Template
    from monitor.listening import Listener
    from monitor.listening_model import Listening
    from monitor.microphone.watcher import Blind, Seeing, Watcher
    from monitor.model import Published
    from monitor.speaker_model import Speaker
    from ui.listening_words import HeardWords

RUNNING = (
    "Earwitness runs already and keeps what it hears. What is heard here is printed only, and not kept a second time."
)


@click.command()
@click.option("--speaker", metavar="NAME", help="Only this speaker.")
@click.option("--from-wav", "recording", metavar="FILE", type=click.Path(path_type=Path), help="Hear this recording.")
@click.option("--for", "seconds", type=click.FloatRange(min=0), help="End after this many seconds.")
@json_option
@with_paths
def listen(paths: Paths, speaker: str | None, recording: Path | None, seconds: float | None, as_json: bool) -> None:
    """Hear the paired speakers and print each activation; from a recording instead of the microphone where asked."""
    from monitor.book_rules import found_by_name

    prepare(paths)
    everyone = speakers_at(paths).speakers()
    wanted = [found_by_name(everyone, speaker)] if speaker else list(everyone)
    _need_one_paired(paths, wanted)
    if recording is not None:
        _hear_recording(paths, everyone, wanted, recording, as_json)
    else:
        _hear_room(paths, wanted, seconds, as_json)


def _need_one_paired(paths: Paths, wanted: Sequence[Speaker]) -> None:
    from monitor.paired_chimes import store_at

    if not any(store_at(paths).is_paired(one.id) for one in wanted):
        raise BadInput("No such speaker is paired, so there is nothing to listen for. `earwitness pair` pairs one.")


def _hear_recording(
    paths: Paths, everyone: Sequence[Speaker], wanted: Sequence[Speaker], path: Path, as_json: bool
) -> None:
    """All speakers are listened for, so that one is not taken for another; those asked for are told."""
    templates = _templates(paths, everyone)
    from monitor.indicator import wav
    from ui.listening_words import HeardWords

    words = HeardWords({one.id: one.name for one in wanted})
    recording, bar = wav.opened(path), _Bar()
    count = 0
    for one in wav.heard(recording, templates, bar.show):
        if one.speaker not in words.names:
            continue
        bar.clear()
        count += one.kind == "start"
        click.echo(json.dumps(words.object_in(one)) if as_json else words.line_in(one))
    bar.clear()
    if not as_json:
        click.echo(words.count(count, recording.seconds))


def _templates(paths: Paths, everyone: Sequence[Speaker]) -> list[Template]:
    from monitor.paired_chimes import PairedChimes, store_at

    try:
        from monitor.indicator.rooms import template_of
    except ImportError as error:
        raise BadInput("To hear a speaker, Earwitness needs numpy and scipy. Run: pip install numpy scipy") from error
    paired = PairedChimes(store_at(paths), lambda: everyone)
    return [template_of(speaker, chime.data) for speaker in paired.paired() for chime in paired.chimes(speaker)]


def _hear_room(paths: Paths, wanted: Sequence[Speaker], seconds: float | None, as_json: bool) -> None:
    """Records as ``watch`` does, and prints what concerns the speakers."""
    from monitor.clock import SystemClock
    from monitor.service import Service
    from ui.listening_words import HeardWords

    over = Over()
    over.at(signal.SIGINT, signal.SIGTERM)
    printer = _Printer(HeardWords({one.id: one.name for one in wanted}), as_json, over)
    clock = SystemClock()

    def watchers() -> list[Watcher]:
        from monitor.microphone import watchers_for

        return watchers_for(sys.platform, clock)

    service = Service(paths, clock, watchers)
    service.listening.insist()
    service.subscribe(printer)
    service.start()
    try:
        service.wait_until_recording()
        over.wait(seconds)
    except JournalBusy:
        click.echo(f"earwitness: {RUNNING}", err=True)
        _hear_beside(paths, printer, over, seconds)
    finally:
        service.stop()


def _hear_beside(paths: Paths, printer: _Printer, over: Over, seconds: float | None) -> None:
    listener = _listener_beside(paths, printer)
    listener.insist()
    listener.start()
    try:
        over.wait(seconds)
    finally:
        listener.stop()


def _listener_beside(paths: Paths, printer: _Printer) -> Listener:
    import uuid

    from monitor.choices import Choices
    from monitor.clock import SystemClock
    from monitor.listening import Listener
    from monitor.paired_chimes import PairedChimes, store_at

    chimes = PairedChimes(store_at(paths), speakers_at(paths).speakers)
    return Listener(SystemClock(), chimes, printer, Choices(paths.settings), lambda: uuid.uuid4().hex)


class _Printer:
    """Prints what is published of the speakers; also an ``Outlet`` that keeps nothing."""

    def __init__(self, words: HeardWords, as_json: bool, over: Over) -> None:
        self._words, self._json, self._over = words, as_json, over

    def __call__(self, published: Published) -> None:
        try:
            for text in self._words.objects(published) if self._json else self._words.lines(published):
                click.echo(json.dumps(text) if self._json else text)
        except BrokenPipeError:
            self._over.set()

    def keep(self, records: Sequence[Kept]) -> None:
        for record in records:
            self(record)

    def publish(self, now: Listening) -> None:
        self(now)

    def edge(self, edge: Blind | Seeing) -> None:
        """Coverage is told by the program that keeps it."""


class _Bar:
    """How far the recording was heard, on a terminal."""

    def __init__(self) -> None:
        self._shown = -1
        self._terminal = sys.stderr.isatty()

    def show(self, done: float, whole: float) -> None:
        percent = min(100, int(100 * done / whole)) if whole else 100
        if self._terminal and percent != self._shown:
            self._shown = percent
            click.echo(f"\rheard: {percent:3} %", err=True, nl=False)

    def clear(self) -> None:
        if self._terminal and self._shown >= 0:
            click.echo("\r             \r", err=True, nl=False)
            self._shown = -1
