"""What the user chose: one frozen ``Settings``. ``settings_file`` keeps it, ``settings_keys`` names each line of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum

from monitor.rule_model import Rule


class Scheme(Enum):
    AUTO = "auto"  # as the system says
    LIGHT = "light"
    DARK = "dark"


class Language(Enum):
    AUTO = "auto"  # as the system says
    ENGLISH = "en"
    GERMAN = "de"


class SpeakerToasts(Enum):
    """When a speaker that woke deserves a notification."""

    OFF = "off"
    NOBODY_THERE = "nobody-there"  # told as well where nothing says whether anybody is
    ALWAYS = "always"


class ProgramToasts(Enum):
    """Which openings by a program that no rule is about deserve a notification."""

    UNUSUAL = "unusual"  # a first time, nobody there, an odd hour...; what a proven program does every day is recorded
    EACH_CALL = "each-call"


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
class Hotkeys:
    """Keys that work in any program, written ``<ctrl>+<alt>+m``; empty: none, as nobody may be surprised by one."""

    mark_moment: str = ""
    mute_all: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """``theme`` of windows, ``icon`` of the tray. ``sound``: whether notifications may make one. ``away_after``: so
    long without a key or a touch, and nobody is there. ``keep_for``: what is older is erased, None: never.
    ``welcomed``: the first words were shown."""

    rules: tuple[Rule, ...] = ()
    program_toasts: ProgramToasts = ProgramToasts.UNUSUAL
    speaker_toasts: SpeakerToasts = SpeakerToasts.NOBODY_THERE
    listen: Listen = Listen()
    weekly_digest: bool = True
    theme: Scheme = Scheme.AUTO
    icon: Scheme = Scheme.AUTO
    language: Language = Language.AUTO
    sound: bool = True
    away_after: timedelta = timedelta(minutes=5)
    keep_for: timedelta | None = None
    hotkeys: Hotkeys = Hotkeys()
    welcomed: bool = False
