"""The slow steps of an import, each for a worker: look at the files, keep them, take them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from monitor.errors import BadInput, EarwitnessError
from monitor.history.jail import CANCELLED
from monitor.service import ServiceProtocol
from monitor.speaker_model import Finding, Span, Speaker
from monitor.speaker_records import Imported, ImportKind
from monitor.speakers import Checked
from monitor.vendors import profile_of
from ui.finding_words import ACCUSING
from ui.imports.plan import NEW, Answer, Device, Offer, choices_of, new_name, offer_of, same_files
from ui.imports.witness import WitnessList, is_witness_list
from ui.jobs import Stopped, Tell

Look = Offer | WitnessList


@dataclass(frozen=True, slots=True)
class Done:
    """What an import came to. ``accusing``: findings that accuse and did not before. ``trouble``: it is kept, but the
    comparison after it failed, for this reason. ``again``: all of it was here already, as this earlier import.
    """

    imported: Imported
    added: Sequence[Speaker]
    checked: Checked | None
    accusing: Sequence[Finding] = ()
    trouble: str = ""
    again: bool = False


def look(service: ServiceProtocol, paths: Sequence[Path], speaker: str | None, tell: Tell, stopped: Stopped) -> Look:
    """Raises BadInput."""
    if len(paths) == 1 and is_witness_list(paths[0]):
        return WitnessList(paths[0], service.speakers.speakers(), speaker)
    preview = service.speakers.preview(paths, False, tell, stopped)
    return offer_of(preview, service.speakers.speakers(), speaker)


def keep(service: ServiceProtocol, offer: Offer, answer: Answer, tell: Tell, stopped: Stopped) -> Done:
    """All or nothing: a speaker that was added for it is forgotten again where it fails. Raises EarwitnessError.

    Until all is made ready to be kept it can still be stopped.
    """
    before, imports = _accusing_now(service), {each.id for each in service.speakers.imports()}
    added: dict[str, Speaker] = {}
    try:
        preview = offer.preview
        if answer.keep_text:
            preview = service.speakers.preview(preview.paths, True, tell, stopped)
            same_files(offer.preview, preview)
        for device in offer.devices:
            if answer.devices.get(device.label) == NEW:
                added[device.label] = _add(service, offer, device, answer)
        choices = choices_of(offer, answer, {label: speaker.id for label, speaker in added.items()})
        imported = service.speakers.keep(preview, choices, _stoppable(tell, stopped))
    except EarwitnessError:
        for speaker in added.values():
            service.speakers.forget(speaker.id)
        raise
    done = _compared(service, imported, list(added.values()), before)
    return replace(done, again=imported.id in imports)


def _stoppable(tell: Tell, stopped: Stopped) -> Tell:
    def told(done: int, total: int) -> None:
        if stopped():
            raise BadInput(CANCELLED)
        tell(done, total)

    return told


def keep_seen(
    service: ServiceProtocol, path: Path, speaker: str, covers: Span | None, _tell: Tell, _stopped: Stopped
) -> Done:
    """What another witness saw. Raises EarwitnessError."""
    before, imports = _accusing_now(service), {each.id for each in service.speakers.imports()}
    imported = service.speakers.import_sightings(path, speaker, covers)
    return replace(_compared(service, imported, (), before), again=imported.id in imports)


def _add(service: ServiceProtocol, offer: Offer, device: Device, answer: Answer) -> Speaker:
    vendor = offer.preview.vendor
    name = answer.named.get(device.label, "").strip() or new_name(device, profile_of(vendor).name)
    return service.speakers.add(name, vendor, (device.label,) if device.label else ())


def _compared(service: ServiceProtocol, imported: Imported, added: Sequence[Speaker], before: set[str]) -> Done:
    try:
        checked = service.speakers.check(None, None)
    except EarwitnessError as error:
        return Done(imported, added, None, trouble=str(error))
    fresh = [f for f in checked.findings if f.verdict in ACCUSING and f.id not in before]
    return Done(imported, added, checked, fresh)


def _accusing_now(service: ServiceProtocol) -> set[str]:
    """What accuses already. Before the first history nothing can, so nothing slow is asked."""
    if not any(each.kind is ImportKind.HISTORY for each in service.speakers.imports()):
        return set()
    return {f.id for f in service.speakers.check(None, None).findings if f.verdict in ACCUSING}
