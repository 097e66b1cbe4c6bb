"""What the desk knows of speakers and listening: their names, the line for tray and window, and what was answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from monitor.clock import Clock
from monitor.model import Published, Recording
from monitor.service import ServiceProtocol
from monitor.sighting_notes import others_in
from monitor.speaker_model import Sighting, Speaker
from monitor.speaker_records import SpeakerForgotten, SpeakerKept
from monitor.speakers import Hearing, Listening
from ui import hearing_words
from ui.jobs import Errands
from ui.language import QT_TR_NOOP, tr
from ui.messages import name
from ui.sentences import SourceLine
from ui.tray import ListeningMenu
from ui.work import Work

PAUSE = timedelta(hours=1)
UNKNOWN = QT_TR_NOOP("A speaker")


class HearingDesk(QObject):
    """Asks nothing before ``begin`` and before the journal is open. The names are read on a worker; what the listener
    does is quick to ask."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, service: ServiceProtocol, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service, self._clock = service, clock
        self._speakers: tuple[Speaker, ...] = ()
        self._paired: Mapping[str, int] = {}
        self._begun = False
        self._work = Work(self._read, self._use, self)
        self._errands = Errands(self)
        self._errands.failed.connect(self.failed)

    def begin(self) -> None:
        self._begun = True
        if self._service.snapshot().recording.ok:
            self._work.ask()

    def close(self) -> None:
        self._work.close()

    def heard(self, record: Published) -> None:
        opened = isinstance(record, Recording) and record.ok
        if self._begun and (opened or isinstance(record, SpeakerKept | SpeakerForgotten | Listening)):
            self._work.ask()

    def line(self) -> str:
        """For whom this program itself listens; empty when it does not."""
        if not self._paired:
            return ""
        return hearing_words.listening_line(self._service.listening.now(), self._speakers, tuple(self._paired))

    def watched(self) -> tuple[SourceLine, ...]:
        if not self._paired:
            return ()
        return hearing_words.watched_lines(self._service.listening.now(), self._speakers, self._paired)

    def whose(self, sighting: Sighting) -> str:
        """The speaker's name; all of them where it may have been one of several."""
        names = {each.id: name(each.name) for each in self._speakers}
        ids = [sighting.speaker, *others_in(sighting.note)]
        return tr(" or ", "between names").join(dict.fromkeys(names.get(id, tr(UNKNOWN)) for id in ids))

    def menu(self) -> ListeningMenu:
        if not self._paired:
            return ListeningMenu()
        state = self._service.listening.now().state
        there = state is not Hearing.NOT_INSTALLED
        return ListeningMenu(there, on=state is not Hearing.OFF, paused=state is Hearing.PAUSED)

    def listen(self, what: str) -> None:
        """``pause``, ``resume``, ``on`` or ``off``."""
        listening = self._service.listening
        until = self._clock.now().wall + PAUSE
        doing: dict[str, Callable[[], None]] = {
            "pause": lambda: listening.pause(until),
            "resume": listening.resume,
            "on": lambda: listening.switch(True),
            "off": lambda: listening.switch(False),
        }
        self._errands.run(doing[what], _nothing)

    def unasked(self, sighting: str) -> None:
        """The person did not ask for that."""
        self._errands.run(lambda: self._service.speakers.mark(sighting, False), _nothing)

    def _read(self) -> object:
        """Of the paired speakers those that are to be listened for."""
        off = self._service.listening.without()
        paired = self._service.listening.paired()
        return tuple(self._service.speakers.speakers()), {id: count for id, count in paired.items() if id not in off}

    def _use(self, answer: object) -> None:
        if isinstance(answer, tuple):
            self._speakers, self._paired = answer
            self.changed.emit()


def _nothing() -> None: ...
