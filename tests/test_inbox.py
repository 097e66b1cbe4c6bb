"""What a command hands over is kept whole, by whoever owns the journal, or not at all."""

from __future__ import annotations

import json
import os
import socket
import stat
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from monitor import inbox as inbox_module
from monitor.act_model import Act, Acted, By, Outcome
from monitor.clock import SystemClock
from monitor.codec import Keepable, Sealed, encode, line
from monitor.errors import BadInput, DiskTrouble, JournalBusy, JournalError
from monitor.inbox import Inbox, is_served, keep_at
from monitor.journal import Journal
from monitor.journal.reader_speakers import SpeakerReader
from monitor.model import BlindSince, WatchingSince
from monitor.paths import Paths, prepare
from monitor.speaker_records import SpeakerKept
from tests.journal.parts import started
from tests.nasty import NASTY_TEXT
from tests.speaking import NOON, everything, imported, record, rows, sighted, speaker


class Owner:
    """Owns the journal of a folder, and remembers what it was asked to keep."""

    def __init__(self, data: Path) -> None:
        self.paths = Paths(data)
        prepare(self.paths)
        self.batches: list[Sequence[Keepable]] = []
        self.trouble: JournalError | None = None
        self.inbox = Inbox(self.paths.inbox, self._keep)

    def _keep(self, records: Sequence[Keepable]) -> None:
        if self.trouble:
            raise self.trouble
        self.batches.append(records)

    def send(self, *records: Keepable) -> None:
        keep_at(self.paths, SystemClock(), records)

    def raw(self, content: bytes, length: int | None = None) -> dict[str, object] | None:
        """Speak to the inbox as another program might; its answer."""
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(self.paths.inbox))
            caller.sendall(struct.pack(">Q", len(content) if length is None else length) + content)
            caller.shutdown(socket.SHUT_WR)
            answer = caller.makefile("rb").readline()
        found: dict[str, object] | None = json.loads(answer) if answer else None
        return found


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    found = Owner(tmp_path / "data")
    found.inbox.start()
    yield found
    found.inbox.stop()


def test_a_batch_arrives_whole_and_as_it_was(owner: Owner) -> None:
    everyone = [record for n, text in enumerate(NASTY_TEXT) for record in everything(f"{n}{text}")]
    owner.send(*everyone)
    (kept,) = owner.batches
    assert [line(encode(r)) if not isinstance(r, Sealed) else r.text for r in kept] == [
        line(encode(r)) for r in everyone
    ]


def test_when_a_speaker_could_be_heard_may_be_told_and_what_programs_do_may_not(owner: Owner) -> None:
    owner.send(WatchingSince("listener:s1", NOON), BlindSince("listener:s1", NOON, "muted"))
    assert len(owner.batches) == 1
    for forged in (started(), WatchingSince("pipewire", NOON)):
        with pytest.raises(JournalError, match="nothing of it was kept"):
            owner.send(sighted(), forged)
    assert len(owner.batches) == 1


def test_a_command_may_tell_what_it_did_and_nobody_else_s_act(owner: Owner) -> None:
    act = Acted("act-1", NOON, Act.MUTE, By.COMMAND, Outcome.DONE)
    owner.send(act)
    assert owner.batches == [[act]]
    for by in set(By) - {By.COMMAND}:
        with pytest.raises(JournalError, match="nothing of it was kept"):
            owner.send(replace(act, by=by))
    assert len(owner.batches) == 1


def test_the_owner_s_trouble_reaches_who_waits(owner: Owner) -> None:
    owner.trouble = DiskTrouble("The disk is full.")
    with pytest.raises(JournalError, match="The disk is full"):
        owner.send(sighted())


GOOD = (line(encode(sighted())) + "\n").encode()


@pytest.mark.parametrize(
    "content",
    [
        b"\n",
        b"null\n",
        b"[]\n",
        b"{}\n",
        b"\x80\x04K\x01.\n",  # a pickle
        GOOD + b"{",
        GOOD + GOOD[:-3] + b"\n",
        GOOD + b'{"event":"sighting"}\n',
        GOOD + GOOD.replace(b'"by":"hand"', b'"by":"nobody"'),
        GOOD + GOOD.replace(b'"id"', b'"more":1,"id"'),
        GOOD + b'{"event":"erase","at":"2026-05-04T12:00:00.000000Z","facts":{}}\n',
        GOOD + b"[" * 100_000 + b"\n",
        GOOD.rstrip(b"\n"),
    ],
)
def test_a_broken_batch_keeps_nothing_and_is_told_so(owner: Owner, content: bytes) -> None:
    answer = owner.raw(content)
    assert answer is not None
    assert answer["kept"] is False
    assert "nothing" in str(answer["why"])
    assert owner.batches == []
    owner.send(sighted())
    assert len(owner.batches) == 1


def test_half_a_batch_keeps_nothing(owner: Owner) -> None:
    answer = owner.raw(GOOD + GOOD, length=len(GOOD) * 3)
    assert answer is not None
    assert answer["kept"] is False
    assert owner.batches == []


def test_more_than_fits_is_refused_before_it_is_read(owner: Owner) -> None:
    answer = owner.raw(b"", length=inbox_module.MOST + 1)
    assert answer is not None
    assert "too much" in str(answer["why"])


def test_who_belongs_to_another_user_gets_no_answer(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: ours + 1)
    with suppress(ConnectionResetError, BrokenPipeError):
        assert owner.raw(GOOD) is None
    assert owner.batches == []


def test_the_socket_is_for_its_owner_only_and_goes_at_the_end(owner: Owner) -> None:
    path = owner.paths.inbox
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert is_served(path)
    owner.inbox.stop()
    assert not path.exists()
    assert not is_served(path)


def test_what_a_killed_program_left_behind_is_in_nobody_s_way(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(paths.inbox))
    keep_at(paths, SystemClock(), [SpeakerKept(NOON, speaker())])
    with SpeakerReader(paths.journal) as reader:
        assert reader.speakers() == [speaker()]
    found = Owner(tmp_path)
    found.inbox.start()
    found.send(sighted())
    found.inbox.stop()
    assert len(found.batches) == 1


def test_a_folder_may_lie_deeper_than_a_socket_s_address_reaches(tmp_path: Path) -> None:
    found = Owner(tmp_path / ("deep" * 20) / ("deeper" * 20))
    found.inbox.start()
    found.send(sighted())
    found.inbox.stop()
    assert len(found.batches) == 1


def test_while_nobody_records_a_command_keeps_it_by_itself_in_one_transaction(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    records = [imported(), rows("b1", record(1), record(2)), sighted()]
    keep_at(paths, SystemClock(), records)
    with SpeakerReader(paths.journal) as reader:
        assert len(list(reader.records("b1"))) == 2
        assert len(reader.sightings()) == 1


def test_commands_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = Paths(tmp_path)
    prepare(paths)
    journal = Journal.open(paths.journal, paths.lock, SystemClock())
    waited = threading.Event()
    monkeypatch.setattr(inbox_module.time, "sleep", lambda seconds: (waited.set(), threading.Event().wait(0.01)))
    keeping = threading.Thread(target=keep_at, args=(paths, SystemClock(), [sighted()]))
    keeping.start()
    assert waited.wait(10)
    journal.close()
    keeping.join(10)
    with SpeakerReader(paths.journal) as reader:
        assert len(reader.sightings()) == 1


def test_a_journal_held_for_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox_module, "PATIENCE", 0.0)
    paths = Paths(tmp_path)
    journal = Journal.open(paths.journal, paths.lock, SystemClock())
    with pytest.raises(JournalBusy):
        keep_at(paths, SystemClock(), [sighted()])
    journal.close()


def test_a_folder_that_can_not_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput):
        keep_at(Paths(tmp_path / "file"), SystemClock(), [sighted()])
