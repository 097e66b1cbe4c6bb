"""Takes out of a report what must not be handed on, the same thing always by the same word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from monitor.act_model import Acted
from monitor.model import Activation, Application, Burst, Claim, Coverage, Disagreed, Microphone
from monitor.report.disclose import withheld
from monitor.report.facts import Redaction, Removed, Report, SpeakerPart
from monitor.rule_model import Rule, Ruled, Who
from monitor.speaker_model import Finding, HistoryRecord, Sighting
from monitor.speaker_records import Triaged

_HOMES = re.compile(r"(?P<home>/home/|/Users/|[A-Za-z]:\\Users\\)(?P<user>[^/\\]+)")
_RUNTIME = re.compile(r"(?<=/run/user/)\d+|(?<=user@)\d+|(?<=user-)\d+")
_SOMEBODY = "somebody"


def redacted(report: Report, level: Redaction) -> Report:
    """The report at this level, with what was taken out counted. ``NONE`` gives it back as it is."""
    if level is Redaction.NONE:
        return report
    return _Redactor(report, level).report()


class _Redactor:
    """Numbers what it replaces in the order of its first appearance."""

    def __init__(self, report: Report, level: Redaction) -> None:
        self._report, self._level = report, level
        self._words: dict[str, dict[str, str]] = {}
        self._people = re.compile("|".join(map(re.escape, _people_in(report))) or r"(?!)")

    def report(self) -> Report:
        report = self._report
        made = replace(
            report,
            selection=replace(report.selection, application=self._identity(report.selection.application)),
            activations=tuple(map(self._activation, report.activations)),
            incidents=tuple(map(self._incident, report.incidents)),
            coverage=tuple(map(self._coverage, report.coverage)),
            speakers=tuple(map(self._speaker, report.speakers)),
            proof=None if report.proof is None else withheld(report.proof),
            acts=tuple(map(self._act, report.acts)),
            alerts=tuple(map(self._alert, report.alerts)),
            rules=tuple(map(self._rule, report.rules)),
        )
        return replace(made, removed=Removed(self._level, self._counts()))

    def _counts(self) -> Mapping[str, int]:
        return {kind: len(words) for kind, words in sorted(self._words.items())}

    def _word(self, kind: str, original: str, pattern: str) -> str:
        """``pattern`` with the number, or the letter, that stands for this original."""
        words = self._words.setdefault(kind, {})
        if original not in words:
            words[original] = pattern.format(number=len(words) + 1, letter=_letters(len(words)))
        return words[original]

    def _text(self, text: str) -> str:
        """A path or a line without the people in it."""

        def home(found: re.Match[str]) -> str:
            return found["home"] + self._word("people", found["user"], _SOMEBODY + "{number}")

        text = _RUNTIME.sub("…", _HOMES.sub(home, text))
        return self._people.sub(lambda found: self._word("people", found[0], _SOMEBODY + "{number}"), text)

    def _maybe(self, text: str | None) -> str | None:
        return None if text is None else self._text(text)

    def _activation(self, activation: Activation) -> Activation:
        return replace(
            activation,
            application=self._application(activation.application),
            microphone=self._microphone(activation.microphone),
        )

    def _incident(self, incident: Burst | Disagreed) -> Burst | Disagreed:
        if isinstance(incident, Burst):
            microphone = self._microphone(incident.microphone)
            return replace(incident, application=self._application(incident.application), microphone=microphone)
        holder = None if incident.holder is None else self._application(incident.holder)
        return replace(incident, holder=holder)

    def _act(self, act: Acted) -> Acted:
        """Why it was not done is a sentence that may name anything."""
        if act.reason:
            self._word("reasons", act.reason, "")
        application = None if act.application is None else self._application(act.application)
        microphone = None if act.microphone is None else self._microphone(act.microphone)
        rule = self._rule_id(act.rule)
        return replace(act, application=application, microphone=microphone, rule=rule, reason="")

    def _rule_id(self, id: str | None) -> str | None:
        """Some are made of the name of the program that they are about."""
        return None if id is None else self._word("rules", id, "rule {number}")

    def _alert(self, alert: Ruled) -> Ruled:
        updated = None if self._level is Redaction.ALL else alert.updated
        return replace(alert, rule=self._rule_id(alert.rule), updated=updated)

    def _rule(self, rule: Rule) -> Rule:
        """The hash of a program's file names the program, and so does its package."""
        who, lettered = rule.who, self._level is Redaction.ALL
        identity = self._identity(who.identity)
        name = (identity or "") if lettered else self._text(who.name)
        word = "" if rule.microphone is None else self._word("devices", rule.microphone, "microphone {number}")
        return replace(
            rule,
            id=self._rule_id(rule.id) or "",
            who=Who(identity, None, name, who.unknown) if lettered else replace(who, identity=identity, name=name),
            microphone=word or None,
            microphone_name=word,
        )

    def _coverage(self, coverage: Coverage) -> Coverage:
        return replace(coverage, blind=self._maybe(coverage.blind))

    def _application(self, application: Application) -> Application:
        if self._level is Redaction.ALL:
            return self._lettered(application)
        return replace(
            application,
            name=self._text(application.name),
            exe=self._maybe(application.exe),
            script=self._maybe(application.script),
            parents=tuple(map(self._text, application.parents)),
            uid=None,
            user=None if application.user is None else self._person(application.user),
            unit=self._maybe(application.unit),
            claimed=None if application.claimed is None else self._claim(application.claimed),
            remote=None
            if application.remote is None
            else self._word("addresses", application.remote, "address {number}"),
        )

    def _lettered(self, application: Application) -> Application:
        """Nothing but the letter and how well its identity was known."""
        name = self._word("programs", application.identity, "Program {letter}")
        claimed = None if application.claimed is None else Claim()
        return Application(
            name, trust=application.trust, evidence=application.evidence, claimed=claimed, own=application.own
        )

    def _identity(self, identity: str | None) -> str | None:
        if identity is None:
            return None
        lettered = self._level is Redaction.ALL
        return self._word("programs", identity, "Program {letter}") if lettered else self._text(identity)

    def _claim(self, claim: Claim) -> Claim:
        return replace(claim, name=self._maybe(claim.name), binary=self._maybe(claim.binary))

    def _person(self, name: str) -> str:
        return self._word("people", name, _SOMEBODY + "{number}")

    def _microphone(self, microphone: Microphone) -> Microphone:
        """Its id and its name may hold a serial number or whose it is; kind and chain length stay."""
        name = self._word("devices", microphone.id, f"{microphone.kind.value} microphone {{number}}")
        return Microphone(name, name, microphone.kind, tuple(name for _ in microphone.chain), microphone.card)

    def _speaker(self, part: SpeakerPart) -> SpeakerPart:
        name = self._word("speakers", part.speaker.id, "Speaker {number}")
        labels = tuple(self._device(label) for label in part.speaker.labels)
        return replace(
            part,
            speaker=replace(part.speaker, name=name, room="", labels=labels),
            sightings=tuple(map(self._sighting, part.sightings)),
            findings=tuple(map(self._finding, part.findings)),
            listened=tuple(map(self._coverage, part.listened)),
            triage={id: self._triaged(triaged) for id, triaged in part.triage.items()},
        )

    def _device(self, label: str) -> str:
        return self._word("devices", label, "device {number}") if label else ""

    def _sighting(self, sighting: Sighting) -> Sighting:
        return replace(sighting, note=self._note(sighting.note))

    def _note(self, note: str) -> str:
        if note:
            self._word("notes", note, "")
        return ""

    def _triaged(self, triaged: Triaged) -> Triaged:
        return replace(triaged, note=self._note(triaged.note))

    def _finding(self, finding: Finding) -> Finding:
        sighting = None if finding.sighting is None else self._sighting(finding.sighting)
        record = None if finding.record is None else self._record(finding.record)
        return replace(finding, sighting=sighting, record=record)

    def _record(self, record: HistoryRecord) -> HistoryRecord:
        if record.text:
            self._word("words", record.text, "")
        return replace(record, device=self._device(record.device), text=None, key="", place="")


def _people_in(report: Report) -> list[str]:
    """Names of accounts, longest first; single letters are left alone, for they are in every word."""
    applications = list(_applications_in(report))
    paths = [path for a in applications for path in (a.exe, a.script)]
    paths += [rule.who.identity for rule in report.rules]
    users = {found["user"] for path in paths if path for found in _HOMES.finditer(path)}
    users |= {a.user for a in applications if a.user}
    return sorted((user for user in users if len(user) > 2 and user != "root"), key=lambda user: (-len(user), user))


def _applications_in(report: Report) -> Iterator[Application]:
    yield from (activation.application for activation in report.activations)
    yield from (act.application for act in report.acts if act.application is not None)
    for incident in report.incidents:
        who = incident.application if isinstance(incident, Burst) else incident.holder
        if who is not None:
            yield who


def _letters(number: int) -> str:
    """A .. Z, AA, AB ..."""
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = chr(ord("A") + rest) + text
        if number == 0:
            return text
        number -= 1
