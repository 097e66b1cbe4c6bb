"""The parts of a record as JSON: times, names, a program, a microphone, presence, changes of state.

What equals its default is left out, so that old lines stay readable when a field is added. Names that are not
clean text travel as ``monitor.names.stored`` makes them.
"""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.model import (
    Application,
    Claim,
    Evidence,
    ExeState,
    Microphone,
    MicrophoneKind,
    Package,
    PackageFile,
    Presence,
    Sandbox,
    State,
    StateChange,
    Trust,
)
from monitor.names import restored, stored

Json = dict[str, Any]
_encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode

_APPLICATION_DEFAULTS: tuple[tuple[str, object], ...] = (
    ("start_ticks", None),
    ("boot_id", ""),
    ("exe_sha256", None),
    ("script", None),
    ("uid", None),
    ("user", None),
    ("unit", None),
    ("desktop_id", None),
    ("desktop_name", None),
    ("icon", None),
    ("own", False),
    ("remote", None),
)
_CLAIMS = ("name", "pid", "binary", "app_id", "icon")


def instant(at: datetime) -> str:
    """RFC 3339 in UTC with microseconds: fixed width, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def line(value: Json) -> str:
    """One line of NDJSON, pure ASCII, so that no terminal or reader can stumble over it."""
    return _encode(value)


def out(value: Any) -> Any:
    """A leaf on its way out: text through ``stored``; a number that JSON has no word for becomes null."""
    if isinstance(value, str):
        return stored(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def into(value: Any) -> Any:
    return restored(value) if isinstance(value, (str, dict)) else value


def application_object(application: Application) -> Json:
    value: Json = {
        "name": stored(application.name),
        "pid": application.pid,
        "exe": out(application.exe),
        "app_id": out(application.app_id),
        "trust": application.trust.value,
        "evidence": application.evidence.value,
        "claimed": _claim_object(application.claimed),
        "parents": [stored(parent) for parent in application.parents],
        "exe_state": application.exe_state.value,
    }
    for key, default in _APPLICATION_DEFAULTS:
        if (found := getattr(application, key)) != default:
            value[key] = out(found)
    if application.sandbox:
        value["sandbox"] = {"kind": stored(application.sandbox.kind), "id": stored(application.sandbox.id)}
    if application.package:
        value["package"] = _package_object(application.package)
    return value


def _package_object(package: Package) -> Json:
    return {"system": stored(package.system), "name": stored(package.name), "file": package.file.value}


def _claim_object(claim: Claim | None) -> Json | None:
    if claim is None:
        return None
    value: Json = {"name": out(claim.name), "pid": claim.pid, "binary": out(claim.binary)}
    extra = {"app_id": out(claim.app_id), "icon": out(claim.icon)}
    return value | {key: found for key, found in extra.items() if found is not None}


def application_from(value: Json) -> Application:
    sandbox, claimed, package = value.get("sandbox"), value["claimed"], value.get("package")
    return Application(
        name=restored(value["name"]),
        pid=value["pid"],
        exe=into(value["exe"]),
        trust=Trust(value["trust"]),
        evidence=Evidence(value["evidence"]),
        exe_state=ExeState(value["exe_state"]),
        parents=tuple([restored(parent) for parent in value["parents"]]),
        sandbox=Sandbox(restored(sandbox["kind"]), restored(sandbox["id"])) if sandbox else None,
        claimed=None if claimed is None else Claim(**{key: into(claimed.get(key)) for key in _CLAIMS}),
        package=None if package is None else _package_from(package),
        **{key: into(value[key]) for key, _ in _APPLICATION_DEFAULTS if key in value},
    )


def _package_from(value: Json) -> Package:
    return Package(restored(value["system"]), restored(value["name"]), PackageFile(value["file"]))


def microphone_object(microphone: Microphone) -> Json:
    value: Json = {
        "id": stored(microphone.id),
        "name": stored(microphone.name),
        "kind": microphone.kind.value,
    }
    if microphone.chain:
        value["chain"] = [stored(name) for name in microphone.chain]
    if microphone.card is not None:
        value["card"] = microphone.card
    return value


def microphone_from(value: Json) -> Microphone:
    chain = tuple([restored(name) for name in value.get("chain", ())])
    kind = MicrophoneKind(value["kind"])
    return Microphone(restored(value["id"]), restored(value["name"]), kind, chain, value.get("card"))


def presence_object(presence: Presence) -> Json:
    return {"idle_s": out(presence.idle_s), "locked": presence.locked}


def presence_from(value: Json) -> Presence:
    return Presence(value["idle_s"], value["locked"])


def duration_from(seconds: float) -> timedelta:
    return timedelta(microseconds=round(seconds * 1_000_000))


def changes_object(changes: tuple[StateChange, ...]) -> list[Json]:
    return [{"at": instant(change.at), "state": change.state.value} for change in changes]


def changes_from(value: list[Json]) -> tuple[StateChange, ...]:
    return tuple([StateChange(moment(change["at"]), State(change["state"])) for change in value])
