"""Mute and cut off on real sound servers, with real programs that record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.act_model import Act, By, Outcome
from monitor.control.memory import Memory
from monitor.model import Known
from tests.control.stand import Stand, stand
from tests.rig.processes import Program, wait_until
from tests.rig.sound import MICROPHONE, PrivatePipeWire, PrivatePulseAudio

_ID = {"pipewire": MICROPHONE, "pulseaudio": f"pulse:{MICROPHONE}"}
_BYTES = 44_100  # half a second and more of what the recorders write
_SERVERS: dict[str, type[PrivatePipeWire] | type[PrivatePulseAudio]] = {
    "pipewire": PrivatePipeWire,
    "pulseaudio": PrivatePulseAudio,
}


@pytest.fixture(scope="module", params=list(_SERVERS))
def sound(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PrivatePipeWire | PrivatePulseAudio]:
    made = _SERVERS[request.param](tmp_path_factory.mktemp("sound"))
    with made:
        yield made


@pytest.fixture
def here(sound: PrivatePipeWire | PrivatePulseAudio, tmp_path: Path) -> Iterator[Stand]:
    for source in sound.sources():
        sound.pactl("set-source-mute", source, "0")
    with stand(sound, tmp_path / "data") as made:
        yield made


@pytest.fixture
def mic(sound: PrivatePipeWire | PrivatePulseAudio) -> str:
    return _ID["pipewire" if isinstance(sound, PrivatePipeWire) else "pulseaudio"]


def grown(file: Path) -> bytes:
    """What a recorder writes from now on, half a second of it; a first part that was on its way is left out."""
    before = file.stat().st_size + _BYTES
    wait_until(lambda: file.stat().st_size > before + _BYTES, "the recording to go on")
    return file.read_bytes()[before:]


def noisy(sound: PrivatePipeWire | PrivatePulseAudio, tmp_path: Path) -> tuple[str, Program]:
    """A microphone that hears something: its name, and the program that makes the noise."""
    sound.pactl("load-module", "module-null-sink", "sink_name=room", "channel_map=mono")
    kind = "module-remap-source" if isinstance(sound, PrivatePipeWire) else "module-virtual-source"
    sound.pactl("load-module", kind, "master=room.monitor", "source_name=ear")
    wait_until(lambda: "ear" in sound.sources(), "the microphone that hears")
    noise = "anoisesrc=amplitude=0.5:sample_rate=44100"
    play = ["ffmpeg", "-nostdin", "-loglevel", "error", "-re", "-f", "lavfi", "-i", noise]
    return "ear", sound.programs.start(*play, "-f", "pulse", "-device", "room", "noise")


def test_a_muted_microphone_gives_digital_silence_and_sound_again_when_unmuted(here: Stand, tmp_path: Path) -> None:
    assert isinstance(here.sound, PrivatePipeWire | PrivatePulseAudio)
    name, noise = noisy(here.sound, tmp_path)
    ear = name if isinstance(here.sound, PrivatePipeWire) else f"pulse:{name}"
    file = tmp_path / "heard.raw"
    with here.sound.client("parecord", f"--device={name}", "--raw", "--latency-msec=20", str(file)):
        wait_until(lambda: file.exists() and any(file.read_bytes()[-1000:]), "sound")
        here.wait_muted(ear, False)
        muted = here.service.control.mute(ear, True, By.PERSON)
        assert (muted.act, muted.outcome, muted.reason) == (Act.MUTE, Outcome.DONE, "")
        assert not any(grown(file)), "the recording is digital silence"
        undone = here.service.control.undo(muted)
        assert (undone.act, undone.outcome, undone.undoes) == (Act.UNMUTE, Outcome.DONE, muted.id)
        assert any(grown(file))
    noise.stop()
    assert here.acts == [muted, undone], "each act is kept"


def test_a_change_from_elsewhere_is_told(here: Stand, mic: str) -> None:
    here.wait_muted(mic, False)
    here.sound.pactl("set-source-mute", MICROPHONE, "1")
    here.wait_muted(mic, True)
    here.sound.pactl("set-source-mute", MICROPHONE, "0")
    here.wait_muted(mic, False)
    assert [each.muted for told in here.told for each in told.microphones if each.id == mic][-2:] == [True, False]
    assert here.acts == [], "what others do is no act of ours"


def test_one_of_two_streams_is_cut_off_and_the_other_goes_on(here: Stand, mic: str) -> None:
    with here.sound.recording("parecord") as first:
        cut = here.one(lambda each: each.application.pid == first.pid)
        with here.sound.recording("parecord") as second:
            kept = here.one(lambda each: each.application.pid == second.pid)
            done = here.service.control.cut_off(cut, By.PERSON)
            assert (done.act, done.outcome, done.activation) == (Act.CUT_OFF, Outcome.DONE, cut.id)
            over = here.ended(cut.id)
            assert over.ended_known is Known.SEEN
            assert second.alive
            assert kept.id in [each.id for each in here.open()]
            again = here.service.control.cut_off(cut, By.PERSON)
            assert (again.outcome, again.reason) == (Outcome.GONE, "That stream has ended already.")
    assert here.acts == [done, again]


@pytest.mark.parametrize("kind", ["pw-record", "parecord", "ffmpeg"])
def test_a_program_whose_stream_was_cut_off_lives_on_at_a_pipewire_server(here: Stand, kind: str) -> None:
    if not isinstance(here.sound, PrivatePipeWire):
        pytest.skip("PulseAudio tells the program that its stream failed; a bare recorder takes that for the end")
    with here.sound.recording(kind) as program:
        cut = here.one(lambda each: each.application.pid == program.pid)
        assert here.service.control.cut_off(cut, By.RULE, "r1").outcome is Outcome.DONE
        here.ended(cut.id)
        here.sound.add_loudspeaker("new")  # makes the session manager look at all streams again
        assert program.alive
        assert here.open() == ()
    assert [(act.by, act.rule) for act in here.acts] == [(By.RULE, "r1")]


def test_a_stream_that_is_named_wrongly_is_not_cut(here: Stand) -> None:
    with here.sound.recording("parecord") as program:
        found = here.one(lambda each: each.application.pid == program.pid)
        other = replace(found, microphone=replace(found.microphone, id="another"))
        assert here.service.control.cut_off(other, By.PERSON).outcome is Outcome.GONE
        assert found.id in [each.id for each in here.open()]


def test_unmuting_all_brings_back_exactly_those_that_could_hear(here: Stand, mic: str) -> None:
    control = here.service.control
    others = [each.id for each in control.microphones() if each.id != mic]
    here.sound.pactl("set-source-mute", MICROPHONE, "1")
    here.wait_muted(mic, True)
    extra = "pulse:more" if mic.startswith("pulse:") else "more"
    _add(here, "more")
    here.wait_muted(extra, False)
    muted = control.mute(None, True, By.PERSON)
    assert (muted.outcome, muted.microphone) == (Outcome.DONE, None)
    here.wait_muted(extra, True)
    assert control.mutes().all_muted
    assert Memory(here.paths.muted).standing() is not None, "it is known after a restart"
    assert control.mute(None, False, By.PERSON).outcome is Outcome.DONE
    for id in (extra, *others):
        here.wait_muted(id, False)
    assert here.state(mic) is True, "it was muted before"
    assert Memory(here.paths.muted).standing() is None


def test_a_microphone_that_comes_while_all_are_muted_is_muted_and_that_is_kept(here: Stand, mic: str) -> None:
    here.service.control.mute(None, True, By.HOTKEY)
    here.wait_muted(mic, True)
    _add(here, "plugged")
    plugged = "pulse:plugged" if mic.startswith("pulse:") else "plugged"
    here.wait_muted(plugged, True)
    wait_until(lambda: len(here.acts) == 2, "its record")
    act = here.acts[-1]
    assert (act.act, act.by, act.outcome) == (Act.MUTE, By.HOTKEY, Outcome.DONE)
    assert act.microphone is not None
    assert act.microphone.id == plugged
    here.service.control.mute(None, False, By.HOTKEY)
    here.wait_muted(plugged, False)


def test_one_that_is_unmuted_elsewhere_is_left_to_hear(here: Stand, mic: str) -> None:
    for each in here.service.control.microphones():
        if each.id != mic:
            here.service.control.mute(each.id, True, By.PERSON)
    here.service.control.mute(None, True, By.PERSON)
    here.wait_muted(mic, True)
    here.sound.pactl("set-source-mute", MICROPHONE, "0")
    here.wait_muted(mic, False)
    wait_until(lambda: Memory(here.paths.muted).standing() is None, "the wish to be over")
    assert here.state(mic) is False


def test_a_microphone_that_is_not_there_is_said_to_be_so(here: Stand) -> None:
    done = here.service.control.mute("nobody", True, By.COMMAND)
    assert (done.outcome, done.reason) == (Outcome.GONE, "That microphone is not connected.")
    assert here.acts == [done]


def _add(here: Stand, name: str) -> None:
    if isinstance(here.sound, PrivatePipeWire):
        here.sound.add_microphone(name)
        return
    here.sound.pactl("load-module", "module-virtual-source", f"source_name={name}", "master=n.monitor")
    wait_until(lambda: name in here.sound.sources(), name)
