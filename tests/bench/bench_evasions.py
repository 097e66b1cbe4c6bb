"""Ways to record unnoticed or under another's name: what is told of each, beside what others would have said."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.microphone.watcher import Closed
from monitor.model import ActivationStarted, Burst, Trust, Use
from tests.evasions.stand import FILTER, PARECORD, PW_RECORD, Stand, records, standing
from tests.rig.processes import Program, RigError, wait_until
from tests.rig.processes import run as output_of
from tests.rig.sound import LIE, MICROPHONE, PrivatePipeWire

SKIPPED_BY_GNOME = ("org.gnome.VolumeControl", "org.PulseAudio.pavucontrol")  # js/ui/status/volume.js of GNOME Shell
MANY = 5000
_MIXER = "application.id=org.PulseAudio.pavucontrol application.name=pavucontrol node.virtual=true"
_PATIENCE = 8.0  # seconds in which a watcher must have told; the conflict of a dead pid takes 0.25 s
_BLOCK = re.compile(r"^Source Output #", re.MULTILINE)

Start = Callable[[Stand, ExitStack], Program]


@dataclass(frozen=True, slots=True)
class Evasion:
    """``told``: as what it should be told; ``child``: the pid is the one that the program writes."""

    label: str
    start: Start
    told: Trust
    child: bool = False


def run() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, PrivatePipeWire(Path(folder)) as server:
        yield f"{'evasion':<44}{'recorded':>9}{'process':>9}  {'told as':<12}{'pactl':<18}{'pw-dump':<18}{'GNOME':<8}"
        for evasion in EVASIONS:
            with standing(server) as stand, ExitStack() as programs:
                yield _row(stand, evasion, evasion.start(stand, programs))
    with tempfile.TemporaryDirectory() as folder, PrivatePipeWire(Path(folder)) as server, standing(server) as stand:
        yield from _flooded(stand)


def _row(stand: Stand, evasion: Evasion, program: Program) -> str:
    pid = int(program.tail().split()[0]) if evasion.child else _inner(program.pid)
    deadline = time.monotonic() + _PATIENCE
    while not _told(stand, pid, evasion.told) and time.monotonic() < deadline:
        time.sleep(0.05)
    found = [one for one in stand.openings() if one.use is Use.MICROPHONE]
    mine = [one for one in found if one.application.pid == pid]
    trust = mine[-1].application.trust.value if mine else found[-1].application.trust.value if found else "-"
    recorded, right = "yes" if found else "NO", "right" if mine else "none" if found else "-"
    pactl, dump, gnome = _others(stand, pid)
    return f"{evasion.label:<44}{recorded:>9}{right:>9}  {trust:<12}{pactl:<18}{dump:<18}{gnome:<8}"


def _told(stand: Stand, pid: int, trust: Trust) -> bool:
    return any((one.application.pid, one.application.trust) == (pid, trust) for one in stand.openings())


def _inner(pid: int) -> int:
    """The program itself where ``unshare`` started it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return int(children[0]) if children else pid


def _others(stand: Stand, pid: int) -> tuple[str, str, str]:
    """Who it is by pactl and by pw-dump, and whether GNOME would show its microphone sign if this were alone."""
    blocks = _BLOCK.split(_pactl(stand))[1:]
    honest = next((block for block in blocks if f'"{stand.honest.pid}"' in block), None)
    blocks = [block for block in blocks if block != honest and "Corked: no" in block]
    shown = any(_property(block, "application.id") not in SKIPPED_BY_GNOME for block in blocks)
    return _said(_last_pid(blocks), pid), _said(_dumped(stand), pid), "shown" if shown else "hidden"


def _pactl(stand: Stand) -> str:
    try:
        return stand.server.pactl("list", "source-outputs")
    except RigError:
        return ""


def _last_pid(blocks: list[str]) -> str | None:
    return _property(blocks[-1], "application.process.id") or "nobody" if blocks else None


def _property(block: str, key: str) -> str:
    found = re.search(rf'{re.escape(key)} = "([^"]*)"', block)
    return found[1] if found else ""


def _dumped(stand: Stand) -> str | None:
    """As tools do that go by it: streams that say they record; their own word for the pid, else their client's."""
    objects: list[dict[str, Any]] = json.loads(output_of("pw-dump", env=stand.server.env))
    props = {one["id"]: (one.get("info") or {}).get("props") or {} for one in objects}
    streams = [one for one in props.values() if one.get("media.class") == "Stream/Input/Audio"]
    pids = [str(_pid_of(one, props.get(one.get("client.id"), {}))) for one in streams]
    honest = str(stand.honest.pid)
    others = [pid for number, pid in enumerate(pids) if pid != honest or honest in pids[:number]]
    return others[-1] if others else None


def _pid_of(stream: dict[str, Any], client: dict[str, Any]) -> object:
    return stream.get("application.process.id") or client.get("application.process.id") or "nobody"


def _said(told: str | None, pid: int) -> str:
    return "not listed" if told is None else "right pid" if told == str(pid) else f"false pid {told}"[:17]


def _flooded(stand: Stand) -> Iterator[str]:
    start = time.monotonic()
    with stand.client("many", str(MANY)) as program:
        wait_until(lambda: "done" in program.tail(), "the flood", 600)
        took = time.monotonic() - start
        with contextlib.suppress(RigError):  # then the numbers below say so
            wait_until(lambda: _ended(stand) >= MANY - 1, "their ends", 60)
        edges, mine = list(stand.told.edges), [one for one in stand.openings() if one.application.pid == program.pid]
    closed = {edge.key for edge in edges if isinstance(edge, Closed)}
    hidden = {one.at.wall for one in mine if one.key not in closed}
    told = records(edges)
    starts = [one.activation for one in told if isinstance(one, ActivationStarted)]
    listed = [one for one in starts if one.application.pid == program.pid]
    counted = sum(one.count for one in told if isinstance(one, Burst))
    found = "found" if len(hidden) == 1 and hidden <= {one.started for one in listed} else "NOT FOUND"
    yield f"{MANY} openings in {took:.0f} s on one connection, to hide one that stays: {found}"
    yield f"  {len(mine)} told under the right process: {len(listed)} listed + {counted} counted in bursts"


def _ended(stand: Stand) -> int:
    return sum(isinstance(edge, Closed) for edge in list(stand.told.edges))


# The evasions


def _pulse(said: str) -> Start:
    return lambda stand, stack: stack.enter_context(stand.running(*PARECORD, env={"PULSE_PROP": said}))


def _borrowed(stand: Stand, stack: ExitStack) -> Program:
    return _pulse(f"application.process.id={stand.honest.pid}")(stand, stack)


def _dead(stand: Stand, stack: ExitStack) -> Program:
    gone = stack.enter_context(stand.running("true"))
    gone.process.wait()
    return _pulse(f"application.process.id={gone.pid}")(stand, stack)


def _native(said: str) -> Start:
    return lambda stand, stack: stack.enter_context(stand.running(*PW_RECORD, env={"PIPEWIRE_PROPS": f"{{ {said} }}"}))


def _classless(stand: Stand, stack: ExitStack) -> Program:
    program = stack.enter_context(stand.running(sys.executable, FILTER, "{ node.name = evader }"))
    wait_until(lambda: "evader:in" in output_of("pw-link", "-i", env=stand.server.env), "its port")
    output_of("pw-link", f"{MICROPHONE}:capture_MONO", "evader:in", env=stand.server.env)
    return program


def _looped(stand: Stand, stack: ExitStack) -> Program:
    for words in (("module-null-sink", "sink_name=hidden"), ("module-loopback", f"source={MICROPHONE}", "sink=hidden")):
        number = stand.server.pactl("load-module", *words).strip()
        stack.callback(stand.server.pactl, "unload-module", number)
    return stack.enter_context(stand.running("parecord", "--device=hidden.monitor", "--raw", "/dev/null"))


def _forked(stand: Stand, stack: ExitStack) -> Program:
    program = stack.enter_context(stand.client("fork"))
    wait_until(lambda: program.tail().strip(), "the child")
    return program


def _becoming(stand: Stand, stack: ExitStack) -> Program:
    return stack.enter_context(stand.client("exec", "sleep"))


def _namespaced(stand: Stand, stack: ExitStack) -> Program:
    words = ("unshare", "-pf", "--mount-proc", "--kill-child", *PARECORD)
    program = stack.enter_context(stand.running(*words))
    wait_until(lambda: _inner(program.pid) != program.pid, "its child")
    return program


EVASIONS = [
    Evasion("claims pid 1, binary and name of Zoom", _pulse(LIE["PULSE_PROP"]), Trust.CONFLICT),
    Evasion("claims the pid of one that really records", _borrowed, Trust.CONFLICT),
    Evasion("claims a process that has just ended", _dead, Trust.CONFLICT),
    Evasion("claims no usable pid", _pulse('application.process.id="0"'), Trust.VERIFIED),
    Evasion("claims the binary and id of Firefox", _pulse(
        "application.process.binary=firefox application.id=org.mozilla.firefox application.icon_name=firefox"
    ), Trust.CONFLICT),
    Evasion("a mixer's id at 44.1 kHz (pulse)", _pulse(_MIXER), Trust.VERIFIED),
    Evasion("native: false pid and binary", _native(
        "application.process.id = 1 application.process.binary = zoom"
    ), Trust.CONFLICT),
    Evasion("native: stream.monitor, a mixer's id", _native(
        "stream.monitor = true node.virtual = true application.id = org.PulseAudio.pavucontrol"
    ), Trust.VERIFIED),
    Evasion("native: no media.class, linked by hand", _classless, Trust.VERIFIED),
    Evasion("null sink and loopback of its own", _looped, Trust.VERIFIED),
    Evasion("records, forks, ends; the child goes on", _forked, Trust.CONFLICT, child=True),
    Evasion("exec of another program after connecting", _becoming, Trust.VERIFIED),
]  # fmt: skip
if os.geteuid() == 0:
    EVASIONS.append(Evasion("a pid namespace of its own", _namespaced, Trust.VERIFIED))


if __name__ == "__main__":
    for line in run():
        print(line)
