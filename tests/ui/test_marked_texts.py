"""No text of the window is left out of the catalogues: what is in no page that a test opens is found in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ui

ROOT = Path(ui.__file__).parent
_WORDS = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
_NOT_SAID = re.compile(r": [^;]+;|^<|^\s*(sudo|systemctl|pip|earwitness|python3|unzip) ")
"""Stylesheets, markup and commands to be typed."""
_FIRST = re.compile(r"\(['\"]")
"""A literal, not a name that stands for one."""
_MARKS = {"tr", "QT_TR_NOOP", "told", "_"}
_LOGS = {"debug", "info", "warning", "error", "exception"}
_TERMINAL = {
    "finding_words.py", "import_words.py", "listening_words.py", "pair_lines.py", "speaker_words.py", "terminal.py",
}  # fmt: skip
"""What commands print is English in every language: scripts read it, and so does who asks for help with it."""
_OWN_LANGUAGE = {"report/letters.py"}
_KEYS = {"findings/export.py", "timeline/bands.py"}
"""Names of columns in files, and values of enumerations."""


def modules() -> list[str]:
    names = (str(path.relative_to(ROOT)) for path in sorted(ROOT.rglob("*.py")))
    left_out = _TERMINAL | _OWN_LANGUAGE | _KEYS
    return [name for name in names if not name.startswith("commands/") and name not in left_out]


def unmarked(tree: ast.AST) -> Iterator[str]:
    """Sentences and parts of them that no call gives to a translator; not what is raised or logged."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Raise | ast.Assert) or _is_document(node) or _is_taken_care_of(node):
            continue
        if text := _literal(node):
            if _WORDS.search(text) and not _NOT_SAID.search(text):
                yield text
        else:
            yield from unmarked(node)


def _is_document(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_taken_care_of(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    return called in _MARKS | _LOGS


def _literal(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        said = "".join(str(part) for part in parts)
        return said if _WORDS.search(said) else ""
    return ""


@pytest.mark.parametrize("name", modules())
def test_every_text_is_marked_for_translation(name: str) -> None:
    assert list(unmarked(ast.parse((ROOT / name).read_text("utf-8")))) == []


def hidden(tree: ast.AST) -> Iterator[str]:
    """``tr`` within an f-string: ``pyside6-lupdate`` does not look there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside = (each for each in ast.walk(node) if isinstance(each, ast.Call) and isinstance(each.func, ast.Name))
            yield from (ast.unparse(each) for each in inside if getattr(each.func, "id", "") in {"tr", "QT_TR_NOOP"})


@pytest.mark.parametrize("name", modules())
def test_no_marked_text_hides_within_another(name: str) -> None:
    assert [each for each in hidden(ast.parse((ROOT / name).read_text("utf-8"))) if _FIRST.search(each)] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [('x = "Not marked at all"', True), ('x = tr("It is marked")', False), ('f"{n} new lines came"', True),
     ('"""Only a document"""', False), ('raise Bad("It is told elsewhere")', False), ('log.info("In a log")', False)],
)  # fmt: skip
def test_only_what_people_read_has_to_be_marked(code: str, found: bool) -> None:
    assert bool(list(unmarked(ast.parse(code)))) is found
