"""Threads and wiring: what main.py and ui/ talk to."""

from __future__ import annotations

import contextlib
import logging
import threading
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.act_model import Acted
from monitor.book import Speakers
from monitor.choices import Choices
from monitor.clock import Clock
from monitor.errors import JournalError
from monitor.expiring import Expiring
from monitor.listening_model import Listening
from monitor.microphone.watcher import Blind, Seeing, Watcher
from monitor.model import Activation, Coverage, Published, Recording
from monitor.paths import Paths
from monitor.presence.find import Found, find
from monitor.presence.watcher import AttendanceWatcher
from monitor.presence_model import PresenceChanged
from monitor.rulebook import Rulebook
from monitor.service_seam import Incident as Incident
from monitor.service_seam import Listener as Listener
from monitor.service_seam import ServiceProtocol as ServiceProtocol
from monitor.service_seam import Snapshot as Snapshot
from monitor.speaker_records import SpeakerForgotten, SpeakerKept
from monitor.watching import STOP_SECONDS, Watching, started

if TYPE_CHECKING:
    from monitor.codec import Keepable
    from monitor.control.controller import Control
    from monitor.control.model import Backend
    from monitor.inbox import Inbox
    from monitor.listening import Listener as SpeakerListener
    from monitor.pairing_keep import Naming
    from monitor.pairing_model import Learned
    from monitor.recorder import Publish, Recorder, Store
    from monitor.speaker_model import Speaker
    from monitor.speakers import SpeakersProtocol

log = logging.getLogger(__name__)


class Service:
    """The watchers' threads, the recorder, and one worker for what is slow. Implements ``ServiceProtocol``.

    ``find_watchers`` is called on a thread of its own: to import them takes as long as to import Qt; so is
    ``find_backends``, which gives what can mute and cut off, and nothing without it, and ``find_presence``.
    """

    def __init__(
        self,
        paths: Paths,
        clock: Clock,
        find_watchers: Callable[[], Sequence[Watcher]],
        find_backends: Callable[[], Sequence[Backend]] = tuple,
        find_presence: Callable[[], Found] = find,
    ) -> None:
        self._paths = paths
        self._clock = clock
        self._watching = Watching(clock, find_watchers)
        self._listeners: list[Listener] = []
        self._recording = Recording(ok=False, reason="The journal is being opened.", signed=False)
        self._choices = Choices(paths.settings)
        self._expiring = Expiring(self._choices)
        self._presence = AttendanceWatcher(
            clock, self.edge, lambda: self._choices.get().away_after, paths.journal, find_presence
        )
        self._stopping = threading.Event()
        self._recorder: Recorder | None = None
        self._inbox: Inbox | None = None
        self._speakers = Speakers(paths, clock, self.keep)
        self._rules = Rulebook(clock, self._choices, self.keep, lambda: self.control, paths.journal)
        self._threads: list[threading.Thread] = []
        self._listening: SpeakerListener | None = None
        self._find_backends = find_backends
        self._control: Control | None = None
        self._making = threading.Lock()

    def start(self) -> None:
        """Start every thread; returns at once."""
        # The tracker and what it needs take 50 ms to import; the tray icon is there before.
        from monitor.recorder import Recorder

        look_closer, who_is_there = self._watching.look_closer, self._presence.now
        self._recorder = Recorder(self._clock, self._open_store, self._publish, _new_id, look_closer, who_is_there)
        self._recorder.start()
        self._presence.start()
        self._watching.start(self._recorder.put)
        self._choices.start()
        self._rules.start(self._recorder.wait_until_open)
        self._expiring.start(self._recorder)
        for name, work in (
            ("inbox", self._open_inbox),
            ("listening", self._begin_listening),
            ("control", self._begin_control),
        ):
            self._threads.append(started(name, work, self._recorder))

    def wait_until_recording(self, timeout: float = 30.0) -> None:
        """Block until the journal is open. Raises the JournalError for which it can't be."""
        if self._recorder is not None:
            self._recorder.wait_until_open(timeout)

    def stop(self) -> None:
        """Stop the watchers, write what they told, close the journal."""
        self._stopping.set()
        self._choices.stop()
        self._expiring.stop()
        self._watching.ask_to_stop()
        for thread in self._threads:
            thread.join(STOP_SECONDS)
        if self._inbox is not None:
            self._inbox.stop()
        if self._listening is not None:
            self._listening.stop()
        if self._control is not None:
            self._control.stop()
        self._watching.stop()
        self._rules.stop()
        self._presence.stop()
        if self._recorder is not None:
            self._recorder.stop()

    def subscribe(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def snapshot(self) -> Snapshot:
        recorder = self._recorder
        held, sources = (recorder.now_open, recorder.sources) if recorder is not None else ((), ())
        return Snapshot(held, sources, self._recording, _a_card_can_record())

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]:
        from monitor.journal import Reader

        with Reader(self._paths.journal) as reader:
            return reader.activations(since, until)

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        from monitor.journal import Reader

        with Reader(self._paths.journal) as reader:
            return reader.coverage(since, until)

    def incidents(self, since: datetime | None, until: datetime | None) -> Sequence[Incident]:
        from monitor.journal import Reader

        with Reader(self._paths.journal) as reader:
            return reader.incidents(since, until)

    def acts(self, since: datetime | None, until: datetime | None) -> Sequence[Acted]:
        from monitor.journal import Reader

        with Reader(self._paths.journal) as reader:
            return reader.acts(since, until)

    @property
    def journal(self) -> Path:
        return self._paths.journal

    @property
    def choices(self) -> Choices:
        return self._choices

    @property
    def rules(self) -> Rulebook:
        return self._rules

    def keep_pairing(self, learned: Learned, naming: Naming) -> Speaker:
        from monitor.paired_chimes import store_at
        from monitor.pairing_keep import keep_pairing

        return keep_pairing(learned, naming, self._speakers, store_at(self._paths))

    def write_speaker(self, id: str, file: Path, password: str) -> None:
        from monitor.paired_chimes import write_speaker

        write_speaker(self._paths, self._speakers, id, file, password, overwrite=True)

    def read_speaker(self, file: Path, password: str) -> Speaker:
        from monitor.paired_chimes import read_speaker

        return read_speaker(self._paths, self._speakers, file, password)

    def forget_speaker(self, id: str) -> None:
        from monitor.paired_chimes import store_at

        store_at(self._paths).forget(id)
        self._speakers.forget(id)

    @property
    def speakers(self) -> SpeakersProtocol:
        return self._speakers

    @property
    def listening(self) -> SpeakerListener:
        """Made when it is first asked for: off the way to the tray icon."""
        with self._making:
            if self._listening is None:
                self._listening = self._new_listener()
            return self._listening

    @property
    def control(self) -> Control:
        """Made when it is first asked for, as ``listening`` is."""
        with self._making:
            if self._control is None:
                from monitor.control import control_of

                self._control = control_of(self._find_backends(), self._paths, self._clock, self.keep, _new_id)
            return self._control

    @property
    def presence(self) -> AttendanceWatcher:
        return self._presence

    def edge(self, edge: Blind | Seeing | PresenceChanged) -> None:
        """The listener's word on what it could hear, and changes of who is there."""
        if self._recorder is not None:
            self._recorder.put(edge)

    def publish(self, now: Listening) -> None:
        self._publish(now)

    def keep(self, records: Sequence[Keepable]) -> None:
        """Have the recorder commit these in one transaction and publish them; blocks until then.

        Raises JournalError, having kept none of them.
        """
        if self._recorder is None:
            raise JournalError("Earwitness is still starting, so nothing can be kept yet.")
        self._recorder.keep(records)

    def _publish(self, published: Published) -> None:
        if isinstance(published, Recording):
            self._recording = published
        self._rules.heard(published)
        if isinstance(published, SpeakerKept | SpeakerForgotten) and self._listening is not None:
            self._listening.look()
        for listener in tuple(self._listeners):
            listener(published)

    def _open_store(self, publish: Publish) -> Store:
        # sqlite-utils takes 80 ms to import: after the tray icon, on the recorder's thread.
        from monitor.patience import open_patiently

        return open_patiently(self._paths, self._clock, publish, self._stopping)

    def _open_inbox(self, recorder: Recorder) -> None:
        """For commands, once the journal is ours."""
        from monitor.inbox import Inbox

        try:
            recorder.wait_until_open(None)
        except JournalError:
            return
        self._inbox = Inbox(self._paths.inbox, self.keep)
        self._inbox.start()

    def _new_listener(self) -> SpeakerListener:
        from monitor.listening import Listener as SpeakerListener
        from monitor.paired_chimes import PairedChimes, store_at

        chimes = PairedChimes(store_at(self._paths), self._speakers.speakers)
        return SpeakerListener(self._clock, chimes, self, self._choices, _new_id)

    def _begin_listening(self, recorder: Recorder) -> None:
        """Once it can be read who is paired, and whatever is heard can be kept."""
        try:
            recorder.wait_until_open(None)
        except JournalError:
            log.info("Nothing is listened for: who is paired is in the journal.")
            return
        if not self._stopping.is_set():
            self.listening.start()

    def _begin_control(self, recorder: Recorder) -> None:
        """Once what is done can be kept, or it is known that nothing can."""
        with contextlib.suppress(JournalError):
            recorder.wait_until_open(None)
        if not self._stopping.is_set():
            self.control.follow()


def _a_card_can_record(devices: Path = Path("/proc/asound/pcm")) -> bool:
    """By the kernel's own list, which is not there without a sound card."""
    try:
        return "capture" in devices.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _new_id() -> str:
    return uuid.uuid4().hex
