"""Where to put the listed findings, and as what; nothing is written over without asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.findings.export import as_csv, as_json, write_whole
from ui.findings.rows import Row
from ui.jobs import Job

KINDS = {"Table (*.csv)": ".csv", "JSON, one finding a line (*.json)": ".json"}


def save(parent: QWidget, rows: Sequence[Row], say: Callable[[str], None]) -> None:
    """Asks, and writes on a worker. ``say`` gets one sentence, how it went."""
    path = ask_where(parent)
    if path is None:
        return
    job = Job(lambda tell, stopped: _write(path, list(rows)))
    job.done.connect(lambda count: say(f"{count:,} findings are in {path.name} now."))
    job.failed.connect(say)
    job.start()


def ask_where(parent: QWidget) -> Path | None:
    home = str(Path.home() / "findings.csv")
    name, kind = QFileDialog.getSaveFileName(parent, "Export findings", home, ";;".join(KINDS))
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in KINDS.values():
        return path
    # The file dialog asked about the name as it was typed; with an ending it is another file.
    path = path.with_name(path.name + KINDS.get(kind, ".csv"))
    return path if not path.exists() or _may_replace(parent, path) else None


def _may_replace(parent: QWidget, path: Path) -> bool:
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(parent, "Earwitness", f"{path.name} is there already. Replace it?", yes | no, no) == yes


def _write(path: Path, rows: Sequence[Row]) -> int:
    write_whole(path, as_csv(rows) if path.suffix.lower() == ".csv" else as_json(rows))
    return len(rows)
