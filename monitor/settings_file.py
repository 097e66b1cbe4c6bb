"""The settings as a TOML file: read, brought up to date, written whole. What this version does not know is kept."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from monitor.errors import BadInput
from monitor.rules_file import allowed_rules, rules_from, rules_table
from monitor.settings import Settings
from monitor.settings_keys import KEYS, Key

VERSION = 2
_ADVICE = "Mend the file or move it away."

Table = dict[str, Any]


def load(path: Path) -> Settings:
    """Read the file; no file means the defaults, unknown keys are ignored.

    Raises BadInput when it is there and can't be understood: a listener that is silent, or a rule that is forgotten,
    by mistake must not look like one that was chosen.
    """
    try:
        return settings_of(_up_to_date(_read(path)))
    except BadInput as error:
        raise BadInput(f"{error} It is in {path}. {_ADVICE}") from error


def save(path: Path, settings: Settings) -> None:
    """Write the file whole or not at all, mode 0600, with what is in it that this version does not know.

    Raises BadInput when the disk refuses, or what is there can't be understood: whoever overwrites that says so first.
    """
    import tomli_w

    from monitor.whole_file import write_whole

    table = table_of(settings, _up_to_date(_read(path)))
    write_whole(path, tomli_w.dumps(table).encode("utf-8"), overwrite=True)


def settings_of(table: Table) -> Settings:
    """Raises BadInput, without saying where."""
    newer = _version(table) > VERSION
    # Version 1 knew programs that are "allowed" where rules are now.
    rules = (*rules_from(table.get("rules", [])), *allowed_rules(table.get("allowed", [])))
    settings = Settings(rules=rules)
    for key in KEYS:
        settings = _taken(settings, key, table, newer)
    return settings


def table_of(settings: Settings, before: Table) -> Table:
    """``before``: what the file holds now, of this version or a later one."""
    table: Table = {"version": max(VERSION, _version(before))} | copy.deepcopy(before)
    for key in KEYS:
        _write(table, key.name.split("."), key.kind.write(key.of(settings)))
    table.pop("allowed", None)
    # Lists of tables come last, or what follows them would be part of the last one for a reader of the file.
    table.pop("rules", None)
    return table | {"rules": rules_table(settings.rules)}


def _read(path: Path) -> Table:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise BadInput(f"The settings can't be read ({error}).") from error
    import tomllib  # 15 ms in which the tray icon would not be there yet; many people have no such file

    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise BadInput(f"The settings can't be read ({error}).") from error


def _version(table: Table) -> int:
    found = table.get("version", VERSION)
    return found if isinstance(found, int) else VERSION


def _up_to_date(table: Table) -> Table:
    """Version 1 had the notifications among the rest."""
    if not table or table.get("version", 1) != 1:
        return table
    made = table | {"version": VERSION}
    for old, new in (("speaker_toasts", "speakers"), ("weekly_digest", "weekly")):
        if old in made:
            made.setdefault("notifications", {}).setdefault(new, made.pop(old))
    return made


def _taken(settings: Settings, key: Key, table: Table, newer: bool) -> Settings:
    """A word of a later version means the default."""
    *outer, last = key.name.split(".")
    for part in outer:
        table = table.get(part, {})
        if not isinstance(table, Mapping):
            raise BadInput(f"The part {part} of the settings is damaged.")
    if last not in table:
        return settings
    try:
        return key.put(settings, key.kind.read(table[last]))
    except (ValueError, TypeError, AttributeError, BadInput) as error:
        if newer:
            return settings
        raise BadInput(f"In the settings {key.name} can't be {table[last]!r:.80}.") from error


def _write(table: Table, place: list[str], value: object | None) -> None:
    for part in place[:-1]:
        table = table.setdefault(part, {})
    if value is None:
        table.pop(place[-1], None)
    else:
        table[place[-1]] = value
