"""What a client says of itself, and how that stands beside what the kernel says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from monitor.microphone import process
from monitor.model import Application, Claim, Trust

_COMM = 15  # the kernel keeps this many bytes of a thread's name
_DELETED = " (deleted)"


def claim_from(properties: Mapping[str, str]) -> Claim:
    """The claims among a client's or a stream's properties."""
    return Claim(
        name=properties.get("application.name"),
        pid=_pid(properties.get("application.process.id")),
        binary=properties.get("application.process.binary"),
        app_id=properties.get("application.id") or properties.get("pipewire.access.portal.app_id"),
        icon=properties.get("application.icon_name") or properties.get("application.icon-name"),
    )


def without_broker(claim: Claim, broker: int) -> Claim:
    """pipewire-pulse fills in its own pid and binary for a client that says none: then nothing was claimed."""
    return replace(claim, pid=None, binary=None) if claim.pid == broker else claim


def merged(first: Claim, second: Claim) -> Claim:
    """``first``, with what only ``second`` says."""
    return Claim(
        first.name or second.name,
        first.pid or second.pid,
        first.binary or second.binary,
        first.app_id or second.app_id,
        first.icon or second.icon,
    )


def weighed(application: Application, claim: Claim) -> Application:
    """The application with the claim beside it, and trusted accordingly. The claim never names it.

    A pid or a binary that contradicts the kernel is a conflict. A name is free text ("ALSA plug-in [arecord]",
    "Chromium input") and never one. What can't be compared any more, because the process has ended, changes nothing.
    """
    said = None if claim == Claim() else claim
    application = replace(application, claimed=said)
    if application.pid is None or application.trust not in (Trust.KERNEL, Trust.VERIFIED):
        return application
    answers = [
        answer for answer in (_same_pid(application, claim), _same_binary(application, claim)) if answer is not None
    ]
    if not answers:
        return application
    return replace(application, trust=Trust.VERIFIED if all(answers) else Trust.CONFLICT)


def _same_pid(application: Application, claim: Claim) -> bool | None:
    """None: nothing claimed, or nobody left to ask."""
    if claim.pid is None or application.pid is None:
        return None
    if claim.pid == application.pid:
        return True
    if not _still_there(application):
        return None
    return claim.pid in process.ns_pids(application.pid)


def _same_binary(application: Application, claim: Claim) -> bool | None:
    if not claim.binary or not application.exe or application.pid is None:
        return None
    said = PurePosixPath(claim.binary.removesuffix(_DELETED)).name
    if said == PurePosixPath(application.exe).name:
        return True
    if not _still_there(application):
        return None
    return said in _names(application) or said[:_COMM] == _comm(application.pid)


def _names(application: Application) -> set[str]:
    """Names under which a program may honestly go: its first words on the command line, and its script."""
    words = [word.decode("utf-8", "surrogateescape") for word in process.arguments(application.pid or 0)[:1]]
    paths = [*words, application.script or ""]
    return {PurePosixPath(path).name for path in paths if path}


def _comm(pid: int) -> str | None:
    found = process.stat(pid)
    return found.comm if found else None


def _still_there(application: Application) -> bool:
    found = process.stat(application.pid or 0)
    return found is not None and application.start_ticks in (None, found.start_ticks)


def _pid(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and 0 < int(text) < 1 << 31 else None
