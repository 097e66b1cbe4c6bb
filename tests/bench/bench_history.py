"""Histories of several hundred megabytes through the importers: time, memory, progress and cancel.

Of two cores that seven other programs kept busy it got enough for 2.6 and 3.8 MB a second; the reader itself used
27 s for 400 MB of JSON. So read the processor time beside the time.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import psutil

from monitor.errors import BadInput
from monitor.history.reading import read_history

ALEXA_BYTES, LIST_BYTES = 400_000_000, 300_000_000
SALT = b"a salt of a bench"
START = datetime(2024, 1, 1, tzinfo=UTC)
# A list by hand may have 200 000 lines, so these are long ones.
# What else an Alexa record carries: cards, feedback, empty fields. Real ones are one to some kilobytes each.
_CARD = "".join(f"line {n} of what the screen showed; " for n in range(60))


def run() -> Iterator[str]:
    head = f"{'file':<26}{'size':>9}{'records':>10}{'time':>9}{'speed':>11}{'reader':>20}{'program':>20}"
    yield head + f"{'progress':>10}{'cancel':>9}"
    with tempfile.TemporaryDirectory(prefix="ew-history-") as folder:
        for name, make in (("Alexa, privacy JSON", _alexa), ("a list by hand, CSV", _list)):
            path = Path(folder) / f"{make.__name__}.txt"
            make(path)
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                yield pool.submit(_measured, name, str(path)).result()
            path.unlink()
    yield "reader, program: the most resident and processor time; program: with what it had before, 60 MiB here"
    yield "progress: how often told; cancel: from asking, two seconds after the reader began, until nothing runs"


def _measured(name: str, path: str) -> str:
    size, calls = Path(path).stat().st_size, [0]

    def count(done: int, total: int) -> None:
        calls[0] += 1

    watch = _Watch()
    began, used = time.perf_counter(), time.process_time()
    found = read_history([path], keep_text=False, salt=SALT, progress=count)
    taken, used = time.perf_counter() - began, time.process_time() - used
    reader = watch.stop()
    program = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (
        f"{name:<26}{size / 1e6:>6.0f} MB{found.accepted:>10,}{taken:>7.1f} s{size / 1e6 / taken:>6.1f} MB/s"
        f"{reader:>8} MiB{child.ru_utime + child.ru_stime:>6.1f} s{program:>8} MiB{used:>6.1f} s{calls[0]:>10,}"
        f"{_cancelled(path):>7.2f} s"
    )


def _cancelled(path: str) -> float:
    """From asking, while a child reads, until it is gone."""
    asked: list[float] = []
    begun: list[float] = []

    def telling(done: int, total: int) -> None:
        begun.append(time.perf_counter())

    def enough() -> bool:
        if not asked and begun and time.perf_counter() - begun[0] > 2.0:
            asked.append(time.perf_counter())
        return bool(asked)

    try:
        read_history([path], keep_text=False, salt=SALT, progress=telling, cancelled=enough)
    except BadInput:
        took = time.perf_counter() - asked[0]
        assert not psutil.Process().children(), "The reader runs on."
        return took
    raise AssertionError("It was cancelled and read all the same.")


class _Watch:
    """The most memory that a child of this process had resident."""

    def __init__(self) -> None:
        self._most, self._over = 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """In MiB."""
        self._over.set()
        self._thread.join()
        return self._most // 2**20

    def _look(self) -> None:
        me = psutil.Process()
        while not self._over.wait(0.05):
            for child in me.children():
                try:
                    self._most = max(self._most, child.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue


def _alexa(path: Path) -> None:
    _fill(path, ALEXA_BYTES, '{"customerHistoryRecords": [\n', _record, ",\n", '\n], "encodedRequestToken": null}')


def _list(path: Path) -> None:
    _fill(path, LIST_BYTES, "time,device,kind,text\n", _row, "\n", "\n")


def _fill(path: Path, size: int, head: str, entry: Callable[[int], str], between: str, tail: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        n = 0
        while file.tell() < size if n % 500 == 0 else True:
            file.write((between if n else "") + entry(n))
            n += 1
        file.write(tail)


def _record(n: int) -> str:
    at = START + timedelta(seconds=61 * n)
    ms = int(at.timestamp() * 1000)
    item = {
        "recordItemKey": f"{ms}#A3S5BH2HU6VAYF#G0EXAMPLE#0", "recordItemType": "CUSTOMER_TRANSCRIPT",
        "utteranceId": f"A3S5BH2HU6VAYF:1.0/{at:%Y/%m/%d/%H}/G0EXAMPLE/{at:%M:%S}::TNIH_2V.{n:08x}-0000ZXV/0",
        "timestamp": ms, "transcriptText": "what is the weather", "agentVisualName": "", "personsInfo": [],
    }  # fmt: skip
    return json.dumps({
        "recordKey": f"A0EXAMPLE#{ms}#A3S5BH2HU6VAYF#G0EXAMPLE", "recordType": "VOICE_HISTORY", "timestamp": ms,
        "customerId": "A0EXAMPLE", "device": {"deviceName": "Kitchen Echo", "deviceEntityId": None},
        "isBinaryFeedbackProvided": False, "isFeedbackPositive": False, "utteranceType": "GENERAL",
        "domain": "Weather", "intent": "WeatherIntent", "skillName": "", "voiceHistoryRecordItems": [item],
        "personsInfo": [], "cardResponse": {"text": _CARD},
    })  # fmt: skip


def _row(n: int) -> str:
    at = START + timedelta(seconds=61 * n)
    return f'{at:%Y-%m-%dT%H:%M:%S}Z,Kitchen Echo,request,"{(_CARD * 2)[:1700]}{n}"'


if __name__ == "__main__":
    for line in run():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
