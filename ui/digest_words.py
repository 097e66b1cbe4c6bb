"""What a week's digest says, on the page, in the notification and in the terminal. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.digest import WEEK, Digest, Numbers, Odd, OddUse, ProgramWeek, Said, Unasked
from monitor.model import Activation
from ui import messages
from ui.language import QT_TR_NOOP, long_date, number, tr
from ui.messages import application_title, duration, listed, name
from ui.toast_words import ToastText

MOST = 8
"""Lines of a kind; the rest is a number."""
MOST_PROGRAMS = 5
WORTH = timedelta(minutes=10)
"""A program's use that changed by less is no change worth a line."""
TITLE = QT_TR_NOOP("The week")
TURNED_OFF = QT_TR_NOOP("There will be no weekly summary. The page “This week…” stays, and turns it on again.")
_WHY = {
    Odd.NIGHT: QT_TR_NOOP("at night"),
    Odd.UNUSUAL_HOUR: QT_TR_NOOP("at an hour at which it is not used otherwise"),
    Odd.NOBODY_THERE: QT_TR_NOOP("when nobody was there"),
}
_SAID = {
    Said.PERSON: QT_TR_NOOP("marked here as not asked for"),
    Said.VENDOR: QT_TR_NOOP("not meant, by the vendor's own label"),
}


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    lines: tuple[str, ...]


def spans() -> tuple[str, str]:
    """Which week: up to now, and the one that is over."""
    return tr("The last 7 days"), tr("Last week, Monday to Sunday")


def reading() -> str:
    return tr("Looking at two weeks…")


def weekly() -> str:
    return tr("Tell me of each week on its Monday")


def heading(digest: Digest) -> str:
    """``From 23 February, 00:00 to 2 March, 00:00``."""
    return tr("From {since} to {until}").format(since=_at(digest, digest.since), until=_at(digest, digest.until))


def parts(digest: Digest) -> tuple[Part, ...]:
    return (
        Part(tr("In short"), tuple(_short(digest))),
        Part(tr("New programs"), tuple(_new(digest))),
        Part(tr("Longest use"), tuple(_longest(digest))),
        Part(tr("At odd hours, or when nobody was there"), tuple(_odd(digest))),
        Part(tr("Speakers that nobody had asked"), tuple(_unasked(digest))),
        Part(tr("Changes against the week before"), tuple(_changes(digest))),
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
    body = list(_stood_out(digest)) or [tr("Nothing stood out.")]
    said = tr("Last week nobody used a microphone")
    if digest.week.openings:
        used = tr("Last week: {often}, {length} in all")
        said = used.format(often=_often(digest.week.openings), length=_length(digest.week.used))
    return ToastText(said, "\n".join(body))


def _stood_out(digest: Digest) -> Iterator[str]:
    if new := len(digest.new):
        yield tr("{One new program|%n new programs}: {names}.", "", new).format(names=listed(_new_names(digest)))
    if odd := len(digest.odd):
        yield tr("{One use|%n uses} at odd hours or when nobody was there.", "", odd)
    if unasked := len(digest.unasked):
        yield tr("{One time|%n times} a speaker woke unasked.", "", unasked)


def worth_telling(digest: Digest) -> bool:
    """Something was recorded; of a week in which the program did not run there is nothing to say."""
    return bool(digest.week.watched or digest.week.openings or digest.week.wakes)


def _short(digest: Digest) -> Iterator[str]:
    week, before = digest.week, digest.before
    if week.openings:
        said = tr("{One program|%n programs} used a microphone {often}, for {length} in all.", "", week.programs)
        yield said.format(often=_often(week.openings), length=_length(week.used))
    else:
        yield tr("No program was seen using a microphone.")
    if week.wakes:
        yield tr("Smart speakers were witnessed waking {once|%n times}.", "", week.wakes)
    if before.openings:
        said = tr("The week before: {often}, {length}.")
        yield said.format(often=_often(before.openings), length=_length(before.used))
    elif before.watched:
        yield tr("The week before: not once.")
    yield from _watched(week, before)


def _watched(week: Numbers, before: Numbers) -> Iterator[str]:
    """What the numbers rest on."""
    if not week.watched:
        yield tr("Nothing was watched in this time, so that nothing is known of it.")
    elif week.watched < WEEK - timedelta(minutes=1):
        said = tr("It was watched for {length} of 7 days; of the rest nothing is known.")
        yield said.format(length=_length(week.watched))
    if not before.watched:
        yield tr("The week before was not watched, so there is nothing to compare with.")
    elif before.watched < week.watched / 2:
        said = tr("The week before was watched for {length} only: the comparison says little.")
        yield said.format(length=_length(before.watched))


def _new(digest: Digest) -> Iterator[str]:
    said = tr("{program}, first on {time}. Identity: {trust}.")
    for who, at in digest.new[:MOST]:
        trust = messages.trust_word(who.trust)
        yield said.format(program=application_title(who), time=_at(digest, at), trust=trust)
    yield from _more(len(digest.new))
    if not digest.new:
        yield tr("None: each program had been recorded before.")


def _new_names(digest: Digest) -> list[str]:
    names = [application_title(who) for who, _ in digest.new]
    return names if len(names) <= 3 else [*names[:3], tr("%n more", "programs", len(names) - 3)]


def _longest(digest: Digest) -> Iterator[str]:
    used = [each for each in digest.programs if each.openings or each.used]
    for each in used[:MOST_PROGRAMS]:
        said = tr("{program}: {length}, %n {opening|openings}", "", each.openings)
        yield said.format(program=application_title(each.application), length=_length(each.used))
    yield from _more(len(used), MOST_PROGRAMS)
    if digest.longest is not None:
        yield _longest_one(digest, digest.longest)
    elif not used:
        yield tr("None.")


def _longest_one(digest: Digest, one: Activation) -> str:
    said = tr("The longest at one go: {program}, {length}, from {time}.")
    if one.ended is None:
        said = tr("The longest at one go: {program}, {length} so far, from {time}.")
    length, who = _length((one.ended or digest.until) - one.started), application_title(one.application)
    return said.format(program=who, length=length, time=_at(digest, one.started))


def _odd(digest: Digest) -> Iterator[str]:
    for each in digest.odd[:MOST]:
        yield _odd_line(digest, each)
    yield from _more(len(digest.odd))
    if not digest.odd:
        yield tr("None was seen.")
    if digest.presence_unknown:
        openings, unknown = digest.week.openings, number(digest.presence_unknown)
        said = tr("Whether anyone was there is not known for {count} of %n {opening|openings}.", "", openings)
        yield said.format(count=unknown)


def _odd_line(digest: Digest, use: OddUse) -> str:
    one = use.activation
    length = tr("still open") if one.ended is None else _length(one.ended - one.started)
    said = tr("{time}: {program}, {length}; {why}")
    why = listed([tr(_WHY[reason]) for reason in use.why])
    return said.format(
        time=_at(digest, one.started), program=application_title(one.application), length=length, why=why
    )


def _unasked(digest: Digest) -> Iterator[str]:
    for each in digest.unasked[:MOST]:
        yield _unasked_line(digest, each)
    yield from _more(len(digest.unasked))
    if digest.week.wakes or digest.unasked:
        yield tr("Only what somebody marked here, or the vendor's own label calls not meant, is counted.")
    else:
        yield tr("No speaker was witnessed waking.")


def _unasked_line(digest: Digest, one: Unasked) -> str:
    who = name(one.speaker) or tr("A speaker")
    return tr("{time}: {speaker}, {said}").format(time=_at(digest, one.at), speaker=who, said=tr(_SAID[one.said]))


def _changes(digest: Digest) -> Iterator[str]:
    if not digest.before.watched:
        yield tr("Nothing to compare with.")
        return
    found = sorted(digest.programs, key=lambda each: abs(each.used - each.used_before), reverse=True)
    told = [each for each in found if abs(each.used - each.used_before) >= WORTH][:MOST_PROGRAMS]
    yield from (_change(each) for each in told)
    unasked, before = digest.week.unasked, digest.before.unasked
    if unasked != before:
        said = tr("Speakers woke unasked {often}; the week before {before}.")
        yield said.format(often=_often(unasked), before=_often(before))
    if not told and unasked == before:
        yield tr("No program's use changed by {length} or more.").format(length=_length(WORTH))


def _change(one: ProgramWeek) -> str:
    said = tr("{program}: {by} less than the week before ({now}, was {before})")
    if not one.used_before:
        said = tr("{program}: {by}, and nothing the week before")
    elif not one.used:
        said = tr("{program}: nothing, and {by} the week before")
    elif one.used > one.used_before:
        said = tr("{program}: {by} more than the week before ({now}, was {before})")
    lengths = {"by": _length(abs(one.used - one.used_before)), "now": _length(one.used)}
    return said.format(program=application_title(one.application), **lengths, before=_length(one.used_before))


def _more(count: int, most: int = MOST) -> Iterator[str]:
    if count > most:
        yield tr("and %n more; the timeline shows them all", "", count - most)


def _often(count: int) -> str:
    return tr("{once|%n times}", "how often", count)


def _length(span: timedelta) -> str:
    return duration(span) if span else "0 s"


def _at(digest: Digest, at: datetime) -> str:
    """``2 March, 03:12``; with the date also on the last day, for a page that is read later."""
    local = at.astimezone()
    same_year = local.year == digest.until.astimezone().year
    return f"{long_date(local, year=not same_year)}, {local.strftime('%H:%M')}"
