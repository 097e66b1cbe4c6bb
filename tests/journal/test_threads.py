"""The journal's parts are imported by several threads at once while the program starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys, tempfile, threading
from pathlib import Path
from monitor.book import Speakers
from monitor.clock import SystemClock
from monitor.paths import Paths
sys.setswitchinterval(1e-5)
failed = []
paths = Paths(Path(tempfile.mkdtemp()))
def recorder():
    from monitor.journal import open_store
def window():
    Speakers(paths, SystemClock(), None).speakers()
def listener():
    import monitor.paired_chimes
def run(work):
    try:
        work()
    except (ImportError, KeyError) as error:
        failed.append(error)
threads = [threading.Thread(target=run, args=(work,)) for work in (recorder, window, listener)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(failed)
"""


def test_recorder_window_and_listener_can_import_it_at_the_same_time() -> None:
    """Measured before they went through the package: eight of twelve starts failed."""
    for _ in range(4):
        ran = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == "[]"
