"""``rules``: what happens when a program opens a microphone. A program that runs takes a change up at once."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.paths import Paths
from monitor.rule_model import Life, Reaction, Signal, When
from ui.commands import data_option, json_option, with_paths

if TYPE_CHECKING:
    from monitor.rule_model import Rule, Who
    from monitor.rulebook import Rulebook

EVERYBODY, UNKNOWN = "everybody", "unknown"
_WHO = "A name or path, unit:NAME, package:dpkg:NAME, everybody, or unknown."


def _words(of: Iterable[Any]) -> click.Choice[str]:
    return click.Choice([each.value for each in of])


@click.group(invoke_without_command=True)
@json_option
@data_option
@click.pass_context
def rules(ctx: click.Context, as_json: bool) -> None:
    """What happens when a program opens a microphone."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_rules, as_json=as_json)


@rules.command("list")
@json_option
@with_paths
def list_rules(paths: Paths, as_json: bool) -> None:
    """Print the rules, and how often each spoke."""
    from ui.rules import words

    book, now = _book(paths), datetime.now(UTC)
    counts, found = _counts(book), book.rules()
    for rule in found:
        if as_json:
            click.echo(json.dumps(_object(rule, counts.get(rule.id))))
            continue
        times = 0 if rule.id not in counts else counts[rule.id][0]
        click.echo(f"{rule.id}  {words.sentence(rule)}")
        click.echo(
            f"    ends: {words.ends(rule, now)}; applied: {times} times, "
            f"last: {words.last_applied(counts.get(rule.id), now)}"
        )
    if not found and not as_json:
        click.echo("There is no rule. `earwitness rules add --help` tells how to make one.")


@rules.command()
@click.option("--who", default=EVERYBODY, metavar="WHO", help=_WHO)
@click.option("--do", "reaction", required=True, type=_words(Reaction), help="What happens.")
@click.option("--microphone", metavar="ID", help="Only this one, by its id as in watch --json.")
@click.option("--hours", metavar="HH:MM-HH:MM", help="Only between these, local time.")
@click.option("--when", type=_words(When), default=When.ANY.value, help="Who must be there.")
@click.option("--signal", "signals", multiple=True, type=_words(Signal), help="Only if one of these is so.")
@click.option("--for", "life", type=_words(Life), default=Life.FOR_EVER.value, help="How long it holds.")
@json_option
@with_paths
def add(
    paths: Paths,
    who: str,
    reaction: str,
    microphone: str | None,
    hours: str | None,
    when: str,
    signals: Sequence[str],
    life: str,
    as_json: bool,
) -> None:
    """Make a rule."""
    from monitor.rule_model import Rule
    from monitor.rules import ends
    from ui.rules import words

    now = datetime.now(UTC)
    made = Rule(
        id=uuid.uuid4().hex[:12],
        who=_who(paths, who),
        reaction=Reaction(reaction),
        made=now,
        microphone=microphone,
        hours=_hours(hours),
        when=When(when),
        signals=frozenset(Signal(word) for word in signals),
        life=Life(life),
        expires=ends(Life(life), now),
    )
    _book(paths).put([made])
    click.echo(json.dumps(_object(made, None)) if as_json else f"{made.id}  {words.preview(made)}")


@rules.command()
@click.argument("id", metavar="RULE_ID")
@with_paths
def remove(paths: Paths, id: str) -> None:
    """Remove a rule, by its id or the beginning of it."""
    from monitor.errors import BadInput
    from ui.rules import words

    book = _book(paths)
    found = [rule for rule in book.rules() if rule.id.startswith(id)]
    if len(found) != 1:
        raise BadInput("There is no such rule, or more than one. `earwitness rules` shows their ids.")
    book.remove(found[0].id)
    click.echo(f"Removed: {words.sentence(found[0])}")


@rules.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_paths
def export(paths: Paths, file: Path) -> None:
    """Write all rules to a TOML file."""
    from monitor.rules_file import write_rules

    found = _book(paths).rules()
    write_rules(file, found)
    click.echo(f"{len(found)} rules are in {file}.")


@rules.command(name="import")
@click.argument("file", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@with_paths
def import_rules(paths: Paths, file: Path) -> None:
    """Add the rules of a TOML file; one with the same id is replaced."""
    from monitor.rules_file import read_rules

    found = read_rules(file)
    _book(paths).put(found)
    click.echo(f"{len(found)} rules were imported.")


def _book(paths: Paths) -> Rulebook:
    """Only to read and to change: nothing is judged here."""
    from monitor.choices import Choices
    from monitor.clock import SystemClock
    from monitor.paths import prepare
    from monitor.rulebook import Rulebook

    prepare(paths)
    choices = Choices(paths.settings)
    choices.get()
    return Rulebook(SystemClock(), choices, lambda records: None, lambda: None, paths.journal)


def _counts(book: Rulebook) -> dict[str, tuple[int, datetime]]:
    from monitor.errors import JournalError

    try:
        return dict(book.counts())
    except JournalError:
        return {}


def _hours(text: str | None) -> Any:
    from monitor.errors import BadInput
    from monitor.rules_file import hours_of

    try:
        return None if text is None else hours_of(text)
    except ValueError as error:
        raise BadInput(f"'{text}' is no time of the day. Write it like 22:00-06:00.") from error


def _who(paths: Paths, text: str) -> Who:
    """A program is looked up among those that were recorded. Raises BadInput where that is none, or several."""
    from monitor.errors import BadInput
    from monitor.rule_model import Who

    if text in (EVERYBODY, UNKNOWN):
        return Who(unknown=text == UNKNOWN)
    if text.startswith("unit:"):
        return Who(text, name=text.removeprefix("unit:"))
    if text.startswith("package:"):
        return _package(text)
    known = _recorded(paths, text)
    if len(known) != 1:
        found = ", ".join(sorted(known)) or "none"
        raise BadInput(f"'{text}' does not name one recorded program whose identity is proven; there is: {found}.")
    return next(iter(known.values()))


def _package(text: str) -> Who:
    """``package:dpkg:zoom``. Raises BadInput."""
    from monitor.errors import BadInput
    from monitor.rule_model import Who

    system, name = (*text.split(":")[1:], "")[:2]
    if text != f"package:{system}:{name}" or system not in ("dpkg", "rpm", "pacman") or not name:
        raise BadInput(f"'{text}' names no package. Write package:dpkg:NAME, package:rpm:NAME or package:pacman:NAME.")
    return Who(text, name=name)


def _recorded(paths: Paths, text: str) -> dict[str, Who]:
    """By identity; the latest file of each. Raises JournalError."""
    from monitor.journal import Reader
    from monitor.rules import PROVEN, who_of

    with Reader(paths.journal) as reader:
        found = [each.application for each in reader.activations(None, None, text)]
    proven = [each for each in found if each.trust in PROVEN and not each.own]
    exact = [each for each in proven if text in (each.identity, each.exe, each.name, each.desktop_name, each.app_id)]
    return {each.identity: who_of(each) for each in exact or proven}


def _object(rule: Rule, count: tuple[int, datetime] | None) -> dict[str, object]:
    """As in the file, with times as text, and how often it applied."""
    from monitor.codec_parts import instant
    from monitor.rules_file import rules_table

    table = rules_table([rule])[0]
    values = {key: instant(value) if isinstance(value, datetime) else value for key, value in table.items()}
    times, last = (0, None) if count is None else (count[0], instant(count[1]))
    return values | {"applied": times, "last_applied": last}
