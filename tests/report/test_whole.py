"""Cancelled, or on a disk that is full, nothing of a report is left; and no file is replaced unasked."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from monitor.errors import BadInput
from monitor.whole_file import write_whole
from tests.report.parts import Case
from tests.report.test_forms import report_of
from ui.report.forms import ENDINGS, Prepared, content
from ui.report.stopped import Stopped
from ui.reporting import making

ROOT = Path(__file__).parents[2]
LONG = report_of(tuple(f"app{n % 9}" for n in range(2000)))
FULL = """
import sys
from pathlib import Path
from click.testing import CliRunner
from main import main
place = Path(sys.argv[1])
(place / "filler").write_bytes(bytes(150_000))
for ending in ("zip", "pdf", "html", "json", "csv", "ndjson"):
    words = ["--data", sys.argv[2], "report", "--out", str(place / f"report.{ending}"), "--since", "2026-05-04T11:59Z"]
    found = CliRunner().invoke(main, [*words, "--until", "2026-05-05T00:00Z"])
    print(ending, found.exit_code, found.stderr.strip().splitlines())
    assert found.exit_code == 2 and "No space left on device. Nothing was left there." in found.stderr
    assert [each.name for each in place.iterdir()] == ["filler"]
"""


@pytest.fixture
def prepared() -> Prepared:
    return Prepared(LONG, None, "")


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_form_can_be_cancelled(prepared: Prepared, ending: str) -> None:
    with pytest.raises(Stopped):
        content(prepared, ending, cancelled=lambda: True)


@pytest.mark.parametrize("ending", [".pdf", ".zip"])
def test_a_long_report_that_is_cancelled_on_the_way_leaves_nothing(
    prepared: Prepared, ending: str, tmp_path: Path
) -> None:
    stop = threading.Event()

    def progress(done: int, total: int) -> None:
        assert 0 < done < total
        stop.set()

    with pytest.raises(BadInput, match="Nothing was written"):
        making.write(prepared, tmp_path / f"report{ending}", replace=False)(progress, stop.is_set)
    assert stop.is_set() and list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "disk").mkdir()
    # The smallest form, a table of 300 openings, is larger than what is left on this disk.
    case = Case(tmp_path / "data", count=300)
    (tmp_path / "full.py").write_text(FULL)
    mount = 'mount -t tmpfs -o size=160k none "$0" && exec "$1" "$2" "$0" "$3"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount, tmp_path / "disk", sys.executable, tmp_path / "full.py", case.paths.data],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip(f"no mount namespace here: {done.stderr}")
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def test_two_who_write_one_file_at_once_do_not_mix(tmp_path: Path) -> None:
    """Whoever comes second is told; what is there is one of the two, whole."""
    path, said = tmp_path / "report.json", []
    texts = [bytes([65 + number]) * 300_000 for number in range(6)]

    def write(text: bytes) -> None:
        try:
            write_whole(path, text)
        except BadInput as error:
            said.append(str(error))

    threads = [threading.Thread(target=write, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in texts and len(said) == 5 and all("is there already" in each for each in said)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_is_there_stays_as_it_is(ending: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    case = Case(tmp_path / "data")
    path = tmp_path / f"report{ending}"
    path.write_text("mine")
    write = making.write(case.prepared(), path, replace=False)
    with pytest.raises(BadInput, match="is there already"):
        write(lambda done, total: None, lambda: False)
    assert path.read_text() == "mine"
    making.write(case.prepared(), path, replace=True)(lambda done, total: None, lambda: False)
    assert path.stat().st_size > 100
