"""What somebody with the installation's key may do to what a report tells of acts, alerts and presence; as in
``manipulations``.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.report.manipulations import Json


def _act_failed(value: Json) -> None:
    value["acts"][0]["outcome"] = "failed"


def _drop_act(value: Json) -> None:
    del value["acts"][0]


def _invent_act(value: Json) -> None:
    value["acts"].append(value["acts"][0] | {"id": "invented", "by": "person"})


def _drop_act_and_withhold(value: Json) -> None:
    _drop_act(value)
    _withhold(value, '"event":"act","id":"act-1"')


def _other_rule(value: Json) -> None:
    value["alerts"][0]["rule"] = "another"


def _harmless(value: Json) -> None:
    value["alerts"][0]["signals"] = []


def _drop_alert(value: Json) -> None:
    del value["alerts"]


def _other_words(value: Json) -> None:
    value["rules"][0]["do"] = "record"


def _was_there(value: Json) -> None:
    value["presence"][1]["attendance"] = "there"


def _stretch_absence(value: Json) -> None:
    value["presence"][1]["from"] = value["presence"][0]["from"]
    del value["presence"][0]


def _drop_presence(value: Json) -> None:
    del value["presence"]


def _drop_absence_and_withhold(value: Json) -> None:
    """As if somebody had been there all the time."""
    value["presence"] = [value["presence"][0] | {"to": value["presence"][-1]["to"]}]
    _withhold(value, '"attendance":"away"')
    _withhold(value, '"attendance":"locked"')


def _absence_not_covered(value: Json) -> None:
    absence = value["presence"].pop(1)
    hole = {"source": "earwitness", "from": absence["from"], "to": absence["to"], "blind": "It was not running."}
    value["coverage"].append(hole)


def _withhold(value: Json, words: str) -> None:
    (entry,) = (each for each in value["chain"]["entries"] if words in each.get("body", ""))
    del entry["body"], entry["salt"]


def _hide_gaps(value: Json) -> None:
    value["coverage"] = [each for each in value["coverage"] if each["source"] != "earwitness"]


DEEDS: tuple[tuple[str, Callable[[Json], None], str], ...] = (
    ("what came of an act changed", _act_failed, "events"),
    ("an act not told", _drop_act, "events"),
    ("an act invented", _invent_act, "events"),
    ("another rule put behind an alert", _other_rule, "events"),
    ("what stood out taken from an alert", _harmless, "events"),
    ("the alerts not told", _drop_alert, "events"),
    ("somebody put there who was not", _was_there, "events"),
    ("an absence stretched", _stretch_absence, "events"),
    ("who was there not told", _drop_presence, "events"),
    ("the times taken out in which nobody recorded who was there", _hide_gaps, "events"),
    # What rests on no record that is shown.
    ("an act not told and its record withheld, by who has the key", _drop_act_and_withhold, ""),
    ("an absence not told and its records withheld, by who has the key", _drop_absence_and_withhold, ""),
    ("an absence called not covered, by who has the key", _absence_not_covered, ""),
    ("a rule's words, by who has the key", _other_words, ""),
)
