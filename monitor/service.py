"""Threads and wiring: what main.py and ui/ talk to."""

from __future__ import annotations

import logging
import queue
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from monitor import settings as settings_file
from monitor.book import Speakers
from monitor.clock import Clock
from monitor.errors import JournalBusy, JournalError
from monitor.listening_model import Listening
from monitor.microphone.watcher import Blind, Identified, Opened, Seeing, Watcher
from monitor.model import Activation, Application, Burst, Coverage, Disagreed, Published, Recording
from monitor.paths import Paths
from monitor.speaker_records import SpeakerForgotten, SpeakerKept

if TYPE_CHECKING:
    from monitor.codec import Keepable
    from monitor.inbox import Inbox
    from monitor.listening import Listener as SpeakerListener
    from monitor.pairing_keep import Naming
    from monitor.pairing_model import Learned
    from monitor.recorder import Publish, Recorder, Store
    from monitor.speaker_model import Speaker
    from monitor.speakers import ListeningProtocol, SpeakersProtocol

log = logging.getLogger(__name__)

STOP_SECONDS = 5.0
"""How long a thread may take to end before the program ends without it."""
_PAUSE = 0.05  # seconds between tries while a command holds the journal


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is so right now. ``sources``: one open Coverage a watcher (``blind`` says why it can't see).
    ``cards``: whether the kernel knows of a sound card that can record."""

    activations: tuple[Activation, ...]
    sources: tuple[Coverage, ...]
    recording: Recording
    cards: bool = True


Incident = Burst | Disagreed
"""What the journal tells beside activations."""


Listener = Callable[[Published], None]


class ServiceProtocol(Protocol):
    """What the window sees of the service; every call is quick and may come from any thread, except ``timeline``
    and ``coverage``, which read the disk and belong on a worker thread."""

    @property
    def speakers(self) -> SpeakersProtocol: ...

    @property
    def listening(self) -> ListeningProtocol: ...

    @property
    def journal(self) -> Path:
        """Where the journal lies: to read, and for reports to prove themselves by."""

    def subscribe(self, listener: Listener) -> None:
        """``listener`` is called on the recorder's thread with each record, after it was committed."""

    def snapshot(self) -> Snapshot: ...

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]:
        """Activations that overlap the span, oldest first."""

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]: ...

    def incidents(self, since: datetime | None, until: datetime | None) -> Sequence[Incident]:
        """Bursts and disagreements that touch the span, oldest first; reads the disk."""

    def is_allowed(self, application: Application) -> bool: ...

    def allow(self, application: Application) -> None:
        """From now on this program is recorded without a notification. Kept in the settings file."""

    def disallow(self, identity: str) -> None: ...

    def allowed(self) -> Sequence[str]:
        """Identities (``Application.identity``) that were allowed."""

    def speaker_toasts(self) -> settings_file.SpeakerToasts: ...

    def tell_of_speakers(self, when: settings_file.SpeakerToasts) -> None:
        """When a speaker that woke is notified of. Kept in the settings file."""

    def weekly_digest(self) -> bool:
        """Whether each week is summed up in a notification."""

    def tell_of_weeks(self, on: bool) -> None:
        """Kept in the settings file."""

    def listening_hours(self) -> Sequence[settings_file.Hours]:
        """Local time; none: always."""

    def keep_pairing(self, learned: Learned, naming: Naming) -> Speaker:
        """The speaker and its chimes, both or neither; *slow*. Raises BadInput or JournalError."""

    def forget_speaker(self, id: str) -> None:
        """The speaker, and what was learned of its sound; *slow*. Raises BadInput or JournalError."""


class Service:
    """The watchers' threads, the recorder, and one worker for what is slow. Implements ``ServiceProtocol``.

    ``find_watchers`` is called on a thread of its own: to import them takes as long as to import Qt.
    """

    def __init__(self, paths: Paths, clock: Clock, find_watchers: Callable[[], Sequence[Watcher]]) -> None:
        self._paths = paths
        self._clock = clock
        self._find_watchers = find_watchers
        self._watchers: Sequence[Watcher] = ()
        self._watching: list[threading.Thread] = []
        self._listeners: list[Listener] = []
        self._recording = Recording(ok=False, reason="The journal is being opened.", signed=False)
        self._settings = settings_file.Settings()
        self._stopping = threading.Event()
        self._late: queue.SimpleQueue[Opened | None] = queue.SimpleQueue()
        self._recorder: Recorder | None = None
        self._inbox: Inbox | None = None
        self._speakers = Speakers(paths, clock, self.keep)
        self._threads: list[threading.Thread] = []
        self._listening: SpeakerListener | None = None
        self._making = threading.Lock()

    def start(self) -> None:
        """Read the settings and start every thread; returns at once.

        Raises BadInput when the settings can't be read.
        """
        # The tracker and what it needs take 50 ms to import; the tray icon is there before.
        from monitor.recorder import Recorder

        self._settings = settings_file.load(self._paths.settings)
        self._recorder = Recorder(self._clock, self._open_store, self._publish, _new_id, self._late.put)
        self._recorder.start()
        for name, work in (
            ("identify", self._identify_late),
            ("watchers", self._begin_watching),
            ("inbox", self._open_inbox),
            ("listening", self._begin_listening),
        ):
            self._threads.append(_started(name, work, self._recorder))

    def wait_until_recording(self, timeout: float = 30.0) -> None:
        """Block until the journal is open. Raises the JournalError for which it can't be."""
        if self._recorder is not None:
            self._recorder.wait_until_open(timeout)

    def stop(self) -> None:
        """Stop the watchers, write what they told, close the journal."""
        self._stopping.set()
        self._late.put(None)
        for thread in self._threads:
            thread.join(STOP_SECONDS)
        if self._inbox is not None:
            self._inbox.stop()
        if self._listening is not None:
            self._listening.stop()
        for watcher in self._watchers:
            watcher.wake()
        for thread in self._watching:
            thread.join(STOP_SECONDS)
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

    @property
    def journal(self) -> Path:
        return self._paths.journal

    def is_allowed(self, application: Application) -> bool:
        return self._settings.allows(application)

    def allow(self, application: Application) -> None:
        """Raises BadInput where the program can't be allowed or the file can't be written."""
        self._change(self._settings.with_allowed(application))

    def disallow(self, identity: str) -> None:
        self._change(self._settings.without(identity))

    def allowed(self) -> Sequence[str]:
        return tuple(entry.identity for entry in self._settings.allowed)

    def speaker_toasts(self) -> settings_file.SpeakerToasts:
        return self._settings.speaker_toasts

    def tell_of_speakers(self, when: settings_file.SpeakerToasts) -> None:
        """Raises BadInput where the file can't be written."""
        self._change(replace(self._settings, speaker_toasts=when))

    def weekly_digest(self) -> bool:
        return self._settings.weekly_digest

    def tell_of_weeks(self, on: bool) -> None:
        """Raises BadInput where the file can't be written."""
        self._change(replace(self._settings, weekly_digest=on))

    def listening_hours(self) -> Sequence[settings_file.Hours]:
        return self._settings.listen.hours

    def keep_pairing(self, learned: Learned, naming: Naming) -> Speaker:
        from monitor.paired_chimes import store_at
        from monitor.pairing_keep import keep_pairing

        return keep_pairing(learned, naming, self._speakers, store_at(self._paths))

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

    def edge(self, edge: Blind | Seeing) -> None:
        """The listener's word on what it could hear."""
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

    def _change(self, settings: settings_file.Settings) -> None:
        settings_file.save(self._paths.settings, settings)
        self._settings = settings

    def _publish(self, published: Published) -> None:
        if isinstance(published, Recording):
            self._recording = published
        if isinstance(published, SpeakerKept | SpeakerForgotten) and self._listening is not None:
            self._listening.look()
        for listener in tuple(self._listeners):
            listener(published)

    def _open_store(self, publish: Publish) -> Store:
        # sqlite-utils takes 80 ms to import: after the tray icon, on the recorder's thread.
        from monitor.inbox import PATIENCE, is_served
        from monitor.journal import open_store

        end = time.monotonic() + PATIENCE
        while True:
            try:
                return open_store(self._paths, self._clock, publish)
            except JournalBusy:
                # A command holds the journal for a moment only; a program that records has an inbox.
                if is_served(self._paths.inbox) or time.monotonic() > end or self._stopping.wait(_PAUSE):
                    raise

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
        return SpeakerListener(self._clock, chimes, self, lambda: self._settings.listen, self._save_listen, _new_id)

    def _save_listen(self, listen: settings_file.Listen) -> None:
        self._change(replace(self._settings, listen=listen))

    def _begin_listening(self, recorder: Recorder) -> None:
        """Once it can be read who is paired, and whatever is heard can be kept."""
        try:
            recorder.wait_until_open(None)
        except JournalError:
            log.info("Nothing is listened for: who is paired is in the journal.")
            return
        if not self._stopping.is_set():
            self.listening.start()

    def _begin_watching(self, recorder: Recorder) -> None:
        self._watchers = self._find_watchers()
        for watcher in self._watchers:
            self._watching.append(_started(watcher.source, self._watch, watcher, recorder))

    def _watch(self, watcher: Watcher, recorder: Recorder) -> None:
        try:
            watcher.run(recorder.put, self._stopping)
        except Exception:  # a watcher's bug must show as a blind time, not as "nobody listens"
            log.exception("The watcher %s ended by a fault of its own.", watcher.source)
            recorder.put(Blind(watcher.source, self._clock.now(), _FAULT))

    def _identify_late(self, recorder: Recorder) -> None:
        from monitor.microphone.identity import prepare, sha256_of

        prepare()
        while (opened := self._late.get()) is not None:
            better = sha256_of(opened.application)
            if better != opened.application:
                recorder.put(Identified(opened.source, opened.key, self._clock.now(), better))


_FAULT = "Earwitness has a fault here and stopped watching; the log file says more. Start it again."


def _a_card_can_record(devices: Path = Path("/proc/asound/pcm")) -> bool:
    """By the kernel's own list, which is not there without a sound card."""
    try:
        return "capture" in devices.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _started(name: str, work: Callable[..., None], *args: object) -> threading.Thread:
    thread = threading.Thread(target=work, args=args, name=name, daemon=True)
    thread.start()
    return thread


def _new_id() -> str:
    return uuid.uuid4().hex
