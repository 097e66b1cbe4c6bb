"""What the files under /proc/asound say, as values. Pure.

Formats: Linux sound/core/pcm.c (``info``, ``status``), sound/core/init.c (``cards``), sound/core/sound.c (``devices``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.model import Microphone, MicrophoneKind, State

# XRUN counts as capturing: the stream ran, was read too slowly, and what it had heard waits in its buffer.
_CAPTURING = frozenset({"RUNNING", "XRUN", "DRAINING"})
_MADE_OF_SOFTWARE = frozenset({"Loopback", "Dummy"})  # snd-aloop, snd-dummy
_CARD = re.compile(r"^ *(?P<number>\d+) \[(?P<id>[^\]]*)\]: (?P<driver>.*?) - (?P<name>.*)$")
_MINOR = re.compile(r"^ *(?P<minor>\d+): \[ *(?P<card>\d+)- *(?P<device>\d+)\]: digital audio capture$")
_NODE = re.compile(r"^pcmC(?P<card>\d+)D(?P<device>\d+)c$")


@dataclass(frozen=True, slots=True, order=True)
class DeviceId:
    """A capture device: card and device number. One device may have several substreams."""

    card: int
    device: int

    @property
    def node(self) -> str:
        return f"pcmC{self.card}D{self.device}c"

    @property
    def id(self) -> str:
        return f"alsa:card{self.card}:pcm{self.device}"


@dataclass(frozen=True, slots=True)
class Card:
    driver: str
    name: str


@dataclass(frozen=True, slots=True)
class Status:
    """An open substream. ``owner``: id of the *thread* that opened it, which may be gone, or its number reused."""

    state: State
    owner: int | None


def status_of(text: str) -> Status | None:
    """Meaning of a ``status`` file; None when the substream is closed."""
    facts = _facts(text)
    if "state" not in facts:
        return None
    owner = facts.get("owner_pid", "")
    state = State.CAPTURING if facts["state"] in _CAPTURING else State.PAUSED
    return Status(state, int(owner) if owner.isdigit() else None)


def cards_of(text: str) -> dict[int, Card]:
    """Meaning of /proc/asound/cards: number -> card. The second line of each entry is left out."""
    found = (_CARD.match(line) for line in text.splitlines())
    return {int(card["number"]): Card(card["driver"].strip(), card["name"].strip()) for card in found if card}


def minors_of(text: str) -> dict[DeviceId, int]:
    """Meaning of /proc/asound/devices: capture device -> minor number of its device node, whatever the node's name."""
    found = (_MINOR.match(line) for line in text.splitlines())
    return {DeviceId(int(line["card"]), int(line["device"])): int(line["minor"]) for line in found if line}


def device_of_node(name: str) -> DeviceId | None:
    """The capture device behind an entry of /dev/snd; None for every other entry."""
    match = _NODE.match(name)
    return DeviceId(int(match["card"]), int(match["device"])) if match else None


def microphone_of(device: DeviceId, info: str, card: Card | None) -> Microphone:
    """The device with the names that its driver gives it. ``info``: the text of its ``info`` file."""
    facts = _facts(info)
    own = facts.get("name") or facts.get("id") or f"device {device.device}"
    card_name = card.name if card else f"card {device.card}"
    virtual = card is not None and card.driver in _MADE_OF_SOFTWARE
    kind = MicrophoneKind.VIRTUAL if virtual else MicrophoneKind.HARDWARE
    return Microphone(device.id, f"{card_name}: {own}", kind, card=device.card)


def _facts(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.splitlines())
    return {key.strip(): value.strip() for key, colon, value in pairs if colon}
