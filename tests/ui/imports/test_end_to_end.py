"""A real file from a person's hand to a finding in the table: real reader, journal and cross-check, no stand-ins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.clock import SystemClock
from monitor.paths import Paths, prepare
from monitor.service import Service
from monitor.speaker_model import Kind, Vendor, Verdict
from tests.data.vendor import make
from ui.bridge import Bridge
from ui.findings.page import FindingsPage
from ui.imports.dialog import ImportDialog
from ui.imports.preview import PreviewPage
from ui.theme import LIGHT

FILE = Path(make.__file__).parent / "alexa-array.json"
NOT_LISTED = datetime(2026, 5, 4, 15, 30, tzinfo=UTC)
LISTED = datetime(2026, 5, 4, 6, 30, 11, tzinfo=UTC)
SURE = timedelta(seconds=1)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    paths = Paths(tmp_path / "data")
    prepare(paths)
    made = Service(paths, SystemClock(), lambda: [])
    made.start()
    made.wait_until_recording()
    yield made
    made.stop()


class Bench:
    """The page in a window, as the desk would wire it."""

    def __init__(self, service: Service, qtbot: QtBot) -> None:
        self.window, self.qtbot = QWidget(), qtbot
        qtbot.addWidget(self.window)
        bridge = Bridge(self.window)
        service.subscribe(bridge.publish)
        self.page = FindingsPage(service, SystemClock(), LIGHT, self.window, zone=UTC)
        bridge.published.connect(self.page.on_published)
        self.window.resize(1180, 860)
        self.page.setGeometry(0, 0, 1180, 860)
        self.window.show()

    @property
    def dialog(self) -> ImportDialog:
        [found] = self.page.findChildren(ImportDialog)
        return found

    def drop(self, file: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        self.page.dropEvent(
            QDropEvent(
                QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )  # fmt: skip

    def wait(self, text: str, within: QWidget) -> None:
        self.qtbot.waitUntil(
            lambda: any(text in each.text() for each in within.findChildren(QLabel) if each.isVisible())
        )

    def press(self, text: str) -> None:
        def found() -> list[QAbstractButton]:
            every = self.dialog.findChildren(QPushButton)
            return [each for each in every if each.isVisible() and each.text().replace("&", "") == text]

        self.qtbot.waitUntil(lambda: bool(found()))
        found()[0].click()

    def verdicts(self) -> dict[Verdict, int]:
        return {verdict: count for verdict, count in self.page.body.model.counts().items() if count}


def test_a_file_that_is_dropped_becomes_findings_and_is_undone_again(service: Service, qtbot: QtBot) -> None:
    hall = service.speakers.add("Hall", Vendor.ALEXA)
    service.speakers.witness(hall.id, LISTED, SURE)
    service.speakers.witness(hall.id, NOT_LISTED, SURE)
    bench = Bench(service, qtbot)
    told: list[tuple[int, str]] = []
    bench.page.accusing_findings.connect(lambda count, name: told.append((count, name)))
    bench.wait("no history of the vendor was imported", bench.page)

    bench.drop(FILE)
    bench.wait("Robin's hall Echo", bench.dialog)
    preview = bench.dialog._preview
    assert isinstance(preview, PreviewPage)
    hall_row = next(each for each in preview._rows if "hall" in each.device.name)
    hall_row.choice.setCurrentIndex(hall_row.choice.findData(hall.id))
    bench.press("Import")
    bench.wait("10 records are kept", bench.dialog)
    bench.wait("New: One activation that the history covers and does not have.", bench.dialog)
    assert told == [(1, "Hall")]

    qtbot.waitUntil(lambda: bench.verdicts().get(Verdict.MISSING) == 1)
    row = bench.page.body.model.rows[0]
    assert row.finding.verdict is Verdict.MISSING
    assert row.finding.sighting is not None
    assert row.finding.sighting.at == NOT_LISTED
    assert bench.verdicts()[Verdict.CONFIRMED] == 1
    assert Verdict.NOT_WITNESSED not in bench.verdicts()

    bench.press("Undo this import")
    bench.wait("The import was taken back", bench.dialog)
    bench.press("Close")
    bench.wait("no history of the vendor was imported", bench.page)


def test_what_nobody_could_hear_never_asks_for_a_look(service: Service, qtbot: QtBot) -> None:
    """An import alone, with no listening and no sighting, says nothing about anyone."""
    service.speakers.add("Hall", Vendor.ALEXA)
    bench = Bench(service, qtbot)
    bench.drop(FILE)
    bench.wait("Robin's hall Echo", bench.dialog)
    bench.press("Import")
    bench.wait("records are kept", bench.dialog)
    bench.press("Close")
    bench.wait("Nothing was witnessed yet", bench.page)
    assert set(bench.verdicts()) <= {Verdict.CANNOT_TELL}


def test_words_are_in_the_journal_only_if_they_were_ticked(service: Service, qtbot: QtBot, tmp_path: Path) -> None:
    hall = service.speakers.add("Hall", Vendor.ALEXA)
    bench = Bench(service, qtbot)
    bench.drop(FILE)
    bench.wait("Robin's hall Echo", bench.dialog)
    bench.press("Import")
    bench.wait("records are kept", bench.dialog)
    bench.press("Close")
    records = service.speakers.records(None, None)
    assert [each for each in records if each.has_text and each.kind is Kind.REQUEST]
    assert not [each for each in records if each.text]
    stored = b"".join(file.read_bytes() for file in (tmp_path / "data").glob("*.db*"))
    assert stored
    for private in (make.CUSTOMER, make.HALL[1], "Robin"):
        assert private.encode() not in stored
    assert hall.name.encode() in stored


def test_the_same_file_again_says_that_nothing_was_added(service: Service, qtbot: QtBot) -> None:
    service.speakers.add("Hall", Vendor.ALEXA)
    bench = Bench(service, qtbot)
    for said in ("10 records are kept", "This was imported before, so nothing was added"):
        bench.drop(FILE)
        bench.wait("Robin's hall Echo", bench.dialog)
        bench.press("Import")
        bench.wait(said, bench.dialog)
        bench.press("Close")
        qtbot.waitUntil(lambda: not bench.page.findChildren(ImportDialog))
    assert len(service.speakers.imports()) == 1
