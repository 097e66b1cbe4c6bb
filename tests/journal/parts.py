"""A clock that is set by hand, keys in memory, and records to keep."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.act_model import Act, Acted, By, Outcome
from monitor.clock import Moment
from monitor.errors import KeyUnavailable
from monitor.journal import Journal, KeyStore
from monitor.journal.keys import Held
from monitor.journal.sqlite import Connection, sqlite3
from monitor.model import (
    Activation,
    ActivationEnded,
    ActivationStarted,
    Application,
    Known,
    Microphone,
    MicrophoneKind,
    Presence,
    Record,
)
from monitor.presence_model import Attendance, PresenceChanged
from monitor.rule_model import Reaction, Ruled, Signal

NOON = datetime(2026, 5, 4, 12, 0, 0, tzinfo=UTC)
MICROPHONE = Microphone("alsa_input.usb", "Desk microphone", MicrophoneKind.HARDWARE)


class HandClock:
    """Stands still until told; ``sleep`` is a machine's suspend, ``set_wall`` somebody's hand on the clock."""

    def __init__(self) -> None:
        self.wall = NOON
        self.boot_ns = 1_000_000_000_000
        self.awake_ns = 500_000_000_000

    def now(self) -> Moment:
        return Moment(self.boot_ns, self.wall)

    def forward(self, seconds: float) -> Moment:
        self.sleep(seconds)
        self.awake_ns += int(seconds * 1e9)
        return self.now()

    def sleep(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.boot_ns += int(seconds * 1e9)

    def set_wall(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)


class MemoryKeys:
    """A keyring that always answers, and keeps what it was given to be looked at."""

    def __init__(self) -> None:
        self.entries: dict[bytes, Held] = {}

    def load(self, log_id: bytes) -> Held | None:
        return self.entries.get(log_id)

    def save(self, log_id: bytes, held: Held) -> None:
        self.entries[log_id] = held


class NoKeys:
    def load(self, log_id: bytes) -> Held | None:
        raise KeyUnavailable("There is no keyring.")

    def save(self, log_id: bytes, held: Held) -> None:
        raise KeyUnavailable("There is no keyring.")


class Place:
    """A folder with a journal in it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.db"
        self.lock = folder / "writer.lock"
        self.clock = HandClock()

    def open(self, keys: KeyStore | None = None) -> Journal:
        """Open it; with ``keys`` the key is in use when this returns."""
        journal = Journal.open(self.path, self.lock, self.clock, keys, lambda: self.clock.awake_ns)
        if journal._courier is not None:
            assert journal._courier.done.wait(10)
            journal.beat(self.clock.now())
        return journal

    def raw(self) -> Connection:
        """The file in the hands of somebody who is not the program."""
        return sqlite3.connect(self.path, isolation_level=None)


def started(name: str = "Firefox", at: datetime = NOON, id: str | None = None) -> ActivationStarted:
    application = Application(name, pid=1234, exe=f"/usr/bin/{name.lower()}", parents=("bash",))
    activation = Activation(
        id or uuid.uuid4().hex, "pipewire", application, MICROPHONE, at, presence=Presence(3.2, False)
    )
    return ActivationStarted(activation)


def ended(start: ActivationStarted, seconds: float = 10) -> ActivationEnded:
    held = timedelta(seconds=seconds)
    return ActivationEnded(start.activation.id, start.activation.started + held, Known.SEEN, held)


def acts(activation: str = "nobody's", at: datetime = NOON) -> Sequence[Record]:
    """A change of presence, an act and an applied rule."""
    return [
        PresenceChanged(at, Attendance.LOCKED, at, "logind"),
        Acted(f"act on {activation}", at, Act.CUT_OFF, By.RULE, Outcome.DONE, activation=activation, rule="r"),
        Ruled(at, activation, Reaction.CUT_OFF, (Signal.LOCKED,), "r"),
    ]


def pairs(count: int, clock: HandClock) -> Sequence[Record]:
    """``count`` activations of 10 s, from the clock's now on, a minute apart."""
    records: list[Record] = []
    for n in range(count):
        start = started(f"app{n % 7}", clock.wall + timedelta(minutes=n))
        records += [start, ended(start)]
    return records
