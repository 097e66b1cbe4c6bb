"""What an interpreter runs, as its command line says: pure; a command line is the program's own word."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

# Interpreter (base name of the exe, version cut off) -> options that take the next word as their value.
_TAKES_VALUE: dict[str, frozenset[str]] = {
    "python": frozenset({"-W", "-X", "--check-hash-based-pycs"}),
    "pypy": frozenset({"-W", "-X", "--jit"}),
    "node": frozenset({"-r", "--require", "--import", "--loader", "-C", "--conditions", "--env-file"}),
    "nodejs": frozenset({"-r", "--require", "--import"}),
    "deno": frozenset(),
    "bun": frozenset(),
    "java": frozenset({"-cp", "-classpath", "--class-path", "-p", "--module-path", "--add-modules", "--add-opens"}),
    "bash": frozenset({"-o", "-O", "--rcfile", "--init-file"}),
    "sh": frozenset({"-o"}),
    "dash": frozenset({"-o"}),
    "zsh": frozenset({"-o"}),
    "ksh": frozenset({"-o"}),
    "busybox": frozenset(),
    "perl": frozenset(),
    "ruby": frozenset({"-C", "-r", "-I"}),
    "php": frozenset({"-d", "-c"}),
    "lua": frozenset({"-l"}),
    "electron": frozenset(),
    "gjs": frozenset({"-I", "--include-path"}),
    "mono": frozenset(),
    "dotnet": frozenset(),
    "wine": frozenset(),
    "wine-preloader": frozenset(),
    "tclsh": frozenset(),
    "guile": frozenset({"-L", "-l"}),
}
_INLINE: dict[str, frozenset[str]] = {
    "python": frozenset({"-c"}),
    "pypy": frozenset({"-c"}),
    "node": frozenset({"-e", "--eval", "-p", "--print"}),
    "nodejs": frozenset({"-e", "--eval", "-p", "--print"}),
    "perl": frozenset({"-e", "-E"}),
    "ruby": frozenset({"-e"}),
    "php": frozenset({"-r"}),
    "gjs": frozenset({"-c", "--command"}),
    "lua": frozenset({"-e"}),
}
_SHELLS = frozenset({"bash", "sh", "dash", "zsh", "ksh"})
_WORDS_IN_FRONT = {"deno": {"run"}, "bun": {"run"}, "dotnet": {"exec"}, "busybox": {"sh", "ash"}}
_VERSION = re.compile(r"[-.\d]+$")


def interpreter(exe: str) -> str | None:
    """The kind of interpreter that ``exe`` (a path) is, or None."""
    base = os.path.basename(exe)
    for name in (base, _VERSION.sub("", base), base.removesuffix("64-preloader"), base.removesuffix("64")):
        if name in _TAKES_VALUE:
            return name
    return None


def script(kind: str, arguments: Sequence[str]) -> str | None:
    """What ``kind`` was told to run: a path as written, ``-m module``, ``-c code`` or ``-jar``'s file; None: itself."""
    if kind.startswith("wine"):
        return next((word for word in arguments if word.lower().endswith(".exe")), None)
    words = list(arguments[1:])
    while words:
        word = words.pop(0)
        if word in _WORDS_IN_FRONT.get(kind, ()):
            continue
        if word == "--" and words:
            return words[0]
        if not word.startswith("-") or word == "-":
            return None if word == "-" else word
        told = _told_by_option(kind, word, words)
        if told:
            return told
        if word in _TAKES_VALUE[kind] and words:
            words.pop(0)
    return None


def _told_by_option(kind: str, option: str, rest: Sequence[str]) -> str | None:
    if kind in _SHELLS and re.fullmatch(r"-[a-z]*c[a-z]*", option):
        code = next((word for word in rest if not word.startswith("-")), None)
        return f"-c {code}" if code else None
    if kind in ("python", "pypy"):
        return _python_option(option, rest)
    if kind == "java" and option in ("-jar", "-m", "--module") and rest:
        return rest[0]
    if kind == "electron" and option.startswith("--app="):
        return option.removeprefix("--app=")
    if option in _INLINE.get(kind, ()) and rest:
        return f"-c {rest[0]}"
    return None


def _python_option(option: str, rest: Sequence[str]) -> str | None:
    """Python lets options run together: ``-Im module``, ``-Bc code``, ``-mmodule``."""
    found = re.fullmatch(r"-[bBdEhiIOPqRsSuvx]*([mc])(.*)", option, re.DOTALL)
    if not found:
        return None
    value = found[2] or (rest[0] if rest else "")
    return f"-{found[1]} {value}" if value else None


def absolute(told: str, folder: str | None) -> str:
    """``told`` as seen from the working directory, so that two scripts of one name stay two."""
    if folder is None or told.startswith(("-", "/")) or re.match(r"[A-Za-z]+:", told):
        return told
    return os.path.normpath(os.path.join(folder, told))


def headline(exe: str, told: str) -> str:
    """``python3 · backup.py``: the interpreter without its minor version, and the short form of what it runs."""
    base = re.sub(r"(\d)\.[\d.]+$", r"\1", os.path.basename(exe))
    return f"{base} · {_short(told)}"


def _short(script_told: str) -> str:
    """The script's base name, ``-m module``, or ``-c`` without the code."""
    if script_told.startswith("-c "):
        return "-c"
    if script_told.startswith("-m "):
        return script_told
    return re.split(r"[/\\]", script_told.rstrip("/\\"))[-1] or script_told
