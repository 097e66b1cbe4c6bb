"""The part of the dependency rule that import-linter can't hold: main.py is on top."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = [path for folder in ("monitor", "ui", "resources") for path in sorted((ROOT / folder).rglob("*.py"))]


def imported(source: str) -> set[str]:
    """Top-level names of the packages that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_below_imports_main_tools_or_tests(path: Path) -> None:
    assert not imported(path.read_text(encoding="utf-8")) & {"main", "tools", "tests"}


def test_an_import_inside_a_function_is_found_too() -> None:
    assert imported("def f():\n    from main import main\n") == {"main"}
