"""The process that owns the microphone while a speaker is paired: ``python -m monitor.indicator.pairing_process``.

Calls come on standard input as lines of JSON, ``{"do": "find"}``; events go to standard output
(``monitor.pairing_lines``). It ends when standard input does. No sound leaves it: the other side gets levels, pictures
and, at the end, templates.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from monitor.clock import SystemClock
from monitor.errors import BadInput, CannotWatch
from monitor.indicator import takes
from monitor.indicator.audio import PortAudio, Sound
from monitor.indicator.capture import Capture
from monitor.indicator.core_dumps import keep_to_ourselves
from monitor.indicator.feed import Feed, Microphone
from monitor.indicator.hearing import dbfs
from monitor.indicator.pairing import Pairing
from monitor.indicator.pulse_conf import keep_sound_private
from monitor.indicator.recurrence import RATE
from monitor.indicator.recurrence import Sound as Samples
from monitor.indicator.takes import Recorded
from monitor.pairing_lines import encode
from monitor.pairing_model import Failed, Level, Opened, PairingEvent, TakeHeard, Working

Tell = Callable[[PairingEvent], None]
Job = Callable[[], None]
_GONE = "The microphone is gone. Connect it again, and start anew."
_CLOSED = "No microphone is open."
_MOST_TAKES = 20  # of 30 s each, 40 MB


class Booth:
    """One pairing in this process: ``take_up`` puts calls into a queue that ``run`` works off, in order."""

    def __init__(self, tell: Tell, sound: Sound, follow: Callable[[Callable[[Microphone], None]], object]) -> None:
        self._tell, self._sound, self._follow = tell, sound, follow
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._pairing = Pairing(progress=lambda done: tell(Working("finding", done)))
        self._capture: Capture | None = None
        self._count = 0
        self._room = (0, 1)  # samples heard, samples wanted

    def take_up(self, call: dict[str, Any]) -> None:
        self._jobs.put(lambda: self._do(call))

    def end(self) -> None:
        self._jobs.put(None)

    def run(self) -> None:
        """Until ``end``, or a failure that was told."""
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except (BadInput, CannotWatch) as error:
                self._tell(Failed(str(error)))
                break
        if self._capture is not None:
            self._capture.close()

    def _do(self, call: dict[str, Any]) -> None:
        doing: dict[str, Job] = {
            "open": lambda: self._open(call.get("microphone")),
            "begin_take": lambda: self._mine().begin_take(),
            "end_take": lambda: self._mine().end_take(),
            "read": lambda: self._read([Path(one) for one in call["paths"]]),
            "delete_take": lambda: self._say(self._pairing.delete(call["number"])),
            "use_take": lambda: self._say(self._pairing.use(call["number"], call["used"])),
            "find": self._find,
            "choose": lambda: self._say(self._pairing.choose(call["start"], call["end"])),
            "hear_room": lambda: self._hear_room(call["seconds"]),
            "read_room": lambda: self._expect(takes.read(Path(call["path"])).sound),
            "finish": lambda: self._say(self._pairing.finish()),
        }
        doing[call["do"]]()

    def _open(self, microphone: str | None) -> None:
        if self._capture is not None:
            self._capture.close()
        self._capture = Capture(self._sound, microphone, self._on_level, self._on_take, self._on_room, self._on_gone)
        found = self._capture.opened
        self._tell(Opened(found.microphone.name, found.heard_rate, found.microphone.warnings))
        self._follow(lambda now: self._tell(Opened(now.name, now.rate or found.rate, now.warnings)))

    def _mine(self) -> Capture:
        if self._capture is None:
            raise CannotWatch(_CLOSED)
        return self._capture

    def _read(self, paths: list[Path]) -> None:
        recorded = []
        for done, path in enumerate(paths):
            self._tell(Working("reading", done / len(paths)))
            recorded.append(takes.read(path))
        for one in takes.split(recorded[0]) if len(recorded) == 1 else recorded:
            self._add(one)

    def _add(self, recorded: Recorded) -> None:
        self._count += 1
        if self._count > _MOST_TAKES:
            raise BadInput(f"More than {_MOST_TAKES} takes are of no use. Start anew with fewer.")
        self._tell(TakeHeard(self._pairing.add(recorded)))

    def _find(self) -> None:
        self._tell(Working("finding", 0.0))
        self._tell(self._pairing.find())

    def _hear_room(self, seconds: float) -> None:
        self._room = (0, int(seconds * RATE))
        self._mine().hear_room(seconds)

    def _expect(self, room: Samples) -> None:
        self._tell(Working("learning", 0.0))
        self._tell(self._pairing.expect(room))

    def _say(self, event: PairingEvent | None) -> None:
        if event is not None:
            self._tell(event)

    # On the capture's thread.

    def _on_level(self, samples: Samples, take_s: float | None) -> None:
        peak = float(abs(samples).max())
        silent = float(samples.max() - samples.min()) == 0.0
        self._tell(Level(takes.rms_dbfs(samples), dbfs(peak), silent, take_s))
        heard, wanted = self._room
        if heard < wanted and wanted > 1:
            self._room = (heard + samples.size, wanted)
            self._tell(Working("room", min(self._room[0] / wanted, 1.0)))

    def _on_take(self, samples: Samples) -> None:
        rate = self._mine().opened.heard_rate
        self._jobs.put(lambda: self._add(Recorded(samples, rate)))

    def _on_room(self, samples: Samples) -> None:
        self._jobs.put(lambda: self._expect(samples))

    def _on_gone(self) -> None:
        self._jobs.put(self._fail)

    def _fail(self) -> None:
        raise CannotWatch(_GONE)


class Out:
    """Lines in order, from any thread. The reader's end ends the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, event: PairingEvent) -> None:
        try:
            with self._lock:
                sys.stdout.write(encode(event) + "\n")
                sys.stdout.flush()
        except OSError:
            os._exit(0)


def main() -> int:
    keep_to_ourselves()
    keep_sound_private()
    out = Out()
    booth = Booth(out, PortAudio(SystemClock()), _followed)
    threading.Thread(target=_calls, args=(booth,), name="calls", daemon=True).start()
    booth.run()
    return 0


def _calls(booth: Booth) -> None:
    """Until the other side lets go; then nothing runs on, whatever is under way."""
    for line in sys.stdin:
        booth.take_up(json.loads(line))
    os._exit(0)


def _followed(changed: Callable[[Microphone], None]) -> object:
    feed = Feed(changed)
    feed.start()
    return feed


if __name__ == "__main__":
    sys.exit(main())
