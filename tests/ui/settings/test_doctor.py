"""What the doctor finds is shown line by line, or why it can't be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from monitor.errors import BadInput
from ui.settings.doctor import DoctorDialog


def said(dialog: DoctorDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_the_findings_of_this_machine_are_listed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = DoctorDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Looking; this takes a moment." in said(dialog)
    qtbot.waitUntil(lambda: any("Sound server" in line for line in said(dialog)))


def test_what_goes_wrong_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(paths: object) -> object:
        raise BadInput("The folder is gone.")

    monkeypatch.setattr("monitor.doctor.examine", fail)
    dialog = DoctorDialog(tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "The folder is gone." in said(dialog))
