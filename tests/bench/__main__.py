"""Runs the benchmarks that were named, or all of them, and says on what machine."""

from __future__ import annotations

import importlib
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast


def main(names: list[str]) -> int:
    known = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    unknown = sorted(set(names) - set(known))
    if unknown:
        sys.stderr.write(f"No benchmark called {', '.join(unknown)}. There are: {', '.join(known)}.\n")
        return 2
    _say(_machine())
    failed = [name for name in names or known if not _run(name)]
    return 1 if failed else 0


def _machine() -> str:
    load = os.getloadavg()[0]
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{system}, {os.cpu_count()} cores, load {load:.1f}"


def _run(name: str) -> bool:
    _say(f"\n== {name}")
    began = time.monotonic()
    try:
        run = cast("Callable[[], Iterator[str]]", importlib.import_module(f"tests.bench.bench_{name}").run)
        for line in run():
            _say(line)
    except (AssertionError, OSError, ImportError, RuntimeError, ValueError) as error:  # the others still run
        _say(f"FAILED: {type(error).__name__}: {error}")
        return False
    _say(f"   ({time.monotonic() - began:.0f} s)")
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
