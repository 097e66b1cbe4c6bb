"""What a person hears who can't see the window, and how far one gets who has only keys: on a real AT-SPI bus."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from jeepney.wrappers import DBusErrorResponse

from tests.rig.accessibility import AccessibilityBus, Node, Reader
from tests.rig.desktop import PrivateBus, PrivateDisplay
from tests.rig.processes import RigError, wait_until

pytestmark = [pytest.mark.desktop, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
PAGES = {"now": "Now", "timeline": "Timeline", "speakers": "Speakers", "findings": "Findings", "settings": "Settings"}
INSIDE = ("table cell", "cell", "list item", "column header", "row header", "menu item")
"""Reached with the arrows of what they are in."""
MEANINGLESS = {"button", "push button", "check box", "combo box", "edit", "text", "label", "table", "list"}


class Seat:
    """The program, somebody at its keyboard, and somebody who listens."""

    def __init__(self, screen: PrivateDisplay, a11y: AccessibilityBus, tmp: Path, *words: str) -> None:
        self.screen = screen
        data = tmp / "data"
        data.mkdir(mode=0o700)
        env = {**a11y.env, "XDG_CONFIG_HOME": str(tmp / "config"), "LANG": "C", "EARWITNESS_THEME": "light"}
        argv = [sys.executable, "-m", "tests.desktop.furnished", str(data), *words]
        self._log = (tmp / "program.log").open("wb")
        self.program = subprocess.Popen(argv, cwd=ROOT, env=env, stdin=subprocess.PIPE, stderr=self._log)
        screen.wait_until(lambda: screen.windows("^Earwitness$"), "the window", 60)
        self.window = screen.windows("^Earwitness$")[0]
        self.reader: Reader = a11y.reader()
        wait_until(self.reader.applications, "the program on the accessibility bus", 30)

    def close(self) -> None:
        self.reader.close()
        self.program.terminate()
        self.program.communicate()
        self._log.close()

    def mark(self) -> None:
        assert self.program.stdin is not None
        self.program.stdin.write(b"mark\n")
        self.program.stdin.flush()

    def key(self, *keys: str) -> None:
        self.screen.xdotool("key", "--clearmodifiers", *keys)

    def nodes(self) -> list[Node]:
        return [node for top in self.reader.applications() for node in self.reader.walk(top)]

    def find(self, name: str, role: str = "") -> Node:
        """Waits for it."""
        found: list[Node] = []

        def look() -> bool:
            found[:] = [each for each in self.nodes() if each.name == name and role in ("", each.role)]
            return bool(found)

        wait_until(look, f"{role} {name}")
        return found[0]

    def turn_to(self, page: str) -> list[Node]:
        """What there is to hear once nothing more comes."""
        self.screen.xdotool("windowactivate", "--sync", self.window)
        self.key(f"ctrl+{list(PAGES).index(page) + 1}")
        wait_until(lambda: self.find(PAGES[page], "page tab").selected, f"page {page}")
        return self.settled()

    def settled(self) -> list[Node]:
        seen: list[list[Node]] = [[]]

        def same() -> bool:
            seen.append(self.nodes())
            return len(seen[-1]) > 1 and [each.path for each in seen[-1]] == [each.path for each in seen[-2]]

        wait_until(same, "a page that stands still")
        return seen[-1]

    def focused(self, among: list[Node]) -> Node | None:
        """The page may have been built anew meanwhile: then what it has now is added to ``among``."""
        for each in among:
            with contextlib.suppress(DBusErrorResponse):
                if self.reader.again(each).focused:
                    return each
        known = {each.path for each in among}
        among += [each for each in self.nodes() if each.path not in known and _stop(each)]
        return None

    def faults(self, nodes: Sequence[Node]) -> list[str]:
        found = [fault for node in nodes for fault in self._faults_of(node)]
        named = Counter((each.role, each.name, each.description) for each in nodes if _alone(each))
        return found + [f"{count} times {each}" for each, count in named.items() if count > 1]

    def _faults_of(self, node: Node) -> Iterator[str]:
        told = f"{node.role} “{node.name}” in “{node.within}”"
        if node.focusable and (not node.name.strip() or node.name.strip().lower() in MEANINGLESS):
            yield f"no name: {told}"
        if "<" in node.name + node.description:
            yield f"markup: {told} {node.description}"
        if node.role == "graphic" and not node.name and node.within in (*PAGES.values(), "Earwitness", ""):
            yield f"a picture without words: {told}"
        if node.role == "combo box" and not (node.description or self.reader.has_label(node)):
            yield f"only what is chosen: {told}"
        if node.role == "unknown":
            yield f"of no kind: {told}"


def _alone(node: Node) -> bool:
    """Something that is found by its name; what is chosen in two boxes may be the same."""
    return node.focusable and node.role not in (*INSIDE, "combo box")


Sit = Callable[..., Seat]


@pytest.fixture(scope="module")
def sit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sit]:
    tmp = tmp_path_factory.mktemp("seat")
    seats: list[Seat] = []
    with (
        PrivateDisplay(tmp, dict(os.environ), "1280x900", with_manager=True) as screen,
        PrivateBus(tmp, screen.env) as bus,
        AccessibilityBus(tmp, bus.env) as a11y,
    ):

        def seated(*words: str) -> Seat:
            (tmp / str(len(seats))).mkdir()
            seats.append(Seat(screen, a11y, tmp / str(len(seats)), *words))
            return seats[-1]

        yield seated
        for seat in seats:
            seat.close()


@pytest.fixture(scope="module")
def seat(sit: Sit) -> Seat:
    return sit()


@pytest.mark.parametrize("page", PAGES)
def test_everything_on_a_page_says_what_it_is(seat: Seat, page: str) -> None:
    nodes = seat.turn_to(page)
    assert len(nodes) > 20
    assert seat.faults(nodes) == []
    chosen = [each.name for each in nodes if each.role == "page tab" and each.selected]
    assert chosen == [PAGES[page]]


def test_the_window_is_a_window_and_the_page_tells_its_headline(seat: Seat) -> None:
    nodes = seat.turn_to("now")
    assert [each.name for each in nodes if each.role == "frame"] == ["Earwitness"]
    page = next(each for each in nodes if each.name == "Now" and each.role != "page tab")
    headline = next(each.name for each in nodes if each.role == "label" and "microphone" in each.name)
    assert page.description.startswith(headline)


def test_the_table_of_the_timeline_says_what_it_is(seat: Seat) -> None:
    seat.turn_to("timeline")
    seat.key("t")
    seat.find("Activations as a table", "table")
    assert seat.faults(seat.settled()) == []
    seat.key("t")
    seat.find("Timeline", "list")


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_all_of_a_page_and_leaves_it_again(seat: Seat, page: str) -> None:
    """Once around forwards and once backwards, the same way; what is reached with arrows is left out."""
    nodes = [each for each in seat.turn_to(page) if _stop(each)]
    forwards = _round(seat, nodes, "Tab")
    backwards = _round(seat, nodes, "shift+Tab")
    assert [forwards[0], *reversed(forwards[1:])] == backwards
    reached = {path for path, _ in forwards}
    unreached = {each.name for each in seat.nodes() if _stop(each) and each.path not in reached and not _sibling(each)}
    others = {name for name in PAGES.values() if name != PAGES[page]}  # tabs: chosen with the arrows
    assert unreached - others == set()


def _sibling(node: Node) -> bool:
    """One of several of which the chosen one is reached, the others with the arrows."""
    return node.role == "radio button" and not node.checked


def _stop(node: Node) -> bool:
    """A text is focused by a click, to be copied from; what it says is copied by a button."""
    return node.focusable and node.enabled and node.role not in (*INSIDE, "label")


def _round(seat: Seat, nodes: list[Node], key: str) -> list[tuple[str, str]]:
    """(path, name) of what had the focus, in order, from where it is until there again."""
    wait_until(lambda: seat.focused(nodes), "a focus")
    now = seat.focused(nodes)
    assert now is not None
    way = [(now.path, now.name)]
    while len(way) <= 2 * len(nodes):
        before = way[-1][0]
        seat.key(key)
        at = _left(seat, nodes, before)
        if (at.path, at.name) == way[0]:
            return way
        way.append((at.path, at.name))
    raise AssertionError(f"never back: {way}")


def test_arrows_choose_a_page(seat: Seat) -> None:
    seat.turn_to("now")
    tab = seat.find("Now", "page tab")
    for _ in range(40):
        if seat.reader.again(tab).focused:
            break
        seat.key("shift+Tab")
        seat.settled()
    seat.key("Down")
    wait_until(lambda: seat.find("Timeline", "page tab").selected, "the next page")


DIALOGS = {
    "now": ("Make a report about the last 24 hours", "This week…", "Rules…"),
    "speakers": ("Pair a speaker…", "Add without pairing…", "Microphone…"),
    "findings": ("Report…", "Letter…"),
    "settings": ("Add…", "What can be watched here…"),
}


@pytest.mark.parametrize(("page", "opener"), [(page, each) for page, those in DIALOGS.items() for each in those])
def test_a_dialog_says_what_it_is_and_escape_closes_it(seat: Seat, page: str, opener: str) -> None:
    seat.turn_to(page)
    seat.reader.press(seat.find(opener, "push button"))
    wait_until(lambda: _dialogs(seat), f"a dialog after {opener}")
    seat.settled()
    try:
        _sound(seat)
    finally:
        seat.key("Escape")
        wait_until(lambda: not _dialogs(seat), f"the dialog of {opener} to close")


def test_the_question_which_speaker_lit_up_says_what_it_is(seat: Seat) -> None:
    seat.mark()
    wait_until(lambda: _dialogs(seat), "the question")
    _sound(seat)
    seat.screen.xdotool("windowactivate", "--sync", seat.screen.windows("^Mark")[0], "key", "Escape")
    wait_until(lambda: not _dialogs(seat), "the question to close")


def test_the_first_words_say_what_they_are_page_by_page(sit: Sit) -> None:
    seat = sit("welcome")
    wait_until(lambda: _dialogs(seat), "the first words")
    for _ in range(3):
        _sound(seat)
        seat.reader.press(next(each for each in seat.nodes() if each.name in ("Next", "Done") and each.enabled))
    wait_until(lambda: not _dialogs(seat), "the first words to end")


def _dialogs(seat: Seat) -> list[Node]:
    return [each for each in seat.nodes() if each.role in ("dialog", "alert")]


def _sound(seat: Seat) -> None:
    """The dialog has a title, something in it has the focus, and nothing in it is without a name."""
    top = _dialogs(seat)[0]
    inside = list(seat.reader.walk(top))
    assert top.name
    assert seat.faults(inside) == []
    wait_until(lambda: any(each.focused for each in seat.reader.walk(top)), f"a focus in {top.name}")


def _left(seat: Seat, nodes: list[Node], before: str) -> Node:
    """Where the focus went; it must go somewhere."""

    def moved() -> Node | None:
        at = seat.focused(nodes)
        return at if at is not None and at.path != before else None

    try:
        wait_until(moved, "another focus", 5)
    except RigError as error:
        there = [f"{each.role} {each.name}" for each in seat.nodes() if each.focused]
        raise AssertionError(f"The focus does not leave {before}: {there}") from error
    at = seat.focused(nodes)
    assert at is not None
    return at
