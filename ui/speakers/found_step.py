"""Which sound it is: what recurs in the takes, the likeliest chosen, the others to choose from."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout

from monitor.pairing_model import Candidate, Failed, Found, PairingEvent, Refused, Working
from ui import pairing_words as words
from ui.language import tr
from ui.parts import card, clear, label, row
from ui.speakers.last_steps import progress_bar
from ui.speakers.picture import PictureView
from ui.speakers.session import Session
from ui.speakers.step import Step
from ui.speakers.styles import restyle
from ui.theme import Palette

_NONE = -2
"""The button for "no end sound"; the others carry their candidate's id."""


class FoundStep(Step):
    title = words.FOUND_TITLE

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(words.FOUND)
        self._session, self._palette = session, palette
        self._says, self._progress = label(style="name", wrap=True), progress_bar(tr("Looking for what recurs"))
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._starts, self._ends = QButtonGroup(self), QButtonGroup(self)
        self._told: object = None
        for part in (self._progress, self._says):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def enter(self) -> None:
        if self._session.found is None:
            self._progress.setValue(0)
            self._progress.show()
            self._say("", warn=False)
            self._session.find()
        self._show()

    def ready(self) -> bool:
        found = self._session.found
        return found is not None and found.refused is None and found.start is not None

    def on_event(self, event: PairingEvent) -> None:
        if isinstance(event, Working):
            if event.what == "finding":
                self._progress.setValue(round(event.done * 100))
        elif isinstance(event, Found | Refused | Failed):
            self._progress.hide()
            self._show()
            if isinstance(event, Refused) and self._session.found is None:
                self._say(words.refused_words(event), warn=True)

    def _say(self, text: str, *, warn: bool) -> None:
        self._says.setText(text)
        restyle(self._says, "warn" if warn else "name")

    def _show(self) -> None:
        found = self._session.found
        if found is not None:
            self._say(words.found_words(found), warn=found.refused is not None)
        self._show_candidates(found)
        self.changed.emit()

    def _show_candidates(self, found: Found | None) -> None:
        """Built anew only when there are others: choosing one keeps the focus where it is."""
        told = found and tuple((each.id, each.refusal) for each in found.candidates)
        if told != self._told:
            self._told = told
            clear(self._list)
            self._starts, self._ends = QButtonGroup(self), QButtonGroup(self)
            for each in found.candidates if found else ():
                self._list.addWidget(self._candidate(each, len(found.takes) if found else 0))
            if found and found.candidates:
                self._list.addLayout(row(self._radio(self._ends, _NONE, tr("It has no end sound")), 1))
            self._starts.idClicked.connect(lambda _: self._on_chosen())
            self._ends.idClicked.connect(lambda _: self._on_chosen())
        if found is not None:
            self._check(found)

    def _check(self, found: Found) -> None:
        for group, id in ((self._starts, found.start), (self._ends, _NONE if found.end is None else found.end)):
            chosen = group.button(id) if id is not None else None
            if chosen is not None:
                chosen.setChecked(True)

    def _candidate(self, of: Candidate, takes: int) -> QFrame:
        frame, layout = card()
        text = words.candidate_words(of, takes)
        refusal = words.candidate_refusal(of)
        picture = PictureView(self._palette, QSize(120, 60))
        picture.show_picture(of.picture, (0.0, of.length_s))
        says = QVBoxLayout()
        says.addWidget(label(text, "body", wrap=True))
        if refusal:
            why_not = tr("Not as start sound.")
            says.addWidget(label(f"▲ {why_not} {refusal}", "small", wrap=True))
        start = self._radio(self._starts, of.id, tr("This is its start sound"))
        start.setEnabled(of.refusal is None)
        start.setAccessibleDescription(text)
        end = self._radio(self._ends, of.id, tr("This is its end sound"))
        end.setAccessibleDescription(text)
        says.addLayout(row(start, end, 1, spacing=18))
        line = row(picture, spacing=14)
        line.addLayout(says, 1)
        layout.addLayout(line)
        frame.setAccessibleName(text)
        return frame

    def _radio(self, group: QButtonGroup, id: int, text: str) -> QRadioButton:
        made = QRadioButton(text)
        group.addButton(made)
        group.setId(made, id)
        return made

    def _on_chosen(self) -> None:
        start, end = self._starts.checkedId(), self._ends.checkedId()
        # Qt says -1 where nothing is checked.
        self._session.choose(start if start >= 0 else None, end if end >= 0 else None)
