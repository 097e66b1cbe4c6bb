"""Who uses the microphone, and how: what is told of every node that hears something. Pure.

Everything that a class or group says is the client's word: so a relay that no known plumbing owns is a consumer, too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from monitor.microphone.pipewire.graph import Graph, Node, NodeState
from monitor.microphone.pipewire.spread import DEVICES, Root, Way, is_filter, ways
from monitor.model import State, Use

Plumbing = Callable[[int | None], bool]
"""Is the owner (a client's serial; None: the server itself) a known part of the sound system?"""


@dataclass(frozen=True, slots=True)
class Reading:
    """Node ``path[-1]`` hears node ``path[0]``. ``use`` is never METER here: that needs to know who it is."""

    path: tuple[int, ...]
    use: Use
    state: State

    @property
    def key(self) -> tuple[int, int, Use]:
        return self.path[-1], self.path[0], self.use


def readings(graph: Graph, plumbing: Plumbing) -> dict[tuple[int, int, Use], Reading]:
    """Everything that is heard now, by consumer, root and use."""
    found: dict[tuple[int, int, Use], Reading] = {}
    between: list[Reading] = []
    for way in ways(graph):
        node = graph.nodes[way.path[-1]]
        use = _use(node, way, plumbing)
        if use is None:
            continue
        reading = Reading(way.path, use, _state(graph, way.path))
        if use is Use.RELAY or _passes_on(node):
            between.append(reading)
        else:
            found[reading.key] = reading
    found.update({each.key: each for each in between if _counts(graph, each, found.values())})
    return found


def explained(graph: Graph, reading: Reading, plumbing: Plumbing) -> bool:
    """Has a node that was read before it was described turned out to be plumbing? It hears on; there is nobody else."""
    node = graph.nodes.get(reading.path[-1])
    return node is not None and graph.is_fed(node) and _passes_on(node) and plumbing(node.client)


def _counts(graph: Graph, relay: Reading, leaves: Collection[Reading]) -> bool:
    """Is there something to tell of a node that passes on what it hears?

    Of plumbing: that it holds the microphone, running and with nobody behind it. Of any other program: that it hears,
    unless that is told by another node of its own.
    """
    node = graph.nodes[relay.path[-1]]
    behind = [leaf for leaf in leaves if node.serial in leaf.path[:-1]]
    if relay.use is Use.RELAY:
        return not behind and relay.state in (State.CAPTURING, State.MUTED)
    others = [graph.nodes[serial] for serial in relay.path[1:-1]] + [graph.nodes[leaf.path[-1]] for leaf in behind]
    return all(other.client != node.client for other in others)


def _use(node: Node, way: Way, plumbing: Plumbing) -> Use | None:
    """What a node does with what it hears; None when it plays it, or is plumbing with nothing to tell of."""
    device = node.media_class.startswith(DEVICES)
    microphone = way.root is Root.MICROPHONE
    if _passes_on(node) and plumbing(node.client):
        followed = device and (node.device or len(way.path) > 2)
        return Use.RELAY if microphone and not followed else None
    if device and not microphone:
        return None
    return Use.MICROPHONE if microphone else Use.OUTPUT_CAPTURE


def _passes_on(node: Node) -> bool:
    """By its own word: a device, or a member of a relay (also while its partner is being removed)."""
    return node.media_class.startswith(DEVICES) or is_filter(node)


def _state(graph: Graph, path: tuple[int, ...]) -> State:
    """Running is what counts, of every node on the way; a stream whose state was never told is unobserved."""
    nodes = [graph.nodes[serial] for serial in path]
    if nodes[-1].state is None:
        return State.UNOBSERVED
    if any(node.state is not None and node.state != NodeState.RUNNING for node in nodes):
        return State.PAUSED
    return State.MUTED if any(node.muted for node in nodes) else State.CAPTURING
