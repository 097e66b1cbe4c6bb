"""Every word for people about applications, microphones and times. No Qt; names come only through ``shown``."""

from __future__ import annotations

from collections.abc import Sequence
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
    Microphone,
    MicrophoneKind,
    State,
    Trust,
    Use,
)
from monitor.names import shown
from monitor.speaker_records import is_listener
from ui.language import QT_TR_NOOP, long_date, number, tr

PRODUCT = "Earwitness"
NAME_LIMIT = 60
"""Characters of a program's name within a sentence: long enough for a real one, too short to write a sentence in."""

_TRUST = {
    Trust.KERNEL: QT_TR_NOOP("confirmed"),
    Trust.VERIFIED: QT_TR_NOOP("checked"),
    Trust.CLAIMED: QT_TR_NOOP("its own word"),
    Trust.CONFLICT: QT_TR_NOOP("contradicted"),
    Trust.BROKER: QT_TR_NOOP("go-between"),
    Trust.UNKNOWN: QT_TR_NOOP("unknown"),
}
_EVIDENCE = {
    Evidence.PEER_CREDENTIALS: QT_TR_NOOP("The kernel told the sound server which process connected"),
    Evidence.SOCKET_HOLDER: QT_TR_NOOP("The kernel names this process as the owner of the connection"),
    Evidence.SOCKET_SHARED: QT_TR_NOOP("Several processes hold this connection, and this one is the likeliest"),
    Evidence.DEVICE_HOLDER: QT_TR_NOOP("The kernel names this process as the one that holds the sound device"),
    Evidence.OWN_WORD: QT_TR_NOOP("Only its own word says which program this is"),
    Evidence.REMOTE: QT_TR_NOOP("It is connected over the network, so its process can't be seen from here"),
    Evidence.GONE: QT_TR_NOOP("The process had ended before anyone could ask about it"),
    Evidence.NONE: QT_TR_NOOP("Nothing shows which program this is"),
}
_USES = {
    Use.MICROPHONE: QT_TR_NOOP("microphone"),
    Use.OUTPUT_CAPTURE: QT_TR_NOOP("records what this computer plays"),
    Use.METER: QT_TR_NOOP("level meter"),
    Use.RELAY: QT_TR_NOOP("virtual device, nobody behind it"),
}
_STATES = {
    State.CAPTURING: QT_TR_NOOP("recording"),
    State.PAUSED: QT_TR_NOOP("paused"),
    State.MUTED: QT_TR_NOOP("muted"),
    State.UNOBSERVED: QT_TR_NOOP("over before its state could be seen"),
}
_SERVERS = {"pipewire": "PipeWire", "pulseaudio": "PulseAudio"}
_SOURCES = {
    "pipewire": QT_TR_NOOP("Sound server (PipeWire)"),
    "pulseaudio": QT_TR_NOOP("Sound server (PulseAudio)"),
    "alsa": QT_TR_NOOP("Kernel's sound cards"),
}
_NUMBERS = (
    "No", "One", QT_TR_NOOP("Two"), QT_TR_NOOP("Three"), QT_TR_NOOP("Four"), QT_TR_NOOP("Five"), QT_TR_NOOP("Six"),
    QT_TR_NOOP("Seven"), QT_TR_NOOP("Eight"), QT_TR_NOOP("Nine"), QT_TR_NOOP("Ten"), QT_TR_NOOP("Eleven"),
    QT_TR_NOOP("Twelve"),
)  # fmt: skip


def name(text: str) -> str:
    """A program's or device's name, safe within a sentence."""
    return shown(text, NAME_LIMIT)


def counted(count: int, one: str, many: str) -> str:
    """``Two programs``: spelled out up to twelve. In English only, for the command line."""
    figure = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{figure} {one if count == 1 else many}"


def spelled(sentence: str, count: int) -> str:
    """``2 programs use it`` with the number at its beginning as a word, up to twelve."""
    figure = number(count)
    if not 1 < count < len(_NUMBERS) or not sentence.startswith(figure):
        return sentence
    return tr(_NUMBERS[count]) + sentence.removeprefix(figure)


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{others} and {last}", "a list").format(others=", ".join(parts[:-1]), last=parts[-1])


# Times


def duration(length: timedelta) -> str:
    """``28 ms``, ``7 s``, ``42 min 18 s``, ``3 h 12 min``, ``2 d 5 h``: never rounded up."""
    ms = length // timedelta(milliseconds=1)
    if ms < 1:
        return tr("less than 1 ms")
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
    return f"{long_date(local, year=local.year != today.year)}, {time}"


# Applications


def trust_word(trust: Trust) -> str:
    return tr(_TRUST[trust])


def badge(application: Application) -> str:
    """The trust badge: the word, or what the program falsely calls itself."""
    claim = claim_words(application.claimed, application)
    if application.trust is Trust.CONFLICT and claim:
        return tr("calls itself {claim}").format(claim=claim)
    return trust_word(application.trust)


def application_title(application: Application) -> str:
    """The headline name; an interpreter's script beside it: ``python3 · backup.py``."""
    if application.own:
        return tr("{product} (this program)").format(product=PRODUCT)
    title = name(_plain_title(application))
    script = PurePath(application.script).name if application.script else ""
    return title if not script or script in application.name else f"{title} · {name(script)}"


def _plain_title(application: Application) -> str:
    if application.desktop_name and application.trust in (Trust.KERNEL, Trust.VERIFIED):
        return application.desktop_name
    return application.name or tr("unknown program")


def claim_words(claim: Claim | None, of: Application | None = None) -> str:
    """``Zoom (process 1)``: what a program says of itself, empty when it says nothing. With ``of``, the program that
    says it, the part that differs from what is known of it comes first: that is where the contradiction lies."""
    if claim is None:
        return ""
    said = next((part for part in (claim.name, claim.binary, claim.app_id) if part and _differs(part, of)), None)
    said = said or claim.name or claim.binary or claim.app_id
    if claim.pid is None:
        return name(said) if said else ""
    if not said:
        return tr("process {number}").format(number=claim.pid)
    return tr("{program} (process {number})").format(program=name(said), number=claim.pid)


def _differs(said: str, of: Application | None) -> bool:
    if of is None:
        return True
    known = (of.name, of.desktop_name or "", PurePath(of.exe or "").name)
    return said.casefold() not in {each.casefold() for each in known}


def evidence_sentence(application: Application) -> str:
    """How the identity is known, in one sentence."""
    claim = claim_words(application.claimed, application)
    return tr(_with_claim(application.trust, claim)).format(fact=_fact(application), claim=claim)


def _fact(application: Application) -> str:
    if application.evidence is Evidence.REMOTE and application.remote:
        said = tr("It is connected over the network from {host}, so its process can't be seen from here")
        return said.format(host=name(application.remote))
    return tr(_EVIDENCE[application.evidence])


def _with_claim(trust: Trust, claim: str) -> str:
    """The sentence, with a place for the fact and one for what the program says of itself."""
    if trust is Trust.VERIFIED:
        return QT_TR_NOOP("{fact}; what it says of itself agrees.")
    if trust is Trust.BROKER and claim:
        return QT_TR_NOOP("{fact}; it passes sound on for a program that calls itself {claim}.")
    if trust is Trust.BROKER:
        return QT_TR_NOOP("{fact}; it passes sound on for another program that can't be seen.")
    if trust in (Trust.CONFLICT, Trust.CLAIMED, Trust.UNKNOWN) and claim:
        return QT_TR_NOOP("{fact}; it calls itself {claim}.")
    return "{fact}."


def process_words(application: Application) -> str:
    """``process 4711``, empty where no process is known."""
    return "" if application.pid is None else tr("process {number}").format(number=application.pid)


# Devices, states, sources


def via(microphone: Microphone) -> str:
    """``Built-in microphone through noise suppression``."""
    if microphone.kind is MicrophoneKind.OUTPUT:
        return tr("sound of {device}").format(device=name(microphone.name))
    if len(microphone.chain) < 2:
        return name(microphone.name)
    through = listed([name(link) for link in microphone.chain[1:]])
    return tr("{microphone} through {filters}").format(microphone=name(microphone.chain[0]), filters=through)


def way(activation: Activation) -> str:
    """``sound card 1, PipeWire, Firefox``: from the card to the program, where a sound server stands between and the
    kernel's number of the card is known; empty where there is nothing between, or nothing is known."""
    server = _SERVERS.get(activation.source)
    card = activation.microphone.card
    if server is None or card is None:
        return ""
    said = tr("sound card {card} → {server} → {program}")
    return said.format(card=card, server=server, program=application_title(activation.application))


def use_word(use: Use) -> str:
    return tr(_USES[use])


def state_word(state: State) -> str:
    return tr(_STATES[state])


def source_name(source: str) -> str:
    """A listener's is not named by the speaker, whose name is in the journal and not in its id."""
    if is_listener(source):
        return tr("a paired speaker")
    return tr(_SOURCES[source]) if source in _SOURCES else name(source)


def server_name(source: str) -> str:
    return _SERVERS.get(source, name(source))


CONTRADICTION = QT_TR_NOOP("Sound card and sound server contradict each other")


def burst_words(burst: Burst) -> str:
    """``4,400 openings, 1 ms to 12 ms``."""
    openings = tr("%n {opening|openings}", "", burst.count)
    shortest, longest = duration(burst.shortest), duration(burst.longest)
    if shortest == longest:
        return f"{openings}, {shortest}"
    return tr("{openings}, {shortest} to {longest}").format(openings=openings, shortest=shortest, longest=longest)


def disagreement(found: Disagreed) -> str:
    """Both facts, and nothing about who is to blame."""
    said = tr(
        "The sound server says that a program records from sound card {card}, but the kernel says that the card is "
        "closed."
    )
    if found.kind is Disagreement.UNEXPLAINED_CAPTURE:
        said = tr(
            "The kernel says that {holder} captures from sound card {card}, but the sound server lists no program that "
            "records from it."
        )
    holder = name(found.holder.name) if found.holder else tr("A program", "within a sentence")
    return said.format(holder=holder, card=found.card)
