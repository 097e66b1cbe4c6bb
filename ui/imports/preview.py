"""What a file is, before anything is kept: what it holds, what it covers, whose it is, what stays and what does not."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from monitor.errors import BadInput
from monitor.names import shown
from monitor.vendors import profile_of
from ui.imports import words
from ui.imports.covers import CoversBox
from ui.imports.plan import NEW, NOT_MINE, Answer, Device, Offer, new_name
from ui.language import number, tr
from ui.messages import listed
from ui.parts import card, label, row, told_as
from ui.told import told


class PreviewPage(QScrollArea):
    """``changed``: an answer is other than before; ``why_not`` says what is still lacking."""

    changed = Signal()

    def __init__(self, offer: Offer, now: datetime, zone: tzinfo | None = None) -> None:
        super().__init__()
        self._offer, self._zone = offer, zone
        self.setAccessibleName(tr("What the file holds"))
        self._rows: list[DeviceRow] = []
        self.covers = CoversBox(tr("It is complete for &another time:"), offer.preview.result.covers, now)
        self.text = QCheckBox(tr("Also keep what was &said, as the vendor wrote it down"))
        self.account = QCheckBox(tr("It is the history of my own &account or household"))
        self._lay_out()

    def answer(self) -> Answer:
        """Raises BadInput with a sentence where it can't be imported like this."""
        problem = self.why_not()
        if problem:
            raise BadInput(problem)
        return Answer(
            {each.device.label: each.chosen for each in self._rows},
            {each.device.label: each.name.text() for each in self._rows if each.chosen == NEW},
            self.covers.span(),
            self.text.isChecked(),
            self.account.isChecked(),
        )

    def why_not(self) -> str:
        """One sentence, or nothing."""
        if self._offer.preview.suspect_account and not self.account.isChecked():
            return tr("Say first whether this is the history of your own account.")
        unnamed = [each for each in self._rows if each.chosen == NEW and not each.name.text().strip()]
        if unnamed:
            return tr("The new speaker needs a name.")
        try:
            self.covers.span()
        except BadInput as error:
            return told(str(error))
        return ""

    # What is shown

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("pageBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(10)
        self._head()
        self._notices()
        self._speakers()
        self._time()
        self._kept()
        self._column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _head(self) -> None:
        preview = self._offer.preview
        result = preview.result
        formats = listed(sorted({words.format_of(file.importer) for file in result.files}))
        size = words.size(sum(file.size for file in result.files))
        files = tr("{One file|%n files}", "", len(result.files))
        self._column.addWidget(label(f"{profile_of(preview.vendor).name}: {formats}", "name", wrap=True))
        skipped = [tr("%n others beside them skipped", "files", result.skipped)] if result.skipped else []
        self._column.addWidget(label(", ".join([files, size, *skipped]), "muted"))
        frame, lines = card(tr("What is in it"))
        for sentence in self._counts():
            lines.addWidget(label(sentence, wrap=True))
        self._column.addWidget(frame)

    def _counts(self) -> list[str]:
        preview, result = self._offer.preview, self._offer.preview.result
        here = result.accepted - preview.fresh
        lines = [
            tr("{One activation|%n activations}, {fresh} of them new here.", "", result.accepted).format(
                fresh=number(preview.fresh)
            )
        ]
        if not preview.fresh and result.accepted:
            lines = [tr(words.NOTHING_NEW)]
        elif here > 0:
            lines.append(tr("{One was|%n were} imported before and will not be kept twice.", "", here))
        if result.duplicates:
            lines.append(tr("{One line says|%n lines say} the same again and will count once.", "", result.duplicates))
        return [*lines, *(tr("Left out: {entries}.").format(entries=words.refusal(each)) for each in result.refused)]

    def _notices(self) -> None:
        wrong, preview = self._offer.wrong_vendor, self._offer.preview
        sentences = [words.warning(code) for code in preview.result.warnings]
        if wrong is not None:
            said = tr("This is a history of {vendor}, and {name} is not theirs.")
            sentences.insert(0, said.format(vendor=profile_of(preview.vendor).name, name=shown(wrong.name, 60)))
        if sentences:
            frame, lines = card(tr("Good to know"))
            for sentence in sentences:
                lines.addWidget(label(sentence, wrap=True))
            self._column.addWidget(frame)
        if preview.suspect_account:
            frame, lines = card()
            lines.addWidget(label(tr("Whose history is it?"), "warn"))
            lines.addWidget(label(tr(words.ACCOUNT), wrap=True))
            lines.addWidget(self.account)
            self.account.toggled.connect(lambda _: self.changed.emit())
            self._column.addWidget(frame)

    def _speakers(self) -> None:
        named = bool(self._offer.devices and self._offer.devices[0].label)
        frame, lines = card(tr("Which speaker is it about?") if not named else tr("Which device is which speaker?"))
        if not named:
            lines.addWidget(label(tr("The list does not name the device."), "muted", wrap=True))
        for device in self._offer.devices:
            made = DeviceRow(device, self._offer)
            made.changed.connect(self.changed)
            self._rows.append(made)
            lines.addWidget(made)
        self._nobodys = label(tr(words.NOBODYS), "warn", wrap=True)
        lines.addWidget(self._nobodys)
        self.changed.connect(self._tell_nobodys)
        self._tell_nobodys()
        self._column.addWidget(frame)

    def _tell_nobodys(self) -> None:
        self._nobodys.setVisible(all(each.chosen == NOT_MINE for each in self._rows))

    def _time(self) -> None:
        frame, lines = card(tr("What it covers"))
        span = self._offer.preview.result.covers
        lines.addWidget(label(words.covers(span, self._zone), wrap=True))
        lines.addWidget(label(tr(words.COVERS_WHY), "small", wrap=True))
        self.covers.changed.connect(self.changed)
        lines.addWidget(self.covers)
        self._column.addWidget(frame)

    def _kept(self) -> None:
        frame, lines = card(tr("What is kept, and what is not"))
        self._stays, self._goes = label(wrap=True), label(wrap=True)
        lines.addWidget(self._stays)
        lines.addWidget(self._goes)
        has_text = any(record.has_text for record in self._offer.preview.result.records)
        self.text.setVisible(has_text)
        self.text.toggled.connect(lambda _: self._say_kept())
        lines.addWidget(self.text)
        self._say_kept()
        self._column.addWidget(frame)

    def _say_kept(self) -> None:
        words_too = self.text.isChecked()
        kept = tr("Kept: {what}, and what was said.") if words_too else tr("Kept: {what}.")
        self._stays.setText(kept.format(what=tr(words.KEPT)))
        dropped = tr(words.DROPPED_TEXT if words_too else words.DROPPED)
        self._goes.setText(tr("Dropped: {what}.").format(what=dropped))


class DeviceRow(QWidget):
    """One device: its name, how often it is named, and what it is."""

    changed = Signal()

    def __init__(self, device: Device, offer: Offer) -> None:
        super().__init__()
        self.device = device
        vendor = profile_of(offer.preview.vendor).name
        title = shown(device.name, 60) or (shown(device.label, 40) if device.label else tr("All of it"))
        self.choice, self.name = QComboBox(), QLineEdit(new_name(device, vendor))
        told_as(self.choice, tr("{device} is").format(device=title))
        self.name.setAccessibleName(tr("Name of the new speaker for {device}").format(device=title))
        self.name.setMaxLength(100)
        for speaker in offer.mine:
            self.choice.addItem(shown(speaker.name, 60), speaker.id)
        self.choice.addItem(tr(words.NOT_MINE if device.label else words.CHOOSE_ONE), NOT_MINE)
        self.choice.addItem(tr(words.ADD_NEW), NEW)
        self.choice.setCurrentIndex(max(0, self.choice.findData(device.suggested)))
        self.choice.currentIndexChanged.connect(lambda _: self._on_choice())
        self.name.textChanged.connect(lambda _: self.changed.emit())
        self.choice.setMinimumWidth(190)
        self.name.setMinimumWidth(150)
        heading = label(title, "strong")
        heading.setMinimumWidth(150)
        line = row(heading, label(words.times(device.count), "muted"), 1, self.choice, self.name)
        line.setContentsMargins(0, 2, 0, 2)
        self.setLayout(line)
        self.name.setVisible(self.chosen == NEW)

    @property
    def chosen(self) -> str:
        return str(self.choice.currentData())

    def _on_choice(self) -> None:
        self.name.setVisible(self.chosen == NEW)
        self.changed.emit()
