"""Names that have broken programs that show names: for the tests of every surface.

``NASTY``: as bytes, the way the kernel hands them out. ``NASTY_TEXT``: the same decoded as the program keeps them, and
text that no bytes decode to. ``harm_in`` says what is wrong with a piece of output, or an empty string.
"""

from __future__ import annotations

import unicodedata
from typing import Final

NASTY: Final[tuple[bytes, ...]] = (
    b"",
    b" ",
    b"   spaces   around   ",
    b"bad\xff\xfename",  # not UTF-8
    b"\x80\x9b2J\x9d0;owned\x9c",  # C1 controls as single bytes
    b"half \xe2\x82",  # cut within a character
    b"overlong \xc0\xaf slash",
    b"surrogate \xed\xa0\x80 in bytes",
    b"\x1b[2J\x1b[H",  # clears a terminal
    b"\x1b]0;title\x07",  # sets its title
    b"\x1b]8;;http://example.org\x1b\\click\x1b]8;;\x1b\\",  # a link in a terminal
    b"\x1b[31mred\x1b[0m",
    b"two\nlines",
    b"return\rover",
    b"tab\tbed",
    b"back\x08\x08\x08space",
    b"bell\x07\x7f",
    b"nul\x01next\x1fto",
    b") R 1 (",
    b"evil) S 1 1 1 (",
    b"firefox (deleted)",
    "x\u202egnp.exe".encode(),  # right-to-left override
    "\u2066isolate\u2067me\u2069\u2069\u2069".encode(),
    "zero\u200bwidth\u200d\u2060\ufeff".encode(),
    "fire\u00adfox".encode(),  # soft hyphen
    "line\u2028para\u2029graph\u0085next".encode(),
    "\u05e9\u05dc\u05d5\u05dd (1)".encode(),  # Hebrew, brackets swap
    "\u0645\u0631\u062d\u0628\u0627 firefox 123".encode(),  # Arabic
    ("z" + "\u0335\u0321\u0322\u0327" * 40).encode(),  # a flood of accents
    "\u0301starts with an accent".encode(),
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family".encode(),
    "\ue000\U000f0000private".encode(),
    "\ufff9hidden\ufffaruby\ufffb \U000e0041\U000e0042tags".encode(),
    "\u3164\u115f\u2800blank letters".encode(),
    "\u27e8U+202E\u27e9 \u2026\u27e8+99\u27e9".encode(),  # forges our own marks
    b"<b>bold</b><script>alert(1)</script>&amp;<img src=x onerror=alert(1)>",
    b"=cmd|' /C calc'!A0",  # a spreadsheet runs it
    b"\"quotes' `id` $(id) %s %n {0} ; rm -rf ~ #",
    b"../../etc/passwd",
    b"A" * 4096,
    b"\xf0\x9f\x8e\x99" * 2000,  # 8,000 bytes of microphones
    b"\xfe" * 5000,
)

NASTY_TEXT: Final[tuple[str, ...]] = (
    *(raw.decode("utf-8", "surrogateescape") for raw in NASTY),
    "\ud800 lone surrogate",
    "pair \udbff\udfff apart",
    "\udcc3\udca9 escaped bytes that would be text",
    "nul\x00inside",
)


def harm_in(output: str, *, lines: bool = False, isolates: bool = True) -> str:
    """What in ``output`` may act, hide or reorder; empty when nothing. ``lines``: line ends are the surface's own.

    ``isolates``: one U+2068 with its U+2069 around a name is allowed, as ``names.shown`` puts it there.
    """
    allowed = {"\n"} if lines else set()
    if isolates and output.count("\u2068") == output.count("\u2069"):
        allowed |= {"\u2068", "\u2069"}
    for character in output:
        if character in allowed:
            continue
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            return f"U+{ord(character):04X}"
    return ""
