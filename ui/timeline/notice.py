"""A quiet sentence in the middle of the lanes when there is nothing to see."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme import Palette
from ui.timeline import page_words
from ui.timeline.geometry import NAMES
from ui.timeline.scene import Scene
from ui.told import told

OFF_CENTRE = int(NAMES) // 2
"""Pixels: the middle of the lanes, not of the widget with its names."""


def notice_words(scene: Scene, count: int, reading: bool, trouble: str) -> tuple[str, str]:
    """Headline and sentence; empty where there is something to see. ``count``: activations on screen."""
    story = scene.story
    if trouble:
        return tr(page_words.CANNOT_READ), told(trouble)
    if reading and not count:
        return tr(page_words.LOADING), ""
    if not (story.lanes or story.contradictions or story.speakers):
        return _both(page_words.NOTHING_YET)
    if not scene.rows:
        headline, sentence = _both(page_words.NO_MATCH)
        return headline, sentence.format(words=scene.wanted)
    return ("", "") if count or scene.speakers or scene.incidents() else _both(page_words.NOTHING_HERE)


def _both(said: tuple[str, str]) -> tuple[str, str]:
    return tr(said[0]), tr(said[1])


class Notice(QFrame):
    """Stays in the middle of its parent; hidden when it has nothing to say."""

    clear_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._headline, self._sentence = QLabel(self), QLabel(self)
        self.clear_button = QPushButton(tr(page_words.CLEAR), self)
        self.clear_button.clicked.connect(self.clear_asked)
        self.setObjectName("notice")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.setSpacing(6)
        for label in (self._headline, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.clear_button.hide()
        parent.installEventFilter(self)
        self.hide()

    def set_palette(self, palette: Palette) -> None:
        self.setStyleSheet(
            f"#notice {{ background: {palette.card}; border: 1px solid {palette.line}; border-radius: 12px; }}"
        )
        self._headline.setStyleSheet(f"color: {palette.text}; font-size: 16px; font-weight: 600;")
        self._sentence.setStyleSheet(f"color: {palette.muted};")
        self.clear_button.setStyleSheet(
            f"QPushButton {{ background: {palette.card}; color: {palette.accent}; border: 1px solid {palette.accent};"
            f" border-radius: 8px; padding: 0 14px; min-height: 28px; }} QPushButton:focus {{ border-width: 2px; }}"
        )

    def tell(self, headline: str, sentence: str) -> None:
        self._headline.setText(headline)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{headline}. {sentence}")
        self.setVisible(bool(headline))
        self._place()

    def offer_clear(self, offered: bool) -> None:
        self.clear_button.setVisible(offered)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not offered)
        self._place()

    def text(self) -> str:
        return f"{self._headline.text()} {self._sentence.text()}".strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        room = self._over.size()
        self.resize(self.sizeHint().boundedTo(room))
        self.move(
            min((room.width() - self.width()) // 2 + OFF_CENTRE, room.width() - self.width()),
            (room.height() - self.height()) // 2,
        )
