"""Every word for people about applications, microphones and times. No Qt; names come only through ``shown``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import PurePath

from monitor.model import (
    Activation,
    Application,
    Burst,
    Claim,
    Disagreed,
    Disagreement,
    Evidence,
    ExeState,
    Microphone,
    MicrophoneKind,
    State,
    Trust,
    Use,
)
from monitor.names import shown
from monitor.speaker_records import is_listener

PRODUCT = "Earwitness"
NAME_LIMIT = 60
"""Characters of a program's name within a sentence: long enough for a real one, too short to write a sentence in."""

_TRUST = {
    Trust.KERNEL: "confirmed",
    Trust.VERIFIED: "checked",
    Trust.CLAIMED: "its own word",
    Trust.CONFLICT: "contradicted",
    Trust.BROKER: "go-between",
    Trust.UNKNOWN: "unknown",
}
_EVIDENCE = {
    Evidence.PEER_CREDENTIALS: "The kernel told the sound server which process connected",
    Evidence.SOCKET_HOLDER: "The kernel names this process as the owner of the connection",
    Evidence.SOCKET_SHARED: "Several processes hold this connection, and this one is the likeliest",
    Evidence.DEVICE_HOLDER: "The kernel names this process as the one that holds the sound device",
    Evidence.OWN_WORD: "Only its own word says which program this is",
    Evidence.REMOTE: "It is connected over the network, so its process can't be seen from here",
    Evidence.GONE: "The process had ended before anyone could ask about it",
    Evidence.NONE: "Nothing shows which program this is",
}
_USES = {
    Use.MICROPHONE: "microphone",
    Use.OUTPUT_CAPTURE: "records what this computer plays",
    Use.METER: "level meter",
    Use.RELAY: "virtual device, nobody behind it",
}
_STATES = {
    State.CAPTURING: "recording",
    State.PAUSED: "paused",
    State.MUTED: "muted",
    State.UNOBSERVED: "over before its state could be seen",
}
_SOURCES = {
    "pipewire": "Sound server (PipeWire)",
    "pulseaudio": "Sound server (PulseAudio)",
    "alsa": "Kernel's sound cards",
}
_SERVERS = {"pipewire": "PipeWire", "pulseaudio": "PulseAudio"}
_SANDBOXES = {"flatpak": "Flatpak", "snap": "Snap", "appimage": "AppImage", "container": "container"}
_EXE = {ExeState.DELETED: ", file deleted since", ExeState.MEMFD: ", exists only in memory"}
# Linux keeps 15 bytes of a process's name, so these are beginnings.
_TERMINALS = (
    "gnome-terminal", "konsole", "xterm", "alacritty", "kitty", "foot", "xfce4-terminal", "kgx", "ptyxis",
    "mate-terminal", "lxterminal", "terminator", "tilix", "qterminal", "urxvt", "rxvt", "wezterm", "ghostty",
)  # fmt: skip
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


def name(text: str) -> str:
    """A program's or device's name, safe within a sentence."""
    return shown(text, NAME_LIMIT)


def counted(count: int, one: str, many: str) -> str:
    """``Two programs``: spelled out up to twelve."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {one if count == 1 else many}"


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


# Times


def duration(length: timedelta) -> str:
    """``28 ms``, ``7 s``, ``42 min 18 s``, ``3 h 12 min``, ``2 d 5 h``: never rounded up."""
    ms = length // timedelta(milliseconds=1)
    if ms < 1:
        return "less than 1 ms"
    return f"{ms} ms" if ms < 1000 else _two_units(ms // 1000)


def about(length: timedelta) -> str:
    """Only the larger unit, for a sentence that is read in passing: ``4 min``, ``42 min``; hours keep minutes."""
    seconds = length // timedelta(seconds=1)
    return _two_units(seconds - seconds % 60) if 60 <= seconds < 3600 else duration(length)


def stopwatch(length: timedelta) -> str:
    """``0:07``, ``42:18``, ``3:12:05``."""
    seconds = max(0, length // timedelta(seconds=1))
    minutes, hours = seconds // 60 % 60, seconds // 3600
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def _two_units(seconds: int) -> str:
    units = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))
    first = next(place for place, (size, _) in enumerate(units) if seconds >= size)
    pair = units[first : first + 2]
    counts = [seconds // pair[0][0], *(seconds % pair[0][0] // size for size, _ in pair[1:])]
    return " ".join(f"{count} {unit}" for count, (_, unit) in zip(counts, pair, strict=True) if count)


def clock(at: datetime, now: datetime, *, seconds: bool = False) -> str:
    """Local time; with the date where it was not today: ``08:02``, ``3 March, 08:02``, ``3 March 2025, 08:02``."""
    local, today = at.astimezone(), now.astimezone()
    time = local.strftime("%H:%M:%S" if seconds else "%H:%M")
    if local.date() == today.date():
        return time
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local.strftime('%B')}{year}, {time}"


# Applications


def trust_word(trust: Trust) -> str:
    return _TRUST[trust]


def badge(application: Application) -> str:
    """The trust badge: the word, or what the program falsely calls itself."""
    claim = claim_words(application.claimed, application)
    if application.trust is Trust.CONFLICT and claim:
        return f"calls itself {claim}"
    return trust_word(application.trust)


def application_title(application: Application) -> str:
    """The headline name; an interpreter's script beside it: ``python3 · backup.py``."""
    if application.own:
        return f"{PRODUCT} (this program)"
    title = name(_plain_title(application))
    script = PurePath(application.script).name if application.script else ""
    return title if not script or script in application.name else f"{title} · {name(script)}"


def _plain_title(application: Application) -> str:
    if application.desktop_name and application.trust in (Trust.KERNEL, Trust.VERIFIED):
        return application.desktop_name
    return application.name or "unknown program"


def claim_words(claim: Claim | None, of: Application | None = None) -> str:
    """``Zoom (process 1)``: what a program says of itself, empty when it says nothing. With ``of``, the program that
    says it, the part that differs from what is known of it comes first: that is where the contradiction lies."""
    if claim is None:
        return ""
    said = next((part for part in (claim.name, claim.binary, claim.app_id) if part and _differs(part, of)), None)
    said = said or claim.name or claim.binary or claim.app_id
    if claim.pid is None:
        return name(said) if said else ""
    return f"{name(said)} (process {claim.pid})" if said else f"process {claim.pid}"


def _differs(said: str, of: Application | None) -> bool:
    if of is None:
        return True
    known = (of.name, of.desktop_name or "", PurePath(of.exe or "").name)
    return said.casefold() not in {each.casefold() for each in known}


def evidence_sentence(application: Application) -> str:
    """How the identity is known, in one sentence."""
    fact = _EVIDENCE[application.evidence]
    if application.evidence is Evidence.REMOTE and application.remote:
        fact = fact.replace("the network", f"the network from {name(application.remote)}")
    return f"{fact}{_claim_clause(application)}."


def _claim_clause(application: Application) -> str:
    claim = claim_words(application.claimed, application)
    if application.trust is Trust.VERIFIED:
        return "; what it says of itself agrees"
    if application.trust is Trust.BROKER:
        return f"; it passes sound on for a program that calls itself {claim}" if claim else (
            "; it passes sound on for another program that can't be seen")  # fmt: skip
    if application.trust in (Trust.CONFLICT, Trust.CLAIMED, Trust.UNKNOWN) and claim:
        return f"; it calls itself {claim}"
    return ""


def provenance(application: Application) -> str:
    """Where the program comes from: ``run by bash in a terminal · /usr/bin/pacat``."""
    return " · ".join(part for part in _origins(application) if part)


def _origins(application: Application) -> Iterable[str]:
    box = application.sandbox
    if box:
        yield f"{name(box.id)} · {_SANDBOXES.get(box.kind, name(box.kind))}"
    else:
        yield _run_by(application.parents)
    if application.script:
        yield f"script {shown(application.script)}, as its command line says"
    if application.exe and not box:
        yield f"{shown(application.exe)}{_EXE.get(application.exe_state, '')}"
    if application.unit and application.unit.endswith(".service") and not application.unit.startswith("user@"):
        yield f"service {name(application.unit)}"
    if application.remote:
        yield f"from {name(application.remote)}"
    if application.user and application.uid not in (None, _own_uid()):
        yield f"as user {name(application.user)}"


def _run_by(parents: Sequence[str]) -> str:
    near = [parent for parent in parents if parent not in ("systemd", "init")]
    if not near:
        return ""
    if near[0].startswith(_TERMINALS):
        return "run in a terminal"
    terminal = any(parent.startswith(_TERMINALS) for parent in near)
    return f"run by {name(near[0])}{' in a terminal' if terminal else ''}"


def _own_uid() -> int | None:
    return os.getuid() if hasattr(os, "getuid") else None


def process_words(application: Application) -> str:
    """``process 4711``, empty where no process is known."""
    return "" if application.pid is None else f"process {application.pid}"


# Devices, states, sources


def via(microphone: Microphone) -> str:
    """``Built-in microphone through noise suppression``."""
    if microphone.kind is MicrophoneKind.OUTPUT:
        return f"sound of {name(microphone.name)}"
    if len(microphone.chain) < 2:
        return name(microphone.name)
    return f"{name(microphone.chain[0])} through {listed([name(link) for link in microphone.chain[1:]])}"


def way(activation: Activation) -> str:
    """``sound card 1, PipeWire, Firefox``: from the card to the program, where a sound server stands between and the
    kernel's number of the card is known; empty where there is nothing between, or nothing is known."""
    server = {"pipewire": "PipeWire", "pulseaudio": "PulseAudio"}.get(activation.source)
    card = activation.microphone.card
    if server is None or card is None:
        return ""
    return f"sound card {card} → {server} → {application_title(activation.application)}"


def use_word(use: Use) -> str:
    return _USES[use]


def state_word(state: State) -> str:
    return _STATES[state]


def source_name(source: str) -> str:
    """A listener's is not named by the speaker, whose name is in the journal and not in its id."""
    return "a paired speaker" if is_listener(source) else _SOURCES.get(source, name(source))


def server_name(source: str) -> str:
    return _SERVERS.get(source, name(source))


CONTRADICTION = "Sound card and sound server contradict each other"


def burst_words(burst: Burst) -> str:
    """``4,400 openings, 1 ms to 12 ms``."""
    openings = f"{burst.count:,} opening{'' if burst.count == 1 else 's'}"
    shortest, longest = duration(burst.shortest), duration(burst.longest)
    return f"{openings}, {shortest}" if shortest == longest else f"{openings}, {shortest} to {longest}"


def disagreement(found: Disagreed) -> str:
    """Both facts, and nothing about who is to blame."""
    if found.kind is Disagreement.UNEXPLAINED_CAPTURE:
        holder = name(found.holder.name) if found.holder else "A program"
        return (
            f"The kernel says that {holder} captures from sound card {found.card}, "
            "but the sound server lists no program that records from it."
        )
    return (
        f"The sound server says that a program records from sound card {found.card}, "
        "but the kernel says that the card is closed."
    )
