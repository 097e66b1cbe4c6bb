"""What a reading is called: the microphone at its root and the devices between, for people and for keys."""

from __future__ import annotations

from monitor.microphone.pipewire.flow import Reading
from monitor.microphone.pipewire.graph import Graph, Node
from monitor.model import Microphone, MicrophoneKind, Use

METER_RATE = 250
"""Samples a second; the peaks of a mixer's meter come 25 times. Speech needs thousands; what is rectified and this slow
carries no words."""


def microphone(graph: Graph, reading: Reading) -> Microphone:
    """The root; ``chain`` where other devices lie between it and the reader."""
    root = graph.nodes[reading.path[0]]
    between = [graph.nodes[serial] for serial in reading.path[1:-1]]
    devices = [node for node in between if not node.media_class.startswith("Stream/")]
    kind = MicrophoneKind.OUTPUT if reading.use is Use.OUTPUT_CAPTURE else kind_of(root)
    chain = tuple(node.label for node in (root, *devices)) if devices else ()
    return Microphone(root.name or f"node-{root.serial}", root.label, kind, chain, _card(root))


def slow(node: Node) -> bool:
    """Does its stream ask for meter rates and say that it is a meter?"""
    upper, slash, lower = node.properties.get("node.rate", "").partition("/")
    if not slash or not (upper.isdecimal() and lower.isdecimal()) or int(upper) == 0:
        return False
    return node.properties.get("stream.monitor") == "true" and int(lower) / int(upper) <= METER_RATE


def kind_of(root: Node) -> MicrophoneKind:
    """By the card's interface; a source set up by hand has no card object, and names the interface itself."""
    said = (root.device.get("device.api"), root.properties.get("device.api"), root.properties.get("factory.name"))
    api = next((text.removeprefix("api.") for text in said if text), "")
    if api.startswith("bluez"):
        return MicrophoneKind.BLUETOOTH
    return MicrophoneKind.HARDWARE if root.device or api.startswith("alsa") else MicrophoneKind.VIRTUAL


def _card(root: Node) -> int | None:
    """The kernel's number of the sound card, as the session manager notes it on the node."""
    number = root.properties.get("api.alsa.pcm.card") or root.properties.get("alsa.card")
    return int(number) if number and number.isdecimal() and kind_of(root) is MicrophoneKind.HARDWARE else None
