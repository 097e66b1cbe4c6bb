"""The card that tells what lies under the pointer. All text is plain: a name can't become markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolTip, QWidget

from monitor.model import Disagreed, Trust
from ui.origin_words import provenance
from ui.theme import Palette
from ui.timeline import act_lane_words, band_words, speaker_words, words
from ui.timeline.geometry import NAMES
from ui.timeline.hits import Hit
from ui.timeline.incident_words import incident_lines
from ui.timeline.lanes import Group
from ui.timeline.scene import Scene
from ui.timeline.speaker_lanes import SpeakerLanes

WIDEST = 380
FAR = 16
"""Pixels between the pointer and the card."""


class HoverCard(QFrame):
    """Lets the mouse through, so it never gets in the way of panning."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("hover-card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMaximumWidth(WIDEST)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._palette: Palette | None = None
        self._told: Sequence[tuple[str, str, str]] = ()
        self.hide()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.setStyleSheet(
            f"#hover-card {{ background: {palette.card}; border: 1px solid {palette.hatch}; border-radius: 9px; }}"
            f"#hover-card QLabel {{ color: {palette.text}; background: transparent; border: none; }}"
            f"#hover-card QLabel[role=muted] {{ color: {palette.muted}; }}"
            f"#hover-card QLabel[role=title] {{ font-weight: 600; }}"
            f"#hover-card QLabel[role=caution] {{ color: {palette.warn}; }}"
            f"#hover-card QLabel[role=warn] {{ font-weight: 600; color: {palette.warn}; }}"
        )

    def tell_at(self, scene: Scene, at: QPoint) -> None:
        """About what lies under a point of the parent; a lane's name has a tooltip instead."""
        hit = scene.hit(at.x(), at.y())
        if at.x() < NAMES and (told := tooltip_of(hit)):
            QToolTip.showText(self._over.mapToGlobal(at), words.plain_tooltip(told), self._over)
        self.tell(hit, scene, at)

    def tell(self, hit: Hit, scene: Scene, at: QPoint) -> None:
        """Shows the card beside a point of the parent, or hides it when there is nothing to tell."""
        rows = rows_of(hit, scene)
        if not rows:
            self.hide()
            return
        if rows != self._told:
            self._told = rows
            self._fill(rows)
        self._place(at)
        self.show()
        self.raise_()

    def text(self) -> str:
        return "\n".join(" ".join(part for part in row[1:] if part) for row in self._told)

    def _fill(self, rows: Sequence[tuple[str, str, str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (role, label, text) in enumerate(rows):
            if label:
                self._grid.addWidget(self._label(label, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            column, span = (1, 1) if label else (0, 2)
            self._grid.addWidget(self._label(text, role, wraps=True), at, column, 1, span)
        for one in self.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly):
            one.setVisible(self._grid.indexOf(one) >= 0)  # a new child of a shown card is hidden and has no size yet
        self.setAccessibleName(rows[0][2])
        self.setAccessibleDescription(". ".join(f"{label} {text}".strip() for _, label, text in rows[1:]))
        self.adjustSize()

    def _label(self, text: str, role: str, wraps: bool = False) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(wraps)
        label.setMinimumWidth(min(label.fontMetrics().horizontalAdvance(text) + 4, WIDEST - 110) if wraps else 0)
        label.setText(text)
        return label

    def _place(self, at: QPoint) -> None:
        """Right of and below the point; on the other side where the parent ends."""
        room = self._over.size()
        x = at.x() + FAR if at.x() + FAR + self.width() < room.width() else at.x() - FAR - self.width()
        y = at.y() + FAR if at.y() + FAR + self.height() < room.height() else at.y() - FAR - self.height()
        self.move(max(x, 4), min(max(y, 4), max(4, room.height() - self.height() - 4)))


def tooltip_of(hit: Hit) -> str:
    """For the name of a lane."""
    if hit.speaker:
        return speaker_words.side_tooltip(hit.speaker, hit.side)
    if hit.row and hit.row.group is Group.ACTS:
        return act_lane_words.lane_tooltip()
    return words.lane_tooltip(hit.lane) if hit.lane else ""


def rows_of(hit: Hit, scene: Scene) -> list[tuple[str, str, str]]:
    """Lines of the card: role, label, text."""
    if hit.activation and hit.lane:
        application = hit.activation.application
        conflict = application.trust is Trust.CONFLICT
        title = words.conflict_title(application)
        facts = [("", label, text) for label, text in words.card_facts(hit.activation, scene.now, scene.zone)]
        trust = ("caution" if conflict else "muted", "", words.trust_line(application))
        origin = provenance(application)
        beside = [("muted", "", origin)] if origin and not application.exe else []
        return [("warn" if conflict else "title", "", title), *facts, *beside, trust]
    if hit.speaker:
        return _speaker_rows(hit, hit.speaker, scene)
    if hit.acts:
        (_, title), *told_of = act_lane_words.told(hit.acts, scene.zone)
        return [("title", "", title), *(("", label, text) for label, text in told_of)]
    if hit.incident:
        told = _told(incident_lines(hit.incident, scene.zone))
        warns = isinstance(hit.incident, Disagreed) or hit.incident.application.trust is Trust.CONFLICT
        return [("warn", "", told[0][2]), *told[1:]] if warns else told
    if hit.count and hit.lane:
        return _told(words.cluster_lines(hit.lane, hit.count, *hit.span, scene.zone))
    return _told(band_words.band_lines(hit.band, scene.zone)) if hit.band else []


def _speaker_rows(hit: Hit, speaker: SpeakerLanes, scene: Scene) -> list[tuple[str, str, str]]:
    if hit.mark:
        role = "warn" if speaker_words.accuses(hit.mark) else "title"
        facts = speaker_words.facts(hit.mark, scene.zone)
        return [(role, "", speaker_words.headline(hit.mark)), *(("", label, text) for label, text in facts)]
    if hit.count and hit.side:
        return _told(speaker_words.cluster_lines(speaker, hit.side, hit.span, scene.zone))
    return _told(speaker_words.band_lines(speaker, hit.side, hit.band, scene.zone)) if hit.band and hit.side else []


def _told(lines: Sequence[str]) -> list[tuple[str, str, str]]:
    return [("title" if at == 0 else "muted", "", line) for at, line in enumerate(lines) if line]
