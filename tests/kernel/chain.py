"""PipeWire on top of the real card, with one client that records through it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.rig.sound import PrivatePipeWire

SLOW = 60.0  # seconds; the machine is emulated


@dataclass(frozen=True, slots=True)
class Chain:
    """Process ids of the sound server and of the program that records through it."""

    server: int
    recorder: int
    runtime: Path


@contextmanager
def sound_server(card: str, folder: Path) -> Iterator[Chain]:
    """``card``: an ALSA device. The server has it as its only hardware microphone."""
    facts = ("factory.name=api.alsa.pcm.source", "node.name=the-card", "media.class=Audio/Source")
    node = f'{{ {" ".join(facts)} api.alsa.path="{card}" }}'
    with PrivatePipeWire(folder) as sound, sound.client("pw-cli", "-m", "create-node", "adapter", node):
        sound.wait_until(lambda: "the-card" in sound.sources(), "the card's node", SLOW)
        with sound.client("pw-record", "--target=the-card", "/dev/null") as recorder:
            yield Chain(sound.pipewire.pid, recorder.pid, sound.runtime)
