from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTime, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMessageBox

from monitor.errors import JournalError
from monitor.settings import Hours, Listen, Settings, SpeakerToasts
from monitor.speaker_model import Speaker, Vendor, Witness
from monitor.speaker_records import SightingMarked
from monitor.speakers import Ear, Hearing, Listening
from tests.nasty import NASTY_TEXT, harm_in
from tests.ui.fakes_speakers import ECHO, NEST, NOON, POD, imported, sighting
from tests.ui.speakers.conftest import Stand
from ui.speakers.carrying import PasswordDialog
from ui.speakers.dialogs import NamingDialog, question_box
from ui.speakers.level import LevelBar
from ui.speakers.page import SpeakersPage
from ui.speakers.trial import PATIENCE_S

Make = Callable[..., Stand]
QUIET = Listening(Hearing.LISTENING, "", "Built-in", (Ear(ECHO.id, True, "", -62, -40, 0.99),))
LOUD = Listening(Hearing.LISTENING, "", "Built-in", (Ear(ECHO.id, False, "Too loud.", -28, -40, 0.1),))


@pytest.fixture
def echo(stand: Make) -> Stand:
    """One paired speaker that would be heard."""
    made = stand(ECHO)
    made.listening.templates = {ECHO.id: 2}
    made.listening.is_so = QUIET
    return made


def test_an_empty_page_explains_itself_and_offers_both_ways(stand: Make) -> None:
    empty = stand()
    empty.open()
    empty.wait_for("can hear a smart speaker's own start sound")
    assert empty.button("Pair a speaker…") and empty.button("Add without pairing…")
    assert not empty.says("Listening")


def test_a_card_says_whether_the_speaker_would_be_heard_now(echo: Stand) -> None:
    echo.open()
    echo.wait_for("✓ Listening: would hear it now")
    assert echo.says("Room 22 dB below the limit")
    assert echo.says("Would hear nearly every wake")
    echo.hear(LOUD)
    echo.wait_for("▲ Too loud to hear it: 12 dB over")
    assert not echo.says("Would hear")


def test_an_unpaired_speaker_says_what_is_left_to_do(stand: Make) -> None:
    pod = stand(POD)
    pod.open()
    pod.wait_for("Not paired: sightings by hand and other witnesses' files only")
    assert pod.button("Pair Bedroom HomePod")
    assert not [each for each in pod.page.findChildren(LevelBar) if each.isVisible()]


def test_the_day_of_a_speaker_is_added_up(echo: Stand) -> None:
    echo.book.seen = [sighting(NOON - timedelta(minutes=each)) for each in (18, 60, 60 * 24 * 2)]
    echo.book.cover(ECHO.id, NOON - timedelta(hours=3), NOON - timedelta(hours=1))
    echo.book.cover(ECHO.id, NOON - timedelta(hours=1), NOON - timedelta(minutes=29), "The room is too loud: half.")
    echo.book.cover(ECHO.id, NOON - timedelta(minutes=29), None)
    echo.open()
    echo.wait_for("Heard 2 h 29 min of today; blind 31 min: the room is too loud")
    assert echo.says("2 times today")


def test_the_levels_are_asked_for_only_while_the_page_is_seen(echo: Stand, qtbot: object) -> None:
    page = echo.open()
    echo.wait_for("would hear it now")
    echo.qtbot.waitUntil(page._poll.isActive)
    before = echo.listening.looks
    echo.qtbot.waitUntil(lambda: echo.listening.looks > before)
    echo.holder.hide()
    assert not page._poll.isActive() and not page._reread.isActive()
    echo.holder.show()
    echo.qtbot.waitUntil(page._poll.isActive)


def test_a_test_that_is_heard_says_so(echo: Stand) -> None:
    echo.open()
    echo.wait_for("would hear it now")
    echo.button("Test whether Kitchen Echo is heard").click()
    assert echo.says("Say the wake word now")
    echo.book.see(sighting(NOON, by=Witness.HAND))
    echo.book.see(sighting(NOON))
    echo.wait_for("Heard, ")
    assert echo.says("score 0.93")


@pytest.mark.parametrize(
    ("now", "why"), [(QUIET, "Did the speaker light up"), (LOUD, "Not heard. Too loud to hear it")]
)
def test_a_test_that_is_not_heard_says_why_not(echo: Stand, now: Listening, why: str) -> None:
    page = echo.open()
    echo.wait_for("would hear it now")
    echo.button("Test whether Kitchen Echo is heard").click()
    echo.listening.is_so = now
    for _ in range(PATIENCE_S):
        page._trial.on_second()
    assert echo.says(why)


def test_lit_up_notes_the_moment_and_can_be_taken_back(echo: Stand) -> None:
    echo.open()
    echo.wait_for("would hear it now")
    echo.button("Kitchen Echo just lit up").click()
    echo.wait_for("Noted: it lit up at ")
    (seen,) = echo.book.seen
    assert (seen.at, seen.by) == (NOON, Witness.HAND)
    echo.button("Undo for Kitchen Echo").click()
    echo.qtbot.waitUntil(lambda: not echo.book.seen)
    assert echo.says("Taken back")


def test_a_write_that_fails_is_told_in_one_sentence(echo: Stand) -> None:
    echo.open()
    echo.wait_for("would hear it now")
    echo.book.trouble = JournalError("The disk is full.")
    echo.button("Kitchen Echo just lit up").click()
    boxes = lambda: [box for box in echo.page.findChildren(QMessageBox) if box.isVisible()]  # noqa: E731
    echo.qtbot.waitUntil(lambda: bool(boxes()))
    assert boxes()[0].text() == "The disk is full."
    boxes()[0].close()


@pytest.mark.parametrize("answer", [True, False])
def test_forgetting_asks_first_and_names_what_stays(echo: Stand, monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    asked: list[tuple[str, str]] = []

    def agreed(_parent: object, text: str, more: str, _yes: str) -> bool:
        asked.append((text, more))
        return answer

    monkeypatch.setattr("ui.speakers.actions.agreed", agreed)
    page = echo.open()
    echo.wait_for("would hear it now")
    page._cards[ECHO.id].forget.emit(ECHO.id)
    assert asked[0][0] == "Forget Kitchen Echo?"
    assert "This goes: " in asked[0][1] and "This stays: " in asked[0][1]
    if answer:
        echo.wait_for("No speaker is watched yet")
        assert ("reload", None) in echo.listening.asked
    assert bool(echo.book.known) is not answer


def test_the_question_leaves_no_as_the_default(echo: Stand) -> None:
    page = echo.open()
    box, _yes = question_box(page, "Forget?", "More.", "&Forget")
    assert box.defaultButton().text() == "&Cancel"


def test_an_import_is_listed_and_its_undo_asks(echo: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.speakers.actions.agreed", lambda *_: True)
    echo.book.batches = [imported(NOON - timedelta(days=3)), imported(NOON, vendor=Vendor.GOOGLE, speaker=None)]
    page = echo.open()
    echo.wait_for("History of Amazon Alexa, Kitchen Echo")
    assert echo.says("imported 28 February, 12:00 · 40 kept · 2 there before")
    undo = next(each for each in page.findChildren(QAbstractButton) if each.accessibleName().startswith("Undo: "))
    assert "Google" in undo.accessibleName()
    undo.click()
    echo.qtbot.waitUntil(lambda: len(echo.book.batches) == 1)
    echo.qtbot.waitUntil(lambda: not echo.says("Google"))


def test_adding_without_pairing_shows_the_new_card(stand: Make) -> None:
    empty = stand()
    page = empty.open()
    empty.wait_for("No speaker is watched yet")

    def save(name: str, room: str, vendor: Vendor) -> None:
        empty.book.add(name, vendor, room=room)

    dialog = NamingDialog("Add", save, page)
    dialog.show()
    name, room = dialog.findChildren(QLineEdit)[:2]
    dialog._on_save()
    assert dialog._told.text() == "A speaker needs a name." and dialog.result() == 0
    QTest.keyClicks(name, "Attic Echo")
    QTest.keyClicks(room, "Attic")
    QTest.keyClick(room, Qt.Key.Key_Return)
    assert dialog.result() == 1
    empty.wait_for("Attic Echo")


def test_listening_is_switched_paused_and_resumed(echo: Stand) -> None:
    page = echo.open()
    echo.wait_for("✓ Listening through Built-in")
    page._listening._switch.click()
    echo.wait_for("Not listening: switched off")
    assert echo.listening.asked == [("switch", False)]
    page._listening._switch.click()
    echo.wait_for("Listening through")
    page._listening._pause.click()
    echo.wait_for("Paused: nothing is heard until you resume")
    assert echo.listening.asked[-1] == ("pause", NOON + timedelta(hours=1))
    echo.button("Resume listening").click()
    echo.wait_for("Listening through")


def test_hours_are_chosen_and_kept(echo: Stand) -> None:
    page = echo.open()
    echo.wait_for("✓ Listening through Built-in")
    field = page._listening._hours

    def hours() -> tuple[Hours, ...]:
        return echo.service.choices.get().listen.hours

    assert not field._start.isEnabled()
    field._only.click()
    echo.qtbot.waitUntil(lambda: hours() == (Hours(time(7), time(23)),))
    field._start.setTime(QTime(8, 30))
    field._start.editingFinished.emit()
    echo.qtbot.waitUntil(lambda: hours() == (Hours(time(8, 30), time(23)),))
    field._only.click()
    echo.qtbot.waitUntil(lambda: hours() == ())


def test_hours_of_a_settings_file_are_not_lost_by_going_through_them(echo: Stand) -> None:
    several = (Hours(time(7), time(9)), Hours(time(18), time(23)))
    echo.service.choices.settings = Settings(listen=Listen(hours=several))
    page = echo.open()
    echo.wait_for("and 1 more in the settings file")
    page._listening._hours._end.editingFinished.emit()
    assert echo.service.choices.get().listen.hours == several


def test_when_a_wake_is_told_is_chosen_and_explained(echo: Stand) -> None:
    page = echo.open()
    echo.wait_for("can't tell whether anybody is there")
    box = page._listening._tell
    box.setFocus()
    box.setCurrentIndex(box.findData(SpeakerToasts.OFF))
    box.activated.emit(box.currentIndex())
    assert echo.service.choices.get().speaker_toasts is SpeakerToasts.OFF
    assert echo.says("still on the timeline")


def test_the_program_says_what_is_missing_to_listen(echo: Stand) -> None:
    why = "PortAudio is missing. Run: sudo apt install libportaudio2"
    echo.listening.is_so = Listening(Hearing.NOT_INSTALLED, why)
    page = echo.open()
    echo.wait_for("Can't listen: PortAudio is missing")
    assert not page._listening._switch.isEnabled()


def test_files_dropped_on_the_page_are_imported(echo: Stand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[object] = []
    monkeypatch.setattr("ui.imports.dialog.open_import", lambda *words, **more: asked.append((words[2], words[3])))
    page = echo.open()
    file = tmp_path / "history.json"
    file.write_text("{}")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    both = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), both[0], mime, both[2], both[3])
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(5, 5), both[0], mime, both[2], both[3]))
    echo.qtbot.waitUntil(lambda: asked == [([file], None)])


def test_a_card_asks_to_import_for_its_own_speaker(echo: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("ui.imports.dialog.open_import", lambda *words, **more: asked.append(words[3]))
    echo.open()
    echo.wait_for("would hear it now")
    echo.button("Import a history of Kitchen Echo").click()
    assert asked == [ECHO.id]


def test_the_page_reads_off_the_window_s_thread(echo: Stand) -> None:
    threads: set[str] = set()
    real = echo.book.sightings
    echo.book.sightings = lambda *words: (threads.add(threading.current_thread().name), real(*words))[1]  # type: ignore[method-assign,assignment]
    echo.open()
    echo.wait_for("would hear it now")
    assert threads == {"window-reads"}


def test_a_mark_made_elsewhere_is_read_anew(echo: Stand) -> None:
    page = echo.open()
    echo.wait_for("Not seen in the last 30 days")
    echo.book.seen.append(sighting(NOON))
    page.on_published(SightingMarked(NOON, "w", False))
    echo.wait_for("1 time today")


def test_everything_is_reached_by_keyboard(echo: Stand) -> None:
    echo.book.batches = [imported()]
    echo.open()
    echo.wait_for("History of Amazon Alexa")
    echo.wait_for("would hear it now")
    reached: set[str] = set()
    echo.button("Pair a speaker…").setFocus()
    for _ in range(40):
        widget = QApplication.focusWidget()
        reached.add((widget.accessibleName() or getattr(widget, "text", str)()) if widget else "")
        QTest.keyClick(echo.holder, Qt.Key.Key_Tab)
    wanted = {"Test whether Kitchen Echo is heard", "Kitchen Echo just lit up", "Import a history of Kitchen Echo",
              "Pair Kitchen Echo again", "More for Kitchen Echo", "Listen for the paired speakers", "Microphone…",
              "Notify me of a wake", "Import a history…", "Listen for Kitchen Echo"}  # fmt: skip
    assert wanted <= reached
    assert any(each.startswith("Undo: ") for each in reached)


@pytest.mark.parametrize("place", range(0, len(NASTY_TEXT), 4))
def test_nasty_names_are_harmless_on_every_surface(stand: Make, place: int) -> None:
    names = NASTY_TEXT[place : place + 4]
    speakers = [Speaker(f"n{at}", text or "x", Vendor.OTHER, (), text) for at, text in enumerate(names)]
    nasty = stand(*speakers)
    nasty.listening.templates = {each.id: 1 for each in speakers}
    nasty.listening.is_so = Listening(Hearing.DEAF, names[0], names[0])
    nasty.book.batches = [imported(speaker=each.id) for each in speakers]
    page = nasty.open()
    nasty.wait_for("Imports")
    surfaces = [*nasty.texts(), *(each.toolTip() for each in page.findChildren(QLabel))]
    surfaces += [each.accessibleName() for each in page.findChildren(QAbstractButton)]
    assert [(text, harm_in(text)) for text in surfaces if harm_in(text)] == []
    for each in page.findChildren(QLabel):
        assert each.textFormat() is Qt.TextFormat.PlainText or not each.text()


def test_three_speakers_of_which_one_goes(stand: Make) -> None:
    many = stand(ECHO, NEST, POD)
    many.listening.templates = {ECHO.id: 1}
    page: SpeakersPage = many.open()
    many.wait_for("3 speakers, 1 paired.")
    many.book.change(replace(NEST, name="Cellar Nest"))
    many.wait_for("Cellar Nest")
    many.book.forget(POD.id)
    many.qtbot.waitUntil(lambda: len(page._cards) == 2)


def test_one_speaker_can_be_left_out_of_listening(echo: Stand) -> None:
    page = echo.open()
    echo.wait_for("would hear it now")
    box = page._cards[ECHO.id]._listen
    assert box.accessibleName() == "Listen for Kitchen Echo"
    assert box.isChecked()
    box.click()
    echo.wait_for("○ Not listened for: switched off for this speaker")
    assert echo.listening.off == {ECHO.id}
    assert not echo.button("Test whether Kitchen Echo is heard").isEnabled()
    box.click()
    echo.wait_for("✓ Listening: would hear it now")
    assert echo.listening.off == set()


def test_all_imports_can_be_shown(echo: Stand) -> None:
    echo.book.batches = [imported(NOON - timedelta(days=each)) for each in range(15)]
    page = echo.open()
    echo.wait_for("and 3 older ones")

    def undos() -> int:
        return sum(each.accessibleName().startswith("Undo: ") for each in page.findChildren(QAbstractButton))

    assert undos() == 12
    echo.button("Show all").click()
    echo.qtbot.waitUntil(lambda: undos() == 15)
    assert not echo.says("older")


def test_sound_that_may_be_swapped_to_disk_is_told(echo: Stand) -> None:
    echo.open()
    echo.wait_for("would hear it now")
    assert not echo.says("swap space")
    echo.hear(replace(QUIET, locked=False))
    echo.wait_for("▲ The system does not let Earwitness lock memory")


def test_a_paired_speaker_is_written_to_a_file_and_taken_over_from_one(
    echo: Stand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "Hall.earwitness-speaker"
    monkeypatch.setattr("ui.speakers.carrying.QFileDialog.getSaveFileName", lambda *words: (str(file), ""))
    monkeypatch.setattr("ui.speakers.carrying.QFileDialog.getOpenFileName", lambda *words: (str(file), ""))
    monkeypatch.setattr("ui.speakers.carrying.PasswordDialog.exec", lambda dialog: True)
    monkeypatch.setattr("ui.speakers.carrying.PasswordDialog.password", "long enough")
    page = echo.open()
    echo.wait_for("would hear it now")
    page._cards[ECHO.id].write.emit(ECHO.id)
    echo.qtbot.waitUntil(lambda: file.exists() and file.read_text() == f"{ECHO.id} long enough")
    echo.button("From a file…").click()
    echo.wait_for("Hall")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("short", "short"), "at least 8 characters"),
        (("long enough", "other one"), "not the same"),
        (("long enough", "long enough"), ""),
    ],
)
def test_a_new_password_is_asked_for_twice_and_long_enough(echo: Stand, typed: tuple[str, str], said: str) -> None:
    dialog = PasswordDialog("Write", "About.", True, echo.open())
    dialog._first.setText(typed[0])
    dialog._second.setText(typed[1])
    dialog._on_go_on()
    assert said in dialog._told.text()
    assert bool(dialog.result()) is not bool(said)
