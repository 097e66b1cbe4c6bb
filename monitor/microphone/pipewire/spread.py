"""How sound spreads through the graph: from each root to every node that hears it. Pure, and linear in the links.

What a node's output carries:
- a source (media.class Audio/Source...): what flows into it and into its partners, if that is a microphone or a sink's
  monitor; else it is itself a root (also where a player feeds it: that is still somebody's virtual microphone);
- a monitor port: what flows into its node. For a sink that no microphone flows into, the sink is the root;
- a stream that plays: what its partners in the link-group take in; without such, itself;
- a filter (media.category Filter, or member of a link-group): what flows into it and into its partners.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from monitor.microphone.pipewire.graph import Graph, Node

SOURCES = ("Audio/Source", "Audio/Duplex")
SINKS = ("Audio/Sink", "Audio/Duplex")
DEVICES = (*SOURCES, "Audio/Sink")


class Root(Enum):
    MICROPHONE = "microphone"
    MONITOR = "monitor"  # what the loudspeakers play
    PLAYBACK = "playback"  # what another program plays


class Side(Enum):
    """Of a node."""

    IN = "in"
    OUT = "out"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True)
class Way:
    """Serials from the root to a node that hears it, the shortest."""

    root: Root
    path: tuple[int, ...]


Point = tuple[int, Side]
_Parents = dict[Point, Point | None]


def ways(graph: Graph) -> Iterator[Way]:
    """Every way from a root to a node that hears it."""
    edges = _edges(graph)
    fed = {point for targets in edges.values() for point in targets}
    sources = [point for point in edges if point[1] is Side.OUT and _is(graph, point, SOURCES)]
    plain = _spread(edges, (point for point in sources if point not in fed))
    heard = _points(plain)
    monitors = [point for point in edges if point[1] is Side.MONITOR and _is(graph, point, SINKS)]
    played = _spread(edges, (point for point in monitors if point not in heard))
    heard |= _points(played)
    left = _spread(edges, (point for point in sources if point in fed and point not in heard))
    microphones = plain | {point: reach for point, reach in left.items() if not _follows(point, left)}
    spoken = _points(microphones)
    yield from _told(Root.MICROPHONE, microphones)
    yield from _told(Root.MONITOR, {root: reach for root, reach in played.items() if (root[0], Side.IN) not in spoken})
    yield from _playback(graph, heard | spoken)


def is_filter(node: Node) -> bool:
    return bool(node.group) or node.properties.get("media.category") == "Filter"


def _edges(graph: Graph) -> dict[Point, dict[Point, None]]:
    """From where to where sound flows, within nodes and between them."""
    edges: dict[Point, dict[Point, None]] = {}
    for link in list(graph.links.values()):
        source = graph.nodes.get(link.source)
        if source is None or link.sink not in graph.nodes:
            continue
        # A null sink that is a source has monitor ports only: they are its outputs.
        monitor = link.monitor and not source.media_class.startswith("Audio/Source")
        point = source.serial, Side.MONITOR if monitor else Side.OUT
        if point not in edges:
            for behind in _behind(graph, source, monitor):
                edges.setdefault(behind, {})[point] = None
        edges.setdefault(point, {})[link.sink, Side.IN] = None
    return edges


def _behind(graph: Graph, node: Node, monitor: bool) -> Iterator[Point]:
    """What an output of a node carries."""
    source = node.media_class.startswith("Audio/Source")
    if monitor or source or is_filter(node):
        yield node.serial, Side.IN
    if not monitor and (source or is_filter(node)):
        for partner in _inputs_of(graph, node):
            yield partner.serial, Side.IN


def _inputs_of(graph: Graph, node: Node) -> list[Node]:
    """The fed partners whose input this node's output carries.

    An echo-canceller has four nodes (module-echo-cancel.c): what it captures comes out of its source, what is played
    to its sink comes out of its playback stream; taking all for all would hear the microphone in the loudspeakers.
    """
    partners = graph.partners(node)
    wanted = "Stream/Input" if node.media_class.startswith("Audio/Source") else "Audio/Sink"
    members = [other for other in partners if other.media_class.startswith(wanted)]
    return [other for other in members or partners if graph.is_fed(other)]


def _spread(edges: dict[Point, dict[Point, None]], roots: Iterable[Point]) -> dict[Point, _Parents]:
    """For each root all that it reaches, each with the point it was reached from."""
    return {root: _reach(edges, root) for root in roots}


def _reach(edges: dict[Point, dict[Point, None]], root: Point) -> _Parents:
    parents: _Parents = {root: None}
    waiting = deque([root])
    while waiting:
        point = waiting.popleft()
        for target in edges.get(point, ()):
            if target not in parents:
                parents[target] = point
                waiting.append(target)
    return parents


def _points(reaches: dict[Point, _Parents]) -> set[Point]:
    return {point for reach in reaches.values() for point in reach}


def _follows(point: Point, others: dict[Point, _Parents]) -> bool:
    """Is a source reached by another one that it does not reach itself?"""
    return any(point in reach and other not in others[point] for other, reach in others.items())


def _told(root: Root, reaches: dict[Point, _Parents]) -> Iterator[Way]:
    for start, reach in reaches.items():
        for point in reach:
            if point[1] is Side.IN and point[0] != start[0]:
                yield Way(root, _path(reach, point))


def _path(parents: _Parents, end: Point) -> tuple[int, ...]:
    serials = [end[0]]
    point: Point | None = end
    while point is not None:
        if serials[-1] != point[0]:
            serials.append(point[0])
        point = parents[point]
    return tuple(reversed(serials))


def _playback(graph: Graph, known: set[Point]) -> Iterator[Way]:
    """Streams that play, tapped directly; what they carry from elsewhere is known already."""
    for link in graph.links.values():
        source = graph.nodes.get(link.source)
        tapped = source and not link.monitor and source.media_class.startswith("Stream/Output/Audio")
        if tapped and link.sink in graph.nodes and (link.source, Side.OUT) not in known:
            yield Way(Root.PLAYBACK, (link.source, link.sink))


def _is(graph: Graph, point: Point, classes: tuple[str, ...]) -> bool:
    return graph.nodes[point[0]].media_class.startswith(classes)
