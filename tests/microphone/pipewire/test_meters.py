"""Level meters: called so only where they can carry no speech, and told anyway."""

from __future__ import annotations

import pytest

from monitor.model import Use
from tests.microphone.pipewire.scripted import APP, MIC, MIXER, RUNNING, Server, desk, run, uses


@pytest.fixture
def server() -> Server:
    return desk()


def test_a_mixers_slow_meter_is_a_meter(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 43)
    server.link(100, MIC, APP)
    server.state(APP, 2, stream__monitor="true", node__rate="1/25")
    run(server, APP, MIC)
    assert uses(server) == [(MIXER, Use.METER)]


@pytest.mark.parametrize(
    ("client", "monitor", "rate"),
    [(41, "true", "1/25"), (43, "true", "1/8000"), (43, "false", "1/25"), (43, "true", "0/0"), (43, "true", "1/0025x")],
)
def test_what_only_looks_like_a_meter_uses_the_microphone(server: Server, client: int, monitor: str, rate: str) -> None:
    server.node(APP, "Stream/Input/Audio", client)
    server.link(100, MIC, APP)
    server.state(APP, 2, stream__monitor=monitor, node__rate=rate)
    run(server, APP, MIC)
    assert [use for _, use in uses(server)] == [Use.MICROPHONE]


def test_a_meter_that_becomes_fast_is_told_anew(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 43)
    server.link(100, MIC, APP)
    server.state(APP, 2, stream__monitor="true", node__rate="1/25")
    run(server, APP, MIC)
    server.state(APP, RUNNING, node__rate="1/16000")
    assert uses(server) == [(MIXER, Use.MICROPHONE)]
