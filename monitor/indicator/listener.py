"""The process that opens the microphone: ``python -m monitor.indicator.listener``.

What to listen for comes on standard input as one JSON line, ``{"chimes": [{"speaker": id, "data": base64}],
"microphone": id or null}``; what is heard goes to standard output (``monitor.listener_lines``). It ends when standard
input does, so that nothing listens on when the program that wanted it has died. No sound leaves its memory.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from monitor.clock import SystemClock
from monitor.errors import BadInput, CannotWatch
from monitor.indicator.core_dumps import keep_to_ourselves
from monitor.listener_lines import Crashed, Found, Line, Missing, Unusable, encode

if TYPE_CHECKING:
    from monitor.indicator.chime import Template
    from monitor.indicator.session import Session

DONE, FAULT, STUCK = 0, 2, 3
PATIENCE = 30.0  # seconds without a turn of the loop, awake, after which PortAudio hangs in a call
_LOOK = 5.0  # seconds between the watchdog's looks
_LONGEST_CONFIG = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Config:
    templates: tuple[Template, ...]
    microphone: str | None


def main(words: list[str]) -> int:
    keep_to_ourselves()
    out = Out()
    lacking = _lacking()
    if lacking:
        out(Missing(lacking))
        return FAULT
    from monitor.indicator.audio import NotInstalled
    from monitor.indicator.pulse_conf import keep_sound_private

    keep_sound_private()
    try:
        return _tell_inputs(out) if words == ["--inputs"] else _listen(out)
    except NotInstalled as error:
        out(Missing(str(error)))
    except (BadInput, CannotWatch) as error:
        out(Unusable(str(error)))
    except Exception:  # nobody reads this process's stderr, and a fault must not look like a quiet room
        out(Crashed("The listener has a fault and ended; it is started again.", traceback.format_exc()))
    return FAULT


def _lacking() -> str:
    """Which library is missing and what to do, empty when all are there. PortAudio itself shows when it is opened."""
    names = [name for name in ("numpy", "scipy", "soxr", "sounddevice") if find_spec(name) is None]
    if not names:
        return ""
    return f"To hear a speaker, Earwitness needs {' and '.join(names)}. Run: pip install {' '.join(names)}"


def _listen(out: Out) -> int:
    config = _config(sys.stdin.buffer.readline(_LONGEST_CONFIG))
    from monitor.indicator.audio import PortAudio
    from monitor.indicator.session import Session

    clock = SystemClock()
    session = Session(PortAudio(clock), config.templates, config.microphone, clock, out)
    for name, work in (("parent", _end_with_parent), ("watchdog", _end_when_stuck)):
        threading.Thread(target=work, args=(session,), name=name, daemon=True).start()
    session.run()
    return FAULT


class Out:
    """Lines in order, each at once; any thread may call. The reader's end ends the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, line: Line) -> None:
        try:
            with self._lock:
                sys.stdout.write(encode(line) + "\n")
                sys.stdout.flush()
        except OSError:
            os._exit(DONE)


def _tell_inputs(out: Out) -> int:
    from monitor.indicator.audio import PortAudio

    for one in PortAudio(SystemClock()).inputs():
        out(Found(one.id, one.name, one.default, one.warnings))
    return DONE


def _config(line: bytes) -> Config:
    """Raises BadInput."""
    from monitor.indicator.rooms import template_of

    try:
        table = json.loads(line)
        chimes = [(str(one["speaker"]), base64.b64decode(one["data"], validate=True)) for one in table["chimes"]]
        microphone = table.get("microphone")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput("The listener was not told what to listen for.") from error
    templates = tuple(template_of(speaker, data) for speaker, data in chimes)
    return Config(templates, None if microphone is None else str(microphone))


def _end_with_parent(_: Session) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(DONE)


def _end_when_stuck(session: Session) -> None:
    while time.monotonic() - session.turned < PATIENCE:
        time.sleep(_LOOK)
    os._exit(STUCK)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
