"""Published fact-checks, by the Google Fact Check Tools API.

Reference: Fact Check Tools API v1alpha1, ``claims:search``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.clients.plain import day_of, plain, web_address
from workbench.domain.leads import Lead
from workbench.domain.queries import parse_query
from workbench.domain.references import Standing

if TYPE_CHECKING:
    from workbench.clients.service import ServiceClient

NAME = "factcheck"


class FactCheckTools:
    """Searches claims that fact-checkers have published on; the key goes in a header, so that no address holds it."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    def find(self, query: str, limit: int) -> list[Lead]:
        """Published fact-checks of claims like the query, one lead for each review."""
        words = parse_query(query).words
        reply = self._client.get("/v1alpha1/claims:search", {"query": words, "pageSize": limit})
        match reply:
            case {"claims": list(claims)}:
                leads = [lead for claim in claims for lead in self._reviews(claim)]
            case {} if not reply or set(reply) <= {"nextPageToken"}:
                return []  # nothing found: the key is left out
            case _:
                raise self._client.unexpected("it holds no list of claims")
        return leads[:limit]

    def _reviews(self, claim: Any) -> list[Lead]:
        match claim:
            case {"claimReview": list(reviews)}:
                return [self._lead(claim, review) for review in reviews]
            case _:
                raise self._client.unexpected("a claim has no reviews")

    def _lead(self, claim: dict[str, Any], review: Any) -> Lead:
        match review:
            case {"url": url} if (address := web_address(url)) is not None:
                publisher = review.get("publisher")
                publisher = publisher if isinstance(publisher, dict) else {}
            case _:
                raise self._client.unexpected("a review has no address")
        named = _word(publisher, "name") or _word(publisher, "site")
        checked, said_by = _word(claim, "text"), _word(claim, "claimant")
        facts = {
            "rating": _word(review, "textualRating"),
            "checked by": named,
            "claim checked": checked,
            "claimed by": said_by,
            "claimed on": day_of(claim.get("claimDate")),
            "language": _word(review, "languageCode"),
        }
        return Lead(
            NAME,
            _word(review, "title") or checked or address,
            address,
            source=named,
            issued=day_of(review.get("reviewDate")),
            excerpt=checked,
            standing=Standing.SECONDARY,
            facts=tuple((name, value) for name, value in facts.items() if value),
        )


def _word(value: dict[str, Any], name: str) -> str | None:
    found = value.get(name)
    return plain(found) or None if isinstance(found, str) else None
