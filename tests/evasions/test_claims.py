"""Programs that say they are somebody else are recorded as who they are, with what they said beside it."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from monitor.model import Evidence, Trust
from tests.evasions.stand import PARECORD, PW_RECORD, Stand
from tests.rig.processes import run
from tests.rig.sound import LIE, PrivatePipeWire


def pulse_lie(**said: object) -> dict[str, str]:
    return {"PULSE_PROP": " ".join(f"{key.replace('__', '.')}={value}" for key, value in said.items())}


@pytest.mark.parametrize("again", range(3))
def test_a_liar_is_found_out_while_others_connect_and_go(stand: Stand, again: int) -> None:
    """``recording`` asks pactl every 10 ms, and each pactl is a connection that appears and ends beside the liar's."""
    with stand.server.recording("parecord", env=LIE) as liar:
        opened = stand.opening(liar.pid, Trust.CONFLICT)
        stand.nobody_else_is_accused(liar.pid)
    application = opened.application
    assert (application.name, application.evidence) == ("parecord", Evidence.SOCKET_HOLDER)
    assert application.claimed is not None
    assert (application.claimed.pid, application.claimed.binary) == (1, "zoom")


def test_claiming_a_process_that_really_records_names_the_liar(either: Stand) -> None:
    """More clients say its pid than it has connections."""
    lie = pulse_lie(application__process__id=either.honest.pid, application__process__binary="pacat")
    with either.running(*PARECORD, env=lie) as liar:
        opened = either.opening(liar.pid, Trust.CONFLICT)
        either.nobody_else_is_accused(liar.pid)
    assert opened.application.claimed is not None
    assert opened.application.claimed.pid == either.honest.pid


def test_claiming_a_binary_an_id_and_an_icon_names_the_liar(either: Stand) -> None:
    lie = pulse_lie(
        application__process__binary="firefox", application__id="org.mozilla.firefox",
        application__name="Firefox", application__icon_name="firefox",
    )  # fmt: skip
    with either.running(*PARECORD, env=lie) as liar:
        opened = either.opening(liar.pid, Trust.CONFLICT)
        either.nobody_else_is_accused(liar.pid)
    claimed = opened.application.claimed
    assert (opened.application.name, opened.application.icon, opened.application.app_id) == ("parecord", None, None)
    assert claimed is not None
    assert (claimed.binary, claimed.app_id, claimed.icon) == ("firefox", "org.mozilla.firefox", "firefox")


def test_claiming_a_pid_that_was_never_given_out_names_the_liar(either: Stand) -> None:
    with either.running(*PARECORD, env=pulse_lie(application__process__id=2**31 - 1)) as liar:
        either.opening(liar.pid, Trust.CONFLICT)
        either.nobody_else_is_accused(liar.pid)


def test_claiming_a_process_that_has_just_ended_names_the_liar(either: Stand) -> None:
    with either.running("true") as ended:
        ended.process.wait()
        with either.running(*PARECORD, env=pulse_lie(application__process__id=ended.pid)) as liar:
            either.opening(liar.pid, Trust.CONFLICT)
            either.nobody_else_is_accused(liar.pid)


@pytest.mark.parametrize("pid", ["0", "", "-1", "nobody", "99999999999999999999"])
def test_claiming_no_usable_pid_leaves_the_kernel_to_name_it(either: Stand, pid: str) -> None:
    with either.running(*PARECORD, env=pulse_lie(application__process__id=f'"{pid}"')) as program:
        opened = either.opening(program.pid)
        either.nobody_else_is_accused()
    assert opened.application.trust in (Trust.KERNEL, Trust.VERIFIED)


def test_several_liars_at_once_are_each_named(either: Stand) -> None:
    with ExitStack() as all_of_them:
        liars = [all_of_them.enter_context(either.running(*PARECORD, env=LIE)).pid for _ in range(4)]
        for liar in liars:
            either.opening(liar, Trust.CONFLICT)
        either.nobody_else_is_accused(*liars)


def test_honest_programs_that_start_with_a_liar_stay_honest(either: Stand) -> None:
    with ExitStack() as all_of_them:
        liar = all_of_them.enter_context(either.running(*PARECORD, env=LIE))
        honest = [all_of_them.enter_context(either.running(*PARECORD)) for _ in range(3)]
        for one in honest:
            either.opening(one.pid, Trust.VERIFIED)
        either.opening(liar.pid, Trust.CONFLICT)
        either.nobody_else_is_accused(liar.pid)


def test_a_native_liar_is_named_by_the_server_that_asked_the_kernel(stand: Stand) -> None:
    lie = f"{{ application.process.id = {stand.honest.pid} application.process.binary = zoom application.name = Zoom }}"
    with stand.running(*PW_RECORD, env={"PIPEWIRE_PROPS": lie}) as liar:
        opened = stand.opening(liar.pid, Trust.CONFLICT)
        stand.nobody_else_is_accused(liar.pid)
    assert opened.application.evidence is Evidence.PEER_CREDENTIALS


def test_a_native_client_can_not_write_what_the_server_alone_may_say(stand: Stand) -> None:
    lie = "{ pipewire.sec.pid = 1 pipewire.access.portal.app_id = org.mozilla.firefox pipewire.sec.flatpak = true }"
    with stand.running(*PW_RECORD, env={"PIPEWIRE_PROPS": lie}) as liar:
        opened = stand.opening(liar.pid)
    assert (opened.application.app_id, opened.application.sandbox) == (None, None)
    assert "firefox" not in opened.application.name


def test_calling_itself_a_client_of_another_kind_hides_nobody(stand: Stand) -> None:
    """A module inside pipewire-pulse is told as the server's own; a program that says it is one is not."""
    lie = pulse_lie(application__process__id=1, client__api="module", pulse__server__type="tcp")
    with stand.running(*PARECORD, env=lie) as liar:
        opened = stand.opening(liar.pid, Trust.CONFLICT)
        stand.nobody_else_is_accused(liar.pid)
    assert opened.application.remote is None


def test_pactl_shows_the_lie_that_we_see_through(stand: Stand) -> None:
    """What the claim is worth in the list that others go by."""
    assert isinstance(stand.server, PrivatePipeWire)
    with stand.running(*PARECORD, env=LIE) as liar:
        stand.opening(liar.pid, Trust.CONFLICT)
        listed = run("pactl", "list", "source-outputs", env=stand.server.env)
    assert 'application.process.binary = "zoom"' in listed
    assert f'"{liar.pid}"' not in listed
