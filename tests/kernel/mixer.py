"""The capture switch of a real card, used and followed, inside the machine of tools/alsa-vm."""

from __future__ import annotations

import queue
import subprocess
import threading

from monitor.control.alsa import AlsaControl
from monitor.control.model import MicrophoneMute

CARD = "1"  # the emulated Intel HDA codec
ID = "alsa:card1:pcm0"


def switch() -> str:
    shown = subprocess.run(["amixer", "-c", CARD, "sget", "Capture"], capture_output=True, text=True, check=False)
    return "on" if "[on]" in shown.stdout else "off" if "[off]" in shown.stdout else shown.stdout + shown.stderr


def muted_at_the_card() -> dict[str, object]:
    """What the control and amixer say of the card's switch, each after the other one changed it."""
    control = AlsaControl(served=lambda: False)
    told: queue.SimpleQueue[list[MicrophoneMute]] = queue.SimpleQueue()
    stop = threading.Event()

    def next_state(wanted: bool) -> bool | None:
        """Until it is told so; some changes come as several events."""
        for _ in range(20):
            state = {each.id: each.muted for each in told.get(timeout=20)}.get(ID)
            if state is wanted:
                break
        return state

    found: dict[str, object] = {"listed": {each.id: each.muted for each in control.microphones()}}
    subprocess.run(["amixer", "-q", "-c", CARD, "sset", "Capture", "cap"], check=False)
    thread = threading.Thread(target=control.follow, args=(lambda now: told.put(list(now)), stop))
    thread.start()
    found["first"] = next_state(False)
    control.mute(ID, True)
    found["muted"] = [switch(), next_state(True)]
    subprocess.run(["amixer", "-q", "-c", CARD, "sset", "Capture", "cap"], check=False)
    found["elsewhere"] = next_state(False)
    stop.set()
    control.wake()
    thread.join(20)
    found["ended"] = not thread.is_alive()
    return found
