"""Recordings in place of a microphone: which files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.language import QT_TR_NOOP, tr

FILES = QT_TR_NOOP("Recordings (*.wav *.flac *.ogg *.aiff);;All files (*)")


def chosen_recordings(parent: QWidget) -> list[Path]:
    """Of the speaker waking: a file a take, or one with all of them; none when it was cancelled."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, tr("Recordings of the speaker waking"), "", tr(FILES))
    return [Path(each) for each in chosen]


def chosen_recording(parent: QWidget) -> Path | None:
    """Of the room, the speaker quiet."""
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("A recording of the room, the speaker quiet"), "", tr(FILES))
    return Path(chosen) if chosen else None
