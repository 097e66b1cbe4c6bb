"""Stand-ins for the speakers and the listener: everything in memory, published as the real ones do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from monitor.crosscheck.rates import Rates
from monitor.errors import BadInput
from monitor.model import Coverage
from monitor.pairing_model import LearnedChime
from monitor.speaker_model import Finding, HistoryRecord, Sighting, Span, Speaker, Vendor, Verdict, Witness
from monitor.speaker_records import (
    Imported,
    ImportKind,
    ImportUndone,
    NoiseHeard,
    Sighted,
    SightingMarked,
    SightingWithdrawn,
    SpeakerForgotten,
    SpeakerKept,
    Triage,
    Triaged,
    listener_source,
)
from monitor.speakers import Cancelled, Checked, Choices, Ear, Hearing, Input, Listening, Preview, Progress

NOON = datetime(2026, 3, 3, 12, 0, 0, tzinfo=UTC)
ECHO = Speaker("s1", "Kitchen Echo", Vendor.ALEXA, ("echo-1",), "Kitchen")
NEST = Speaker("s2", "Hall Nest", Vendor.GOOGLE, (), "Hall")
POD = Speaker("s3", "Bedroom HomePod", Vendor.APPLE, (), "Bedroom")
INPUTS = (
    Input("builtin", "Built-in microphone", default=True),
    Input("headset", "Headset", default=False, warnings=("bluetooth", "low-rate")),
)
NO_RATES: Mapping[str, Rates] = {}
_numbers = count(1)
_not_cancelled: Cancelled = lambda: False  # noqa: E731


def sighting(
    at: datetime,
    speaker: Speaker = ECHO,
    by: Witness = Witness.CHIME,
    *,
    asked_for: bool | None = None,
    score: float | None = 0.93,
) -> Sighting:
    """One activation, heard at ``at``."""
    return Sighting(
        f"w{next(_numbers)}", speaker.id, at, by, timedelta(milliseconds=30), score=score, asked_for=asked_for
    )


def imported(
    at: datetime = NOON, *, vendor: Vendor = Vendor.ALEXA, speaker: str | None = ECHO.id, accepted: int = 40
) -> Imported:
    return Imported(at, f"b{next(_numbers)}", ImportKind.HISTORY, vendor, speaker, (), (), accepted, 2)


class FakeSpeakers:
    """Implements ``SpeakersProtocol``. Put in what a test needs; what is written is published like a committed record.

    ``trouble``: raised by whatever is written next. ``next_preview``: what ``preview`` answers. ``checked``: what
    ``check`` answers, with the triage made here.
    """

    def __init__(self, *speakers: Speaker, now: datetime = NOON) -> None:
        self.now = now
        self.known: dict[str, Speaker] = {each.id: each for each in speakers}
        self.seen: list[Sighting] = []
        self.history: list[HistoryRecord] = []
        self.covered: dict[str, list[Coverage]] = {}
        self.noises: list[NoiseHeard] = []
        self.batches: list[Imported] = []
        self.checked = Checked((), {}, NO_RATES, {}, {})
        self.next_preview: Preview | None = None
        self.kept: list[tuple[Preview, Choices]] = []
        self.trouble: Exception | None = None
        self.publish: Callable[[Any], None] = lambda record: None
        self._triage: dict[str, Triaged] = {}

    def speakers(self) -> Sequence[Speaker]:
        return tuple(self.known.values())

    def add(self, name: str, vendor: Vendor, labels: Sequence[str] = (), room: str = "") -> Speaker:
        self._writes()
        if not name.strip():
            raise BadInput("A speaker needs a name.")
        if any(each.name.casefold() == name.strip().casefold() for each in self.known.values()):
            raise BadInput(f"There is a speaker called {name} already. Choose another name.")
        made = Speaker(f"s{next(_numbers)}-new", name.strip(), vendor, tuple(labels), room)
        self.known[made.id] = made
        self.publish(SpeakerKept(self.now, made))
        return made

    def change(self, speaker: Speaker) -> None:
        self._writes()
        if any(each.name == speaker.name and each.id != speaker.id for each in self.known.values()):
            raise BadInput(f"There is a speaker called {speaker.name} already. Choose another name.")
        self.known[speaker.id] = speaker
        self.publish(SpeakerKept(self.now, speaker))

    def forget(self, id: str) -> None:
        self._writes()
        self.known.pop(id)
        self.publish(SpeakerForgotten(self.now, id))

    def sightings(
        self, since: datetime | None, until: datetime | None, speaker: str | None = None
    ) -> Sequence[Sighting]:
        found = [
            each for each in self.seen
            if (speaker is None or each.speaker == speaker)
            and (since is None or each.at >= since) and (until is None or each.at <= until)
        ]  # fmt: skip
        return sorted(found, key=lambda each: each.at)

    def records(
        self, since: datetime | None, until: datetime | None, speaker: str | None = None
    ) -> Sequence[HistoryRecord]:
        labels = self.known[speaker].labels if speaker in self.known else ()
        found = [
            each for each in self.history
            if (speaker is None or each.device in labels)
            and (since is None or each.at.latest >= since) and (until is None or each.at.earliest <= until)
        ]  # fmt: skip
        return sorted(found, key=lambda each: each.at.earliest)

    def witness(
        self,
        speaker: str,
        at: datetime,
        uncertainty: timedelta = timedelta(seconds=30),
        end: datetime | None = None,
        note: str = "",
    ) -> Sighting:
        self._writes()
        if speaker not in self.known:
            raise BadInput("There is no such speaker.")
        if at > self.now:
            raise BadInput("This time is still to come.")
        made = Sighting(f"w{next(_numbers)}", speaker, at, Witness.HAND, uncertainty, end, note=note)
        self.see(made)
        return made

    def see(self, made: Sighting) -> Sighting:
        """It was witnessed: kept and published."""
        self.seen.append(made)
        self.publish(Sighted(made.at, made))
        return made

    def mark(self, sighting: str, asked_for: bool | None, note: str = "") -> None:
        self._writes()
        self.seen = [replace(each, asked_for=asked_for) if each.id == sighting else each for each in self.seen]
        self.publish(SightingMarked(self.now, sighting, asked_for, note))

    def withdraw(self, sighting: str, restored: bool = False) -> None:
        self._writes()
        self.seen = [each for each in self.seen if each.id != sighting]
        self.publish(SightingWithdrawn(self.now, sighting, restored))

    def listened(self, speaker: str, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        return list(self.covered.get(speaker, []))

    def cover(self, speaker: str, started: datetime, ended: datetime | None, blind: str | None = None) -> None:
        self.covered.setdefault(speaker, []).append(Coverage(listener_source(speaker), started, ended, blind))

    def noise(self, speaker: str, since: datetime | None, until: datetime | None) -> Sequence[NoiseHeard]:
        return [each for each in self.noises if each.speaker == speaker]

    def preview(
        self,
        paths: Sequence[Path],
        keep_text: bool = False,
        progress: Progress = lambda done, total: None,
        cancelled: Cancelled = _not_cancelled,
    ) -> Preview:
        self._writes()
        progress(1, 1)
        if self.next_preview is None:
            raise BadInput(f"{paths[0].name} is no history that this program can read.")
        return self.next_preview

    def keep(self, preview: Preview, choices: Choices, progress: Progress = lambda done, total: None) -> Imported:
        self._writes()
        progress(1, 1)
        self.kept.append((preview, choices))
        made = imported(self.now, vendor=preview.vendor, speaker=choices.speaker, accepted=preview.fresh)
        self.batches.append(made)
        self.publish(made)
        return made

    def import_sightings(self, path: Path, speaker: str, covers: Span | None = None) -> Imported:
        self._writes()
        made = Imported(
            self.now, f"b{next(_numbers)}", ImportKind.SIGHTINGS, self.known[speaker].vendor, speaker, (), (), 3, 0
        )
        self.batches.append(made)
        self.publish(made)
        return made

    def imports(self) -> Sequence[Imported]:
        return tuple(self.batches)

    def undo(self, batch: str) -> None:
        self._writes()
        self.batches = [each for each in self.batches if each.id != batch]
        self.publish(ImportUndone(self.now, batch))

    def check(self, since: datetime | None, until: datetime | None, speaker: str | None = None) -> Checked:
        found = tuple(each for each in self.checked.findings if speaker is None or each.speaker == speaker)
        return replace(self.checked, findings=found, triage={**self.checked.triage, **self._triage})

    def triage(self, finding: str, state: Triage, note: str = "", when: datetime | None = None) -> None:
        self._writes()
        made = Triaged(self.now, finding, state, note, when)
        self._triage[finding] = made
        self.publish(made)

    def _writes(self) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble


class FakeListening:
    """Implements ``ListeningProtocol``. ``say`` changes what is so and publishes it; ``asked`` keeps what was asked."""

    def __init__(self, state: Hearing = Hearing.OFF, *ears: Ear) -> None:
        self.is_so = Listening(state, "", "Built-in microphone", ears)
        self.microphones: Sequence[Input] = INPUTS
        self.templates: dict[str, int] = {}
        self.asked: list[tuple[str, object]] = []
        self.looks = 0
        self.off: set[str] = set()
        self.trouble: Exception | None = None
        self.publish: Callable[[Any], None] = lambda record: None

    def now(self) -> Listening:
        self.looks += 1
        return self.is_so

    def say(self, now: Listening) -> None:
        self.is_so = now
        self.publish(now)

    def switch(self, on: bool) -> None:
        self.asked.append(("switch", on))
        self.say(replace(self.is_so, state=Hearing.LISTENING if on else Hearing.OFF))

    def pause(self, until: datetime | None) -> None:
        self.asked.append(("pause", until))
        self.say(replace(self.is_so, state=Hearing.PAUSED))

    def resume(self) -> None:
        self.asked.append(("resume", None))
        self.say(replace(self.is_so, state=Hearing.LISTENING))

    def reload(self) -> None:
        self.asked.append(("reload", None))

    def inputs(self) -> Sequence[Input]:
        return self.microphones

    def choose_microphone(self, id: str | None) -> None:
        self.asked.append(("microphone", id))
        chosen = next((each.name for each in self.microphones if each.id == id), INPUTS[0].name)
        self.say(replace(self.is_so, microphone=chosen))

    def listen_for(self, speaker: str, on: bool) -> None:
        self.asked.append(("on" if on else "off", speaker))
        (self.off.discard if on else self.off.add)(speaker)
        self.say(self.is_so)

    def without(self) -> Collection[str]:
        return frozenset(self.off)

    def paired(self) -> Mapping[str, int]:
        return dict(self.templates)

    def chimes(self, speaker: str) -> Sequence[LearnedChime]:
        return [LearnedChime(f"old{each}", "start", b"old") for each in range(self.templates.get(speaker, 0))]

    def keep(self, speaker: Speaker, chimes: Sequence[LearnedChime]) -> None:
        """As the store of templates: what was learned of a speaker."""
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
        self.templates[speaker.id] = len(chimes)


def finding(verdict: Verdict, of: Sighting | None = None, record: HistoryRecord | None = None) -> Finding:
    """A finding on the kitchen's speaker."""
    return Finding(f"f{next(_numbers)}", verdict, ECHO.id, of, record)
