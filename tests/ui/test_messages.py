from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import (
    Activation,
    Application,
    Claim,
    Evidence,
    ExeState,
    Microphone,
    MicrophoneKind,
    Package,
    PackageFile,
    Sandbox,
    Trust,
)
from tests.ui.fakes import BACKUP, BUILT_IN, DISCORD, FIREFOX, NOON, OWN, PACAT, QUIETED, SPEAKERS, ZOOM
from ui import messages as m
from ui.origin_words import provenance


@pytest.mark.parametrize(
    ("seconds", "long", "short", "watch"),
    [
        (0, "less than 1 ms", "less than 1 ms", "0:00"),
        (0.028, "28 ms", "28 ms", "0:00"),
        (0.9999, "999 ms", "999 ms", "0:00"),
        (7.9, "7 s", "7 s", "0:07"),
        (60, "1 min", "1 min", "1:00"),
        (2538, "42 min 18 s", "42 min", "42:18"),
        (3599, "59 min 59 s", "59 min", "59:59"),
        (11525, "3 h 12 min", "3 h 12 min", "3:12:05"),
        (190_800, "2 d 5 h", "2 d 5 h", "53:00:00"),
    ],
)
def test_a_length_is_told_in_its_two_largest_units_and_never_rounded_up(
    seconds: float, long: str, short: str, watch: str
) -> None:
    length = timedelta(seconds=seconds)
    assert (m.duration(length), m.about(length), m.stopwatch(length)) == (long, short, watch)


def test_a_clock_that_went_back_shows_no_negative_length() -> None:
    assert m.duration(timedelta(seconds=-5)) == "less than 1 ms"
    assert m.stopwatch(timedelta(seconds=-5)) == "0:00"


def test_a_time_of_another_day_carries_its_date() -> None:
    now = datetime(2026, 3, 3, 12, 0).astimezone(UTC)
    at = [datetime(2026, 3, 3, 8, 2, 9), datetime(2026, 3, 2, 8, 2), datetime(2025, 3, 3, 8, 2)]
    told = [m.clock(each.astimezone(UTC), now) for each in at]
    assert told == ["08:02", "2 March, 08:02", "3 March 2025, 08:02"]
    assert m.clock(at[0].astimezone(UTC), now, seconds=True) == "08:02:09"


def test_each_trust_and_each_evidence_has_words() -> None:
    words = [m.trust_word(trust) for trust in Trust]
    assert words == ["confirmed", "checked", "its own word", "contradicted", "go-between", "unknown"]
    for evidence in Evidence:
        sentence = m.evidence_sentence(Application("x", evidence=evidence))
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_a_contradicted_identity_is_told_with_the_claim_beside_the_kernels_fact() -> None:
    fact = "The kernel names this process as the owner of the connection"
    assert m.evidence_sentence(PACAT) == f"{fact}; it calls itself Zoom (process 1)."
    assert m.application_title(PACAT) == "pacat"
    assert m.badge(PACAT) == "calls itself Zoom (process 1)"


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (None, ""),
        (Claim(), ""),
        (Claim(name="Zoom"), "Zoom"),
        (Claim(pid=1), "process 1"),
        (Claim(binary="zoom", pid=1), "zoom (process 1)"),
        (Claim(app_id="us.zoom.Zoom"), "us.zoom.Zoom"),
    ],
)
def test_a_claim_is_told_by_what_there_is_of_it(claim: Claim | None, words: str) -> None:
    assert m.claim_words(claim) == words


def test_of_a_claim_the_part_that_contradicts_is_told() -> None:
    mixed = replace(PACAT, name="parecord", claimed=Claim("parecord", 1, "zoom"))
    assert m.badge(mixed) == "calls itself zoom (process 1)"
    only_pid = replace(PACAT, claimed=Claim("pacat", 1, "pacat"))
    assert m.badge(only_pid) == "calls itself pacat (process 1)"


def test_a_conflict_without_any_claim_to_quote_says_contradicted() -> None:
    assert m.badge(replace(PACAT, claimed=None)) == "contradicted"


def test_a_claim_that_agrees_is_not_repeated() -> None:
    assert m.evidence_sentence(FIREFOX).endswith("; what it says of itself agrees.")
    assert m.badge(FIREFOX) == "checked"


def test_a_claim_alone_is_shown_as_a_claim() -> None:
    assert m.evidence_sentence(DISCORD) == (
        "Only its own word says which program this is; it calls itself Discord (process 7000)."
    )


def test_a_go_between_is_told_as_one() -> None:
    daemon = Application("pulse-proxy", trust=Trust.BROKER, evidence=Evidence.SOCKET_HOLDER, claimed=Claim("Zoom"))
    assert m.evidence_sentence(daemon).endswith("; it passes sound on for a program that calls itself Zoom.")
    assert m.evidence_sentence(replace(daemon, claimed=None)).endswith("for another program that can't be seen.")


def test_the_desktop_files_name_stands_only_where_the_program_is_attested() -> None:
    assert m.application_title(FIREFOX) == "Firefox"
    assert m.application_title(replace(FIREFOX, trust=Trust.CONFLICT)) == "firefox"
    assert m.application_title(replace(FIREFOX, trust=Trust.CLAIMED)) == "firefox"


def test_an_interpreter_is_named_with_its_script() -> None:
    assert m.application_title(BACKUP) == "python3 · backup.py"


def test_the_programs_own_use_is_named_as_such() -> None:
    assert m.application_title(OWN) == "Earwitness (this program)"


@pytest.mark.parametrize(
    ("application", "words"),
    [
        (PACAT, "run by bash in a terminal · /usr/bin/pacat"),
        (ZOOM, "us.zoom.Zoom · Flatpak"),
        (BACKUP, "run by cron · script /home/ada/backup.py, as its command line says · /usr/bin/python3.11"),
        (Application("x", exe="/tmp/x", exe_state=ExeState.DELETED), "/tmp/x, file deleted since"),
        (Application("x", exe="memfd:x", exe_state=ExeState.MEMFD), "memfd:x, exists only in memory"),
        (replace(PACAT, parents=(), package=Package("dpkg", "pulse")), "/usr/bin/pacat · package pulse"),
        (
            replace(PACAT, parents=(), package=Package("dpkg", "pulse", PackageFile.ALTERED)),
            "/usr/bin/pacat · not as the package pulse ships it",
        ),
        (Application("x", parents=("konsole", "systemd")), "run in a terminal"),
        (Application("x", parents=("systemd",)), ""),
        (Application("x", unit="spy.service"), "service spy.service"),
        (Application("x", unit="user@1000.service"), ""),
        (Application("x", remote="10.0.0.7"), "from 10.0.0.7"),
        (Application("x", sandbox=Sandbox("container", "4f2a")), "4f2a · container"),
    ],
)
def test_where_a_program_comes_from(application: Application, words: str) -> None:
    assert provenance(application) == words


def test_a_virtual_microphone_is_told_with_the_chain_behind_it() -> None:
    assert m.via(QUIETED) == "Built-in microphone through noise suppression"
    assert m.via(BUILT_IN) == "Built-in microphone"
    three = replace(QUIETED, chain=("Built-in microphone", "echo cancel", "noise suppression"))
    assert m.via(three) == "Built-in microphone through echo cancel and noise suppression"


def test_the_computers_own_sound_is_never_called_a_microphone() -> None:
    assert "microphone" not in m.via(SPEAKERS).lower()


def test_a_name_can_not_be_a_whole_sentence() -> None:
    long = "Firefox. The kernel confirms that this is Firefox and that nothing is wrong with it at all, really"
    assert len(m.application_title(Application(long))) <= m.NAME_LIMIT + 8


def test_an_unnamed_program_has_a_name_all_the_same() -> None:
    assert m.application_title(Application("")) == "unknown program"


def test_sources_have_plain_names() -> None:
    assert m.source_name("pipewire") == "Sound server (PipeWire)"
    assert m.source_name("alsa") == "Kernel's sound cards"
    assert m.source_name("something-new") == "something-new"


def test_lists_and_counts_read_as_speech() -> None:
    assert [m.listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert m.counted(1, "program", "programs") == "One program"
    assert m.counted(4000, "program", "programs") == "4,000 programs"
    assert m.clock(NOON, NOON)


def test_the_way_from_the_card_to_the_program_is_told_where_a_server_stands_between() -> None:
    microphone = Microphone("node", "Built-in", MicrophoneKind.HARDWARE, card=1)
    application = Application("parecord", pid=7, trust=Trust.KERNEL)
    activation = Activation("a1", "pipewire", application, microphone, datetime(2026, 3, 3, tzinfo=UTC))
    assert m.way(activation) == "sound card 1 → PipeWire → parecord"
    assert m.way(replace(activation, source="alsa")) == ""
    assert m.way(replace(activation, microphone=replace(microphone, card=None))) == ""
