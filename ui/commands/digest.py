"""``digest``: a week in short, beside the week before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from monitor.paths import Paths
from ui.commands import json_option, moment_of, speakers_at, with_paths

if TYPE_CHECKING:
    from monitor.codec_parts import Json
    from monitor.digest import Digest, Numbers


@click.command()
@click.option("--until", help="The end of the week: 2026-03-02T07:14Z, 2026-03-02 07:14, today. Else now.")
@json_option
@with_paths
def digest(paths: Paths, until: str | None, as_json: bool) -> None:
    """Sum up seven days: what is new, longest, at odd hours, unasked, and other than the week before."""
    from datetime import UTC, datetime

    from monitor.digest_reading import read_digest
    from monitor.report.gather import FromDisk
    from ui.digest_words import lines

    disk = FromDisk(paths, speakers_at(paths))
    found = read_digest(disk, paths.journal, moment_of(until) or datetime.now(UTC))
    for line in [json.dumps(digest_object(found))] if as_json else lines(found):
        click.echo(line)


def digest_object(found: Digest) -> Json:
    """``why``: night, unusual-hour, nobody-there. ``said``: person or vendor. Times in UTC, lengths in seconds."""
    from monitor.codec import instant, timeline_object
    from monitor.codec_parts import application_object
    from monitor.names import stored

    return {
        "since": instant(found.since),
        "until": instant(found.until),
        "week": _numbers(found.week),
        "before": _numbers(found.before),
        "new": [{"application": application_object(who), "first": instant(at)} for who, at in found.new],
        "programs": [
            {
                "application": application_object(each.application),
                "openings": each.openings,
                "used_s": each.used.total_seconds(),
                "used_before_s": each.used_before.total_seconds(),
            }
            for each in found.programs
        ],
        "longest": None if found.longest is None else timeline_object(found.longest),
        "odd": [
            {**timeline_object(each.activation), "why": [reason.value for reason in each.why]} for each in found.odd
        ],
        "presence_unknown": found.presence_unknown,
        "unasked": [
            {"speaker": stored(each.speaker), "at": instant(each.at), "said": each.said.value, "finding": each.finding}
            for each in found.unasked
        ],
    }


def _numbers(of: Numbers) -> Json:
    return {
        "openings": of.openings,
        "programs": of.programs,
        "used_s": of.used.total_seconds(),
        "watched_s": of.watched.total_seconds(),
        "wakes": of.wakes,
        "unasked": of.unasked,
    }
