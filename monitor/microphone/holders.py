"""Which processes hold a file: found by walking /proc/PID/fd, the only place where the kernel says it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence


def holders(inode: int, hints: Sequence[int] = ()) -> tuple[int, ...]:
    """The first process found with ``socket:[inode]`` open, as a tuple of one; empty when none that we may read has it.

    ``hints`` are asked first, then all processes, the newest first: whoever has just connected is nearly always among
    them. Pids are taken in falling order for that; they wrap around, which costs time and nothing else.
    Processes of other users are unreadable, and passed over. Use ``all_holders`` to learn of sharing.
    """
    for pid in (*hints, *newest_first()):
        if holds(pid, inode):
            return (pid,)
    return ()


def all_holders(inodes: Collection[int]) -> dict[int, tuple[int, ...]]:
    """For each inode every readable process with ``socket:[inode]`` open, newest first.

    One walk over all of /proc whatever the number of inodes; not for the hot path.
    """
    wanted = {f"socket:[{inode}]": inode for inode in inodes}
    found: dict[int, tuple[int, ...]] = dict.fromkeys(inodes, ())
    for pid in newest_first() if wanted else ():
        for link in wanted.keys() & set(_links(pid)):
            found[wanted[link]] += (pid,)
    return found


def holds(pid: int, inode: int) -> bool:
    return f"socket:[{inode}]" in _links(pid)


def sockets_of(pid: int) -> frozenset[int]:
    """Inodes of all sockets that ``pid`` has open; empty when it is unreadable."""
    return frozenset(int(link[8:-1]) for link in _links(pid) if link.startswith("socket:["))


def newest_first() -> list[int]:
    """All pids, falling: an unlisted or vanished one is no error."""
    try:
        entries = os.listdir("/proc")
    except OSError:
        return []
    return sorted((int(entry) for entry in entries if entry.isdecimal()), reverse=True)


def _links(pid: int) -> Iterator[str]:
    folder = f"/proc/{pid}/fd/"
    try:
        entries = os.listdir(folder)
    except OSError:  # gone, or another user's
        return
    for entry in entries:
        try:
            yield os.readlink(folder + entry)
        except OSError:  # closed in between
            continue
