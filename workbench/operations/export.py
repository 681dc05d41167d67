"""Exporting a verification report: the model filled from the store, written in a format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.claims import Claim, ClaimFilter, ClaimSummary, State
from workbench.domain.ratings import STANDARD
from workbench.domain.references import Reply
from workbench.errors import UsageMistake
from workbench.operations.checking import Checker
from workbench.operations.report_across import across_part
from workbench.operations.report_checks import figure_checks, quote_checks
from workbench.operations.report_parts import (
    cited_part,
    document_part,
    evidence_part,
    history_part,
    open_claim_part,
    passage_part,
    time_of,
    verdict_part,
)
from workbench.operations.sourcing import sourcing
from workbench.reports.model import REVIEWED_STATES, ReportModel, Scope, Totals
from workbench.reports.parts import (
    CitedReference,
    Comment,
    DismissedClaim,
    LooseEnd,
    RatingMeaning,
    ReportClaim,
    Trail,
)
from workbench.store.chunks import in_chunks

READINGS = 5
"""How often a report is read anew when others keep writing; the last one stands."""

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from workbench.domain.sources import Sources
    from workbench.store.reader import Reader


def export(
    reader: Reader,
    format_name: str,
    *,
    title: str | None = None,
    states: Collection[State] = (),
    documents: Collection[str] = (),
    internal: bool = False,
) -> str:
    """The verification report as text; the same workspace state gives the same bytes. Writes no event.

    Args:
        reader: the workspace.
        format_name: ``html``, ``markdown`` or ``json``.
        title: the report's own title; the workspace's when not given.
        states: only claims in these states.
        documents: only claims of the documents with these ids.
        internal: with comments and history.

    Raises:
        UsageMistake: there is no such format.
    """
    from workbench.reports.render import FORMATS, render

    if format_name not in FORMATS:
        raise UsageMistake(f"There is no report format {format_name!r}: choose from {', '.join(FORMATS)}.")
    return render(
        build_report(reader, title=title, states=states, documents=documents, internal=internal), format_name
    )


def build_report(
    reader: Reader,
    *,
    title: str | None = None,
    states: Collection[State] = (),
    documents: Collection[str] = (),
    internal: bool = False,
) -> ReportModel:
    """All that a report shows, read from the workspace.

    Others may write meanwhile; what was read across their change is read anew, so that a report shows one state.
    """
    for _attempt in range(READINGS):
        report, claims = _read_report(reader, title, states, documents, internal)
        if reader.workspace().heads == report.trail.heads:
            break
    return _checked(reader, report, claims)


def _checked(reader: Reader, report: ReportModel, claims: Iterable[Claim]) -> ReportModel:
    """The report with each claim held against its sources: their texts never change, so there is time for it now."""
    checker = Checker(reader)
    checks = {claim.id: checker.check(claim) for claim in claims}
    return replace(
        report,
        claims=tuple(
            replace(
                claim,
                quote_checks=quote_checks(checks[claim.id]),
                figure_checks=figure_checks(checks[claim.id]),
            )
            for claim in report.claims
        ),
    )


def _read_report(
    reader: Reader,
    title: str | None,
    states: Collection[State],
    documents: Collection[str],
    internal: bool,  # noqa: FBT001 - as build_report has it
) -> tuple[ReportModel, list[Claim]]:
    """The report but for its checks, and the claims it sets out."""
    info = reader.workspace()
    everything = _summaries(reader)
    in_scope = _numbers_in(reader, documents) if documents else None
    shown = [
        row
        for row in everything
        if (not states or row.state in states) and (in_scope is None or row.n in in_scope)
    ]
    claims = [reader.claim(row.id) for row in shown if row.state in REVIEWED_STATES]
    asked_for = [
        document for document in reader.documents() if not documents or document.id in set(documents)
    ]
    texts, sources = _Texts(reader), reader.sources()
    report = ReportModel(
        workspace=info.title,
        title=title or info.title or "Verification report",
        trail=Trail(info.events, info.heads, time_of(info.last_event_at)),
        totals=Totals(
            assertions=sum(document.assertions for document in asked_for if not document.withdrawn),
            references=info.references,
            snapshots=info.snapshots,
        ),
        scope=Scope(
            tuple(str(state) for state in State if state in set(states)),
            tuple(sorted(document.title for document in asked_for)) if documents else (),
            len(everything) - len(shown),
        ),
        internal=internal,
        required_reviews=info.required_reviews,
        scale=info.scale,
        ratings=tuple(
            RatingMeaning(str(rating), meaning) for rating, meaning in STANDARD.definitions.items()
        ),
        documents=tuple(document_part(document) for document in asked_for),
        claims=tuple(_claim(reader, claim, texts, sources, internal) for claim in claims),
        open_claims=tuple(open_claim_part(row) for row in shown if row.state is State.OPEN),
        dismissed_claims=tuple(_dismissed(reader, row) for row in shown if row.state is State.DISMISSED),
        bibliography=tuple(_bibliography(reader, claims, sources)),
        loose_ends=tuple(_loose_ends(reader, claims)),
        across=across_part(reader, documents, texts.of),
    )
    return report, claims


def _summaries(reader: Reader) -> list[ClaimSummary]:
    return [row for page in in_chunks(reader.claim_order()) for row in reader.claim_page(page)]


def _numbers_in(reader: Reader, documents: Collection[str]) -> set[int]:
    """The row numbers of the claims that stand in any of these documents."""
    return {n for document in documents for n in reader.claim_order(ClaimFilter(document_id=document))}


class _Texts:
    """Documents' texts, each read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._texts: dict[str, str] = {}

    def of(self, document: str) -> str:
        if document not in self._texts:
            self._texts[document] = self._reader.document_text(document)
        return self._texts[document]


def _claim(
    reader: Reader,
    claim: Claim,
    texts: _Texts,
    sources: Sources,
    internal: bool,  # noqa: FBT001 - as build_report has it
) -> ReportClaim:
    names = reader.reviewer_names()
    history = reader.claim_history(claim.id) if internal else []
    sourced = sourcing(reader, claim, sources)
    archived = reader.archived_copies([piece.reference.id for piece in claim.evidence])
    return ReportClaim(
        id=claim.id,
        wording=claim.wording,
        state=str(claim.state),
        kind=str(claim.members[0].reading.kind) if claim.members else "other",
        rating=str(claim.rating) if claim.rating else None,
        check_worthiness=claim.check_worthiness,
        assignee=claim.assignee,
        tags=claim.tags,
        passages=tuple(passage_part(member, texts.of(member.document_id)) for member in claim.members),
        said_in=claim.voices_said or None,
        verdicts=tuple(verdict_part(verdict) for verdict in claim.verdicts),
        evidence=tuple(
            evidence_part(piece, archived.get(piece.reference.id, [])) for piece in claim.evidence
        ),
        sourcing=sourced.summary if claim.evidence else None,
        sourcing_shortfall=sourced.shortfall or None if claim.evidence else None,
        comments=tuple(Comment(c.reviewer, c.text, time_of(c.written_at)) for c in claim.comments)
        if internal
        else (),
        history=tuple(history_part(event, names) for event in history),
    )


def _bibliography(reader: Reader, claims: Iterable[Claim], sources: Sources) -> list[CitedReference]:
    """The references that the evidence of these claims comes from."""
    references = {piece.reference.id: piece.reference for claim in claims for piece in claim.evidence}
    wanted = list(references)
    captures, archived = reader.newest_captures(wanted), reader.archived_copies(wanted)
    return [
        cited_part(reference, captures.get(id_), archived.get(id_, []), sources.of(reference.source))
        for id_, reference in references.items()
    ]


def _dismissed(reader: Reader, row: ClaimSummary) -> DismissedClaim:
    names = reader.reviewer_names()
    by = ""
    for event in reader.claim_history(row.id):
        if event.body and any("dismissed" in change.fields for change in event.body.changes):
            by = names.get(event.body.reviewer, event.body.reviewer)
    return DismissedClaim(
        id=row.id,
        wording=row.wording,
        reason=reader.claim(row.id).dismissed or "",
        document_id=row.document_id,
        document_title=row.document_title or "",
        reviewer=by,
    )


def _loose_ends(reader: Reader, claims: Iterable[Claim]) -> list[LooseEnd]:
    """References that could never be captured, and enquiries without an answer."""
    meant_for: dict[str, list[str]] = {}
    for claim in claims:
        for piece in claim.evidence:
            if not piece.withdrawn:
                meant_for.setdefault(piece.reference.id, []).append(claim.id)
    found = []
    for reference in reader.references():
        if reference.withdrawn:
            continue
        uses = tuple(dict.fromkeys(meant_for.get(reference.id, ())))
        if reference.reply in {Reply.ASKED, Reply.NO_REPLY}:
            detail = f"a reply was asked for by {reference.reply_by}" if reference.reply_by else ""
            found.append(
                LooseEnd(
                    reference.id,
                    str(reference.reply),
                    reference.cited().words or reference.title,
                    reference.url,
                    detail,
                    None,
                    uses,
                )
            )
            continue
        captures = reader.snapshots(reference.id)
        if captures and not any(capture.is_saved for capture in captures):
            last = captures[0]
            found.append(
                LooseEnd(
                    reference.id,
                    str(last.outcome),
                    reference.cited().words or reference.title,
                    reference.url,
                    last.reason or "",
                    time_of(last.taken_at),
                    uses,
                )
            )
    return found
