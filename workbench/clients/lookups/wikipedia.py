"""Articles of Wikipedia, as leads to sources; never as sources.

Reference: MediaWiki API, ``list=search``; its Etiquette page: one request at a time, a User-Agent with a contact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from workbench.clients.plain import day_of, plain
from workbench.domain.leads import Lead
from workbench.domain.queries import parse_query
from workbench.domain.references import Standing
from workbench.errors import RateLimited, RequestRefused

if TYPE_CHECKING:
    from workbench.clients.service import ServiceClient

NAME = "wikipedia"


class Wikipedia:
    """Full-text search in one Wikipedia."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    def find(self, query: str, limit: int) -> list[Lead]:
        """Articles that hold the words of the query."""
        wanted: dict[str, str | int] = {
            "action": "query",
            "list": "search",
            "srsearch": parse_query(query).words,
            "srlimit": limit,
            "srprop": "snippet|timestamp|wordcount",
            "format": "json",
            "formatversion": 2,
        }
        match ensure_served(self._client, self._client.get("/w/api.php", wanted)):
            case {"query": {"search": list(hits)}}:
                return [self._lead(hit) for hit in hits][:limit]
            case _:
                raise self._client.unexpected("it holds no list of articles")

    def _lead(self, hit: Any) -> Lead:
        match hit:
            case {"title": str(title)} if title.strip():
                name, snippet = plain(title), hit.get("snippet")
            case _:
                raise self._client.unexpected("an article has no title")
        words = hit.get("wordcount")
        facts = {
            "last changed": day_of(hit.get("timestamp")),
            "length": f"{words} words" if isinstance(words, int) else None,
        }
        return Lead(
            NAME,
            name,
            f"{self._client.url}/wiki/{quote(name.replace(' ', '_'), safe='/:(),')}",
            source="Wikipedia",
            excerpt=plain(snippet) or None if isinstance(snippet, str) else None,
            standing=Standing.SECONDARY,
            is_source=False,
            facts=tuple((name, plain(value)) for name, value in facts.items() if value),
        )


def ensure_served(client: ServiceClient, reply: Any) -> Any:
    """The reply, unless MediaWiki says in it that it did not serve the request: it does so with status 200.

    Raises:
        RateLimited: too many requests, or its copies lag behind.
        RequestRefused: any other error.
    """
    match reply:
        case {"error": {"code": "ratelimited" | "maxlag"}}:
            raise RateLimited(client.host)
        case {"error": {"code": str(code)} as error}:
            said = error.get("info")
            words = plain(said, 200).rstrip(".") if isinstance(said, str) else plain(code, 80)
            raise RequestRefused(client.host, 200, client.hidden(words))
        case _:
            return reply
