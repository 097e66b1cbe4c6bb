"""The language of what is shown: English stands in the code, other languages come from Qt Linguist's catalogues. No Qt.

``tr`` is what ``pyside6-lupdate`` collects: a literal; ``tr("{name} opened it").format(name=...)`` fills values in.
With a number, the English forms stand in the literal, one before many: ``tr("%n {program|programs}", "", count)``; a
catalogue has the plural forms of its own language (Qt Linguist manual, "Handling Plural Forms").
"""

from __future__ import annotations

import re
from collections.abc import Callable

Translate = Callable[[str, str, int], str]
"""(literal, comment, number or -1) -> the words in the chosen language, or "" where the catalogue has none."""

_FORMS = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def _english(text: str, comment: str, n: int) -> str:
    return ""


_translate: Translate = _english


def use(translate: Translate | None) -> None:
    """From now on ``tr`` speaks with this; None: English. Texts that are already on the screen stay as they are."""
    global _translate
    _translate = translate or _english


def is_translated() -> bool:
    """Whether another language than the code's is spoken."""
    return _translate is not _english


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """The literal in the chosen language. ``comment`` tells equal literals apart and helps the translator; ``n`` picks
    the plural form and takes the place of ``%n``."""
    said = _translate(text, comment, n)
    if not said:
        said = _FORMS.sub(r"\1" if n == 1 else r"\2", text)
    return said.replace("%n", number(n)) if n >= 0 else said


def QT_TR_NOOP(text: str) -> str:
    """Marks a literal for the catalogue that is said later: ``tr`` of it where it is shown, for languages may change
    while the program runs. The name is what ``pyside6-lupdate`` looks for."""
    return text


def number(count: int) -> str:
    """With the thousands set apart as the language does."""
    return f"{count:,}"
