"""Documents of the United States Federal Register: the record itself of designations, rules and orders.

Reference: Federal Register API v1, ``documents.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.clients.plain import day_of, plain, web_address
from workbench.domain.leads import Lead
from workbench.domain.queries import parse_query, whole_date
from workbench.domain.references import ReferenceType, Standing

if TYPE_CHECKING:
    from workbench.clients.service import ServiceClient

NAME = "federal-register"
_FIELDS = (
    "abstract",
    "action",
    "agency_names",
    "citation",
    "document_number",
    "effective_on",
    "excerpts",
    "html_url",
    "pdf_url",
    "publication_date",
    "title",
    "type",
)


class FederalRegister:
    """Full-text search of all documents since 1994."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    def find(self, query: str, limit: int) -> list[Lead]:
        """Documents that hold the words, the most relevant first, published within the query's dates."""
        words, since, until = parse_query(query)
        wanted: list[tuple[str, str | int]] = [("conditions[term]", words), ("per_page", limit)]
        wanted += [("fields[]", name) for name in _FIELDS]
        if since:
            wanted.append(("conditions[publication_date][gte]", whole_date(since)))
        if until:
            wanted.append(("conditions[publication_date][lte]", whole_date(until, at_end=True)))
        reply = self._client.get("/api/v1/documents.json", wanted)
        match reply:
            case {"results": list(hits)}:
                return [self._lead(hit) for hit in hits][:limit]
            case {"count": 0}:
                return []  # results are left out where nothing is found
            case _:
                raise self._client.unexpected("it holds no list of documents")

    def _lead(self, hit: Any) -> Lead:
        match hit:
            case {"title": str(title), "html_url": url} if (address := web_address(url)) is not None:
                kind = hit.get("type")
            case _:
                raise self._client.unexpected("a document has no title or address")
        agencies = hit.get("agency_names")
        named = [plain(n, 100) for n in agencies if isinstance(n, str)] if isinstance(agencies, list) else []
        facts = {
            "kind": kind,
            "action": hit.get("action"),
            "citation": hit.get("citation"),
            "number": hit.get("document_number"),
            "in force": hit.get("effective_on"),
            "official edition": web_address(hit.get("pdf_url")),
        }
        words = next((w for w in (hit.get("excerpts"), hit.get("abstract")) if isinstance(w, str)), "")
        is_rule = kind in ("Rule", "Proposed Rule", "Presidential Document")
        return Lead(
            NAME,
            plain(title),
            address,
            source=", ".join(named[:3]) or "Federal Register",
            issued=day_of(hit.get("publication_date")),
            excerpt=plain(words) or None,
            type=ReferenceType.REGULATION if is_rule else ReferenceType.DOCUMENT,
            standing=Standing.PRIMARY,
            facts=tuple(
                (name, plain(value, 200)) for name, value in facts.items() if isinstance(value, str) and value
            ),
        )
