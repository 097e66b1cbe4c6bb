"""Holders of a device, with /dev/null standing for a sound card: what matters is its device number."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor.microphone.alsa_holders import grips_on, owner_of, still_holds

# A device that no other process of these tests has open.
DEVICE = "/dev/full"
HOLD = "import os,sys; fd = os.open(sys.argv[1], os.O_RDONLY); print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def number() -> int:
    return Path(DEVICE).stat().st_rdev


@contextmanager
def holding(path: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()
        yield process
        process.stdin.close()


def test_a_holder_is_found_by_device_number_whatever_the_name_of_the_node(number: int, tmp_path: Path) -> None:
    link = tmp_path / "innocent"
    link.symlink_to(DEVICE)
    with holding(str(link)) as process:
        assert process.pid in [grip.holder.pid for grip in grips_on([number])[number]]


def test_a_grip_ends_with_the_file(number: int) -> None:
    with holding(DEVICE) as process:
        (grip,) = [grip for grip in grips_on([number])[number] if grip.holder.pid == process.pid]
        assert still_holds(grip, number, "pcmC1D0c")
    assert not still_holds(grip, number, "pcmC1D0c")


def test_an_opener_is_named_by_its_process_when_asked_for_its_thread(number: int) -> None:
    opened, leave, tids = threading.Event(), threading.Event(), list[int]()

    def hold() -> None:
        with Path(DEVICE).open("rb"):
            tids.append(threading.get_native_id())
            opened.set()
            leave.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    opened.wait()
    owner = owner_of(tids[0], number)
    leave.set()
    thread.join()
    assert owner is not None
    assert owner.holder.pid == os.getpid() != tids[0]
    assert owner.grip is not None


def test_an_opener_that_let_go_has_no_grip(number: int) -> None:
    owner = owner_of(os.getpid(), number)
    assert owner is not None
    assert owner.grip is None


def test_an_opener_that_has_ended_is_nobody(number: int) -> None:
    process = subprocess.Popen(["true"])
    process.wait()
    assert owner_of(process.pid, number) is None
