"""Which unix sockets a server has accepted, and the inode at the other end of each: asked of the kernel.

Layout of the messages: linux/sock_diag.h, linux/unix_diag.h, linux/netlink.h. Needs no privilege. The kernel answers
for the network namespace of the one who asks: a connection made from another one (a sandbox without network) is not
in the answer, nor is one that the server has yet to accept.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from monitor.errors import CannotWatch

_NETLINK_SOCK_DIAG = 4
_SOCK_DIAG_BY_FAMILY = 20
_DUMP = 0x301  # NLM_F_REQUEST | NLM_F_ROOT | NLM_F_MATCH
_ERROR, _DONE = 2, 3
_ESTABLISHED = 1 << 1  # TCP_ESTABLISHED: leaves out listening sockets and datagrams
_SHOW = 0x1 | 0x4 | 0x40  # UDIAG_SHOW_NAME, _PEER, _UID
_NAME, _PEER, _UID = 0, 2, 7
_HEADER = struct.Struct("=IHHII")
_MESSAGE = struct.Struct("=BBBBI8x")
_ATTRIBUTE = struct.Struct("=HH")
_U32 = struct.Struct("=I")
_REQUEST = struct.Struct("=BBHIIIII")
_BUFFER = 1 << 16  # the kernel fills at most 32 KiB a datagram


@dataclass(frozen=True, slots=True)
class Connection:
    """One accepted connection. ``peer_inode`` is 0 once the client's end is closed.

    ``uid``: of whoever made the client's socket; None when the client is gone.
    """

    server_inode: int
    peer_inode: int
    uid: int | None


@dataclass(frozen=True, slots=True)
class _Socket:
    inode: int
    name: bytes
    peer: int
    uid: int | None


def connections(paths: Collection[bytes]) -> list[Connection]:
    """The accepted connections of the servers bound to one of ``paths`` (as bound; ``@name`` is not understood).

    Raises CannotWatch where the kernel does not answer (no unix_diag, a seccomp filter).
    """
    try:
        sockets = list(_sockets())
    except OSError as error:
        raise CannotWatch(
            f"The kernel does not tell who is connected to the sound server: {error.strerror}."
        ) from error
    accepted = [one for one in sockets if one.name in paths]
    wanted = {one.peer for one in accepted}
    uids = {one.inode: one.uid for one in sockets if one.inode in wanted}
    return [Connection(one.inode, one.peer, uids.get(one.peer)) for one in accepted]


def _sockets() -> Iterator[_Socket]:
    body = _REQUEST.pack(socket.AF_UNIX, 0, 0, _ESTABLISHED, 0, _SHOW, 0xFFFFFFFF, 0xFFFFFFFF)
    header = _HEADER.pack(_HEADER.size + len(body), _SOCK_DIAG_BY_FAMILY, _DUMP, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, _NETLINK_SOCK_DIAG) as asked:
        asked.settimeout(1.0)  # the kernel answers at once; never hang on it all the same
        asked.send(header + body)
        while True:
            answer = asked.recv(_BUFFER)
            at = 0
            while at + _HEADER.size <= len(answer):
                length, kind, _flags, _sequence, _port = _HEADER.unpack_from(answer, at)
                if kind == _DONE or length < _HEADER.size:
                    return
                if kind == _ERROR:
                    raise _refusal(answer, at)
                yield _socket(answer, at + _HEADER.size, at + length)
                at += (length + 3) & ~3


def _refusal(answer: bytes, at: int) -> OSError:
    (number,) = struct.unpack_from("=i", answer, at + _HEADER.size)
    return OSError(-number, os.strerror(-number))


def _socket(answer: bytes, at: int, end: int) -> _Socket:
    _family, _kind, _state, _pad, inode = _MESSAGE.unpack_from(answer, at)
    name, peer, uid = b"", 0, None
    at += _MESSAGE.size
    while at + 4 <= end:
        length, kind = _ATTRIBUTE.unpack_from(answer, at)
        if length < 4:
            break
        if kind == _NAME:
            name = answer[at + 4 : at + length].removesuffix(b"\0")
        elif kind == _PEER:
            (peer,) = _U32.unpack_from(answer, at + 4)
        elif kind == _UID:
            (uid,) = _U32.unpack_from(answer, at + 4)
        at += (length + 3) & ~3
    return _Socket(inode, name, peer, uid)
