"""Wherever the trust badge stands, the sentence of the evidence behind it is one hover away."""

from __future__ import annotations

from html import unescape

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from monitor.model import Application, Claim
from tests.ui.conftest import Bench
from tests.ui.fakes import BACKUP, DISCORD, FIREFOX, PACAT, ZOOM, holding
from ui.cards import Badge
from ui.messages import evidence_sentence
from ui.timeline import words
from ui.timeline.lanes import build_lanes
from ui.timeline.table import ActivationTable

pytestmark = pytest.mark.qt_log_ignore("does not support raise")
EVERYONE = (FIREFOX, ZOOM, PACAT, BACKUP, DISCORD)


def shown(tip: object) -> str:
    return unescape(str(tip))


def test_on_the_page_now(bench: Bench, qtbot: QtBot) -> None:
    for who in EVERYONE:
        bench.service.open(holding(who))
    qtbot.waitUntil(lambda: sum(each.isVisible() for each in bench.page.findChildren(Badge)) == len(EVERYONE))
    tips = "\n".join(shown(each.toolTip()) for each in bench.page.findChildren(Badge))
    assert [who.name for who in EVERYONE if evidence_sentence(who) not in tips] == []


def test_beside_a_lane_and_on_its_activations() -> None:
    for who in EVERYONE:
        (lane,) = build_lanes([holding(who)])
        assert evidence_sentence(who) in words.lane_tooltip(lane)
        assert evidence_sentence(who) in words.trust_line(who)


def test_in_the_table(qtbot: QtBot) -> None:
    model = ActivationTable(None)
    model.show_rows([holding(who) for who in EVERYONE], 0.0)
    tips = [shown(model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)) for row in range(model.rowCount())]
    assert [who.name for who in EVERYONE if not any(evidence_sentence(who) in tip for tip in tips)] == []


def test_the_timeline_quotes_the_part_of_a_claim_that_contradicts() -> None:
    liar = Application("pacat", exe="/usr/bin/pacat", trust=PACAT.trust, claimed=Claim("pacat", 1, "zoom"))
    (lane,) = build_lanes([holding(liar)])
    assert words.conflict_detail(lane) == "calls itself zoom (process 1)"
    assert words.conflict_title(liar).endswith("calls itself zoom (process 1)")
