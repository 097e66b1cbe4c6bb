"""The capture devices of this kernel, with their status files kept open so that a look costs one read each.

Reading /proc/asound never opens a device: nobody's microphone light goes on because of a look.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import CannotWatch
from monitor.microphone.alsa_proc import DeviceId, Status, cards_of, microphone_of, minors_of, status_of
from monitor.model import Microphone

_CARD_FOLDER = re.compile(r"^card(\d+)$")
_PCM_FOLDER = re.compile(r"^pcm(\d+)c$")
_ENOUGH = 1024  # bytes; a status is about 250
_SOUND_MAJOR = 116  # Linux Documentation/admin-guide/devices.txt: 116 char, ALSA

NO_DEVICE = -1
"""Stands for a device whose number is not known: no open file has it, so nobody is named as its holder."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the kernel shows its sound devices; other folders in tests."""

    asound: Path = Path("/proc/asound")
    devices: Path = Path("/dev/snd")
    proc: Path = Path("/proc")


@dataclass(slots=True)
class Device:
    """``number``: st_rdev of its device nodes. ``files``: one open status file a substream."""

    id: DeviceId
    microphone: Microphone
    number: int | None
    files: list[int]

    def open_substreams(self) -> list[Status]:
        """What is open right now. Raises OSError when the device has been removed."""
        found = (status_of(os.pread(file, _ENOUGH, 0).decode("ascii", "replace")) for file in self.files)
        return [status for status in found if status is not None]

    def close(self) -> None:
        for file in self.files:
            os.close(file)
        self.files = []


class Devices:
    """All capture devices. ``changed()`` is cheap and says whether ``find()`` is due again."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._list = b""
        self.found: dict[DeviceId, Device] = {}

    def find(self) -> None:
        """Look for devices anew; those that stay keep their open files.

        Raises CannotWatch when there are devices whose state the kernel does not show.
        """
        self._list = self._read_list()
        self._refuse_what_is_hidden()
        present = dict(_folders(self._places.asound))
        for gone in self.found.keys() - present.keys():
            self.found.pop(gone).close()
        new = present.keys() - self.found.keys()
        if new:
            self._add({device: present[device] for device in sorted(new)})

    def _add(self, new: dict[DeviceId, Path]) -> None:
        cards = cards_of(_text(self._places.asound / "cards"))
        minors = minors_of(_text(self._places.asound / "devices"))
        for device, folder in new.items():
            info = _text(folder / "info")
            if not info:  # the kernel is still making the folder: come again
                self._list = b""
                continue
            number = os.makedev(_SOUND_MAJOR, minors[device]) if device in minors else None
            microphone = microphone_of(device, info, cards.get(device.card))
            self.found[device] = Device(device, microphone, number, _status_files(folder))

    def changed(self) -> bool:
        return self._read_list() != self._list

    def forget(self, device: DeviceId) -> None:
        """Its files answer no more: close them, so that ``find`` starts afresh."""
        if device in self.found:
            self.found.pop(device).close()
        self._list = b""

    def close(self) -> None:
        for device in list(self.found):
            self.found.pop(device).close()

    def _read_list(self) -> bytes:
        try:
            return (self._places.asound / "pcm").read_bytes()
        except OSError:
            return b""

    def _refuse_what_is_hidden(self) -> None:
        asound = self._places.asound
        if asound.is_dir() and not (asound / "version").exists():
            # Docker and Podman mount an empty folder here, "masked", whether or not there are sound cards.
            raise CannotWatch("The kernel's list of sound cards is hidden from this program, as it is in a container.")
        hidden = {name for name in _names(self._places.devices) if name.startswith("pcm") and name.endswith("c")}
        if hidden and not asound.is_dir():
            raise CannotWatch(
                "There are sound cards, but this kernel does not say who uses them (it lacks CONFIG_SND_PROC_FS)."
            )


def _status_files(folder: Path) -> list[int]:
    files: list[int] = []
    try:
        substreams = sorted(name for name in _names(folder) if name.startswith("sub"))
        files.extend(os.open(folder / name / "status", os.O_RDONLY | os.O_CLOEXEC) for name in substreams)
    except OSError as error:
        for file in files:
            os.close(file)
        raise CannotWatch(_why_unreadable(error)) from error
    return files


def _why_unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "This kernel does not say who uses its sound cards (it lacks CONFIG_SND_VERBOSE_PROCFS)."
    return f"The state of a sound card can't be read ({error.strerror})."


def _folders(asound: Path) -> Iterator[tuple[DeviceId, Path]]:
    for card in _names(asound):
        card_match = _CARD_FOLDER.match(card)
        for pcm in _names(asound / card) if card_match else ():
            pcm_match = _PCM_FOLDER.match(pcm)
            if card_match and pcm_match:
                yield DeviceId(int(card_match[1]), int(pcm_match[1])), asound / card / pcm


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return ""
