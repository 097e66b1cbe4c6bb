"""What a report says about its own proof: the chain, the checkpoint, the signature, and what that shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from monitor.journal import chain
from monitor.report.facts import Proof, Report
from monitor.report.signing import fingerprint
from ui.report.blocks import Block, Bullets, Pairs, Paragraph
from ui.report.times import Times

UNSIGNED = "This journal is not signed, so a change by somebody with this account's rights would not be seen."
SHOWS = (
    "Changes to the records shown, to their order, or to this report after it was signed are found.",
    "That nothing was left out can be checked for the records that belong to what this report is about.",
    "Records younger than the last checkpoint could be cut off without a trace.",
    "Software that ran with this account's rights before the checkpoint could have recorded something else.",
    "A signature shows that this installation wrote the report, not that a person was or was not listening.",
)


def blocks(report: Report, times: Times) -> Iterator[Block]:
    if report.proof is None:
        yield Paragraph("The journal holds no record of this time, so there is nothing to check.")
        return
    yield Paragraph(
        "Each record of the journal holds a hash of the one before. A checkpoint, signed by this installation, names "
        "the last one's hash; with it the records in this report's JSON file can be checked."
    )
    yield Pairs(tuple(_pairs(report.proof, times)), exact=True)
    if report.proof.key is None:
        yield Paragraph(UNSIGNED)
    yield from _problems(report.proof)
    yield Paragraph("With Earwitness: earwitness verify FILE (the .zip or the .json file).")
    yield Paragraph(
        "Without it: the bundle holds verify.py, one file that needs Python and its package cryptography: "
        "python3 verify.py FILE"
    )
    yield Bullets(SHOWS)


def _pairs(proof: Proof, times: Times) -> Iterator[tuple[str, str]]:
    segment = proof.segment
    yield "Journal", segment.log_id.hex()
    if segment.entries:
        yield "Records", f"{segment.entries[0].seq:,} to {segment.entries[-1].seq:,}"
        yield "Shown by their hash only", f"{sum(e.body is None and e.ctl is None for e in segment.entries):,}"
    yield "Head of the chain", segment.head.hex()
    if segment.checkpoint is not None:
        sealed = chain.parse(segment.checkpoint.note)
        yield "Checkpoint", f"number {sealed.n}, over {sealed.size:,} records"
        yield "Signed at", times.full(datetime.fromtimestamp(sealed.wall_us / 1_000_000, UTC))
        yield "Key (fingerprint)", fingerprint(sealed.key)
        yield "Signature", segment.checkpoint.signature.hex()


def _problems(proof: Proof) -> Iterator[Block]:
    if proof.problems:
        yield Paragraph(
            "The journal does not hang together in this stretch, so this report proves nothing of it: "
            + ", ".join(proof.problems[:10])
            + "."
        )
