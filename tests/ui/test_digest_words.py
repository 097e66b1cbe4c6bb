"""What a digest says, and that it says no more than was recorded."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from main import main
from monitor.digest import Digest, Recorded, digest_of
from monitor.model import Application, Coverage, Presence, Trust
from tests.nasty import NASTY_TEXT, harm_in
from tests.report.parts import Case
from tests.test_digest import ECHO, HOUR, MONDAY, days, use, woke
from ui import digest_words

WATCHED = [Coverage("alsa", MONDAY - timedelta(days=20), None)]


def said(digest: Digest) -> str:
    return "\n".join(digest_words.lines(digest))


def test_an_empty_week_says_what_is_not_known() -> None:
    text = said(digest_of(Recorded(MONDAY)))
    assert "Nothing was watched in this time, so that nothing is known of it." in text
    assert "No program was seen using a microphone." in text
    assert not digest_words.worth_telling(digest_of(Recorded(MONDAY)))


def test_a_week_tells_what_changed_and_whether_anyone_was_there() -> None:
    uses = [use(days(2), 3 * HOUR), use(days(9)), use(days(3), presence=Presence(3.0, False))]
    text = said(digest_of(Recorded(MONDAY, uses, coverage=WATCHED)))
    assert "One program used a microphone 2 times, for 4 h in all." in text
    assert "The week before: once, 1 h." in text
    assert "firefox: 3 h more than the week before (4 h, was 1 h)" in text
    assert "Whether anyone was there is not known for 1 of 2 openings" in text


def test_a_week_before_that_was_hardly_watched_is_no_comparison() -> None:
    short = [Coverage("alsa", MONDAY - timedelta(days=8), None)]
    assert "The week before was watched for 1 d only" in said(digest_of(Recorded(MONDAY, coverage=short)))
    none = [Coverage("alsa", MONDAY - timedelta(days=7), None)]
    assert "Nothing to compare with." in said(digest_of(Recorded(MONDAY, [use(days(2))], coverage=none)))


def test_the_notification_says_what_stood_out() -> None:
    who = Application("<b>zoom</b>\u202e", exe="/z", trust=Trust.KERNEL)
    recorded = Recorded(
        MONDAY, [use(days(2, 3), who=who)], newcomers=[(who, MONDAY - days(2, 3))],
        findings=[woke(days(1), asked_for=False)], speakers=[ECHO],
    )  # fmt: skip
    text = digest_words.toast(digest_of(recorded))
    assert text.title == "Last week: once, 1 h in all"
    assert "One new program: <b>zoom</b>" in text.body and "\u202e" not in text.body
    assert "One time a speaker woke unasked." in text.body
    assert digest_words.toast(digest_of(Recorded(MONDAY, [use(days(2))]))).body == "Nothing stood out."


@pytest.mark.parametrize("place", range(0, len(NASTY_TEXT), 8))
def test_nasty_names_are_harmless_in_a_digest(place: int) -> None:
    for text in NASTY_TEXT[place : place + 8]:
        who = Application(text, exe=f"/{text}", script=text, desktop_name=text)
        digest = digest_of(Recorded(MONDAY, [use(days(2, 3), who=who)], newcomers=[(who, MONDAY - HOUR)]))
        for line in digest_words.lines(digest):
            assert not harm_in(line)


def test_the_command_prints_the_week_or_one_object(tmp_path: Path) -> None:
    case = Case(tmp_path)
    words = ["--data", str(case.paths.data), "digest", "--until", "2026-05-05T00:00Z"]
    assert "7 programs used a microphone 12 times, for 2 min in all." in CliRunner().invoke(main, words).stdout
    found = json.loads(CliRunner().invoke(main, [*words, "--json"]).stdout)
    assert (found["week"]["openings"], found["until"], found["odd"]) == (12, "2026-05-05T00:00:00.000000Z", [])
