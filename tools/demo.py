"""``make demo``: the real program watches real programs record from a silent virtual microphone."""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.rig.processes import Program, RigError
from tests.rig.sound import LIE
from tests.rig.stage import ROOT, Stage, own_desktop, private_stage

OUT = ROOT / "build" / "demo"


@dataclass(frozen=True, slots=True)
class Act:
    """``at`` and ``lasts`` are seconds in a round."""

    at: float
    lasts: float
    recorder: str
    words: str
    extra: tuple[str, ...] = ()
    env: dict[str, str] = field(default_factory=dict)


ROUND = 40.0
ACTS = (
    Act(2, 20, "parecord", "parecord records for 20 s"),
    Act(6, 0.3, "pw-record", "pw-record has the microphone for a moment"),
    Act(10, 9, "ffmpeg", "ffmpeg joins it for 9 s"),
    Act(16, 6, "pacat", "a pacat that says it is Zoom, process 1", ("--client-name=Zoom",), LIE),
    Act(24, 8, "arecord", "arecord, through ALSA's pulse plug-in"),
)


def main() -> int:
    chosen = _arguments()
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    _hint(chosen.on_my_display)
    try:
        with tempfile.TemporaryDirectory(prefix="ew-demo-") as folder:
            _play(Path(folder), chosen.on_my_display, over, chosen.seconds)
    except RigError as error:
        say(f"The demo can't go on: {error}")
        return 2
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("--on-my-display", action="store_true", help="show it on your desktop instead of a private one")
    parser.add_argument("--for", dest="seconds", type=float, help="end after this many seconds")
    return parser.parse_args()


def _hint(mine: bool) -> None:
    has_display = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    if has_display and not mine:
        say('To see it on your own desktop: make demo ARGS="--on-my-display"')
    say("Ctrl-C ends it. Nothing of your own sound or your own records is touched.")


def _play(tmp: Path, mine: bool, over: threading.Event, seconds: float | None) -> None:
    made = own_desktop(tmp) if mine else private_stage(tmp)
    until = time.monotonic() + (seconds if seconds is not None else float("inf"))
    with made as stage, stage.earwitness(tmp / "data") as program:
        stage.wait_for_icon()
        say(f"Earwitness runs on display {stage.env.get('DISPLAY', 'of yours')}, process {program.pid}.")
        if stage.screen is not None:
            say(f"Pictures of its screen: {OUT}/*.png")
        for number in itertools.count(1):
            if not play_round(stage, over, until, OUT / f"round-{number}" if number == 1 else None):
                break
            if not program.alive:
                raise RigError(f"Earwitness ended by itself:\n{program.tail()}")
    say("Ended.")


def play_round(stage: Stage, over: threading.Event, until: float, pictures: Path | None) -> bool:
    """Plays every act once. False when it is time to end."""
    began = time.monotonic()
    with contextlib.ExitStack() as running:
        for at, act, starts in _steps():
            if not _wait(over, min(began + at, until)) or time.monotonic() >= until:
                return False
            if starts:
                say(act.words)
                running.callback(start(stage, act).stop)
            if pictures is not None:
                _picture(stage, pictures.parent / f"{pictures.name}-{at:04.1f}s.png")
        return _wait(over, min(began + ROUND, until)) and time.monotonic() < until


def _steps() -> Iterator[tuple[float, Act, bool]]:
    """Starts, and a picture two seconds after each: what the panel shows takes a moment to be drawn."""
    steps = [(act.at, act, True) for act in ACTS] + [(act.at + 2, act, False) for act in ACTS]
    return iter(sorted(steps, key=lambda step: step[0]))


def start(stage: Stage, act: Act) -> Program:
    """Starts the recorder of an act; it is ended by a timer."""
    argv = [*stage.sound.recorder_command(act.recorder), *act.extra]
    program = stage.sound.programs.start(*argv, env=act.env)
    timer = threading.Timer(act.lasts, program.stop)
    timer.daemon = True
    timer.start()
    return program


def _wait(over: threading.Event, moment: float) -> bool:
    return not over.wait(max(0.0, moment - time.monotonic()))


def _picture(stage: Stage, file: Path) -> None:
    if stage.screen is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    stage.screen.screenshot(file)


def say(text: str) -> None:
    sys.stdout.write(f"demo: {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
