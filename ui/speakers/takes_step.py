"""The takes: the speaker is woken again and again, each take appears with its quality, to accept, redo or delete."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from monitor.pairing_model import ASKED_TAKES, FEWEST_TAKES, Failed, Level, PairingEvent, Take, TakeHeard
from ui import pairing_words as words
from ui.language import tr
from ui.parts import button, label, row
from ui.speakers.level import LevelBar
from ui.speakers.picture import PictureView
from ui.speakers.recordings import chosen_recordings
from ui.speakers.session import Session
from ui.speakers.step import Step
from ui.speakers.styles import restyle
from ui.theme import Palette

COLUMNS = 4
BREATH_MS = 1500
"""Between two takes: long enough to see that one was heard."""


class TakeTile(QFrame):
    """One take; ``used`` with its number and what the person says of it."""

    used = Signal(int, bool)
    deleted = Signal(int)

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("card")
        self.number = 0
        self._title, self._picture = label(style="strong"), PictureView(palette)
        self._says = label(style="small", wrap=True)
        self._use = QCheckBox(tr("Use"))
        self._use.clicked.connect(lambda on: self.used.emit(self.number, on))
        self._delete = button(tr("Delete"), lambda: self.deleted.emit(self.number), link=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        for part in (self._title, self._picture, self._says):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(row(self._use, 1, self._delete, spacing=2))

    def show_take(self, take: Take, place: int) -> None:
        """``place``: what it is called, counted from 1; its number is the program's own."""
        self.number = take.number
        title, (text, tone) = words.take_title(place), words.take_words(take)
        self._title.setText(title)
        self._says.setText(text)
        restyle(self._says, "small" if tone == "muted" else tone)
        self._picture.show_picture(take.picture, take.span_s, take.marks)
        self._use.setChecked(take.used)
        self._use.setAccessibleName(tr("Use {take}: {text}").format(take=title, text=text))
        self._delete.setAccessibleName(tr("Delete {take}").format(take=title))
        self.setAccessibleName(f"{title}: {text}")


class TakesStep(Step):
    title = words.TAKES_TITLE

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(words.TAKES)
        self._session, self._palette = session, palette
        self._looping = False
        self._recording = False
        self._tiles: list[TakeTile] = []
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self._next_take)
        self._says, self._bar = label(style="name", wrap=True), LevelBar(palette, tr("Level of the microphone"))
        self._start = button(tr("&Start"), self._on_start)
        self._heard = button(tr("&That was it"), self._session.end_take)
        self._files = button(tr("Add &recordings…"), self._on_files)
        self._grid = QGridLayout()
        self._lay_out()
        self._show()

    def enter(self) -> None:
        self._show()
        (self._files if self._session.from_files else self._start).setFocus()

    def leave(self) -> None:
        self._stop()

    def ready(self) -> bool:
        return not self._recording and words.usable(self._session.takes) >= FEWEST_TAKES

    def on_event(self, event: PairingEvent) -> None:
        if isinstance(event, Level):
            self._on_level(event)
            return
        if isinstance(event, Failed):
            self._looping = self._recording = False
            self._breath.stop()
        elif isinstance(event, TakeHeard):
            self._on_take()
        self._show()

    def _on_level(self, level: Level) -> None:
        self._bar.show_level(level.rms_dbfs, None)
        if self._recording and level.take_s is not None:
            self._says.setText(words.progress_words(self._session.takes, level.take_s, self._looping))

    def _on_take(self) -> None:
        self._recording = False
        if words.usable(self._session.takes) >= ASKED_TAKES:
            self._looping = False
        if self._looping:
            self._breath.start()

    def _on_start(self) -> None:
        if self._looping or self._recording:
            self._stop()
        else:
            self._looping = words.usable(self._session.takes) < ASKED_TAKES
            self._next_take()
        self._show()

    def _next_take(self) -> None:
        self._recording = True
        self._session.begin_take()
        self._show()

    def _stop(self) -> None:
        self._looping = False
        self._breath.stop()
        if self._recording:
            self._session.end_take()

    def _on_files(self) -> None:
        paths = chosen_recordings(self)
        if paths:
            self._session.read(paths)

    def _show(self) -> None:
        takes = self._session.takes
        going, files = self._looping or self._recording, self._session.from_files
        self._says.setText(words.progress_words(takes, 0.0 if self._recording else None, self._looping))
        self._start.setText(tr("&Stop") if going else tr("&Start") if not takes else tr("Record &more"))
        self._heard.setVisible(self._recording)
        self._files.setVisible(files)
        for each in (self._start, self._bar):
            each.setVisible(not files)
        self.intro.setText(tr(words.FILES if files else words.TAKES))
        while len(self._tiles) < len(takes):
            self._add_tile()
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(takes))
            if place < len(takes):
                tile.show_take(takes[place], place + 1)
        self.changed.emit()

    def _add_tile(self) -> None:
        tile = TakeTile(self._palette)
        tile.used.connect(self._session.use_take)
        tile.deleted.connect(self._on_delete)
        place = len(self._tiles)
        self._tiles.append(tile)
        self._grid.addWidget(tile, place // COLUMNS, place % COLUMNS, Qt.AlignmentFlag.AlignTop)

    def _on_delete(self, number: int) -> None:
        self._session.delete_take(number)
        self._start.setFocus()
        self._show()

    def _lay_out(self) -> None:
        self._bar.setFixedWidth(220)
        self.body.addLayout(row(self._start, self._heard, self._bar, 1, self._files))
        self.body.addWidget(self._says)
        self._grid.setColumnStretch(COLUMNS, 1)
        self._grid.setSpacing(10)
        holder = QWidget()
        holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(holder)
        self.body.addStretch(1)
