"""Watches the sound cards themselves: the kernel's own word on who has which capture device open.

inotify on /dev/snd is the alarm clock, /proc/asound tells the state and the opener, /proc/*/fd the holders. Alarms
are merged by the kernel and are not raised by a container's own device nodes, so every alarm means "look again", and
a look at a steady pace stands behind it. No device is ever opened, so the watcher can't be the reason for what it
tells. What it can't see: capture that needs no ALSA device (USB driven directly, Bluetooth in user space, network).
"""

from __future__ import annotations

import pwd
from collections.abc import Callable
from threading import Event

from monitor.clock import Clock, SystemClock, boot_id
from monitor.errors import CannotWatch
from monitor.inotify import Alarm
from monitor.microphone.alsa_devices import Places
from monitor.microphone.alsa_ledger import SOURCE, UNKNOWN, Ledger, Stranger, Who
from monitor.microphone.alsa_session import Overrun, Session
from monitor.microphone.identity import identify
from monitor.microphone.watcher import Blind, Emit
from monitor.model import Application, Claim, Evidence, Trust

_RETRY = 10.0  # seconds until a source that was blind is tried again

Identify = Callable[[int, Trust, Evidence], Application]


class AlsaWatcher:
    """A ``Watcher``. Without any sound card it is seeing, not blind: nobody can open what is not there, and a card
    that is plugged in later is found."""

    source = SOURCE

    def __init__(self, clock: Clock | None = None, places: Places | None = None, naming: Identify = identify) -> None:
        self._clock = clock or SystemClock()
        self._places = places or Places()
        self._naming = naming
        self._ledger = Ledger(self._application)
        self._alarm: Alarm | None = None
        self._told = ""

    def run(self, emit: Emit, stop: Event) -> None:
        self._told = ""
        while not stop.is_set():
            try:
                self._watch(emit, stop)
            except Overrun as error:
                emit(Blind(SOURCE, self._clock.now(), str(error)))
            except CannotWatch as error:
                self._tell_blind(str(error), emit)
                stop.wait(_RETRY)

    def _tell_blind(self, reason: str, emit: Emit) -> None:
        if reason != self._told:
            emit(Blind(SOURCE, self._clock.now(), reason))
        self._told = reason

    def wake(self) -> None:
        alarm = self._alarm
        if alarm is not None:
            alarm.ring()

    def _watch(self, emit: Emit, stop: Event) -> None:
        self._ledger.forget()
        with Alarm() as alarm, Session(alarm, self._clock, self._places, self._ledger, emit) as session:
            self._alarm = alarm
            session.begin()
            self._told = ""
            session.run(stop)

    def _application(self, who: Who) -> Application:
        if isinstance(who, Stranger):
            return stranger(who)
        return self._naming(who.pid, Trust.KERNEL, Evidence.DEVICE_HOLDER)


def stranger(who: Stranger) -> Application:
    """A holder that nobody may look into: never a name but what it says of itself, and never as a fact."""
    if who.holder is None:
        return Application(UNKNOWN, evidence=Evidence.NONE)
    return Application(
        UNKNOWN,
        pid=who.holder.pid,
        start_ticks=who.holder.start_ticks,
        boot_id=boot_id(),
        uid=who.uid,
        user=_user(who.uid),
        evidence=Evidence.NONE,
        claimed=Claim(name=who.comm),
    )


def _user(uid: int | None) -> str | None:
    try:
        return None if uid is None else pwd.getpwuid(uid).pw_name
    except KeyError:
        return None
