"""The Speakers page: a card per speaker, listening as a whole, imports; and the way to pairing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from monitor.clock import Clock
from monitor.model import BlindSince, Published, WatchingSince
from monitor.service import ServiceProtocol
from monitor.settings import Settings, SpeakerToasts
from monitor.speaker_model import Sighting, Speaker
from monitor.speaker_records import NoiseHeard, SpeakerRecord, is_listener
from monitor.speakers import Listening
from ui import hearing_words
from ui import speakers_words as words
from ui.language import tr
from ui.parts import button, card, label, row
from ui.speakers.actions import Actions
from ui.speakers.card import SpeakerCard, ear_of
from ui.speakers.facts import PageRead, read_page
from ui.speakers.imports_panel import ImportsPanel
from ui.speakers.listening_card import ListeningCard
from ui.speakers.trial import Trial
from ui.theme import Palette
from ui.work import Work

POLL_MS = 250
"""Four looks at the levels a second: a bar that moves with the room, at a cost that can't be measured."""
REREAD_MS = 60_000
"""Coverage grows and midnight comes without a record that says so."""
GATHER_MS = 300
"""A flood of records (an import) is read once at its end."""


class SpeakersPage(QScrollArea):
    """Reads on a worker; polls the levels only while it can be seen.

    ``accusing_findings``: an import brought so many that accuse, about the speaker of this name.
    """

    accusing_findings = Signal(int, str)

    def __init__(self, service: ServiceProtocol, clock: Clock, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._service, self._clock, self._palette = service, clock, palette
        self._read = PageRead()
        self._cards: dict[str, SpeakerCard] = {}
        self._noted: dict[str, str] = {}
        self._actions = Actions(service, clock, self, self.accusing_findings.emit)
        self._trial = Trial(self)
        self._work = Work(self._read_all, self._use, self)
        self._poll = _timer(POLL_MS, self.poll, self)
        self._reread = _timer(REREAD_MS, self._work.ask, self)
        self._gather = _timer(GATHER_MS, self._work.ask, self)
        self._gather.setSingleShot(True)
        self._build()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Speakers"))
        self._work.ask()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        for each in self._cards.values():
            each.set_palette(palette)

    def on_published(self, record: Published) -> None:
        self._trial.on_published(record)
        if isinstance(record, Listening):
            self.poll()
        if isinstance(record, Listening) or _is_of_speakers(record):
            self._gather.start()

    def show_settings(self, settings: Settings) -> None:
        self._listening.show_toasts(settings.speaker_toasts)
        self._listening.show_hours(settings.listen.hours)

    def poll(self) -> None:
        """What the listener hears right now; quick, no disk."""
        listening = self._service.listening.now()
        self._listening.show_listening(listening, len(self._read.paired))
        for each in self._cards.values():
            each.show_listening(listening)

    # What comes from the worker

    def _read_all(self) -> object:
        return read_page(self._service, self._clock.now().wall)

    def _use(self, answer: object) -> None:
        if not isinstance(answer, PageRead):
            return
        self._read = answer
        now = self._clock.now().wall
        self._show_cards()
        for facts in answer.speakers:
            self._cards[facts.speaker.id].show_facts(facts, now)
        everyone = [facts.speaker for facts in answer.speakers]
        self._imports.show_imports(answer.imports, everyone, now)
        self.show_settings(self._service.choices.get())
        self._subline.setText(words.page_line(len(everyone), len(answer.paired)))
        self._empty.setVisible(not everyone)
        for each in (self._listening, self._imports, self._buttons):
            each.setVisible(bool(everyone) or each is self._imports and bool(answer.imports))
        self.poll()

    def _show_cards(self) -> None:
        there = {facts.speaker.id for facts in self._read.speakers}
        for id in [id for id in self._cards if id not in there]:
            gone = self._cards.pop(id)
            gone.hide()
            gone.deleteLater()
        for facts in self._read.speakers:
            if facts.speaker.id not in self._cards:
                self._cards[facts.speaker.id] = self._new_card()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """As the eye goes; Qt would take the order in which they were made, and cards come last."""
        cards = [self._cards[facts.speaker.id] for facts in self._read.speakers]
        chain = [*self._head, *(each for one in cards for each in one.tab_chain()), *self._listening.tab_chain()]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _new_card(self) -> SpeakerCard:
        made = SpeakerCard(self._palette)
        act = self._actions
        made.pair.connect(lambda id: act.pair(self._speaker(id)))
        made.trial.connect(self._trial.begin)
        made.lit_up.connect(act.note)
        made.undo_note.connect(self._on_undo_note)
        made.listen.connect(self._on_listen)
        made.import_history.connect(lambda id: act.import_history(None, id))
        made.rename.connect(lambda id: act.rename(self._speaker(id)))
        made.forget.connect(lambda id: act.forget(self._speaker(id), self._read.paired.get(id, 0)))
        made.write.connect(lambda id: act.write(self._speaker(id)))
        made.vendor.connect(lambda id: act.vendor(self._speaker(id).vendor))
        self._people.addWidget(made)
        return made

    def _speaker(self, id: str) -> Speaker:
        return next(facts.speaker for facts in self._read.speakers if facts.speaker.id == id)

    # What a card says after something was done

    def _on_noted(self, id: str, seen: Sighting) -> None:
        self._noted[id] = seen.id
        if id in self._cards:
            self._cards[id].tell(words.noted_words(seen.at, self._clock.now().wall), can_undo=True)

    def _on_listen(self, id: str, on: bool) -> None:
        self._actions.listen_for(id, on, self._work.ask)

    def _on_undo_note(self, id: str) -> None:
        self._actions.take_back(self._noted.pop(id, ""))
        self._cards[id].tell(tr("Taken back. It counts no more."))

    def _on_waiting(self, id: str, left: int) -> None:
        if id in self._cards:
            self._cards[id].tell(hearing_words.trial_waiting(left))

    def _on_heard(self, id: str, seen: Sighting) -> None:
        if id in self._cards:
            self._cards[id].tell(hearing_words.trial_heard(seen.at, self._clock.now().wall, seen.score))

    def _on_missed(self, id: str) -> None:
        if id in self._cards:
            listening = self._service.listening.now()
            ear = ear_of(listening, id)
            self._cards[id].tell(hearing_words.trial_missed(listening, ear, self._read.paired.get(id, 0)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._work.ask()
        self._seen()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._trial.end()
        self._seen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Expose:
            # Qt tells it of each change of what can be seen of the window, also when it is minimized.
            QTimer.singleShot(0, self, self._seen)
        return super().eventFilter(watched, event)

    def _seen(self) -> None:
        handle = self.window().windowHandle()
        seen = self.isVisible() and handle is not None and handle.isExposed()
        for timer in (self._poll, self._reread):
            if seen and not timer.isActive():
                timer.start()
            elif not seen:
                timer.stop()

    # Files dropped on the page

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._actions.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            # Once the drop is over: a dialog inside it would hold the program that the files came from.
            QTimer.singleShot(0, self, lambda: self._actions.import_history(paths))

    # How it is built

    def _build(self) -> None:
        self._subline = label(style="subline", wrap=True)
        self._people = QVBoxLayout()
        self._people.setSpacing(14)
        self._listening, self._imports = ListeningCard(), ImportsPanel()
        self._empty, self._buttons = self._empty_card(), QWidget()
        self._head = self._adding()
        self._buttons.setLayout(row(*self._head))
        for each in (self._listening, self._imports, self._empty, self._buttons):
            each.hide()

    def _adding(self) -> tuple[QWidget, ...]:
        pair = button(tr("Pair a speaker…"), lambda: self._actions.pair(None))
        take_over = button(tr("From a file…"), self._actions.take_over)
        take_over.setToolTip(tr("Take over a speaker that was paired on another machine"))
        return pair, button(tr("Add without pairing…"), self._actions.add), take_over

    def _empty_card(self) -> QFrame:
        frame, layout = card(tr(words.EMPTY_TITLE))
        layout.addWidget(label(tr(words.EMPTY), "body", wrap=True))
        layout.addSpacing(6)
        layout.addLayout(row(*self._adding(), 1))
        return frame

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("pageBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(14)
        title = QVBoxLayout()
        title.setSpacing(2)
        title.addWidget(label(tr("Speakers"), "headline"))
        title.addWidget(self._subline)
        layout.addLayout(title)
        layout.addWidget(self._buttons)
        layout.addWidget(self._empty)
        layout.addLayout(self._people)
        layout.addWidget(self._listening)
        layout.addWidget(self._imports)
        layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(body)

    def _connect(self) -> None:
        act = self._actions
        self._listening.switched.connect(act.switch)
        self._listening.hours.connect(act.hours)
        self._listening.pause.connect(act.pause)
        self._listening.resume.connect(act.resume)
        self._listening.choose_microphone.connect(act.microphone)
        self._listening.toasts.connect(self._on_toasts)
        self._imports.undo.connect(act.undo_import)
        self._imports.open.connect(act.import_history)
        act.noted.connect(self._on_noted)
        self._trial.waiting.connect(self._on_waiting)
        self._trial.heard.connect(self._on_heard)
        self._trial.missed.connect(self._on_missed)

    def _on_toasts(self, when: SpeakerToasts) -> None:
        self._actions.toasts(when)
        self.show_settings(self._service.choices.get())


def _is_of_speakers(record: Published) -> bool:
    if isinstance(record, WatchingSince | BlindSince):
        return is_listener(record.source)
    return isinstance(record, SpeakerRecord) and not isinstance(record, NoiseHeard)


def _timer(milliseconds: int, run: Callable[[], None], parent: QObject) -> QTimer:
    made = QTimer(parent)
    made.setInterval(milliseconds)
    made.timeout.connect(run)
    return made
