"""The Qt side of languages: the catalogue of ``tr``, Qt's own words for buttons, and how numbers look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

import resources
from monitor.settings import Language
from ui import language

ENGLISH = Language.ENGLISH.value


def catalogue_words(code: str, folder: Path | None = None) -> language.Translate | None:
    """For ``language.use``; None for English and for what has no catalogue. Read in Python, not installed, so that a
    command needs no Qt program around it."""
    catalogue = QTranslator()
    if code == ENGLISH or not catalogue.load(str(_catalogue(code, folder or resources.path("translations")))):
        return None

    def translate(text: str, comment: str, n: int) -> str:
        return catalogue.translate("", text, comment or None, n) or ""

    return translate


def _catalogue(code: str, folder: Path) -> Path:
    return folder / f"earwitness_{code}.qm"


class Languages(QObject):
    """Before the first widget is built: ``speak``. ``folder``: where ``earwitness_<language>.qm`` are."""

    def __init__(self, app: QCoreApplication, folder: Path | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder or resources.path("translations")
        self._spoken = ENGLISH
        self._qt: QTranslator | None = None

    @property
    def spoken(self) -> str:
        return self._spoken

    def speak(self, chosen: Language) -> bool:
        """Whether another language is spoken from now on: then what is on the screen has to be built again."""
        wanted = self._wanted(chosen)
        QLocale.setDefault(QLocale.system() if chosen is Language.AUTO else QLocale(chosen.value))
        if wanted == self._spoken:
            return False
        self._spoken = wanted
        language.use(catalogue_words(wanted, self._folder))
        self._speak_qt(wanted)
        return True

    def close(self) -> None:
        """English again; for those who outlive the program, as tests do."""
        language.use(None)
        self._speak_qt(ENGLISH)
        self._spoken = ENGLISH

    def _wanted(self, chosen: Language) -> str:
        if chosen is not Language.AUTO:
            return str(chosen.value)
        return first_known(QLocale.system().uiLanguages(), self._known)

    def _known(self, code: str) -> bool:
        return code == ENGLISH or _catalogue(code, self._folder).is_file()

    def _speak_qt(self, code: str) -> None:
        if self._qt is not None:
            self._app.removeTranslator(self._qt)
            self._qt = None
        made = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if code != ENGLISH and made.load(f"qtbase_{code}", folder):
            self._app.installTranslator(made)
            self._qt = made


def first_known(wished: Iterable[str], known: Callable[[str], bool]) -> str:
    """``de-AT`` is understood as ``de``; English where nothing that is wished is known."""
    codes = (each.replace("_", "-").partition("-")[0] for each in wished)
    return next((code for code in codes if known(code)), ENGLISH)
