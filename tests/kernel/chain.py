"""PipeWire on top of the real card, with one client that records through it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NODE = """
context.objects = [
    {{ factory = adapter
      args = {{ factory.name = api.alsa.pcm.source  node.name = the-card  media.class = Audio/Source
               api.alsa.path = "{card}"  audio.position = [ FL FR ] }} }}
]
"""


@dataclass
class Chain:
    """``server``, ``recorder``: process ids. ``watched``: what a watcher of the graph told, empty without one."""

    server: int
    recorder: int
    watched: Callable[[], list[dict[str, Any]]]


@contextmanager
def sound_server(card: str) -> Iterator[Chain]:
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "XDG_RUNTIME_DIR": folder, "XDG_CONFIG_HOME": f"{folder}/config", "HOME": folder}
        extra = Path(folder, "config/pipewire/pipewire.conf.d")
        extra.mkdir(parents=True)
        (extra / "card.conf").write_text(_NODE.format(card=card))
        server = stack.enter_context(_running(["pipewire"], env))
        _until(lambda: "the-card:capture_FL" in _ports(env))
        recorder = stack.enter_context(_running(["pw-record", "--target", "0", "/dev/null"], env))
        _until(lambda: "pw-record:input_FL" in _ports(env))
        subprocess.run(["pw-link", "the-card:capture_FL", "pw-record:input_FL"], env=env, check=True)
        yield Chain(server.pid, recorder.pid, list)


@contextmanager
def _running(command: list[str], env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _ports(env: dict[str, str]) -> str:
    return subprocess.run(["pw-link", "-io"], env=env, capture_output=True, text=True, check=False).stdout


def _until(is_so: Callable[[], bool], patience: float = 40.0) -> None:
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("The sound server in the machine did not get ready.")
        time.sleep(0.2)
