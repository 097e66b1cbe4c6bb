"""Pure: what is out of the ordinary about an activation, from its record and what was known around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Activation, Evidence, State, Use
from monitor.presence_model import Attendance
from monitor.program_model import Application, ExeState, Trust
from monitor.rule_model import Signal

VERY_LONG = timedelta(hours=4)
ALWAYS_OPEN = timedelta(hours=24)
KERNEL_SOURCE = "alsa"
"""The watcher that sees sound cards as the kernel does, below any sound server."""
ENOUGH_DAYS = 5
"""Days on which a program must have been recorded before an hour can be odd for it: a working week."""
NEAR = 1
"""Hours around one of its own that are no odd hour yet."""
TEMPORARY = ("/tmp/", "/var/tmp/", "/dev/shm/", "/run/user/")
INSTALLED = ("/usr/", "/opt/", "/snap/", "/nix/store/", "/gnu/store/", "/app/")
"""Where scripts come with the system: only its administrator writes there."""


@dataclass(frozen=True, slots=True)
class Usual:
    """When a program was recorded before: on how many ``days``, in which hours of the day (0 to 23, local), and whether
    it was ever while nobody was there."""

    days: int = 0
    hours: frozenset[int] = frozenset()
    unattended: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What was known when it opened. ``local``: the time, as clocks on the wall show it. ``server``: a sound server
    runs, through which programs are expected to go. ``open_for``: how long it is open by now. ``same_call``: its
    program had a microphone some minutes before; ``straight_on``: has one still, or had it just now. ``not_meant``:
    this program's own listening is switched off right now. ``everyday``: a program of its name
    was recorded before, and only what is out of the ordinary is to be told."""

    local: datetime
    first_seen: bool = False
    attendance: Attendance = Attendance.UNKNOWN
    usual: Usual = Usual()
    server: bool = False
    open_for: timedelta = timedelta(0)
    same_call: bool = False
    straight_on: bool = False
    not_meant: bool = False
    everyday: bool = False


Test = Callable[[Activation, Context], bool]


def signals_of(activation: Activation, context: Context) -> frozenset[Signal]:
    """All but ``CHANGED_SINCE_ALLOWED``, which only the rules can tell."""
    return frozenset(_found(activation, context))


def _found(activation: Activation, context: Context) -> Iterator[Signal]:
    for signal, test in _TESTS.items():
        if test(activation, context):
            yield signal


def is_glimpse(activation: Activation) -> bool:
    """A card that was open for so short a time that the kernel no longer knew by whom: some milliseconds. Sound servers
    try each card out like that when they start or one is plugged in. Recorded, but it carries no words and has nobody
    to name; thousands of them become a burst, which is told."""
    return activation.state is State.UNOBSERVED and activation.application.evidence is Evidence.NONE


def is_odd(hour: int, usual: Usual) -> bool:
    """No opening was recorded within ``NEAR`` hours of it, though there were days enough to tell."""
    near = {(hour + off) % 24 for off in range(-NEAR, NEAR + 1)}
    return usual.days >= ENOUGH_DAYS and not near & usual.hours


def is_makeshift(application: Application) -> bool:
    """A script that did not come with the system, or a program in a folder that is emptied now and then, or one whose
    file is gone. An AppImage is always mounted in such a folder."""
    if application.script and not application.script.startswith(INSTALLED):
        return True
    if application.sandbox is not None and application.sandbox.kind == "appimage":
        return False
    return application.exe_state is ExeState.MEMFD or (application.exe or "").startswith(TEMPORARY)


def _past_the_server(activation: Activation, context: Context) -> bool:
    middleman = activation.application.trust is Trust.BROKER
    return context.server and activation.source == KERNEL_SOURCE and not middleman and not is_glimpse(activation)


def _own(activation: Activation) -> bool:
    return activation.application.own and activation.use is Use.MICROPHONE


_TESTS: dict[Signal, Test] = {
    Signal.FIRST_SEEN: lambda activation, context: context.first_seen,
    Signal.NOBODY_THERE: lambda activation, context: context.attendance is Attendance.AWAY,
    Signal.LOCKED: lambda activation, context: context.attendance is Attendance.LOCKED,
    Signal.CONFLICT: lambda activation, context: activation.application.trust is Trust.CONFLICT,
    Signal.PAST_SERVER: _past_the_server,
    Signal.SCRIPT_OR_TEMPORARY: lambda activation, context: is_makeshift(activation.application),
    Signal.ODD_HOUR: lambda activation, context: is_odd(context.local.hour, context.usual),
    Signal.VERY_LONG: lambda activation, context: context.open_for >= VERY_LONG,
    Signal.ALWAYS_OPEN: lambda activation, context: context.open_for >= ALWAYS_OPEN,
    Signal.SPEAKER_LISTENING: lambda activation, context: context.not_meant and _own(activation),
}
