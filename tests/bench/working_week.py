"""A working week of openings, made up and seeded: what an office computer's microphone lives through.

Each kind of noise is one that people complained of in the trackers of other such programs: a call's stream opened
again at each mute and unmute (objective-see/OverSight#43, #4), a headset that changes its profile (#51), a ping of a
chat that opens the microphone to cancel echo (busylight#93), level meters (cava#657), tabs of a browser, a program
that holds it for ever (LAB02-Research/HASS.Agent#144).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from monitor.model import Application, Evidence, ExeState, Microphone, MicrophoneKind, Presence, Trust, Use

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
BUILT_IN = Microphone("alsa:0", "Built-in microphone", MicrophoneKind.HARDWARE)
HEADSET = Microphone("bluez:1", "Headset", MicrophoneKind.BLUETOOTH)
HANDS_FREE = Microphone("bluez:1:hfp", "Headset (hands-free)", MicrophoneKind.BLUETOOTH)
DOCK = Microphone("alsa:1", "Dock", MicrophoneKind.HARDWARE)


def program(name: str, exe: str) -> Application:
    return Application(
        name, exe=exe, exe_state=ExeState.PRESENT, trust=Trust.KERNEL, evidence=Evidence.SOCKET_HOLDER,
        exe_sha256=sha256(exe.encode()).hexdigest(), desktop_name=name,
    )  # fmt: skip


ZOOM, TEAMS = program("Zoom", "/opt/zoom/zoom"), program("Teams", "/usr/share/teams/teams")
BROWSER, CHAT = program("Firefox", "/usr/lib/firefox/firefox"), program("Slack", "/usr/lib/slack/slack")
MIXER, EFFECTS = program("Volume control", "/usr/bin/pavucontrol"), program("Easy Effects", "/usr/bin/easyeffects")
RECORDER = program("Sound Recorder", "/usr/bin/gnome-sound-recorder")
SPY = replace(program("python3", "/usr/bin/python3.11"), script="/home/ada/.cache/update.py", desktop_name=None)
TRUSTED = (ZOOM, TEAMS, BROWSER, CHAT, MIXER, EFFECTS, RECORDER)
THERE, AWAY, LOCKED = Presence(5.0, False), Presence(1800.0, False), Presence(1800.0, True)


@dataclass(frozen=True, slots=True)
class Opening:
    """``incident``: what must not be missed, in a word."""

    at: datetime
    length: timedelta
    who: Application
    microphone: Microphone = BUILT_IN
    use: Use = Use.MICROPHONE
    presence: Presence = THERE
    incident: str = ""


def week(number: int, seed: int = 7) -> list[Opening]:
    """The ``number``-th week, from 0, in order of time. The incidents come in the second."""
    rng = random.Random(seed * 1000 + number)
    begin = MONDAY + number * 7 * DAY
    openings = [each for day in range(5) for each in _day(begin + day * DAY, rng)]
    if number == 1:
        openings += _incidents(begin)
    return sorted(openings, key=lambda each: each.at)


def _day(midnight: datetime, rng: random.Random) -> Iterator[Opening]:
    def clock(hour: float) -> datetime:
        return midnight + timedelta(hours=hour, seconds=rng.uniform(0, 900))

    yield Opening(clock(8.2), timedelta(hours=9), EFFECTS, use=Use.RELAY)
    yield from _call(clock(9), timedelta(minutes=20), TEAMS, BUILT_IN, rng)
    for hour in (10.5, 14):
        yield from _call(clock(hour), timedelta(minutes=45), ZOOM, HEADSET, rng)
    for _ in range(rng.randint(1, 3)):
        yield from _tabs(clock(rng.uniform(9, 16)), rng)
    for _ in range(rng.randint(20, 40)):
        yield _ping(clock(rng.uniform(8.5, 17)), rng)
    for _ in range(rng.randint(2, 5)):
        yield Opening(clock(rng.uniform(9, 17)), timedelta(seconds=rng.uniform(5, 60)), MIXER, use=Use.METER)
    if rng.random() < 0.4:
        yield Opening(clock(15.5), timedelta(minutes=3), RECORDER)


def _call(
    at: datetime, length: timedelta, who: Application, microphone: Microphone, rng: random.Random
) -> Iterator[Opening]:
    """Opened again at each unmute; the headset goes to hands-free and back; after a while nobody touches a key."""
    end, place = at + length, at
    while place < end:
        spoke = timedelta(seconds=rng.uniform(4, 120))
        idle = AWAY if place - at > 15 * MINUTE and rng.random() < 0.5 else THERE
        now_through = HANDS_FREE if microphone is HEADSET and rng.random() < 0.3 else microphone
        yield Opening(place, spoke, who, now_through, presence=idle)
        place += spoke + timedelta(seconds=rng.uniform(1, 90))


def _tabs(at: datetime, rng: random.Random) -> Iterator[Opening]:
    """A call in the browser: one tab asks which devices there are, another one speaks."""
    for _ in range(rng.randint(2, 6)):
        at += timedelta(seconds=rng.uniform(0.2, 40))
        yield Opening(at, timedelta(seconds=rng.uniform(0.1, 300)), BROWSER, rng.choice([BUILT_IN, DOCK]))


def _ping(at: datetime, rng: random.Random) -> Opening:
    """A sound of the chat opens the microphone for its echo canceller, for as long as it sounds."""
    return Opening(at, timedelta(seconds=rng.uniform(0.4, 2.0)), CHAT, presence=AWAY if rng.random() < 0.2 else THERE)


def _incidents(begin: datetime) -> list[Opening]:
    night, lunch = begin + 2 * DAY + timedelta(hours=3, minutes=12), begin + 3 * DAY + timedelta(hours=12, minutes=31)
    return [
        Opening(night, 40 * SECOND, SPY, presence=AWAY, incident="script at night"),
        Opening(lunch, 90 * SECOND, BROWSER, presence=LOCKED, incident="browser, screen locked"),
    ]
