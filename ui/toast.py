"""One notification as a value: what it says, how loud, what it offers, and which place on the screen it has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from monitor.model import Activation, Application, Burst, Trust, Use
from monitor.service_seam import Incident
from ui.next_steps import Step
from ui.toast_words import ToastText


class Loudness(IntEnum):
    """The numbers of the desktop notification specification's urgency."""

    QUIET = 0
    NORMAL = 1
    ALARM = 2


@dataclass(frozen=True, slots=True)
class Toast:
    """``slot``: a later toast of the same slot replaces this one. ``stays``: until the user has seen it. ``steps``:
    what it offers. ``sighting``: the id of the one that "I did not ask for that" would mark. ``page``: the page that
    "Show" opens, "" for the timeline."""

    slot: str
    text: ToastText
    loudness: Loudness
    stays: bool
    activation: Activation | None = None
    incident: Incident | None = None
    sighting: str = ""
    page: str = ""
    steps: tuple[Step, ...] = (Step.SHOW,)

    @property
    def application(self) -> Application | None:
        """Whom "Always allow" would mean, None where that is not offered."""
        about = self.activation or (self.incident if isinstance(self.incident, Burst) else None)
        return about.application if about is not None and Step.ALLOW in self.steps else None

    @property
    def shows(self) -> str:
        """The id of what the timeline would show."""
        about = self.activation or self.incident
        return about.id if about else self.sighting


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The toast of this slot said something that turned out false, or was answered elsewhere."""

    slot: str


Order = Toast | Withdraw


def burst_slot(burst: Burst) -> str:
    return f"burst:{burst.application.identity}"


def slot_of(activation: Activation) -> str:
    """Its program; a contradicted identity has a slot of its own, so that a harmless toast never replaces an alarm."""
    who = activation.application
    alarm = "alarm:" if who.trust is Trust.CONFLICT else ""
    kind = "sound:" if activation.use is Use.OUTPUT_CAPTURE else ""
    return f"{alarm}{kind}{who.identity}"
