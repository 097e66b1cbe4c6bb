"""What is known of one client of a sound server while its connection is being found, and when the two fit together."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.microphone.lines import Line
from monitor.model import Evidence, Trust

FRESH = 1.0
"""Seconds for which a connection without a client counts as new. pipewire-pulse shows the client 1 to 5 ms after it
accepted the connection; one that stays without a client for longer belongs to somebody who only connected."""
TOGETHER = 0.01
"""Seconds between the end of a connection and the removal of its client, up to which the two count as one event."""
SOON = 0.05
"""Seconds before a connection counts as a client's own without proof: if it is somebody else's, his client shows up
within this time and proves it, and a client whose own connection had already ended is removed."""
PATIENCE = 0.05
"""Seconds between two looks at what is still in doubt."""
LATE = 0.25
"""Seconds that a connection and its client may seem to end apart; milliseconds on an idle machine. For as long, a claim
on a process that has ended isn't held against somebody else's new connection either: the client may be gone already."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """``pid``: None where no kernel fact names one. ``holders``: all processes that it may be, the likeliest first.
    ``uid``: of whoever made the connection, where that is all the kernel tells."""

    pid: int | None
    trust: Trust
    evidence: Evidence
    holders: tuple[int, ...] = ()
    uid: int | None = None


@dataclass(slots=True, eq=False)
class Client:
    """``rivals``: the lines that may be its own, from when it appeared. ``proven``: the claim agrees with the holder.

    ``word``: what its claim rests on as long as it has no line. ``looked``: the kernel answered when it appeared.
    ``given``: when it got its line. ``left``: when it left. ``doubt``: somebody may have borrowed its
    name; these are the processes that it may be."""

    claim: int | None
    since: float
    word: Evidence
    told: Attribution
    looked: bool = False
    rivals: list[Line] = field(default_factory=list)
    line: Line | None = None
    proven: bool = False
    given: float = 0.0
    left: float | None = None
    shared_asked: bool = False
    doubt: tuple[int, ...] = ()


def asks(client: Client) -> bool:
    """Are others still to be looked for who hold its connection too?"""
    return client.line is not None and not client.shared_asked


def too_early(client: Client, now: float) -> bool:
    """A claim on a process that has ended may be true, and its connection ended with it."""
    gone = client.claim is not None and client.word is Evidence.GONE
    return now - client.since < (LATE if gone else SOON)


def candidates_of(client: Client, now: float) -> list[Line]:
    """Lines without a client that were new when this one appeared, and that live and end as it does."""
    fresh = [line for line in client.rivals if not line.taken and client.since - line.first_seen < FRESH]
    return [line for line in fresh if lives_with(client, line, now)]


def lives_with(client: Client, line: Line, now: float) -> bool:
    """A client that is still there has a living connection, one that left an ended one; but news takes its time."""
    if line.ended is None:
        return client.left is None or now - client.left < LATE
    return now - line.ended < LATE if client.left is None else ended_together(client, line)


def ended_at_once(client: Client, line: Line) -> bool:
    """So close together that it was one end. Others' connections end a little earlier or later all the time."""
    return line.ended is not None and client.left is not None and abs(client.left - line.ended) < TOGETHER


def share_out(choices: list[list[Line]], which: int) -> Line | None:
    """One line for each, those with the fewest choices first; the one for ``which``."""
    given: dict[int, Line] = {}
    for number in sorted(range(len(choices)), key=lambda each: len(choices[each])):
        free = [line for line in choices[number] if line not in given.values()]
        if free:
            given[number] = free[0]
    return given.get(which)


def ended_together(client: Client, line: Line) -> bool:
    return line.ended is not None and client.left is not None and abs(client.left - line.ended) < LATE


def unproven(
    claim: int | None, evidence: Evidence, holders: tuple[int, ...] = (), uid: int | None = None
) -> Attribution:
    return Attribution(None, Trust.UNKNOWN if claim is None else Trust.CLAIMED, evidence, holders, uid)
