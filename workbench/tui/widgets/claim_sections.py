"""The sections of a claim's detail as content: what is stored goes in as plain text, never as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.domain.decisions import FindingStatus
from workbench.domain.rechecks import SOURCE_SAYS
from workbench.domain.terminal import show
from workbench.tui import looks
from workbench.tui.looks import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.assertions import Assertion, Figure
    from workbench.domain.claims import Claim, StoredAssertion, Verdict
    from workbench.domain.evidence import Evidence
    from workbench.tui.claim_view import ClaimView, Passage

HIGHLIGHT = "bold $text-primary on $primary-muted"
AROUND = "$foreground 80%"
HISTORY_SHOWN = 40
_BLANK_LINES = re.compile(r"\n[ \n]*\n")

_COMPARATORS = {">": "over ", "<": "under ", ">=": "at least ", "<=": "at most ", "~": "about ", "=": ""}
_CORRECTED_NAMES = {"start": "beginning", "end": "end", "cited_source": "cited source"}

Parts = list["str | Content | tuple[str, str]"]


def header(view: ClaimView) -> Content:
    """The wording, how it stands, who has it, its tags."""
    claim = view.claim
    look = looks.outcome(claim.state, claim.rating)
    parts: Parts = [(show(claim.wording), "bold"), "\n"]
    parts.append((look.label, looks.TONES[look.tone]))
    if claim.rating is not None:
        parts.append((f"  {looks.STATES[claim.state].label}", QUIET))
    if claim.dismissed:
        parts.append((f": {show(claim.dismissed)}", QUIET))
    parts.append((f"  {view.short_id} · worth checking {claim.check_worthiness / 1000:.2f}", QUIET))
    parts.append((_relations(claim) + _standing(claim), QUIET))
    for tag in claim.tags:
        parts += ["  ", (f"#{show(tag)}", "$text-accent")]
    return Content.assemble(*parts)


def _standing(claim: Claim) -> str:
    said = ""
    if claim.taken_by:
        said += f" · taken by {show(claim.taken_by)}"
    if claim.assignee:
        said += f" · assigned to {show(claim.assignee)}"
    if claim.required_reviews > 1:
        agreeing = len({v.reviewer_id for v in claim.current_verdicts})
        said += f" · {agreeing} of {claim.required_reviews} reviews"
    return said


def _relations(claim: Claim) -> str:
    said = f" · version {claim.version}" if claim.version > 1 else ""
    if claim.absorbed:
        said += f" · joined with {looks.counted(len(claim.absorbed), 'other claim')}"
    if claim.voices_said:
        said += f" · {claim.voices_said}"
    if claim.split_from:
        said += " · split from another claim"
    if claim.joined_into:
        said += " · joined into another claim"
    return said


def passage(view: ClaimView) -> Content:
    """Each passage in the words around it, under the title of its document."""
    if not view.passages:
        return Content("No passage is marked for this claim.")
    parts: Parts = []
    for number, found in enumerate(view.passages):
        parts += ["\n\n"] if number else []
        parts += _passage(found)
    rest = len(view.claim.members) - len(view.passages)
    if rest > 0:
        parts.append((f"\n\n… and {looks.counted(rest, 'more passage')}", QUIET))
    return Content.assemble(*parts)


def _passage(found: Passage) -> Parts:
    return [
        (show(found.assertion.document_title), f"italic {QUIET}"),
        ("  rejected" if found.assertion.rejected else "", "$text-error"),
        "\n",
        (("" if found.begins else "… ") + _around(found.before).lstrip(), AROUND),
        (show(found.words, keep_newlines=True), HIGHLIGHT),
        (_around(found.after).rstrip() + ("" if found.ends else " …"), AROUND),
    ]


def _around(text: str) -> str:
    """Words beside a passage, without the blank lines between their paragraphs."""
    return _BLANK_LINES.sub("\n", show(text, keep_newlines=True))


def findings(view: ClaimView) -> Content:
    """What was found between this claim's passages and others."""
    parts: Parts = []
    for number, found in enumerate(view.findings):
        look, status = looks.FINDINGS[found.type], looks.FINDING_STATUSES[found.status]
        quiet = found.status is FindingStatus.DISMISSED
        parts += ["\n"] if number else []
        parts += [
            (f"{look.mark} {look.word}", QUIET if quiet else looks.TONES[look.tone]),
            ("" if found.status is FindingStatus.OPEN else f"  {status.label}", looks.TONES[status.tone]),
            (f"  {show(found.explanation)}", QUIET if quiet else "$foreground"),
        ]
    return Content.assemble(*parts)


def reading(view: ClaimView) -> Content:
    """How each passage was read: kind, who says it, figures, dates, and why it is worth checking."""
    parts: Parts = []
    for number, found in enumerate(view.passages):
        parts += ["\n\n"] if number else []
        parts += _reading(found.assertion)
    return Content.assemble(*parts)


def _reading(stored: StoredAssertion) -> Parts:
    read = stored.reading
    rows = [
        ("kind", str(read.kind) + (", marked by hand" if stored.by_person else "")),
        ("speaker", ", ".join(part for part in (read.speaker, read.role, read.organisation) if part)),
        ("cue", read.cue),
        ("cites", read.cited_source),
        ("about", " · ".join(part for part in (read.subject, read.attribute) if part)),
        ("figures", "; ".join(figure_words(figure) for figure in read.figures) or _plain_figure(read)),
        (
            "date",
            " ".join(
                part for part in (read.date, f"({read.date_anchor})" if read.date_anchor else "") if part
            ),
        ),
        ("worth", ", ".join(read.cues)),
    ]
    parts = _table((name, value) for name, value in rows if value)
    for field, value in sorted(stored.corrected.items()):
        name = _CORRECTED_NAMES.get(field, field)
        was = "nothing" if value is None else show(str(value))
        parts += ["\n", ("corrected ", "$text-warning"), (f"{name}: the program read {was}", QUIET)]
    if stored.rejected:
        parts += ["\n", ("rejected  ", "$text-error"), (show(stored.rejected_reason or ""), QUIET)]
    return parts


def _plain_figure(read: Assertion) -> str:
    if read.value is None:
        return ""
    value = f"{read.value} to {read.high}" if read.high else read.value
    comparator = _COMPARATORS.get(str(read.comparator), "") if read.comparator else ""
    return f"{comparator}{value} {read.unit or ''}".strip()


def figure_words(figure: Figure) -> str:
    """A figure in words: ``over 2750 kilometer``."""
    value = f"{figure.value} to {figure.high}" if figure.high else figure.value
    change = f" {figure.change}" if figure.change else ""
    return f"{_COMPARATORS.get(str(figure.comparator), '')}{value} {figure.unit or ''}{change}".strip()


def _table(rows: Iterable[tuple[str, str]]) -> Parts:
    parts: Parts = []
    for name, value in rows:
        parts += ["\n"] if parts else []
        parts += [(f"{name:<9} ", QUIET), show(str(value))]
    return parts


def evidence(view: ClaimView) -> Content:
    """How the claim is sourced; every piece of evidence with stance, citation, words taken, and their capture."""
    parts: Parts = []
    if view.sourcing is not None:
        tone = "$text-warning" if view.sourcing.advice else QUIET
        parts += [(f"{'' if view.sourcing.is_met else '! '}{view.sourcing.summary}", tone)]
    for piece in view.claim.evidence:
        parts += ["\n\n"] if parts else []
        parts += _piece(piece)
    return Content.assemble(*parts)


def _piece(piece: Evidence) -> Parts:
    look = looks.STANCES[piece.stance]
    quiet = piece.withdrawn
    parts: Parts = [
        (look.label, QUIET if quiet else looks.TONES[look.tone]),
        ("  withdrawn" if quiet else "", "$text-error"),
        ("  ", ""),
        (show(piece.reference.citation), QUIET if quiet else "$foreground"),
    ]
    if piece.standing:
        parts.append((f"  {piece.standing}", QUIET))
    if piece.excerpt:
        parts += ["\n", (f"“{show(piece.excerpt)}”", QUIET if quiet else "italic")]
    if piece.source_state is not None and not quiet:
        parts += ["\n", (f"! {SOURCE_SAYS[piece.source_state]}", "$text-warning")]
    said = "  ".join(part for part in (piece.locator, piece.note) if part)
    if said:
        parts += ["\n", (show(said), QUIET)]
    parts += ["\n", (_provenance(piece), QUIET)]
    return parts


def _provenance(piece: Evidence) -> str:
    who = f"attached by {show(piece.reviewer)}, {looks.moment(piece.attached_at)}"
    if piece.snapshot is None:
        source = "a reviewer's note" if piece.reference.is_note else "no snapshot"
    elif piece.snapshot.is_saved:
        digest = (piece.snapshot.bytes_digest or "")[:12]
        source = f"snapshot {digest} of {looks.moment(piece.snapshot.taken_at)}, {piece.snapshot.method}"
    else:
        source = f"{piece.snapshot.outcome}: {show(piece.snapshot.reason or '')}"
    return f"{source} · {who}"


def verdicts(view: ClaimView) -> Content:
    """Every verdict, newest first: current, superseded or withdrawn, and why a current one no longer fits."""
    parts: Parts = []
    for number, verdict in enumerate(view.claim.verdicts):
        parts += ["\n\n"] if number else []
        parts += _verdict(verdict)
    return Content.assemble(*parts)


def _verdict(verdict: Verdict) -> Parts:
    look = looks.RATINGS[verdict.rating]
    status = "current" if verdict.is_current else "withdrawn" if verdict.withdrawn else "superseded"
    tone = looks.TONES[look.tone] if verdict.is_current else QUIET
    sure = f", {verdict.confidence} confidence" if verdict.confidence else ""
    weighed = looks.counted(len(verdict.evidence), "piece")
    parts: Parts = [
        (look.label, f"bold {tone}" if verdict.is_current else tone),
        (
            f"  {show(verdict.reviewer)}, {looks.moment(verdict.recorded_at)}{sure} · {status} · {weighed} weighed",
            QUIET,
        ),
        "\n",
        (show(verdict.rationale, keep_newlines=True), "$foreground" if verdict.is_current else QUIET),
    ]
    for reason in verdict.stale:
        parts += ["\n", ("↻ stale: ", "$text-warning"), (show(reason), "$text-warning")]
    return parts


def comments(view: ClaimView) -> Content:
    """What reviewers remarked, oldest first."""
    parts: Parts = []
    for number, comment in enumerate(view.claim.comments):
        parts += ["\n"] if number else []
        parts += [
            (f"{show(comment.reviewer)}, {looks.moment(comment.written_at)}  ", QUIET),
            show(comment.text, keep_newlines=True),
        ]
    return Content.assemble(*parts)


def history(view: ClaimView) -> Content:
    """The newest events of this claim, newest first."""
    parts: Parts = []
    for number, entry in enumerate(reversed(view.history[-HISTORY_SHOWN:])):
        op = entry.event.body.op if entry.event.body else "redacted"
        parts += ["\n"] if number else []
        parts += [
            (f"{looks.moment(entry.event.header.ts)}  ", QUIET),
            (f"{op:<20} ", "$foreground"),
            (f"{show(entry.reviewer)}  {show(entry.summary)}", QUIET),
        ]
    if len(view.history) > HISTORY_SHOWN:
        parts.append((f"\n… {len(view.history) - HISTORY_SHOWN} earlier: workbench audit log", QUIET))
    return Content.assemble(*parts)
