"""What a report leaves open: where reviewers disagree, what has to be confirmed, what was asked in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.reports.words import PROBLEM_LABELS, cited, counted

if TYPE_CHECKING:
    from workbench.reports.model import ReportModel
    from workbench.reports.parts import LooseEnd, ReportClaim


class Question(NamedTuple):
    """One thing to settle, about a claim or about a reference."""

    subject: str
    """The claim's wording or the reference's citation."""
    details: tuple[str, ...]
    claim_ids: tuple[str, ...] = ()
    """Claims set out in the report that it is about."""
    url: str | None = None


class QuestionGroup(NamedTuple):
    """Questions of one kind."""

    title: str
    questions: tuple[Question, ...]


def open_questions(model: ReportModel) -> tuple[QuestionGroup, ...]:
    """Every open question, by kind, the most pressing first; kinds without one are left out."""
    known = {claim.id for claim in model.claims}

    def of_claims(state: str) -> tuple[Question, ...]:
        claims = (claim for claim in model.claims if claim.state == state)
        return tuple(
            Question(claim.wording, _why(claim, model.required_reviews), (claim.id,)) for claim in claims
        )

    def of_references(*problems: str) -> tuple[Question, ...]:
        return tuple(_about(end, known) for end in model.loose_ends if end.problem in problems)

    groups = (
        QuestionGroup("Reviewers disagree", of_claims("disputed")),
        QuestionGroup("Verdicts to be confirmed", of_claims("stale")),
        QuestionGroup("Waiting for a second review", of_claims("needs_second")),
        QuestionGroup("In review, no verdict yet", of_claims("in_review")),
        QuestionGroup("Enquiries without a reply", of_references("asked", "no reply")),
        QuestionGroup("References that could not be reached", of_references("unreachable", "refused")),
    )
    return tuple(group for group in groups if group.questions)


def _why(claim: ReportClaim, required_reviews: int) -> tuple[str, ...]:
    current = claim.current_verdicts
    match claim.state:
        case "disputed":
            return tuple(f"{verdict.reviewer}: {verdict.rating}" for verdict in current)
        case "stale":
            return tuple(
                f"{verdict.reviewer}: {verdict.stale}" for verdict in current if verdict.stale is not None
            )
        case "needs_second":
            given = ", ".join(f"{verdict.reviewer}: {verdict.rating}" for verdict in current)
            return (f"{len(current)} of {counted(required_reviews, 'review')} ({given})",)
        case _:
            return (f"Taken by {claim.assignee}",) if claim.assignee else ()


def _about(end: LooseEnd, known: set[str]) -> Question:
    label = PROBLEM_LABELS[end.problem]
    detail = f"{label}: {end.detail}" if end.detail else label
    claims = tuple(claim_id for claim_id in end.claim_ids if claim_id in known)
    return Question(cited(end.citation, end.url), (detail,), claims, end.url)
