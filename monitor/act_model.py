"""What the program did to a microphone, a stream or a process, as values that the journal keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from monitor.program_model import Application, Microphone


class Act(Enum):
    MUTE = "mute"
    UNMUTE = "unmute"
    CUT_OFF = "cut-off"  # the stream, not its program
    END_PROCESS = "end-process"


class By(Enum):
    """Who wanted it."""

    PERSON = "person"
    HOTKEY = "hotkey"
    COMMAND = "command"
    RULE = "rule"


class Outcome(Enum):
    DONE = "done"
    NOT_PERMITTED = "not-permitted"
    GONE = "gone"  # what it was about was no longer there
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Acted:
    """One act and what came of it. ``activation``: the id of the stream it was about; ``microphone`` None with MUTE and
    UNMUTE: all of them; ``rule``: the id of the rule that wanted it; ``reason``: why it was not done, one sentence.
    ``undoes``: the id of the act that this one takes back."""

    id: str
    at: datetime
    act: Act
    by: By
    outcome: Outcome
    application: Application | None = None
    microphone: Microphone | None = None
    activation: str | None = None
    rule: str | None = None
    reason: str = ""
    undoes: str | None = None
