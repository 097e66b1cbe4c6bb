"""What a week's digest says, on the page, in the notification and in the terminal. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.digest import WEEK, Digest, Numbers, Odd, OddUse, ProgramWeek, Said, Unasked
from ui import messages
from ui.messages import application_title, counted, duration, listed, name
from ui.toast_words import ToastText

TITLE = "The week"
LAST_DAYS, LAST_WEEK = "The last 7 days", "Last week, Monday to Sunday"
OPEN = "This week…"
READING = "Looking at two weeks…"
WEEKLY = "Tell me of each week on its Monday"
TURNED_OFF = "There will be no weekly summary. The page “This week…” stays, and turns it on again."
MOST = 8
"""Lines of a kind; the rest is a number."""
MOST_PROGRAMS = 5
WORTH = timedelta(minutes=10)
"""A program's use that changed by less is no change worth a line."""
_WHY = {
    Odd.NIGHT: "at night",
    Odd.UNUSUAL_HOUR: "at an hour at which it is not used otherwise",
    Odd.NOBODY_THERE: "when nobody was there",
}
_SAID = {Said.PERSON: "marked here as not asked for", Said.VENDOR: "not meant, by the vendor's own label"}


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    lines: tuple[str, ...]


def heading(digest: Digest) -> str:
    """``From 23 February, 00:00 to 2 March, 00:00``."""
    return f"From {_at(digest, digest.since)} to {_at(digest, digest.until)}"


def parts(digest: Digest) -> tuple[Part, ...]:
    return (
        Part("In short", tuple(_short(digest))),
        Part("New programs", tuple(_new(digest))),
        Part("Longest use", tuple(_longest(digest))),
        Part("At odd hours, or when nobody was there", tuple(_odd(digest))),
        Part("Speakers that nobody had asked", tuple(_unasked(digest))),
        Part("Changes against the week before", tuple(_changes(digest))),
    )


def lines(digest: Digest) -> Iterator[str]:
    """For a terminal."""
    yield heading(digest)
    for part in parts(digest):
        yield ""
        yield part.title
        yield from (f"  {line}" for line in part.lines)


def toast(digest: Digest) -> ToastText:
    """What stood out, nothing more; where nothing did, that."""
    found = [
        _if(len(digest.new), "new program:", "new programs:", listed(_new_names(digest))),
        _if(len(digest.odd), "use at odd hours or when nobody was there", "uses at odd hours or when nobody was there"),
        _if(len(digest.unasked), "time a speaker woke unasked", "times a speaker woke unasked"),
    ]
    body = [line for line in found if line] or ["Nothing stood out."]
    title = f"Last week: {_times(digest.week)}, {_length(digest.week.used)} in all"
    return ToastText(title if digest.week.openings else "Last week nobody used a microphone", "\n".join(body))


def worth_telling(digest: Digest) -> bool:
    """Something was recorded; of a week in which the program did not run there is nothing to say."""
    return bool(digest.week.watched or digest.week.openings or digest.week.wakes)


def _if(count: int, one: str, many: str, what: str = "") -> str:
    return f"{counted(count, one, many)} {what}".strip() + "." if count else ""


def _short(digest: Digest) -> Iterator[str]:
    week, before = digest.week, digest.before
    if week.openings:
        who = counted(week.programs, "program", "programs")
        yield f"{who} used a microphone {_times(week)}, for {_length(week.used)} in all."
    else:
        yield "No program was seen using a microphone."
    if week.wakes:
        yield f"Smart speakers were witnessed waking {counted(week.wakes, 'time', 'times').lower()}."
    if before.watched or before.openings:
        yield f"The week before: {_times(before)}, {_length(before.used)}."
    yield from _watched(week, before)


def _watched(week: Numbers, before: Numbers) -> Iterator[str]:
    """What the numbers rest on."""
    if not week.watched:
        yield "Nothing was watched in this time, so that nothing is known of it."
    elif week.watched < WEEK - timedelta(minutes=1):
        yield f"It was watched for {_length(week.watched)} of 7 days; of the rest nothing is known."
    if not before.watched:
        yield "The week before was not watched, so there is nothing to compare with."
    elif before.watched < week.watched / 2:
        yield f"The week before was watched for {_length(before.watched)} only: the comparison says little."


def _new(digest: Digest) -> Iterator[str]:
    for who, at in digest.new[:MOST]:
        yield f"{application_title(who)}, first on {_at(digest, at)}. Identity: {messages.trust_word(who.trust)}."
    yield from _more(len(digest.new))
    if not digest.new:
        yield "None: each program had been recorded before."


def _new_names(digest: Digest) -> list[str]:
    names = [application_title(who) for who, _ in digest.new]
    return names if len(names) <= 3 else [*names[:3], f"{len(names) - 3:,} more"]


def _longest(digest: Digest) -> Iterator[str]:
    used = [each for each in digest.programs if each.openings or each.used]
    for each in used[:MOST_PROGRAMS]:
        often = f"{each.openings:,} opening{'' if each.openings == 1 else 's'}"
        yield f"{application_title(each.application)}: {_length(each.used)}, {often}"
    yield from _more(len(used), MOST_PROGRAMS)
    if digest.longest is not None:
        one = digest.longest
        length = _length((one.ended or digest.until) - one.started)
        still = "" if one.ended else " so far"
        who, begin = application_title(one.application), _at(digest, one.started)
        yield f"The longest at one go: {who}, {length}{still}, from {begin}."
    elif not used:
        yield "None."


def _odd(digest: Digest) -> Iterator[str]:
    for each in digest.odd[:MOST]:
        yield _odd_line(digest, each)
    yield from _more(len(digest.odd))
    if not digest.odd:
        yield "None was seen."
    if digest.presence_unknown:
        of = f"{digest.presence_unknown:,} of {digest.week.openings:,} openings"
        yield f"Whether anyone was there is not known for {of}: nothing on this computer said so."


def _odd_line(digest: Digest, use: OddUse) -> str:
    one = use.activation
    length = "still open" if one.ended is None else _length(one.ended - one.started)
    why = listed([_WHY[reason] for reason in use.why])
    return f"{_at(digest, one.started)}: {application_title(one.application)}, {length}; {why}"


def _unasked(digest: Digest) -> Iterator[str]:
    for each in digest.unasked[:MOST]:
        yield _unasked_line(digest, each)
    yield from _more(len(digest.unasked))
    if digest.week.wakes or digest.unasked:
        yield "Only what somebody marked here, or the vendor's own label calls not meant, is counted."
    else:
        yield "No speaker was witnessed waking."


def _unasked_line(digest: Digest, one: Unasked) -> str:
    return f"{_at(digest, one.at)}: {name(one.speaker) or 'A speaker'}, {_SAID[one.said]}"


def _changes(digest: Digest) -> Iterator[str]:
    if not digest.before.watched:
        yield "Nothing to compare with."
        return
    found = sorted(digest.programs, key=lambda each: abs(each.used - each.used_before), reverse=True)
    told = [each for each in found if abs(each.used - each.used_before) >= WORTH][:MOST_PROGRAMS]
    yield from (_change(each) for each in told)
    unasked, before = digest.week.unasked, digest.before.unasked
    if unasked != before:
        yield f"Speakers woke unasked {_number(unasked)}; the week before {_number(before)}."
    if not told and unasked == before:
        yield f"No program's use changed by {_length(WORTH)} or more."


def _change(one: ProgramWeek) -> str:
    who, by = application_title(one.application), _length(abs(one.used - one.used_before))
    if not one.used_before:
        return f"{who}: {by}, and nothing the week before"
    if not one.used:
        return f"{who}: nothing, and {by} the week before"
    more = "more" if one.used > one.used_before else "less"
    return f"{who}: {by} {more} than the week before ({_length(one.used)}, was {_length(one.used_before)})"


def _more(count: int, most: int = MOST) -> Iterator[str]:
    if count > most:
        yield f"and {count - most:,} more; the timeline shows them all"


def _times(numbers: Numbers) -> str:
    return _number(numbers.openings)


def _length(span: timedelta) -> str:
    return duration(span) if span else "0 s"


def _number(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _at(digest: Digest, at: datetime) -> str:
    """``2 March, 03:12``; with the date also on the last day, for a page that is read later."""
    local = at.astimezone()
    year = "" if local.year == digest.until.astimezone().year else f" {local.year}"
    return f"{local.day} {local.strftime('%B')}{year}, {local.strftime('%H:%M')}"
