"""What the kernel's files mean; the samples were read from Linux 6.1 with snd-aloop and an HDA codec."""

from __future__ import annotations

import pytest

from monitor.microphone.alsa_proc import (
    Card,
    DeviceId,
    Status,
    cards_of,
    device_of_node,
    microphone_of,
    minors_of,
    status_of,
)
from monitor.model import MicrophoneKind, State

RUNNING = """state: RUNNING
owner_pid   : 198
trigger_time: 15.286459686
tstamp      : 0.000000000
delay       : 1050
avail       : 1050
avail_max   : 5555
-----
hw_ptr      : 127909
appl_ptr    : 126859
"""
INFO = """card: 1
device: 0
subdevice: 0
stream: CAPTURE
id: Generic Analog
name: Generic Analog
subname: subdevice #0
class: 0
subclass: 0
subdevices_count: 1
subdevices_avail: 0
"""
CARDS = """ 0 [Loopback       ]: Loopback - Loopback
                      Loopback 1
 1 [Intel          ]: HDA-Intel - HDA Intel
                      HDA Intel at 0xfebf0000 irq 26
12 [Mic            ]: USB-Audio - Blue - Yeti [2]: x
                      Blue Yeti at usb-0000:00:14.0-1, full speed
"""
DEVICES = """  1:        : sequencer
  2: [ 0- 0]: digital audio playback
  3: [ 0- 0]: digital audio capture
  6: [ 0]   : control
  8: [ 1- 0]: digital audio capture
 40: [12- 3]: digital audio capture
 33:        : timer
"""


def test_a_closed_substream_has_no_status() -> None:
    assert status_of("closed\n") is None


def test_a_running_substream_captures_for_its_opener() -> None:
    assert status_of(RUNNING) == Status(State.CAPTURING, 198)


@pytest.mark.parametrize("word", ["OPEN", "SETUP", "PREPARED", "PAUSED", "SUSPENDED", "DISCONNECTED", "a new word"])
def test_a_substream_that_is_open_and_not_running_is_paused(word: str) -> None:
    assert status_of(RUNNING.replace("RUNNING", word)) == Status(State.PAUSED, 198)


def test_a_substream_that_fell_behind_still_counts_as_capturing() -> None:
    assert status_of(RUNNING.replace("RUNNING", "XRUN")) == Status(State.CAPTURING, 198)


def test_a_status_without_an_opener_is_open_all_the_same() -> None:
    assert status_of("state: OPEN\nowner_pid   : \n") == Status(State.PAUSED, None)


def test_a_microphone_is_named_by_its_card_and_its_device() -> None:
    found = microphone_of(DeviceId(1, 0), INFO, cards_of(CARDS)[1])
    assert (found.id, found.name, found.kind) == (
        "alsa:card1:pcm0",
        "HDA Intel: Generic Analog",
        MicrophoneKind.HARDWARE,
    )


def test_a_loopback_card_is_virtual() -> None:
    assert microphone_of(DeviceId(0, 1), INFO, cards_of(CARDS)[0]).kind is MicrophoneKind.VIRTUAL


def test_a_microphone_of_a_card_that_left_meanwhile_still_has_a_name() -> None:
    assert microphone_of(DeviceId(3, 2), "", None).name == "card 3: device 2"


def test_a_card_may_have_dashes_and_brackets_in_its_name() -> None:
    assert cards_of(CARDS)[12] == Card("USB-Audio", "Blue - Yeti [2]: x")


def test_no_cards_are_no_cards() -> None:
    assert cards_of("--- no soundcards ---\n") == {}


def test_only_capture_devices_have_numbers() -> None:
    assert minors_of(DEVICES) == {DeviceId(0, 0): 3, DeviceId(1, 0): 8, DeviceId(12, 3): 40}


@pytest.mark.parametrize(
    ("name", "device"),
    [
        ("pcmC1D0c", DeviceId(1, 0)),
        ("pcmC12D3c", DeviceId(12, 3)),
        ("pcmC1D0p", None),
        ("controlC1", None),
        ("pcmC1D0c.old", None),
        ("", None),
    ],
)
def test_only_capture_nodes_ring_the_alarm(name: str, device: DeviceId | None) -> None:
    assert device_of_node(name) == device
