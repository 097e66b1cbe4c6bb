"""What the letter dialog says. No Qt."""

from __future__ import annotations

from ui.report.letters import Language, LetterKind

TITLE = "Write a letter"
KINDS = {
    LetterKind.ACCESS: "What do you have about me? (Europe: GDPR, Article 15)",
    LetterKind.ACCESS_CCPA: "What do you have about me? (California: CCPA)",
    LetterKind.ERASURE: "Erase it (Europe: GDPR, Article 17)",
    LetterKind.OBJECTION: "Let no person listen to it (Europe: GDPR, Article 21)",
    LetterKind.COMPLAINT: "Complain to the authority (Europe: GDPR, Article 77)",
}
LANGUAGES = {Language.ENGLISH: "English", Language.GERMAN: "Deutsch"}
FORMS = {"Text (*.txt)": ".txt", "Paper (*.pdf)": ".pdf"}
YOU_SEND = (
    "Earwitness sends nothing. Fill in what stands in [square brackets], read it whole, save it, and send it yourself. "
    "It is a draft, not legal advice."
)
WRITING = "Writing the letter…"


def rests_on(source: str) -> str:
    return f"It rests on: {source}."


def written(name: str) -> str:
    return f"The letter is in {name} now. It was not sent to anybody."
