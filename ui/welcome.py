"""The first words: three short pages, shown once with the first window; each can be skipped."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QStackedWidget, QVBoxLayout, QWidget

from monitor.autostart import Autostart, autostart_for
from monitor.choices import ChoicesProtocol
from monitor.errors import EarwitnessError
from monitor.paths import Paths
from ui import welcome_words as words
from ui.language import tr
from ui.parts import button, label, row
from ui.told import told

log = logging.getLogger(__name__)


def greet(choices: ChoicesProtocol, folder: Path, window: QWidget) -> None:
    """With the first window of all, once; nothing waits for it."""
    if choices.get().welcomed or window.findChild(Welcome) is not None:
        return
    dialog = Welcome(folder, autostart_for(Paths(folder)), window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(lambda _: _keep(choices))
    dialog.open()


def _keep(choices: ChoicesProtocol) -> None:
    try:
        choices.change(lambda settings: replace(settings, welcomed=True))
    except EarwitnessError as error:
        log.info("The first words will be said again: %s", error)


class Welcome(QDialog):
    """What it sees, what it keeps and where, whether to start at login. To close it, at any page, is an answer too."""

    def __init__(self, folder: Path, autostart: Autostart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._autostart = autostart
        self.setWindowTitle(tr(words.TITLE))
        self.resize(560, 330)
        self._start = QCheckBox(tr("&Start Earwitness when I log in, in the tray"))
        self._start.setChecked(True)
        self._said = label(style="warn", wrap=True)
        self._said.hide()
        self._pages = QStackedWidget()
        for page in (words.sees(), words.keeps(folder)):
            self._pages.addWidget(_page(page))
        self._pages.addWidget(_page(words.starts(), self._start, self._said))
        self._where = label(style="small")
        self._skip = button(tr("S&kip"), self.reject, link=True)
        self._back = button(tr("&Back"), lambda: self._turn(-1))
        self._next = button(tr("&Next"), self._on_next)
        self._next.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 18)
        layout.addWidget(self._pages, 1)
        layout.addLayout(row(self._skip, self._where, 1, self._back, self._next))
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._turn(step))
        self._turn(0)

    @property
    def _last(self) -> bool:
        return self._pages.currentIndex() == self._pages.count() - 1

    def _turn(self, step: int) -> None:
        self._pages.setCurrentIndex(min(max(0, self._pages.currentIndex() + step), self._pages.count() - 1))
        place = self._pages.currentIndex()
        self._where.setText(tr("{page} of {pages}").format(page=place + 1, pages=self._pages.count()))
        self._back.setEnabled(place > 0)
        self._next.setText(tr("&Done") if self._last else tr("&Next"))
        self._next.setFocus()
        page = self._pages.widget(place)
        self.setAccessibleDescription(page.accessibleName() if page is not None else "")

    def _on_next(self) -> None:
        if not self._last:
            self._turn(1)
            return
        try:
            if self._start.isChecked() != self._autostart.is_on():
                self._autostart.switch(self._start.isChecked())
        except EarwitnessError as error:
            self._said.setText(told(str(error)))
            self._said.show()
            self._start.setChecked(self._autostart.is_on())
            return
        self.accept()


def _page(lines: Sequence[str], *below: QWidget) -> QWidget:
    """The first line is its heading."""
    made = QWidget()
    made.setAccessibleName("\n".join(lines))
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    layout.addWidget(label(lines[0], "headline", wrap=True))
    for line in lines[1:]:
        layout.addWidget(label(line, "body", wrap=True))
    for part in below:
        layout.addWidget(part)
    layout.addStretch(1)
    return made
