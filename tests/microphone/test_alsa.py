"""The watcher on folders that look like the kernel's; on a real kernel: tests/kernel."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor.microphone.alsa import AlsaWatcher, stranger
from monitor.microphone.alsa_devices import Places
from monitor.microphone.alsa_holders import Holder
from monitor.microphone.alsa_ledger import Stranger
from monitor.microphone.watcher import Blind, Closed, Edge, Opened, Seeing
from monitor.model import Application, Evidence, State, Trust

PATIENCE = 20.0


class Machine:
    """Folders in the shape of /proc/asound and /dev/snd."""

    def __init__(self, root: Path) -> None:
        self.places = Places(root / "asound", root / "dev/snd")
        (root / "dev").mkdir()

    def load_sound(self) -> None:
        self.places.asound.mkdir()
        for name in ("version", "pcm", "cards", "devices"):
            (self.places.asound / name).write_text("")
        self.places.devices.mkdir()

    def plug_in(self, card: int = 1) -> Path:
        """A card with one capture device; its node."""
        substream = self.places.asound / f"card{card}/pcm0c/sub0"
        substream.mkdir(parents=True)
        (substream / "status").write_text("closed\n")
        (substream.parent / "info").write_text("name: Analog\n")
        (self.places.asound / "pcm").write_text(f"{card:02}-00: Analog : Analog : capture 1\n")
        node = self.places.devices / f"pcmC{card}D0c"
        node.write_text("")
        return node


@contextmanager
def watched(machine: Machine) -> Iterator[queue.SimpleQueue[Edge]]:
    edges: queue.SimpleQueue[Edge] = queue.SimpleQueue()
    stop, watcher = threading.Event(), AlsaWatcher(places=machine.places, naming=_named)
    thread = threading.Thread(target=watcher.run, args=(edges.put, stop))
    thread.start()
    try:
        yield edges
    finally:
        stop.set()
        watcher.wake()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def _named(pid: int, trust: Trust, evidence: Evidence) -> Application:
    return Application("somebody", pid=pid, trust=trust, evidence=evidence)


def knock(node: Path) -> None:
    os.close(os.open(node, os.O_RDONLY))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_without_sound_cards_it_sees_that_nothing_can_be_open(machine: Machine) -> None:
    with watched(machine) as edges:
        assert isinstance(edges.get(timeout=PATIENCE), Seeing)


def test_an_opening_that_is_over_at_once_is_told(machine: Machine) -> None:
    machine.load_sound()
    node = machine.plug_in()
    with watched(machine) as edges:
        edges.get(timeout=PATIENCE)
        knock(node)
        opened, closed = edges.get(timeout=PATIENCE), edges.get(timeout=PATIENCE)
    assert isinstance(opened, Opened)
    assert isinstance(closed, Closed)
    assert (opened.state, opened.microphone.name) == (State.UNOBSERVED, "card 1: Analog")
    assert opened.key == closed.key


def test_a_card_that_comes_later_is_watched(machine: Machine) -> None:
    machine.load_sound()
    with watched(machine) as edges:
        edges.get(timeout=PATIENCE)
        node = machine.plug_in()
        found = None
        while found is None:  # the card is found a moment after its node appears
            knock(node)
            found = _next(edges)
    assert isinstance(found, Opened)


def test_the_first_card_of_all_is_watched(machine: Machine) -> None:
    with watched(machine) as edges:
        edges.get(timeout=PATIENCE)
        machine.load_sound()
        node = machine.plug_in()
        found = None
        while found is None:
            knock(node)
            found = _next(edges)
    assert isinstance(found, Opened)


def _next(edges: queue.SimpleQueue[Edge]) -> Edge | None:
    try:
        return edges.get(timeout=0.2)
    except queue.Empty:
        return None


def test_cards_that_a_container_hides_make_it_blind(machine: Machine) -> None:
    machine.places.asound.mkdir()
    with watched(machine) as edges:
        blind = edges.get(timeout=PATIENCE)
    assert isinstance(blind, Blind)
    assert "hidden" in blind.reason


def test_nodes_without_the_kernels_account_of_them_make_it_blind(machine: Machine) -> None:
    machine.places.devices.mkdir()
    (machine.places.devices / "pcmC0D0c").write_text("")
    with watched(machine) as edges:
        assert isinstance(edges.get(timeout=PATIENCE), Blind)


def test_a_kernel_that_does_not_tell_states_makes_it_blind(machine: Machine) -> None:
    machine.load_sound()
    machine.plug_in()
    (machine.places.asound / "card1/pcm0c/sub0/status").unlink()
    with watched(machine) as edges:
        blind = edges.get(timeout=PATIENCE)
    assert isinstance(blind, Blind)
    assert "CONFIG_SND_VERBOSE_PROCFS" in blind.reason


def test_a_holder_that_cannot_be_looked_into_keeps_its_name_as_a_claim() -> None:
    found = stranger(Stranger(Holder(77, 5), 1000, "zoom"))
    assert (found.name, found.pid, found.uid) == ("unknown program", 77, 1000)
    assert (found.trust, found.evidence) == (Trust.UNKNOWN, Evidence.NONE)
    assert found.claimed is not None
    assert found.claimed.name == "zoom"


def test_of_an_unproven_holder_nothing_is_said() -> None:
    assert stranger(Stranger()) == Application("unknown program", evidence=Evidence.NONE)
