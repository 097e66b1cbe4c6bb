"""Connections that come from another network namespace: a sandbox without network, which sock_diag does not answer for.

The kernel lists unix sockets by the namespace of the one who connected, so such a connection is missing from ours,
though it is a file of the server's. /proc/PID/net/unix shows the list of the namespace that PID lives in; it has no
column for the other end, so the namespace is proven and the process in it is not: enough to confirm a claim, too
little to contradict one.
"""

from __future__ import annotations

from monitor.microphone import process
from monitor.microphone.holders import newest_first, sockets_of


def from_elsewhere(claimed: int, broker: int) -> tuple[tuple[int, int], ...]:
    """(server's inode, pid) for each connection of ``broker`` from a foreign network namespace in which a process
    lives that is known as ``claimed`` and has sockets of its own. Walks /proc: some milliseconds."""
    ours = process.namespace("self", "net")
    found: list[tuple[int, int]] = []
    served: frozenset[int] = frozenset()
    for pid in newest_first():
        theirs = process.namespace(pid, "net")
        if theirs in (None, ours) or claimed not in process.ns_pids(pid) or not sockets_of(pid):
            continue
        served = served or sockets_of(broker)
        found += [(inode, pid) for inode in sorted(served & _listed_for(pid))]
    return tuple(found)


def _listed_for(pid: int) -> frozenset[int]:
    """Inodes of all unix sockets in the namespace of ``pid``: the seventh column (net/unix/af_unix.c)."""
    rows = (process.read(pid, "net/unix") or b"").splitlines()[1:]
    columns = (row.split(None, 7) for row in rows)
    return frozenset(int(column[6]) for column in columns if len(column) > 6)
