"""What ``monitor`` says in English, in the chosen language: errors, reasons why a watcher is blind, the vendors' facts.

The journal keeps such sentences in English, whoever reads it later. So the sentence is looked up, and where it holds
values, the template that it was made from.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ui import language
from ui.language import tr
from ui.monitor_sentences import SENTENCES

_VALUE = re.compile(r"\\?\{(\d+)\\?\}")
_MOST_SENTENCES = 4  # "Nothing can be kept. The disk is full. ..." is several, each known by itself


def told(sentence: str) -> str:
    """The same in the chosen language; what is in no catalogue stays as it is."""
    if not language.is_translated() or not sentence:
        return sentence
    return _told(sentence, _MOST_SENTENCES)


def _told(text: str, depth: int) -> str:
    if text in _plain():
        return tr(text)
    for pattern, template in _templates():
        if found := pattern.fullmatch(text):
            values = (_told(value, depth - 1) if depth else value for value in found.groups())
            return tr(template).format(*values)
    return _in_parts(text, depth)


def _in_parts(text: str, depth: int) -> str:
    """Two sentences that were put together."""
    for place in (found.end() for found in re.finditer(r"[.?!] ", text)):
        first, rest = text[: place - 1], text[place:]
        if depth and (said := _told(first, 0)) != first:
            return f"{said} {_told(rest, depth - 1)}"
    return text


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(text for text in SENTENCES if not _VALUE.search(text))


@lru_cache(maxsize=1)
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The most words first: a short template could take a longer one's place."""
    with_values = sorted(
        (text for text in SENTENCES if _VALUE.search(text)), key=lambda text: -len(_VALUE.sub("", text))
    )
    return tuple((_pattern(text), text) for text in with_values)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(?s)" + _VALUE.sub("(.+?)", re.escape(template)))
