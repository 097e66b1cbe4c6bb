"""What people hand over by mistake, called what it is: a sign-in page, a browser's recording with cookies, an error."""

from __future__ import annotations

import re

from monitor.history.importer import Head, is_page
from monitor.history.streams import SECRETS, secret_in

_SIGN_IN = re.compile(
    r"ap_password|type=.?password|sign[ -]?in|signin|log ?in|anmelden|accounts\.google\.com", re.IGNORECASE
)
_HAR = re.compile(r'\s*\{\s*"log"\s*:\s*\{')
_ERROR = re.compile(r'\s*\{\s*"(?:message|error|errors|errorCode|status)"\s*:', re.IGNORECASE)


def why_unusable(head: Head) -> str:
    """A sentence; always one, as nothing recognised the file."""
    begin = head.text
    if not head.raw.strip(b"\0 \r\n\t"):
        return "The file is empty."
    if _HAR.match(begin):
        return "This is a browser's recording of a visit (HAR). " + SECRETS
    if secret_in(begin):
        return SECRETS
    if is_page(begin):
        return _page(begin)
    if _ERROR.match(begin):
        return "The file holds a server's error message and no history. Sign in again and repeat the download."
    if begin.startswith(("\ufffd\ufffd", "\ufffdP")) or b"\0" in head.raw[:200]:
        return "The file is not text that this program knows. Import the zip, JSON or CSV as the vendor gave it."
    return (
        "The file is not a history that this program knows. It reads Amazon's and Google's exports, "
        "Home Assistant's history, and lists with the columns time,device,kind,text."
    )


def _page(begin: str) -> str:
    if _SIGN_IN.search(begin):
        return "This is a saved sign-in page, not your history: you had been signed out. Sign in, and save it again."
    return "This is a saved web page, not the list itself. Use the export, or copy it into time,device,kind,text."
