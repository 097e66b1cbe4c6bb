"""The capture switches of a sound card, through alsa-lib's simple mixer (alsa/mixer.h), which every desktop has.

ctypes and a dozen calls: the bindings that there are need a compiler where no wheel fits, or wrap far more than this.
Opening a card's mixer opens no microphone.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import cache
from types import TracebackType
from typing import Any, Self

from monitor.errors import CannotAct, CannotWatch, NotPermitted

_CHANNELS = 32  # SND_MIXER_SCHN_LAST + 1
_MAIN = "Capture"  # what drivers call the switch of the whole converter: sound/hda/codecs, sound/usb/mixer.c
_NO_LIBRARY = "The library alsa-lib is not installed, so a sound card's own switch can't be used."
_NO_SWITCH = "This sound card has no switch for its microphone."


class _PollFd(ctypes.Structure):
    _fields_ = (("fd", ctypes.c_int), ("events", ctypes.c_short), ("revents", ctypes.c_short))


_CALLS: dict[str, tuple[Any, ...]] = {
    "snd_mixer_attach": (ctypes.c_char_p,),
    "snd_mixer_selem_register": (ctypes.c_void_p, ctypes.c_void_p),
    "snd_mixer_load": (),
    "snd_mixer_close": (),
    "snd_mixer_first_elem": (),
    "snd_mixer_elem_next": (),
    "snd_mixer_handle_events": (),
    "snd_mixer_poll_descriptors_count": (),
    "snd_mixer_poll_descriptors": (ctypes.POINTER(_PollFd), ctypes.c_uint),
    "snd_mixer_selem_has_capture_switch": (),
    "snd_mixer_selem_get_name": (),
    "snd_mixer_selem_get_index": (),
    "snd_mixer_selem_has_capture_channel": (ctypes.c_int,),
    "snd_mixer_selem_get_capture_switch": (ctypes.c_int, ctypes.POINTER(ctypes.c_int)),
    "snd_mixer_selem_set_capture_switch_all": (ctypes.c_int,),
}
"""What each call takes after the mixer or the element."""


class Mixer:
    """Of one card, by the kernel's number. Raises CannotWatch where it can't be opened."""

    def __init__(self, card: int) -> None:
        self._lib = _library()
        self._handle = ctypes.c_void_p()
        if self._lib.snd_mixer_open(ctypes.byref(self._handle), 0) < 0:
            raise CannotWatch(_NO_LIBRARY)
        ready = (
            self._lib.snd_mixer_attach(self._handle, f"hw:{card}".encode()) >= 0
            and self._lib.snd_mixer_selem_register(self._handle, None, None) >= 0
            and self._lib.snd_mixer_load(self._handle) >= 0
        )
        if not ready:
            self.close()
            raise CannotWatch(f"The mixer of sound card {card} can't be opened.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._lib.snd_mixer_close(self._handle)

    def muted(self) -> bool | None:
        """None where the card has no switch."""
        self.heed()
        switches = self._switches()
        return all(not self._on(each) for each in switches) if switches else None

    def mute(self, muted: bool) -> None:
        """Raises NotPermitted or CannotAct."""
        switches = self._switches()
        if not switches:
            raise NotPermitted(_NO_SWITCH)
        for each in switches:
            if self._lib.snd_mixer_selem_set_capture_switch_all(each, int(not muted)) < 0:
                raise CannotAct("The sound card refused.")

    def descriptors(self) -> list[int]:
        """Readable when somebody changed something; then ``muted`` is asked."""
        count = self._lib.snd_mixer_poll_descriptors_count(self._handle)
        found = (_PollFd * max(count, 1))()
        got = self._lib.snd_mixer_poll_descriptors(self._handle, found, count)
        return [found[place].fd for place in range(max(got, 0))]

    def heed(self) -> None:
        """Take in what was changed elsewhere."""
        self._lib.snd_mixer_handle_events(self._handle)

    def _switches(self) -> list[int]:
        """The switch of the whole card where there is one, else those of all its inputs."""
        named = {self._name(each): each for each in self._elements()}
        return [named[_MAIN]] if _MAIN in named else list(named.values())

    def _elements(self) -> Iterator[int]:
        element = self._lib.snd_mixer_first_elem(self._handle)
        while element:
            if self._lib.snd_mixer_selem_has_capture_switch(element):
                yield element
            element = self._lib.snd_mixer_elem_next(element)

    def _name(self, element: int) -> str:
        raw = self._lib.snd_mixer_selem_get_name(element)
        index = self._lib.snd_mixer_selem_get_index(element)
        return str(raw, "utf-8", "replace") + (f" {index}" if index else "")

    def _on(self, element: int) -> bool:
        value = ctypes.c_int()
        for channel in range(_CHANNELS):
            there = self._lib.snd_mixer_selem_has_capture_channel(element, channel)
            told = there and self._lib.snd_mixer_selem_get_capture_switch(element, channel, ctypes.byref(value)) >= 0
            if told and value.value:
                return True
        return False


@cache
def _library() -> ctypes.CDLL:
    try:
        found = ctypes.CDLL("libasound.so.2")
    except OSError as error:
        raise CannotWatch(_NO_LIBRARY) from error
    pointer = ctypes.c_void_p
    found.snd_mixer_first_elem.restype = found.snd_mixer_elem_next.restype = pointer
    found.snd_mixer_selem_get_name.restype = ctypes.c_char_p
    for name, more in _CALLS.items():
        getattr(found, name).argtypes = [pointer, *more]
    return found
