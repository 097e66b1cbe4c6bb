"""What a page of the wizard is: a title, a body, and whether one may go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from monitor.pairing_model import PairingEvent
from ui.language import QT_TR_NOOP, tr
from ui.parts import label


class Step(QWidget):
    """``changed`` when ``ready`` may be another; ``go_on`` when the page is done by itself."""

    changed = Signal()
    go_on = Signal()
    title = ""
    forward = QT_TR_NOOP("&Next")

    def __init__(self, intro: str) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        self.intro = label(tr(intro), "muted", wrap=True)
        self.body.addWidget(self.intro)

    def enter(self) -> None:
        """It is shown, from either side."""

    def leave(self) -> None:
        """Another is shown, or the wizard ends."""

    def ready(self) -> bool:
        return True

    def on_event(self, event: PairingEvent) -> None:
        """Each event of the pairing, also while another page is shown."""
