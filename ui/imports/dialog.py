"""The import dialog: choose, read, look, keep, and see what came of it; until "Import" nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from monitor.errors import BadInput
from monitor.history.apple import NOTHING
from monitor.service import ServiceProtocol
from monitor.speaker_model import Speaker, Vendor
from monitor.vendors import profile_of
from ui.imports import steps, words
from ui.imports.plan import Offer
from ui.imports.preview import PreviewPage
from ui.imports.witness import WitnessList, WitnessPage
from ui.imports.work import Done, keep, keep_seen, look
from ui.jobs import Job, Stopped, Tell
from ui.language import QT_TR_NOOP, tr
from ui.parts import button, label, row
from ui.told import told

FILES = QT_TR_NOOP("Histories (*.zip *.json *.ndjson *.jsonl *.csv *.html *.htm *.txt);;All files (*)")
Accusing = Callable[[int, str], None]


@runtime_checkable
class ShowsPages(Protocol):
    """The window, as far as the dialog knows it."""

    def choose(self, key: str) -> None: ...


def accepts(mime: QMimeData) -> bool:
    """Files of this computer, whatever they are called: what they are is found by reading them."""
    return bool(dropped(mime))


def dropped(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []


def open_import(
    parent: QWidget,
    service: ServiceProtocol,
    paths: Sequence[Path] | None,
    speaker: str | None,
    *,
    accusing: Accusing | None = None,
) -> None:
    """Returns at once. ``paths``: begin with these; ``speaker``: the id of the one whose card asked.

    ``accusing`` is called after an import that brought findings which accuse: how many, and of which speaker.
    """
    dialog = ImportDialog(service, speaker, parent)
    if accusing is not None:
        dialog.accusing.connect(accusing)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.begin(paths)
    dialog.open()


class ImportDialog(QDialog):
    """``accusing``: how many findings that accuse came with an import, and the name of the speaker."""

    accusing = Signal(int, str)

    def __init__(self, service: ServiceProtocol, speaker: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service, self._speaker = service, speaker
        self._job: Job | None = None
        self._preview: PreviewPage | WitnessPage | None = None
        self._done: Done | None = None
        self.setWindowTitle(tr(words.TITLE))
        self.setMinimumSize(480, 360)
        self.resize(720, 620)
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self._told = label(style="muted", wrap=True)
        self._buttons: list[QPushButton] = []
        self._lay_out()

    def begin(self, paths: Sequence[Path] | None = None) -> None:
        """With these files, or by asking for some; a speaker whose vendor gives none is told so at once."""
        asked = next((each for each in self._service.speakers.speakers() if each.id == self._speaker), None)
        if paths:
            self.read(paths)
        elif asked is not None and not profile_of(asked.vendor).has_history and asked.vendor is not Vendor.OTHER:
            self._show_nothing(asked.vendor)
        else:
            self._show_choose()

    # The steps

    def _show_choose(self) -> None:
        self._show(
            steps.scrolled(steps.choose_page()),
            (tr("&Choose files…"), self.choose_files),
            (tr("Choose a &folder…"), self.choose_folder),
            (tr("Cancel"), self.reject),
        )

    def choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr(words.TITLE), str(Path.home()), tr(FILES))
        if names:
            self.read([Path(name) for name in names])

    def choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr(words.TITLE), str(Path.home()))
        if name:
            self.read([Path(name)])

    def read(self, paths: Sequence[Path]) -> None:
        """Look at the files, keeping nothing."""
        names = ", ".join(path.name for path in paths[:4]) + (" …" if len(paths) > 4 else "")
        page = steps.ReadingPage(tr(words.READING), names)
        self._show(page, (tr("Cancel"), self.reject))
        self._run(partial(look, self._service, list(paths), self._speaker), page, self._on_offer)

    def _on_offer(self, offer: object) -> None:
        if isinstance(offer, WitnessList):
            self._show_witness(offer)
            return
        if not isinstance(offer, Offer):
            return
        page = PreviewPage(offer, datetime.now().astimezone())
        self._ask(page, partial(self._keep, offer, page))

    def _show_witness(self, of: WitnessList) -> None:
        page = WitnessPage(of, datetime.now().astimezone())
        self._ask(page, partial(self._keep_seen, page))

    def _ask(self, page: PreviewPage | WitnessPage, go_on: Callable[[], None]) -> None:
        page.changed.connect(self._on_changed)
        self._preview = page
        self._show(page, (tr("&Import"), go_on), (tr("Other &files…"), self._show_choose), (tr("Cancel"), self.reject))
        self._on_changed()

    def _on_changed(self) -> None:
        """What is still lacking stands beside the button that it keeps from being pressed."""
        problem = self._preview.why_not() if self._preview is not None else ""
        self._told.setText(problem)
        self._buttons[0].setEnabled(not problem)

    def _keep(self, offer: Offer, preview: PreviewPage) -> None:
        try:
            answer = preview.answer()
        except BadInput as error:
            self._told.setText(told(str(error)))
            return
        self._keep_by(partial(keep, self._service, offer, answer))

    def _keep_seen(self, page: WitnessPage) -> None:
        self._keep_by(partial(keep_seen, self._service, page.path, page.speaker, page.span()))

    def _keep_by(self, work: Callable[[Tell, Stopped], object]) -> None:
        page = steps.ReadingPage(tr(words.KEEPING), tr(words.ONE_STEP))
        self._show(page, (tr("Cancel"), self._ask_to_stop))
        self._run(work, page, self._on_kept)

    def _ask_to_stop(self) -> None:
        """It is kept whole or not at all, and what came of it is told; so the dialog waits for the answer."""
        if self._job is not None:
            self._job.ask_to_stop()
            self._buttons[0].setEnabled(False)

    def _on_kept(self, done: object) -> None:
        if not isinstance(done, Done):
            return
        self._done = done
        speakers = self._service.speakers.speakers()
        show = [(tr("&Show the findings"), self._show_findings)] if isinstance(self._window(), ShowsPages) else []
        page = steps.scrolled(steps.done_page(done, speakers))
        undo = [] if done.again else [(tr("&Undo this import"), self._undo)]
        self._show(page, (tr("&Close"), self.accept), *show, *undo)
        if done.accusing:
            self.accusing.emit(len(done.accusing), _whose(done, speakers))

    def _undo(self) -> None:
        if self._done is None:
            return
        page, batch = steps.ReadingPage(tr("Taking it back…")), self._done.imported.id

        def undo(tell: Tell, stopped: Stopped) -> object:
            self._service.speakers.undo(batch)
            return True

        self._show(page)
        self._run(undo, page, lambda _: self._show_undone())

    def _show_undone(self) -> None:
        self._done = None
        page = steps.trouble_page(tr("The import was taken back: nothing of it counts any more."))
        self._show(page, (tr("&Close"), self.accept), (tr("Other &files…"), self._show_choose))

    def _show_findings(self) -> None:
        window = self._window()
        self.accept()
        if isinstance(window, ShowsPages):
            window.choose("findings")

    def _show_nothing(self, vendor: Vendor) -> None:
        profile = profile_of(vendor)
        said = [
            each for each in profile.card if each.code in ("no-history", "not-in-data-file", "identifier", "export")
        ]
        page = steps.scrolled(steps.nothing_page(profile.name, said or profile.card))
        self._show(page, (tr("&Close"), self.reject), (tr("Another vendor's &file…"), self._show_choose))

    def _on_failed(self, sentence: str) -> None:
        if told(NOTHING) in sentence:
            self._show_nothing(Vendor.APPLE)
            return
        page = steps.trouble_page(sentence)
        self._show(page, (tr("Other &files…"), self._show_choose), (tr("&Close"), self.reject))

    # The machinery

    def _run(
        self, work: Callable[[Tell, Stopped], object], page: steps.ReadingPage, use: Callable[[object], None]
    ) -> None:
        self._stop()
        job = Job(work)
        job.progressed.connect(page.show_progress)
        job.done.connect(use)
        job.failed.connect(self._on_failed)
        self._job = job
        job.start()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def done(self, result: int) -> None:
        """However it is closed, what still reads is ended, its child process too."""
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._done is None and accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.read(dropped(event.mimeData()))

    def _window(self) -> QWidget | None:
        parent = self.parentWidget()
        return parent.window() if parent is not None else None

    def _show(self, page: QWidget, *actions: tuple[str, Callable[[], None]]) -> None:
        """Another page with its buttons; the first of them is what Enter presses."""
        self._told.setText("")
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(page)
        for each in self._buttons:
            each.hide()
            each.deleteLater()
        self._buttons = [button(text, run) for text, run in actions]
        for place, made in enumerate(self._buttons):
            made.setDefault(place == 0)
            made.setAutoDefault(place == 0)
            self._line.addWidget(made)
        if self._buttons:
            self._buttons[0].setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._stack, 1)
        self._line = row(self._told)
        self._line.setStretch(0, 1)
        layout.addLayout(self._line)


def _whose(done: Done, speakers: Sequence[Speaker]) -> str:
    """The speaker that most of what accuses is about."""
    ids = [finding.speaker for finding in done.accusing]
    most = max(set(ids), key=ids.count)
    return next((each.name for each in speakers if each.id == most), "")
