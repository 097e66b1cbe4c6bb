"""The signing key and the high-water mark, in the desktop's keyring; never waited for, never in plain text.

A locked keyring may block a call for ever, so that every call runs on a thread that can be left behind.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from monitor.errors import KeyUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

SERVICE = "earwitness"
LIMIT = 5.0  # seconds; a healthy gnome-keyring answers in 0.2
_PAUSE = 5.0  # seconds between marks, so that a flood of records does not become one of keyring writes
# By module, as subclasses elsewhere (keyrings.alt, null, fail) may call themselves what they like.
_TRUSTED = {
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark:
    """The highest checkpoint there has been: a log that is shorter, or has another head there, was rolled back."""

    n: int
    size: int
    head: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """What a key store keeps for one log. ``seed``: the Ed25519 private key, never shown."""

    seed: bytes = field(repr=False)
    mark: Mark | None = None


class Signer:
    """Signs with a held key."""

    def __init__(self, held: Held) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # 30 ms, off the start

        self._private = Ed25519PrivateKey.from_private_bytes(held.seed)
        self.seed = held.seed
        self.public = self._private.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return "Signer()"

    def sign(self, note: bytes) -> bytes:
        return self._private.sign(note)


class KeyStore(Protocol):
    """Keeps one entry a log. Both raise KeyUnavailable."""

    def load(self, log_id: bytes) -> Held | None: ...

    def save(self, log_id: bytes, held: Held) -> None: ...


class KeyringKeys:
    """The desktop's keyring. After one failure it is not asked again in this session."""

    def __init__(self, limit: float = LIMIT) -> None:
        self._limit = limit
        self._backend: KeyringBackend | None = None
        self._failed: str | None = None

    def load(self, log_id: bytes) -> Held | None:
        text = self.text(_entry(log_id))
        if text is None:
            return None
        try:
            return _parsed(text)
        except (ValueError, KeyError, TypeError) as error:
            raise KeyUnavailable("The keyring's entry for the journal can't be read.") from error

    def save(self, log_id: bytes, held: Held) -> None:
        self.keep_text(_entry(log_id), _text(held))

    def text(self, entry: str) -> str | None:
        """What any entry of this program's holds. Raises KeyUnavailable."""
        return self._ask(lambda backend: backend.get_password(SERVICE, entry))

    def keep_text(self, entry: str, text: str) -> None:
        """Raises KeyUnavailable."""
        self._ask(lambda backend: backend.set_password(SERVICE, entry, text))

    def _ask(self, call: Callable[[KeyringBackend], T]) -> T:
        if self._failed:
            raise KeyUnavailable(self._failed)
        try:
            return _within(self._limit, lambda: call(self._trusted()))
        except KeyUnavailable as error:
            self._failed = str(error)
            raise

    def _trusted(self) -> KeyringBackend:
        if self._backend is None:
            self._backend = trusted_backend()
        return self._backend


def trusted_backend() -> KeyringBackend:
    """The keyring in use, when it is one of those that encrypt. Raises KeyUnavailable."""
    import keyring  # 80 ms, off the start

    found = keyring.get_keyring()
    members = getattr(found, "backends", None)
    for backend in members if members is not None else (found,):
        if type(backend).__module__ in _TRUSTED or type(backend).__module__.startswith("keyring.backends.macOS"):
            return backend
    raise KeyUnavailable("This session has no keyring that keeps a key safe, so the journal is not signed.")


def usable_backend() -> str | None:
    """The name of the keyring that would keep the key, None without one. Asks for no secret, so nothing is unlocked."""
    try:
        return _within(LIMIT, trusted_backend).name
    except KeyUnavailable:
        return None


def _within(limit: float, call: Callable[[], T]) -> T:
    """``call``'s result, or KeyUnavailable when it fails or takes longer; it is then left to itself."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(call())
        except BaseException as error:  # a keyring's backends raise what they like: D-Bus's, GLib's, their own
            answer.set_exception(error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    try:
        return answer.result(timeout=limit)
    except KeyUnavailable:
        raise
    except TimeoutError:
        raise KeyUnavailable("The keyring did not answer; it may be locked. The journal is not signed.") from None
    except Exception as error:  # see above: any type may come
        raise KeyUnavailable(f"The keyring refused ({type(error).__name__}). The journal is not signed.") from error


def _entry(log_id: bytes) -> str:
    return f"journal {log_id.hex()}"


def _text(held: Held) -> str:
    mark = held.mark
    kept = None if mark is None else {"n": mark.n, "size": mark.size, "head": mark.head.hex()}
    return json.dumps({"seed": b64encode(held.seed).decode(), "mark": kept})


def _parsed(text: str) -> Held:
    value = json.loads(text)
    seed, mark = b64decode(value["seed"], validate=True), value["mark"]
    if len(seed) != 32:
        raise ValueError("a seed has 32 bytes")
    return Held(seed, None if mark is None else Mark(mark["n"], mark["size"], bytes.fromhex(mark["head"])))


class Courier:
    """Fetches the key once and carries marks to the keyring, on a thread of its own that nobody waits for."""

    def __init__(self, store: KeyStore, log_id: bytes) -> None:
        self.held: Held | None = None  # set once, by the thread
        self.trouble = ""
        self.done = threading.Event()  # the key is here, or will not come
        self._store = store
        self._log_id = log_id
        self._marks: queue.SimpleQueue[Held | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="journal-key", daemon=True)
        self._thread.start()

    def carry(self, held: Held) -> None:
        self._marks.put(held)

    def stop(self) -> None:
        """The last mark gets a second to arrive; a key that is not here yet is not waited for."""
        self._marks.put(None)
        self._stopping.set()
        if self.held:
            self._thread.join(1.0)

    def _run(self) -> None:
        try:
            self.held = self._fetch()
        except KeyUnavailable as error:
            self.trouble = str(error)
            log.info("no signing key: %s", error)
            return
        finally:
            self.done.set()
        self._deliver()

    def _fetch(self) -> Held:
        found = self._store.load(self._log_id)
        if found is None:
            # Stored before it is used: a key that signs and is then gone would look like tampering.
            found = Held(os.urandom(32))
            self._store.save(self._log_id, found)
        return found

    def _deliver(self) -> None:
        try:
            while (held := self._newest()) is not None:
                self._store.save(self._log_id, held)
                self._stopping.wait(_PAUSE)
        except KeyUnavailable as error:
            log.warning("the high-water mark was not saved: %s", error)

    def _newest(self) -> Held | None:
        """The newest mark, once there is one; None at the end."""
        held = self._marks.get()
        while not self._marks.empty():
            newer = self._marks.get()
            if newer is None:
                self._marks.put(None)
                break
            held = newer
        return held
