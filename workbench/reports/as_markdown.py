"""A report as Markdown: CommonMark without raw HTML, in which data is never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.written_dates import day
from workbench.reports import checks, sentences, words
from workbench.reports.across_as_markdown import across_blocks
from workbench.reports.markup import bold, code, link, paragraphs, plain, quoted, strong
from workbench.reports.questions import open_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.reports.checks import ReportFigureCheck
    from workbench.reports.model import Chapter, ReportModel
    from workbench.reports.parts import (
        CitedReference,
        Passage,
        ReportClaim,
        ReportDocument,
        ReportEvidence,
        ReportVerdict,
    )


def to_markdown(model: ReportModel) -> str:
    """The report as Markdown, ``\\n`` line ends; blocks are a blank line apart."""
    return "\n\n".join(_blocks(model)) + "\n"


def _blocks(model: ReportModel) -> Iterator[str]:
    yield f"# {plain(model.title or 'Verification report')}"
    yield f"Verification report · {plain(model.workspace)} · as of {words.moment(model.trail.as_of)}"
    if model.internal:
        yield "**Internal: holds comments and history**"
    yield from _summary(model)
    yield from _glance(model)
    yield "## Documents and their claims"
    if not model.documents:
        yield "No document is within the scope of this report."
    for chapter in model.chapters:
        yield from _chapter(chapter, model)
    if model.other_claims:
        yield "### Other claims"
        yield "Opened by a reviewer, or made in documents outside this report"
    for claim in model.other_claims:
        yield from _claim(claim, model)
    yield from across_blocks(model.across)
    yield from _questions(model)
    yield from _not_checked(model)
    yield from _bibliography(model)
    yield from _reading(model)
    yield from _record(model)


def _list(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _summary(model: ReportModel) -> Iterator[str]:
    yield "## Summary"
    yield f"**{sentences.headline(model)}**"
    shares = [f"{part.label}: {part.claims:,}" for part in sentences.shares(model)]
    if shares:
        yield _list([plain(share) for share in shares])
    yield _list(
        [
            f"**What was found:** {plain(sentences.found_sentence(model))}",
            f"**What is unsettled:** {sentences.unsettled_sentence(model)}",
            f"**What was not checked:** {sentences.unchecked_sentence(model)}",
        ]
    )
    numbers = (
        (len(model.documents), "document"),
        (model.totals.assertions, "assertion"),
        (model.claim_count, "claim"),
        (model.totals.references, "reference"),
        (model.totals.snapshots, "snapshot"),
        (model.evidence_count, "piece of evidence"),
    )
    yield " · ".join(
        words.counted(n, noun, noun.replace("piece", "pieces") if " " in noun else "") for n, noun in numbers
    )
    yield f"**Scope.** {plain(sentences.scope_sentence(model))} {sentences.left_out_sentence(model)}".rstrip()


def _glance(model: ReportModel) -> Iterator[str]:
    if model.claims:
        yield "## Findings at a glance"
        yield _list([_one_line(claim) for claim in sentences.findings(model)])


def _one_line(claim: ReportClaim) -> str:
    return f"{bold(words.standing_words(claim))}: {plain(claim.wording)} ({code(claim.id)})"


def _chapter(chapter: Chapter, model: ReportModel) -> Iterator[str]:
    document = chapter.document
    yield f"### {plain(document.title or 'Untitled')}"
    if document.withdrawn is not None:
        yield f"**Withdrawn.** {plain(document.withdrawn)}"
    yield _list(list(_document_facts(document)))
    for claim in chapter.claims:
        yield from _claim(claim, model)
    if chapter.also:
        yield "#### Also in this document"
        yield _list([_one_line(claim) for claim in chapter.also])
    if not chapter.claims and not chapter.also:
        yield "No claim of this document has been taken up."


def _document_facts(document: ReportDocument) -> Iterator[str]:
    if document.author:
        yield f"Author: {plain(document.author)}"
    for place, appearance in enumerate(document.appearances):
        date = plain(day(appearance.published)) if appearance.published else "date unknown"
        parts = [plain(part) for part in (appearance.publisher, appearance.author) if part]
        address = f" {link(appearance.url)}" if appearance.url else ""
        yield f"{'Also published' if place else 'Published'}: {', '.join([*parts, date])}{address}"
    if not document.appearances:
        date = day(document.published) if document.published else "date unknown"
        yield f"Published: {', '.join(plain(part) for part in (document.publisher, date) if part)}"
        if document.url:
            yield f"Address: {link(document.url)}"
    if document.supersedes:
        yield f"Newer edition of {code(document.supersedes)}"
    yield f"Text checked: document {code(document.id)}, SHA-256 {code(document.text_sha256)}"


def _claim(claim: ReportClaim, model: ReportModel) -> Iterator[str]:
    yield f"#### {plain(claim.wording)}"
    standing = bold(words.standing_words(claim))
    state = f" · {words.STATE_LABELS[claim.state]}" if claim.rating else ""
    assignee = f" · with {plain(claim.assignee)}" if claim.assignee else ""
    tags = f" · tags: {', '.join(plain(tag) for tag in claim.tags)}" if claim.tags else ""
    worth = f"{plain(claim.kind)} · check-worthiness {words.score(claim.check_worthiness)}"
    yield f"{standing}{state} · {worth} · {code(claim.id)}{assignee}{tags}"
    yield "##### Passages"
    if claim.said_in is not None:
        yield f"{plain(claim.said_in)}: copies of one text count once"
    for passage in claim.passages:
        yield from _passage(passage)
    if not claim.passages:
        yield "No document makes this claim: a reviewer opened it."
    yield "##### Verdicts"
    for verdict in claim.verdicts:
        yield from _verdict(verdict)
    if not claim.verdicts:
        yield "No verdict yet."
    yield "##### Evidence"
    if claim.sourcing:
        yield f"Sourcing: {plain(claim.sourcing)}."
    if claim.sourcing_shortfall:
        yield plain(claim.sourcing_shortfall)
    for number, piece in enumerate(claim.evidence, 1):
        yield from _evidence(number, piece, model.number_of(piece.reference_id))
    if not claim.evidence:
        yield "No evidence was attached."
    yield from _checks(claim)
    if model.internal:
        yield from _internal(claim)


def _passage(passage: Passage) -> Iterator[str]:
    yield quoted([strong(passage.words, passage.before, passage.after)])
    speaker = words.speaker_words(passage)
    who = f"{plain(speaker)} · " if speaker else ""
    place = f"characters {passage.start:,} to {passage.end:,} · {plain(passage.kind)}"
    yield f"{who}{plain(passage.document_title or 'Untitled')} · {place}"
    readings = [f"Figure “{plain(f.words)}”, read as {plain(words.figure_words(f))}" for f in passage.figures]
    if passage.date:
        readings.append(f"Date: {plain(day(passage.date))}")
    if passage.cited_source:
        readings.append(f"Cites: {plain(passage.cited_source)}")
    for change in passage.corrections:
        program = (
            f"the program read “{plain(change.program)}”" if change.program else "the program found none"
        )
        who = plain(change.reviewer or "a reviewer")
        readings.append(f"Corrected, {plain(change.what)}: {program}, {who} set “{plain(change.corrected)}”")
    if passage.rejected is not None:
        readings.append(f"Rejected: {plain(passage.rejected)}")
    if readings:
        yield _list(readings)


def _verdict(verdict: ReportVerdict) -> Iterator[str]:
    standing = "" if verdict.standing == "current" else f" ({plain(verdict.standing)})"
    sure = f" · {plain(verdict.confidence)} confidence" if verdict.confidence else ""
    rating = f"{bold(words.sentence_case(verdict.rating))}{standing}, by {plain(verdict.reviewer)}"
    yield f"{rating} · {words.moment(verdict.at)}{sure} · {code(verdict.id)}"
    yield from paragraphs(verdict.rationale)
    if verdict.stale is not None and verdict.standing == "current":
        yield f"**To be confirmed.** {plain(verdict.stale)}"


def _evidence(number: int, piece: ReportEvidence, cited: int) -> Iterator[str]:
    kind = f" · {plain(piece.standing)} source" if piece.standing else ""
    withdrawn = f" · withdrawn: {plain(piece.withdrawn)}" if piece.withdrawn is not None else ""
    yield f"{bold(f'Evidence {number}: {piece.stance}')}{kind}{withdrawn}"
    locator = f" ({plain(piece.locator)})" if piece.locator else ""
    address = f" {link(piece.url)}" if piece.url else ""
    mark = f" \\[{cited}\\]" if cited else ""
    yield f"{plain(words.cited(piece.citation, piece.url))}{mark}{locator}{address}"
    if piece.excerpt:
        yield quoted(paragraphs(piece.excerpt))
    if piece.source_since:
        yield f"**Since then:** {plain(piece.source_since)}."
    if piece.enquiry:
        yield f"{plain(words.enquiry_words(piece.enquiry))}."
        yield from paragraphs(piece.enquiry.text or "")
    yield from paragraphs(piece.note or "")
    yield _list(list(_capture(piece)))


def _capture(piece: ReportEvidence) -> Iterator[str]:
    snapshot = piece.snapshot
    if snapshot:
        failed = (
            []
            if snapshot.outcome == "saved"
            else [plain(x) for x in (snapshot.outcome, snapshot.reason) if x]
        )
        yield ": ".join([plain(words.capture_words(snapshot)), *([", ".join(failed)] if failed else [])])
        if snapshot.url:
            yield f"From {link(snapshot.url)}"
        if snapshot.sha256:
            yield f"SHA-256 {code(snapshot.sha256)}"
    elif not piece.enquiry:
        yield "No snapshot was taken."
    if piece.archived:
        yield f"Archived at {link(piece.archived.url)}{plain(words.archived_words(piece.archived))}"
    if piece.start is not None and piece.end is not None:
        yield f"Excerpt at characters {piece.start:,} to {piece.end:,}"
    if piece.reviewer:
        yield f"Attached by {plain(piece.reviewer)}"


def _checks(claim: ReportClaim) -> Iterator[str]:
    if claim.quote_checks or claim.figure_checks:
        yield "##### Checked word by word"
    for check in claim.quote_checks:
        meaning = checks.OUTCOME_MEANINGS.get(check.outcome, "")
        mark = f"{checks.outcome_mark(check.outcome)} {bold(words.sentence_case(check.outcome))}"
        yield " · ".join(part for part in (mark, meaning, plain(check.whose or "")) if part)
        for part in check.parts:
            if part:
                yield quoted([plain(f"“{''.join(piece.signed for piece in part)}”")])
        if check.remarks:
            yield _list([plain(remark) for remark in check.remarks])
        place = (
            f" · characters {check.start:,} to {check.end:,}" if check.start is not None and check.end else ""
        )
        yield f"{plain(check.citation)}{place}"
    if claim.has_edits:
        yield plain(checks.ALIGNED_NOTE)
    if claim.figure_checks:
        yield _list([_figure(figure) for figure in claim.figure_checks])


def _figure(figure: ReportFigureCheck) -> str:
    mark = f"{checks.outcome_mark(figure.outcome)} {bold(words.sentence_case(figure.outcome))}"
    found = f" “{plain(figure.found)}”" if figure.found else ""
    told = f" {plain(figure.explanation)}" if figure.explanation else ""
    return f"{mark}: “{plain(figure.words)}”{f', there{found}' if found else ''}.{told} ({plain(figure.citation)})"


def _internal(claim: ReportClaim) -> Iterator[str]:
    if claim.comments:
        yield "##### Comments"
    for comment in claim.comments:
        yield f"{bold(comment.author)} · {words.moment(comment.at)}"
        yield quoted(paragraphs(comment.text))
    if claim.history:
        yield "##### History"
        yield _list(
            [
                f"{words.moment(entry.at)} · {plain(entry.reviewer)} · {code(entry.op)}"
                + (f" · {code(entry.event[:16])}" if entry.event else "")
                + (f" · {plain(entry.summary)}" if entry.summary else "")
                for entry in claim.history
            ]
        )


def _questions(model: ReportModel) -> Iterator[str]:
    groups = open_questions(model)
    if groups:
        yield "## Open questions"
    for group in groups:
        yield f"### {group.title} ({len(group.questions):,})"
        for question in group.questions:
            ids = " ".join(code(claim_id) for claim_id in question.claim_ids)
            address = f" {link(question.url)}" if question.url else ""
            yield f"- {plain(question.subject)}{address}{f' ({ids})' if ids else ''}" + "".join(
                f"\n  - {plain(detail)}" for detail in question.details
            )


def _not_checked(model: ReportModel) -> Iterator[str]:
    yield "## What was not checked"
    if model.open_claims:
        yield f"### Claims nobody has checked ({len(model.open_claims):,})"
        yield sentences.OPEN_NOTE
        yield _list(
            [
                f"{words.score(claim.check_worthiness)} · {plain(claim.wording)} · {plain(claim.kind)}"
                + (f" · {plain(claim.document_title)}" if claim.document_title else "")
                + f" · {code(claim.id)}"
                for claim in model.open_claims
            ]
        )
    if model.dismissed_claims:
        yield f"### Claims set aside ({len(model.dismissed_claims):,})"
        yield _list(
            [
                f"{plain(claim.wording)} · {plain(claim.reason)}"
                + (f" ({plain(claim.reviewer)})" if claim.reviewer else "")
                + (f" · {plain(claim.document_title)}" if claim.document_title else "")
                + f" · {code(claim.id)}"
                for claim in model.dismissed_claims
            ]
        )
    if not model.open_claims and not model.dismissed_claims:
        yield sentences.none_unchecked_sentence(model)


def _bibliography(model: ReportModel) -> Iterator[str]:
    if not model.bibliography:
        return
    yield "## References"
    yield sentences.BIBLIOGRAPHY_NOTE
    yield "\n".join(f"{entry.number}. {_entry(entry)}" for entry in model.bibliography)


def _entry(entry: CitedReference) -> str:
    parts = [plain(entry.words), *(link(address) for address in entry.links)]
    if entry.retrieved:
        parts.append(f"Retrieved {plain(day(entry.retrieved))}.")
    if entry.sha256:
        parts.append(f"SHA-256 {code(entry.sha256[:16])}.")
    if entry.archived:
        parts.append(f"Archived at {link(entry.archived.url)}{plain(words.archived_words(entry.archived))}.")
    if entry.notes and entry.source:
        notes = "; ".join(f"{plain(note.text)} ({plain(note.reviewer)})" for note in entry.notes)
        parts.append(f"Source: {plain(entry.source)}. Credibility: {notes}")
    return " ".join(part for part in parts if part)


def _reading(model: ReportModel) -> Iterator[str]:
    yield "## How to read the ratings"
    if model.ratings:
        yield f"Scale {code(model.scale)}. {sentences.conclusion_rule(model)}"
        yield _list([f"{bold(words.sentence_case(m.rating))}: {plain(m.definition)}" for m in model.ratings])
    yield "### Other states"
    yield _list(
        [
            f"**{words.STATE_LABELS[state]}:** {meaning}"
            for state, meaning in words.STATE_MEANINGS.items()
            if state != "concluded"
        ]
    )


def _record(model: ReportModel) -> Iterator[str]:
    yield "## The record behind this report"
    heads = [f"Head digest: {code(head)}" for head in model.trail.heads]
    yield _list([f"Events: {model.trail.events:,}", f"Last event: {words.moment(model.trail.as_of)}", *heads])
    yield from sentences.PROOF
