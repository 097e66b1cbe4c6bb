"""What a report says about its own proof: the chain, the checkpoint, the signature, and what that shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from monitor.journal import chain
from monitor.report.facts import Proof, Report
from monitor.report.signing import fingerprint
from ui.language import QT_TR_NOOP, number, tr
from ui.report.blocks import Block, Bullets, Pairs, Paragraph
from ui.report.times import Times

_OURS, _ALONE = "earwitness verify FILE", "python3 verify.py FILE"
_SHOWS = (
    QT_TR_NOOP("Changes to the records shown, to their order, or to this report after it was signed are found."),
    QT_TR_NOOP("An event whose record is shown can't be left out of the report unseen."),
    QT_TR_NOOP(
        "Of records shown by their hash only nothing is known but that they were there: what they told may have been "
        "erased."
    ),
    QT_TR_NOOP(
        "Who was there is told from one record of it that is shown to the next: one that is left out makes the time "
        "before it longer."
    ),
    QT_TR_NOOP("Records younger than the last checkpoint could be cut off without a trace."),
    QT_TR_NOOP(
        "That an older copy of the whole journal was put back is not seen in a report; the installation itself can see "
        "it, for its keyring remembers the newest checkpoint."
    ),
    QT_TR_NOOP(
        "Software that ran with this account's rights before the checkpoint could have recorded something else."
    ),
    QT_TR_NOOP(
        "Who holds the installation's key can write as they like what rests on no record that is shown: the report's "
        "own date, its span, the times covered, the words of a rule."
    ),
    QT_TR_NOOP(
        "Anybody can make a key and sign with it: compare the fingerprint with the one that the installation shows."
    ),
    QT_TR_NOOP(
        "A signature shows that this installation wrote the report, not that a person was or was not listening."
    ),
)


def blocks(report: Report, times: Times) -> Iterator[Block]:
    if report.proof is None:
        yield Paragraph(tr("The journal holds no record of this time, so there is nothing to check."))
        return
    yield Paragraph(
        tr(
            "Each record of the journal holds a hash of the one before. A checkpoint, signed by this installation, "
            "names the last one's hash; with it the records in this report's JSON file can be checked."
        )
    )
    yield Pairs(tuple(_pairs(report.proof, times)), exact=True)
    if report.proof.key is None:
        yield Paragraph(
            tr("This journal is not signed, so a change by somebody with this account's rights would not be seen.")
        )
    yield from _problems(report.proof)
    yield Paragraph(tr("With Earwitness: {command} (the .zip or the .json file).").format(command=_OURS))
    alone = tr(
        "Without it: the bundle holds verify.py, one file that needs Python and its package cryptography: {command}"
    )
    yield Paragraph(alone.format(command=_ALONE))
    yield Bullets(tuple(tr(line) for line in _SHOWS))


def _pairs(proof: Proof, times: Times) -> Iterator[tuple[str, str]]:
    segment = proof.segment
    yield tr("Journal"), segment.log_id.hex()
    if segment.entries:
        first, last = (number(segment.entries[place].seq) for place in (0, -1))
        yield tr("Records"), tr("{since} to {until}").format(since=first, until=last)
        yield tr("Shown by their hash only"), number(sum(e.body is None and e.ctl is None for e in segment.entries))
    yield tr("Head of the chain"), segment.head.hex()
    if segment.checkpoint is not None:
        sealed = chain.parse(segment.checkpoint.note)
        over = tr("number {n}, over %n {record|records}", "", sealed.size)
        yield tr("Checkpoint"), over.format(n=sealed.n)
        yield tr("Signed at"), times.full(datetime.fromtimestamp(sealed.wall_us / 1_000_000, UTC))
        yield tr("Key (fingerprint)"), fingerprint(sealed.key)
        yield tr("Signature"), segment.checkpoint.signature.hex()


def _problems(proof: Proof) -> Iterator[Block]:
    if proof.problems:
        broken = tr("The journal does not hang together in this stretch, so this report proves nothing of it: {what}.")
        yield Paragraph(broken.format(what=", ".join(proof.problems[:10])))
