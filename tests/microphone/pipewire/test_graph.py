"""What is kept of the server's objects, and for how long."""

from __future__ import annotations

from monitor.microphone.pipewire.graph import Graph
from monitor.microphone.pipewire.spread import ways
from monitor.model import Use
from tests.microphone.pipewire.scripted import APP, MIC, desk, run, uses


def test_a_global_id_that_is_used_again_does_not_mix_two_programs_up() -> None:
    server = desk()
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    run(server, APP, MIC)
    server.remove(100, APP, 41)
    server.client(41, 9)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    run(server, APP)
    assert [one.application.pid for one in server.opened()] == [7, 9]
    assert uses(server) == [(9, Use.MICROPHONE)]


def test_ten_thousand_streams_leave_nothing_behind() -> None:
    graph = Graph()
    graph.add(50, "Node", {"object.serial": "1", "media.class": "Audio/Source"})
    before = graph.size()
    for number in range(10_000):
        serial = 10 + number * 3
        graph.add(60, "Client", {"object.serial": str(serial)})
        graph.add(61, "Node", {"object.serial": str(serial + 1), "client.id": "60", "node.link-group": "g"})
        graph.add(62, "Link", {"object.serial": str(serial + 2), "link.output.node": "50", "link.input.node": "61"})
        for global_id in (62, 61, 60):
            graph.remove(global_id)
    assert graph.size() == before


def test_a_thicket_of_links_is_followed_in_no_time() -> None:
    """30 filters, each linked to each: there are more ways through than atoms in the universe, and one is enough."""
    graph = Graph()
    graph.add(1, "Node", {"object.serial": "1", "media.class": "Audio/Source"})
    filters = range(2, 32)
    for number in filters:
        graph.add(number, "Node", {"object.serial": str(number), "media.category": "Filter"})
    links = [(1, 2), *((one, other) for one in filters for other in filters)]
    for number, (one, other) in enumerate(links, 1000):
        ends = {"link.output.node": str(one), "link.input.node": str(other)}
        graph.add(number, "Link", {"object.serial": str(number), **ends})
    assert {way.path[-1] for way in ways(graph)} == set(filters)


def test_five_hundred_streams_leave_nothing_behind_in_the_whole_conversation() -> None:
    server = desk()

    def one_stream() -> None:
        server.client(44, 9)
        server.node(APP, "Stream/Input/Audio", 44)
        server.link(100, MIC, APP)
        run(server, APP, MIC)
        server.remove(100, 600, APP, 44)
        server.later(10_000)

    one_stream()
    before = server.talk.size()
    for _ in range(500):
        one_stream()
    assert server.talk.size() == before
    assert len(server.opened()) == 501
