"""A real Wyoming satellite end to end: its chimes in a room, its own event log, our listener and our cross-check.

The satellite is ``wyoming-satellite`` from the package index, in a folder of its own. Its package brings no
sounds, so ``--awake-wav`` and ``--done-wav`` are given two of ours, made here. The wake word service and the Home
Assistant behind it are stand-ins (``wyoming_peers``). The room is a private PipeWire whose microphone hears what the
satellite plays; ``pair``, ``listen``, ``import`` and ``crosscheck`` are the program's own commands.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from monitor.model import Coverage
from monitor.paths import Paths, prepare
from tests.bench.wyoming_peers import HomeAssistant, WakeWord, free_port
from tests.indicator import room
from tests.rig.processes import Program, RigError, wait_until
from tests.rig.processes import run as run_there
from tests.rig.sound import MICROPHONE, PrivatePipeWire
from tests.rig.stage import ROOT
from ui.commands import speakers_at

WAKES, TAKES = 6, 4
NAME, LABEL = "Satellite", "satellite-1"
RAW = 22_050
_LOGGED = (
    "import datetime, json, sys; sys.stdin.read(); "
    "at = datetime.datetime.now(datetime.timezone.utc).isoformat(); "
    "open(sys.argv[1], 'a').write(json.dumps({'type': 'detection', 'satellite': sys.argv[2], 'at': at}) + chr(10))"
)
_PLAYER = "pacat --playback --raw --device=room --rate=22050 --format=s16le --channels=1 --latency-msec=2000"
_EAR = f"parec --raw --device={MICROPHONE} --rate=16000 --format=s16le --channels=1 --latency-msec=200"
_RECORDER = ("pw-record", f"--target={room.EAR}", "--latency=200ms", "--rate=48000", "--channels=1")
_QUANTUM = 4096
"""Samples a turn of the sound server, at 48 kHz: 85 ms instead of 21 ms, which a busy machine of two cores missed."""
_HURRY = -10  # niceness of all that handles sound, where it may be set


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
        prepare(self._paths)
        server = self._stack.enter_context(PrivatePipeWire(self._folder / "sound"))
        yield from _steady(server)
        room.add_room(server)
        room.play(server, room.write(self._folder / "quiet.wav", room.noise(240, 2e-4)))
        wake = WakeWord()
        self._stack.callback(wake.close)
        satellite, port = self._satellite(server, wake)
        home = HomeAssistant(port)
        self._stack.callback(home.close)
        wait_until(wake.ready.is_set, "the satellite at its wake word service", 30)
        yield self._paired(server, wake, home)
        listener, begun = self._listening(server), datetime.now(UTC)
        self._wake(WAKES, wake, home)
        over = datetime.now(UTC)
        for program in (satellite, listener):
            program.stop()
        yield from self._told(listener, begun, over)

    def _paired(self, server: PrivatePipeWire, wake: WakeWord, home: HomeAssistant) -> str:
        """Its sounds are learned as a person would: woken a few times, heard through the room's microphone."""
        takes = self._folder / "takes.wav"
        recorder = server.programs.start(*_RECORDER, str(takes))
        time.sleep(2.0)
        self._wake(TAKES, wake, home)
        recorder.stop(signal.SIGINT)
        self._log.unlink()
        words = ("--vendor", "home-assistant", "--device", LABEL, "--from-wav", str(takes), "--json")
        told = json.loads(self._command("pair", NAME, *words).splitlines()[-1])
        roles = " and ".join(sorted((one["role"] for one in told["chimes"]), reverse=True))
        return f"paired from {TAKES} takes in that room: its {roles} sound learned"

    def _listening(self, server: PrivatePipeWire) -> Program:
        main = [sys.executable, str(ROOT / "main.py"), "--data", str(self._paths.data), "listen"]
        listener = server.programs.start(*main)
        wait_until(lambda: any(span.blind is None for span in self._spans()), "the listener to hear the room", 60)
        return listener

    def _spans(self) -> list[Coverage]:
        book = speakers_at(self._paths)
        (speaker,) = book.speakers()
        return list(book.listened(speaker.id, None, None))

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

    def _wake(self, times: int, wake: WakeWord, home: HomeAssistant) -> None:
        for _ in range(times):
            time.sleep(self._random.uniform(4.0, 8.0))
            wake.detect()
            if not home.asked.acquire(timeout=20):
                raise RigError(f"The satellite did not ask Home Assistant; it woke {home.answered} times before.")
        time.sleep(4.0)

    def _told(self, listener: Program, begun: datetime, over: datetime) -> Iterator[str]:
        heard = speakers_at(self._paths).sightings(None, None)
        logged = self._log.read_text().count("\n")
        yield f"{WAKES} wakes: {logged} in the satellite's own log, {len(heard)} heard by our listener, live"
        yield _covered(self._spans(), begun, over)
        self._import(self._log, begun, over)
        yield "cross-check with the whole log:"
        yield from self._checked()
        short = self._folder / "short.jsonl"
        kept = self._log.read_text().splitlines(keepends=True)
        short.write_text("".join(line for n, line in enumerate(kept) if n != WAKES // 2))
        self._command("import", "--undo", self._last_import())
        self._import(short, begun, over)
        yield f"cross-check with line {WAKES // 2 + 1} taken out of the log:"
        yield from self._checked()

    def _import(self, log: Path, begun: datetime, over: datetime) -> None:
        span = f"{begun - timedelta(minutes=1):%Y-%m-%dT%H:%M:%SZ}..{over:%Y-%m-%dT%H:%M:%SZ}"
        self._command("import", str(log), "--speaker", NAME, "--covers", span, "--same-account")

    def _last_import(self) -> str:
        listed = self._command("import", "--list", "--json")
        return str(json.loads(listed.splitlines()[-1])["id"])

    def _checked(self) -> Iterator[str]:
        """The findings as a table, then their sums."""
        found = [json.loads(line) for line in self._command("crosscheck", "--json").splitlines()]
        findings = [one for one in found if "verdict" in one]
        yield f"  {'heard here':>14} {'log, from':>14} {'apart':>8}  verdict"
        yield from (_row(one) for one in sorted(findings, key=_when))
        summary: dict[str, object] = next((one["summary"] for one in found if "summary" in one), {})
        verdicts = Counter(str(one["verdict"]) for one in findings)
        counts = ", ".join(f"{verdict} {count}" for verdict, count in sorted(verdicts.items()))
        yield f"  {counts}; vendor's clock {summary.get('clock_offset_s', '?')} s"

    def _command(self, *words: str) -> str:
        main = [sys.executable, str(ROOT / "main.py"), "--data", str(self._paths.data), *words]
        done = subprocess.run(main, capture_output=True, text=True, timeout=400, check=False)
        if done.returncode not in (0, 1):
            raise RigError(f"{' '.join(words[:2])} said: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout


def _steady(server: PrivatePipeWire) -> Iterator[str]:
    """Longer turns, and before others where the machine lets us: what others compute must not tear the sound."""
    run_there("pw-metadata", "-n", "settings", "0", "clock.force-quantum", str(_QUANTUM), env=server.env)
    try:
        for program in (server.pipewire, server.wireplumber, server.pulse):
            os.setpriority(os.PRIO_PROCESS, program.pid, _HURRY)
        os.setpriority(os.PRIO_PROCESS, 0, _HURRY)
    except PermissionError:
        yield "(the sound server runs at the usual priority: a busy machine may tear the sound)"


def _covered(spans: Iterable[Coverage], begun: datetime, over: datetime) -> str:
    """How long of the evening a chime could have been heard, and why not in the rest."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for span in spans:
        within = min(span.ended or over, over) - max(span.started, begun)
        seconds[span.blind or "covered"] += max(within.total_seconds(), 0.0)
    told = ", ".join(f"{cause.rstrip('.')} {length:.1f} s" for cause, length in sorted(seconds.items()) if length)
    return f"coverage of the {(over - begun).total_seconds():.1f} s: {told}"


def _row(finding: dict[str, Any]) -> str:
    sighting, record = finding["sighting"], finding["record"]
    heard, said = sighting and sighting["at"], record and record["from"]
    apart = finding["facts"].get("apart_s", "")
    return f"  {_clock(heard):>14} {_clock(said):>14} {apart:>8}  {finding['verdict']} {finding['reason']}"


def _when(finding: dict[str, Any]) -> str:
    return str((finding["sighting"] or {}).get("at") or finding["record"]["from"])


def _clock(at: str | None) -> str:
    return "-" if at is None else at[11:23]


if __name__ == "__main__":
    for line in run():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
