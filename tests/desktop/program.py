"""The real tray program around a service that a test drives: one command a line on standard input.

``open NAME [first|conflict|locked]``, ``close``, ``blind``. What it does it says on standard output.
"""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from monitor.act_model import Acted, By
from monitor.clock import SystemClock
from monitor.model import Activation, Application, Coverage, Evidence, Presence, Trust
from monitor.paths import Paths
from monitor.report.gather import FromDisk
from monitor.rule_model import Life, Reaction, Rule, When
from monitor.service import Snapshot
from tests.ui.fakes import PACAT, FakeService, holding
from tests.ui.fakes_control import FakeControl
from tests.ui.fakes_rules import FakeRules


class SayingRules(FakeRules):
    def make(self, application: Application, reaction: Reaction, life: Life, when: When = When.ANY) -> Rule:
        made = super().make(application, reaction, life, when)
        say(f"allowed {application.identity}")
        return made


class SayingControl(FakeControl):
    def cut_off(self, activation: Activation, by: By, rule: str | None = None) -> Acted:
        say(f"cut off {activation.application.name}")
        return super().cut_off(activation, by, rule)


class DrivenService(FakeService):
    def __init__(self) -> None:
        super().__init__()
        self.rules, self.control = SayingRules(), SayingControl()

    def start(self) -> None:
        super().start()
        self.now = Snapshot((), (Coverage("pipewire", datetime.now(UTC), None),), self.now.recording)
        say("started")
        threading.Thread(target=self._drive, daemon=True).start()

    def stop(self) -> None:
        super().stop()
        say("stopped")

    def read(self, paths: Paths) -> None:
        """What was recorded is what this journal holds."""
        disk = FromDisk(paths, self.speakers)
        self.journal = paths.journal
        self.timeline, self.coverage, self.incidents = disk.timeline, disk.coverage, disk.incidents
        self.choices.subscribe(lambda settings: say(f"weekly summaries: {settings.weekly_digest}"))

    def _drive(self) -> None:
        for line in sys.stdin:
            word, *rest = line.split()
            getattr(self, f"do_{word}")(*rest)

    def do_open(self, name: str, how: str = "") -> None:
        exe = f"/usr/bin/{name}"
        who = Application(name, pid=os.getpid(), exe=exe, trust=Trust.KERNEL, evidence=Evidence.SOCKET_HOLDER)
        who = replace(PACAT, name=name, exe=exe) if how == "conflict" else who
        held = replace(
            holding(who, now=datetime.now(UTC)), presence=Presence(900.0 if how == "locked" else 1.0, how == "locked")
        )
        self.open(held, first_seen=how == "first")
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

    service, paths = DrivenService(), Paths(Path(folder))
    if "journal" in flags:
        service.read(paths)
    return run(service, SystemClock(), paths, hidden="hidden" in flags)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
