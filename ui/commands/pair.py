"""``pair``: teaches the program a speaker's own sound, through the microphone or from recordings."""

from __future__ import annotations

import json
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from monitor.errors import BadInput, EarwitnessError
from monitor.pairing_keep import Naming
from monitor.pairing_model import ASKED_TAKES, Expected, Failed, Found, Learned, Opened, Refused, TakeHeard
from monitor.paths import Paths
from monitor.speaker_model import Speaker, Vendor
from ui.commands import json_option, speakers_at, with_paths
from ui.commands.speakers import vendor_option

if TYPE_CHECKING:
    from monitor.pairing_client import PairingProtocol
    from monitor.pairing_model import PairingEvent

E = TypeVar("E")
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_ROOM_S = 30.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of how to pair. Without ``recordings``: live."""

    recordings: tuple[Path, ...] = ()
    room: Path | None = None
    microphone: str | None = None
    takes: int = ASKED_TAKES
    start: int | None = None
    end: int | None = None


@click.command()
@click.argument("name")
@vendor_option
@click.option("--from-wav", "wavs", multiple=True, type=_FILE, metavar="F...",
              help="Recordings: a file a take, or one with all takes.")  # fmt: skip
@click.argument("more", nargs=-1, type=_FILE)
@click.option("--room-wav", type=_FILE, metavar="F", help="A recording of the room, the speaker quiet.")
@click.option("--room", default="", help="Where it stands.")
@click.option("--device", "devices", multiple=True, metavar="LABEL", help="What the vendor's history calls it.")
@click.option("--microphone", metavar="ID", help="Through which microphone; the system's default without it.")
@click.option("--takes", default=ASKED_TAKES, type=click.IntRange(3, 12), help="How often to wake it, live.")
@click.option("--start", type=int, metavar="N", help="Take the N-th sound found as the start sound.")
@click.option("--end", type=int, metavar="N", help="Take the N-th sound found as the end sound; 0 for none.")
@click.option("--again", is_flag=True, help="Pair a speaker anew that is paired.")
@click.option("--more", "adds", is_flag=True, help="Learn one more sound of a speaker that is paired.")
@json_option
@with_paths
def pair(
    paths: Paths,
    name: str,
    vendor: str,
    wavs: tuple[Path, ...],
    more: tuple[Path, ...],
    room_wav: Path | None,
    room: str,
    devices: tuple[str, ...],
    microphone: str | None,
    takes: int,
    start: int | None,
    end: int | None,
    again: bool,
    adds: bool,
    as_json: bool,
) -> None:
    """Learn the sound that the speaker NAME makes when it wakes."""
    if more and not wavs:
        raise BadInput("Recordings are named behind --from-wav.")
    naming = _naming(paths, Naming(name, Vendor(vendor), devices, room, adds=adds), again)
    asked = Asked((*wavs, *more), room_wav, microphone, takes, start, end)
    _paired(paths, naming, asked, as_json)


def _naming(paths: Paths, asked: Naming, again: bool) -> Naming:
    """Raises BadInput where a speaker of that name is another vendor's, or paired already."""
    from monitor.paired_chimes import store_at

    known = next((one for one in speakers_at(paths).speakers() if one.name.casefold() == asked.name.casefold()), None)
    if known is None:
        return asked
    if known.vendor is not asked.vendor:
        raise BadInput(f"A speaker called {asked.name} of another vendor is known. Choose another name.")
    if store_at(paths).is_paired(known.id) and not (again or asked.adds):
        raise BadInput(
            f"{asked.name} is paired. Add --again to replace what was learned of it, or --more for one more sound."
        )
    return replace(asked, replaces=known.id)


def _paired(paths: Paths, naming: Naming, asked: Asked, as_json: bool) -> None:
    from monitor.paired_chimes import store_at
    from monitor.pairing_client import Pairing
    from monitor.pairing_keep import keep_pairing
    from ui import pair_lines

    events: queue.SimpleQueue[PairingEvent] = queue.SimpleQueue()
    client = Pairing(events.put)
    talk = Talk(client, events, print_=(lambda text: None) if as_json else click.echo)
    try:
        learned = talk.pair(asked, naming.vendor)
    except NotPaired as refused:
        if as_json:
            click.echo(json.dumps(pair_lines.refused_object(refused.why, talk.found)))
        raise
    finally:
        client.close()
    store = store_at(paths)
    speaker = keep_pairing(learned, naming, speakers_at(paths), store)
    _tell(speaker, learned, talk.found, store.guarded(speaker.id), as_json)


def _tell(speaker: Speaker, learned: Learned, found: Found | None, guarded: bool, as_json: bool) -> None:
    from ui import pair_lines

    if as_json and found is not None:
        click.echo(json.dumps(pair_lines.learned_object(speaker, learned, found, guarded)))
        return
    for line in pair_lines.learned_lines(speaker, learned, guarded):
        click.echo(line)


class NotPaired(EarwitnessError):
    """Refused, with the reason in its text."""

    def __init__(self, why: Refused) -> None:
        from ui.pair_lines import refusal_sentence

        super().__init__(refusal_sentence(why))
        self.why = why


@dataclass(slots=True)
class Talk:
    """One pairing from the terminal, step by step. Raises NotPaired where it is refused, BadInput where it failed."""

    client: PairingProtocol
    events: queue.SimpleQueue[PairingEvent]
    print_: Callable[[str], None]
    found: Found | None = field(default=None)

    def pair(self, asked: Asked, vendor: Vendor) -> Learned:
        if asked.recordings:
            self.client.read(asked.recordings)
        else:
            self._record(asked, vendor)
        self._find(asked)
        self._hear_room(asked)
        self.client.finish()
        return self._until(Learned)

    def _record(self, asked: Asked, vendor: Vendor) -> None:
        self._say_how(vendor)
        self.client.open(asked.microphone)
        self._say_microphone(self._until(Opened))
        _end_takes_by_enter(self.client)
        for number in range(1, asked.takes + 1):
            self.print_(f"Take {number} of {asked.takes}: say the wake word now. Press Enter when the speaker is dark.")
            self.client.begin_take()
            self._say_take(self._until(TakeHeard))

    def _find(self, asked: Asked) -> None:
        from ui.pair_lines import found_lines

        self.client.find()
        self.found = self._until(Found)
        if asked.start is not None or asked.end is not None:
            self.client.choose(
                self.found.start if asked.start is None else asked.start,
                self.found.end if asked.end is None else asked.end,
            )
            self.found = self._until(Found)
        for line in found_lines(self.found):
            self.print_(line)
        if self.found.refused is not None:
            raise NotPaired(self.found.refused)

    def _hear_room(self, asked: Asked) -> None:
        if asked.room is not None:
            self.client.read_room(asked.room)
        elif not asked.recordings:
            self.print_(f"Now the room is heard for {_ROOM_S:.0f} s. Let it be as it usually is, the speaker quiet.")
            self.client.hear_room(_ROOM_S)
        else:
            return
        expected = self._until(Expected)
        if expected.refused is not None:
            raise NotPaired(expected.refused)

    def _until(self, kind: type[E]) -> E:
        """The next event of this kind; others are passed over."""
        while True:
            event = self.events.get()
            if isinstance(event, Failed):
                raise BadInput(event.sentence)
            if isinstance(event, Refused):
                raise NotPaired(event)
            if isinstance(event, kind):
                return event

    def _say_how(self, vendor: Vendor) -> None:
        from monitor.vendors import profile_of
        from ui.pair_lines import sound_lines
        from ui.pairing_words import sounds_intro

        sounds = profile_of(vendor).sounds
        self.print_(sounds_intro(bool(sounds)))
        for line in sound_lines(sounds):
            self.print_(line)

    def _say_microphone(self, opened: Opened) -> None:
        from ui.messages import name
        from ui.speakers_words import warning_words

        self.print_(f"Listening through {name(opened.microphone)}.")
        for code in opened.warnings:
            self.print_(f"! {warning_words(code)}")

    def _say_take(self, heard: TakeHeard) -> None:
        from ui.pair_lines import take_line

        self.print_(take_line(heard.take))


def _end_takes_by_enter(client: PairingProtocol) -> None:
    """Where it never gets quiet, a person knows better when a take is over."""
    if not sys.stdin.isatty():
        return

    def heed() -> None:
        for _ in sys.stdin:
            client.end_take()

    threading.Thread(target=heed, name="enter", daemon=True).start()
