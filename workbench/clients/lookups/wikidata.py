"""Items of Wikidata for a name: who or what it may stand for. Leads, never sources.

Reference: Wikibase API, ``wbsearchentities``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.clients.lookups.wikipedia import ensure_served
from workbench.clients.plain import plain, web_address
from workbench.domain.leads import Lead
from workbench.domain.queries import parse_query
from workbench.domain.references import Standing

if TYPE_CHECKING:
    from workbench.clients.service import ServiceClient

NAME = "wikidata"


class Wikidata:
    """Searches labels and aliases, from their beginning."""

    def __init__(self, client: ServiceClient, language: str = "en") -> None:
        self._client = client
        self._language = language

    def find(self, query: str, limit: int) -> list[Lead]:
        """Items whose name begins like the query."""
        wanted: dict[str, str | int] = {
            "action": "wbsearchentities",
            "search": parse_query(query).words,
            "language": self._language,
            "uselang": self._language,
            "type": "item",
            "limit": min(limit, 50),
            "format": "json",
        }
        match ensure_served(self._client, self._client.get("/w/api.php", wanted)):
            case {"search": list(hits)}:
                return [self._lead(hit) for hit in hits][:limit]
            case _:
                raise self._client.unexpected("it holds no list of items")

    def _lead(self, hit: Any) -> Lead:
        match hit:
            case {"id": str(item)} if item[:1] == "Q" and item[1:].isascii() and item[1:].isdigit():
                label, about = hit.get("label"), hit.get("description")
            case _:
                raise self._client.unexpected("an item has no id")
        title = plain(label) if isinstance(label, str) else ""
        aliases = hit.get("aliases")
        known_as = (
            [plain(name) for name in aliases if isinstance(name, str)] if isinstance(aliases, list) else []
        )
        facts = {"item": item, "also called": ", ".join(known_as[:5])}
        return Lead(
            NAME,
            title or item,
            web_address(f"{self._client.url}/wiki/{item}"),
            source="Wikidata",
            excerpt=plain(about) or None if isinstance(about, str) else None,
            standing=Standing.SECONDARY,
            is_source=False,
            facts=tuple((name, value) for name, value in facts.items() if value),
        )
