"""What is left out is out of every byte, the same thing has always the same word, and the proof still holds."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.journal.keys import KeyStore
from monitor.model import (
    Activation,
    ActivationStarted,
    Application,
    Claim,
    Microphone,
    MicrophoneKind,
    Package,
    PackageFile,
    Trust,
)
from monitor.report.facts import Redaction, Report
from monitor.report.redact import redacted
from monitor.report.verify import verify_report
from monitor.rule_model import Reaction, Rule, Ruled, Who
from tests.journal.parts import NOON, MemoryKeys, Place, ended
from tests.report.parts import Case
from ui.report.forms import content, prepared

PERSON, SERIAL, PROGRAM = "wiltrud", "SN4711", "backup"
SECRETS = (PERSON, SERIAL)


class PersonalCase(Case):
    """One program of a person's, through a microphone with a serial number."""

    def __init__(self, folder: Path, keys: KeyStore) -> None:
        super().__init__(folder, 3, keys)
        place = Place(folder)
        place.clock.forward(600)
        application = Application(
            "python3", pid=77, exe="/usr/bin/python3", script=f"/home/{PERSON}/{PROGRAM}.py", user=PERSON, uid=1000,
            unit=f"user@1000.service/{PERSON}.scope", trust=Trust.CONFLICT, claimed=Claim(f"{PERSON}'s recorder"),
        )  # fmt: skip
        microphone = Microphone(f"usb-{SERIAL}", f"{PERSON}'s headset {SERIAL}", MicrophoneKind.BLUETOOTH)
        start = ActivationStarted(Activation("personal", "pipewire", application, microphone, NOON))
        journal = place.open(keys)
        journal.append([start, ended(start)], place.clock.now())
        journal.close()


@pytest.fixture
def case(tmp_path: Path) -> PersonalCase:
    return PersonalCase(tmp_path, MemoryKeys())


@pytest.mark.parametrize("ending", [".json", ".html", ".csv", ".ndjson", ".zip"])
def test_no_form_holds_what_was_left_out(case: PersonalCase, ending: str) -> None:
    shown = _bytes(content(case.prepared(), ending))
    assert ending == ".ndjson" or PERSON.encode() in shown  # that form names a path only
    for level in (Redaction.PEOPLE, Redaction.ALL):
        assert not [s for s in SECRETS if s.encode() in _bytes(content(case.prepared(level), ending))]


def test_programs_become_letters_only_when_all_is_left_out(case: PersonalCase) -> None:
    assert PROGRAM.encode() in content(case.prepared(Redaction.PEOPLE), ".json")
    everything = content(case.prepared(Redaction.ALL), ".json")
    assert PROGRAM.encode() not in everything and b"Program A" in everything


def test_the_package_of_a_program_goes_with_its_name(case: PersonalCase) -> None:
    package = Package("dpkg", PROGRAM, PackageFile.SHIPPED)
    report = case.report()
    opened = [replace(each, application=replace(each.application, package=package)) for each in report.activations]
    who = Who(f"package:{package.id}", "aa", PROGRAM, package=package.id)
    rules = (Rule("r", who, Reaction.RECORD, NOON), Rule("s", replace(who, identity="exe:/x"), Reaction.RECORD, NOON))
    alert = Ruled(NOON, "a", Reaction.RECORD, (), "r", package.id)
    report = replace(report, activations=tuple(opened), rules=rules, alerts=(alert,))
    assert PROGRAM in str(redacted(report, Redaction.PEOPLE).rules[0].who.package)
    left = redacted(report, Redaction.ALL)
    assert PROGRAM not in f"{left.rules}{left.alerts}{left.activations}"


def test_the_same_thing_has_the_same_word_everywhere(case: PersonalCase) -> None:
    report = redacted(case.report(), Redaction.ALL)
    names = [activation.application.name for activation in report.activations]
    originals = [activation.application.identity for activation in case.report().activations]
    assert len(set(zip(names, originals, strict=True))) == len(set(names)) == len(set(originals))


def test_a_contradiction_stays_one_when_names_are_left_out(case: PersonalCase) -> None:
    report = redacted(case.report(), Redaction.ALL)
    assert [a.application.trust for a in report.activations if a.id == "personal"] == [Trust.CONFLICT]


@pytest.mark.parametrize("level", [Redaction.PEOPLE, Redaction.ALL])
def test_a_redacted_report_still_verifies_against_the_chain(case: PersonalCase, level: Redaction) -> None:
    verdict = verify_report(case.written(".json", level))
    assert verdict.ok and verdict.level == level.value
    assert verdict.withheld > 0


def test_who_has_the_original_can_prove_that_it_belongs(case: PersonalCase) -> None:
    whole, less = (json.loads(case.written(".json", level)) for level in (Redaction.NONE, Redaction.PEOPLE))
    leaves = [[entry["leaf"] for entry in value["chain"]["entries"]] for value in (whole, less)]
    assert leaves[0] == leaves[1]


def test_what_was_left_out_is_said(case: PersonalCase) -> None:
    page = content(case.prepared(Redaction.PEOPLE), ".html").decode()
    assert "Left out" in page and "names of people and accounts (" in page


def test_a_report_of_one_program_shows_no_other_one(tmp_path: Path) -> None:
    case = Case(tmp_path)
    one = case.report().activations[0].application.identity
    raw = case.written(".json", application=one)
    assert b"app0" in raw and b"app1" not in raw
    assert verify_report(raw).ok


def test_without_redaction_nothing_changes(case: PersonalCase) -> None:
    report: Report = case.report()
    assert redacted(report, Redaction.NONE) is report
    assert replace(report) == report


def _bytes(raw: bytes) -> bytes:
    """What is in it, unpacked."""
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist() if name != "report.pdf")


def test_a_report_without_a_keyring_says_that_it_is_not_signed(tmp_path: Path) -> None:
    from tests.report.parts import unsigned

    case = unsigned(tmp_path)
    found = prepared(case.report(), Redaction.NONE, case.keys)
    assert found.unsigned
    assert {f.rule.value for f in verify_report(content(found, ".json")).findings} == {"signature", "checkpoint"}
