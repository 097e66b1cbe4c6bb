"""Letters that a person may send: a template in resources/letters with the facts of a finding filled in.

What the program can't know stays in square brackets, for the person to fill in. Nothing is sent from here.
"""

from __future__ import annotations

import io
import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

import resources
from monitor.errors import BadInput
from monitor.names import shown
from monitor.speaker_model import Finding, Speaker, Vendor, Verdict
from monitor.vendors import profile_of
from ui.language import tr
from ui.report.times import Times

_PLACE = re.compile(r"\{(\w+)\}")
_COMPANIES = {Vendor.ALEXA: "Amazon", Vendor.GOOGLE: "Google", Vendor.APPLE: "Apple"}


class LetterKind(Enum):
    ACCESS = "access-gdpr"
    ACCESS_CCPA = "access-ccpa"
    ERASURE = "erasure"
    OBJECTION = "objection"
    COMPLAINT = "complaint"


class Language(Enum):
    ENGLISH = "en"
    GERMAN = "de"


@dataclass(frozen=True, slots=True)
class Letter:
    """``source``: the law it rests on, with its date."""

    title: str
    body: str
    source: str
    language: Language

    @property
    def text(self) -> bytes:
        return f"{self.body.strip()}\n".encode()

    @property
    def pdf(self) -> bytes:
        from ui.report.paper import Paper, Style

        out = io.BytesIO()
        paper = Paper(out, self.title, self.language.value)
        for line in self.body.strip().split("\n"):
            paper.text(line, Style(10.5, after=3))
        paper.finish()
        return out.getvalue()


def letter(
    kind: LetterKind, language: Language, finding: Finding, speaker: Speaker, now: datetime, zone: str
) -> Letter:
    """The letter on one finding. Raises BadInput where there is no company to write to."""
    company = _COMPANIES.get(speaker.vendor)
    if company is None and speaker.vendor is Vendor.HOME_ASSISTANT:
        raise BadInput(tr("Home Assistant keeps its history in your own home: there is no company to write to."))
    begin, end = _span(finding)
    words, times = _WORDS[language], Times(zone, begin, end)
    facts = {
        "vendor": company or words.somebody,
        "vendor_product": profile_of(speaker.vendor).name if company else words.device,
        "today": words.date(now.astimezone(times.zone)),
        "span": words.span(begin.astimezone(times.zone), end.astimezone(times.zone)),
        "facts": words.facts(finding, times),
    }
    template = tomllib.loads(resources.path(f"letters/{kind.value}.toml").read_text("utf-8"))
    part = template[language.value]
    body = _PLACE.sub(lambda found: facts[found[1]], part["body"])
    return Letter(part["title"], body, f"{template['source']}, {template['date']}", language)


def _span(finding: Finding) -> tuple[datetime, datetime]:
    times = [] if finding.sighting is None else [finding.sighting.at]
    if finding.record is not None:
        times += [finding.record.at.earliest, finding.record.at.latest]
    return min(times), max(times)


class Words(Protocol):
    """The parts of a letter that depend on its facts, in one language."""

    somebody: str
    device: str

    def date(self, at: datetime) -> str: ...

    def span(self, begin: datetime, end: datetime) -> str: ...

    def facts(self, finding: Finding, times: Times) -> str: ...


class _English:
    somebody, device = "[the vendor]", "[the device]"

    def date(self, at: datetime) -> str:
        return f"{at.day} {_ENGLISH_MONTHS[at.month - 1]} {at.year}"

    def span(self, begin: datetime, end: datetime) -> str:
        first, last = self.date(begin), self.date(end)
        return f"on {first}" if first == last else f"from {first} to {last}"

    def facts(self, finding: Finding, times: Times) -> str:
        lines = ["What the program Earwitness recorded:"]
        if finding.sighting is not None:
            give = finding.sighting.uncertainty.total_seconds()
            lines.append(
                f"- {times.full(finding.sighting.at)} (within {give:g} s): the device woke, as witnessed here."
            )
        if finding.record is not None:
            span = f"{times.full(finding.record.at.earliest)} to {times.full(finding.record.at.latest)}"
            label = f", labelled {shown(finding.record.label)}" if finding.record.label else ""
            lines.append(f"- {span}: an entry of the history that I was given{label}.")
        lines.append(f"- {_ENGLISH[finding.verdict]}")
        if finding.sighting is not None and finding.sighting.asked_for is False:
            lines.append("- Nobody here had asked the device for anything at that moment.")
        return "\n".join(lines)


class _German:
    somebody, device = "[der Anbieter]", "[das Gerät]"

    def date(self, at: datetime) -> str:
        return f"{at.day}. {_MONTHS[at.month - 1]} {at.year}"

    def span(self, begin: datetime, end: datetime) -> str:
        first, last = self.date(begin), self.date(end)
        return f"vom {first}" if first == last else f"vom {first} bis {last}"

    def facts(self, finding: Finding, times: Times) -> str:
        lines = ["Was das Programm Earwitness aufgezeichnet hat:"]
        if finding.sighting is not None:
            give = f"{finding.sighting.uncertainty.total_seconds():g}".replace(".", ",")
            lines.append(
                f"- {times.full(finding.sighting.at)} (auf {give} s genau): Das Gerät wurde aktiv, hier bezeugt."
            )
        if finding.record is not None:
            span = f"{times.full(finding.record.at.earliest)} bis {times.full(finding.record.at.latest)}"
            label = f", bezeichnet als {shown(finding.record.label)}" if finding.record.label else ""
            lines.append(f"- {span}: ein Eintrag des mir überlassenen Verlaufs{label}.")
        lines.append(f"- {_GERMAN[finding.verdict]}")
        if finding.sighting is not None and finding.sighting.asked_for is False:
            lines.append("- Niemand hier hatte das Gerät in diesem Augenblick um etwas gebeten.")
        return "\n".join(lines)


_ENGLISH = {
    Verdict.CONFIRMED: "Both agree.",
    Verdict.MISSING: "The history that I was given covers this time and does not have this activation.",
    Verdict.NOT_WITNESSED: "The device could be heard at that time, and nothing was witnessed here.",
    Verdict.CANNOT_TELL: "Whether the two belong together can't be told from here.",
    Verdict.AMBIGUOUS: "More than one entry may belong to it; which one can't be told from here.",
    Verdict.VANISHED: "An earlier export of the history had this entry; a later one that covers the same time has not.",
}
_GERMAN = {
    Verdict.CONFIRMED: "Beides stimmt überein.",
    Verdict.MISSING: "Der mir überlassene Verlauf umfasst diese Zeit und enthält diese Aktivierung nicht.",
    Verdict.NOT_WITNESSED: "Das Gerät war zu dieser Zeit hörbar, und hier wurde nichts bezeugt.",
    Verdict.CANNOT_TELL: "Ob beides zusammengehört, lässt sich von hier aus nicht sagen.",
    Verdict.AMBIGUOUS: "Mehr als ein Eintrag kann dazugehören; welcher, lässt sich von hier aus nicht sagen.",
    Verdict.VANISHED: "Ein früherer Export des Verlaufs enthielt diesen Eintrag, ein späterer für diese Zeit nicht.",
}
_ENGLISH_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                   "November", "December")  # fmt: skip
_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember")  # fmt: skip
_WORDS: dict[Language, Words] = {Language.ENGLISH: _English(), Language.GERMAN: _German()}
