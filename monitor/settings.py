"""What the user chose: one frozen ``Settings``, kept as TOML and written atomically."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import time
from enum import Enum
from pathlib import Path

from monitor.errors import BadInput
from monitor.model import Application, Trust
from monitor.names import restored, stored

VERSION = 1
PROVEN = (Trust.KERNEL, Trust.VERIFIED)
"""Only a program that a kernel fact names can be allowed: anybody can carry another's claim."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A program that is recorded without a notification. ``sha256`` of its file when it was allowed, if known."""

    identity: str
    name: str
    sha256: str | None = None

    def covers(self, application: Application) -> bool:
        """The same program, proven to be so, and with the same file as far as both are known."""
        if application.trust not in PROVEN or application.identity != self.identity:
            return False
        return None in (self.sha256, application.exe_sha256) or self.sha256 == application.exe_sha256


class SpeakerToasts(Enum):
    """When a speaker that woke deserves a notification."""

    OFF = "off"
    NOBODY_THERE = "nobody-there"  # told as well where nothing says whether anybody is
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Hours:
    """From ``start`` to before ``end``, local time; over midnight where the end is the earlier of the two."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Listen:
    """Whether paired speakers are listened for, through which microphone (an ``Input.id``, None: the system's
    default), and when; without hours always. ``without``: ids of speakers that are not listened for."""

    on: bool = True
    microphone: str | None = None
    hours: tuple[Hours, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    allowed: tuple[Allowed, ...] = ()
    speaker_toasts: SpeakerToasts = SpeakerToasts.NOBODY_THERE
    listen: Listen = Listen()
    weekly_digest: bool = True

    def allows(self, application: Application) -> bool:
        return any(entry.covers(application) for entry in self.allowed)

    def with_allowed(self, application: Application) -> Settings:
        """Allow this program; replaces an older entry, so that a changed file is taken up.

        Raises BadInput where no kernel fact says who the program is.
        """
        if application.trust not in PROVEN:
            raise BadInput(
                "This program can't be allowed: who it is rests on its own word, and any other could say the same."
            )
        kept = self.without(application.identity).allowed
        added = Allowed(application.identity, application.name, application.exe_sha256)
        return replace(self, allowed=(*kept, added))

    def without(self, identity: str) -> Settings:
        return replace(self, allowed=tuple(entry for entry in self.allowed if entry.identity != identity))


def load(path: Path) -> Settings:
    """Read the file; no file means the defaults, unknown keys are ignored.

    Raises BadInput when it is there and can't be understood.
    """
    import tomllib  # here and below: 15 ms in which the tray icon would not be there yet

    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise BadInput(f"The settings in {path} can't be read ({error}). Mend the file or move it away.") from error
    entries = table.get("allowed", [])
    if not isinstance(entries, list) or not all(_is_entry(entry) for entry in entries):
        raise BadInput(f"The list of allowed programs in {path} is damaged. Mend the file or move it away.")
    listen = _listen(path, table.get("listening", {}))
    weekly = bool(table.get("weekly_digest", True))
    return Settings(tuple(_allowed(entry) for entry in entries), _speaker_toasts(table), listen, weekly)


def save(path: Path, settings: Settings) -> None:
    """Write the file whole or not at all, mode 0600. Raises BadInput when the disk refuses."""
    import tomli_w

    from monitor.whole_file import write_whole

    table = {
        "version": VERSION,
        "speaker_toasts": settings.speaker_toasts.value,
        "weekly_digest": settings.weekly_digest,
        "listening": _listening(settings.listen),
        "allowed": [_entry(entry) for entry in settings.allowed],
    }
    write_whole(path, tomli_w.dumps(table).encode("utf-8"), overwrite=True)


def _speaker_toasts(table: Mapping[str, object]) -> SpeakerToasts:
    """A word that this version does not know means the default."""
    known = {each.value: each for each in SpeakerToasts}
    return known.get(str(table.get("speaker_toasts")), SpeakerToasts.NOBODY_THERE)


def _listening(listen: Listen) -> dict[str, object]:
    hours = [f"{one.start:%H:%M}-{one.end:%H:%M}" for one in listen.hours]
    chosen = {} if listen.microphone is None else {"microphone": stored(listen.microphone)}
    without = {"without": [stored(one) for one in listen.without]} if listen.without else {}
    return {"on": listen.on, "hours": hours, **chosen, **without}


def _listen(path: Path, table: object) -> Listen:
    """Raises BadInput for hours that are none: a listener that is silent by mistake must not look like one that
    hears."""
    try:
        if not isinstance(table, Mapping):
            raise TypeError
        microphone, hours = table.get("microphone"), [str(one).split("-") for one in table.get("hours", [])]
        return Listen(
            on=bool(table.get("on", True)),
            microphone=None if microphone is None else restored(str(microphone)),
            hours=tuple(Hours(time.fromisoformat(start), time.fromisoformat(end)) for start, end in hours),
            without=tuple(restored(str(one)) for one in table.get("without", [])),
        )
    except (ValueError, TypeError) as error:
        raise BadInput(
            f"When to listen is damaged in {path}. Write hours = ['07:00-23:00'] under [listening], or move the file "
            "away."
        ) from error


def _entry(allowed: Allowed) -> dict[str, object]:
    table = {key: value for key, value in asdict(allowed).items() if value is not None}
    return table | {"identity": stored(allowed.identity), "name": stored(allowed.name)}


def _is_entry(entry: object) -> bool:
    return isinstance(entry, Mapping) and "identity" in entry and isinstance(entry.get("sha256", ""), str)


def _allowed(entry: Mapping[str, str]) -> Allowed:
    identity = restored(entry["identity"])
    return Allowed(identity, restored(entry.get("name", identity)), entry.get("sha256"))
