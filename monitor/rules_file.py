"""Rules as tables of a TOML file and back: for the settings, and for files that are handed on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from pathlib import Path

from monitor.errors import BadInput
from monitor.names import restored, stored
from monitor.rule_model import Life, Reaction, Rule, Signal, When, Who

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When a rule was made that an older version kept without saying so."""


def rules_from(value: object) -> tuple[Rule, ...]:
    """The rules in the list ``rules`` of a table. Raises BadInput, naming the rule that can't be understood: one that
    is passed over in silence would not do what was asked for."""
    if not isinstance(value, list):
        raise BadInput("The list of rules is damaged: it must be written as [[rules]].")
    rules = tuple(_numbered(number, entry) for number, entry in enumerate(value, 1))
    if len({rule.id for rule in rules}) < len(rules):
        raise BadInput("The list of rules is damaged: two of them have the same id.")
    return rules


def rules_table(rules: Iterable[Rule]) -> list[dict[str, object]]:
    """What ``rules_from`` reads; what equals its default is left out."""
    return [_entry(rule) for rule in rules]


def allowed_rules(value: object) -> tuple[Rule, ...]:
    """What older versions kept as "allowed" programs: rules to only record them. Raises BadInput."""
    if not isinstance(value, list) or not all(_is_allowed(entry) for entry in value):
        raise BadInput("The list of allowed programs is damaged.")
    return tuple(_allowed(entry) for entry in value)


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Rules out of a file that was exported. Raises BadInput."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"The rules in {path} can't be read ({error}).") from error
    if "rules" not in table:
        raise BadInput(f"There are no rules in {path}.")
    return rules_from(table["rules"])


def write_rules(path: Path, rules: Iterable[Rule]) -> None:
    """Raises BadInput where the file can't be written."""
    import tomli_w

    from monitor.whole_file import write_whole

    write_whole(path, tomli_w.dumps({"rules": rules_table(rules)}).encode("utf-8"), overwrite=True)


def hours_of(text: str) -> tuple[time, time]:
    """``22:00-06:00``. Raises ValueError."""
    start, end = (time.fromisoformat(part.strip()) for part in text.split("-"))
    if start.tzinfo or end.tzinfo or start == end:
        raise ValueError(text)
    return start, end


def _numbered(number: int, entry: object) -> Rule:
    try:
        if not isinstance(entry, Mapping):
            raise TypeError("no table")
        return _rule(entry)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadInput(f"The {number}. rule is damaged ({error}). Mend it or take it out.") from error


def _rule(entry: Mapping[str, object]) -> Rule:
    hours, expires, id = entry.get("hours"), entry.get("until"), entry["id"]
    if not isinstance(id, str) or not id:
        raise ValueError("its id is no text")
    return Rule(
        id=id,
        who=_who(entry),
        reaction=Reaction(entry["do"]),
        made=_instant(entry["made"]),
        microphone=_name(entry.get("microphone")),
        microphone_name=_name(entry.get("microphone_name")) or "",
        hours=None if hours is None else hours_of(str(hours)),
        when=When(entry.get("when", When.ANY.value)),
        signals=frozenset(Signal(word) for word in _list(entry.get("signals", []))),
        life=Life(entry.get("for", Life.FOR_EVER.value)),
        expires=None if expires is None else _instant(expires),
        on=_flag(entry.get("on", True)),
    )


def _who(entry: Mapping[str, object]) -> Who:
    sha256, identity, package = entry.get("sha256"), _name(entry.get("program")), _name(entry.get("package"))
    if not (sha256 is None or isinstance(sha256, str)):
        raise ValueError("its sha256 is no text")
    unknown = _flag(entry.get("unknown", False))
    if unknown and identity is not None:
        raise ValueError("it is about a program and about unknown ones")
    if package is not None and identity is None:
        raise ValueError("it names a package, but no program")
    return Who(identity, sha256, _name(entry.get("name")) or "", unknown, package)


def _entry(rule: Rule) -> dict[str, object]:
    who, hours = rule.who, rule.hours
    given: dict[str, object | None] = {
        "id": rule.id,
        "program": None if who.identity is None else stored(who.identity),
        "name": stored(who.name) if who.name else None,
        "sha256": who.sha256,
        "package": None if who.package is None else stored(who.package),
        "unknown": who.unknown or None,
        "microphone": None if rule.microphone is None else stored(rule.microphone),
        "microphone_name": stored(rule.microphone_name) if rule.microphone_name else None,
        "hours": None if hours is None else f"{hours[0]:%H:%M}-{hours[1]:%H:%M}",
        "when": None if rule.when is When.ANY else rule.when.value,
        "signals": sorted(signal.value for signal in rule.signals) or None,
        "do": rule.reaction.value,
        "made": rule.made,
        "for": None if rule.life is Life.FOR_EVER else rule.life.value,
        "until": rule.expires,
        "on": None if rule.on else False,
    }
    return {key: value for key, value in given.items() if value is not None}


def _name(value: object) -> str | None:
    """Names of programs may hold any byte; those that no TOML text holds are kept as ``{"b64": ...}``."""
    if value is None:
        return None
    if not isinstance(value, str | dict):
        raise ValueError("a name is no text")
    return restored(value)


def _instant(value: object) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("a time is none, or has no offset from UTC")
    return value.astimezone(UTC)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("its signals are no list")
    return value


def _is_allowed(entry: object) -> bool:
    return isinstance(entry, Mapping) and "identity" in entry and isinstance(entry.get("sha256", ""), str)


def _allowed(entry: Mapping[str, str]) -> Rule:
    identity = restored(entry["identity"])
    named = hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    who = Who(identity, entry.get("sha256"), restored(entry.get("name", identity)))
    return Rule(f"allowed-{named}", who, Reaction.RECORD, LONG_AGO)
