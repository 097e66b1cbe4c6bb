"""Keeps the listener's process running while it is wanted, and hands on what it tells."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from monitor.backoff import Backoff
from monitor.choices import ChoicesProtocol
from monitor.clock import Clock
from monitor.ears import Ears, Outcome
from monitor.errors import CannotWatch
from monitor.listener_child import Child, microphones
from monitor.listener_lines import Crashed, Line, Lost, Missing, Ready, Unusable
from monitor.listening_choices import ListenChoices
from monitor.listening_hours import HOURS, NONE, OFF, PAUSED, UNPAIRED, Pause, Plan, plan
from monitor.listening_model import Ear, Hearing, Input, Listening, gist
from monitor.listening_outbox import RETRY, Outbox
from monitor.listening_seams import Chimes, Outlet, Start, Started
from monitor.listening_shelf import FORGOTTEN, SWITCHED_OFF, Shelf
from monitor.microphone.watcher import Blind
from monitor.settings import Listen
from monitor.speaker_records import listener_source

log = logging.getLogger(__name__)

STARTING = "The listener is being started."
ENDED = "The listener's process ended; it is started again."
_PROGRAM_ENDED = "Earwitness was ended."  # as the recorder says of every source
_LONGEST_NAP = 3600.0  # seconds; only so that a wait has an end

_STATES = {OFF: Hearing.OFF, HOURS: Hearing.OFF, UNPAIRED: Hearing.OFF, NONE: Hearing.OFF, PAUSED: Hearing.PAUSED}


@dataclass(frozen=True, slots=True)
class _Told:
    """A line of the ``run``-th process; None: it ended."""

    run: int
    line: Line | None


class _Turn(Enum):
    CHANGED = "changed"  # something that the plan depends on
    RELOAD = "reload"
    LOOK = "look"  # whether a reload is needed
    STOP = "stop"


class Listener:
    """Implements ``ListeningProtocol``: one thread (``start``, ``stop``) that owns the process and what comes of it.

    What the settings say of listening holds at once, whoever changed them. ``new_id`` gives ids of sightings.
    """

    def __init__(
        self,
        clock: Clock,
        chimes: Chimes,
        outlet: Outlet,
        choices: ChoicesProtocol,
        new_id: Callable[[], str],
        start: Start = Child,
    ) -> None:
        self._clock, self._outlet, self._shelf = clock, outlet, Shelf(chimes)
        self._new_id, self._start_child = new_id, start
        self._pause: Pause | None = None
        self._insists = False
        self._items: queue.SimpleQueue[_Told | _Turn] = queue.SimpleQueue()
        self._listen = ListenChoices(choices, self._on_chosen)
        self._thread = threading.Thread(target=self._run, name="listening", daemon=True)
        self._outbox = Outbox(outlet.keep)
        self._ears = Ears((), new_id)
        self._child: Started | None = None
        self._runs = 0
        self._wait = Backoff()
        self._trouble: tuple[Hearing, str] | None = None  # why the process is not started at all
        self._ready: Ready | None = None
        self._lost = ""
        self._now = Listening(Hearing.OFF)

    # What the window asks, from any thread.

    def now(self) -> Listening:
        return replace(self._now, ears=self._ears_now())

    def switch(self, on: bool) -> None:
        self._pause = None
        self._listen.switch(on)
        self._items.put(_Turn.CHANGED)

    def pause(self, until: datetime | None) -> None:
        self._pause = Pause(until)
        self._items.put(_Turn.CHANGED)

    def resume(self) -> None:
        self._pause = None
        self._items.put(_Turn.CHANGED)

    def insist(self) -> None:
        """Listen whatever the settings say of on and off and of hours; not kept."""
        self._insists = True
        self._items.put(_Turn.CHANGED)

    def reload(self) -> None:
        self._items.put(_Turn.RELOAD)

    def look(self) -> None:
        """Somebody changed the speakers: if their chimes are others now or soon, take them up."""
        self._items.put(_Turn.LOOK)

    def inputs(self) -> Sequence[Input]:
        """Raises CannotWatch with a sentence."""
        return [Input(one.id, one.name, one.default, one.warnings) for one in microphones()]

    def choose_microphone(self, id: str | None) -> None:
        self._listen.choose_microphone(id)

    def listen_for(self, speaker: str, on: bool) -> None:
        """One of several; kept in the settings."""
        self._listen.listen_for(speaker, on)

    def without(self) -> Collection[str]:
        return () if self._insists else self._listen().without

    def paired(self) -> Mapping[str, int]:
        return self._shelf.paired()

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """Ends the process, and tells what is left to tell."""
        self._items.put(_Turn.STOP)
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _on_chosen(self, other: bool) -> None:
        self._items.put(_Turn.RELOAD if other else _Turn.CHANGED)

    # The thread.

    def _run(self) -> None:
        self._shelf.read(self._clock.now())
        self._load()
        while True:
            wanted = self._planned()
            self._carry_out(wanted)
            self._tell(wanted)
            item = self._next(wanted)
            if item is _Turn.STOP:
                break
            self._heed(item)
            now = self._clock.now()
            if self._shelf.due(now) and self._shelf.read(now):
                self._take_up()
        self._end_child(_PROGRAM_ENDED)
        self._outbox.put(self._ears.flush(self._clock.now()))

    def _planned(self) -> Plan:
        listen = Listen() if self._insists else self._listen()
        return plan(self._clock.now().wall.astimezone(), listen, self._pause, self._shelf.speakers)

    def _next(self, wanted: Plan) -> _Told | _Turn | None:
        """The next thing that happens; None when something is due instead."""
        now = self._clock.now()
        due = [None if wanted.again is None else (wanted.again - now.wall).total_seconds()]
        due.append(self._wait.left(now) if self._may_begin(wanted) else None)
        due.append(RETRY if self._outbox.waits else None)
        due.append(self._shelf.left(now))
        try:
            return self._items.get(timeout=max(0.0, min((one for one in due if one is not None), default=_LONGEST_NAP)))
        except queue.Empty:
            self._outbox.try_again()
            return None

    def _heed(self, item: _Told | _Turn | None) -> None:
        if isinstance(item, _Told):
            if item.run == self._runs and self._child is not None:
                self._hear(item.line)
        elif item is _Turn.LOOK:
            self._shelf.look(self._clock.now())
        elif item is _Turn.RELOAD:
            self._shelf.read(self._clock.now())
            self._take_up()
        elif item is not None:
            self._trouble, self._wait = None, Backoff()

    def _carry_out(self, wanted: Plan) -> None:
        if wanted.why_not:
            self._end_child(wanted.why_not)
        elif self._may_begin(wanted) and self._wait.left(self._clock.now()) <= 0:
            self._begin_child()

    def _may_begin(self, wanted: Plan) -> bool:
        return self._child is None and self._trouble is None and not wanted.why_not

    def _take_up(self) -> None:
        """The chimes anew, as they were just read."""
        self._trouble, self._wait = None, Backoff()
        self._end_child(STARTING)
        self._load()

    def _load(self) -> None:
        """A speaker whose chimes can't be read, or that is not to be listened for, is told blind."""
        before, now, off = set(self._ears.speakers), self._clock.now(), set(self.without())
        heard = tuple(one for one in self._shelf.speakers if one not in off)
        gone = dict.fromkeys(before - set(heard), FORGOTTEN) | dict(self._shelf.unread)
        for speaker, reason in (gone | dict.fromkeys(off & set(self._shelf.paired()), SWITCHED_OFF)).items():
            self._outlet.edge(Blind(listener_source(speaker), now, reason))
        self._outbox.put(self._ears.flush(now))
        self._ears = Ears(heard, self._new_id)
        self._apply(self._ears.deaf(STARTING, now))

    def _begin_child(self) -> None:
        self._runs += 1
        run, now = self._runs, self._clock.now()
        self._wait.began(now)
        self._ready, self._lost = None, ""
        try:
            self._child = self._start_child(
                self._shelf.templates, self._listen().microphone,
                lambda line: self._items.put(_Told(run, line)), lambda: self._items.put(_Told(run, None)),
            )  # fmt: skip
        except CannotWatch as error:
            self._gone(str(error))

    def _end_child(self, reason: str) -> None:
        child, self._child = self._child, None
        self._runs += 1
        if child is not None:
            child.stop()
        self._apply(self._ears.deaf(reason, self._clock.now()))

    def _gone(self, reason: str) -> None:
        """The process ended by itself."""
        self._child = None
        self._wait.ended(self._clock.now())
        self._apply(self._ears.deaf(reason, self._clock.now()))

    def _hear(self, line: Line | None) -> None:
        match line:
            case None:
                self._gone(self._trouble[1] if self._trouble else ENDED)
            case Missing(sentence=sentence):
                self._trouble = (Hearing.NOT_INSTALLED, sentence)
            case Unusable(sentence=sentence):
                self._trouble = (Hearing.DEAF, sentence)
            case Crashed(trace=trace):
                log.warning("The listener has a fault: %s", trace)
            case Ready():
                self._ready, self._lost = line, ""
            case Lost(sentence=sentence):
                self._lost = sentence
            case _:
                self._apply(self._ears.take(line, self._clock.now()))

    def _apply(self, outcome: Outcome) -> None:
        for edge in outcome.edges:
            self._outlet.edge(edge)
        self._outbox.put(outcome.records)

    # What is so now.

    def _tell(self, wanted: Plan) -> None:
        state, reason = self._state(wanted)
        ready = self._ready if self._child is not None else None
        name, locked = ("", True) if ready is None else (ready.name, ready.locked)
        now = Listening(state, reason, name, self._ears_now(), locked)
        if gist(now) != gist(self._now):
            self._now = now
            self._outlet.publish(now)

    def _ears_now(self) -> tuple[Ear, ...]:
        return self._ears.now() + self._shelf.ears(self.without())

    def _state(self, wanted: Plan) -> tuple[Hearing, str]:
        if wanted.why_not == UNPAIRED and self._shelf.unread:
            return Hearing.DEAF, next(iter(self._shelf.unread.values()))
        if wanted.why_not:
            return _STATES[wanted.why_not], wanted.why_not
        if self._trouble is not None:
            return self._trouble
        if self._child is None or (self._ready is None and not self._lost):
            return Hearing.STARTING, ENDED if self._wait.tries else STARTING
        ears = self._ears.now()
        if self._lost or not any(ear.hears for ear in ears):
            return Hearing.DEAF, self._lost or ears[0].reason
        return Hearing.LISTENING, ""
