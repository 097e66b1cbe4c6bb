"""What a vendor's history calls a device, kept so that it says nothing to who reads the journal.

A serial number or a name such as "Anna's Echo" is kept as a salted label, the same in every import of this
installation. The salt lies beside the journal, in a file of its own, not in the keyring: a keyring may be locked or
another one the next day, and then nothing imported would match what was imported before. So the labels protect a copy
of the journal or a report that leaves this computer; who has the whole folder can still try names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from monitor.errors import BadInput, DiskTrouble
from monitor.history.assemble import device_label
from monitor.speaker_model import Speaker

SALT = 32  # bytes
_LABEL = re.compile(r"device-[0-9a-f]{10}")
_PRODUCTS = frozenset({"google-home"})  # a vendor's word for every such device: hides nobody, and no name to hide


def salt_in(data: Path) -> bytes:
    """This installation's salt; made, 0600, when it is first asked for. Raises DiskTrouble, BadInput when damaged."""
    path = data / "labels.salt"
    try:
        found = path.read_bytes() if path.exists() else _made(path)
    except OSError as error:
        raise DiskTrouble(f"The file {path} can't be used: {error.strerror}.") from error
    if len(found) != SALT:
        raise BadInput(f"The file {path} is damaged. Put its copy back, or move it away and import your files again.")
    return found


def _made(path: Path) -> bytes:
    """Whole or not at all, also where two programs start together: the first link wins."""
    part = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(os.urandom(SALT))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()
    return path.read_bytes()


def hidden(device: str, salt: bytes) -> str:
    """The label to keep of what a file, or a person, calls a device."""
    if not device or device in _PRODUCTS or _LABEL.fullmatch(device):
        return device
    return device_label(device, salt)


def labels_typed(names: Iterable[str], salt: bytes) -> tuple[str, ...]:
    """The labels to keep of names that a person typed: as written, and in small letters for the name's sake."""
    found = (hidden(form, salt) for name in names if name.strip() for form in (name.strip(), _folded(name)))
    return tuple(dict.fromkeys(found))


def forms(label: str, name: str, salt: bytes) -> frozenset[str]:
    """All labels by which a speaker may be known whose device a file calls ``label`` and its owner ``name``."""
    found = {label}
    if name.strip():
        found |= {hidden(name.strip(), salt), hidden(_folded(name), salt)}
    return frozenset(found)


def owner_of(label: str, name: str, speakers: Iterable[Speaker], salt: bytes) -> Speaker | None:
    """The one speaker that has this device; None where none or several do."""
    wanted = forms(label, name, salt)
    having = [speaker for speaker in speakers if wanted & set(speaker.labels)]
    return having[0] if len(having) == 1 else None


def owners(names: Mapping[str, str], speakers: Iterable[Speaker], salt: bytes) -> dict[str, Speaker]:
    """Device label -> speaker, for those that are known. ``names``: label -> the owner's name for the device."""
    everyone = list(speakers)
    found = ((label, owner_of(label, name, everyone, salt)) for label, name in names.items())
    return {label: speaker for label, speaker in found if speaker is not None}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
