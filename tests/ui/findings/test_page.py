"""The page as a person meets it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from monitor.errors import JournalError
from monitor.model import Coverage, Recording
from monitor.speaker_model import Finding, Speaker, Vendor, Verdict
from monitor.speaker_records import ImportUndone, Triage
from monitor.speakers import Checked
from tests.nasty import NASTY_TEXT, harm_in
from tests.ui.fakes_speakers import FakeSpeakers
from tests.ui.findings import sample
from tests.ui.findings.conftest import Bench, Build
from ui import jobs
from ui.findings import words
from ui.findings.model import TIME, WHY
from ui.findings.rows import Row
from ui.theme import DARK, LIGHT

CTRL = Qt.KeyboardModifier.ControlModifier


def state_of(bench: Bench, finding: str) -> Triage:
    row = bench.model.row_of(finding)
    assert row is not None
    return row.state


def written(bench: Bench) -> dict[str, Triage]:
    return {id: each.state for id, each in bench.speakers._triage.items()}


def test_at_first_what_accuses_is_on_top_and_confirmed_is_one_click_off(bench: Bench) -> None:
    assert bench.model.rows[0].finding.verdict is Verdict.MISSING
    assert not [row for row in bench.model.rows if row.finding.verdict is Verdict.CONFIRMED]
    chip = bench.body.filters.chips[Verdict.CONFIRMED]
    assert chip.text() == "Confirmed  20"
    chip.click()
    assert bench.model.rowCount() == bench.model.count


def test_the_header_says_how_much_there_is_to_look_at(bench: Bench) -> None:
    assert bench.says("4 to look at · 10 of 30 findings shown")


def test_each_speaker_has_a_card_with_rates_and_how_sure_they_are(bench: Bench) -> None:
    assert bench.says("22 witnessed, 24 in the history: 2 missing, 1 vanished, 1 not witnessed, 3 cannot be told")
    assert bench.says("22 activations in 35 h of listening: 15 (95 %: 9.5 to 23) a day")
    assert bench.says("2 of 22 that could be told (95 %: 3 to 28 of 100) are missing from the history.")
    assert bench.says("The vendor's clock is 2.4\u00a0s ahead of ours")


def test_choosing_a_speaker_lists_and_sums_up_only_it(bench: Bench) -> None:
    speakers = bench.body.filters.speaker
    speakers.setCurrentIndex(speakers.findData(sample.HALL.id))
    assert {row.speaker for row in bench.model.rows} == {"Hall Nest"}
    titles = [each.text() for each in bench.body.summaries.findChildren(QLabel, "cardTitle") if not each.isHidden()]
    bench.qtbot.waitUntil(lambda: len(bench.body.summaries.findChildren(QLabel, "cardTitle")) == 1)
    assert "Hall Nest" in titles


def test_keys_triage_the_chosen_row_and_ctrl_z_takes_it_back(bench: Bench) -> None:
    bench.table.choose_place(0)
    first = bench.model.rows[0].finding.id
    for key, state in ((Qt.Key.Key_2, Triage.EXPLAINED), (Qt.Key.Key_I, Triage.INCIDENT), (Qt.Key.Key_N, Triage.NEW)):
        bench.press(key)
        assert state_of(bench, first) is state
        bench.qtbot.waitUntil(lambda state=state: written(bench).get(first) is state)
    bench.press(Qt.Key.Key_Z, CTRL)
    assert state_of(bench, first) is Triage.INCIDENT
    bench.qtbot.waitUntil(lambda: written(bench)[first] is Triage.INCIDENT)


def test_several_rows_are_triaged_at_once_and_taken_back_at_once(bench: Bench) -> None:
    ids = bench.listed()[:3]
    model = bench.table.selectionModel()
    for place in range(3):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        model.select(bench.model.index(place, 0), flags)
    bench.press(Qt.Key.Key_E)
    assert {state_of(bench, each) for each in ids} == {Triage.EXPLAINED}
    bench.press(Qt.Key.Key_Z, CTRL)
    assert {state_of(bench, each) for each in ids} == {Triage.NEW}


def test_with_a_triage_wanted_a_row_leaves_the_list_and_the_next_is_chosen(bench: Bench) -> None:
    state = bench.body.filters.state
    state.setCurrentIndex(state.findData(Triage.NEW))
    first, second = bench.listed()[:2]
    bench.table.choose_place(0)
    bench.press(Qt.Key.Key_E)
    assert first not in bench.listed()
    current = bench.table.current_row()
    assert current is not None
    assert current.finding.id == second


def test_a_decision_that_could_not_be_written_is_taken_back_and_said(bench: Bench) -> None:
    bench.speakers.trouble = JournalError("The disk is full.")
    bench.table.choose_place(0)
    first = bench.model.rows[0].finding.id
    bench.press(Qt.Key.Key_3)
    bench.qtbot.waitUntil(lambda: bench.says("The disk is full."))
    assert state_of(bench, first) is Triage.NEW


def test_a_triage_made_elsewhere_shows_without_comparing_anew(bench: Bench) -> None:
    first = bench.listed()[0]
    bench.speakers.triage(first, Triage.INCIDENT, "told by the command line")
    bench.qtbot.waitUntil(lambda: state_of(bench, first) is Triage.INCIDENT)
    assert not bench.page._soon.isActive()


def test_a_note_is_kept_with_its_finding(bench: Bench) -> None:
    bench.table.choose_place(0)
    bench.details()
    note = bench.body.detail.note
    note.setFocus()
    QTest.keyClicks(note, "the guests did it")
    QTest.keyClick(note, Qt.Key.Key_Return)
    first = bench.listed()[0]
    bench.qtbot.waitUntil(lambda: first in bench.speakers._triage)
    assert bench.speakers._triage[first].note == "the guests did it"


def test_enter_opens_the_details_and_closes_them_again(bench: Bench) -> None:
    bench.table.choose_place(1)
    bench.press(Qt.Key.Key_Return)
    assert bench.body.detail.isVisible()
    bench.press(Qt.Key.Key_Return)
    assert not bench.body.detail.isVisible()


def test_escape_closes_the_details_first_and_then_leads_on(bench: Bench) -> None:
    led_on: list[bool] = []
    shortcut = QShortcut(QKeySequence("Esc"), bench.page.window())
    shortcut.activated.connect(lambda: led_on.append(True))
    bench.table.choose_place(1)
    bench.details()
    bench.table.setFocus()
    bench.press(Qt.Key.Key_Escape)
    assert not bench.body.detail.isVisible()
    assert led_on == []
    bench.press(Qt.Key.Key_Escape)
    assert led_on == [True]


def test_escape_in_the_note_closes_the_details_too(bench: Bench) -> None:
    bench.table.choose_place(1)
    bench.details()
    QTest.keyClick(bench.body.detail.note, Qt.Key.Key_Escape)
    assert not bench.body.detail.isVisible()


def test_what_is_near_a_finding_is_read_without_asking_the_table_from_another_thread(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    read: list[int] = []
    current, listened = bench.table.current_row, bench.speakers.listened

    def current_row() -> Row | None:
        asked.add(threading.get_ident())
        return current()

    def heard(speaker: str, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        read.append(threading.get_ident())
        return listened(speaker, since, until)

    monkeypatch.setattr(bench.table, "current_row", current_row)
    monkeypatch.setattr(bench.speakers, "listened", heard)
    bench.table.choose_place(1)
    bench.qtbot.waitUntil(lambda: bool(read))
    assert asked == {threading.get_ident()}
    assert threading.get_ident() not in read


def test_rows_may_leave_as_fast_as_keys_are_pressed_while_their_surroundings_are_read(bench: Bench) -> None:
    state = bench.body.filters.state
    state.setCurrentIndex(state.findData(Triage.NEW))
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for place in range(12):
            bench.table.choose_place(place % 3)
            bench.press(Qt.Key.Key_E)
            bench.press(Qt.Key.Key_Z, CTRL)
    finally:
        sys.setswitchinterval(before)
    bench.qtbot.waitUntil(lambda: not jobs._running)
    assert {row.state for row in bench.model.everything} == {Triage.NEW}


def test_the_details_tell_both_sides_and_reasons_with_their_source(bench: Bench) -> None:
    bench.page.show_finding(next(row.finding.id for row in bench.model.everything if _is(row.finding, "m1")))
    bench.qtbot.waitUntil(lambda: bench.says("The history that was imported does not have it."))
    assert bench.says("score 0.93 of 1")
    bench.qtbot.waitUntil(lambda: bench.says("06:00 – 23:00: yes"))
    assert bench.says("Somebody with access to the account deleted it, in the app or by voice.")
    assert bench.says("· not verified")
    assert bench.says("The history ends before this time.")


def _is(finding: object, sighting: str) -> bool:
    return getattr(getattr(finding, "sighting", None), "id", "") == sighting


def test_a_finding_asked_for_from_elsewhere_is_listed_whatever_the_filter_says(bench: Bench) -> None:
    confirmed = next(row.finding.id for row in bench.model.everything if row.finding.verdict is Verdict.CONFIRMED)
    bench.body.filters.text.setText("nothing like this")
    bench.page.show_finding(confirmed)
    row = bench.table.current_row()
    assert row is not None
    assert row.finding.id == confirmed
    assert bench.body.detail.isVisible()


def test_show_on_the_timeline_names_the_moment(bench: Bench) -> None:
    asked: list[datetime] = []
    bench.page.show_moment.connect(asked.append)
    bench.table.choose_place(1)
    bench.details()
    bench.body.detail.timeline.click()
    row = bench.table.current_row()
    assert row is not None
    assert row.finding.sighting is not None
    assert asked == [row.finding.sighting.at]


def test_what_nobody_asked_for_is_marked_on_the_sighting_and_keeps_its_note(bench: Bench) -> None:
    bench.page.show_finding(next(row.finding.id for row in bench.model.everything if _is(row.finding, "m1")))
    bench.body.detail.unasked.click()
    bench.qtbot.waitUntil(lambda: any(each.asked_for is False for each in bench.speakers.seen))
    bench.press(Qt.Key.Key_Z, CTRL)
    bench.qtbot.waitUntil(lambda: all(each.asked_for is None for each in bench.speakers.seen))


def test_a_record_that_nobody_witnessed_offers_no_mark(bench: Bench) -> None:
    bench.page.show_finding(
        next(row.finding.id for row in bench.model.everything if row.finding.verdict is Verdict.NOT_WITNESSED)
    )
    assert not bench.body.detail.unasked.isVisible()


def test_ctrl_c_copies_the_chosen_row_as_text(bench: Bench) -> None:
    bench.table.choose_place(1)
    bench.press(Qt.Key.Key_C, CTRL)
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t") == list(words.COLUMNS)
    assert line.split("\t")[:3] == ["Missing", "2 Mar 2026 15:27:04 UTC", "Kitchen Echo"]


def test_ctrl_f_leads_to_the_filter_and_typing_lists_less(bench: Bench) -> None:
    bench.press(Qt.Key.Key_F, CTRL)
    bench.qtbot.waitUntil(bench.body.filters.text.hasFocus)
    QTest.keyClicks(bench.body.filters.text, "nest")
    bench.qtbot.waitUntil(lambda: {row.speaker for row in bench.model.rows} == {"Hall Nest"})


def test_a_filter_that_fits_nothing_says_so_and_offers_all(bench: Bench) -> None:
    bench.body.filters.text.setText("nothing like this")
    bench.qtbot.waitUntil(lambda: bench.says(words.NO_MATCH))
    assert not bench.page.export_button.isEnabled()
    button = next(each for each in bench.page.findChildren(QAbstractButton) if each.text() == "Show a&ll")
    button.click()
    assert bench.model.rowCount() == bench.model.count


def test_a_change_is_compared_anew_and_what_was_chosen_stays_chosen(bench: Bench) -> None:
    bench.table.choose_place(2)
    chosen = bench.model.rows[2].finding.id
    found = [each for each in bench.speakers.checked.findings if each.verdict is not Verdict.CONFIRMED]
    bench.speakers.checked = replace(bench.speakers.checked, findings=tuple(found))
    bench.speakers.publish(ImportUndone(sample.DAY, "b1"))
    bench.qtbot.waitUntil(lambda: bench.model.count == len(found))
    row = bench.table.current_row()
    assert row is not None
    assert row.finding.id == chosen


def test_what_changes_nothing_here_compares_nothing(bench: Bench) -> None:
    bench.page.on_published(Recording(ok=True))
    assert not bench.page._soon.isActive()


def test_hidden_it_waits_with_comparing_until_it_is_shown(bench: Bench) -> None:
    bench.page.hide()
    bench.speakers.checked = Checked((), {}, {}, {}, {})
    bench.speakers.publish(ImportUndone(sample.DAY, "b1"))
    assert not bench.page._soon.isActive()
    bench.page.show()
    bench.qtbot.waitUntil(lambda: bench.model.count == 0)


def test_without_a_speaker_the_next_step_is_to_add_one(build: Build) -> None:
    bench = build(FakeSpeakers())
    asked: list[bool] = []
    bench.page.speakers_asked.connect(lambda: asked.append(True))
    assert bench.says("No speaker is known yet")
    bench.page.empty.button.click()
    assert asked == [True]


def test_without_an_import_the_next_step_is_to_import(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("ui.imports.dialog.open_import", lambda *words, **_: opened.append(words))
    bench = build(FakeSpeakers(sample.KITCHEN))
    assert bench.says("Kitchen Echo can be heard here, but no history of the vendor was imported.")
    bench.page.empty.button.click()
    assert len(opened) == 1


def test_without_a_sighting_it_says_so_and_shows_the_history_where_that_is_wanted(build: Build) -> None:
    speakers = sample.speakers()
    told = [each for each in speakers.checked.findings if each.sighting is None]
    only = tuple(replace(each, verdict=Verdict.CANNOT_TELL, reason="nobody-listened") for each in told)
    speakers.checked = Checked(only, {}, {}, {}, {})
    bench = build(speakers)
    assert bench.says("Nothing was witnessed yet")
    bench.page.empty.anyway_button.click()
    assert bench.model.rowCount() == len(only)
    assert bench.table.isVisible()


def test_where_no_vendor_gives_a_history_nobody_is_sent_to_import_one(build: Build) -> None:
    bench = build(FakeSpeakers(Speaker("p", "Bedroom HomePod", Vendor.APPLE)))
    assert bench.says("There is no history to compare with")
    assert bench.says("Bedroom HomePod: the vendor gives you no list of requests.")


def test_trouble_is_said_and_can_be_tried_again(build: Build) -> None:
    class Broken(FakeSpeakers):
        broken = True

        def check(self, since: datetime | None, until: datetime | None, speaker: str | None = None) -> Checked:
            if self.broken:
                raise JournalError("The journal can't be read.")
            return sample.checked()

    speakers = Broken(sample.KITCHEN)
    speakers.batches = [sample.an_import()]
    bench = build(speakers)
    assert bench.says("The journal can't be read.")
    speakers.broken = False
    bench.page.empty.button.click()
    bench.qtbot.waitUntil(lambda: bench.model.count > 0)


def test_everything_has_a_name_for_a_screen_reader(bench: Bench) -> None:
    bench.details()
    for each in bench.page.findChildren(QAbstractButton):
        assert each.accessibleName() or each.text() or not each.isVisible(), each
    for kind in (QComboBox, QLineEdit):
        for each in bench.page.findChildren(kind):
            assert each.accessibleName() or not each.isVisible(), each
    spoken = bench.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Missing from the history, 2 Mar 2026")


def test_the_keyboard_reaches_everything(bench: Bench) -> None:
    bench.table.choose_place(1)
    bench.details()
    reached: set[str] = set()
    for _ in range(40):
        QTest.keyClick(bench.page, Qt.Key.Key_Tab)
        widget: QWidget | None = QGuiApplication.focusObject()  # type: ignore[assignment]
        reached.add(getattr(widget, "accessibleName", str)() or getattr(widget, "text", str)())
    wanted = {"Findings", "Confirmed: 20", "Triage", "Time", "Triage: New", "Note on this finding"}
    assert wanted <= reached


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_no_two_verdicts_look_alike_even_without_colour(build: Build, palette: object) -> None:
    from ui.findings.marks import mark
    from ui.theme import Palette

    assert isinstance(palette, Palette)
    shapes = set()
    for verdict in Verdict:
        image = mark(verdict, palette, 1.0).toImage()
        shapes.add("".join("#" if image.pixelColor(x, y).alpha() > 127 else "." for y in range(16) for x in range(16)))
    assert len(shapes) == len(Verdict)


def nasty(n: int, text: str) -> Finding:
    found = next(each for each in sample.checked().findings if each.sighting and each.record)
    assert found.sighting
    assert found.record
    return replace(
        found,
        id=f"nasty{n}",
        sighting=replace(found.sighting, note=text),
        record=replace(found.record, label=text, device=text, text=text, place=text),
        verdict=Verdict.AMBIGUOUS,
    )


def test_no_name_or_label_breaks_out_of_the_table_or_the_details(build: Build) -> None:
    speakers = sample.speakers()
    found = tuple(nasty(n, text) for n, text in enumerate(NASTY_TEXT))
    speakers.checked = replace(speakers.checked, findings=found)
    speakers.known = {sample.KITCHEN.id: replace(sample.KITCHEN, name=NASTY_TEXT[-1])}
    bench = build(speakers)
    bench.details()
    for place in range(len(found)):
        bench.table.choose_place(place)
        told = [each.text() for each in bench.body.detail.findChildren(QLabel)]
        cells = [str(bench.model.index(place, column).data()) for column in range(bench.model.columnCount())]
        assert not [harm_in(each) for each in (*cells, *told) if each and harm_in(each)]


def test_a_hundred_thousand_findings_are_listed_without_a_word_made_for_those_unseen(bench: Bench) -> None:
    made: list[int] = []
    row = bench.model.everything[0]
    many = [replace(row, note=str(n)) for n in range(100_000)]
    cell, bench.model.cell = bench.model.cell, lambda one, column: made.append(column) or cell(one, column)  # type: ignore[method-assign,func-returns-value]
    bench.model.show_rows(many)
    bench.table.viewport().repaint()
    assert bench.model.rowCount(QModelIndex()) == 100_000
    assert len(made) < 2_000


BESIDE = 22
"""Pixels of a cell beside its words: the padding of the style, and Qt's own."""


@pytest.mark.parametrize("width", [1196, 800, 556])
def test_times_are_whole_and_reasons_have_the_lines_they_need(bench: Bench, width: int) -> None:
    bench.page.resize(width, 800)
    bench.body.filters.show_everything()
    table, model = bench.table, bench.model
    letters = table.fontMetrics()
    for place in range(model.rowCount()):
        time = str(model.index(place, TIME).data())
        assert letters.horizontalAdvance(time) < table.columnWidth(TIME)
        room = QRect(0, 0, table.columnWidth(WHY) - BESIDE, 1000)
        why = letters.boundingRect(room, Qt.TextFlag.TextWordWrap.value, str(model.index(place, WHY).data()))
        assert why.height() <= table.rowHeight(place)
