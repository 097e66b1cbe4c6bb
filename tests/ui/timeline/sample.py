"""A believable day for the timeline: values only, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.act_model import Acted
from monitor.clock import Moment
from monitor.model import (
    Activation,
    Application,
    Claim,
    Coverage,
    Evidence,
    Known,
    Microphone,
    MicrophoneKind,
    Recording,
    Sandbox,
    State,
    StateChange,
    Trust,
    Use,
)
from monitor.service import Incident, Listener, Snapshot
from tests.ui.fakes_control import FakeControl
from tests.ui.fakes_presence import FakePresence
from tests.ui.fakes_speakers import FakeListening, FakeSpeakers

BUILT_IN = Microphone("mic", "Built-in microphone", MicrophoneKind.HARDWARE)
HEADSET = Microphone("echo", "Echo-cancelled", MicrophoneKind.VIRTUAL, ("USB headset", "noise suppression"))
SPEAKERS = Microphone("out", "Speakers", MicrophoneKind.OUTPUT)
DAY = datetime(2026, 3, 3, tzinfo=UTC)

FIREFOX = Application("firefox", 2311, exe="/usr/lib/firefox/firefox", desktop_name="Firefox", trust=Trust.VERIFIED,
                      evidence=Evidence.SOCKET_HOLDER, claimed=Claim("Firefox", 2311), user="anna")  # fmt: skip
ZOOM = Application("zoom", 3120, exe="/app/extra/zoom/zoom", sandbox=Sandbox("flatpak", "us.zoom.Zoom"),
                   desktop_name="Zoom", trust=Trust.KERNEL, evidence=Evidence.PEER_CREDENTIALS)  # fmt: skip
DISCORD = Application("Discord", 4410, trust=Trust.CLAIMED, evidence=Evidence.OWN_WORD,
                      claimed=Claim("Discord", 4410, "Discord"))  # fmt: skip
BACKUP = Application("python3", 5120, exe="/usr/bin/python3.11", script="/home/anna/bin/backup.py", trust=Trust.KERNEL,
                     evidence=Evidence.SOCKET_HOLDER, parents=("cron",), user="anna")  # fmt: skip
PACAT = Application("pacat", 6004, exe="/usr/bin/pacat", trust=Trust.CONFLICT, evidence=Evidence.SOCKET_HOLDER,
                    claimed=Claim("zoom", 1, "zoom"), parents=("bash", "gnome-terminal"), user="anna")  # fmt: skip
MIXER = Application("pavucontrol", 7001, exe="/usr/bin/pavucontrol", trust=Trust.KERNEL,
                    evidence=Evidence.PEER_CREDENTIALS, user="anna")  # fmt: skip
OBS = Application("obs", 8001, exe="/usr/bin/obs", desktop_name="OBS Studio", trust=Trust.KERNEL,
                  evidence=Evidence.PEER_CREDENTIALS, user="anna")  # fmt: skip
OWN = Application("python3", 900, exe="/usr/bin/python3.11", script="/opt/earwitness/main.py", trust=Trust.KERNEL,
                  evidence=Evidence.PEER_CREDENTIALS, own=True, user="anna")  # fmt: skip


def at(clock: str, day: datetime = DAY) -> datetime:
    """``"09:30"``, ``"09:30:15.020"`` on ``day``, UTC."""
    hour, minute, *rest = clock.split(":")
    return day + timedelta(hours=int(hour), minutes=int(minute), seconds=float(rest[0]) if rest else 0.0)


def used(
    application: Application, started: datetime, length: float | None, id_: str = "", **more: object
) -> Activation:
    """One activation; ``length`` in seconds, None for an open one."""
    one = Activation(id_ or f"{application.name}@{started.isoformat()}", "pipewire", application, BUILT_IN, started)
    if length is not None:
        long = timedelta(seconds=length)
        one = replace(one, ended=started + long, ended_known=Known.SEEN, duration=long)
    return replace(one, **more)  # type: ignore[arg-type]


def a_day() -> list[Activation]:
    minute = 60.0
    paused = (StateChange(at("09:52"), State.PAUSED), StateChange(at("10:03"), State.CAPTURING))
    muted = (StateChange(at("14:20"), State.MUTED), StateChange(at("14:41"), State.CAPTURING))
    return sorted(
        [
            used(OWN, at("07:12"), 288 * minute, ended_known=Known.INFERRED),
            used(FIREFOX, at("08:06"), 11 * minute),
            used(FIREFOX, at("09:30"), 54 * minute, changes=paused, microphone=HEADSET),
            used(ZOOM, at("09:30"), 55 * minute, microphone=HEADSET),
            used(BACKUP, at("12:32"), 0.41, state=State.UNOBSERVED),
            used(PACAT, at("12:38"), 0.020, id_="the-20-ms-one"),
            used(OWN, at("12:36"), 400 * minute),
            used(FIREFOX, at("13:01"), 0.7),
            used(ZOOM, at("14:00"), 66 * minute, changes=muted, microphone=HEADSET),
            used(FIREFOX, at("15:12"), 54 * minute),
            used(BACKUP, at("17:21"), 0.4),
            used(MIXER, at("13:20"), 45 * minute, use=Use.METER),
            used(OBS, at("16:10"), 80 * minute, use=Use.OUTPUT_CAPTURE, microphone=SPEAKERS),
            used(DISCORD, at("19:00"), 96 * minute),
            used(DISCORD, at("21:06"), None),
        ],
        key=lambda one: one.started,
    )


def day_coverage() -> list[Coverage]:
    return [
        Coverage("pipewire", DAY - timedelta(days=20), at("02:10")),
        Coverage("pipewire", at("06:58"), at("10:55")),
        Coverage("pipewire", at("10:55"), at("11:16"), "The sound server restarted and did not answer."),
        Coverage("alsa", at("06:58"), None),
        Coverage("pipewire", at("11:16"), None),
    ]


def past(days: int) -> list[Activation]:
    """Earlier days with something on each, for the overview."""
    found = []
    for back in range(days, 0, -1):
        day = DAY - timedelta(days=back)
        for hour, application in ((8 + back % 4, FIREFOX), (10 + back % 5, ZOOM), (19 + back % 3, DISCORD)):
            if (back * 7 + hour) % 5:
                found.append(used(application, day + timedelta(hours=hour, minutes=back * 13 % 60), 600.0 + back * 170))
        if back % 3 == 0:
            found.append(used(BACKUP, day + timedelta(hours=12, minutes=32), 0.4))
    return sorted(found, key=lambda one: one.started)


@dataclass
class FakeClock:
    """Stands still until told."""

    wall: datetime = field(default_factory=lambda: at("22:10"))

    def now(self) -> Moment:
        return Moment(int(self.wall.timestamp() * 1e9), self.wall)

    def go(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)


class FakeService:
    """Answers from memory."""

    def __init__(
        self,
        activations: Sequence[Activation] = (),
        coverage: Sequence[Coverage] = (),
        speakers: FakeSpeakers | None = None,
    ) -> None:
        self.activations, self.covered = activations, coverage
        self.speakers: Any = speakers or FakeSpeakers()
        self.listening: Any = FakeListening()
        self.presence = FakePresence()
        self.listeners: list[Listener] = []
        self.incident_list: list[Incident] = []
        self.act_list: list[Acted] = []
        self.running: tuple[Activation, ...] = ()
        self.control = FakeControl()

    def subscribe(self, listener: Listener) -> None:
        self.listeners.append(listener)

    def snapshot(self) -> Snapshot:
        return Snapshot(self.running, (), Recording(True))

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]:
        return [one for one in self.activations if since is None or one.ended is None or one.ended >= since]

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        return [one for one in self.covered if since is None or one.ended is None or one.ended >= since]

    def incidents(self, since: datetime | None, until: datetime | None) -> Sequence[Incident]:
        return self.incident_list

    def acts(self, since: datetime | None, until: datetime | None) -> Sequence[Acted]:
        return self.act_list
