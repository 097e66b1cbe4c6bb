"""What a Wyoming satellite talks to, as stand-ins: a wake word service that detects on command, and a Home Assistant
that answers a second later. They speak the protocol (one JSON line, then data, then payload) and nothing more.

The format: https://github.com/OHF-Voice/wyoming ("Format").
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Mapping
from io import BufferedRWPair

ANSWER_AFTER = 1.5
"""Seconds of speech until Home Assistant has understood."""
Event = dict[str, object]


def write_event(stream: BufferedRWPair, kind: str, data: Mapping[str, object]) -> None:
    stream.write(json.dumps({"type": kind, "data": data}).encode() + b"\n")
    stream.flush()


def read_event(stream: BufferedRWPair) -> str | None:
    """Its type; None at the end of the stream. What it carries is read and dropped."""
    line = stream.readline()
    if not line:
        return None
    header: Event = json.loads(line)
    for part in ("data_length", "payload_length"):
        length = header.get(part)
        if isinstance(length, int):
            stream.read(length)
    return str(header.get("type"))


class WakeWord:
    """Listens on ``port``. ``detect`` has the satellite wake, as if somebody had said the word."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self.ready = threading.Event()
        self._stream: BufferedRWPair | None = None
        threading.Thread(target=self._serve, name="wake-word", daemon=True).start()

    def detect(self) -> None:
        if self._stream is None:
            raise RuntimeError("The satellite is not connected to its wake word service.")
        write_event(self._stream, "detection", {"name": "ok_nabu", "timestamp": None})

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while True:
                talk, _ = self._door.accept()
                stream = talk.makefile("rwb")
                self._stream = stream
                while read_event(stream) is not None:
                    self.ready.set()


class HomeAssistant:
    """Connects to the satellite and answers each pipeline. ``answered``: how many it did."""

    def __init__(self, port: int) -> None:
        self._talk = _connected(port)
        self._stream = self._talk.makefile("rwb")
        self.answered = 0
        self.asked = threading.Semaphore(0)
        write_event(self._stream, "run-satellite", {})
        threading.Thread(target=self._serve, name="home-assistant", daemon=True).start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._talk.shutdown(socket.SHUT_RDWR)
        self._talk.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while (kind := read_event(self._stream)) is not None:
                if kind == "ping":
                    write_event(self._stream, "pong", {})
                if kind == "run-pipeline":
                    threading.Timer(ANSWER_AFTER, self._answer).start()

    def _answer(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            write_event(self._stream, "transcript", {"text": "turn on the lamp"})
            self.answered += 1
            self.asked.release()


def _connected(port: int, patience: float = 20.0) -> socket.socket:
    """Once the satellite listens. Raises OSError when it never does."""
    deadline = time.monotonic() + patience
    while True:
        try:
            talk = socket.create_connection(("127.0.0.1", port), 5)
            talk.settimeout(None)
            return talk
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])
