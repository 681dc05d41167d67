"""The sentences a report says about itself as a whole; both readable formats share them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.reports.words import STATE_LABELS, counted, listed, sentence_case, tone

if TYPE_CHECKING:
    from workbench.reports.model import ReportModel
    from workbench.reports.parts import ReportClaim

OPEN_NOTE = (
    "Noted by the program as checkable, the most check-worthy first (0 to 1). "
    "Standing here says nothing about a claim’s truth."
)

BIBLIOGRAPHY_NOTE = (
    "What the evidence above comes from, cited by number. The digest is the beginning of the SHA-256 of the newest "
    "capture, which this workspace keeps."
)

PROOF = (
    (
        "Every change in the workspace is an event in a trail, and each event carries the SHA-256 "
        "digest of the ones before it. The trail is tamper-evident: change, remove or reorder an "
        "event and the digests after it no longer fit. Whoever kept this report can run “workbench "
        "audit verify” on the workspace and see whether the head digest above is still part of its "
        "trail."
    ),
    (
        "It does not prove that reviewers are who they say they are, that their clocks were right, or "
        "that they were right. A snapshot proves what this workspace received and when, not what "
        "others were shown. Someone holding the only copy could rewrite a trail nobody else has seen; "
        "a published digest is what they could not take back."
    ),
)


WORST_FIRST = ("false", "mostly false", "misleading", "mixed", "unproven", "mostly true", "true")


class Share(NamedTuple):
    """One part of all claims, as the bar and its legend show it."""

    tone: str
    label: str
    claims: int


def shares(model: ReportModel) -> tuple[Share, ...]:
    """All claims of the report by what became of them, empty parts left out."""
    states = model.claims_by_state
    under_way = sum(states[state] for state in ("disputed", "stale", "needs_second", "in_review"))
    rated = [Share(tone(rating), sentence_case(rating), n) for rating, n in model.claims_by_rating.items()]
    rest = [
        Share("under-way", "Under review", under_way),
        Share("open", "Not checked", states["open"]),
        Share("dismissed", "Dismissed", states["dismissed"]),
    ]
    return tuple(share for share in rated + rest if share.claims)


def findings(model: ReportModel) -> list[ReportClaim]:
    """The reviewed claims as a reader in a hurry wants them: what is wrong, what holds, what is unsettled."""
    weight = {rating: place for place, rating in enumerate(WORST_FIRST)}
    states = {state: place for place, state in enumerate(model.claims_by_state)}
    return sorted(model.claims, key=lambda c: (states[c.state], weight.get(c.rating or "", len(weight))))


def headline(model: ReportModel) -> str:
    """One sentence: how many claims there are and how many were concluded."""
    if not model.claim_count:
        return "There are no claims within the scope of this report."
    found = counted(model.claim_count, "claim")
    documents = counted(len(model.documents), "document")
    concluded = model.claims_by_state["concluded"]
    verb = "was" if model.claim_count == 1 else "were"
    if not concluded:
        return f"{found} {verb} found in {documents}; none has been concluded yet."
    return (
        f"{concluded:,} of {found} found in {documents} {'has' if concluded == 1 else 'have'} been concluded."
    )


def found_sentence(model: ReportModel) -> str:
    """What was found: the ratings of the concluded claims."""
    rated = [f"{n:,} {rating}" for rating, n in model.claims_by_rating.items() if n]
    return f"{listed(rated)}." if rated else "No claim has a rating yet."


def unsettled_sentence(model: ReportModel) -> str:
    """What is under review."""
    states = model.claims_by_state
    phrases = {
        "disputed": "disputed between reviewers",
        "stale": "to be confirmed",
        "needs_second": "waiting for a second review",
        "in_review": "in review without a verdict",
    }
    parts = [f"{states[state]:,} {phrase}" for state, phrase in phrases.items() if states[state]]
    return f"{sentence_case(listed(parts))}." if parts else "Nothing is left half done."


def unchecked_sentence(model: ReportModel) -> str:
    """What was not checked."""
    states = model.claims_by_state
    parts = []
    if states["open"]:
        parts.append(f"{counted(states['open'], 'claim')} nobody has checked yet")
    if states["dismissed"]:
        parts.append(f"{counted(states['dismissed'], 'claim')} set aside with a reason")
    if model.scope.claims_left_out:
        parts.append(f"{counted(model.scope.claims_left_out, 'claim')} outside the scope of this report")
    return f"{sentence_case(listed(parts))}." if parts else "Every claim found was taken up."


def none_unchecked_sentence(model: ReportModel) -> str:
    """What stands in place of the list when no claim is open or set aside."""
    if not model.claim_count:
        return "No claim was found, so none was left unchecked."
    return unchecked_sentence(model)


def conclusion_rule(model: ReportModel) -> str:
    """When a claim counts as concluded in this workspace."""
    if model.required_reviews == 1:
        return "A claim is concluded when one reviewer has rated it and no other reviewer differs."
    return f"A claim is concluded when {model.required_reviews} reviewers agree on a rating."


def left_out_sentence(model: ReportModel) -> str:
    """How much of the workspace the scope leaves out; empty when that is nothing."""
    left_out = model.scope.claims_left_out
    verb = "is" if left_out == 1 else "are"
    return f"{counted(left_out, 'claim')} of this workspace {verb} left out." if left_out else ""


def scope_sentence(model: ReportModel) -> str:
    """What was asked for."""
    if model.scope.is_whole:
        return "The whole workspace."
    states = [STATE_LABELS.get(state, state).lower() for state in model.scope.states]
    asked = f"Claims that are {listed(states, 'or')}" if states else "All claims"
    titles = [f"“{title}”" for title in model.scope.documents]
    return f"{asked} in {listed(titles)}." if titles else f"{asked}."
