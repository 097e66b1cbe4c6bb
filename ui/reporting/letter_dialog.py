"""The letter dialog: what is asked for, in which language; the draft to complete; and where to keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QPlainTextEdit, QWidget

from monitor.errors import BadInput
from monitor.speaker_model import Finding, Speaker
from monitor.whole_file import write_whole
from ui.jobs import Job
from ui.language import tr
from ui.parts import button, label, row
from ui.report.letters import Language, Letter, LetterKind, letter
from ui.reporting import letter_words as words
from ui.reporting.layout import headed
from ui.told import told


def open_letter(parent: QWidget, finding: Finding, speaker: Speaker, now: datetime, zone: str) -> LetterDialog:
    """Returns at once. ``zone``: IANA name, or an offset, that the letter's times are in."""
    dialog = LetterDialog(finding, speaker, now, zone, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class LetterDialog(QDialog):
    """Nothing is sent from here. What was typed into a draft is kept while another is looked at."""

    def __init__(
        self, finding: Finding, speaker: Speaker, now: datetime, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._facts = (finding, speaker, now, zone)
        self._typed: dict[tuple[LetterKind, Language], str] = {}
        self._letter: Letter | None = None
        self._job: Job | None = None
        self.kind, self.language = QComboBox(), QComboBox()
        self.text = QPlainTextEdit()
        self._source, self._told = label(style="muted", wrap=True), label(style="body", wrap=True)
        self.save_button = button(tr("&Save…"), self._on_save)
        self._fill()
        self._lay_out()
        self._draft()

    def save_to(self, path: Path, *, replace_it: bool) -> None:
        """As text or as PDF, by the path's ending."""
        if self._letter is None:
            return
        final = replace(self._letter, body=self.text.toPlainText())
        job = Job(lambda tell, stopped: _write(final, path, replace_it))
        job.done.connect(lambda _: self._rest(words.written(path.name)))
        job.failed.connect(lambda sentence: self._rest(told(sentence)))
        self._job = job
        self._told.setText(words.writing())
        self.save_button.setEnabled(False)
        job.start()

    def done(self, result: int) -> None:
        """Whatever closes it: a file that is being written is finished; nobody here hears of it any more."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _draft(self) -> None:
        """The letter of this kind in this language, with what was typed into it before."""
        kind, language = self._chosen()
        try:
            self._letter = letter(kind, language, *self._facts)
        except BadInput as error:
            self._letter = None
            self._source.setText("")
            self._rest(str(error))
            return
        self.text.setPlainText(self._typed.get((kind, language), self._letter.body.strip()))
        self._source.setText(words.rests_on(self._letter.source))
        self._rest("")

    def _chosen(self) -> tuple[LetterKind, Language]:
        return list(words.KINDS)[self.kind.currentIndex()], list(words.LANGUAGES)[self.language.currentIndex()]

    def _on_edited(self) -> None:
        if self.text.document().isModified():
            self._typed[self._chosen()] = self.text.toPlainText()

    def _on_save(self) -> None:
        start = str(Path.home() / f"{self._chosen()[0].value}.txt")
        name, form = QFileDialog.getSaveFileName(self, words.title(), start, ";;".join(words.forms()))
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() in words.forms().values():
            self.save_to(path, replace_it=True)
            return
        # The file dialog asked about the name as typed; with an ending added it is another file, and is not replaced.
        self.save_to(path.with_name(path.name + words.forms().get(form, ".txt")), replace_it=False)

    def _rest(self, said: str) -> None:
        self._job = None
        self._told.setText(said)
        self._told.setVisible(bool(said))
        self.text.setEnabled(self._letter is not None)
        self.save_button.setEnabled(self._letter is not None)

    def _fill(self) -> None:
        self.setWindowTitle(words.title())
        self.resize(680, 640)
        self.kind.addItems([tr(each) for each in words.KINDS.values()])
        self.language.addItems(list(words.LANGUAGES.values()))
        self.language.setCurrentIndex(list(words.LANGUAGES).index(words.first_language()))
        self.text.setAccessibleName(tr("The letter"))
        self.text.setTabChangesFocus(True)
        for choice in (self.kind, self.language):
            choice.currentIndexChanged.connect(lambda _: self._draft())
        self.text.textChanged.connect(self._on_edited)

    def _lay_out(self) -> None:
        layout = headed(self, words.title(), (tr("&What for"), self.kind), (tr("&Language"), self.language))
        layout.addWidget(self.text, 1)
        layout.addWidget(self._source)
        layout.addWidget(label(words.you_send(), "body", wrap=True))
        layout.addWidget(self._told)
        layout.addLayout(row(1, self.save_button, button(tr("Close"), self.reject)))


def _write(made: Letter, path: Path, replace_it: bool) -> Path:
    write_whole(path, made.text if path.suffix.lower() == ".txt" else made.pdf, overwrite=replace_it)
    return path
