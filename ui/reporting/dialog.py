"""The report dialog: what about, what to leave out, in which form; what it will say; and where to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from monitor.journal.keys import KeyringKeys, KeyStore
from monitor.report.facts import Redaction, Report
from monitor.service import ServiceProtocol
from ui.jobs import Job
from ui.language import tr
from ui.parts import begin, button, label, row, show_done
from ui.report.forms import Prepared
from ui.reporting import making, words
from ui.reporting.layout import headed
from ui.reporting.making import RECENT, Wish
from ui.told import told


def open_report(parent: QWidget, service: ServiceProtocol, wishes: Sequence[Wish] = ()) -> ReportDialog:
    """Returns at once. ``wishes``: what it may be about beside recent times, the likeliest first."""
    dialog = ReportDialog(service, KeyringKeys(), wishes, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class ReportDialog(QDialog):
    def __init__(
        self, service: ServiceProtocol, keys: KeyStore, wishes: Sequence[Wish] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._service, self._keys, self._wishes = service, keys, tuple(wishes)
        self._job: Job | None = None
        self._report: Report | None = None
        self._found: Prepared | None = None
        self._about, self._form = QComboBox(), QComboBox()
        self._levels = QButtonGroup(self)
        self._lead = label(style="body", wrap=True)
        self._told = label(style="muted", wrap=True)
        self._bar = QProgressBar()
        self._save = button(tr("&Save…"), self._on_save)
        self._close = button(tr("Close"), self.reject)
        self.setWindowTitle(words.title())
        self.setMinimumWidth(560)
        self._fill()
        self._lay_out()
        self._look()

    def reject(self) -> None:
        """Also what Esc and the close button do: work on the way is stopped and leaves nothing."""
        self._drop_job()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._drop_job()
        super().closeEvent(event)

    def save_to(self, path: Path, *, replace: bool) -> None:
        if self._found is not None:
            self._run(making.write(self._found, path, replace=replace), words.writing(), self._on_written)

    # Building

    def _fill(self) -> None:
        self._about.addItems([*(wish.title for wish in self._wishes), *map(tr, RECENT)])
        for ending, text in words.FORMS.items():
            self._form.addItem(tr(text), ending)
        for number, level in enumerate(Redaction):
            title, explained = words.LEVELS[level]
            choice = QRadioButton(tr(title))
            choice.setAccessibleDescription(tr(explained))
            choice.setChecked(number == 0)
            self._levels.addButton(choice, number)
        self._about.currentIndexChanged.connect(lambda _: self._look())
        self._levels.idToggled.connect(lambda _, on: self._dress() if on else None)

    def _lay_out(self) -> None:
        layout = headed(self, words.title(), (tr("&About"), self._about), (tr("&Form"), self._form))
        layout.addWidget(label(tr("What it shows"), "muted"))
        for choice in self._levels.buttons():
            layout.addWidget(choice)
            explained = label(choice.accessibleDescription(), "muted", wrap=True)
            explained.setIndent(26)
            layout.addWidget(explained)
        layout.addWidget(label(tr("What it will say"), "muted"))
        layout.addWidget(self._lead, 1)
        layout.addWidget(label(words.warning(), "muted", wrap=True))
        layout.addWidget(self._bar)
        layout.addWidget(self._told)
        layout.addLayout(row(1, self._save, self._close))
        self._save.setDefault(True)
        self._lead.setAccessibleName(words.looking())
        self._bar.setTextVisible(False)
        self._bar.hide()

    # The work

    def _chosen(self) -> Wish:
        index = self._about.currentIndex()
        if index < len(self._wishes):
            return self._wishes[index]
        return making.recent(list(RECENT)[index - len(self._wishes)], datetime.now(UTC))

    def _look(self) -> None:
        self._report = self._found = None
        self._run(making.look(self._service, self._chosen(), datetime.now(UTC)), words.looking(), self._on_report)

    def _on_report(self, report: object) -> None:
        if isinstance(report, Report):
            self._report = report
            self._dress()

    def _dress(self) -> None:
        self._found = None
        if self._report is not None:
            level = list(Redaction)[self._levels.checkedId()]
            self._run(making.dress(self._report, level, self._keys), words.looking(), self._on_found)

    def _on_found(self, found: object) -> None:
        if not isinstance(found, Prepared):
            return
        self._found = found
        said = "\n\n".join([*found.lead, f"{words.numbers(found)} {words.signature(found)}"])
        self._lead.setText(said)
        self._lead.setAccessibleName(said)
        self._rest("")
        # A label that wraps asks for no more height by itself.
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _on_save(self) -> None:
        if self._found is None:
            return
        ending = str(self._form.currentData())
        start = str(Path.home() / f"{self._found.name}{ending}")
        name, _ = QFileDialog.getSaveFileName(self, words.title(), start, f"{self._form.currentText()} (*{ending})")
        if not name:
            return
        # The file dialog asked about the name as typed; with an ending added it is another file, and is not replaced.
        path = Path(name)
        if path.suffix.lower() != ending:
            self.save_to(path.with_name(path.name + ending), replace=False)
        else:
            self.save_to(path, replace=True)

    def _on_written(self, path: object) -> None:
        if isinstance(path, Path):
            self._rest(words.written(path.name))

    def _run(self, work: making.Work, said: str, use: making.Use) -> None:
        self._drop_job()
        job = Job(work)
        job.done.connect(use)
        job.failed.connect(self._on_failed)
        job.progressed.connect(self._on_progress)
        self._job = job
        self._told.setText(said)
        begin(self._bar)
        self._bar.show()
        self._save.setEnabled(False)
        self._close.setText(tr("Cancel"))
        job.start()

    def _on_progress(self, done: int, total: int) -> None:
        show_done(self._bar, done, total)

    def _on_failed(self, sentence: str) -> None:
        self._rest(told(sentence))

    def _rest(self, said: str) -> None:
        """Nothing is under way: ``said`` stays."""
        self._job = None
        self._bar.hide()
        self._told.setText(said)
        self._save.setEnabled(self._found is not None)
        self._close.setText(tr("Close"))

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
