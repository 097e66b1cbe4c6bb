"""``make screenshots``: docs/images from the real program, which watches real programs on a private desktop."""

from __future__ import annotations

import signal
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.rig.processes import RigError, run, wait_until
from tests.rig.stage import ROOT, Stage, private_stage
from tools.demo import ACTS, play_round, say, start

IMAGES = ROOT / "docs" / "images"
SETTLED = 1.5  # seconds until a page has drawn what it was asked for; nothing tells when

# The hour that "fit" shows at least, nearer, and then to where now is.
FITTED = ("0", *["plus"] * 8, "End")


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended
    IMAGES.mkdir(parents=True, exist_ok=True)
    try:
        for theme in ("light", "dark"):
            with tempfile.TemporaryDirectory(prefix="ew-pictures-") as folder, private_stage(Path(folder)) as stage:
                _session(stage, Path(folder) / "data", theme)
    except RigError as error:
        say(f"No pictures: {error}")
        return 2
    return 0


def _session(stage: Stage, data: Path, theme: str) -> None:
    """One round of the demo for the timeline to show, then two programs at once for the page Now."""
    _earwitness(stage, data, "settings", "set", "welcomed", "on")
    with stage.earwitness(data, env={"EARWITNESS_THEME": theme}):
        stage.wait_for_icon()
        _kitchen(stage, data)
        window = _window(stage)
        _tray(stage, theme)  # first, for a program is told of once
        say(f"{theme}: one round of programs, about 40 s")
        since = datetime.now(UTC).isoformat(timespec="seconds")
        play_round(stage, threading.Event(), time.monotonic() + 600, None)
        holders = [start(stage, act) for act in (ACTS[0], ACTS[3])]
        time.sleep(2)
        _close_notifications(stage)
        _page(stage, window, "ctrl+1", f"now-{theme}")
        _page(stage, window, "ctrl+2", f"timeline-{theme}", *FITTED)
        for keys, name in (("ctrl+3", "speakers"), ("ctrl+4", "findings"), ("ctrl+5", "settings")):
            _page(stage, window, keys, f"{name}-{theme}")
        _report(stage, data, theme, since)
        for holder in holders:
            holder.stop()


def _kitchen(stage: Stage, data: Path) -> None:
    """A speaker whose wakes were noted by hand, and its vendor's list, which lacks one of them."""
    wakes = [datetime.now(UTC) - timedelta(minutes=minutes, seconds=7) for minutes in (170, 150, 121, 74, 41, 12)]
    _earwitness(stage, data, "speakers", "add", "Kitchen", "--vendor", "alexa", "--device", "Kitchen Echo")
    for at in wakes:
        _earwitness(
            stage, data, "sightings", "add", "--speaker", "Kitchen", "--at", at.isoformat(), "--uncertainty", "3"
        )
    told = [at + timedelta(seconds=1.4) for place, at in enumerate(wakes) if place != 3]
    history = data.parent / "kitchen.csv"
    rows = [f"{at.isoformat(timespec='milliseconds')},Kitchen Echo,request," for at in told]
    history.write_text("\n".join(["time,device,kind,text", *rows, ""]), encoding="utf-8")
    covers = f"{(wakes[0] - timedelta(hours=1)).isoformat()}..{datetime.now(UTC).isoformat()}"
    _earwitness(stage, data, "import", str(history), "--speaker", "Kitchen", "--covers", covers)


def _earwitness(stage: Stage, data: Path, *words: str) -> None:
    run(sys.executable, str(ROOT / "main.py"), "--data", str(data), *words, env=stage.env, timeout=60)


def _window(stage: Stage) -> str:
    screen = stage.screen
    assert screen is not None
    wait_until(lambda: screen.windows("^Earwitness$"), "the window", 30)
    window = screen.windows("^Earwitness$")[0]
    # Clear of the panel at the top; the manager's frame takes a few pixels more.
    screen.xdotool("windowsize", window, "1180", "700", "windowmove", window, "50", "56", "windowactivate", window)
    return window


def _page(stage: Stage, window: str, page: str, name: str, *keys: str) -> None:
    """``page``: the keys that choose it; ``keys``: what is pressed there."""
    assert stage.screen is not None
    stage.screen.xdotool("windowactivate", "--sync", window, "key", "--clearmodifiers", page)
    time.sleep(SETTLED)
    if keys:
        stage.screen.xdotool("key", "--delay", "150", *keys)
        time.sleep(SETTLED)
    _keep(stage, name, window)


def _tray(stage: Stage, theme: str) -> None:
    """A fresh notification with the panel above it."""
    assert stage.screen is not None
    assert stage.notifier is not None
    notifier = stage.notifier
    program = start(stage, ACTS[2])
    wait_until(lambda: notifier.shown() > 0, "a notification")
    time.sleep(SETTLED)
    raw = IMAGES / f"tray-{theme}.png"
    stage.screen.screenshot(raw)
    _reduce(stage, raw, "-crop", "460x240+820+0", "+repage")
    program.stop()


def _report(stage: Stage, data: Path, theme: str, since: str) -> None:
    """What the command writes about all that was recorded: the page in a browser, and once each sheet of the paper."""
    made = {ending: data.parent / f"report{ending}" for ending in (".html", ".pdf")}
    for path in made.values():
        _earwitness(stage, data, "report", "--since", since, "--out", str(path))
    page = IMAGES / f"report-{theme}.png"
    scheme = f"--blink-settings=preferredColorScheme={int(theme == 'light')}"  # Blink's own numbers: 0 dark, 1 light
    browse = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1100,1240", scheme)
    run("chromium", *browse, f"--screenshot={page}", made[".html"].as_uri(), env=stage.env)
    _reduce(stage, page)
    if theme == "light":
        sheets = data.parent / "sheet"
        run("pdftoppm", "-r", "60", "-png", str(made[".pdf"]), str(sheets), env=stage.env)
        first = sorted(data.parent.glob("sheet-*.png"))[:2]
        paper = IMAGES / "report-paper.png"
        side_by_side = ("-tile", "x1", "-geometry", "+10+10", "-background", "#838c9a")
        run("montage", *map(str, first), *side_by_side, str(paper), env=stage.env)
        _reduce(stage, paper)
    say(f"{page.relative_to(ROOT)}")


def _close_notifications(stage: Stage) -> None:
    assert stage.notifier is not None
    stage.notifier.dunstctl("close-all")


def _keep(stage: Stage, name: str, window: str) -> None:
    assert stage.screen is not None
    file = IMAGES / f"{name}.png"
    _close_notifications(stage)  # one over the window would be a black hole in its picture
    time.sleep(SETTLED / 3)
    stage.screen.screenshot(file, window)
    _reduce(stage, file)
    say(f"{file.relative_to(ROOT)}")


def _reduce(stage: Stage, file: Path, *words: str) -> None:
    """Without times and names of the tool in it, so that the same picture is the same file."""
    run("convert", str(file), *words, "-strip", "-define", "png:compression-level=9", str(file), env=stage.env)


if __name__ == "__main__":
    sys.exit(main())
