"""The vendor's card: what it says it keeps, who listens, how to opt out, delete and export; each with its source."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from monitor.speaker_model import Profile, Vendor
from monitor.vendors import profile_of
from ui import speakers_words as words
from ui.language import QT_TR_NOOP, tr
from ui.parts import button, card, label, row, rule
from ui.speakers.cited import add_cited

NOTHING = QT_TR_NOOP(
    "Nothing is known of this vendor. Read its privacy page, and import what you find as a list by hand."
)


def vendor_panel(vendor: Vendor) -> QFrame:
    """Raises VendorFileDamaged."""
    profile = profile_of(vendor)
    frame, layout = card(words.vendor_title(vendor, profile.name))
    if not profile.has_history:
        layout.addWidget(label(no_history(profile), "warn", wrap=True))
    if not profile.card:
        layout.addWidget(label(tr(NOTHING), "muted", wrap=True))
    for place, cited in enumerate(profile.card):
        if place:
            layout.addWidget(rule())
        add_cited(layout, cited)
    layout.addStretch(1)
    return frame


def no_history(profile: Profile) -> str:
    said = tr("There is no history to import: {vendor} gives none. The first line below says how that is known.")
    return said.format(vendor=profile.name)


class VendorDialog(QDialog):
    """The panel in a window of its own, to read and to close."""

    def __init__(self, vendor: Vendor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.vendor_title(vendor, profile_of(vendor).name))
        self.resize(620, 560)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(vendor_panel(vendor))
        area.setAccessibleName(self.windowTitle())
        close = button(tr("&Close"), self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(area, 1)
        layout.addLayout(row(1, close))
        close.setFocus()
