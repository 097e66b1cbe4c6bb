"""Names that programs give themselves: kept to the byte, shown so that they can't do harm.

Inside, a name is ``str`` decoded with ``surrogateescape``. ``stored`` and ``restored`` carry it through JSON
without loss; ``shown`` is the one gate to every surface.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

CAP = 4096
"""Bytes kept of one name: PATH_MAX, the longest path that Linux lets a program have."""
MARKS = 4
"""Accents allowed on one letter; pointed Hebrew with cantillation, the most that people write, needs four."""

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_OPEN = "\u27e8"
# Cc, Cf, Cs, Co, Cn: controls, formatting (bidi, zero width), surrogates, private, unassigned; Zl, Zp: line breaks.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters, marks and symbols that draw nothing, so that two different names would look the same
# (DerivedCoreProperties.txt, Default_Ignorable_Code_Point outside Cf and Cn; U+2800 is the empty Braille cell).
_INVISIBLE = frozenset(
    [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0]
    + [*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def from_bytes(raw: bytes) -> str:
    """``raw`` as text, every byte kept; longer than ``CAP``: its head and then its full length and SHA-256.

    A cut name is always longer than ``CAP`` bytes, so no short name can pretend to be a cut one.
    """
    if len(raw) <= CAP:
        return raw.decode("utf-8", "surrogateescape")
    digest = hashlib.sha256(raw).hexdigest()
    return _whole_characters(raw[:CAP]).decode("utf-8", "surrogateescape") + f"… [{len(raw)} bytes, sha256 {digest}]"


def from_text(text: str) -> str:
    """``text`` that a library decoded for us, capped like ``from_bytes``."""
    if len(text) * 4 <= CAP:  # no character takes more than four bytes
        return text
    raw = _as_bytes(text)
    return text if raw is not None and len(raw) <= CAP else from_bytes(raw or text.encode("utf-8", "surrogatepass"))


def stored(text: str) -> str | dict[str, str]:
    """A value that JSON carries without loss: the text itself where it is clean UTF-8, otherwise ``{"b64": bytes}``.

    Text that no bytes decode to (a lone surrogate out of somebody's JSON) becomes ``{"wtf8": bytes}``.
    """
    if _is_clean(text):
        return text
    raw = _as_bytes(text)
    if raw is not None:
        return {"b64": base64.b64encode(raw).decode("ascii")}
    return {"wtf8": base64.b64encode(text.encode("utf-8", "surrogatepass")).decode("ascii")}


def restored(value: object) -> str:
    """What ``stored`` was given. Raises ValueError for anything that ``stored`` does not make."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict) or len(value) != 1:
        raise ValueError("A stored name is text, or an object with b64 or wtf8.")
    ((form, encoded),) = value.items()
    errors = {"b64": "surrogateescape", "wtf8": "surrogatepass"}.get(form)
    if errors is None or not isinstance(encoded, str):
        raise ValueError("A stored name is text, or an object with b64 or wtf8.")
    try:
        return base64.b64decode(encoded, validate=True).decode("utf-8", errors)
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ValueError(f"A stored name is damaged: {error}") from error


@lru_cache(maxsize=1024)
def shown(text: str, limit: int = 120) -> str:
    """``text`` for the eyes of people: nothing in it acts, hides or reorders, and no two names look the same for it.

    Each control, formatting, private or invisible character, each odd blank and each accent beyond ``MARKS`` is
    written out as ``⟨U+202E⟩``; so is a ``⟨`` of the name's own. At most ``limit`` characters, then ``…⟨+n⟩`` where n
    characters were left out. Text with right-to-left letters is wrapped in U+2068 and U+2069 so that it can't reorder
    its neighbours; a terminal that knows nothing of these draws them as nothing, none acts on them. All other
    output holds no formatting character at all. Markup (``<``, ``&``) is for each surface to escape.
    """
    parts: list[str] = []
    length = done = 0
    for part in _parts(text):
        if length + len(part) > limit:
            break
        parts.append(part)
        length += len(part)
        done += 1
    if done < len(text):
        parts.append(f"…{_OPEN}+{len(text) - done}\u27e9")
    safe = "".join(parts)
    return f"{_ISOLATE}{safe}{_END_ISOLATE}" if _turns(safe) else safe


def _parts(text: str) -> Iterator[str]:
    """For each character what is shown of it."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        yield from text
        return
    marks, before, last = MARKS, " ", len(text) - 1  # an accent at the start has no letter to sit on
    for place, character in enumerate(text):
        category = unicodedata.category(character)
        is_mark = category in ("Mn", "Me")
        marks = marks + 1 if is_mark else 0
        lost_blank = character == " " and (before == " " or place == last)
        plain = not lost_blank and marks <= MARKS and _is_plain(character, category)
        yield character if plain else _written_out(character)
        before = character
        if not plain and not is_mark:
            marks = MARKS  # nor may an accent sit on our own bracket


def _is_plain(character: str, category: str) -> bool:
    if category in _UNSAFE or character == _OPEN or ord(character) in _INVISIBLE:
        return False
    return category != "Zs" or character == " "


def _written_out(character: str) -> str:
    return f"{_OPEN}U+{ord(character):04X}\u27e9"


def _turns(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def _is_clean(text: str) -> bool:
    if text.isascii():
        return text.isprintable()
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)


def _as_bytes(text: str) -> bytes | None:
    """The bytes that decode to exactly ``text``; None where there are none."""
    try:
        raw = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return None
    return raw if raw.decode("utf-8", "surrogateescape") == text else None


def _whole_characters(head: bytes) -> bytes:
    """``head`` without a last UTF-8 character that the cut went through."""
    for back in range(1, 4):
        byte = head[-back]
        if byte >= 0xC0:
            size = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return head[:-back] if size > back else head
        if byte < 0x80:
            break
    return head
