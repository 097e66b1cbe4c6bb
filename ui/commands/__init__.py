"""What the commands share: where everything is stored, and how they answer. No Qt.

Each command is a module of its own, imported when it is called.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from monitor.paths import Paths, paths_for

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.speaker_model import Span
    from monitor.speakers import SpeakersProtocol

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


class Elsewhere(click.Group):
    """A group whose commands may be in modules of their own: name -> ``module:name``.

    Such a module is imported when its command is called, or when help is asked for; one that is missing breaks no
    other.
    """

    def __init__(self, *args: Any, elsewhere: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._elsewhere = elsewhere or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self._elsewhere})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._elsewhere:
            return super().get_command(ctx, cmd_name)
        module, _, name = self._elsewhere[cmd_name].partition(":")
        try:
            found = getattr(importlib.import_module(module), name, None)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            return None
        return found if isinstance(found, click.Command) else None


def _choose_data(ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        ctx.ensure_object(dict)["data"] = value
    return value


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--data DIR``, before or behind the command's name."""
    return click.option(
        "--data", metavar="DIR", callback=_choose_data, expose_value=False, help="Where everything is stored."
    )(command)


def with_paths(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command's first argument becomes the ``Paths`` that were chosen."""

    @functools.wraps(command)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return command(chosen_paths(click.get_current_context()), *args, **kwargs)

    return data_option(wrapper)


def chosen_paths(ctx: click.Context) -> Paths:
    return paths_for(ctx.ensure_object(dict).get("data"))


def moment_of(text: str | None) -> datetime | None:
    """A time as typed. Raises BadInput."""
    from datetime import UTC, datetime

    from monitor.moments import parse_moment

    return None if text is None else parse_moment(text, datetime.now(UTC))


def span_of(text: str | None) -> Span | None:
    """``T..T`` as typed. Raises BadInput."""
    from monitor.errors import BadInput
    from monitor.speaker_model import Span

    if text is None:
        return None
    first, dots, last = text.partition("..")
    begin, end = moment_of(first if dots else None), moment_of(last if dots else None)
    if begin is None or end is None or begin >= end:
        raise BadInput(
            f"'{text[:80]}' is not a span of time. Write two times with two dots between, the earlier first."
        )
    return Span(begin, end)


def speakers_at(paths: Paths) -> SpeakersProtocol:
    """The speakers as a command sees them: kept by the program that records there, or by the command itself."""
    from monitor.book import Speakers
    from monitor.clock import SystemClock
    from monitor.inbox import keep_at

    clock = SystemClock()
    return Speakers(paths, clock, functools.partial(keep_at, paths, clock))
