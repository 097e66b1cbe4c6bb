"""No sound leaves the listener's memory: not to a file, not to shared memory, not into a core dump."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import monitor.listener_child
from monitor.indicator.pulse_conf import configuration
from monitor.listener_child import Child
from monitor.listener_lines import Level, Turned
from tests.indicator import room
from tests.rig.processes import require
from tests.rig.sound import PrivatePipeWire

PERIOD = np.random.default_rng(11).integers(-8000, 8000, 480).astype(np.int16)
"""A hundredth of a second that comes again and again, so that any piece of sound holds all of it."""
MARKS = tuple(
    piece.tobytes()
    for piece in (PERIOD[:24], (PERIOD[:24] / 32768).astype(np.float32), (PERIOD[:24] / 32767).astype(np.float32))
)
TRACED = "trace=write,writev,pwrite64,pwritev,openat,creat,memfd_create,sendfile,splice"
# What libraries open for writing on the way: our own switch against core dumps, and a look whether JACK runs.
OPENED = re.compile(r'"(/proc/self/coredump_filter|/dev/null|/dev/shm/jack[^"]*|/dev/snd/[^"]*)"')


@pytest.fixture
def server(fresh_pipewire: PrivatePipeWire, monkeypatch: pytest.MonkeyPatch) -> PrivatePipeWire:
    for key, value in fresh_pipewire.env.items():
        monkeypatch.setenv(key, value)
    room.add_room(fresh_pipewire)
    return fresh_pipewire


def marked(tmp_path: Path) -> Path:
    return room.write(tmp_path / "marked.wav", np.tile(PERIOD, 100 * 60).astype(np.float32) / 32767)


def holds_a_mark(data: bytes) -> bool:
    return any(mark in data for mark in MARKS)


def memory_of(pid: int) -> Iterator[bytes]:
    """What the process can write to: heap, stacks and what it mapped."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            begin, end = (int(part, 16) for part in span.split("-"))
            if rights.startswith("rw"):
                memory.seek(begin)
                try:
                    yield memory.read(end - begin)
                except OSError:
                    continue


def shared_by(pid: int) -> Iterator[bytes]:
    """Memory that is a file: memfd, and everything in /dev/shm that this test's servers did not make."""
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        if "memfd:" in str(entry.readlink()):
            yield entry.read_bytes()
    for path in Path("/dev/shm").rglob("*"):
        if path.is_file() and f"{pid}" in path.name:
            yield path.read_bytes()


def test_nothing_of_the_sound_is_written_shared_or_dumped(
    server: PrivatePipeWire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require("strace")
    trace, lines = tmp_path / "trace", room.Lines()
    strace = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "signal=none", "-e", TRACED, "-s", "4096", "-o", str(trace))
    monkeypatch.setattr(monitor.listener_child, "_COMMAND", (*strace, *monitor.listener_child._COMMAND))
    room.play(server, marked(tmp_path))
    child = Child(room.kept(room.template()), None, lines, lambda: None)
    try:
        lines.next(Turned, 40, cause=None)
        (pid,) = (int(one) for one in Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split())
        _wait_for_mark(pid, lines)
        assert not any(holds_a_mark(data) for data in shared_by(pid))
        assert "Max core file size        1                    1" in Path(f"/proc/{pid}/limits").read_text()
        assert int(Path(f"/proc/{pid}/coredump_filter").read_text(), 16) == 0
        assert [path for path in _files(Path(server.env["HOME"]).parent) if holds_a_mark(path.read_bytes())] == []
    finally:
        child.stop()
    calls = trace.read_text(errors="replace").splitlines()
    opened = next(place for place, call in enumerate(calls) if "ready" in call and "write(" in call)
    assert len(calls) > opened + 20, "the trace shows nothing"
    assert [call for call in calls[opened:] if not _harmless(call)] == []


def _wait_for_mark(pid: int, lines: room.Lines) -> None:
    """The sound did come into the process: otherwise nothing would be shown by its not being elsewhere."""
    for _ in range(15):
        if any(holds_a_mark(data) for data in memory_of(pid)):
            return
        lines.next(Level)
    raise AssertionError("The marked sound never came.")


def _files(root: Path) -> Iterator[Path]:
    """What the servers' own folders hold: nothing else of this test is written anywhere."""
    return (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())


def test_what_the_person_configured_for_libpulse_goes_on_to_hold(tmp_path: Path) -> None:
    (tmp_path / "client.conf.d").mkdir()
    for name in ("client.conf", "client.conf.d/01.conf", "own.conf"):
        (tmp_path / name).touch()
    nobody = {"HOME": str(tmp_path / "nobody")}
    included = configuration(nobody, tmp_path).splitlines()[:-2]
    assert included == [f".include {tmp_path / 'client.conf'}", f".include {tmp_path / 'client.conf.d/01.conf'}"]
    own = {"PULSE_CLIENTCONFIG": str(tmp_path / "own.conf")}
    assert configuration(own, tmp_path).startswith(f".include {tmp_path / 'own.conf'}\nenable-shm = no\n")


def _harmless(call: str) -> bool:
    """A text, or a few bytes that wake a thread; an opening to read."""
    if "resumed>" in call or "exited with" in call:
        return True
    if "openat(" in call or "creat" in call:
        return "O_RDONLY" in call or OPENED.search(call) is not None or "memfd_create(" in call
    written = re.search(r'write(?:v|64)?\(\d+, (?:\[\{iov_base=)?"(.*)"', call)
    return written is not None and not re.search(r"\\\d|\\x", written[1]) or call.rstrip().endswith(("= 1", "= 8"))


def test_the_search_for_the_mark_can_fail_and_find(tmp_path: Path) -> None:
    assert holds_a_mark(marked(tmp_path).read_bytes())
    assert not holds_a_mark(os.urandom(100_000))
    assert not _harmless(r'1 write(5, "\0\212\3\1\0\212\3\1\0\212\3\1", 12) = 12')
    assert not _harmless('1 openat(AT_FDCWD, "/tmp/x.wav", O_WRONLY|O_CREAT, 0666) = 5')
