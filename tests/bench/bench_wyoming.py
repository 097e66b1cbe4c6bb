"""A real Wyoming satellite end to end: its chimes in a room, its own event log, our listener and our cross-check.

The satellite is ``wyoming-satellite`` from the package index, in a folder of its own. Its package brings no
sounds, so ``--awake-wav`` and ``--done-wav`` are given two of ours, made here. The wake word service and the Home
Assistant behind it are stand-ins (``wyoming_peers``). The room is a private PipeWire whose microphone hears what the
satellite plays.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.indicator.chime import Role
from monitor.indicator.store import TemplateStore
from monitor.pairing_model import LearnedChime
from monitor.paths import Paths, prepare
from monitor.speaker_model import Vendor
from tests.bench.wyoming_peers import HomeAssistant, WakeWord, free_port
from tests.indicator import room
from tests.rig.processes import Program, RigError, wait_until
from tests.rig.sound import MICROPHONE, PrivatePipeWire
from tests.rig.stage import ROOT
from ui.commands import speakers_at

WAKES = 6
NAME, LABEL = "Satellite", "satellite-1"
RAW = 22_050
_LOGGED = (
    "import datetime, json, sys; sys.stdin.read(); "
    "at = datetime.datetime.now(datetime.timezone.utc).isoformat(); "
    "open(sys.argv[1], 'a').write(json.dumps({'type': 'detection', 'satellite': sys.argv[2], 'at': at}) + chr(10))"
)
_PLAYER = "pacat --playback --raw --device=room --rate=22050 --format=s16le --channels=1 --latency-msec=300"
_EAR = f"parec --raw --device={MICROPHONE} --rate=16000 --format=s16le --channels=1 --latency-msec=20"


def run() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="ew-wyoming-") as folder, ExitStack() as stack:
        try:
            packages = _installed(Path(folder))
        except (OSError, subprocess.SubprocessError) as error:
            yield f"not run: wyoming-satellite can't be installed here ({type(error).__name__})"
            return
        try:
            yield from _Evening(Path(folder), packages, stack).lines()
        except RigError as error:
            yield f"FAILED: {error}"


def _installed(folder: Path) -> Path:
    """A folder with the satellite's packages. Raises SubprocessError where it can't be had."""
    packages = folder / "packages"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(packages), "wyoming-satellite==1.0.0"]
    subprocess.run(install, check=True, capture_output=True, timeout=400)
    return packages


class _Evening:
    """Some wakes of a satellite, and what each side makes of them."""

    def __init__(self, folder: Path, packages: Path, stack: ExitStack) -> None:
        self._folder, self._packages, self._stack = folder, packages, stack
        self._log = folder / "events.jsonl"
        self._paths = Paths(folder / "data")
        self._random = random.Random(5)

    def lines(self) -> Iterator[str]:
        self._pair()
        server = self._stack.enter_context(PrivatePipeWire(self._folder / "sound"))
        room.add_room(server)
        wake = WakeWord()
        self._stack.callback(wake.close)
        begun = datetime.now(UTC)
        listener = self._listening(server)
        satellite, port = self._satellite(server, wake)
        home = HomeAssistant(port)
        self._stack.callback(home.close)
        wait_until(wake.ready.is_set, "the satellite at its wake word service", 30)
        self._wake(wake, home)
        over = datetime.now(UTC)
        for program in (satellite, listener):
            program.stop()
        yield from self._told(listener, begun, over)

    def _pair(self) -> None:
        """Both sounds are known to our listener, as after pairing."""
        prepare(self._paths)
        speaker = speakers_at(self._paths).add(NAME, Vendor.HOME_ASSISTANT, [LABEL])
        chimes = [LearnedChime(role.value, role.value, room.kept(room.template(role))[0].data) for role in Role]
        TemplateStore(self._paths.chimes).keep(speaker, chimes)

    def _listening(self, server: PrivatePipeWire) -> Program:
        quiet = room.write(self._folder / "quiet.wav", room.noise(60 + WAKES * 12, 2e-4))
        room.play(server, quiet)
        main = [sys.executable, str(ROOT / "main.py"), "--data", str(self._paths.data), "listen", "--json"]
        listener = server.programs.start(*main)
        wait_until(lambda: server.pactl("list", "short", "source-outputs").strip(), "the listener", 60)
        return listener

    def _satellite(self, server: PrivatePipeWire, wake: WakeWord) -> tuple[Program, int]:
        port, awake, done = free_port(), self._folder / "awake.wav", self._folder / "done.wav"
        room.write(awake, room.chime(RAW), RAW)
        room.write(done, room.chime(RAW, room.END_NOTES), RAW)
        noted = self._folder / "noted.py"
        noted.write_text(_LOGGED)
        program = server.programs.start(
            "env", f"PYTHONPATH={self._packages}", sys.executable, "-m", "wyoming_satellite", "--name", LABEL, "--uri", f"tcp://127.0.0.1:{port}",
            "--mic-command", _EAR, "--snd-command", _PLAYER, "--snd-command-rate", str(RAW),
            "--wake-uri", f"tcp://127.0.0.1:{wake.port}", "--wake-word-name", "ok_nabu",
            "--awake-wav", str(awake), "--done-wav", str(done), "--no-zeroconf",
            "--detection-command", f"{sys.executable} {noted} {self._log} {LABEL}",
        )  # fmt: skip
        return program, port

    def _wake(self, wake: WakeWord, home: HomeAssistant) -> None:
        for _ in range(WAKES):
            time.sleep(self._random.uniform(4.0, 8.0))
            wake.detect()
            if not home.asked.acquire(timeout=20):
                raise RigError(f"The satellite did not ask Home Assistant; it woke {home.answered} times before.")
        time.sleep(4.0)

    def _told(self, listener: Program, begun: datetime, over: datetime) -> Iterator[str]:
        heard = [one for one in _events(listener.log, "sighting") if one.get("kind") in (None, "start")]
        logged = self._log.read_text().count("\n")
        yield f"{WAKES} wakes: {logged} in the satellite's own log, {len(heard)} heard by our listener"
        self._import(self._log, begun, over)
        yield f"cross-check with the whole log:        {self._checked()}"
        short = self._folder / "short.jsonl"
        kept = self._log.read_text().splitlines(keepends=True)
        short.write_text("".join(line for n, line in enumerate(kept) if n != WAKES // 2))
        self._command("import", "--undo", self._last_import())
        self._import(short, begun, over)
        yield f"cross-check with one line taken out:   {self._checked()}"

    def _import(self, log: Path, begun: datetime, over: datetime) -> None:
        span = f"{begun - timedelta(minutes=1):%Y-%m-%dT%H:%M:%SZ}..{over:%Y-%m-%dT%H:%M:%SZ}"
        self._command("import", str(log), "--speaker", NAME, "--covers", span, "--same-account")

    def _last_import(self) -> str:
        listed = self._command("import", "--list", "--json")
        return str(json.loads(listed.splitlines()[-1])["id"])

    def _checked(self) -> str:
        found = [json.loads(line) for line in self._command("crosscheck", "--json").splitlines()]
        verdicts = Counter(str(one["verdict"]) for one in found if "verdict" in one)
        summary: dict[str, object] = next((one["summary"] for one in found if "summary" in one), {})
        counts = ", ".join(f"{verdict} {count}" for verdict, count in sorted(verdicts.items()))
        return f"{counts}; vendor's clock {summary.get('clock_offset_s', '?')} s"

    def _command(self, *words: str) -> str:
        main = [sys.executable, str(ROOT / "main.py"), "--data", str(self._paths.data), *words]
        done = subprocess.run(main, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode not in (0, 1):
            raise RigError(f"{' '.join(words[:2])} said: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout


def _events(log: Path, event: str) -> list[dict[str, object]]:
    return [one for one in room.objects(log) if one.get("event") == event]


if __name__ == "__main__":
    for line in run():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
