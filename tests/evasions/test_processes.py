"""Programs that change who they are after they connected, or hide from the numbers that others know them by."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from monitor.model import Evidence, ExeState, Trust
from tests.evasions.stand import PARECORD, Stand
from tests.rig.processes import Program
from tests.rig.sound import MICROPHONE


def child_of(program: Program) -> int:
    """The pid that the program wrote."""
    return int(program.tail().split()[0])


def _told_when_another_connects(stand: Stand, pid: int) -> bool:
    """Another program connects; the look that this causes may still find the parent unburied, the next one does not."""
    stand.server.pactl("info")
    return any(one.application.pid == pid for one in stand.openings())


def test_a_connection_that_a_fork_goes_on_with_is_told_under_the_process_that_holds_it(either: Stand) -> None:
    """It says that it is its parent, which has ended: the claim contradicts what the kernel says. Looked at again for a
    second, and after that whenever another program connects."""
    with either.client("fork") as parent:
        either.server.wait_until(lambda: parent.tail().strip(), "the child")
        either.server.wait_until(lambda: not parent.alive, "the parent to end")
        either.server.wait_until(lambda: _told_when_another_connects(either, child_of(parent)), "the child to be told")
        opened = either.opening(child_of(parent))
        either.nobody_else_is_accused(child_of(parent))
    assert opened.application.trust in (Trust.CONFLICT, Trust.CLAIMED)
    assert opened.application.claimed is not None
    assert opened.application.claimed.pid == parent.pid


def test_a_program_that_becomes_another_one_stays_the_process_that_opened_the_microphone(either: Stand) -> None:
    with either.client("exec", "sleep") as program:
        opened = either.opening(program.pid)
        either.nobody_else_is_accused(program.pid)
    assert opened.application.evidence is Evidence.SOCKET_HOLDER


def _can_make_a_pid_namespace() -> bool:
    try:
        return (
            subprocess.run(["unshare", "-pf", "--mount-proc", "true"], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


@pytest.mark.skipif(not _can_make_a_pid_namespace(), reason="needs the right to make a pid namespace")
def test_a_client_in_a_pid_namespace_of_its_own_is_the_process_that_we_see(either: Stand) -> None:
    with either.running("unshare", "-pf", "--mount-proc", "--kill-child", *PARECORD):
        opened = either.first(lambda application: application.trust is Trust.VERIFIED)
        claimed = opened.application.claimed
        pid = opened.application.pid
        either.nobody_else_is_accused()
        assert pid is not None
        assert Path(f"/proc/{pid}/comm").read_text().strip() == "parecord"
    assert claimed is not None
    assert claimed.pid == 1


def test_a_program_whose_file_was_deleted_is_told_with_that(either: Stand, tmp_path: Path) -> None:
    copy = shutil.copy(shutil.which("pacat") or "", tmp_path / "pacat-copy")
    words = (str(copy), "-r", f"--device={MICROPHONE}", "--raw", "/dev/null")
    server = either.server
    server.pactl("info")
    with either.running(*words) as program:
        Path(copy).unlink()
        opened = either.opening(program.pid)
        either.nobody_else_is_accused()
    assert opened.application.exe == str(copy)
    assert opened.application.exe_state is ExeState.DELETED


def test_a_program_whose_file_was_replaced_by_an_honest_one_is_not_told_as_that(either: Stand, tmp_path: Path) -> None:
    copy = shutil.copy(shutil.which("pacat") or "", tmp_path / "pacat")
    with either.running(str(copy), "-r", f"--device={MICROPHONE}", "--raw", "/dev/null") as program:
        other = shutil.copy(shutil.which("true") or "", tmp_path / "other")
        Path(other).replace(copy)
        opened = either.opening(program.pid)
        either.nobody_else_is_accused()
    assert (opened.application.exe, opened.application.exe_state) == (str(copy), ExeState.DELETED)
