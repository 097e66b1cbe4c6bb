"""Mute at the sound card itself, where no sound server runs. A stream can't be cut off there: the kernel has no way to
take an open device from one program."""

from __future__ import annotations

import os
import select
import weakref
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Event

from monitor.control.alsa_mixer import Mixer
from monitor.control.model import MicrophoneMute, Tell
from monitor.errors import CannotAct, CannotWatch, NoLongerThere, NotPermitted
from monitor.microphone.alsa_proc import DeviceId, cards_of, microphone_of, minors_of
from monitor.microphone.pipewire.connection import connect, folder_from
from monitor.microphone.pulseaudio import socket_in
from monitor.microphone.servers import pulse_server
from monitor.model import Activation, Microphone

NAME = "alsa"
_UNPLUGGED = "That microphone is not connected."
_NO_CUT = "Without a sound server one stream can't be cut off. Mute the microphone, or end the program."


class AlsaControl:
    """Implements ``Backend``; empty while a sound server runs, whose own switch is the card's. ``proc``: the kernel's
    list of cards; ``served``: whether a sound server is there."""

    name = NAME
    cuts = False

    def __init__(self, proc: Path = Path("/proc/asound"), served: Callable[[], bool] | None = None) -> None:
        self._proc = proc
        self._served = served or sound_server_runs
        self._bell = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        weakref.finalize(self, os.close, self._bell)

    def microphones(self) -> list[MicrophoneMute]:
        found = [] if self._served() else self._devices()
        return [_told(each) for each in found]

    def mute(self, microphone: str, muted: bool) -> None:
        for each in self._devices():
            if each.id == microphone and each.card is not None:
                with Mixer(each.card) as mixer:
                    mixer.mute(muted)
                    if mixer.muted() is not muted:
                        raise CannotAct("The sound card took it, but nothing changed.")
                return
        raise NoLongerThere(_UNPLUGGED)

    def cut_off(self, activation: Activation) -> None:
        raise NotPermitted(_NO_CUT)

    def follow(self, tell: Tell, stop: Event) -> None:
        """Of the cards that are there now."""
        with ExitStack() as stack:
            cards = {each.card for each in ([] if self._served() else self._devices())}
            mixers = []
            for card in sorted(number for number in cards if number is not None):
                with suppress(CannotWatch):
                    mixers.append(stack.enter_context(Mixer(card)))
            poll = select.poll()
            for number in (self._bell, *(one for mixer in mixers for one in mixer.descriptors())):
                poll.register(number, select.POLLIN)
            while not stop.is_set():
                tell(self.microphones() if mixers else [])
                poll.poll()
                for mixer in mixers:
                    mixer.heed()

    def wake(self) -> None:
        os.eventfd_write(self._bell, 1)

    def _devices(self) -> list[Microphone]:
        cards = cards_of(self._read("cards"))
        return [microphone_of(device, self._info(device), cards.get(device.card)) for device in self._capturing()]

    def _capturing(self) -> list[DeviceId]:
        return sorted(minors_of(self._read("devices")))

    def _info(self, device: DeviceId) -> str:
        return self._read(f"card{device.card}/pcm{device.device}c/info")

    def _read(self, name: str) -> str:
        try:
            return (self._proc / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


def _told(microphone: Microphone) -> MicrophoneMute:
    muted = None
    if microphone.card is not None:
        with suppress(CannotWatch), Mixer(microphone.card) as mixer:
            muted = mixer.muted()
    return MicrophoneMute(microphone.id, microphone.name, muted, NAME, microphone.kind)


def sound_server_runs() -> bool:
    """Somebody answers where PipeWire or PulseAudio would."""
    socket, folder = socket_in(None, os.environ), folder_from(os.environ)
    if socket is not None and pulse_server(socket) is not None:
        return True
    if folder is None:
        return False
    try:
        connect(folder).close()
    except CannotWatch:
        return False
    return True
