"""What the command line prints for people: one line an event, one row an activation. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from monitor.act_model import Acted
from monitor.doctor import Check, Grade
from monitor.journal.verify import VerifyReport
from monitor.model import (
    Activation,
    ActivationChanged,
    ActivationEnded,
    ActivationStarted,
    BlindSince,
    Burst,
    Disagreed,
    Known,
    Note,
    Published,
    Recording,
    Use,
    WatchingSince,
)
from monitor.presence_model import PresenceChanged
from monitor.rule_model import Ruled
from monitor.speaker_model import Speaker
from monitor.speaker_records import Imported, Sighted, SightingEnded, SpeakerKept, speaker_of
from ui import act_words, doctor_words, messages, presence_words, speaker_words
from ui.listening_words import note_words
from ui.rules.words import updated_words

MARKS = {Grade.OK: "+", Grade.LIMITED: "!", Grade.MISSING: "-", Grade.INFO: " "}


class EventLines:
    """Turns published records into lines; remembers the names behind the ids that are open."""

    def __init__(self, speakers: Iterable[Speaker] = ()) -> None:
        self._titles: dict[str, str] = {}
        self._speakers = {speaker.id: messages.name(speaker.name) for speaker in speakers}

    def lines(self, published: Published) -> Iterator[str]:
        """The lines for one record; nothing for what would not help a reader."""
        match published:
            case ActivationStarted(activation=activation):
                self._titles[activation.id] = messages.application_title(activation.application)
                yield f"{_time(activation.started)}  {_started(activation)}"
                yield f"{'':14}{messages.evidence_sentence(activation.application)}"
            case ActivationChanged(id=key, at=at, state=state):
                yield f"{_time(at)}  {self._title(key)}: {messages.state_word(state)}"
            case ActivationEnded(id=key, at=at, known=known, duration=duration):
                about = "" if known is Known.SEEN else " (the end was not seen)"
                title = self._titles.pop(key, "A program")
                yield f"{_time(at)}  {title} stopped after {messages.duration(duration)}{about}"
            case BlindSince(source=source, at=at, reason=reason):
                yield f"{_time(at)}  {self._blind(source)}. {reason}"
            case WatchingSince(source=source, at=at):
                yield f"{_time(at)}  {self._seeing(source)}"
            case Recording(ok=False, reason=reason):
                yield f"Not recording: {reason}"
            case Burst():
                yield f"{_time(published.last)}  {_burst(published)}"
            case Disagreed():
                yield f"{_time(published.at)}  Contradiction: {messages.disagreement(published)}"
            case PresenceChanged() | Acted() | Ruled():
                yield f"{_time(published.at)}  {self._of_acts(published)}"
            case Note(what="gap", at=at):
                yield f"{_time(at)}  Earwitness was not running before this time."
            case _:
                yield from self._of_speakers(published)

    def _of_acts(self, published: PresenceChanged | Acted | Ruled) -> str:
        match published:
            case PresenceChanged():
                return act_words.presence_line(published)
            case Acted():
                return act_words.act_line(published)
            case Ruled():
                said = act_words.ruled_line(published, self._title(published.activation))
                return said if published.updated is None else f"{said}. {updated_words(published.updated)}"

    def _of_speakers(self, published: Published) -> Iterator[str]:
        match published:
            case SpeakerKept(speaker=speaker):
                self._speakers[speaker.id] = messages.name(speaker.name)
            case Sighted(sighting=sighting):
                note = note_words(sighting.note, self._speakers)
                how = speaker_words.witness_words(sighting.by) + (f"; {note}" if note else "")
                yield f"{_time(sighting.at)}  {self._speaker(sighting.speaker)} woke: {how}"
            case SightingEnded(id=_, end=end):
                yield f"{_time(end)}  A speaker that had woken was heard to end."
            case Imported(accepted=accepted, vendor=vendor):
                new = messages.counted(accepted, "new entry", "new entries")
                yield f"{_time(published.at)}  Imported from {speaker_words.vendor_name(vendor)}: {new}"

    def _seeing(self, source: str) -> str:
        speaker = speaker_of(source)
        return f"{self._speaker(speaker)} can be heard" if speaker else f"Watching: {messages.source_name(source)}"

    def _blind(self, source: str) -> str:
        speaker = speaker_of(source)
        return f"{self._speaker(speaker)} can't be heard" if speaker else f"Blind: {messages.source_name(source)}"

    def _speaker(self, key: str) -> str:
        return self._speakers.get(key, "A speaker")

    def _title(self, key: str) -> str:
        return self._titles.get(key, "A program")


def _burst(burst: Burst) -> str:
    title = messages.application_title(burst.application)
    lengths = f"{messages.duration(burst.shortest)} to {messages.duration(burst.longest)}"
    device = messages.via(burst.microphone)
    return f"{title} opened {device} {burst.count:,} times more, {lengths} each; counted, not listed"


def _started(activation: Activation) -> str:
    title = messages.application_title(activation.application)
    trust = messages.trust_word(activation.application.trust)
    what = "uses" if activation.use is Use.MICROPHONE else f"({messages.use_word(activation.use)})"
    return f"{title} [{trust}] {what} {messages.via(activation.microphone)} - {messages.state_word(activation.state)}"


def _time(at: datetime) -> str:
    local = at.astimezone()
    return f"{local:%H:%M:%S}.{local.microsecond // 1000:03}"


def timeline_rows(activations: Iterable[Activation]) -> Iterator[str]:
    """A table with a heading; times are local, with the zone said in the heading."""
    yield f"{'started (' + datetime.now().astimezone().strftime('%Z') + ')':24}{'for':>14}  {'trust':14}program, device"
    for activation in activations:
        started = activation.started.astimezone()
        length = "still open" if activation.duration is None else messages.duration(activation.duration)
        if activation.ended_known is Known.INFERRED:
            length = f"~{length}"
        trust = messages.trust_word(activation.application.trust)
        use = "" if activation.use is Use.MICROPHONE else f" ({messages.use_word(activation.use)})"
        program = messages.application_title(activation.application)
        device = messages.via(activation.microphone)
        there = f"; {said}" if (said := presence_words.aside(activation)) else ""
        yield f"{started:%Y-%m-%d %H:%M:%S}     {length:>14}  {trust:14}{program}, {device}{use}{there}"


def check_lines(check: Check) -> Iterator[str]:
    yield f"{MARKS[check.grade]} {doctor_words.subject(check)}: {doctor_words.sentence(check)}"
    remedy = doctor_words.remedy(check)
    if remedy:
        yield f"    to mend it: {remedy}"


def verify_lines(report: VerifyReport) -> Iterator[str]:
    """What was checked, what was found, and what that does not show."""
    for finding in report.findings:
        place = "" if finding.seq is None else f" (record {finding.seq:,})"
        yield f"- {finding.what}{place} [{finding.rule.value}]"
    yield _verdict(report)
    signed = f"{report.signed_up_to:,} under a good signature, {report.unsigned_tail:,} not signed"
    yield f"{report.events:,} records, {signed}."
    yield f"{report.erased:,} erased, {report.gaps:,} times not running or frozen, {report.resets:,} new signing keys."
    yield f"Keyring: {report.keyring}. Head: {report.head}"
    yield "Write the head down: compared later, it shows whether the whole journal was replaced by an older one."


def _verdict(report: VerifyReport) -> str:
    if report.ok:
        return "No change was found in what was recorded."
    return f"{messages.counted(len(report.findings), 'thing is', 'things are')} not as recorded."


def verify_object(report: VerifyReport) -> dict[str, Any]:
    """The report as one JSON object."""
    findings = [{"rule": found.rule.value, "seq": found.seq, "what": found.what} for found in report.findings]
    numbers = ("events", "signed_up_to", "unsigned_tail", "erased", "gaps", "resets", "keyring", "log_id", "head")
    return {"ok": report.ok, "findings": findings, **{name: getattr(report, name) for name in numbers}}
