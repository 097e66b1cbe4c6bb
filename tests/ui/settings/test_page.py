"""Every change on the Settings page holds at once, can be taken back, and destroys nothing without a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSpinBox, QTimeEdit, QWidget

from monitor.errors import BadInput
from monitor.hotkey.backend import Held, Hold, Hotkey
from monitor.settings import Hotkeys, Hours, Language, Listen, Scheme, Settings, SpeakerToasts
from monitor.settings_keys import BY_NAME, KEYS
from tests.ui.fakes import FIREFOX, NOON, past
from tests.ui.fakes_speakers import sighting
from tests.ui.settings.conftest import Stand
from ui.settings import words
from ui.settings.fields import Keys, Pick, Switch, text_of, words_of

YEAR = timedelta(days=365)
OFF_THE_PAGE = {"listening.without", "welcomed"}
"""Chosen on the Speakers page, and by nobody."""


def chosen(stand: Stand) -> Settings:
    return stand.service.choices.get()


def pick(stand: Stand, name: str, value: object) -> None:
    field = stand.line(name).field
    assert isinstance(field, Pick)
    field.activated.emit(field._values.index(value))


def test_every_setting_is_on_the_page(stand: Stand) -> None:
    assert set(stand.page._lines) == {key.name for key in KEYS} - OFF_THE_PAGE


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", Scheme.DARK), ("icon", Scheme.LIGHT), ("language", Language.GERMAN),
     ("notifications.speakers", SpeakerToasts.OFF), ("keep_for", None)],
)  # fmt: skip
def test_what_is_picked_holds_at_once(stand: Stand, name: str, value: object) -> None:
    stand.show()
    pick(stand, name, value)
    assert BY_NAME[name].of(chosen(stand)) == value


@pytest.mark.parametrize("name", ["notifications.weekly", "notifications.sound", "listening.on"])
def test_what_is_switched_holds_at_once_and_back(stand: Stand, name: str) -> None:
    stand.show()
    field = stand.line(name).field
    assert isinstance(field, Switch) and field.isChecked()
    field.click()
    assert BY_NAME[name].of(chosen(stand)) is False
    assert stand.resets() == [words.reset_name(words.title_of(name))]
    stand.line(name)._reset.click()
    assert chosen(stand) == Settings(welcomed=True) and field.isChecked() and stand.resets() == []


def test_a_reset_by_keyboard_leaves_the_keyboard_at_its_setting(stand: Stand) -> None:
    stand.show()
    pick(stand, "theme", Scheme.DARK)
    line = stand.line("theme")
    line._reset.setFocus()
    stand.qtbot.keyClick(line._reset, Qt.Key.Key_Space)
    assert chosen(stand).theme is Scheme.AUTO
    assert QApplication.focusWidget() is line.field


def test_what_is_changed_elsewhere_is_shown(stand: Stand) -> None:
    stand.show()
    stand.service.choices.change(
        lambda settings: replace(
            settings, away_after=timedelta(minutes=9), keep_for=timedelta(days=400), hotkeys=Hotkeys("<ctrl>+<f9>"),
            listen=Listen(False, "pulse:x", (Hours(NOON.time(), NOON.replace(hour=20).time()),)),
        )
    )  # fmt: skip
    assert stand.page.findChild(QSpinBox).value() == 9
    assert stand.line("keep_for").field.currentText() == "for 400 days"  # type: ignore[attr-defined]
    assert stand.line("hotkeys.mark_moment").field.text() == "Ctrl+F9"  # type: ignore[attr-defined]
    assert any(each.time().hour() == 20 for each in stand.page.findChildren(QTimeEdit))


def test_minutes_are_typed_and_kept_once(stand: Stand) -> None:
    stand.show()
    told: list[Settings] = []
    stand.service.choices.subscribe(told.append)
    field = stand.page.findChild(QSpinBox)
    field.setFocus()
    field.selectAll()
    stand.qtbot.keyClicks(field, "12")
    stand.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen(stand).away_after == timedelta(minutes=12)
    assert len(told) == 1


def test_what_can_not_be_kept_is_told_at_its_line_and_shown_as_it_is(stand: Stand) -> None:
    stand.show()
    stand.service.choices.refuses = BadInput("The disk is full.")
    field = stand.line("notifications.weekly").field
    assert isinstance(field, Switch)
    field.click()
    assert stand.says("The disk is full.")
    assert field.isChecked()


def test_a_damaged_file_is_told_on_the_page_until_it_is_mended(stand: Stand) -> None:
    stand.service.choices.damaged = "The settings can't be read."
    stand.page.show_settings(chosen(stand))
    assert stand.says("The settings can't be read.")
    stand.service.choices.change(lambda settings: replace(settings, sound=False))
    assert not stand.says("The settings can't be read.")


def test_scrolling_over_a_choice_changes_nothing(stand: Stand) -> None:
    stand.show()
    before = chosen(stand)
    for field in [*stand.page.findChildren(Pick), *stand.page.findChildren(QSpinBox)]:
        event = QWheelEvent(
            QPointF(5, 5), QPointF(field.mapToGlobal(QPoint(5, 5))), QPoint(0, -120), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)
    assert chosen(stand) == before


# Keeping


def with_old_records(stand: Stand) -> None:
    old = NOON - timedelta(days=800)
    stand.service.past = [
        past(FIREFOX, old, timedelta(minutes=1)),
        past(FIREFOX, NOON - YEAR / 2, timedelta(minutes=1)),
    ]
    stand.service.speakers.see(sighting(old))


@pytest.mark.parametrize("yes", [True, False])
def test_what_would_be_erased_is_asked_and_named_first(
    stand: Stand, yes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_old_records(stand)
    asked: list[str] = []

    def agreed(parent: QWidget, text: str, more: str, button: str) -> bool:
        asked.append(more)
        return yes

    monkeypatch.setattr("ui.speakers.dialogs.agreed", agreed)
    stand.show()
    pick(stand, "keep_for", YEAR)
    stand.qtbot.waitUntil(lambda: bool(asked))
    assert "1 opening of a microphone, 1 wake of a speaker" in asked[0]
    assert chosen(stand).keep_for == (YEAR if yes else None)
    assert stand.line("keep_for").field.currentText() == ("for 1 year" if yes else "for ever")  # type: ignore[attr-defined]


def test_where_nothing_would_go_nothing_is_asked(stand: Stand) -> None:
    with_old_records(stand)
    stand.show()
    pick(stand, "keep_for", 5 * YEAR)
    stand.qtbot.waitUntil(lambda: chosen(stand).keep_for == 5 * YEAR)
    pick(stand, "keep_for", None)
    assert chosen(stand).keep_for is None


def test_records_that_can_not_be_counted_are_not_erased(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(since: object, until: object) -> object:
        raise BadInput("The journal can't be read.")

    monkeypatch.setattr(stand.service, "timeline", fail)
    stand.show()
    pick(stand, "keep_for", YEAR)
    stand.qtbot.waitUntil(lambda: stand.says("The journal can't be read."))
    assert chosen(stand).keep_for is None


def test_the_folder_is_named_and_opened(stand: Stand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr("ui.settings.keeping.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile()))
    assert stand.says(str(tmp_path))
    next(each for each in stand.page.findChildren(QPushButton) if each.text() == "Open the folder").click()
    assert opened == [str(tmp_path)]


# Start at login


def test_start_at_login_is_the_desktops_own_state(stand: Stand) -> None:
    stand.show()
    box = stand.page._start.box
    box.click()
    assert stand.entry.is_on() and box.isChecked()
    stand.entry.switch(False)
    stand.page._start.look()
    assert not box.isChecked()


def test_an_entry_that_can_not_be_written_is_told(stand: Stand, tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("in the way")
    stand.show()
    stand.page._start.box.click()
    assert not stand.page._start.box.isChecked()
    assert stand.says("autostart")


# Hotkeys


def keys(stand: Stand, name: str = "hotkeys.mark_moment") -> Keys:
    field = stand.line(name).field
    assert isinstance(field, Keys)
    return field


def test_the_keys_that_are_pressed_are_taken_and_taken_away(stand: Stand) -> None:
    stand.show()
    field = keys(stand)
    field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    stand.qtbot.keyClick(field, Qt.Key.Key_M, both)
    assert chosen(stand).hotkeys.mark_moment == "<ctrl>+<alt>+m"
    assert field.text() == "Ctrl+Alt+M"
    stand.qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert chosen(stand).hotkeys.mark_moment == "" and field.text() == ""


def test_keys_that_are_needed_for_typing_are_refused_in_words(stand: Stand) -> None:
    stand.show()
    stand.qtbot.keyClick(keys(stand), Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert stand.says("needed for typing")
    assert chosen(stand).hotkeys.mark_moment == ""


def test_tab_leaves_the_field(stand: Stand) -> None:
    stand.show()
    keys(stand).setFocus()
    stand.qtbot.keyClick(keys(stand), Qt.Key.Key_Tab)
    assert not keys(stand).hasFocus() and chosen(stand).hotkeys.mark_moment == ""


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "<f9>"),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, "<ctrl>++"),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.MetaModifier, "<super>+<space>"),
        (Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier, ""),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, ""),
    ],
)
def test_pressed_keys_are_written_as_the_settings_have_them(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    assert text_of(key, modifiers) == text


@pytest.mark.parametrize(
    ("text", "shown"), [("", ""), ("<ctrl>+<alt>+m", "Ctrl+Alt+M"), ("<ctrl>++", "Ctrl++"), ("<f9>", "F9"), ("x", "x")]
)
def test_keys_are_shown_as_keyboards_have_them(text: str, shown: str) -> None:
    assert words_of(text) == shown


def test_a_hotkey_that_another_program_has_is_told_below_it(stand: Stand) -> None:
    stand.service.choices.change(lambda settings: replace(settings, hotkeys=Hotkeys("<ctrl>+<alt>+m")))
    stand.page.show_hotkeys({Hotkey.MARK_MOMENT: Held(Hold.TAKEN)})
    assert stand.says("Another program has these keys")
    stand.page.show_hotkeys({Hotkey.MARK_MOMENT: Held(Hold.HELD)})
    assert stand.says("✓ Works everywhere.") and not stand.says("Another program")


# For everybody


def test_everything_is_reached_by_tab_and_has_a_name(stand: Stand) -> None:
    stand.show()
    pick(stand, "theme", Scheme.DARK)
    reached: list[QWidget] = []
    stand.page._start.box.setFocus()
    while (widget := QApplication.focusWidget()) is not None and widget not in reached:
        reached.append(widget)
        stand.qtbot.keyClick(widget, Qt.Key.Key_Tab)
    for line in stand.page._lines.values():
        field = line.field
        assert isinstance(field, QWidget)
        assert field in reached or any(field.isAncestorOf(each) for each in reached), line._key.name
    assert stand.line("theme")._reset in reached
    assert all(each.accessibleName() or getattr(each, "text", str)() for each in reached)


def test_at_twice_the_size_of_letters_nothing_is_cut_off(stand: Stand) -> None:
    """What does not fit scrolls from top to bottom; the rules' table has tests of its own."""
    stand.window.setStyleSheet("QLabel, QPushButton, QCheckBox, QComboBox, QSpinBox, QTimeEdit { font-size: 26px; }")
    stand.show(1180)
    rules, body = stand.page._rules, stand.page.widget()
    assert rules is not None
    for each in [*body.findChildren(QComboBox), *body.findChildren(QPushButton), *body.findChildren(QLabel)]:
        if each.isVisibleTo(body) and not rules.isAncestorOf(each):
            assert each.width() >= each.minimumSizeHint().width(), each.accessibleName()
            assert each.height() >= each.heightForWidth(each.width()), each.accessibleName()
            assert each.mapTo(body, each.rect().topRight()).x() <= stand.page.viewport().width()
