"""The words of the domain, as frozen values. No I/O, no Qt, no sentences for people.

Names of programs come from the kernel or from programs themselves and may hold any byte: they are
kept as ``str`` decoded with ``surrogateescape`` (see ``monitor/names.py`` for showing and storing them).
Every ``datetime`` is UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from monitor.listening_model import Listening
from monitor.speaker_records import SpeakerRecord


class Trust(Enum):
    """How well an application's identity is known."""

    KERNEL = "kernel"  # the operating system attests it
    VERIFIED = "verified"  # its claim agrees with a kernel fact
    CLAIMED = "claimed"  # its word only
    CONFLICT = "conflict"  # its claim contradicts a kernel fact
    BROKER = "broker"  # the attested process is only a middleman
    UNKNOWN = "unknown"


class Evidence(Enum):
    """The fact that ``trust`` rests on."""

    PEER_CREDENTIALS = "peer-credentials"  # the sound server asked the kernel who connected (SO_PEERCRED)
    SOCKET_HOLDER = "socket-holder"  # the kernel names this process as holder of the connection (sock_diag)
    SOCKET_SHARED = "socket-shared"  # several processes hold the connection; this one is the likeliest
    DEVICE_HOLDER = "device-holder"  # the kernel names this process as holder of the sound device
    OWN_WORD = "own-word"  # nothing but what the program says
    REMOTE = "remote"  # connected over the network: the address is all there is
    GONE = "gone"  # the process had ended before anyone could ask about it
    NONE = "none"


class ExeState(Enum):
    """What became of the program's file."""

    PRESENT = "present"
    DELETED = "deleted"
    MEMFD = "memfd"
    UNREADABLE = "unreadable"


class Use(Enum):
    """What a stream does with what it gets."""

    MICROPHONE = "microphone"
    OUTPUT_CAPTURE = "output-capture"  # records what the loudspeakers play, not the microphone
    METER = "meter"  # a mixer's level meter, recorded and labelled
    RELAY = "relay"  # a virtual device that holds the microphone with nobody behind it


class State(Enum):
    """What an open stream does right now."""

    CAPTURING = "capturing"
    PAUSED = "paused"
    MUTED = "muted"
    UNOBSERVED = "unobserved"  # gone before its state could be seen


class Known(Enum):
    """How a moment is known."""

    SEEN = "seen"
    INFERRED = "inferred"


class MicrophoneKind(Enum):
    HARDWARE = "hardware"
    BLUETOOTH = "bluetooth"
    VIRTUAL = "virtual"
    OUTPUT = "output"  # a sink's monitor


@dataclass(frozen=True, slots=True)
class Claim:
    """What a program says of itself; each part may be false."""

    name: str | None = None
    pid: int | None = None
    binary: str | None = None
    app_id: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Sandbox:
    """``kind``: flatpak, snap, appimage, container; ``id`` as that system names it."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Application:
    """A program as identified. ``name`` is the headline: never a claim where a kernel fact exists.

    ``script``: the script of an interpreter as its command line says. ``parents``: nearest first.
    ``start_ticks``: field 22 of /proc/pid/stat; with ``boot_id`` and ``pid`` it names one process for ever.
    """

    name: str
    pid: int | None = None
    start_ticks: int | None = None
    boot_id: str = ""
    exe: str | None = None
    exe_state: ExeState = ExeState.UNREADABLE
    exe_sha256: str | None = None
    script: str | None = None
    parents: tuple[str, ...] = ()
    uid: int | None = None
    user: str | None = None
    sandbox: Sandbox | None = None
    unit: str | None = None
    desktop_id: str | None = None
    desktop_name: str | None = None
    icon: str | None = None
    trust: Trust = Trust.UNKNOWN
    evidence: Evidence = Evidence.NONE
    claimed: Claim | None = None
    own: bool = False
    remote: str | None = None

    @property
    def app_id(self) -> str | None:
        """The sandbox's id where the kernel shows one; never a claim."""
        return self.sandbox.id if self.sandbox else None

    @property
    def identity(self) -> str:
        """Key under which a person would call two runs the same program: sandbox id, script, exe or name. Flatpaks and
        snaps hold one program each; a container may hold any, and an AppImage's id is its own word."""
        program = self._program()
        if self.sandbox is None:
            return program
        wide = self.sandbox.kind in ("container", "appimage")
        return f"{self.sandbox.kind}:{self.sandbox.id}" + (f":{program}" if wide else "")

    def _program(self) -> str:
        if not self.exe:
            return f"name:{self.name}"
        exe = self._inside(self.exe)
        return f"script:{exe}:{self._inside(self.script)}" if self.script else f"exe:{exe}"

    def _inside(self, path: str) -> str:
        """An AppImage is mounted under another name at each run."""
        parts = path.split("/", 3)
        appimage = self.sandbox is not None and self.sandbox.kind == "appimage"
        mounted = appimage and parts[:2] == ["", "tmp"] and parts[2].startswith(".mount_")
        return f"/{parts[3]}" if mounted and len(parts) > 3 else path


@dataclass(frozen=True, slots=True)
class Microphone:
    """A capture device. ``chain``: names from the hardware to the device that the program reads, both included
    where a virtual one lies between. ``card``: the kernel's number of the sound card at the chain's root, if known."""

    id: str
    name: str
    kind: MicrophoneKind
    chain: tuple[str, ...] = ()
    card: int | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Was anyone there: seconds since the last input, and the lock; None where nothing answers."""

    idle_s: float | None = None
    locked: bool | None = None


@dataclass(frozen=True, slots=True)
class StateChange:
    at: datetime
    state: State


@dataclass(frozen=True, slots=True)
class Activation:
    """One application holding one microphone. ``duration`` is from the boot clock; ``state`` is the latest one."""

    id: str
    source: str
    application: Application
    microphone: Microphone
    started: datetime
    use: Use = Use.MICROPHONE
    state: State = State.CAPTURING
    started_known: Known = Known.SEEN
    ended: datetime | None = None
    ended_known: Known | None = None
    duration: timedelta | None = None
    presence: Presence = field(default_factory=Presence)
    changes: tuple[StateChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """A source was able to see from .. to (``blind=None``), or was blind and why. ``ended=None``: still."""

    source: str
    started: datetime
    ended: datetime | None
    blind: str | None = None


# What the recorder appends to the journal and publishes, in order.


@dataclass(frozen=True, slots=True)
class ActivationStarted:
    activation: Activation
    first_seen: bool = False  # this application was never recorded before


@dataclass(frozen=True, slots=True)
class ActivationChanged:
    id: str
    at: datetime
    state: State


@dataclass(frozen=True, slots=True)
class ActivationIdentified:
    """Facts about the application that took longer than the start: the exe's hash, a better identity."""

    id: str
    at: datetime
    application: Application


@dataclass(frozen=True, slots=True)
class ActivationEnded:
    id: str
    at: datetime
    known: Known
    duration: timedelta


@dataclass(frozen=True, slots=True)
class BlindSince:
    source: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class WatchingSince:
    source: str
    at: datetime


class Disagreement(Enum):
    """How two watchers can contradict each other."""

    UNEXPLAINED_CAPTURE = "unexplained-capture"  # the kernel says the card captures, no stream explains it
    SILENT_CARD = "silent-card"  # a stream says it captures from the card, the kernel says the card is closed


@dataclass(frozen=True, slots=True)
class Disagreed:
    """Two watchers contradict each other since ``since``. ``holder``: who holds the card as the kernel says;
    ``activation``: id of the stream that has no card behind it."""

    id: str
    at: datetime
    kind: Disagreement
    since: datetime
    card: int
    holder: Application | None = None
    activation: str | None = None


@dataclass(frozen=True, slots=True)
class Burst:
    """Very many short openings by one program, counted instead of listed. The counts are exact."""

    id: str
    source: str
    application: Application
    microphone: Microphone
    first: datetime
    last: datetime
    count: int
    shortest: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True)
class Note:
    """A control record: genesis, start, stop, gap, clock-jump, lost, erase, signing, key-reset, rolled-back. Holds
    nothing personal."""

    what: str
    at: datetime
    facts: tuple[tuple[str, str | int | float | None], ...] = ()


Record = (
    ActivationStarted
    | ActivationChanged
    | ActivationIdentified
    | ActivationEnded
    | BlindSince
    | WatchingSince
    | Disagreed
    | Burst
    | Note
    | SpeakerRecord
)


@dataclass(frozen=True, slots=True)
class Recording:
    """Published when the journal's health changes: ``ok`` is False while records live in memory only."""

    ok: bool
    reason: str = ""
    signed: bool = True
    unsigned_reason: str = ""


Published = Record | Recording | Listening
