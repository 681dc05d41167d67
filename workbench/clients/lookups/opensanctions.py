"""Names against sanctions lists and other lists of interest, by OpenSanctions or a yente of one's own.

The hosted service counts every name against a monthly quota, and once that is used up it refuses until the month ends:
so a refusal is never asked again.

Reference: yente, ``POST /match/{dataset}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.clients.plain import plain, web_address
from workbench.domain.leads import Lead
from workbench.domain.queries import parse_query
from workbench.domain.references import ReferenceType, Standing

if TYPE_CHECKING:
    from workbench.clients.service import ServiceClient

NAME = "opensanctions"
MOST_NAMES = 10
QUOTA_ADVICE = "the monthly quota is used up or nearly so, and asking again counts too"
_DATASET = "default"


class OpenSanctions:
    """Matches names, one query each, in one request."""

    def __init__(self, client: ServiceClient, web_url: str = "https://www.opensanctions.org") -> None:
        self._client = client
        self._web_url = web_url

    def find(self, query: str, limit: int) -> list[Lead]:
        """People, companies and others that match the names, which semicolons part; the best matches first."""
        names = queried_names(query)
        if not names:
            return []
        queries = {
            f"q{n}": {"schema": "LegalEntity", "properties": {"name": [name]}} for n, name in enumerate(names)
        }
        path = f"/match/{_DATASET}"
        reply = self._client.post_json(path, {"queries": queries}, {"limit": limit})
        match reply:
            case {"responses": dict(responses)} if set(responses) == set(queries):
                found = [
                    (self._score(hit), self._lead(hit, names[int(key[1:])]))
                    for key, response in responses.items()
                    for hit in self._results(response)
                ]
            case _:
                raise self._client.unexpected("it holds no response for each name")
        found.sort(key=lambda scored: -scored[0])
        # One entity may match several names: it is shown once, with the name it matches best.
        best = {lead.url or lead.title: lead for _score, lead in reversed(found)}
        return [lead for _score, lead in found if best[lead.url or lead.title] is lead][:limit]

    def _results(self, response: Any) -> list[Any]:
        match response:
            case {"status": 200, "results": list(results)}:
                return results
            case {"status": int(status)}:
                raise self._client.unexpected(f"one name was answered with status {status}")
            case _:
                raise self._client.unexpected("a response holds no results")

    def _score(self, hit: Any) -> float:
        match hit:
            case {"score": int() | float() as score} if not isinstance(score, bool) and 0 <= score <= 1:
                return float(score)
            case _:
                raise self._client.unexpected("a match has no score from 0 to 1")

    def _lead(self, hit: dict[str, Any], name: str) -> Lead:
        match hit:
            case {"id": str(id_), "caption": str(caption), "schema": str(schema), "datasets": list(datasets)}:
                properties = hit.get("properties")
                properties = properties if isinstance(properties, dict) else {}
            case _:
                raise self._client.unexpected("a match lacks id, caption, schema or datasets")
        topics = _words(properties.get("topics"))
        is_match = hit.get("match")
        facts = {
            "score": f"{self._score(hit):.2f}",
            "taken for a match": "yes" if is_match is True else "no" if is_match is False else None,
            "name asked for": name,
            "kind": schema,
            "datasets": ", ".join(_words(datasets)),
            "topics": ", ".join(topics),
            "countries": ", ".join(_words(properties.get("country") or properties.get("jurisdiction"))),
            "born": ", ".join(_words(properties.get("birthDate"))),
            "last change": hit.get("last_change"),
        }
        notes = _words(properties.get("notes"), 600)
        return Lead(
            NAME,
            plain(caption),
            web_address(f"{self._web_url}/entities/{id_}/") if _is_id(id_) else None,
            source="OpenSanctions",
            excerpt=notes[0] if notes else None,
            type=ReferenceType.DATASET,
            standing=Standing.SECONDARY,
            facts=tuple(
                (key, plain(said, 300)) for key, said in facts.items() if isinstance(said, str) and said
            ),
        )


def queried_names(query: str) -> list[str]:
    """The names in a query, each once."""
    parts = (" ".join(part.split()) for part in parse_query(query).words.split(";"))
    return list(dict.fromkeys(part for part in parts if part))[:MOST_NAMES]


def _words(value: Any, most: int = 100) -> list[str]:
    return (
        [plain(word, most) for word in value if isinstance(word, str)][:10] if isinstance(value, list) else []
    )


def _is_id(id_: str) -> bool:
    return id_.isascii() and all(c.isalnum() or c in "-_.~" for c in id_) and len(id_) < 200
