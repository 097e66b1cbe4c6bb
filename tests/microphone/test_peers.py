"""Peers, asked of this kernel: real sockets, real processes that claim what they like."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from monitor.microphone import process
from monitor.microphone.peers import SOON, Attribution, Connection, Pairing, all_holders, connections, holders
from monitor.model import Evidence, Trust

BROKER = 1
# Connects, says "ready", and holds the connection until its standard input is closed.
CLIENT = """
import os, socket, sys
one = socket.socket(socket.AF_UNIX); one.connect(sys.argv[1]); os.set_inheritable(one.fileno(), True)
{then}
print("ready", flush=True); sys.stdin.read()
"""
FORK = """
if os.fork() == 0:
    print(os.getpid(), flush=True); sys.stdin.read(); os._exit(0)
"""
HAND_OVER = """
left, right = socket.socketpair()
if os.fork() == 0:
    taken = socket.recv_fds(right, 1, 1)[1]
    print(os.getpid(), flush=True); sys.stdin.read(); os._exit(0)
right.close(); socket.send_fds(left, [b"x"], [one.fileno()]); one.close()
"""
EXEC = "print('ready', flush=True); os.execlp('cat', 'cat')"


class Server:
    """A unix server that accepts and never speaks."""

    def __init__(self, folder: Path) -> None:
        self.path = os.fsencode(folder / "native")
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(self.path)
        self.listening.listen()
        self.listening.settimeout(10)
        self.accepted: list[socket.socket] = []
        self.time = 0.0
        self.pairing = Pairing(self.connections, holders, all_holders, now=lambda: self.time)

    def accept(self) -> int:
        connection, _ = self.listening.accept()
        self.accepted.append(connection)
        return os.fstat(connection.fileno()).st_ino

    def connections(self) -> list[Connection]:
        return connections([self.path])

    def told(self, client: int, claim: int | None, broker: int | None = BROKER) -> Attribution:
        """What is told of a client once its connection may be known without proof."""
        first = self.pairing.appeared(client, claim, broker)
        self.time += 2 * SOON
        return dict(self.pairing.settle()).get(client, first)

    def close(self) -> None:
        for one in (*self.accepted, self.listening):
            one.close()


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("s"))
    yield running
    running.close()


class Client:
    def __init__(self, child: subprocess.Popen[str]) -> None:
        self.child = child
        self.pid = child.pid

    def line(self) -> str:
        assert self.child.stdout is not None
        return self.child.stdout.readline().strip()

    def end(self) -> None:
        assert self.child.stdin is not None
        with suppress(BrokenPipeError):
            self.child.stdin.close()
        self.child.wait(10)


@contextmanager
def client(server: Server, then: str = "", prefix: tuple[str, ...] = ()) -> Iterator[Client]:
    command = [*prefix, sys.executable, "-I", "-S", "-c", CLIENT.format(then=then), os.fsdecode(server.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        running = Client(child)
        try:
            yield running
        finally:
            running.end()


def test_the_kernel_tells_both_ends_of_a_connection_and_who_made_it(server: Server) -> None:
    with socket.socket(socket.AF_UNIX) as mine:
        mine.connect(server.path)
        inode = server.accept()
        assert server.connections() == [Connection(inode, os.fstat(mine.fileno()).st_ino, os.getuid())]


def test_a_connection_that_is_not_accepted_yet_is_not_told(server: Server) -> None:
    with socket.socket(socket.AF_UNIX) as mine:
        mine.connect(server.path)
        assert server.connections() == []


def test_other_servers_connections_are_left_out(server: Server) -> None:
    with socket.socket(socket.AF_UNIX) as mine:
        mine.connect(server.path)
        server.accept()
        assert connections([b"/nowhere", server.path + b"x"]) == []


def test_a_closed_end_is_told_as_closed(server: Server) -> None:
    with socket.socket(socket.AF_UNIX) as mine:
        mine.connect(server.path)
        inode = server.accept()
    assert server.connections() == [Connection(inode, 0, None)]


def test_hundreds_of_connections_are_all_told(server: Server) -> None:
    mine = []
    for _ in range(400):
        mine.append(socket.socket(socket.AF_UNIX))
        mine[-1].connect(server.path)
        server.accept()
    assert {one.peer_inode for one in server.connections()} == {os.fstat(one.fileno()).st_ino for one in mine}
    for one in mine:
        one.close()


def test_the_holder_is_found_with_and_without_a_hint(server: Server) -> None:
    with client(server) as child:
        server.accept()
        (connection,) = server.connections()
        assert holders(connection.peer_inode) == (child.pid,)
        assert holders(connection.peer_inode, (os.getpid(), child.pid)) == (child.pid,)
        assert holders(connection.peer_inode, (999_999_999,)) == (child.pid,)


def test_nobody_holds_what_does_not_exist() -> None:
    assert holders(0) == ()
    assert all_holders([0]) == {0: ()}
    assert all_holders([]) == {}


def test_a_true_claim_is_verified(server: Server) -> None:
    with client(server) as child:
        server.accept()
        told = server.told(1, child.pid, BROKER)
        assert (told.pid, told.trust, told.evidence) == (child.pid, Trust.VERIFIED, Evidence.SOCKET_HOLDER)
        assert server.pairing.settle() == []


def test_a_false_claim_is_recorded_under_the_true_pid(server: Server) -> None:
    with client(server) as child:
        server.accept()
        told = server.told(1, os.getppid(), BROKER)
        assert (told.pid, told.trust, told.uid) == (child.pid, Trust.CONFLICT, os.getuid())


def test_a_program_with_a_connection_of_its_own_confirms_nobody_elses(server: Server) -> None:
    with client(server) as honest, client(server) as liar:
        honest.line(), liar.line()
        server.accept(), server.accept()
        assert server.pairing.appeared(1, honest.pid, os.getpid()).trust is Trust.VERIFIED
        told = server.told(2, honest.pid, os.getpid())
        assert (told.pid, told.trust) == (liar.pid, Trust.CONFLICT)


def test_a_connection_inherited_by_a_fork_is_told_as_shared(server: Server) -> None:
    with client(server, FORK) as child:
        other = {child.line(), child.line()} - {"ready"}
        server.accept()
        server.pairing.appeared(1, child.pid, BROKER)
        ((_, told),) = server.pairing.settle()
        assert (told.pid, told.evidence) == (child.pid, Evidence.SOCKET_SHARED)
        assert set(told.holders) == {child.pid, *map(int, other)}


def test_a_connection_that_was_handed_over_belongs_to_whoever_holds_it_now(server: Server) -> None:
    with client(server, HAND_OVER) as child:
        (other,) = {child.line(), child.line()} - {"ready"}
        server.accept()
        told = server.told(1, child.pid, BROKER)
        assert (told.pid, told.trust) == (int(other), Trust.CONFLICT)


def test_a_program_that_execs_after_connecting_is_still_the_holder(server: Server) -> None:
    with client(server, EXEC) as child:
        child.line()
        server.accept()
        assert server.pairing.appeared(1, child.pid, BROKER).pid == child.pid


def test_a_client_that_is_gone_is_attributed_to_nobody(server: Server) -> None:
    with client(server) as child:
        server.accept()
        child.end()
        told = server.told(1, child.pid, BROKER)
        assert (told.pid, told.trust, told.evidence) == (None, Trust.CLAIMED, Evidence.GONE)


def test_a_claim_from_inside_a_pid_namespace_is_verified(server: Server) -> None:
    _needs_unshare("--pid", "--fork", "--kill-child")
    with client(server, prefix=("unshare", "--pid", "--fork", "--kill-child")) as child:
        child.line()
        server.accept()
        told = server.told(1, 1, None)  # in there it is pid 1
        assert told.trust is Trust.VERIFIED
        assert told.pid is not None and told.pid != 1
        assert process.ns_pids(told.pid) == {told.pid, 1}


def test_a_claim_from_another_network_namespace_is_verified(server: Server) -> None:
    """A sandbox without network: sock_diag does not show its connection here."""
    _needs_unshare("--net", "--pid", "--fork")
    with client(server, prefix=("unshare", "--net", "--pid", "--fork", "--kill-child")) as child:
        child.line()
        server.accept()
        assert server.connections() == []
        told = server.told(1, 1, os.getpid())
        assert told.trust is Trust.VERIFIED
        assert told.pid is not None and process.ns_pids(told.pid) == {told.pid, 1}


def test_a_connection_from_another_network_namespace_confirms_no_other_claim(server: Server) -> None:
    _needs_unshare("--net")
    with client(server, prefix=("unshare", "--net")) as child:
        child.line()
        server.accept()
        told = server.told(1, os.getppid(), os.getpid())
        assert (told.pid, told.trust) == (None, Trust.CLAIMED)
        assert server.pairing.appeared(2, None, os.getpid()).pid is None


def test_a_process_without_sockets_confirms_no_connection_of_its_namespace(server: Server) -> None:
    _needs_unshare("--net")
    with client(server, FORK.replace("    print", "    one.close(); print"), prefix=("unshare", "--net")) as child:
        (other,) = {child.line(), child.line()} - {"ready"}
        server.accept()
        told = server.told(1, int(other), os.getpid())
        assert (told.pid, told.trust) == (None, Trust.CLAIMED)
        assert server.pairing.appeared(2, child.pid, os.getpid()).trust is Trust.VERIFIED


def test_an_unprivileged_user_is_answered_too(server: Server) -> None:
    if os.getuid() != 0:
        pytest.skip("already unprivileged: the other tests show it")
    with socket.socket(socket.AF_UNIX) as mine:
        mine.connect(server.path)
        server.accept()
        assert _as_nobody(lambda: len(server.connections())) == 1


def test_another_users_process_stays_unknown_but_for_its_uid(server: Server) -> None:
    if os.getuid() != 0:
        pytest.skip("root can make a process of another user; nobody else can")
    with client(server) as child:
        server.accept()
        (connection,) = server.connections()
        assert _as_nobody(lambda: len(holders(connection.peer_inode, (child.pid,)))) == 0
        assert connection.uid == 0


def _as_nobody(question: object) -> int:
    """The answer, below 256, given by a fork without privileges."""
    assert callable(question)
    child = os.fork()
    if child == 0:
        answer = 255
        try:
            os.setgroups([])
            os.setresgid(65534, 65534, 65534)
            os.setresuid(65534, 65534, 65534)
            answer = question()
        finally:
            os._exit(answer)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _needs_unshare(*options: str) -> None:
    tool = shutil.which("unshare")
    if tool is None:
        pytest.skip("unshare is not installed")
    tried = subprocess.run([tool, *options, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"the kernel refuses a namespace here: {tried.stderr.strip()}")


def test_a_process_that_nobody_has_waited_for_has_ended_all_the_same() -> None:
    with subprocess.Popen(["true"]) as child:
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert process.stat(child.pid) is not None
        assert process.may_have_ended(child.pid)
    assert not process.may_have_ended(os.getpid())


def test_a_connection_that_is_handed_over_later_goes_to_whoever_holds_it_then(server: Server) -> None:
    with client(server, "sys.stdin.readline()\n" + HAND_OVER) as child:
        server.accept()
        assert server.told(1, child.pid).pid == child.pid
        assert child.child.stdin is not None
        child.child.stdin.write("\n")
        child.child.stdin.flush()
        (other,) = {child.line(), child.line()} - {"ready"}
        ((_, told),) = server.pairing.settle()
        assert (told.pid, told.trust) == (int(other), Trust.CONFLICT)
