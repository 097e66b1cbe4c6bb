"""``microphones``, ``mute``, ``unmute``, ``cut-off``: done by the command itself, kept by who owns the journal."""

from __future__ import annotations

import functools
import json
import sys
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from monitor.paths import Paths
from ui.commands import json_option, with_paths

if TYPE_CHECKING:
    from monitor.act_model import Acted
    from monitor.control.controller import Control
    from monitor.control.model import MicrophoneMute

microphone_option = click.option("--microphone", metavar="NAME", help="Only this one; its name or a part of it.")


@click.command()
@json_option
@with_paths
def microphones(paths: Paths, as_json: bool) -> None:
    """List the microphones, and which are muted."""
    from ui.control_words import microphone_line

    found = _control(paths).microphones()
    for each in found:
        click.echo(json.dumps(_object(each)) if as_json else microphone_line(each))
    if not found and not as_json:
        click.echo("No microphone is connected, or no sound server runs here.")


@click.command()
@microphone_option
@json_option
@with_paths
def mute(paths: Paths, microphone: str | None, as_json: bool) -> None:
    """Mute all microphones, or one."""
    _mute(paths, microphone, True, as_json)


@click.command()
@microphone_option
@json_option
@with_paths
def unmute(paths: Paths, microphone: str | None, as_json: bool) -> None:
    """Bring back the microphones that were muted at once, or unmute one."""
    _mute(paths, microphone, False, as_json)


@click.command(name="cut-off")
@click.argument("activation", metavar="ACTIVATION_ID")
@json_option
@with_paths
def cut_off(paths: Paths, activation: str, as_json: bool) -> None:
    """Cut one stream off from the microphone; its program goes on."""
    from monitor.act_model import By
    from monitor.journal.one import activation_called

    found = activation_called(paths.journal, activation)
    _tell(_control(paths).cut_off(found, By.COMMAND), as_json)


def _mute(paths: Paths, name: str | None, muted: bool, as_json: bool) -> None:
    from monitor.act_model import By

    control = _control(paths)
    id = None if name is None else _named(control.microphones(), name).id
    _tell(control.mute(id, muted, By.COMMAND), as_json)


def _named(found: Sequence[MicrophoneMute], name: str) -> MicrophoneMute:
    """By its id, by its name, or by a part of the name that no other one has."""
    from monitor.errors import BadInput

    wanted = name.casefold()
    exact = [each for each in found if name == each.id or wanted == each.name.casefold()]
    chosen = exact or [each for each in found if wanted in each.name.casefold()]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        raise BadInput(
            f"Several microphones are called '{name[:80]}'. Give more of the name; `microphones` lists them."
        )
    raise BadInput(f"No microphone is called '{name[:80]}'. `microphones` lists them.")


def _tell(acted: Acted, as_json: bool) -> None:
    """Exit 2 where it was not done."""
    from monitor.act_model import Outcome
    from monitor.codec import encode
    from ui.control_words import outcome

    done = acted.outcome is Outcome.DONE
    if as_json:
        click.echo(json.dumps(encode(acted)))
    else:
        click.echo(outcome(acted) if done else f"earwitness: {outcome(acted)}", err=not done)
    if not done:
        click.get_current_context().exit(2)


def _object(microphone: MicrophoneMute) -> dict[str, object]:
    from monitor.names import stored

    return {
        "id": stored(microphone.id),
        "name": stored(microphone.name),
        "muted": microphone.muted,
        "kind": microphone.kind.value,
        "source": microphone.backend,
    }


def _control(paths: Paths) -> Control:
    from monitor.clock import SystemClock
    from monitor.control import backends_for, control_of
    from monitor.inbox import keep_at
    from monitor.paths import prepare

    prepare(paths)
    clock = SystemClock()
    keep = functools.partial(keep_at, paths, clock)
    return control_of(backends_for(sys.platform), paths, clock, keep, lambda: uuid.uuid4().hex)
