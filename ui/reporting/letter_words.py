"""What the letter dialog says. No Qt."""

from __future__ import annotations

from ui.language import QT_TR_NOOP, tr
from ui.report.letters import Language, LetterKind

KINDS = {
    LetterKind.ACCESS: QT_TR_NOOP("What do you have about me? (Europe: GDPR, Article 15)"),
    LetterKind.ACCESS_CCPA: QT_TR_NOOP("What do you have about me? (California: CCPA)"),
    LetterKind.ERASURE: QT_TR_NOOP("Erase it (Europe: GDPR, Article 17)"),
    LetterKind.OBJECTION: QT_TR_NOOP("Let no person listen to it (Europe: GDPR, Article 21)"),
    LetterKind.COMPLAINT: QT_TR_NOOP("Complain to the authority (Europe: GDPR, Article 77)"),
}
LAWS = (
    QT_TR_NOOP("California Civil Code 1798.100, 1798.110, 1798.130"),
    QT_TR_NOOP("Regulation (EU) 2016/679, Articles 12 and 15"),
    QT_TR_NOOP("Regulation (EU) 2016/679, Articles 5, 15 and 77"),
    QT_TR_NOOP("Regulation (EU) 2016/679, Articles 12, 17 and 19"),
    QT_TR_NOOP("Regulation (EU) 2016/679, Articles 7(3), 12 and 21"),
)
"""As the templates of letters name them."""
LANGUAGES = {Language.ENGLISH: "English", Language.GERMAN: "Deutsch"}
"""Each by its own name, whatever the window speaks."""


def title() -> str:
    return tr("Write a letter")


def forms() -> dict[str, str]:
    """For a file dialog: what a form is called, and its ending."""
    return {tr("Text (*.txt)"): ".txt", tr("Paper (*.pdf)"): ".pdf"}


def first_language() -> Language:
    """The window's, where letters are written in it."""
    own = tr("en", "the language's own code, as in HTML's lang")
    return next((each for each in Language if each.value == own), Language.ENGLISH)


def you_send() -> str:
    return tr(
        "Earwitness sends nothing. Fill in what stands in [square brackets], read it whole, save it, and send it "
        "yourself. It is a draft, not legal advice."
    )


def writing() -> str:
    return tr("Writing the letter…")


def rests_on(source: str) -> str:
    """``source``: a law and its date."""
    law, comma, date = source.rpartition(", ")
    return tr("It rests on: {source}.").format(source=f"{tr(law)}{comma}{date}" if law in LAWS else source)


def written(name: str) -> str:
    return tr("The letter is in {name} now. It was not sent to anybody.").format(name=name)
