"""``settings``: read and change what the Settings page shows; a tray program that runs takes it up at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from monitor.errors import BadInput
from monitor.paths import Paths, prepare
from ui.commands import data_option, json_option, with_paths

if TYPE_CHECKING:
    from monitor.choices import Choices
    from monitor.settings import Settings

START = "start_at_login"
"""Not in the file: the desktop itself has it."""


@click.group(invoke_without_command=True)
@json_option
@data_option
@click.pass_context
def settings(ctx: click.Context, as_json: bool) -> None:
    """What can be chosen: `settings get`, `settings set KEY VALUE`, `settings reset KEY`."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(get, as_json=as_json)


@settings.command()
@click.argument("key", required=False)
@json_option
@with_paths
def get(paths: Paths, key: str | None, as_json: bool) -> None:
    """Print one setting, or all with what they mean."""
    lines = _lines(_chosen(paths).get(), paths)
    if key is not None:
        lines = [line for line in lines if line.name == _known(key)]
    if key is not None and not as_json:
        click.echo(lines[0].value)
        return
    for line in lines:
        for text in [json.dumps(line.object())] if as_json else line.texts():
            click.echo(text)


@settings.command("set")
@click.argument("key")
@click.argument("value")
@with_paths
def set_one(paths: Paths, key: str, value: str) -> None:
    """Change a setting: `settings set theme dark`."""
    if _known(key) == START:
        from monitor.settings_kinds import ON_OFF

        _start_at_login(paths, _typed(START, ON_OFF.parse, value, ON_OFF.says))
        return
    from monitor.settings_keys import BY_NAME

    _change(paths, lambda chosen: BY_NAME[key].put_text(chosen, value))


@settings.command()
@click.argument("key")
@with_paths
def reset(paths: Paths, key: str) -> None:
    """Back to how it is at first."""
    if _known(key) == START:
        _start_at_login(paths, False)
        return
    from monitor.settings_keys import BY_NAME

    _change(paths, BY_NAME[key].reset)


class _Line:
    """One setting as it is printed."""

    def __init__(self, name: str, value: str, default: str, says: str) -> None:
        from ui.settings.words import help_of

        self.name, self.value, self._default, self._says, self._help = name, value, default, says, help_of(name)

    def object(self) -> dict[str, str]:
        return {"key": self.name, "value": self.value, "default": self._default, "takes": self._says}

    def texts(self) -> Sequence[str]:
        mark = "" if self.value == self._default else f"   (at first: {self._default})"
        return f"{self.name} = {self.value}{mark}", f"    {self._help} It can be {self._says}."


def _lines(chosen: Settings, paths: Paths) -> list[_Line]:
    from monitor.autostart import autostart_for
    from monitor.settings import Settings
    from monitor.settings_keys import KEYS
    from monitor.settings_kinds import ON_OFF

    first = Settings()
    lines = [
        _Line(key.name, key.kind.show(key.of(chosen)), key.kind.show(key.of(first)), key.kind.says) for key in KEYS
    ]
    return [_Line(START, ON_OFF.show(autostart_for(paths).is_on()), "off", ON_OFF.says), *lines]


def _known(key: str) -> str:
    from monitor.settings_keys import BY_NAME

    if key != START and key not in BY_NAME:
        names = ", ".join([START, *BY_NAME])
        raise BadInput(f"There is no setting '{key[:80]}'. There are: {names}.")
    return key


def _chosen(paths: Paths) -> Choices:
    """Raises BadInput for a damaged file: whoever types commands is told before anything is put in its place."""
    from monitor.choices import Choices
    from monitor.settings_file import load

    load(paths.settings)
    return Choices(paths.settings)


def _change(paths: Paths, make: Callable[[Settings], Settings]) -> None:
    prepare(paths)
    _chosen(paths).change(make)


def _start_at_login(paths: Paths, on: bool) -> None:
    from monitor.autostart import autostart_for

    prepare(paths)
    autostart_for(paths).switch(on)


def _typed(name: str, parse: Callable[[str], bool], text: str, says: str) -> bool:
    try:
        return parse(text)
    except ValueError as error:
        raise BadInput(f"{name} can't be '{text[:80]}'. It can be {says}.") from error
