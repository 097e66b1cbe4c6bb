"""A claim beside the kernel's word: verified where they agree, a conflict only where they truly can't both be right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import PurePosixPath

import pytest

from monitor.microphone.claims import claim_from, weighed, without_broker
from monitor.microphone.identity import identify
from monitor.model import Application, Claim, Evidence, Trust


@pytest.fixture
def me() -> Application:
    return identify(os.getpid(), Trust.KERNEL, Evidence.PEER_CREDENTIALS, None)


@pytest.fixture
def ended() -> Application:
    with subprocess.Popen(["sleep", "60"]) as process:
        found = identify(process.pid, Trust.KERNEL, Evidence.PEER_CREDENTIALS, None)
        process.kill()
    return found


def test_nothing_claimed_leaves_the_kernels_word(me: Application) -> None:
    assert weighed(me, Claim()) == me


def test_the_right_pid_is_verified(me: Application) -> None:
    assert weighed(me, Claim(pid=os.getpid())).trust is Trust.VERIFIED


def test_the_right_binary_is_verified(me: Application) -> None:
    assert me.exe
    assert weighed(me, Claim(binary=PurePosixPath(me.exe).name)).trust is Trust.VERIFIED


def test_the_name_on_the_command_line_is_an_honest_binary(me: Application) -> None:
    assert weighed(me, Claim(binary=PurePosixPath(sys.orig_argv[0]).name)).trust is Trust.VERIFIED


@pytest.mark.parametrize(
    "claim", [Claim(pid=1), Claim(binary="zoom"), Claim(pid=2**22 + 5), Claim(pid=os.getpid(), binary="zoom")]
)
def test_what_contradicts_the_kernel_is_a_conflict(me: Application, claim: Claim) -> None:
    found = weighed(me, claim)
    assert found.trust is Trust.CONFLICT
    assert (found.pid, found.name, found.claimed) == (me.pid, me.name, claim)


@pytest.mark.parametrize("name", ["ALSA plug-in [arecord]", "Chromium input", "Zoom", ""])
def test_a_name_is_free_text_and_no_conflict(me: Application, name: str) -> None:
    assert weighed(me, Claim(name=name)).trust is Trust.KERNEL


def test_a_claim_can_not_be_held_against_a_process_that_has_ended(ended: Application) -> None:
    """Its other pids, in a sandbox, can't be asked for any more."""
    assert weighed(ended, Claim(pid=2)).trust is Trust.KERNEL


def test_a_deleted_file_keeps_its_name(me: Application) -> None:
    assert me.exe
    assert weighed(me, Claim(binary=f"{PurePosixPath(me.exe).name} (deleted)")).trust is Trust.VERIFIED


@pytest.mark.parametrize("trust", [Trust.CLAIMED, Trust.UNKNOWN, Trust.BROKER])
def test_a_claim_proves_nothing_where_the_kernel_names_nobody(trust: Trust) -> None:
    assert weighed(Application("x", trust=trust), Claim(pid=5, binary="x")).trust is trust


def test_what_the_broker_fills_in_is_no_claim() -> None:
    said = Claim(name="pipewire", pid=77, binary="pipewire", app_id="a")
    assert without_broker(said, 77) == Claim(name="pipewire", app_id="a")
    assert without_broker(said, 78) == said


@pytest.mark.parametrize("pid", ["", "-1", "0", "٣", "99999999999", "1e3", "7 "])
def test_a_pid_that_is_no_pid_is_no_claim(pid: str) -> None:
    assert claim_from({"application.process.id": pid}).pid is None


def test_claims_are_found_under_their_names() -> None:
    said = {"application.name": "A", "application.process.id": "7", "application.process.binary": "b"}
    said |= {"application.id": "org.a", "application.icon_name": "i"}
    assert claim_from(said) == Claim("A", 7, "b", "org.a", "i")
