"""One stand for each kind of server; the tests of claims run on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.evasions.stand import Stand, standing
from tests.rig.sound import PrivatePipeWire, PrivatePulseAudio


@pytest.fixture
def stand(pipewire: PrivatePipeWire) -> Iterator[Stand]:
    with standing(pipewire) as found:
        yield found


@pytest.fixture(params=["pipewire", "pulseaudio"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stand]:
    kind = PrivatePipeWire if request.param == "pipewire" else PrivatePulseAudio
    with kind(tmp_path) as server, standing(server) as found:
        yield found
