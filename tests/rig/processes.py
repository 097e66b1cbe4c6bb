"""Programs that live as long as a ``with`` block and leave nothing behind, whatever the test does."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

# A runtime folder stays this short because a unix socket's path holds 108 bytes (sun_path in sys/un.h).
SHORT = "/tmp"
FOREIGN = ("PULSE_", "PIPEWIRE_", "ALSA_", "XDG_", "DBUS_", "WAYLAND_", "QT_", "EARWITNESS_", "GNOME_KEYRING_")
PATIENCE = 15.0


class RigError(AssertionError):
    """A real program did not start or did not do what the test needs; its log is in the text."""


class Program:
    """One running program, in a process group of its own."""

    def __init__(self, argv: list[str], env: Mapping[str, str], log: Path, *, bound: bool) -> None:
        """``bound``: dies with this thread, even when the test runner is killed."""
        self.log = log
        self.name = Path(argv[0]).name
        command = [*_death_wish(), *argv] if bound else argv
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                command, env=dict(env), stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends it; whatever it left in its process group is killed."""
        if self.alive:
            self.process.send_signal(how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(3)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()

    def kill(self) -> None:
        self.stop(signal.SIGKILL)

    def tail(self, size: int = 2000) -> str:
        return self.log.read_bytes()[-size:].decode(errors="replace")


class Programs:
    """Starts programs with one environment, logs beside each other, stops them last to first."""

    def __init__(self, logs: Path, env: dict[str, str]) -> None:
        self.logs = logs
        self.env = env
        self._running: list[Program] = []
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, *argv: str, env: Mapping[str, str] | None = None, bound: bool = True) -> Program:
        require(argv[0])
        log = self.logs / f"{len(list(self.logs.iterdir())):02}-{Path(argv[0]).name}.log"
        program = Program(list(argv), {**self.env, **(env or {})}, log, bound=bound)
        self._running.append(program)
        return program

    @contextlib.contextmanager
    def running(self, *argv: str, env: Mapping[str, str] | None = None) -> Iterator[Program]:
        program = self.start(*argv, env=env, bound=False)
        try:
            yield program
        finally:
            program.stop()

    def stop_all(self) -> None:
        for program in reversed(self._running):
            program.stop()
        self._running.clear()

    def report(self) -> str:
        """What every program wrote, for a failure's text."""
        logs = sorted(self.logs.iterdir())
        return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')[-1500:]}" for log in logs)


def require(program: str) -> None:
    """Raises RigError when the program is not installed: a test that needs it must not pass without it."""
    if shutil.which(program) is None:
        raise RigError(f"{program} is not installed. 'make test' installs what the tests need.")


def wait_until(predicate: Callable[[], object], what: str, timeout: float = PATIENCE) -> None:
    """Asks every 10 ms, for things that tell nobody when they are ready. Raises RigError after ``timeout`` seconds."""
    deadline = time.monotonic() + timeout
    while not predicate():
        if time.monotonic() > deadline:
            raise RigError(f"Waited {timeout:g} s for {what}.")
        time.sleep(0.01)


def accepts(path: Path) -> bool:
    """Whether somebody listens at this unix socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        return client.connect_ex(str(path)) == 0


def clean_environment() -> dict[str, str]:
    """This process's environment without anything that leads to the person's own desktop or sound server."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(FOREIGN) and key != "DISPLAY"}
    return {**kept, "LC_ALL": "C.UTF-8"}


def private_folders() -> tuple[Path, dict[str, str]]:
    """A fresh folder with a short name, mode 0700, and the XDG variables that keep programs inside it."""
    root = Path(tempfile.mkdtemp(prefix="ew-", dir=SHORT))
    homes = {"HOME": "h", "XDG_RUNTIME_DIR": "r", "XDG_CONFIG_HOME": "c", "XDG_DATA_HOME": "d", "XDG_STATE_HOME": "s"}
    homes["XDG_CACHE_HOME"] = "k"
    for folder in homes.values():
        (root / folder).mkdir(mode=0o700)
    return root, {key: str(root / folder) for key, folder in homes.items()}


def run(*argv: str, env: Mapping[str, str], timeout: float = PATIENCE) -> str:
    """What a short program printed. Raises RigError with its words when it failed."""
    require(argv[0])
    done = subprocess.run(argv, env=dict(env), capture_output=True, text=True, timeout=timeout, check=False)
    if done.returncode:
        raise RigError(f"{' '.join(argv)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _death_wish() -> list[str]:
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL", "--"] if setpriv else []


class Part(ABC):
    """Servers and programs that live as long as a ``with`` block; ``env`` is for what runs beside or inside them."""

    def __init__(self, tmp: Path, outer: Mapping[str, str] | None = None) -> None:
        """``tmp``: where the logs are kept; ``outer``: the environment of the part that this one stands in."""
        self.root, folders = private_folders()
        self.env: dict[str, str] = {**clean_environment(), **folders, **(outer or {})}
        self.programs = Programs(tmp / f"{type(self).__name__.lower()}-{self.root.name}", self.env)

    @abstractmethod
    def _start(self) -> None:
        """Start what belongs to it, and wait until it can be used."""

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException as error:
            error.add_note(self.programs.report())
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            error.add_note(self.programs.report())
        self.close()

    def close(self) -> None:
        self.programs.stop_all()
        shutil.rmtree(self.root, ignore_errors=True)
