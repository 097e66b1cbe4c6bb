"""How a command has something kept while the program that owns the journal runs: a socket in the data folder.

One batch a connection: eight bytes of length, then a record a line as JSON. All of it is looked at before any of it is
kept, and all of it is kept in one transaction; the answer is one line of JSON. The socket is 0600 in a folder that is
0700, and the kernel is asked who connects. Nothing here runs what it is sent: a line is a record, or all are refused.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from monitor.act_model import Acted, By
from monitor.clock import Clock
from monitor.codec import Keepable, Sealed, decode, encode, line
from monitor.errors import BadInput, EarwitnessError, JournalBusy, JournalError
from monitor.model import BlindSince, Record, WatchingSince
from monitor.paths import Paths, prepare
from monitor.speaker_records import HistoryRows, SpeakerRecord, is_listener

log = logging.getLogger(__name__)

MOST = 512 << 20  # bytes of a batch: a million records of a history take some 300 MB
PATIENCE = 20.0  # seconds that another command may hold the journal
_PAUSE = 0.05
_QUIET = 10.0  # seconds that a caller may say nothing before it is given up
_ANSWER = 600.0  # seconds for a million records to be committed on a slow disk, and a good deal more
_LENGTH = struct.Struct(">Q")
_CREDENTIALS = struct.Struct("3i")
_BROKEN = "What was to be kept is not as this program writes it, so nothing of it was kept. Is another version running?"
_CUT = "The program that records ended before it answered. Look whether it was kept before you repeat it."


class Inbox:
    """Takes batches for ``keep`` on a thread of its own, one after the other. Made by the owner of the journal."""

    def __init__(self, path: Path, keep: Callable[[Sequence[Keepable]], None]) -> None:
        self._path = path
        self._keep = keep
        self._listener: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, name="inbox", daemon=True)

    def start(self) -> None:
        """Begin to listen; a system without such sockets is left without, and the log says so."""
        try:
            self._listener = _listening(self._path)
        except (OSError, AttributeError) as error:
            log.warning("Commands will find no inbox while this program runs: %s", error)
            return
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch that is being kept, and take no more."""
        if self._listener is None:
            return
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes accept, which close would not
        self._thread.join(_QUIET)
        self._listener.close()
        self._path.unlink(missing_ok=True)

    def _serve(self) -> None:
        assert self._listener is not None
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            with caller:
                self._answer(caller)

    def _answer(self, caller: socket.socket) -> None:
        try:
            caller.settimeout(_QUIET)
            if _is_ours(caller) and (size := _size(caller)):
                caller.sendall(_reply(self._kept(caller, size)))
        except OSError as error:
            log.info("A caller went away: %s", error)

    def _kept(self, caller: socket.socket, size: int) -> str:
        """The sentence for which nothing was kept, or an empty one."""
        try:
            if size > MOST:
                raise BadInput("That is too much to be kept at once. Import fewer files at a time.")
            self._keep([_taken(text) for text in _lines(caller, size)])
        except EarwitnessError as error:
            return str(error)
        return ""


def _taken(text: bytes) -> Keepable:
    """The record of a line. Raises BadInput for anything that ``encode`` does not make of it."""
    try:
        value = json.loads(text)
        record = decode(value)
        as_ours = _may_come(record) and encode(record) == value
    except (JournalError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise BadInput(_BROKEN) from error
    if not as_ours:
        raise BadInput(_BROKEN)
    return Sealed(line(value)) if isinstance(record, HistoryRows) else record


def _may_come(record: Record) -> bool:
    """What speakers are about, and what a command did; what programs do with the microphone is told by the watchers
    alone."""
    if isinstance(record, WatchingSince | BlindSince):
        return is_listener(record.source)
    if isinstance(record, Acted):
        return record.by is By.COMMAND
    return isinstance(record, SpeakerRecord)


def _lines(caller: socket.socket, size: int) -> Iterator[bytes]:
    rest = b""
    while size:
        part = caller.recv(min(size, 1 << 20))
        if not part:
            raise BadInput("The command ended before it had told everything, so nothing of it was kept.")
        size -= len(part)
        *whole, rest = (rest + part).split(b"\n")
        yield from whole
    if rest:
        raise BadInput(_BROKEN)


def _size(caller: socket.socket) -> int:
    """How long the batch is; 0 for a caller that only looks whether somebody is there."""
    head = b""
    while len(head) < _LENGTH.size and (part := caller.recv(_LENGTH.size - len(head))):
        head += part
    return int(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else 0


def _reply(trouble: str) -> bytes:
    return (line({"kept": not trouble, "why": trouble}) + "\n").encode("ascii")


def _is_ours(caller: socket.socket) -> bool:
    """The same user's, as the kernel says; where it can't be asked, the folder's mode has to do."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    raw = caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    _pid, uid, _gid = _CREDENTIALS.unpack(raw)
    return bool(uid == os.getuid())


def _listening(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX)
    try:
        path.unlink(missing_ok=True)  # a killed program's: the writer's lock is ours, so nobody else listens there
        with _short(path) as address:
            listener.bind(address)
        path.chmod(0o600)
        listener.listen()
    except BaseException:
        listener.close()
        raise
    return listener


@contextmanager
def _short(path: Path) -> Iterator[str]:
    """The path as a socket's address takes it, which may be 107 bytes long: through the folder's descriptor."""
    if len(os.fsencode(path)) < 100 or not Path("/proc/self/fd").exists():
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def is_served(path: Path) -> bool:
    """Somebody listens there."""
    caller = _called(path)
    if caller is not None:
        caller.close()
    return caller is not None


def _called(path: Path) -> socket.socket | None:
    if not hasattr(socket, "AF_UNIX"):
        return None
    caller = socket.socket(socket.AF_UNIX)
    try:
        with _short(path) as address:
            caller.connect(address)
    except OSError:
        caller.close()
        return None
    return caller


def keep_at(paths: Paths, clock: Clock, records: Sequence[Keepable]) -> None:
    """Commit the records in one transaction: through the program that owns the journal, or here while none runs.

    Raises JournalError or BadInput, having kept none of them.
    """
    prepare(paths)
    end = time.monotonic() + PATIENCE
    while not _sent(paths.inbox, records):
        try:
            _keep_here(paths, clock, records)
            return
        except JournalBusy:
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)


def _sent(path: Path, records: Sequence[Keepable]) -> bool:
    """False when nobody listens; then nothing was sent."""
    caller = _called(path)
    if caller is None:
        return False
    with caller:
        caller.settimeout(_ANSWER)
        texts = [_text(record) for record in records]
        try:
            caller.sendall(_LENGTH.pack(sum(map(len, texts))))
            _send(caller, texts)
            answer = json.loads(caller.makefile("rb").readline(1 << 16) or b"null")
        except (OSError, ValueError) as error:
            raise JournalError(_CUT) from error
    if not isinstance(answer, dict):
        raise JournalError(_CUT)
    if not answer.get("kept"):
        raise JournalError(str(answer.get("why"))[:1000])
    return True


def _send(caller: socket.socket, texts: Iterable[bytes]) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # refused before all was said: the answer tells why
        for text in texts:
            caller.sendall(text)


def _text(record: Keepable) -> bytes:
    told = record.text if isinstance(record, Sealed) else line(encode(record))
    return told.encode("ascii") + b"\n"


def _keep_here(paths: Paths, clock: Clock, records: Sequence[Keepable]) -> None:
    """The signing key is not asked for: a command would have to wait for the keyring, and what it adds is signed with
    the next checkpoint of the program that runs."""
    from monitor.journal import Journal

    journal = Journal.open(paths.journal, paths.lock, clock)
    try:
        journal.append(records, clock.now())
    except BaseException:
        with suppress(JournalError):
            journal.close()
        raise
    journal.close()
