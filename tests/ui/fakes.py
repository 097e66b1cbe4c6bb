"""Stand-ins for the service and the clock, and short ways to make what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from monitor.act_model import Acted
from monitor.clock import Moment
from monitor.errors import BadInput
from monitor.model import (
    Activation,
    ActivationEnded,
    ActivationStarted,
    Application,
    Claim,
    Coverage,
    Evidence,
    Known,
    Microphone,
    MicrophoneKind,
    Published,
    Recording,
    Sandbox,
    State,
    Trust,
    Use,
)
from monitor.pairing_keep import Naming, keep_pairing
from monitor.pairing_model import Learned
from monitor.service import Incident, Listener, Snapshot
from monitor.speaker_model import Speaker, Vendor
from tests.choosing import FakeChoices
from tests.ui.fakes_control import FakeControl
from tests.ui.fakes_presence import FakePresence
from tests.ui.fakes_rules import FakeRules
from tests.ui.fakes_speakers import NOON as NOON
from tests.ui.fakes_speakers import FakeListening, FakeSpeakers

BUILT_IN = Microphone("alsa:pci-0", "Built-in microphone", MicrophoneKind.HARDWARE)
QUIETED = Microphone(
    "filter:1", "noise suppression", MicrophoneKind.VIRTUAL, ("Built-in microphone", "noise suppression")
)
SPEAKERS = Microphone("sink:0.monitor", "Built-in speakers", MicrophoneKind.OUTPUT)
FIREFOX = Application(
    name="firefox", pid=4711, exe="/usr/lib/firefox/firefox", desktop_name="Firefox", icon="firefox",
    parents=("gnome-shell",), trust=Trust.VERIFIED, evidence=Evidence.SOCKET_HOLDER, claimed=Claim("Firefox", 4711),
)  # fmt: skip
ZOOM = Application(
    name="Zoom", pid=5120, sandbox=Sandbox("flatpak", "us.zoom.Zoom"), exe="/app/zoom", icon="us.zoom.Zoom",
    trust=Trust.KERNEL, evidence=Evidence.SOCKET_HOLDER,
)  # fmt: skip
PACAT = Application(
    name="pacat", pid=6001, exe="/usr/bin/pacat", parents=("bash", "gnome-terminal-"), trust=Trust.CONFLICT,
    evidence=Evidence.SOCKET_HOLDER, claimed=Claim("Zoom", 1, "zoom"),
)  # fmt: skip
BACKUP = Application(
    name="python3", pid=6100, exe="/usr/bin/python3.11", script="/home/ada/backup.py", parents=("cron",),
    trust=Trust.KERNEL, evidence=Evidence.PEER_CREDENTIALS,
)  # fmt: skip
DISCORD = Application(name="Discord", trust=Trust.CLAIMED, evidence=Evidence.OWN_WORD, claimed=Claim("Discord", 7000))
OWN = Application(name="earwitness", pid=99, exe="/usr/bin/python3.11", trust=Trust.KERNEL,
                  evidence=Evidence.PEER_CREDENTIALS, own=True)  # fmt: skip
GOOD = Recording(ok=True)
WATCHING = (
    Coverage("pipewire", NOON - timedelta(hours=4), None),
    Coverage("alsa", NOON - timedelta(hours=4), None),
)
_NO_SERVER = "No sound server runs here. Run: systemctl --user start pipewire"
BLIND = (
    Coverage("pipewire", NOON - timedelta(minutes=3), None, _NO_SERVER),
    Coverage("alsa", NOON - timedelta(hours=4), None),
)
_numbers = count(1)


class FakeClock:
    """A clock that is moved by hand."""

    def __init__(self, wall: datetime = NOON) -> None:
        self.moment = Moment(0, wall)

    def now(self) -> Moment:
        return self.moment

    def move(self, by: timedelta) -> Moment:
        self.moment = Moment(self.moment.boot_ns + by // timedelta(microseconds=1) * 1000, self.moment.wall + by)
        return self.moment


def holding(
    application: Application = FIREFOX,
    microphone: Microphone = BUILT_IN,
    *,
    for_: timedelta = timedelta(minutes=4),
    use: Use = Use.MICROPHONE,
    state: State = State.CAPTURING,
    started_known: Known = Known.SEEN,
    now: datetime = NOON,
) -> Activation:
    """An activation that is open now and began ``for_`` ago."""
    number = next(_numbers)
    return Activation(f"a{number}", "pipewire", application, microphone, now - for_, use, state, started_known)


def past(application: Application, started: datetime, length: timedelta, use: Use = Use.MICROPHONE) -> Activation:
    """An activation that is over."""
    return Activation(
        f"a{next(_numbers)}", "pipewire", application, BUILT_IN, started, use,
        ended=started + length, ended_known=Known.SEEN, duration=length,
    )  # fmt: skip


def snapshot(
    *activations: Activation, sources: tuple[Coverage, ...] = WATCHING, recording: Recording = GOOD, cards: bool = True
) -> Snapshot:
    return Snapshot(activations, sources, recording, cards)


class FakeService:
    """Implements ``ServiceProtocol``, ``start`` and ``stop``: holds what the test puts in, publishes what it says."""

    def __init__(self, now: Snapshot | None = None) -> None:
        self.now = now or snapshot()
        self.listeners: list[Listener] = []
        self.past: list[Activation] = []
        self.covered: list[Coverage] = []
        self.incident: list[Incident] = []
        self.started = self.stopped = False
        self.choices = FakeChoices()
        self.journal = Path("/nonexistent/earwitness/journal.db")
        self.rules = FakeRules()
        self.control = FakeControl()
        self.done: list[Acted] = []
        self.presence = FakePresence()
        self.speakers = FakeSpeakers()
        self.listening = FakeListening()
        self.speakers.publish = self.listening.publish = self.publish

    def start(self) -> None:
        self.started = True

    def stop(self) -> None:
        self.stopped = True

    def subscribe(self, listener: Listener) -> None:
        self.listeners.append(listener)

    def snapshot(self) -> Snapshot:
        return self.now

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]:
        everything = sorted([*self.past, *self.now.activations], key=lambda each: each.started)
        return [
            each for each in everything
            if (until is None or each.started <= until) and (since is None or each.ended is None or each.ended >= since)
        ]  # fmt: skip

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        return [*self.covered, *self.now.sources]

    def incidents(self, since: datetime | None, until: datetime | None) -> Sequence[Incident]:
        return list(self.incident)

    def keep_pairing(self, learned: Learned, naming: Naming) -> Speaker:
        return keep_pairing(learned, naming, self.speakers, self.listening)

    def write_speaker(self, id: str, file: Path, password: str) -> None:
        file.write_text(f"{id} {password}")

    def read_speaker(self, file: Path, password: str) -> Speaker:
        if password not in file.read_text():
            raise BadInput("The password is wrong.")
        return self.speakers.add(file.stem, Vendor.OTHER)

    def forget_speaker(self, id: str) -> None:
        self.listening.templates.pop(id, None)
        self.speakers.forget(id)

    def acts(self, since: datetime | None, until: datetime | None) -> Sequence[Acted]:
        return list(self.done)

    def publish(self, record: Published) -> None:
        self.rules.heard(record)
        for listener in tuple(self.listeners):
            listener(record)

    def open(self, activation: Activation, *, first_seen: bool = False) -> Activation:
        """It starts: in the snapshot from now on, and published."""
        self.now = Snapshot((*self.now.activations, activation), self.now.sources, self.now.recording)
        self.publish(ActivationStarted(activation, first_seen))
        return activation

    def end(self, activation: Activation, at: datetime = NOON) -> None:
        left = tuple(each for each in self.now.activations if each.id != activation.id)
        self.now = Snapshot(left, self.now.sources, self.now.recording)
        self.publish(ActivationEnded(activation.id, at, Known.SEEN, at - activation.started))
