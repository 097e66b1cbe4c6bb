"""A scripted pairing: what the process would answer, without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from monitor.pairing_model import (
    Candidate,
    ChimeExpected,
    Expectation,
    Expected,
    Found,
    Learned,
    LearnedChime,
    Level,
    Mark,
    Opened,
    PairingEvent,
    Picture,
    Refusal,
    Refused,
    Take,
    TakeHeard,
    Trouble,
    Working,
)

PICTURE = Picture(96, 64, bytes(range(96)) * 64)
START = Candidate(1, 1.42, 0.31, (255.0, 372.0), 4, 24.0, 0.97, False, None, PICTURE)
END = Candidate(2, 7.9, 0.28, (520.0, 1210.0), 4, 22.0, 0.96, False, None, PICTURE)
ANSWER = Candidate(3, 2.6, 1.4, (180.0, 3400.0), 4, 26.0, 0.98, True, Refusal.ONLY_VOICE, PICTURE)
EXPECTATION = Expectation(
    (ChimeExpected("start", 0.99, -38.0, -62.0, 0.31, (255.0, 372.0)),), -40.0, 0.71, 0.1, 0, 30.0, ("end-sound-on",)
)


def take(number: int, trouble: Trouble | None = None, **changes: object) -> Take:
    plain = Take(number, "", 9.5, trouble is None, trouble, 24.0, 0.97, 0.0, (0.9, 2.9), PICTURE,
                 (Mark("start", 1.42, 1.73),))  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test may change any field


def found(takes: Sequence[Take], refused: Refused | None = None) -> Found:
    start = None if refused else START.id
    return Found(tuple(takes), (START, END, ANSWER), start, END.id, refused)


def learned(takes: Sequence[Take] = ()) -> Learned:
    chimes = (LearnedChime("t1", "start", b"start"), LearnedChime("t2", "end", b"end"))
    return Learned(chimes, tuple(takes), EXPECTATION)


@dataclass
class ScriptedPairing:
    """Answers every call at once, as a pairing that works; set ``answers[call]`` for other events, or ``emit`` them.

    ``calls``: what was asked, in order.
    """

    on_event: Callable[[PairingEvent], None]
    answers: dict[str, Sequence[PairingEvent]] = field(default_factory=dict)
    calls: list[tuple[object, ...]] = field(default_factory=list)
    takes: list[Take] = field(default_factory=list)
    closed: bool = False

    def emit(self, *events: PairingEvent) -> None:
        for event in events:
            if not self.closed:
                self.on_event(event)

    def open(self, microphone: str | None = None) -> None:
        self._say("open", microphone, usual=[Opened("Built-in microphone", 48_000), Level(-52.0, -40.0)])

    def begin_take(self) -> None:
        self._say("begin_take", usual=[Level(-30.0, -12.0, take_s=0.1)])

    def end_take(self) -> None:
        self.takes.append(take(len(self.takes) + 1, snr_db=None, coherence=None, marks=()))
        self._say("end_take", usual=[TakeHeard(self.takes[-1])])

    def read(self, paths: Sequence[Path]) -> None:
        self.takes = [take(number, name=path.name) for number, path in enumerate(paths, 1)]
        self._say("read", tuple(paths), usual=[TakeHeard(one) for one in self.takes])

    def delete_take(self, number: int) -> None:
        self.takes = [one for one in self.takes if one.number != number]
        self._say("delete_take", number, usual=[found(self.takes)])

    def use_take(self, number: int, used: bool) -> None:
        self.takes = [replace(one, used=used) if one.number == number else one for one in self.takes]
        self._say("use_take", number, used, usual=[found(self.takes)])

    def find(self) -> None:
        self._say("find", usual=[Working("finding", 0.5), found(self.takes)])

    def choose(self, start: int | None, end: int | None) -> None:
        self._say("choose", start, end, usual=[replace(found(self.takes), start=start, end=end)])

    def hear_room(self, seconds: float = 30.0) -> None:
        self._say("hear_room", seconds, usual=[Working("room", 1.0), Expected(EXPECTATION)])

    def read_room(self, path: Path) -> None:
        self._say("read_room", path, usual=[Expected(EXPECTATION)])

    def finish(self) -> None:
        self._say("finish", usual=[learned(self.takes)])

    def close(self) -> None:
        self.calls.append(("close",))
        self.closed = True

    def _say(self, call: str, *values: object, usual: Sequence[PairingEvent]) -> None:
        self.calls.append((call, *values))
        self.emit(*self.answers.get(call, usual))
