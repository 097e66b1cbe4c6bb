"""Two verifiers that share no code say the same of everything that may be done to a report."""

from __future__ import annotations

import copy
import importlib.util
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import resources
from monitor.errors import BadInput
from monitor.report.bundle import verify_bundle
from monitor.report.verify import verify_report
from tests.journal.parts import Place, pairs
from tests.report.journal_manipulations import BACK, JOURNAL
from tests.report.manipulated_deeds import DEEDS
from tests.report.manipulated_files import BYTES, FILES
from tests.report.manipulations import SIGNED_AGAIN, Json, signed_again
from tests.report.parts import Case
from ui.report.blocks import Bullets

WITH_KEY = (*SIGNED_AGAIN, *DEEDS)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(tmp_path_factory.mktemp("journal"))


@pytest.fixture(scope="module")
def report(case: Case) -> Json:
    value: Json = json.loads(case.written(".json"))
    return value


@pytest.fixture(scope="module")
def bundle(case: Case) -> bytes:
    return case.written(".zip")


@pytest.fixture(scope="module")
def alone() -> ModuleType:
    """The verifier that is shipped in the bundle, loaded from its file."""
    spec = importlib.util.spec_from_file_location("alone", resources.path("verify_report.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(raw: bytes) -> set[str]:
    """The rules that found something, or that this is no report."""
    try:
        file = io.BytesIO(raw)
        verdict = verify_bundle(file) if zipfile.is_zipfile(file) else verify_report(raw)
    except BadInput:
        return {"no report"}
    return {finding.rule.value for finding in verdict.findings}


def theirs(alone: Any, raw: bytes) -> set[str]:
    try:
        problems = alone.check(raw)[0]
    except alone.NoReport:
        return {"no report"}
    return {problem.partition(":")[0] for problem in problems}


def judged(alone: ModuleType, raw: bytes) -> set[str]:
    """What both say; they have to agree to the rule."""
    said = ours(raw)
    assert theirs(alone, raw) == said
    return said


def test_what_nobody_touched_is_unchanged(alone: ModuleType, case: Case, bundle: bytes) -> None:
    assert judged(alone, case.written(".json")) == set()
    assert judged(alone, bundle) == set()


@pytest.mark.parametrize(("what", "do", "rule"), WITH_KEY, ids=[each[0] for each in WITH_KEY])
def test_who_has_the_key_can_change_only_what_no_record_shows(
    alone: ModuleType, case: Case, report: Json, what: str, do: Callable[[Json], None], rule: str
) -> None:
    value = copy.deepcopy(report)
    do(value)
    assert value != report
    raw = signed_again(value, case.prepared().signer)
    assert judged(alone, raw) >= {rule} if rule else judged(alone, raw) == set()


@pytest.mark.parametrize(("what", "do", "rule"), BYTES, ids=[each[0] for each in BYTES])
def test_who_has_no_key_is_found_out(
    alone: ModuleType, report: Json, what: str, do: Callable[[Json], bytes], rule: str
) -> None:
    raw = do(copy.deepcopy(report))
    assert judged(alone, raw) >= {rule} if rule else judged(alone, raw) == set()


@pytest.mark.parametrize(("what", "do", "rule"), FILES, ids=[each[0] for each in FILES])
def test_a_file_of_a_bundle_can_not_be_exchanged(
    alone: ModuleType, bundle: bytes, what: str, do: Callable[[dict[str, bytes]], None], rule: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    before = dict(files)
    do(files)
    assert files != before
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    assert rule in judged(alone, out.getvalue())


def test_a_report_from_before_acts_were_told_still_verifies(alone: ModuleType) -> None:
    raw = (Path(__file__).parents[1] / "data" / "reports" / "before-acts.json").read_bytes()
    assert not json.loads(raw).keys() & {"acts", "alerts", "presence"}
    assert judged(alone, raw) == set()


def test_another_installation_is_told_from_this_one(case: Case, report: Json, tmp_path: Path) -> None:
    key = case.prepared().signer
    assert key is not None
    other = Case(tmp_path).written(".json")
    assert verify_report(other).ok
    assert {f.rule.value for f in verify_report(other, key.public).findings} == {"key"}


@pytest.mark.parametrize(("what", "do", "rule"), JOURNAL, ids=[each[0] for each in JOURNAL])
def test_what_was_done_to_the_journal_shows_in_its_report_or_is_admitted(
    alone: ModuleType, tmp_path: Path, what: str, do: Callable[[sqlite3.Connection], None], rule: str
) -> None:
    case = Case(tmp_path)
    with closing(sqlite3.connect(case.paths.journal)) as db, db:
        do(db)
    for ending in (".json", ".zip"):
        raw = case.written(ending)
        assert judged(alone, raw) >= {rule} if rule else judged(alone, raw) == set()


def test_a_journal_that_was_rolled_back_does_not_show_in_its_report(alone: ModuleType, tmp_path: Path) -> None:
    case = Case(tmp_path, count=6)
    older = case.paths.journal.read_bytes()
    place = Place(tmp_path)
    place.clock.forward(3600)
    journal = place.open(case.keys)
    journal.append(pairs(6, place.clock), place.clock.now())
    journal.close()
    assert len(case.report().activations) == 12
    case.paths.journal.write_bytes(older)
    assert len(case.report().activations) == 6
    assert judged(alone, case.written(".json")) == set()


ADMITTED = {
    BACK: "older copy of the whole journal",
    "the tail cut with its checkpoint": "younger than the last checkpoint",
    "an opening erased with its line in the tables": "shown by their hash only",
    "an event taken out of the tables, not the log": "shown by their hash only",
    "an event not told and its record withheld, by who has the key": "shown by their hash only",
    "changes of presence erased with their lines in the tables": "makes the time before it longer",
    "an act not told and its record withheld, by who has the key": "shown by their hash only",
    "an absence not told and its records withheld, by who has the key": "makes the time before it longer",
    "an absence called not covered, by who has the key": "the times covered",
    "a rule's words, by who has the key": "the words of a rule",
    "the report's own date, by who has the key": "the report's own date",
    "the coverage taken out, by who has the key": "the times covered",
    "the span widened, by who has the key": "its span",
    "called redacted so that events are not compared, by who has the key": "Who holds the installation's key",
    "report and checkpoint by another key, and nobody knows which to expect": "Anybody can make a key",
}


def test_the_report_admits_all_that_no_verifier_finds(case: Case) -> None:
    unseen = {what for what, _, rule in (*WITH_KEY, *BYTES, *FILES, *JOURNAL) if not rule} | {BACK}
    assert unseen == set(ADMITTED)
    proof = next(section for section in case.prepared().document.sections if section.key == "proof")
    said = " ".join(item for block in proof.blocks if isinstance(block, Bullets) for item in block.items)
    assert not [words for words in ADMITTED.values() if words not in said]
    assert len({*WITH_KEY, *BYTES, *FILES, *JOURNAL}) >= 40


def test_an_opening_that_ended_after_the_last_checkpoint_is_told_as_recorded(alone: ModuleType, tmp_path: Path) -> None:
    case = Case(tmp_path, count=2)
    place = Place(tmp_path)
    place.clock.forward(600)
    journal = place.open(case.keys)
    begin, end = pairs(1, place.clock)
    journal.append([begin], place.clock.now())
    journal.checkpoint()
    journal.append([end], place.clock.now())
    raw = case.written(".json")
    journal.close()
    assert len(json.loads(raw)["events"]) == 3
    assert judged(alone, raw) == set()
