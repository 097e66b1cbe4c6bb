"""What the settings say of listening, as the listener's thread needs it: read, changed, and told of when others do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from monitor.choices import ChoicesProtocol
from monitor.settings import Listen, Settings


class ListenChoices:
    """``turned`` after each change, whoever made it; with True where other chimes or another microphone are meant.

    All that change raise BadInput when it can't be kept.
    """

    def __init__(self, choices: ChoicesProtocol, turned: Callable[[bool], None]) -> None:
        self._choices, self._turned = choices, turned
        self._last = choices.get().listen
        choices.subscribe(self._on_change)

    def __call__(self) -> Listen:
        return self._choices.get().listen

    def switch(self, on: bool) -> None:
        self._change(lambda listen: replace(listen, on=on))

    def choose_microphone(self, id: str | None) -> None:
        self._change(lambda listen: replace(listen, microphone=id))

    def listen_for(self, speaker: str, on: bool) -> None:
        def made(listen: Listen) -> Listen:
            others = tuple(one for one in listen.without if one != speaker)
            return replace(listen, without=others if on else (*others, speaker))

        self._change(made)

    def _change(self, make: Callable[[Listen], Listen]) -> None:
        self._choices.change(lambda settings: replace(settings, listen=make(settings.listen)))

    def _on_change(self, settings: Settings) -> None:
        before, self._last = self._last, settings.listen
        if before != self._last:
            self._turned((before.microphone, before.without) != (self._last.microphone, self._last.without))
