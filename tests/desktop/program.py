"""The real tray program around a service that a test drives: one command a line on standard input.

``open NAME [first|conflict]``, ``close``, ``blind``. What it does it says on standard output, one line each.
"""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from monitor.clock import SystemClock
from monitor.model import Application, Coverage, Evidence, Trust
from monitor.paths import Paths
from monitor.service import Snapshot
from tests.ui.fakes import PACAT, FakeService, holding


class DrivenService(FakeService):
    def start(self) -> None:
        super().start()
        self.now = Snapshot((), (Coverage("pipewire", datetime.now(UTC), None),), self.now.recording)
        say("started")
        threading.Thread(target=self._drive, daemon=True).start()

    def stop(self) -> None:
        super().stop()
        say("stopped")

    def allow(self, application: Application) -> None:
        super().allow(application)
        say(f"allowed {application.identity}")

    def _drive(self) -> None:
        for line in sys.stdin:
            word, *rest = line.split()
            getattr(self, f"do_{word}")(*rest)

    def do_open(self, name: str, how: str = "") -> None:
        exe = f"/usr/bin/{name}"
        who = Application(name, pid=os.getpid(), exe=exe, trust=Trust.KERNEL, evidence=Evidence.SOCKET_HOLDER)
        who = replace(PACAT, name=name, exe=exe) if how == "conflict" else who
        self.open(holding(who, now=datetime.now(UTC)), first_seen=how == "first")
        say(f"opened {name}")

    def do_close(self) -> None:
        for activation in self.now.activations:
            self.end(activation, datetime.now(UTC))

    def do_blind(self) -> None:
        gone = Coverage("pipewire", datetime.now(UTC), None, "The server is gone.")
        self.now = Snapshot((), (gone,), self.now.recording)
        self.publish(self.now.recording)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(folder: str, *flags: str) -> int:
    from ui.app import run

    return run(DrivenService(), SystemClock(), Paths(Path(folder)), hidden="hidden" in flags)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
