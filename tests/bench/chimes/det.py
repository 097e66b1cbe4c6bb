"""Draws the detection-error trade-off from the measured figures: misses against false alarms.

After Martin et al. 1997, The DET curve in assessment of detection task performance. Misses on a normal-deviate scale;
false alarms in 24 h on a logarithmic one, for there is no number of trials to take a share of.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from scipy import stats

from tests.bench.chimes.peers import FUSED
from tests.bench.chimes.stand import OWN

SHOWN = (10.0, 5.0, 0.0, -5.0)
COLOURS = {10.0: "#1b4965", 5.0: "#2a7f9e", 0.0: "#d08c2f", -5.0: "#a4433a"}
TICKS = (0.1, 0.3, 1, 3, 10, 20, 40, 60, 80, 95)  # percent missed
TITLES = {"same": "microphone as paired", "moved": "microphone moved by 0.8 m or more"}
INK = "#333333"


def draw(facts: dict[str, Any], path: Path) -> None:
    """Two panels: the microphone as paired, and moved. Solid: ours; dotted: the first experiments' best."""
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    with plt.rc_context({"font.size": 10, "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": "#bbbbbb"}):
        figure, panels = plt.subplots(1, 2, figsize=(11.5, 5.0), sharey=True, layout="constrained")
        for panel, place in zip(panels, TITLES, strict=True):
            _panel(panel, facts, place)
        panels[0].set_ylabel("chimes missed, %")
        figure.legend(*_key(panels[1]), frameon=False, loc="outside right center", fontsize=9)
        figure.suptitle(_title(facts), fontsize=10, x=0.01, ha="left")
        figure.savefig(path, dpi=130)
        plt.close(figure)


def _panel(panel: Any, facts: dict[str, Any], place: str) -> None:
    rates = np.asarray(facts["rates"])
    for snr in SHOWN:
        for method, style in ((OWN, {"lw": 2.0}), (FUSED, {"lw": 1.2, "ls": ":"})):
            missed = facts.get(f"missed {method} {place} {snr:g}")
            if missed is not None:
                label = f"{snr:+.0f} dB" if method == OWN else None
                panel.plot(rates, _deviate(100 * np.asarray(missed)), color=COLOURS[snr], label=label, **style)
    panel.set_xscale("log")
    panel.set_xlim(rates[0], rates[-1])
    panel.set_ylim(_deviate([TICKS[0]])[0], _deviate([TICKS[-1]])[0])
    panel.set_yticks(_deviate(TICKS), [f"{tick:g}" for tick in TICKS])
    panel.set_xticks([0.1, 1, 10], ["0.1", "1", "10"])
    panel.axvline(1.0, color="#bbbbbb", lw=0.8)
    panel.grid(color="#eeeeee", lw=0.8)
    panel.set_axisbelow(True)
    panel.spines[["top", "right"]].set_visible(False)
    panel.set_title(TITLES[place], fontsize=10, loc="left")
    panel.set_xlabel("false alarms in 24 h, a chime")


def _deviate(percent: Sequence[float] | np.ndarray[Any, np.dtype[np.float64]]) -> Any:
    return stats.norm.ppf(np.clip(np.asarray(percent, dtype=float) / 100, 0.0008, 0.97))


def _key(panel: Any) -> tuple[list[Any], list[str]]:
    from matplotlib.lines import Line2D

    handles, labels = panel.get_legend_handles_labels()
    dotted = Line2D([], [], color="#777777", lw=1.2, ls=":")
    return [*handles, dotted], [*labels, f"dotted: {FUSED},\nthe first experiments"]


def _title(facts: dict[str, Any]) -> str:
    return f"{len(facts['chimes'])} chimes in simulated rooms, by signal-to-noise ratio: {facts['size']}"


if __name__ == "__main__":
    draw(json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2]))
