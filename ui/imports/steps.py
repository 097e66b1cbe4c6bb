"""The plain pages of the import dialog: choose, read, nothing to import, trouble, done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QScrollArea, QVBoxLayout, QWidget

from monitor.names import shown
from monitor.speaker_model import Cited, Speaker, Verdict
from monitor.speaker_records import ImportKind
from monitor.speakers import Checked
from ui.findings import words as finding_page
from ui.findings.rows import LACKING, URGENCY
from ui.imports import words
from ui.imports.work import Done
from ui.language import tr
from ui.messages import listed
from ui.parts import begin, card, label, show_done
from ui.told import told


def scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setAccessibleName(tr(words.TITLE))
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _page() -> tuple[QWidget, QVBoxLayout]:
    body = QWidget()
    body.setObjectName("pageBody")
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return body, column


def choose_page() -> QWidget:
    body, column = _page()
    column.addWidget(label(tr(words.CHOOSE), "name", wrap=True))
    column.addWidget(label(tr("Choose it below, or drop it here."), "muted", wrap=True))
    frame, lines = card(tr("What can be read"))
    for vendor, what in words.KNOWN:
        lines.addWidget(label(f"{tr(vendor)}: {tr(what)}", wrap=True))
    column.addWidget(frame)
    column.addWidget(label(tr(words.PRIVATE), "small", wrap=True))
    column.addStretch(1)
    return body


class ReadingPage(QWidget):
    """How far a slow step is."""

    def __init__(self, text: str, names: str = "") -> None:
        super().__init__()
        self.bar = QProgressBar()
        begin(self.bar)
        self.bar.setAccessibleName(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(label(text, "name"))
        column.addWidget(label(names, "muted", wrap=True))
        column.addWidget(self.bar)
        column.addStretch(2)

    def show_progress(self, done: int, total: int) -> None:
        show_done(self.bar, done, total)


def trouble_page(sentence: str) -> QWidget:
    body, column = _page()
    column.addStretch(1)
    column.addWidget(label(tr("Nothing was imported"), "name"))
    told = label(sentence, wrap=True)
    told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(told)
    column.addStretch(2)
    return body


def nothing_page(name: str, said: Sequence[Cited]) -> QWidget:
    """A vendor that gives no history: the sentence with its source, and what can be done instead."""
    body, column = _page()
    column.addWidget(label(tr("{name}: there is nothing to import").format(name=name), "name", wrap=True))
    for each in said:
        column.addWidget(label(told(each.words), wrap=True))
        column.addWidget(label(finding_page.source(each), "small", wrap=True))
    frame, lines = card(tr("What can be done instead"))
    for sentence in (
        tr("Earwitness can hear the speaker and keep when it woke: pair it on the Speakers page."),
        tr("An activation that you saw can be noted by hand there, with its time."),
        tr("“I did not ask for that” marks those that nobody meant. They are counted, with how sure the count is."),
        tr("What was witnessed can be exported, to ask the vendor about it in writing."),
    ):
        lines.addWidget(label(f"• {sentence}", wrap=True))
    column.addWidget(frame)
    column.addStretch(1)
    return body


def done_page(done: Done, speakers: Sequence[Speaker]) -> QWidget:
    body, column = _page()
    column.addWidget(label(_kept(done), "name", wrap=True))
    for sentence in _more(done):
        column.addWidget(label(sentence, "muted", wrap=True))
    frame, lines = card(tr("What the comparison says now"))
    for sentence in _compared(done, speakers):
        lines.addWidget(label(sentence, wrap=True))
    column.addWidget(frame)
    column.addStretch(1)
    return body


def _kept(done: Done) -> str:
    if done.again:
        return tr("This was imported before, so nothing was added")
    kept = done.imported.accepted
    if _seen(done):
        return tr("{One sighting is|%n sightings are} kept", "", kept) if kept else tr("No sightings are kept")
    return tr("{One record is|%n records are} kept", "", kept) if kept else tr("No records are kept")


def _seen(done: Done) -> bool:
    return done.imported.kind is ImportKind.SIGHTINGS


def _more(done: Done) -> list[str]:
    imported = done.imported
    if done.again:
        return [tr("It came on {moment}.").format(moment=words.moment(imported.at, None))]
    refused = sum(count for _, count in imported.refused)
    lines = []
    if imported.duplicates:
        lines.append(tr("{One was|%n were} here before or doubled.", "", imported.duplicates))
    if refused:
        lines.append(tr("{One entry|%n entries} could not be used.", "", refused))
    if done.added:
        lines.append(tr("Added: {speakers}.").format(speakers=listed([shown(each.name, 60) for each in done.added])))
    return [*lines, tr("What was said is kept too.")] if imported.kept_text else lines


def _compared(done: Done, speakers: Sequence[Speaker]) -> list[str]:
    if done.checked is None:
        return [told(done.trouble)]
    lines = [_line(each, done.checked) for each in speakers if each.id in done.checked.summaries]
    if not lines and _seen(done):
        return [tr("There is nothing to compare it with yet: no history was imported.")]
    if not lines:
        return [tr("There is nothing to compare it with yet: no activation was witnessed here.")]
    return [*lines, *accusing_words([finding.verdict for finding in done.accusing])]


def _line(speaker: Speaker, checked: Checked) -> str:
    counts = {v: sum(f.verdict is v and f.speaker == speaker.id for f in checked.findings) for v in URGENCY}
    named = [finding_page.so_many(v, n) for v, n in counts.items() if n or v is Verdict.CONFIRMED]
    return f"{shown(speaker.name, 60)}: {listed(named)}."


def accusing_words(verdicts: Sequence[Verdict]) -> list[str]:
    """What came with an import that asks for a closer look."""
    if not verdicts:
        return [tr("Nothing in it asks for a closer look that did not before.")]
    lacking = sum(verdict in LACKING for verdict in verdicts)
    unseen = len(verdicts) - lacking
    lines = []
    if lacking:
        lines.append(tr("New: {One activation|%n activations} that the history covers and does not have.", "", lacking))
    if unseen:
        lines.append(
            tr(
                "New: {One activation|%n activations} in the history, when Earwitness listened and heard nothing.",
                "",
                unseen,
            )
        )
    return [*lines, tr("There may be ordinary reasons; each finding names those that remain.")]
