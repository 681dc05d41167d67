"""One finding as people read it: what was noticed, the passages under each other, what differs, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.output import filled, put, put_fields, put_heading, when
from workbench.domain.decisions import TYPE_WORDS

if TYPE_CHECKING:
    from workbench.cli.output import ShortIds
    from workbench.domain.decisions import FindingDetail

INDENT = "  "


def put_finding(finding: FindingDetail, short: ShortIds) -> None:
    """Print a finding in sections."""
    summary = finding.summary
    put(filled(summary.explanation))
    put()
    decided = f" by {summary.reviewer}, {when(summary.decided_at)}" if summary.decided_at is not None else ""
    put_fields(
        [
            ("Id", summary.id),
            ("Kind", TYPE_WORDS[summary.type][0]),
            ("Status", f"{summary.status}{decided}"),
            ("Reason", summary.reason),
            ("Confidence", f"{summary.confidence / 1000:.2f}"),
            ("Computed", None if summary.is_computed else "no longer noticed; kept since it was decided"),
        ]
    )
    put_heading("Passages")
    for passage in finding.shown:
        claim = f", claim {short('claim', passage.claim_id)}" if passage.claim_id else ""
        put(f"{INDENT}{short('assertion', passage.assertion.id)}  {passage.assertion.document_title}{claim}")
        put(filled(passage.words, INDENT * 2))
    if summary.differences:
        put_heading("Differences")
    for difference in summary.differences:
        put(
            filled(
                f"{difference.kind}: {difference.a or '(nothing)'} | {difference.b or '(nothing)'}", INDENT
            )
        )
