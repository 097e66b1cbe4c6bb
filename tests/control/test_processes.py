"""Real processes are ended, and those that must not be are not."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.clock import boot_id
from monitor.control import processes
from monitor.errors import CannotAct, NoLongerThere, NotPermitted
from monitor.microphone import process
from monitor.model import Application, Evidence, Trust
from tests.rig.processes import wait_until

NOBODY = 65534
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc and pidfd")


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may end nothing from here; where the tests run as root, their programs and they are taken for nobody's."""
    if os.getuid() == 0:
        monkeypatch.setattr("monitor.control.processes.os.getuid", lambda: NOBODY)


@contextmanager
def running(*argv: str, root: bool = False) -> Iterator[tuple[subprocess.Popen[bytes], Application]]:
    as_nobody = ["setpriv", f"--reuid={NOBODY}", "--clear-groups", "--"] if os.geteuid() == 0 and not root else []
    program = subprocess.Popen([*as_nobody, *argv], stdout=subprocess.PIPE)
    try:
        assert program.stdout is not None
        program.stdout.readline()
        yield program, seen(program.pid)
    finally:
        program.kill()
        program.communicate()


def seen(pid: int) -> Application:
    found = process.stat(pid)
    assert found is not None
    return Application("sh", pid, found.start_ticks, boot_id(), trust=Trust.KERNEL, evidence=Evidence.PEER_CREDENTIALS)


SLEEPS = ("sh", "-c", "echo; exec sleep 60")
DEAF = ("sh", "-c", "trap '' TERM; echo; while :; do sleep 0.1; done")


def test_a_program_is_asked_to_end_and_has_ended() -> None:
    with running(*SLEEPS) as (program, who):
        assert processes.why_not_end(who) == ""
        processes.end(who)
        assert program.wait(1) == -15


def test_a_program_that_does_not_listen_ends_by_force_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.control.processes.PATIENCE", 0.2)
    with running(*DEAF) as (program, who):
        with pytest.raises(CannotAct, match="by force"):
            processes.end(who)
        assert program.poll() is None
        processes.end(who, by_force=True)
        assert program.wait(1) == -9


def test_a_number_that_was_used_again_is_not_ended() -> None:
    with running(*SLEEPS) as (program, who):
        assert who.start_ticks is not None
        with pytest.raises(NoLongerThere):
            processes.end(replace(who, start_ticks=who.start_ticks - 1))
        with pytest.raises(NotPermitted):
            processes.end(replace(who, boot_id="another boot"))
        assert program.poll() is None


def test_a_process_that_has_ended_is_said_to_have() -> None:
    with running(*SLEEPS) as (program, who):
        program.kill()
        program.wait()
        assert "ended already" in processes.why_not_end(who)


def test_what_is_not_certain_or_not_ours_is_never_offered() -> None:
    with running(*SLEEPS) as (program, who):
        for other, word in (
            (replace(who, pid=None), "not known"),
            (replace(who, start_ticks=None), "not known"),
            (replace(who, evidence=Evidence.OWN_WORD), "not known"),
            (replace(who, evidence=Evidence.SOCKET_SHARED), "Several processes"),
            (replace(who, own=True), "Earwitness itself"),
            (seen(os.getppid()), "started by this program"),
            (seen(os.getpid()), "Earwitness itself"),
        ):
            assert word in processes.why_not_end(other)
            with pytest.raises(CannotAct):
                processes.end(other)
        assert program.poll() is None


def test_another_users_process_is_never_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.control.processes.os.getuid", lambda: NOBODY - 1)
    with running(*SLEEPS) as (program, who):
        assert "another user" in processes.why_not_end(who)
        assert program.poll() is None


def test_what_the_session_needs_is_never_offered() -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own can't be entered by others
        Path(folder).chmod(0o755)
        vital = Path(folder) / "wireplumber"
        vital.write_bytes(Path("/bin/sleep").read_bytes())
        vital.chmod(0o755)
        with running("sh", "-c", f"echo; exec {vital} 60") as (_, who):
            wait_until(lambda: (process.exe(who.pid or 0).path or "").endswith("wireplumber"), "the program")
            assert "session needs" in processes.why_not_end(who)
