"""The language of what is shown: English stands in the code, other languages come from Qt Linguist's catalogues. No Qt.

``tr`` is what ``pyside6-lupdate`` collects: a literal; ``tr("{name} opened it").format(name=...)`` fills values in.
With a number, the English forms stand in the literal, one before many: ``tr("%n {program|programs}", "", count)``; a
catalogue has the plural forms of its own language (Qt Linguist manual, "Handling Plural Forms").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

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
        said = _FORMS.sub(r"\1" if n == 1 else r"\2", text) if "|" in text else text
    return said.replace("%n", number(n)) if n >= 0 else said


def QT_TR_NOOP(text: str) -> str:
    """Marks a literal for the catalogue that is said later: ``tr`` of it where it is shown, for languages may change
    while the program runs. The name is what ``pyside6-lupdate`` looks for."""
    return text


# Numbers and dates as the language writes them

_MONTHS = (
    QT_TR_NOOP("January"),
    QT_TR_NOOP("February"),
    QT_TR_NOOP("March"),
    QT_TR_NOOP("April"),
    QT_TR_NOOP("May"),
    QT_TR_NOOP("June"),
    QT_TR_NOOP("July"),
    QT_TR_NOOP("August"),
    QT_TR_NOOP("September"),
    QT_TR_NOOP("October"),
    QT_TR_NOOP("November"),
    QT_TR_NOOP("December"),
)
_SHORT_MONTHS = (
    QT_TR_NOOP("Jan"),
    QT_TR_NOOP("Feb"),
    QT_TR_NOOP("Mar"),
    QT_TR_NOOP("Apr"),
    QT_TR_NOOP("May"),
    QT_TR_NOOP("Jun"),
    QT_TR_NOOP("Jul"),
    QT_TR_NOOP("Aug"),
    QT_TR_NOOP("Sep"),
    QT_TR_NOOP("Oct"),
    QT_TR_NOOP("Nov"),
    QT_TR_NOOP("Dec"),
)
_DAYS = (
    QT_TR_NOOP("Monday"),
    QT_TR_NOOP("Tuesday"),
    QT_TR_NOOP("Wednesday"),
    QT_TR_NOOP("Thursday"),
    QT_TR_NOOP("Friday"),
    QT_TR_NOOP("Saturday"),
    QT_TR_NOOP("Sunday"),
)
_SHORT_DAYS = (
    QT_TR_NOOP("Mon"),
    QT_TR_NOOP("Tue"),
    QT_TR_NOOP("Wed"),
    QT_TR_NOOP("Thu"),
    QT_TR_NOOP("Fri"),
    QT_TR_NOOP("Sat"),
    QT_TR_NOOP("Sun"),
)


def number(count: int) -> str:
    """With the thousands set apart as the language does."""
    return f"{count:,}".replace(",", tr(",", "between thousands"))


def decimal(figure: str) -> str:
    """``1,234.5`` as the language writes it."""
    signs = {",": tr(",", "between thousands"), ".": tr(".", "decimal sign")}
    return "".join(signs.get(sign, sign) for sign in figure)


def month(at: date) -> str:
    return tr(_MONTHS[at.month - 1])


def short_month(at: date) -> str:
    return tr(_SHORT_MONTHS[at.month - 1])


def weekday(at: date) -> str:
    return tr(_DAYS[at.weekday()])


def short_weekday(at: date) -> str:
    return tr(_SHORT_DAYS[at.weekday()])


def long_date(at: date, *, year: bool = True) -> str:
    """``3 March 2026``, or without the year; ``at`` in the zone that is meant."""
    pattern = tr("{day} {month} {year}") if year else tr("{day} {month}")
    return pattern.format(day=at.day, month=month(at), year=at.year)


def short_date(at: date, *, year: bool = True) -> str:
    """``3 Mar 2026``, or without the year."""
    pattern = tr("{day} {month} {year}", "short") if year else tr("{day} {month}", "short")
    return pattern.format(day=at.day, month=short_month(at), year=at.year)
