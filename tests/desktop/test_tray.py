"""The real program under a real panel, notification server and window manager on a private display."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rig.desktop import Notifier, Panel, PrivateBus, PrivateDisplay
from tests.rig.processes import run, wait_until

pytestmark = pytest.mark.desktop
ROOT = Path(__file__).parents[2]


class Program:
    """The tray program with the service of ``tests.desktop.program``."""

    def __init__(self, env: dict[str, str], data: Path, *flags: str) -> None:
        self.env, self.data = env, data
        data.mkdir(exist_ok=True)
        argv = [sys.executable, "-m", "tests.desktop.program", str(data), *flags]
        self.process = subprocess.Popen(
            argv, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def said(self, text: str) -> None:
        """Reads what it says up to a line that holds ``text``."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if text in line:
                return
        raise AssertionError(f"it ended without saying {text!r}")

    def do(self, command: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()

    def end(self, how: int = signal.SIGTERM) -> tuple[int, str, str]:
        self.process.send_signal(how)
        out, errors = self.process.communicate(timeout=15)
        return self.process.returncode, out, errors

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


Start = Callable[..., Program]


@pytest.fixture
def start(desktop_bus: PrivateBus, tmp_path: Path) -> Iterator[Start]:
    started: list[Program] = []

    def begin(*flags: str) -> Program:
        program = Program({**desktop_bus.env, "PYTHONPATH": str(ROOT)}, tmp_path / "data", *flags)
        started.append(program)
        return program

    yield begin
    for program in started:
        program.close()


def call(env: dict[str, str], item: str, method: str, *words: str) -> str:
    name, _, path = item.partition("/")
    return run("dbus-send", "--session", "--print-reply", f"--dest={name}", f"/{path}", method, *words, env=env)


def item_property(env: dict[str, str], item: str, name: str) -> str:
    get = "org.freedesktop.DBus.Properties.Get"
    return call(env, item, get, "string:org.kde.StatusNotifierItem", f"string:{name}")


def menu(env: dict[str, str], item: str) -> str:
    """The menu's layout as the panel gets it."""
    name = item.partition("/")[0]
    method = "com.canonical.dbusmenu.GetLayout"
    return call(env, f"{name}/MenuBar", method, "int32:0", "int32:-1", "array:string:")


def click(panel: Panel, entry: str) -> None:
    """As the panel tells a click in the menu."""
    (item,) = panel.items()
    lines = menu(panel.env, item).splitlines()
    place = next(number for number, line in enumerate(lines) if entry in line)
    ids = [line.split()[-1] for line in lines[:place] if line.strip().startswith("int32")]
    event = ["int32:" + ids[-1], "string:clicked", "variant:string:", "uint32:0"]
    call(panel.env, f"{item.partition('/')[0]}/MenuBar", "com.canonical.dbusmenu.Event", *event)


def test_the_icon_is_in_the_panel_with_its_name_tooltip_and_menu(start: Start, panel: Panel) -> None:
    program = start("hidden")
    program.said("started")
    wait_until(lambda: len(panel.items()) == 1, "the tray icon")
    (item,) = panel.items()
    program.do("open firefox")
    program.said("opened")
    told = "firefox has used the microphone since"
    wait_until(lambda: told in item_property(panel.env, item, "ToolTip"), "the tooltip")
    assert "Earwitness" in item_property(panel.env, item, "Title")
    layout = menu(panel.env, item)
    for text in ("_Open Earwitness", "firefox · since", "_Pause notifications", "_Quit"):
        assert text in layout


def test_a_click_on_the_icon_opens_the_window(start: Start, panel: Panel, display: PrivateDisplay) -> None:
    start("hidden").said("started")
    wait_until(panel.items, "the tray icon")
    assert display.windows("^Earwitness$") == []
    call(panel.env, panel.items()[0], "org.kde.StatusNotifierItem.Activate", "int32:0", "int32:0")
    wait_until(lambda: display.windows("^Earwitness$"), "the window")


def test_a_tray_that_comes_late_gets_the_icon(
    start: Start, tmp_path: Path, desktop_bus: PrivateBus, display: PrivateDisplay
) -> None:
    start("hidden").said("started")
    with Panel(tmp_path, desktop_bus.env) as panel:
        wait_until(lambda: len(panel.items()) == 1, "the tray icon")
        assert display.windows("^Earwitness$") == []


def test_without_a_tray_a_hidden_start_opens_its_window_in_the_end(start: Start, display: PrivateDisplay) -> None:
    start("hidden").said("started")
    wait_until(lambda: display.windows("^Earwitness$"), "the window", 20)


def test_a_second_start_raises_the_first_and_ends(start: Start, panel: Panel, display: PrivateDisplay) -> None:
    start("hidden").said("started")
    wait_until(panel.items, "the tray icon")
    second = start()
    out, errors = second.process.communicate(timeout=15)
    assert (second.process.returncode, out, errors) == (0, "", "")
    wait_until(lambda: display.windows("^Earwitness$"), "the window")
    assert len(panel.items()) == 1


def test_a_start_after_a_kill_is_not_blocked_by_what_was_left_behind(start: Start, panel: Panel) -> None:
    first = start("hidden")
    first.said("started")
    first.end(signal.SIGKILL)
    start("hidden").said("started")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly_while_nothing_happens(start: Start, panel: Panel, how: int) -> None:
    program = start("hidden")
    program.said("started")
    wait_until(panel.items, "the tray icon")
    code, out, errors = program.end(how)
    assert (code, out.split(), errors) == (0, ["stopped"], "")
    wait_until(lambda: not panel.items(), "the icon to go")


def test_quit_in_the_menu_ends_it_cleanly(start: Start, panel: Panel) -> None:
    program = start("hidden")
    program.said("started")
    wait_until(panel.items, "the tray icon")
    click(panel, "_Quit")
    assert program.process.wait(15) == 0


def test_a_toast_is_replaced_in_place_and_its_action_shows_the_timeline(
    start: Start, panel: Panel, notifier: Notifier, display: PrivateDisplay
) -> None:
    program = start("hidden")
    program.said("started")
    program.do("open firefox first")
    wait_until(lambda: notifier.shown() == 1, "the toast")
    program.do("open firefox")
    program.said("opened")
    wait_until(lambda: notifier.shown() == 1, "one toast still")
    notifier.dunstctl("action", "0")
    wait_until(lambda: display.windows("^Earwitness$"), "the window")
    wait_until(lambda: notifier.shown() == 0, "the answered toast to go")


def test_a_contradicted_identity_is_told_with_its_claim(start: Start, panel: Panel, notifier: Notifier) -> None:
    program = start("hidden")
    program.said("started")
    program.do("open spy conflict")
    wait_until(lambda: notifier.shown() == 1, "the toast")
    (toast,) = notifier.told()
    assert toast["summary"] == "spy opened the microphone and calls itself Zoom (process 1)"


def test_four_programs_at_once_end_in_one_summary(start: Start, panel: Panel, notifier: Notifier) -> None:
    program = start("hidden")
    program.said("started")
    for name in ("one", "two", "three", "four"):
        program.do(f"open {name}")
    wait_until(lambda: notifier.shown() == 4, "three toasts and a summary")
    assert any(each["summary"].startswith("4 programs opened") for each in notifier.told())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("tray", [True, False])
def test_a_signal_ends_it_at_once_with_the_window_open(
    start: Start, request: pytest.FixtureRequest, display: PrivateDisplay, tray: bool, how: int
) -> None:
    if tray:
        request.getfixturevalue("panel")
    program = start()
    program.said("started")
    wait_until(lambda: display.windows("^Earwitness$"), "the window")
    code, out, errors = program.end(how)
    assert (code, out.split(), errors) == (0, ["stopped"], "")


def test_a_signal_ends_it_while_it_asks_whether_to_keep_watching(start: Start, display: PrivateDisplay) -> None:
    program = start()
    program.said("started")
    wait_until(lambda: display.windows("^Earwitness$"), "the window")
    display.xdotool("windowactivate", "--sync", display.windows("^Earwitness$")[0], "key", "Escape")
    wait_until(lambda: len(display.windows("^Earwitness$")) == 2, "the question")
    code, out, errors = program.end()
    assert (code, out.split(), errors) == (0, ["stopped"], "")


def test_control_q_ends_it_at_once_without_a_question(start: Start, display: PrivateDisplay) -> None:
    program = start()
    program.said("started")
    wait_until(lambda: display.windows("^Earwitness$"), "the window")
    window = display.windows("^Earwitness$")[0]
    display.xdotool("windowactivate", "--sync", window, "key", "--clearmodifiers", "ctrl+q")
    assert program.process.wait(15) == 0


def test_quit_in_the_menu_ends_it_at_once_with_the_window_open(
    start: Start, panel: Panel, display: PrivateDisplay
) -> None:
    program = start()
    program.said("started")
    wait_until(lambda: display.windows("^Earwitness$"), "the window")
    wait_until(panel.items, "the tray icon")
    click(panel, "_Quit")
    assert program.process.wait(15) == 0
