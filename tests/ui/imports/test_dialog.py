"""The dialog as a person meets it: until "Import" nothing is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateTimeEdit, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.errors import BadInput, JournalError
from monitor.history.apple import NOTHING
from monitor.history.jail import CANCELLED
from monitor.history.reading import read_history
from monitor.speaker_model import Speaker, Vendor, Verdict
from monitor.speakers import Cancelled, Checked, Preview, Progress
from tests.data.vendor import make
from tests.ui.fakes import FakeService
from tests.ui.fakes_speakers import FakeSpeakers, finding
from tests.ui.findings import sample
from ui import jobs
from ui.imports.dialog import ImportDialog, accepts, dropped, open_import
from ui.imports.plan import NEW
from ui.imports.preview import PreviewPage
from ui.imports.witness import WitnessPage, is_witness_list

DATA = Path(make.__file__).parent
ECHO = Speaker("echo", "Hall Echo", Vendor.ALEXA)
POD = Speaker("pod", "Bedroom HomePod", Vendor.APPLE)


def preview_of(*names: str, suspect: bool = False) -> Preview:
    paths = [DATA / name for name in names]
    read = read_history(paths, False, b"a salt for tests")
    vendor = read.records[0].vendor
    return Preview(tuple(paths), vendor, read, read.devices, frozenset(), len(read.records), suspect, None)


class Bench:
    def __init__(self, dialog: ImportDialog, speakers: FakeSpeakers, qtbot: QtBot) -> None:
        self.dialog, self.speakers, self.qtbot = dialog, speakers, qtbot

    def texts(self) -> list[str]:
        return [each.text() for each in self.dialog.findChildren(QLabel) if each.isVisible()]

    def says(self, text: str) -> bool:
        return any(text in each for each in self.texts())

    def wait(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: self.says(text))

    def button(self, text: str) -> QAbstractButton:
        """Qt shows what was added to a layout a moment later."""
        self.qtbot.waitUntil(lambda: text in self._buttons())
        return self._buttons()[text]

    def _buttons(self) -> dict[str, QPushButton]:
        found = self.dialog.findChildren(QPushButton)
        return {each.text().replace("&", ""): each for each in found if each.isVisible()}

    def choice(self, place: int = 0) -> QComboBox:
        return self.preview._rows[place].choice

    @property
    def preview(self) -> PreviewPage:
        page = self.dialog._preview
        assert isinstance(page, PreviewPage)
        return page


Build = Callable[..., Bench]


@pytest.fixture
def build(qtbot: QtBot) -> Iterator[Build]:
    made: list[tuple[QWidget, ImportDialog]] = []

    def built(
        speakers: FakeSpeakers, paths: Sequence[Path] | None = (DATA / "a",), speaker: str | None = None
    ) -> Bench:
        service, parent = FakeService(), QWidget()
        service.speakers = speakers
        qtbot.addWidget(parent)
        parent.show()
        dialog = ImportDialog(service, speaker, parent)
        made.append((parent, dialog))  # pytest-qt keeps no widget alive
        dialog.begin(paths)
        dialog.open()
        return Bench(dialog, speakers, qtbot)

    yield built
    for _, dialog in made:
        dialog.reject()
    qtbot.waitUntil(lambda: not jobs._running)


def offering(*speakers: Speaker, names: tuple[str, ...] = ("alexa-array.json",), suspect: bool = False) -> FakeSpeakers:
    made = FakeSpeakers(*speakers)
    made.next_preview = preview_of(*names, suspect=suspect)
    return made


def test_without_a_file_it_says_what_can_be_read_and_where_to_put_it(build: Build) -> None:
    bench = build(FakeSpeakers(ECHO), None)
    bench.wait("Choose it below, or drop it here.")
    assert bench.says("Amazon Alexa: the zips of")
    assert bench.button("Choose files…").isEnabled()


def test_the_preview_says_what_it_is_what_it_covers_and_what_is_dropped(build: Build) -> None:
    bench = build(offering(ECHO))
    bench.wait("Amazon Alexa: list of the privacy page")
    assert bench.says("10 activations, 10 of them new here.")
    assert bench.says("4 May 2026")
    assert bench.says("Only within this time can something be missing from the history.")
    assert bench.says("It has labels that this program does not know.")
    assert bench.says("Dropped: what was said and answered, names of people, serial and customer numbers")
    assert bench.speakers.kept == []


def test_import_keeps_what_was_assigned_and_says_what_came_of_it(build: Build) -> None:
    bench = build(offering(ECHO))
    bench.wait("Robin's hall Echo")
    bench.choice(0).setCurrentIndex(bench.choice(0).findData("echo"))
    bench.button("Import").click()
    bench.wait("10 records are kept")
    [(_, choices)] = bench.speakers.kept
    assert list(choices.assigned.values()) == ["echo"]
    assert choices.covers is None
    assert bench.button("Undo this import").isEnabled()


def test_a_device_can_become_a_speaker_of_the_name_that_is_typed(build: Build) -> None:
    bench = build(offering())
    bench.wait("Robin's hall Echo")
    assert bench.choice(0).currentData() == NEW
    first, second = bench.preview._rows
    first.name.setText("")
    assert not bench.button("Import").isEnabled()
    assert bench.says("The new speaker needs a name.")
    first.name.setText("Hall")
    second.choice.setCurrentIndex(second.choice.findText("Not one of mine"))
    bench.button("Import").click()
    bench.wait("Added: Hall.")
    [hall] = bench.speakers.speakers()
    assert hall.labels == (first.device.label,)
    assert bench.speakers.kept[0][1].assigned == {first.device.label: hall.id}


def test_a_speaker_that_was_added_for_an_import_goes_when_the_import_fails(build: Build) -> None:
    speakers = offering()
    keep = speakers.keep

    def failing(*_: object) -> object:
        raise JournalError("The disk is full, so nothing was kept.")

    speakers.keep = failing  # type: ignore[method-assign,assignment]
    bench = build(speakers)
    bench.wait("Robin's hall Echo")
    bench.button("Import").click()
    bench.wait("The disk is full, so nothing was kept.")
    assert bench.speakers.speakers() == ()
    assert keep.__self__.kept == []  # type: ignore[attr-defined]


def test_a_file_that_may_be_somebody_elses_is_not_kept_before_the_person_says_it_is_theirs(build: Build) -> None:
    bench = build(offering(ECHO, suspect=True))
    bench.wait("Whose history is it?")
    assert not bench.button("Import").isEnabled()
    assert bench.says("Say first whether this is the history of your own account.")
    bench.preview.account.setChecked(True)
    bench.button("Import").click()
    bench.wait("records are kept")
    assert bench.speakers.kept[0][1].same_account


def test_where_nothing_is_anybodys_it_says_that_it_can_be_compared_with_nothing(build: Build) -> None:
    bench = build(offering(ECHO, Speaker("dot", "Loft", Vendor.ALEXA)))
    bench.wait("Say which speaker it is about")
    bench.choice(0).setCurrentIndex(bench.choice(0).findData("echo"))
    assert not bench.says("Say which speaker it is about")


def test_a_person_may_say_for_what_time_it_is_complete(build: Build) -> None:
    bench = build(offering(ECHO))
    bench.wait("What it covers")
    page = bench.preview
    assert not page.covers.begin.isEnabled()
    page.covers.whole.setChecked(True)
    page.covers.end.setDateTime(page.covers.begin.dateTime().addDays(-1))
    assert not bench.button("Import").isEnabled()
    assert bench.says("The time it covers ends before it begins.")
    page.covers.end.setDateTime(page.covers.begin.dateTime().addDays(7))
    bench.button("Import").click()
    bench.wait("records are kept")
    covers = bench.speakers.kept[0][1].covers
    assert covers is not None
    assert (covers.latest - covers.earliest).days == 7


def test_what_was_said_is_read_again_only_if_it_is_ticked(build: Build) -> None:
    speakers = offering(ECHO)
    asked: list[bool] = []
    preview = speakers.preview

    def listening(paths: Sequence[Path], keep_text: bool = False, *more: object) -> Preview:
        asked.append(keep_text)
        return preview(paths, keep_text)

    speakers.preview = listening  # type: ignore[method-assign,assignment]
    bench = build(speakers)
    bench.wait("What is kept, and what is not")
    page = bench.preview
    page.text.setChecked(True)
    assert bench.says("and what was said.")
    bench.button("Import").click()
    bench.wait("records are kept")
    assert asked == [False, True]


def test_a_bad_file_is_one_sentence_and_nothing_is_kept(build: Build) -> None:
    bench = build(FakeSpeakers(ECHO), [DATA / "holiday.jpg"])
    bench.wait("holiday.jpg is no history that this program can read.")
    assert bench.says("Nothing was imported")
    bench.button("Other files…").click()
    bench.wait("Choose it below, or drop it here.")


def test_apple_is_told_with_the_source_and_what_can_be_done_instead(build: Build) -> None:
    bench = build(FakeSpeakers(POD), None, "pod")
    bench.wait("Apple Siri: there is nothing to import")
    assert bench.says("Apple gives you no list of Siri requests.")
    assert bench.says("Apple support HT208502")
    assert bench.says("Earwitness can hear the speaker and keep when it woke")


def test_a_file_of_apples_leads_to_the_same_page(build: Build) -> None:
    speakers = FakeSpeakers(ECHO)
    speakers.trouble = BadInput(f"report.json: {NOTHING}")
    bench = build(speakers)
    bench.wait("Apple Siri: there is nothing to import")


def test_a_saved_google_page_says_that_no_verdict_rests_on_it_and_how_to_do_better(build: Build) -> None:
    bench = build(offering(Speaker("nest", "Nest", Vendor.GOOGLE), names=("google-en.html",)))
    bench.wait("My Activity (saved page)")
    assert bench.says("no verdict rests on it. Export JSON instead")


def test_another_vendors_file_says_whose_it_is(build: Build) -> None:
    bench = build(offering(ECHO, Speaker("nest", "Nest", Vendor.GOOGLE)), speaker="nest")
    bench.wait("This is a history of Amazon Alexa, and Nest is not theirs.")


def test_findings_that_accuse_are_told_once_and_only_the_new_ones(build: Build) -> None:
    speakers = offering(ECHO)
    speakers.batches = [sample.an_import()]
    old = replace(finding(Verdict.MISSING), speaker="echo")
    speakers.checked = replace(speakers.checked, findings=(old,))
    keep = speakers.keep

    def keeping(*words: object) -> object:
        fresh = tuple(replace(finding(Verdict.MISSING), speaker="echo") for _ in range(2))
        speakers.checked = replace(speakers.checked, findings=(old, *fresh), summaries={"echo": {}})
        return keep(*words)  # type: ignore[arg-type]

    speakers.keep = keeping  # type: ignore[method-assign,assignment]
    bench = build(speakers)
    told: list[tuple[int, str]] = []
    bench.dialog.accusing.connect(lambda count, name: told.append((count, name)))
    bench.wait("What is in it")
    bench.button("Import").click()
    bench.wait("New: 2 activations that the history covers and does not have.")
    assert told == [(2, "Hall Echo")]


def test_nothing_is_told_where_nothing_new_accuses(build: Build) -> None:
    bench = build(offering(ECHO))
    told: list[int] = []
    bench.dialog.accusing.connect(lambda count, _: told.append(count))
    bench.wait("What is in it")
    bench.button("Import").click()
    bench.wait("records are kept")
    assert told == []


def test_before_the_first_history_nothing_is_compared_that_can_not_accuse(build: Build) -> None:
    speakers, compared = offering(ECHO), list[int]()
    check = speakers.check

    def counted(since: datetime | None, until: datetime | None, speaker: str | None = None) -> Checked:
        compared.append(len(speakers.kept))
        return check(since, until, speaker)

    speakers.check = counted  # type: ignore[method-assign]
    bench = build(speakers)
    bench.wait("What is in it")
    bench.button("Import").click()
    bench.wait("records are kept")
    assert compared == [1]


def test_an_import_is_undone_from_its_summary(build: Build) -> None:
    bench = build(offering(ECHO))
    bench.wait("What is in it")
    bench.button("Import").click()
    bench.wait("records are kept")
    bench.button("Undo this import").click()
    bench.wait("The import was taken back")
    assert bench.speakers.batches == []


class Slow(FakeSpeakers):
    """Reads until it is told to stop."""

    def __init__(self) -> None:
        super().__init__(ECHO)
        self.reading, self.ended = threading.Event(), threading.Event()

    def preview(
        self,
        paths: Sequence[Path],
        keep_text: bool = False,
        progress: Progress = lambda done, total: None,
        cancelled: Cancelled = lambda: False,
    ) -> Preview:
        self.reading.set()
        progress(6_000_000_000, 8_000_000_000)
        while not cancelled():
            self.ended.wait(0.01)
        self.ended.set()
        raise BadInput(CANCELLED)


def test_reading_shows_how_far_it_is_also_of_a_file_beyond_two_gigabytes(build: Build) -> None:
    bench = build(Slow())
    from ui.imports.steps import ReadingPage

    page = bench.dialog._stack.currentWidget()
    assert isinstance(page, ReadingPage)
    bench.qtbot.waitUntil(lambda: page.bar.value() == 750)


@pytest.mark.parametrize("how", ["button", "escape", "close"])
def test_however_it_is_closed_reading_ends(build: Build, how: str) -> None:
    speakers = Slow()
    bench = build(speakers)
    assert speakers.reading.wait(10)
    if how == "button":
        bench.button("Cancel").click()
    elif how == "escape":
        bench.qtbot.keyClick(bench.dialog, Qt.Key.Key_Escape)
    else:
        bench.dialog.close()
    assert speakers.ended.wait(10)
    assert not bench.dialog.isVisible()


def test_cancelling_ends_the_process_that_reads(build: Build, tmp_path: Path) -> None:
    large = tmp_path / "large.ndjson"
    line = '{"time": "2026-03-02T07:14:00Z", "device": "hall", "kind": "request", "text": "' + "x" * 4000 + '"}\n'
    large.write_text(line * 15_000, "utf-8")

    class Real(FakeSpeakers):
        def preview(self, paths: Sequence[Path], keep_text: bool = False, *more: object) -> Preview:
            progress, cancelled = more
            read_history(paths, keep_text, b"a salt for tests", progress, cancelled)  # type: ignore[arg-type]
            raise AssertionError("It was read to its end.")

    mine = psutil.Process()
    before = set(mine.children())  # of other tests of this process
    bench = build(Real(ECHO), [large])
    bench.qtbot.waitUntil(lambda: bool(set(mine.children()) - before))
    (reading,) = set(mine.children()) - before
    bench.button("Cancel").click()
    bench.qtbot.waitUntil(lambda: not reading.is_running() or reading.status() == psutil.STATUS_ZOMBIE)


def test_everything_in_the_preview_has_a_name_for_a_screen_reader(build: Build) -> None:
    bench = build(offering())
    bench.wait("What is in it")
    for kind in (QComboBox, QDateTimeEdit):
        assert all(each.accessibleName() for each in bench.dialog.findChildren(kind))
    inner = [each for each in bench.dialog.findChildren(QLineEdit) if not isinstance(each.parent(), QDateTimeEdit)]
    assert all(each.accessibleName() for each in inner)
    assert all(each.text() or each.accessibleName() for each in bench.dialog.findChildren(QAbstractButton)
               if each.isVisible() and each.objectName() != "qt_calendar_prevmonth")  # fmt: skip


def mime(*urls: QUrl) -> QMimeData:
    made = QMimeData()
    made.setUrls(list(urls))
    return made


def test_files_of_this_computer_are_taken_whatever_they_are_called_and_nothing_else(tmp_path: Path) -> None:
    local = QUrl.fromLocalFile(str(tmp_path / "no ending"))
    assert accepts(mime(local))
    assert dropped(mime(local, QUrl("https://example.org/a.zip"))) == [tmp_path / "no ending"]
    assert not accepts(mime(QUrl("https://example.org/a.zip")))
    text = QMimeData()
    text.setText("hello")
    assert not accepts(text)


def test_the_dialog_takes_a_drop_before_but_not_after_an_import(build: Build) -> None:
    bench = build(offering(ECHO), None)
    data = mime(QUrl.fromLocalFile(str(DATA / "alexa-array.json")))

    def accepted() -> bool:
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        bench.dialog.dragEnterEvent(event)
        return event.isAccepted()

    assert accepted()
    bench.dialog.read([DATA / "alexa-array.json"])
    bench.wait("What is in it")
    bench.button("Import").click()
    bench.wait("records are kept")
    assert not accepted()


def test_open_import_returns_at_once_and_the_dialog_goes_with_its_closing(qtbot: QtBot) -> None:
    service, parent = FakeService(), QWidget()
    service.speakers = offering(ECHO)
    qtbot.addWidget(parent)
    open_import(parent, service, None, None, accusing=lambda count, name: None)
    [dialog] = parent.findChildren(ImportDialog)
    assert dialog.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(ImportDialog))


def test_another_witnesss_list_is_known_by_its_columns(tmp_path: Path) -> None:
    def told(text: str) -> bool:
        (tmp_path / "list").write_text(text, "utf-8")
        return is_witness_list(tmp_path / "list")

    assert told("start,end,note\n2026-03-02T07:14:05Z,,light went on\n")
    assert told('{"start": "2026-03-02T07:14:05Z", "note": "light"}\n')
    assert not told("time,device,kind,text\n")
    assert not told('{"start": [')
    assert not told("")
    assert not is_witness_list(tmp_path / "not there")


def test_what_a_camera_saw_is_kept_for_the_speaker_that_is_chosen(build: Build, tmp_path: Path) -> None:
    file = tmp_path / "camera.csv"
    file.write_text("start,end,note\n2026-03-02T07:14:05Z,,light went on\n", "utf-8")
    bench = build(FakeSpeakers(ECHO, POD), [file], "pod")
    bench.wait("Another witness's list")
    page = bench.dialog._preview
    assert isinstance(page, WitnessPage)
    assert page.speaker == "pod"
    page.choice.setCurrentIndex(page.choice.findData("echo"))
    bench.button("Import").click()
    bench.wait("3 sightings are kept")
    assert [each.speaker for each in bench.speakers.batches] == ["echo"]


def test_without_a_speaker_a_witnesss_list_waits_for_one(build: Build, tmp_path: Path) -> None:
    file = tmp_path / "camera.csv"
    file.write_text("start\n2026-03-02T07:14:05Z\n", "utf-8")
    bench = build(FakeSpeakers(), [file])
    bench.wait("Add the speaker first, on the Speakers page.")
    assert not bench.button("Import").isEnabled()
