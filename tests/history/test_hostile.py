"""A hostile file gets one sentence, quickly, in little memory, and never half an import."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from monitor.errors import BadInput
from monitor.history import importer_for
from monitor.history.importer import Head
from monitor.history.jail import lines
from monitor.history.reading import read_history
from tests.data.vendor import make
from tests.history.hostile import PARTLY, REFUSED, names
from tests.nasty import harm_in

SALT = b"a salt for tests"
LONGEST = 10.0  # seconds
MOST_MEMORY = 512 * 1024  # KiB


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_it_is_refused_with_one_sentence(name: str, tmp_path: Path) -> None:
    made, expected = REFUSED[name]
    path = tmp_path / "history"
    path.write_bytes(made())
    started = time.monotonic()
    with pytest.raises(BadInput) as refused:
        read_history([path], True, SALT)
    said = str(refused.value)
    assert expected in said
    assert said.endswith((".", ")"))
    assert "\n" not in said and len(said) < 500 and not re.search(r"Error|Traceback|0x", said)
    assert time.monotonic() - started < LONGEST


@pytest.mark.parametrize("name", sorted(PARTLY))
def test_a_bad_entry_is_left_out_counted_and_named(name: str, tmp_path: Path) -> None:
    made, accepted, reason = PARTLY[name]
    path = tmp_path / "history"
    path.write_bytes(made())
    result = read_history([path], True, SALT)
    assert result.accepted == accepted
    assert reason in {r.reason for r in result.refused}
    assert all(r.count > 0 and len(r.sample) <= 200 for r in result.refused)


@pytest.mark.parametrize("name", ["two\nlines.csv", "a\x1b[2Jb.csv", "a\u202evsc.json"])
def test_a_files_own_name_does_no_harm_in_the_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for content in (b"nonsense", b"time,device\n2026-05-04T06:30Z,x\n\0"):
        path.write_bytes(content)
        with pytest.raises(BadInput) as refused:
            read_history([path], False, SALT)
        assert harm_in(str(refused.value)) == ""


_ALL_IN_A_SMALL_PROCESS = """
import resource, sys, tempfile
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from monitor.errors import BadInput
from monitor.history.reading import read_history
from tests.history.hostile import PARTLY, REFUSED
files = [made for made, *_ in (*REFUSED.values(), *PARTLY.values())]
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "history"
    for made in files:
        path.write_bytes(made())
        try:
            read_history([path], True, b"a salt for tests")
        except BadInput:
            pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_no_reader_needed_more_memory_than_it_may() -> None:
    """Read from a process that is small itself: Linux counts what the parent held at the fork as the child's own."""
    root = str(Path(__file__).resolve().parents[2])
    asked = [sys.executable, "-c", _ALL_IN_A_SMALL_PROCESS, root]
    largest = int(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    assert 0 < largest <= MOST_MEMORY


def test_there_are_more_than_sixty() -> None:
    assert len(list(names())) >= 60


def test_one_bad_file_among_good_ones_stops_the_whole_import(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(dict(make.files())["alexa-array.json"])
    bad.write_bytes(good.read_bytes()[:-5])
    with pytest.raises(BadInput, match=r"bad\.json"):
        read_history([good, bad], False, SALT)


def test_a_reader_that_never_answers_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.history.jail._START", "import time; time.sleep(600)")
    monkeypatch.setattr("monitor.history.jail._PATIENCE", 0)
    path = tmp_path / "x"
    path.write_bytes(b"x")
    with path.open("rb") as file, pytest.raises(BadInput, match="took longer"):
        list(lines(file, 1, "x", False, lambda _: None, lambda: False))


@pytest.mark.parametrize("said", ["not json", '{"r": {}}', "[1]", '{"r": {"native": 5}, "i": "alexa"}', ""])
def test_a_reader_that_was_taken_over_is_not_believed(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.history.jail._START", f"print({said!r})")
    path = tmp_path / "x.csv"
    path.write_bytes(b"time,device\n2026-05-04T06:30Z,x\n")
    with pytest.raises(BadInput, match="could not be read"):
        read_history([path], False, SALT)


def test_the_reader_can_write_no_file_and_reach_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tried from inside, with the limits that the worker sets itself."""
    target = tmp_path / "written"
    tried = f"""
import sys, json, signal; sys.path.insert(0, sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from monitor.history.worker import _lock_in
_lock_in(5)
import socket
def outcome(act):
    try: act(); return "done"
    except OSError: return "refused"
def write():
    with open({str(target)!r}, "wb") as file: file.write(b"x")
def connect():
    with socket.create_connection(("127.0.0.1", 9), 1): pass
def memory():
    try: bytearray(1 << 30)
    except MemoryError: raise OSError
interfaces = [name for _, name in socket.if_nameindex()]
print(json.dumps({{"s": ",".join([outcome(write), outcome(memory), "+".join(interfaces)])}}))
print(json.dumps({{"end": "x", "v": 1}}))
"""
    monkeypatch.setattr("monitor.history.jail._START", tried)
    path = tmp_path / "x"
    path.write_bytes(b"x")
    with path.open("rb") as file:
        said = next(line["s"] for line in lines(file, 1, "x", False, lambda _: None, lambda: False) if "s" in line)
    write, memory, interfaces = str(said).split(",")
    assert (write, memory) == ("refused", "refused")
    assert interfaces in ("lo", ""), "the reader sees a network"


def test_a_program_with_histories_in_its_text_is_no_history(tmp_path: Path) -> None:
    path = tmp_path / "make.py"
    page = b'<html><div class="outer-cell mdl-typography--title">Assistant<'
    path.write_bytes(b'"""Makes samples."""\nRUNS = {"runs": [], "events": ["run-start"]}\nPAGE = ' + page)
    with pytest.raises(BadInput, match="not a history that this program knows"):
        read_history([path], True, SALT)
    for before in (b"", b"\xef\xbb\xbf\n", b"<!-- saved from url=x -->\n", b"<!DOCTYPE html>"):
        found = importer_for(Head(before + page))
        assert found is not None
        assert found.name == "google-html"
