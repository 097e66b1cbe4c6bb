"""The connections of one sound server: when each was first seen, who held it then, and since when it has ended."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from monitor.errors import CannotWatch
from monitor.microphone.sock_diag import Connection


@dataclass(slots=True, eq=False)
class Line:
    """A connection. ``taken``: given to a client; never given to another once that one has left.

    ``ended``: when either end was first seen closed."""

    connection: Connection
    first_seen: float
    holders: tuple[int, ...] = ()
    searched: bool = False
    taken: bool = False
    ended: float | None = None


class Lines:
    """Asks the kernel and remembers. The callables are those of ``Pairing``."""

    def __init__(
        self,
        list_connections: Callable[[], list[Connection]],
        find_holders: Callable[[int, Sequence[int]], tuple[int, ...]],
        find_all_holders: Callable[[Collection[int]], dict[int, tuple[int, ...]]],
    ) -> None:
        self._list = list_connections
        self._find = find_holders
        self._find_all = find_all_holders
        self._there: dict[int, Line] = {}

    def there(self) -> list[Line]:
        """As of the last look; also those of which only the server's end is left."""
        return list(self._there.values())

    def look(self, now: float) -> bool:
        """False when the kernel does not answer."""
        try:
            found = {one.server_inode: one for one in self._list()}
        except CannotWatch:
            return False
        for inode in self._there.keys() - found.keys():
            _end(self._there.pop(inode), now)
        for inode, connection in found.items():
            line = self._there.setdefault(inode, Line(connection, now))
            if not connection.peer_inode:
                _end(line, now)
        return True

    def holders(self, line: Line, hints: Sequence[int] = ()) -> tuple[int, ...]:
        """Found once and kept: who holds the connection when it is new is who made it."""
        if not line.searched and line.connection.peer_inode:
            line.searched = True
            line.holders = self._find(line.connection.peer_inode, hints)
        return line.holders

    def handed_over(self, line: Line) -> bool:
        """Does nobody of those who held it hold it any more, but somebody else? Then those are its holders now."""
        if not line.holders or line.ended is not None or not line.connection.peer_inode:
            return False
        found = self._find(line.connection.peer_inode, line.holders)
        if not found or found[0] in line.holders:
            return False
        line.holders = found
        return True

    def all_of(self, lines: Sequence[Line]) -> tuple[int, ...]:
        """The processes behind several, each once."""
        return tuple(dict.fromkeys(pid for line in lines for pid in self.holders(line)))

    def ask_about_sharing(self, lines: Collection[Line]) -> None:
        """Every holder of those that have one. Slow."""
        held = {line.connection.peer_inode: line for line in lines if line.holders}
        for inode, holders in self._find_all(held.keys()).items() if held else ():
            held[inode].holders = holders or held[inode].holders


def _end(line: Line, now: float) -> None:
    if line.ended is None:
        line.ended = now
