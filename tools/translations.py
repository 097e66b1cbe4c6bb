"""Collects what people read, fills catalogues and builds them.

    translations.py update [FILLED.json ...]   collect, take in translations from JSON, build
    translations.py check                      exit 1 where a text is missing, stale or not built

A JSON file maps a literal (with a comment: ``literal|||comment``) to its translation, or to the list of its plural
forms. ``resources/translations/earwitness_de.ts`` can be edited with Qt Linguist as well.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
SENTENCES = ROOT / "ui" / "monitor_sentences.py"
_TOOLS = Path(sys.executable).parent
_SENTENCE = re.compile(r"(?s)[A-Z](?![A-Z]{2}).*\w.*([.?!]\)?|\})$")
_NAMED = re.compile(r"\{\w*\}")
_FEWEST_WORDS = 3
_HEAD = '''"""What ``monitor`` says in whole sentences, ``{0}`` for a value: made by ``tools/translations.py``."""

from ui.language import QT_TR_NOOP

SENTENCES = (
'''


def catalogue(language: str) -> Path:
    return CATALOGUES / f"earwitness_{language}.ts"


def monitor_sentences() -> list[str]:
    """Every sentence in the code of ``monitor``, values as ``{0}``, ``{1}``..., and in the vendors' facts; sorted."""
    found = {text for path in (ROOT / "resources" / "vendors").glob("*.toml") for text in _texts(_read(path))}
    for path in sorted((ROOT / "monitor").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if id(node) not in documents | inner and (text := _template(node)) and _is_sentence(text):
                found.add(text)
    return sorted(found)


def _read(path: Path) -> object:
    return tomllib.loads(path.read_text("utf-8"))


def _texts(value: object, name: str = "") -> Iterator[str]:
    """Sentences, and where a fact is from (``source``), which may be told in words too."""
    if isinstance(value, dict):
        yield from (text for key, each in value.items() for text in _texts(each, key))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each, name))
    elif isinstance(value, str) and (_is_sentence(value) or name == "source"):
        yield value


def _template(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _numbered(node.value)
    if not isinstance(node, ast.JoinedStr):
        return None
    parts, place = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{place}}}")
            place += 1
    return "".join(parts)


def _numbered(text: str) -> str:
    """``{why}`` of a text that ``str.format`` fills becomes ``{0}`` like the values of an f-string."""
    places = itertools.count()
    return _NAMED.sub(lambda _: f"{{{next(places)}}}", text)


def _is_sentence(text: str) -> bool:
    return bool(_SENTENCE.fullmatch(text)) and len(text.split()) >= _FEWEST_WORDS and "\n" not in text


def sentences_module() -> str:
    lines = [f"    QT_TR_NOOP({json.dumps(text, ensure_ascii=False)})," for text in monitor_sentences()]
    return _HEAD + "\n".join(lines) + "\n)\n"


def collected(language: str, target: Path) -> None:
    """The catalogue as it would be with the texts of today, in ``target``."""
    if catalogue(language).exists():
        target.write_bytes(catalogue(language).read_bytes())
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "ui").rglob("*.py"))]
    words = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    _run("lupdate", *words, *sources, "-ts", str(target))


def fill(path: Path, translations: dict[str, str | list[str]]) -> None:
    tree = ElementTree.parse(path)
    for message in tree.iter("message"):
        said = translations.get(_key(message))
        translation = message.find("translation")
        if said is None or translation is None:
            continue
        _say(translation, said)
    ElementTree.indent(tree, "    ")
    text = ElementTree.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def _key(message: ElementTree.Element) -> str:
    source, comment = message.findtext("source") or "", message.findtext("comment")
    return f"{source}|||{comment}" if comment else source


def _say(translation: ElementTree.Element, said: str | list[str]) -> None:
    translation.attrib.pop("type", None)
    for child in list(translation):
        translation.remove(child)
    translation.text = said if isinstance(said, str) else None
    for form in [] if isinstance(said, str) else said:
        ElementTree.SubElement(translation, "numerusform").text = form


def unfinished(path: Path) -> Iterator[str]:
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            yield _key(message)


def built(path: Path, target: Path) -> None:
    _run("lrelease", "-silent", str(path), "-qm", str(target))


def _run(tool: str, *words: str) -> None:
    done = subprocess.run([str(_TOOLS / f"pyside6-{tool}"), *words], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"pyside6-{tool}: {done.stdout}{done.stderr}")


def update(filled: list[str]) -> None:
    SENTENCES.write_text(sentences_module(), "utf-8")
    translations: dict[str, str | list[str]] = {}
    for name in filled:
        translations |= json.loads(Path(name).read_text("utf-8"))
    for language in LANGUAGES:
        collected(language, catalogue(language))
        fill(catalogue(language), translations)
        built(catalogue(language), catalogue(language).with_suffix(".qm"))
        missing = list(unfinished(catalogue(language)))
        print(f"{language}: {len(missing)} texts are not translated")
        for text in missing:
            print(f"  {json.dumps(text, ensure_ascii=False)}")


def faults() -> Iterator[str]:
    """One sentence for each way in which the catalogues are not what the code says."""
    if SENTENCES.read_text("utf-8") != sentences_module():
        yield "monitor's sentences changed"
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            fresh, binary = Path(folder, f"{language}.ts"), Path(folder, f"{language}.qm")
            collected(language, fresh)
            fill(fresh, {})
            yield from (f"{language} lacks {text!r}" for text in unfinished(fresh))
            if fresh.read_text("utf-8") != catalogue(language).read_text("utf-8"):
                yield f"{catalogue(language).name} is not up to date"
            built(catalogue(language), binary)
            if binary.read_bytes() != catalogue(language).with_suffix(".qm").read_bytes():
                yield f"{catalogue(language).with_suffix('.qm').name} is not built from its source"


def main(words: list[str]) -> int:
    if words[:1] == ["update"]:
        update(words[1:])
        return 0
    if words != ["check"]:
        print(__doc__)
        return 2
    found = list(faults())
    for fault in found:
        print(f"translations: {fault}. `python tools/translations.py update` collects; then translate.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
