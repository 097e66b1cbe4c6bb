"""What is kept of the server's objects, and for how long."""

from __future__ import annotations

from monitor.microphone.pipewire.graph import Graph
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
