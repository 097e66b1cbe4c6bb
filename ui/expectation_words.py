"""What to expect of a paired speaker in this room, in sentences: wakes heard, false alarms, what would help. No Qt."""

from __future__ import annotations

from monitor.pairing_model import ChimeExpected, Expectation
from ui.language import QT_TR_NOOP, tr
from ui.pairing_words import clearness

_ADVICE = {
    "move-closer": QT_TR_NOOP("Bring the microphone closer to the speaker."),
    "louder": QT_TR_NOOP("Make the speaker louder: its start sound follows its volume."),
    "end-sound-on": QT_TR_NOOP("Switch the end sound on too, and pair again."),
    "longer-chime": QT_TR_NOOP("Choose a longer start sound, if the speaker has one."),
    "quieter-room": QT_TR_NOOP("It hears farther when the room is quieter."),
}
ENDS_ALIKE = QT_TR_NOOP(
    "It sounds the same when it wakes and when it is done. So nobody can tell when it was done, and a second wake "
    "within half a minute of the first is not told: it would be taken for the end of the first."
)

# docs/measured/chime.json: 99.7 % where it was, 82.9 % after a move, at +10 dB and one false alarm a day; 5 of the 29
# chimes, all soft and low, less than half.
MOVED = QT_TR_NOOP(
    "This holds while speaker and microphone stay where they are. After a move fewer are heard, in the measurements 83 "
    "of 100 instead of 99, and some soft, low sounds seldom: pair again then."
)


def expectation_lines(expected: Expectation) -> list[str]:
    """Recall, false alarms, what a television does to it, and what would help; the first line is the headline."""
    lines = [tr("Here it would hear {share}.").format(share=share(expected.recall))]
    lines += [_chime_line(chime) for chime in expected.chimes]
    lines.append(tr("With a television on it would hear {share}.").format(share=share(expected.loud_recall)))
    lines.append(tr("False alarms: {rate}.").format(rate=rate(expected.false_a_day)) + _false_here(expected))
    lines.append(tr(MOVED))
    lines += [tr(ENDS_ALIKE)] if expected.ends_alike else []
    help_ = [tr(_ADVICE[code]) for code in expected.advice if code in _ADVICE]
    return [*lines, *([tr("What would help: {advice}").format(advice=" ".join(help_))] if help_ else [])]


def _false_here(expected: Expectation) -> str:
    if not expected.false_in_room:
        return ""
    said = tr("%n false {alarm|alarms} came in the {seconds} s of this room.", "", expected.false_in_room)
    return " " + said.format(seconds=f"{expected.room_s:.0f}")


def _chime_line(chime: ChimeExpected) -> str:
    said = tr("Start sound: {clearness}, {share}.") if chime.role == "start" else tr("End sound: {clearness}, {share}.")
    return said.format(clearness=clearness(chime.snr_db), share=share(chime.recall))


def share(recall: float) -> str:
    """``99 of 100 wakes``: never rounded up to all."""
    if recall >= 0.995:
        return tr("nearly every wake (more than 99 of 100)")
    if recall < 0.005:
        return tr("next to no wake")
    return tr("about {some} of 100 wakes").format(some=min(99, round(recall * 100)))


def rate(a_day: float) -> str:
    """False alarms a day, as a person counts them."""
    if a_day <= 0:
        return tr("none are expected")
    if a_day >= 1:
        return tr("about {count} a day").format(count=f"{a_day:.0f}")
    days = round(1 / a_day)
    return tr("about one in {days} days").format(days=days) if days > 1 else tr("about one a day")
