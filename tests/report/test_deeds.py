"""What was done, which rule spoke and who was there: as recorded, within the selection, and no more than is known."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import settings_file
from monitor.act_model import Act, Acted, By, Outcome
from monitor.model import Coverage
from monitor.presence_model import Attendance, PresenceChanged
from monitor.report.as_json import report_object
from monitor.report.deeds import NOBODY_SAW, noticed, presence_in
from monitor.report.facts import Redaction, Report
from monitor.report.gather import UNRECORDED
from monitor.report.redact import redacted
from monitor.rule_model import Reaction, Rule, Ruled, Who
from monitor.settings import Settings
from monitor.speaker_model import Span
from tests.journal.parts import NOON
from tests.report.parts import RULE, Case
from ui.report.blocks import Bullets, Table
from ui.report.contents import document_of
from ui.report.deeds import why
from ui.report.rows import csv_bytes

MINUTE = timedelta(minutes=1)
THERE, AWAY, LOCKED, UNKNOWN = Attendance.THERE, Attendance.AWAY, Attendance.LOCKED, Attendance.UNKNOWN
PERSON = "wiltrud"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def changed(*told: tuple[float, Attendance]) -> list[PresenceChanged]:
    return [PresenceChanged(NOON + at * MINUTE, word, NOON + at * MINUTE) for at, word in told]


def presence(
    changes: Sequence[PresenceChanged], since: float = 0, until: float = 60, coverage: Sequence[Coverage] = ()
) -> list[tuple[float, float, Attendance]]:
    """In minutes after noon."""
    span = Span(NOON + since * MINUTE, NOON + until * MINUTE)
    found = presence_in(noticed(changes, span, NOON + 60 * MINUTE), coverage, span)
    assert all(each.ended is not None for each in found)
    return [((e.started - NOON) / MINUTE, ((e.ended or NOON) - NOON) / MINUTE, e.attendance) for e in found]


def test_a_change_of_presence_holds_to_the_next_one_within_the_selection() -> None:
    changes = changed((-30, AWAY), (-10, THERE), (20, LOCKED), (90, AWAY))
    assert presence(changes) == [(0, 20, THERE), (20, 60, LOCKED)]
    assert presence(changes, 30, 40) == [(30, 40, LOCKED)]
    assert presence(changes, -20, -5) == [(-20, -10, AWAY), (-10, -5, THERE)]


def test_what_is_not_known_is_not_told() -> None:
    assert presence([]) == []
    assert presence(changed((10, THERE), (20, UNKNOWN), (30, AWAY))) == [(10, 20, THERE), (30, 60, AWAY)]


def test_times_in_which_nobody_saw_are_cut_out_of_a_presence() -> None:
    blind = [Coverage(NOBODY_SAW, NOON + 20 * MINUTE, NOON + 30 * MINUTE, "gap"),
             Coverage("pipewire", NOON, NOON + 60 * MINUTE, "gone"),
             Coverage(NOBODY_SAW, NOON + 50 * MINUTE, None, UNRECORDED)]  # fmt: skip
    assert presence(changed((0, THERE)), coverage=blind) == [(0, 20, THERE), (30, 50, THERE)]


def test_neighbours_that_say_the_same_are_one_and_what_lasts_no_time_is_none() -> None:
    assert presence(changed((0, THERE), (10, THERE), (20, LOCKED), (20, AWAY))) == [(0, 20, THERE), (20, 60, AWAY)]


def test_an_absence_that_was_noticed_after_the_report_was_made_is_left_to_the_next_one() -> None:
    late = PresenceChanged(NOON + 61 * MINUTE, AWAY, NOON + 56 * MINUTE)
    assert presence([*changed((0, THERE)), late]) == [(0, 60, THERE)]


def test_how_it_was_before_the_selection_began_is_shown_with_its_record(case: Case) -> None:
    report = case.report(NOON + 5 * MINUTE)
    assert [(each.started, each.attendance) for each in report.presence][0] == (NOON + 5 * MINUTE, AWAY)
    value = json.loads(_written(case, report))
    shown = [json.loads(entry["body"]) for entry in value["chain"]["entries"] if "body" in entry]
    assert [each["attendance"] for each in shown if each["event"] == "presence"] == ["away", "locked", "there"]


def test_after_the_last_sign_of_life_nobody_is_said_to_be_there(case: Case) -> None:
    report = case.report()
    gone = [each for each in report.coverage if each.blind == UNRECORDED]
    assert len(gone) == 1 and gone[0].ended is None
    assert report.presence[-1].ended is not None and report.presence[-1].ended <= gone[0].started


def test_an_act_and_an_alert_stand_in_the_report_as_they_were_recorded(case: Case) -> None:
    report = case.report()
    assert [act.id for act in report.acts] == ["act-1", "act-2"]
    assert [(alert.rule, alert.activation) for alert in report.alerts] == [(RULE.id, report.activations[1].id)]
    assert report.rules == (RULE,)


def test_a_report_of_one_program_tells_no_act_on_another_but_that_all_were_muted(case: Case) -> None:
    first, second = (each.application.identity for each in case.report().activations[:2])
    about = case.report(application=second)
    assert [act.id for act in about.acts] == ["act-1", "act-2"] and len(about.alerts) == 1
    other = case.report(application=first)
    assert [act.id for act in other.acts] == ["act-2"] and not other.alerts and not other.rules


def test_a_report_of_one_program_names_no_other_one_in_a_rule(case: Case) -> None:
    named = replace(RULE, who=Who("path:/usr/bin/other", name="other"))
    settings_file.save(case.paths.settings, Settings(rules=(named,)))
    second = case.report().activations[1].application.identity
    assert case.report().rules == (named,) and not case.report(application=second).rules


def test_the_words_say_who_did_what_and_which_rule_spoke(case: Case) -> None:
    said = {section.key: " ".join(_cells(section.blocks)) for section in document_of(case.report()).sections}
    assert "app1: cut off" in said["acts"] and "done" in said["acts"]
    assert "all microphones: to be muted" in said["acts"] and "failed. The sound server refused." in said["acts"]
    assert "A person's rule: When any program opens any microphone while nobody is there: cut it off" in said["acts"]
    assert "Out of the ordinary: nobody was there." in said["acts"]
    assert "nobody was there" in said["presence"] and "the screen was locked" in said["presence"]


def test_a_rule_that_is_gone_is_said_to_be_gone(case: Case) -> None:
    settings_file.save(case.paths.settings, Settings())
    said = {section.key: " ".join(_cells(section.blocks)) for section in document_of(case.report()).sections}
    assert "A person's rule: one that is not in the settings any more." in said["acts"]


def test_what_an_act_and_a_presence_prove_is_said_only_where_there_is_one(case: Case) -> None:
    report = case.report()
    lines = {
        "carried it out without an error",
        "nobody was in the room",
        "keyboard or pointer",
        "nothing was heard before",
    }
    bare = replace(report, acts=(), presence=(), activations=())
    assert all(any(line in said for said in _concluded(report)) for line in lines)
    assert not any(line in said for said in _concluded(bare) for line in lines)
    failed = tuple(replace(act, outcome=Outcome.FAILED) for act in report.acts)
    assert not any("carried it out" in said for said in _concluded(replace(report, acts=failed)))


def test_the_table_of_openings_has_what_was_done_about_each(case: Case) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_bytes(case.report()).decode("utf-8-sig"), newline="")))
    assert "app1: cut off: done" in rows[1]["acts"]
    assert rows[1]["alerts"].startswith("Cut it off and raise an alarm. A person's rule: ")
    assert {row["acts"] + row["alerts"] for number, row in enumerate(rows) if number != 1} == {""}


def personal(case: Case) -> Report:
    """An act on a person's script, by a rule about it, refused in words that name both."""
    report = case.report()
    who = replace(report.activations[0].application, script=f"/home/{PERSON}/backup.py", user=PERSON)
    rule = Rule("allowed-backup", Who(who.identity, "0" * 64, f"backup of {PERSON}"), Reaction.CUT_OFF, NOON)
    act = Acted(
        "a", NOON, Act.CUT_OFF, By.RULE, Outcome.FAILED, who, rule=rule.id, reason=f"backup of {PERSON} is busy."
    )
    alerts = tuple(replace(alert, rule=rule.id) for alert in report.alerts)
    return replace(report, acts=(*report.acts, act), rules=(rule,), alerts=alerts)


def test_programs_in_acts_and_rules_become_letters_when_all_is_left_out(case: Case) -> None:
    found = redacted(personal(case), Redaction.ALL)
    text = json.dumps(report_object(found))
    assert not [word for word in (PERSON, "backup", "app0", "0" * 64) if word in text]
    titles = {activation.id: activation.application.name for activation in found.activations}
    (cut,) = (act for act in found.acts if act.id == "act-1")
    assert cut.application is not None and cut.application.name == titles[found.activations[1].id] == "Program B"
    last = found.acts[-1].application
    assert last is not None and found.rules[0].who.identity == found.rules[0].who.name == last.name


def test_people_in_acts_and_rules_become_numbers(case: Case) -> None:
    found = redacted(personal(case), Redaction.PEOPLE)
    text = json.dumps(report_object(found))
    assert PERSON not in text and "/home/somebody1/backup.py" in text
    assert found.removed.counts["reasons"] == 2
    assert found.acts[-1].rule == found.rules[0].id == found.alerts[0].rule == "rule 2"


def test_an_act_on_an_opening_is_told_with_it_even_after_the_selection(case: Case) -> None:
    report = case.report(NOON + 50 * timedelta(seconds=1), until=NOON + 61 * timedelta(seconds=1))
    assert [act.id for act in report.acts] == ["act-1"]
    before = case.report(NOON - MINUTE, until=NOON + MINUTE)
    assert not before.acts and not before.alerts


def _written(case: Case, report: Report) -> bytes:
    from ui.report.forms import content, prepared

    return content(prepared(report, Redaction.NONE, case.keys), ".json")


def _cells(blocks: Sequence[object]) -> list[str]:
    return [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]


def _concluded(report: Report) -> list[str]:
    found = next(section for section in document_of(report).sections if section.key == "conclusions")
    return [item for block in found.blocks if isinstance(block, Bullets) for item in block.items]


def test_an_update_that_a_rule_let_pass_is_told_with_it() -> None:
    said = why(Ruled(NOON, "a", Reaction.RECORD, (), RULE.id, "dpkg:zoom"), {RULE.id: RULE})
    assert said.endswith("Since the rule was made the file was changed by an update of the package zoom.")
