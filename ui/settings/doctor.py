"""What can be watched on this machine and what can't, as ``doctor`` prints it, in a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from monitor.paths import Paths
from ui.jobs import Job
from ui.language import tr
from ui.parts import button, clear, label, row
from ui.told import told


class DoctorDialog(QDialog):
    def __init__(self, data: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = tr("What can be watched here")
        self.setWindowTitle(title)
        self.resize(680, 560)
        body = QWidget()
        body.setObjectName("pageBody")
        self._lines = QVBoxLayout(body)
        self._lines.addWidget(label(tr("Looking; this takes a moment."), "muted"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.addWidget(label(title, "headline", wrap=True))
        layout.addWidget(scroll, 1)
        layout.addLayout(row(1, button(tr("&Close"), self.accept)))
        self._job = Job(lambda _tell, _stopped: _examined(data))
        self._job.done.connect(self._show)
        self._job.failed.connect(lambda sentence: self._show([told(sentence)]))
        self._job.start()

    def done(self, result: int) -> None:
        self._job.cancel()
        super().done(result)

    def _show(self, lines: object) -> None:
        clear(self._lines)
        for line in lines if isinstance(lines, list) else []:
            self._lines.addWidget(label(str(line), "body", wrap=True))
        self._lines.addStretch(1)


def _examined(data: Path) -> Sequence[str]:
    from monitor.doctor import examine
    from ui.terminal import check_lines

    return [line for check in examine(Paths(data)) for line in check_lines(check)]
