"""Who hears which source: sound followed upstream through links, relays and virtual devices. Pure.

What a node's output carries:
- a source (media.class Audio/Source...): what feeds it, if that is a microphone or a sink's monitor; else it is itself
  the root (also where a player feeds it: that is still somebody's virtual microphone);
- a monitor port: what flows into its node. For a sink with no microphone behind, the sink is the root;
- a stream that plays: what its partners in the link-group take in; without such, itself;
- a filter (media.category Filter, or member of a link-group): what flows into it.

Everything that a class or group says is the client's word: so a relay that no known plumbing owns is a consumer, too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from monitor.microphone.pipewire.graph import Graph, Node, NodeState
from monitor.model import State, Use

_DEVICES = ("Audio/Sink", "Audio/Source", "Audio/Duplex")

Plumbing = Callable[[int | None], bool]
"""Is the owner (a client's serial; None: the server itself) a known part of the sound system?"""


class Root(Enum):
    MICROPHONE = "microphone"
    MONITOR = "monitor"  # what the loudspeakers play
    PLAYBACK = "playback"  # what another program plays


@dataclass(frozen=True, slots=True)
class Way:
    """Sound on its way: serials from the root to the node that was asked about."""

    root: Root
    path: tuple[int, ...]


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
    for node in graph.fed():
        for way in _shortest(_heard(graph, node, frozenset())):
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


def _shortest(ways: Iterator[Way]) -> list[Way]:
    """One way for each root: the shortest."""
    best: dict[int, Way] = {}
    for way in ways:
        known = best.get(way.path[0])
        if known is None or len(way.path) < len(known.path):
            best[way.path[0]] = way
    return list(best.values())


def _heard(graph: Graph, node: Node, seen: frozenset[int]) -> Iterator[Way]:
    """What flows into a node, each way ending at it."""
    if node.serial in seen:
        return
    seen = seen | {node.serial}
    for source, monitor in graph.into(node.serial):
        for way in _carried(graph, source, monitor, seen):
            yield Way(way.root, (*way.path, node.serial))


def _carried(graph: Graph, node: Node, monitor: bool, seen: frozenset[int]) -> list[Way]:
    """What comes out of a node, each way ending at it."""
    kind = node.media_class
    if kind.startswith("Audio/Source") or (kind.startswith("Audio/Duplex") and not monitor):
        return _real(_behind(graph, node, seen)) or [Way(Root.MICROPHONE, (node.serial,))]
    if monitor:
        return _out_of_monitor(graph, node, seen)
    if kind.startswith("Stream/Output/Audio"):
        return _real(_partners_hear(graph, node, seen)) or [Way(Root.PLAYBACK, (node.serial,))]
    return _behind(graph, node, seen) if _is_filter(node) else []


def _out_of_monitor(graph: Graph, node: Node, seen: frozenset[int]) -> list[Way]:
    inside = list(_heard(graph, node, seen))
    if not node.media_class.startswith(_DEVICES):
        return inside  # the monitor of somebody's recording stream: what that stream hears
    return [way for way in inside if way.root is Root.MICROPHONE] or [Way(Root.MONITOR, (node.serial,))]


def _behind(graph: Graph, node: Node, seen: frozenset[int]) -> list[Way]:
    return [*_heard(graph, node, seen), *_partners_hear(graph, node, seen)]


def _partners_hear(graph: Graph, node: Node, seen: frozenset[int]) -> list[Way]:
    """What the nodes take in that feed this one inside a relay."""
    ways = (way for other in _inputs_of(graph, node) for way in _heard(graph, other, seen))
    return [Way(way.root, (*way.path, node.serial)) for way in ways]


def _inputs_of(graph: Graph, node: Node) -> list[Node]:
    """The partners whose input this node's output carries.

    An echo-canceller has four nodes (module-echo-cancel.c): what it captures comes out of its source, what is played
    to its sink comes out of its playback stream; taking all for all would hear the microphone in the loudspeakers.
    """
    fed = [other for other in graph.partners(node) if graph.is_fed(other)]
    wanted = "Stream/Input" if node.media_class.startswith("Audio/Source") else "Audio/Sink"
    members = [other for other in graph.partners(node) if other.media_class.startswith(wanted)]
    return [other for other in fed if other in members] if members else fed


def _real(ways: list[Way]) -> list[Way]:
    return [way for way in ways if way.root is not Root.PLAYBACK]


def _is_filter(node: Node) -> bool:
    return bool(node.group) or node.properties.get("media.category") == "Filter"


def _use(node: Node, way: Way, plumbing: Plumbing) -> Use | None:
    """What a node does with what it hears; None when it plays it, or is plumbing with nothing to tell of."""
    device = node.media_class.startswith(_DEVICES)
    microphone = way.root is Root.MICROPHONE
    if _passes_on(node) and plumbing(node.client):
        followed = device and (node.device or len(way.path) > 2)
        return Use.RELAY if microphone and not followed else None
    if device and not microphone:
        return None
    return Use.MICROPHONE if microphone else Use.OUTPUT_CAPTURE


def _passes_on(node: Node) -> bool:
    """By its own word: a device, or a member of a relay (also while its partner is being removed)."""
    return node.media_class.startswith(_DEVICES) or _is_filter(node)


def _state(graph: Graph, path: tuple[int, ...]) -> State:
    """Running is what counts, of every node on the way; a stream whose state was never told is unobserved."""
    nodes = [graph.nodes[serial] for serial in path]
    if nodes[-1].state is None:
        return State.UNOBSERVED
    if any(node.state is not None and node.state != NodeState.RUNNING for node in nodes):
        return State.PAUSED
    return State.MUTED if any(node.muted for node in nodes) else State.CAPTURING
