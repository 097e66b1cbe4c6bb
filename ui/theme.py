"""Colours of the light and the dark theme, and the one place that knows which is on. No Qt widgets here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``. Text keeps a contrast of 4.5:1 on all that it stands on; the accents are Okabe and
    Ito's (https://jfly.uni-koeln.de/color/), darkened or lightened to keep 3:1 as shapes, also in a chosen row."""

    dark: bool
    rail: str
    page: str
    card: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    bar: str
    own_bar: str
    good: str
    warn: str
    odd: str
    vendor: str
    band: str
    hatch: str


LIGHT = Palette(
    dark=False, rail="#eaedf3", page="#f5f6f8", card="#ffffff", line="#dfe2e8", text="#181a1f", muted="#5b616e",
    accent="#00689f", accent_soft="#d2e4ef", on_accent="#ffffff", bar="#1f84c1", own_bar="#767f8d", good="#00805c",
    warn="#a54500", odd="#bb5f93", vendor="#0072b2", band="#e8ebf0", hatch="#808794",
)  # fmt: skip
DARK = Palette(
    dark=True, rail="#0e1216", page="#15191e", card="#1f2428", line="#333a41", text="#eceff3", muted="#9ba3ae",
    accent="#56b4e9", accent_soft="#1b2f3d", on_accent="#0c1114", bar="#3d8fc2", own_bar="#6f7883", good="#35cfa0",
    warn="#ff8a4c", odd="#d48bb5", vendor="#7cc4ee", band="#242a33", hatch="#6f7782",
)  # fmt: skip
