"""``crosscheck``: what was witnessed held against what the vendors say."""

from __future__ import annotations

import json

import click

from monitor.paths import Paths
from ui.commands import json_option, moment_of, speakers_at, with_paths


@click.command()
@click.option("--speaker", metavar="NAME", help="Only this speaker.")
@click.option("--since", help="From this time on: 2026-03-02T07:14Z, 2026-03-02 07:14, today, 24h, 7d.")
@click.option("--until", help="Up to this time.")
@json_option
@with_paths
def crosscheck(paths: Paths, speaker: str | None, since: str | None, until: str | None, as_json: bool) -> None:
    """Say which activations the vendor's history confirms, which it lacks, and which cannot be told."""
    from monitor.book_rules import found_by_name
    from ui.finding_words import finding_lines, finding_object, summary_lines, summary_object

    book = speakers_at(paths)
    everyone = book.speakers()
    wanted = found_by_name(everyone, speaker).id if speaker else None
    checked = book.check(moment_of(since), moment_of(until), wanted)
    names = {found.id: found.name for found in everyone}
    by_id = {found.id: found for found in everyone}
    for finding in checked.findings:
        triage = checked.triage.get(finding.id)
        if as_json:
            click.echo(json.dumps(finding_object(finding, names, triage)))
            continue
        for line in finding_lines(finding, by_id.get(finding.speaker), triage):
            click.echo(line)
    for id in checked.summaries:
        for line in [json.dumps(summary_object(checked, id))] if as_json else summary_lines(checked, by_id[id]):
            click.echo(line)
    if not checked.summaries and not as_json:
        click.echo("No speaker is known yet. `speakers add NAME --vendor V` adds one.")
