from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from monitor.model import Application, Claim, Recording, State, Trust, Use
from tests.nasty import NASTY_TEXT, harm_in
from tests.ui.conftest import Bench
from tests.ui.fakes import (
    FIREFOX,
    NOON,
    ZOOM,
    holding,
)
from ui.panels import AttentionPanel

# Qt's offscreen screen has no stack of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.mark.parametrize("place", range(0, len(NASTY_TEXT), 4))
def test_nasty_names_are_harmless_on_every_surface(bench: Bench, qtbot: QtBot, place: int) -> None:
    for text in NASTY_TEXT[place : place + 4]:
        who = Application(
            text, pid=1, exe=f"/tmp/{text}", script=text, parents=(text,), icon=text, trust=Trust.CONFLICT,
            claimed=Claim(text, 7, text, text, text), remote=text, user=text, desktop_name=text,
        )  # fmt: skip
        bench.service.open(holding(who))
        bench.service.open(holding(who, use=Use.METER))
    qtbot.waitUntil(lambda: bench.says("Identity contradicted"))
    surfaces = [*bench.texts(), *(each.toolTip() for each in bench.page.findChildren(QLabel))]
    surfaces += [each.accessibleName() for each in bench.page.findChildren(QWidget)]
    surfaces += [part for toast in bench.sent for part in (toast.text.title, *toast.text.body.split("\n"))]
    surfaces += bench.desk._menu_lines()
    assert [(text, harm_in(text)) for text in surfaces if harm_in(text)] == []
    assert bench.window.minimumSizeHint().width() <= 700


def test_the_close_button_hides_when_there_is_a_tray(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.tray.Tray.available", True)
    bench.window.close()
    assert not bench.window.isVisible()


@pytest.mark.parametrize(("answer", "visible", "quits"), [("keep", False, 0), ("quit", True, 1), ("", True, 0)])
def test_without_a_tray_the_close_button_asks(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, answer: str, visible: bool, quits: int
) -> None:
    left: list[int] = []
    monkeypatch.setattr("ui.dialogs.keep_watching", lambda _: answer)
    monkeypatch.setattr("PySide6.QtWidgets.QApplication.exit", lambda *_: left.append(1))
    bench.window.close()
    assert (bench.window.isVisible(), len(left)) == (visible, quits)


def test_the_window_remembers_its_place(bench: Bench, tmp_path: Path) -> None:
    bench.window.resize(900, 600)
    bench.window.hide()
    assert bench.desk._keepsake.geometry() is not None
    assert (tmp_path / "window.ini").exists()


def test_another_theme_keeps_what_is_shown(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.theme import DARK

    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Firefox"))
    bench.window.set_palette(DARK)
    qtbot.waitUntil(lambda: bench.says("Firefox has used the microphone for 4 min"))


def test_a_flood_of_records_is_shown_in_few_steps(bench: Bench, qtbot: QtBot) -> None:
    looks: list[int] = []
    real = bench.service.snapshot

    def counted() -> object:
        looks.append(1)
        return real()

    bench.service.snapshot = counted  # type: ignore[method-assign,assignment]  # a counter around the fake
    for _ in range(5000):
        bench.service.publish(Recording(ok=True))
    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Firefox has used"))
    assert len(looks) < 100


def test_the_list_of_things_to_look_at_says_when_it_is_empty(qtbot: QtBot) -> None:
    panel = AttentionPanel()
    qtbot.addWidget(panel)
    panel.show_items([], NOON)
    assert any(label.text().startswith("Nothing.") for label in panel.findChildren(QLabel))


def test_a_muted_program_is_told_as_muted(bench: Bench, qtbot: QtBot) -> None:
    bench.service.open(holding(ZOOM, state=State.MUTED))
    qtbot.waitUntil(lambda: bench.says("Zoom holds the microphone, muted"))
    assert bench.says("muted, since")
