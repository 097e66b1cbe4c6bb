"""The page of rules and the dialog behind it, over a service that keeps nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from monitor.errors import BadInput
from monitor.model import Package, PackageFile, Trust
from monitor.rule_model import Life, Reaction, Rule, Signal, Verdict, When, Who
from monitor.rules import rule_about
from tests.nasty import NASTY_TEXT, harm_in
from tests.ui.fakes import DISCORD, FIREFOX, NOON, ZOOM, FakeClock, FakeService, holding
from ui.rules import words
from ui.rules.dialog import Place, RuleDialog, people_of, who_of
from ui.rules.menu import allow_menu
from ui.rules.panel import RulesPanel
from ui.theme import DARK, LIGHT

ALLOWED = rule_about(FIREFOX, Reaction.RECORD, "allowed", NOON, Life.FOR_EVER, When.ANY)
CUT = replace(
    rule_about(ZOOM, Reaction.CUT_OFF, "cut", NOON, Life.HOUR, When.NOBODY),
    hours=(time(22), time(6)),
    signals=frozenset({Signal.FIRST_SEEN}),
)


@pytest.fixture
def service() -> FakeService:
    made = FakeService()
    made.rules.put([ALLOWED, CUT])
    made.rules.counted = {"cut": (12, NOON - timedelta(minutes=5))}
    made.now = replace(made.now, activations=(holding(ZOOM), holding(DISCORD)))
    return made


@pytest.fixture
def panel(qtbot: QtBot, service: FakeService) -> RulesPanel:
    made = RulesPanel(service, FakeClock(), LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    qtbot.waitUntil(lambda: bool(made._read_so_far.people))
    return made


def rows(panel: RulesPanel) -> list[list[str]]:
    table = panel._table
    texts = []
    for place in range(table.rowCount()):
        items = [table.item(place, column) for column in range(table.columnCount())]
        texts.append([item.text() if item else "" for item in items])
    return texts


def test_each_rule_is_a_row_that_tells_who_where_when_what_and_how_often(panel: RulesPanel) -> None:
    allowed, cut = rows(panel)
    assert allowed == ["Firefox", "Any microphone", "Always", "Only record", "never", "never", "0"]
    assert cut[:2] == ["Zoom", "Any microphone"]
    assert cut[2].startswith("While nobody is there between 22:00 and 06:00, if it is out of the ordinary")
    assert cut[3] == "Cut off, alarm"
    assert cut[6] == "12" and cut[5] != "never"


def test_a_removal_is_undone(panel: RulesPanel, service: FakeService) -> None:
    panel._table.setCurrentCell(1, 0)
    panel.remove()
    assert service.rules.rules() == (ALLOWED,)
    assert panel._told.text().startswith("Removed: When Zoom opens any microphone")
    panel.undo()
    assert set(service.rules.rules()) == {ALLOWED, CUT}
    assert not panel._undo.isEnabled()


def test_a_rule_is_switched_off_and_on(panel: RulesPanel, service: FakeService) -> None:
    panel._table.setCurrentCell(0, 0)
    panel.switch()
    assert not service.rules.rules()[0].on
    assert rows(panel)[0][4] == "switched off"
    panel.switch()
    assert service.rules.rules()[0] == ALLOWED


def test_what_changes_elsewhere_is_shown(panel: RulesPanel, service: FakeService, qtbot: QtBot) -> None:
    service.rules.remove("cut")
    service.choices.change(lambda settings: settings)
    qtbot.waitUntil(lambda: len(rows(panel)) == 1)


def test_a_panel_that_is_gone_hears_no_change(qtbot: QtBot, service: FakeService) -> None:
    panel = RulesPanel(service, FakeClock(), LIGHT)
    panel._work.close()
    with qtbot.waitSignal(panel.destroyed):
        panel.deleteLater()
    service.choices.change(lambda settings: settings)


def test_rules_are_handed_on_and_taken_in(panel: RulesPanel, service: FakeService, tmp_path: Path) -> None:
    panel.hand_on(tmp_path / "rules.toml")
    service.rules.held.clear()
    panel.take_in(tmp_path / "rules.toml")
    assert service.rules.rules() == (ALLOWED, CUT)
    assert panel._told.text() == "2 rules were imported."
    (tmp_path / "bad.toml").write_text("rules = 3", "utf-8")
    panel.take_in(tmp_path / "bad.toml")
    assert "The list of rules is damaged" in panel._told.text()
    assert service.rules.rules() == (ALLOWED, CUT)


def test_a_failure_is_said_and_changes_nothing(panel: RulesPanel, service: FakeService) -> None:
    service.rules.refuses = BadInput("The disk is full.")
    panel.remove()
    assert panel._told.text() == "The disk is full."
    assert len(service.rules.rules()) == 2


def test_an_empty_page_says_what_happens_without_rules(qtbot: QtBot) -> None:
    panel = RulesPanel(FakeService(), FakeClock(), DARK)
    qtbot.addWidget(panel)
    assert panel._told.text().startswith("There is no rule yet")
    named = [each.isEnabled() for each in (panel._change, panel._switch, panel._remove, panel._export)]
    assert named == [False] * 4


def test_every_button_has_a_name(panel: RulesPanel) -> None:
    assert all(each.text() or each.accessibleName() for each in panel.findChildren(QPushButton))


# One rule


@pytest.fixture
def dialog(qtbot: QtBot, service: FakeService) -> RuleDialog:
    places = (Place("alsa:0", "Built-in microphone"),)
    made = RuleDialog(service, CUT, NOON, (who_of(FIREFOX),), places)
    qtbot.addWidget(made)
    return made


def test_a_rule_comes_out_as_it_went_in(dialog: RuleDialog) -> None:
    assert dialog.rule() == CUT


def test_the_sentence_says_what_will_be_so(dialog: RuleDialog) -> None:
    assert dialog._preview.text().startswith(
        "When Zoom opens any microphone while nobody is there between 22:00 and 06:00, if it is out of the ordinary "
        "(never seen before): cut it off and raise an alarm. This holds for one hour."
    )
    dialog._place.setCurrentIndex(1)
    dialog._who.setCurrentIndex(1)
    assert dialog._preview.text().startswith("When any program opens Built-in microphone while nobody is there")


def test_it_is_said_that_a_quiet_rule_leaves_alarms(dialog: RuleDialog) -> None:
    assert "an alarm all the same" not in dialog._preview.text()
    dialog._reaction.setCurrentIndex(0)
    assert "an alarm all the same" in dialog._preview.text()


def test_another_life_begins_now(dialog: RuleDialog) -> None:
    dialog._life.setCurrentIndex(dialog._life.findData(Life.FOR_EVER))
    assert dialog.rule().expires is None
    dialog._life.setCurrentIndex(dialog._life.findData(Life.TOMORROW))
    expires = dialog.rule().expires
    assert expires is not None and expires > NOON


def test_saving_keeps_the_rule_and_a_refusal_keeps_the_dialog(dialog: RuleDialog, service: FakeService) -> None:
    dialog._hours._only.setChecked(False)
    service.rules.refuses = BadInput("The disk is full.")
    dialog._on_save()
    assert dialog._told.text() == "The disk is full." and not dialog.result()
    dialog._on_save()
    assert dialog.result()
    assert service.rules.rules()[1] == replace(CUT, hours=None)


def test_every_choice_has_a_name_for_a_screen_reader(dialog: RuleDialog) -> None:
    fields = [dialog._who, dialog._place, dialog._when, dialog._reaction, dialog._life, dialog._hours._only]
    assert all(each.accessibleName() for each in fields)
    assert all(each.text() for each in dialog.findChildren(QAbstractButton) if each.objectName() != "qt_spinbox")


def test_a_program_that_nothing_proves_stands_for_all_of_them() -> None:
    assert who_of(DISCORD) == Who(unknown=True)
    assert who_of(FIREFOX).identity == FIREFOX.identity


@pytest.mark.parametrize("name", NASTY_TEXT)
def test_a_nasty_name_is_harmless_in_a_rules_sentence(name: str) -> None:
    rule = Rule("r", Who(f"exe:{name}", None, name), Reaction.RECORD, NOON, name, name)
    for text in (words.sentence(rule), words.preview(rule), words.who_words(rule.who), words.microphone_words(rule)):
        assert not harm_in(text)


def test_the_menu_offers_how_long(qtbot: QtBot) -> None:
    chosen: list[object] = []
    parent = QPushButton()
    qtbot.addWidget(parent)
    menu = allow_menu(parent, chosen.append, lambda: chosen.append("rule"))
    for action in menu.actions():
        action.trigger()
    assert chosen == [Life.FOR_EVER, Life.ONCE, Life.HOUR, Life.TOMORROW, "rule"]


def test_a_rules_sentence_names_the_package_and_what_an_update_did() -> None:
    zoom = replace(ZOOM, sandbox=None, exe="/opt/zoom/zoom", package=Package("dpkg", "zoom", PackageFile.SHIPPED))
    rule = rule_about(zoom, Reaction.RECORD, "r", NOON, Life.FOR_EVER, When.ANY)
    assert words.sentence(rule) == "When Zoom (package zoom) opens any microphone: only record."
    assert words.reasons(Verdict(Reaction.NOTIFY, rule=rule, updated="dpkg:zoom")) == [
        f"Your rule: {words.sentence(rule)}",
        "Since the rule was made the file was changed by an update of the package zoom.",
    ]
    script = replace(rule, who=replace(rule.who, identity="script:/usr/bin/python3:x.py"))
    assert "Zoom (run by the package zoom)" in words.sentence(script)


def test_a_package_can_be_chosen_where_one_is_known() -> None:
    shipped = replace(FIREFOX, package=Package("dpkg", "firefox", PackageFile.SHIPPED))
    assert [words.who_words(who) for who in people_of(shipped)] == [
        words.who_words(who_of(shipped)),
        "any program of the package firefox",
    ]
    altered = replace(shipped, package=Package("dpkg", "firefox", PackageFile.ALTERED))
    for other in (FIREFOX, altered, replace(shipped, script="x.py"), replace(shipped, trust=Trust.CLAIMED)):
        assert len(people_of(other)) == 1
