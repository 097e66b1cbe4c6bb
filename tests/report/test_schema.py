"""Every report is as the schema says, and the schema would notice if it were not."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import resources
from monitor.report.as_json import report_object
from monitor.report.facts import Redaction
from tests.nasty import NASTY_TEXT
from tests.report.parts import Case, unsigned
from tests.report.test_forms import report_of

SCHEMA = json.loads(resources.path("report.schema.json").read_text("utf-8"))


def errors(value: Any) -> list[str]:
    return [error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(value)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("level", Redaction)
def test_a_report_is_as_the_schema_says(tmp_path: Path, level: Redaction) -> None:
    assert not errors(json.loads(Case(tmp_path).written(".json", level)))


def test_an_unsigned_report_and_one_of_nasty_names_are_too(tmp_path: Path) -> None:
    assert not errors(json.loads(unsigned(tmp_path).written(".json")))
    assert not errors(report_object(report_of(NASTY_TEXT)))


def test_the_bundle_holds_the_schema_of_its_json(tmp_path: Path) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(Case(tmp_path).written(".zip"))) as archive:
        assert json.loads(archive.read("report.schema.json")) == SCHEMA


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_a_part_that_is_missing_is_noticed(tmp_path: Path, key: str) -> None:
    value = report_object(report_of(("Firefox",)))
    broken = copy.deepcopy(value)
    del broken[key]
    assert not errors(value) and errors(broken)
