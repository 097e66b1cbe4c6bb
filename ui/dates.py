"""Days as the language writes them: ``2 March 2026``. The reader's zone is the caller's business. No Qt."""

from __future__ import annotations

from datetime import datetime

from ui.language import QT_TR_NOOP, tr

_MONTHS = (
    QT_TR_NOOP("January"), QT_TR_NOOP("February"), QT_TR_NOOP("March"), QT_TR_NOOP("April"), QT_TR_NOOP("May"),
    QT_TR_NOOP("June"), QT_TR_NOOP("July"), QT_TR_NOOP("August"), QT_TR_NOOP("September"), QT_TR_NOOP("October"),
    QT_TR_NOOP("November"), QT_TR_NOOP("December"),
)  # fmt: skip
_SHORT = (
    QT_TR_NOOP("Jan"), QT_TR_NOOP("Feb"), QT_TR_NOOP("Mar"), QT_TR_NOOP("Apr"), QT_TR_NOOP("May"), QT_TR_NOOP("Jun"),
    QT_TR_NOOP("Jul"), QT_TR_NOOP("Aug"), QT_TR_NOOP("Sep"), QT_TR_NOOP("Oct"), QT_TR_NOOP("Nov"), QT_TR_NOOP("Dec"),
)  # fmt: skip


def day(local: datetime) -> str:
    """``2 March``."""
    return tr("{day} {month}").format(day=local.day, month=tr(_MONTHS[local.month - 1]))


def dated(local: datetime) -> str:
    """``2 March 2026``."""
    return tr("{day} {month} {year}").format(day=local.day, month=tr(_MONTHS[local.month - 1]), year=local.year)


def short_day(local: datetime) -> str:
    """``2 Mar``, for where there is little room."""
    return tr("{day} {month}").format(day=local.day, month=tr(_SHORT[local.month - 1]))
