"""Each setting that is one value: its name, its place in ``Settings``, and what it can be. One table for all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from monitor.errors import BadInput
from monitor.settings import Language, ProgramToasts, Scheme, Settings, SpeakerToasts
from monitor.settings_kinds import DAYS, HOTKEY, HOURS, MICROPHONE, MINUTES, NAMES, ON_OFF, Kind, word_of


@dataclass(frozen=True, slots=True)
class Key:
    """``name``: as it is typed, and its place in the file. ``place``: its field in ``Settings``."""

    name: str
    place: str
    kind: Kind

    def of(self, settings: Settings) -> Any:
        found: Any = settings
        for part in self.place.split("."):
            found = getattr(found, part)
        return found

    def put(self, settings: Settings, value: Any) -> Settings:
        outer, _, inner = self.place.partition(".")
        if inner:
            value = replace(getattr(settings, outer), **{inner: value})
        return replace(settings, **{outer: value})

    def put_text(self, settings: Settings, text: str) -> Settings:
        """As typed. Raises BadInput."""
        try:
            return self.put(settings, self.kind.parse(text))
        except (ValueError, TypeError, AttributeError) as error:
            raise BadInput(f"{self.name} can't be '{text[:80]}'. It can be {self.kind.says}.") from error

    def reset(self, settings: Settings) -> Settings:
        return self.put(settings, self.of(Settings()))

    def is_default(self, settings: Settings) -> bool:
        return bool(self.of(settings) == self.of(Settings()))


KEYS = (
    Key("language", "language", word_of(Language)),
    Key("theme", "theme", word_of(Scheme)),
    Key("icon", "icon", word_of(Scheme)),
    Key("notifications.programs", "program_toasts", word_of(ProgramToasts)),
    Key("notifications.speakers", "speaker_toasts", word_of(SpeakerToasts)),
    Key("notifications.weekly", "weekly_digest", ON_OFF),
    Key("notifications.sound", "sound", ON_OFF),
    Key("away_after", "away_after", MINUTES),
    Key("listening.on", "listen.on", ON_OFF),
    Key("listening.microphone", "listen.microphone", MICROPHONE),
    Key("listening.hours", "listen.hours", HOURS),
    Key("listening.without", "listen.without", NAMES),
    Key("hotkeys.mark_moment", "hotkeys.mark_moment", HOTKEY),
    Key("hotkeys.mute_all", "hotkeys.mute_all", HOTKEY),
    Key("keep_for", "keep_for", DAYS),
    Key("welcomed", "welcomed", ON_OFF),
)
BY_NAME = {key.name: key for key in KEYS}
