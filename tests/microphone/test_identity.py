"""Identity, of real processes that hide, lie, vanish and are called the oddest things."""

# Names that are no text, and /proc: pathlib has no words for them.
# ruff: noqa: PTH101, PTH108, PTH119, PTH123, PTH208, PTH211

from __future__ import annotations

import hashlib
import os
import select
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.clock import boot_id
from monitor.microphone import identity, process
from monitor.microphone.desktop_files import DesktopFiles
from monitor.microphone.identity import identify, is_same_process, own, pin, process_of_thread, sha256_of, unidentified
from monitor.microphone.process import Stat, ancestors, parse_stat
from monitor.model import Application, Claim, Evidence, ExeState, Sandbox, Trust
from monitor.names import from_bytes, restored, shown, stored
from tests.nasty import NASTY, harm_in

CAT = os.path.realpath(shutil.which("cat") or "/bin/cat")
PYTHON = os.path.realpath(sys.executable)
Run = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def run() -> Iterator[Run]:
    """Starts programs that end when their standard input does; returns once they have answered one line."""
    with ExitStack() as stack:

        def start(*command: bytes | str, **options: object) -> subprocess.Popen[bytes]:
            child = subprocess.Popen(  # type: ignore[call-overload]  # options are passed through as they are
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options
            )
            stack.enter_context(child)
            assert child.stdin and child.stdout
            child.stdin.write(b"ping\n")
            child.stdin.flush()
            child.stdout.readline()
            started: subprocess.Popen[bytes] = child
            return started

        yield start


def who(pid: int, claimed: Claim | None = None) -> Application:
    return identify(pid, Trust.KERNEL, Evidence.PEER_CREDENTIALS, claimed)


def copy_of_cat(path: bytes | Path) -> str:
    target = os.fsencode(path)
    shutil.copyfile(os.fsencode(CAT), target)
    os.chmod(target, 0o755)
    return os.fsdecode(target)


def gone_pid() -> int:
    child = subprocess.Popen(["true"])
    child.wait()
    return child.pid


ECHO = "import sys\nfor line in sys.stdin: print(line, end='', flush=True)\n"


# The plain case


def test_a_process_is_told_with_all_that_the_kernel_knows(run: Run) -> None:
    child = run(CAT)
    found = who(child.pid)
    assert (found.name, found.pid, found.exe, found.exe_state) == ("cat", child.pid, CAT, ExeState.PRESENT)
    assert (found.uid, found.boot_id, found.trust) == (os.getuid(), boot_id(), Trust.KERNEL)
    assert found.start_ticks == process.stat(child.pid).start_ticks  # type: ignore[union-attr]  # it lives
    assert found.parents[0] == os.path.basename(PYTHON)
    assert (found.sandbox, found.script, found.desktop_id) == (None, None, None)


def test_the_claim_is_kept_beside_and_never_becomes_the_name(run: Run) -> None:
    claim = Claim(name="Firefox", pid=1, binary="firefox", icon="firefox")
    found = who(run(CAT).pid, claim)
    assert (found.name, found.icon, found.claimed) == ("cat", None, claim)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can start a process of another user")
def test_the_user_is_named(run: Run) -> None:
    found = who(run(CAT, user=65534).pid)
    assert (found.uid, found.user) == (65534, "nobody")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")
def test_of_another_users_process_is_told_what_anyone_may_know(run: Run) -> None:
    pid = run(CAT).pid
    who(pid)  # loads what a user who may not read this Python's folder could not
    found = as_nobody(lambda: sha256_of(who(pid)))
    assert found == f"cat None {ExeState.UNREADABLE} 0 None"


def as_nobody(question: Callable[[], Application]) -> str:
    """What a fork without privileges found out."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        told = "it failed"
        try:
            os.setgroups([])
            os.setresgid(65534, 65534, 65534)
            os.setresuid(65534, 65534, 65534)
            found = question()
            told = f"{found.name} {found.exe} {found.exe_state} {found.uid} {found.exe_sha256}"
        finally:  # a fork of the test runner must not go on as one
            os.write(writing, told.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return told


# Gone, or going


def test_a_process_that_is_gone_is_named_by_its_claim_as_a_claim() -> None:
    pid = gone_pid()
    found = identify(pid, Trust.VERIFIED, Evidence.SOCKET_HOLDER, Claim(name="parecord"))
    assert (found.name, found.pid, found.trust, found.evidence) == ("parecord", pid, Trust.CLAIMED, Evidence.GONE)


def test_a_gone_process_without_a_claim_is_unknown() -> None:
    found = who(gone_pid())
    assert (found.name, found.trust, found.evidence) == ("unknown program", Trust.UNKNOWN, Evidence.GONE)


def test_a_gone_process_whose_claim_is_known_to_be_false_does_not_get_the_claimed_name() -> None:
    found = identify(gone_pid(), Trust.CONFLICT, Evidence.SOCKET_HOLDER, Claim(name="Firefox"))
    assert (found.name, found.trust) == ("unknown program", Trust.CONFLICT)


@pytest.mark.parametrize("pid", [0, -1, 2**31, 2**64])
def test_an_impossible_pid_is_nobody(pid: int) -> None:
    assert who(pid).evidence is Evidence.GONE


def test_processes_that_vanish_at_any_moment_never_make_it_fail() -> None:
    stop = threading.Event()

    def churn() -> None:
        while not stop.is_set():
            subprocess.run(["true"], check=True)

    thread = threading.Thread(target=churn)
    thread.start()
    try:
        seen = [who(pid) for _ in range(20) for pid in (int(one) for one in os.listdir("/proc") if one.isdecimal())]
    finally:
        stop.set()
        thread.join()
    assert all(one.name for one in seen)


def test_every_file_may_vanish_between_two_reads(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process ends right after its first, second, ... read."""
    real = process.read
    for reads in range(1, 12):
        child, left = run(CAT), iter(range(reads))

        def dying(
            pid: int, name: str, child: subprocess.Popen[bytes] = child, left: Iterator[int] = left
        ) -> bytes | None:
            if next(left, None) is None and pid == child.pid:
                child.kill()
                child.wait()
            return real(pid, name)

        monkeypatch.setattr(process, "read", dying)
        found = who(child.pid)
        monkeypatch.setattr(process, "read", real)
        assert found.name in ("cat", "unknown program")
        assert found.exe == CAT if found.name == "cat" else found.evidence is Evidence.GONE


def test_a_number_that_went_to_another_process_meanwhile_is_not_mixed_up(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look at its start time and the last one differ."""
    starts = iter((Stat("cat", 1, 1000), Stat("other", 1, 2000)))
    monkeypatch.setattr(process, "ancestors", lambda *_: iter(()))
    monkeypatch.setattr(process, "stat", lambda _pid: next(starts))
    assert who(run(CAT).pid).evidence is Evidence.GONE


def test_a_zombie_is_told_by_its_last_name() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    found = who(child)
    os.waitpid(child, 0)
    assert found.exe is None
    assert found.name in ("unknown program", from_bytes(Path("/proc/self/comm").read_bytes().strip()))


# The program's file


def test_a_file_that_was_deleted_while_it_ran_is_told_as_deleted(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "tool")
    child = run(path)
    os.unlink(path)
    found = who(child.pid)
    assert (found.exe, found.exe_state, found.name) == (path, ExeState.DELETED, "tool")


def test_a_file_that_is_really_called_deleted_is_not_deleted(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "firefox (deleted)")
    copy_of_cat(tmp_path / "firefox")
    found = who(run(path).pid)
    assert (found.exe, found.exe_state, found.name) == (path, ExeState.PRESENT, "firefox (deleted)")


def test_a_file_called_deleted_that_is_deleted_keeps_its_name(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "firefox (deleted)")
    child = run(path)
    os.unlink(path)
    found = who(child.pid)
    assert (found.exe, found.exe_state) == (path, ExeState.DELETED)


def test_a_decoy_beside_a_deleted_file_does_not_make_it_present(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "firefox")
    child = run(path)
    os.unlink(path)
    copy_of_cat(tmp_path / "firefox (deleted)")
    assert who(child.pid).exe_state is ExeState.DELETED


def test_a_program_in_memory_is_told_as_such(run: Run) -> None:
    memory = os.memfd_create("firefox", 0)
    os.write(memory, Path(CAT).read_bytes())
    child = run("firefox", executable=f"/proc/self/fd/{memory}", pass_fds=[memory])
    os.close(memory)
    found = who(child.pid)
    assert (found.exe, found.exe_state) == ("/memfd:firefox", ExeState.MEMFD)
    assert found.desktop_name is None
    assert sha256_of(found).exe_sha256 == hashlib.sha256(Path(CAT).read_bytes()).hexdigest()


# Names


@pytest.mark.parametrize(
    "name", [raw for raw in NASTY if raw and b"/" not in raw and b"\0" not in raw and len(raw) < 256]
)
def test_a_nasty_file_name_is_kept_to_the_byte_and_shown_harmlessly(run: Run, tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    copy_of_cat(path)
    found = who(run(path).pid)
    assert found.exe == from_bytes(path)
    assert found.name == from_bytes(name)
    assert restored(stored(found.name)) == found.name
    assert harm_in(shown(found.name)) == ""


def test_the_name_a_process_gives_itself_can_not_break_its_stat() -> None:
    raw = b"77 (a) R 1 (\n) S) S 5 " + b" ".join(b"%d" % number for number in range(5, 53))
    assert parse_stat(raw) == Stat("a) R 1 (\n) S", 5, 22)


@pytest.mark.parametrize("raw", [b"", b"77", b"77 (a", b"77 (a) S", b") 1 ("])
def test_half_a_stat_is_no_stat(raw: bytes) -> None:
    assert parse_stat(raw) is None


def test_a_process_that_renames_itself_keeps_its_files_name(run: Run) -> None:
    rename = "open('/proc/self/comm','wb').write(b') R 1 (\\x1b[2J\\n'); "
    child = run(PYTHON, "-I", "-S", "-c", rename + ECHO)
    found, raw = who(child.pid), process.stat(child.pid)
    assert raw is not None and raw.comm == ") R 1 (\x1b[2J\n"
    assert raw.parent == os.getpid()
    assert found.exe == PYTHON


def test_a_program_of_several_names_is_told_by_the_one_it_was_started_by(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "pacat")
    os.symlink("pacat", tmp_path / "parecord")
    found = who(run(str(tmp_path / "parecord")).pid)
    assert (found.name, found.exe) == ("parecord", path)


def test_a_name_that_does_not_lead_to_the_file_that_runs_is_not_believed(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "evil")
    copy_of_cat(tmp_path / "firefox")
    assert who(run("firefox", executable=path).pid).name == "evil"
    assert who(run("/usr/bin/firefox", executable=path).pid).name == "evil"


# Interpreters


def test_a_script_is_named_with_its_interpreter(run: Run, tmp_path: Path) -> None:
    (tmp_path / "backup.py").write_text(ECHO)
    found = who(run(PYTHON, "-I", "backup.py", cwd=tmp_path).pid)
    assert found.name == "python3 · backup.py"
    assert found.script == str(tmp_path / "backup.py")
    assert found.identity == f"script:{PYTHON}:{found.script}"


def test_a_module_and_a_line_of_code_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "echoing.py").write_text(ECHO)
    assert who(run(PYTHON, "-m", "echoing", cwd=tmp_path).pid).name == "python3 · -m echoing"
    assert who(run(PYTHON, "-c", ECHO).pid).script == f"-c {ECHO}"


def test_a_shell_script_started_by_its_first_line_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "record me.sh"
    path.write_text("#!/bin/bash\nread line; echo $line; read line\n")
    path.chmod(0o755)
    assert who(run(str(path)).pid).name == "bash · record me.sh"


# Family


def test_what_we_started_is_our_own_and_what_started_us_is_not(run: Run) -> None:
    child = run("sh", "-c", "cat; true")
    grandchild = only_child(child.pid)
    assert own(os.getpid()) and own(child.pid) and own(grandchild)
    assert not own(os.getppid()) and not own(1) and not own(gone_pid())
    assert who(grandchild).own and not who(os.getppid()).own
    assert who(grandchild).parents[:1] == (os.path.basename(os.path.realpath(shutil.which("sh") or "")),)


def test_a_parent_that_is_younger_than_its_child_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    family = {7: Stat("child", 6, 100), 6: Stat("parent", 5, 90), 5: Stat("another one by now", 4, 95)}
    monkeypatch.setattr(process, "stat", family.get)
    assert [pid for pid, _ in ancestors(7)] == [6]


def test_a_circle_of_parents_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "stat", {7: Stat("a", 6, 1), 6: Stat("b", 7, 1)}.get)
    assert len(list(ancestors(7))) == 64


# Pins


def test_a_pin_tells_when_the_process_has_ended(run: Run) -> None:
    child = run(CAT)
    found = who(child.pid)
    with pin(child.pid) as pinned:
        assert pinned.is_alive() and is_same_process(found)
        assert pinned.fd is not None and pinned.start_ticks == found.start_ticks
        child.kill()
        assert select.select([pinned.fd], [], [], 10)[0]
        child.wait()
        assert not pinned.is_alive() and not is_same_process(found)


def test_a_pin_on_nobody_is_a_pin_on_nobody() -> None:
    with pin(gone_pid()) as pinned:
        assert not pinned.is_alive()
        assert pinned.start_ticks is pinned.fd is None


def test_another_start_or_another_boot_is_another_process(run: Run) -> None:
    found = who(run(CAT).pid)
    assert is_same_process(found)
    assert not is_same_process(replace(found, start_ticks=(found.start_ticks or 0) + 1))
    assert not is_same_process(replace(found, boot_id="another"))
    assert not is_same_process(unidentified(Trust.CLAIMED, Evidence.OWN_WORD))


def test_a_thread_leads_to_its_process() -> None:
    found: list[tuple[int | None, int]] = []
    thread = threading.Thread(target=lambda: found.append((process_of_thread(threading.get_native_id()), os.getpid())))
    thread.start()
    thread.join()
    assert found[0][0] == found[0][1]
    assert process_of_thread(gone_pid()) is None


# Hashes


def test_the_hash_is_of_the_file_that_runs_even_when_another_took_its_place(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "tool")
    child = run(path)
    os.unlink(path)
    Path(path).write_bytes(b"#!innocent")
    assert sha256_of(who(child.pid)).exe_sha256 == hashlib.sha256(Path(CAT).read_bytes()).hexdigest()


def test_a_process_that_is_gone_is_hashed_by_its_file_if_that_is_still_the_same(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "tool")
    with open(path, "ab") as file:
        file.write(b"unique to this test")
    expected = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    child = run(path)
    found = who(child.pid)
    child.kill()
    child.wait()
    assert sha256_of(found).exe_sha256 == expected


def test_a_gone_process_whose_file_was_replaced_gets_no_hash(run: Run, tmp_path: Path) -> None:
    path = copy_of_cat(tmp_path / "tool")
    child = run(path)
    found = who(child.pid)
    child.kill()
    child.wait()
    os.unlink(path)
    Path(path).write_bytes(b"#!innocent")
    assert sha256_of(found) == found


def test_without_a_process_there_is_no_hash() -> None:
    nobody = unidentified(Trust.CLAIMED, Evidence.OWN_WORD, Claim(name="Firefox"))
    assert sha256_of(nobody) is nobody


# Desktop names


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    folder = tmp_path / "share/applications"
    folder.mkdir(parents=True)
    files = DesktopFiles([folder], owners={os.getuid()})
    monkeypatch.setattr(identity, "_desktop_files", lambda: files)

    def put(name: str, program: str) -> None:
        entry = f"[Desktop Entry]\nType=Application\nName={name}\nIcon=an-icon\nExec={program} %U\n"
        (folder / "org.example.Tool.desktop").write_text(entry)

    return put


def test_a_program_of_the_system_gets_its_desktop_name(run: Run, desktop: Callable[[str, str], None]) -> None:
    desktop("Text Joiner", "cat")
    found = who(run(CAT).pid)
    assert (found.name, found.desktop_id, found.icon) == ("Text Joiner", "org.example.Tool", "an-icon")


def test_a_file_of_the_users_own_does_not_get_it_by_its_name(
    run: Run, tmp_path: Path, desktop: Callable[[str, str], None]
) -> None:
    desktop("Text Joiner", "cat")
    found = who(run(copy_of_cat(tmp_path / "cat")).pid)
    assert (found.name, found.desktop_name, found.icon) == ("cat", None, None)


def test_an_interpreter_is_not_named_by_a_desktop_file(run: Run, desktop: Callable[[str, str], None]) -> None:
    desktop("Innocent", os.path.basename(PYTHON))
    assert who(run(PYTHON, "-I", "-c", ECHO).pid).name == "python3 · -c"


# Namespaces


def test_a_pid_namespace_alone_is_no_container(run: Run) -> None:
    _needs_unshare("--pid", "--fork")
    child = run("unshare", "--pid", "--fork", "--kill-child", CAT)
    inside = only_child(child.pid)
    found = who(inside)
    assert (found.name, found.sandbox) == ("cat", None)
    assert process.ns_pids(inside) == {inside, 1}


def test_a_root_of_its_own_and_a_pid_namespace_is_a_container(run: Run, tmp_path: Path) -> None:
    _needs_unshare("--pid", "--fork", "--mount")
    script = 'mount -t tmpfs none "$0" && cp "$1" "$0/cat" && exec "$0/cat"'
    child = run("unshare", "--pid", "--mount", "--fork", "--kill-child", "sh", "-c", script, str(tmp_path), CAT)
    inside = only_child(child.pid)
    found = who(inside)
    assert found.sandbox is not None and found.sandbox.kind == "container"


def test_a_flatpak_is_read_from_the_root_it_lives_in(run: Run, tmp_path: Path) -> None:
    _needs_unshare("--mount")
    (tmp_path / "info").write_text("[Application]\nname=org.example.Recorder\n")
    script = (
        'mount -t tmpfs none "$0" && for d in usr bin lib lib64 proc dev; do mkdir -p "$0/$d"; '
        '[ -e "/$d" ] && mount --rbind "/$d" "$0/$d"; done; cp "$1" "$0/.flatpak-info"; exec chroot "$0" cat'
    )
    (tmp_path / "root").mkdir()
    child = run("unshare", "--mount", "sh", "-c", script, str(tmp_path / "root"), str(tmp_path / "info"))
    assert who(child.pid).sandbox == Sandbox("flatpak", "org.example.Recorder")


def only_child(parent: int) -> int:
    pids = [int(one) for one in os.listdir("/proc") if one.isdecimal()]
    (child,) = [pid for pid in pids if (found := process.stat(pid)) and found.parent == parent]
    return child


def _needs_unshare(*options: str) -> None:
    tried = subprocess.run(["unshare", *options, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"the kernel refuses a namespace here: {tried.stderr.strip()}")


def test_a_container_is_no_single_program_and_a_flatpak_is() -> None:
    boxed = Application("a", exe="/usr/bin/a", sandbox=Sandbox("container", "docker:0123456789ab"))
    assert boxed.identity == "container:docker:0123456789ab:exe:/usr/bin/a"
    assert replace(boxed, exe="/usr/bin/b").identity != boxed.identity
    flatpak = replace(boxed, sandbox=Sandbox("flatpak", "org.mozilla.firefox"))
    assert flatpak.identity == replace(flatpak, exe="/app/bin/helper").identity == "flatpak:org.mozilla.firefox"


def test_an_appimage_is_the_same_program_wherever_it_is_mounted() -> None:
    one = Application("a", exe="/tmp/.mount_ZoomAbCdEf/usr/bin/zoom", sandbox=Sandbox("appimage", "Zoom.AppImage"))
    assert one.identity == "appimage:Zoom.AppImage:exe:/usr/bin/zoom"
    assert replace(one, exe="/tmp/.mount_Zoomxyzxyz/usr/bin/zoom").identity == one.identity
    assert replace(one, exe="/tmp/.mount_Zoomxyzxyz/usr/bin/other").identity != one.identity


def test_a_file_that_was_hashed_before_has_its_hash_at_once(tmp_path: Path) -> None:
    program = shutil.copy(shutil.which("sleep") or "", tmp_path / "s")
    with subprocess.Popen([str(program), "60"]) as first, subprocess.Popen([str(program), "60"]) as second:
        known = sha256_of(identify(first.pid, Trust.KERNEL, Evidence.SOCKET_HOLDER))
        again = identify(second.pid, Trust.KERNEL, Evidence.SOCKET_HOLDER)
        first.kill()
        second.kill()
    assert known.exe_sha256 is not None
    assert again.exe_sha256 == known.exe_sha256
