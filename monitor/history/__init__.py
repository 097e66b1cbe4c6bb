"""What the vendor says: the importers, an explicit tuple. A new format is one file and one line here."""

from __future__ import annotations

from monitor.history.alexa import Alexa
from monitor.history.alexa_request import AlexaDataRequest
from monitor.history.apple import Apple
from monitor.history.by_hand import ByHand
from monitor.history.google import Google, GooglePage
from monitor.history.home_assistant import HomeAssistantHistory, HomeAssistantPipeline, Wyoming
from monitor.history.importer import Head, Importer

IMPORTERS: tuple[Importer, ...] = (
    Alexa(),
    Google(),
    GooglePage(),
    HomeAssistantHistory(),
    HomeAssistantPipeline(),
    Apple(),
    AlexaDataRequest(),
    ByHand(),
    Wyoming(),
)


def importer_for(head: Head) -> Importer | None:
    """The one that knows this content; the name of the file plays no part."""
    return next((i for i in IMPORTERS if i.recognises(head)), None)
