"""Where to put the listed findings, and as what; nothing is written over without asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from monitor.whole_file import write_whole
from ui.findings.export import as_csv, as_json
from ui.findings.rows import Row
from ui.jobs import Job
from ui.language import QT_TR_NOOP, tr
from ui.messages import PRODUCT

KINDS = {QT_TR_NOOP("Table (*.csv)"): ".csv", QT_TR_NOOP("JSON, one finding a line (*.json)"): ".json"}


def save(parent: QWidget, rows: Sequence[Row], say: Callable[[str], None]) -> None:
    """Asks, and writes on a worker. ``say`` gets one sentence, how it went."""
    asked = ask_where(parent)
    if asked is None:
        return
    path, replace = asked

    def tell(sentence: str) -> None:
        if shiboken6.isValid(parent):
            say(sentence)

    job = Job(lambda _tell, stopped: write(path, list(rows), replace=replace))
    job.done.connect(lambda count: tell(_written(count, path)))
    job.failed.connect(tell)
    job.start()


def _written(count: object, path: Path) -> str:
    written = count if isinstance(count, int) else 0
    return tr("{One finding is|%n findings are} in {file} now.", "", written).format(file=path.name)


def ask_where(parent: QWidget) -> tuple[Path, bool] | None:
    """The file, and whether it may take the place of one that is there."""
    home = str(Path.home() / "findings.csv")
    kinds = {tr(kind): ending for kind, ending in KINDS.items()}
    name, kind = QFileDialog.getSaveFileName(parent, tr("Export findings"), home, ";;".join(kinds))
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in kinds.values():
        return path, True  # the file dialog asked
    # It asked about the name as it was typed; with an ending it is another file.
    path = path.with_name(path.name + kinds.get(kind, ".csv"))
    there = path.exists()
    return None if there and not _may_replace(parent, path) else (path, there)


def _may_replace(parent: QWidget, path: Path) -> bool:
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    question = tr("{file} is there already. Replace it?").format(file=path.name)
    return QMessageBox.question(parent, PRODUCT, question, yes | no, no) == yes


def write(path: Path, rows: Sequence[Row], *, replace: bool) -> int:
    """How many. Raises BadInput with one sentence; then the file that was there is as it was."""
    write_whole(path, as_csv(rows) if path.suffix.lower() == ".csv" else as_json(rows), overwrite=replace)
    return len(rows)
