"""Scholarly works by Crossref, by DOI or by words.

With an e-mail address as contact requests go to the pool that Crossref keeps for those who say who they are. The
limits it allows are read from its headers and kept to.

Reference: Crossref REST API, ``/works``.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from workbench.clients.plain import plain, web_address
from workbench.domain.leads import Lead
from workbench.domain.queries import doi_in, parse_query, whole_date
from workbench.domain.references import ReferenceType, Standing

if TYPE_CHECKING:
    from workbench.clients.service import Answer, ServiceClient

NAME = "crossref"
_TYPES = {
    "journal-article": ReferenceType.ARTICLE_JOURNAL,
    "book": ReferenceType.BOOK,
    "monograph": ReferenceType.BOOK,
    "edited-book": ReferenceType.BOOK,
    "report": ReferenceType.REPORT,
    "dataset": ReferenceType.DATASET,
}
_SELECTED = "DOI,title,container-title,publisher,author,issued,URL,abstract,type,update-to"
_LONGEST_REST_S = 5.0


class Crossref:
    """Looks works up; a DOI in the query is asked for itself."""

    def __init__(self, client: ServiceClient, mailto: str | None = None) -> None:
        self._client = client
        self._mailto = {"mailto": mailto} if mailto else {}

    def find(self, query: str, limit: int) -> list[Lead]:
        """The work with the DOI in the query; without one, works that fit its words."""
        doi = doi_in(query)
        return self._by_doi(doi) if doi else self._by_words(query, limit)

    def _by_doi(self, doi: str) -> list[Lead]:
        answer = self._client.ask(
            "GET", f"/works/{quote(doi, safe='')}", parameters=self._mailto, accepted=[404]
        )
        self._rest(answer)
        if answer.status == 404:
            return []  # a DOI of another agency, or none: the body is plain text
        match self._client.parsed(answer):
            case {"status": "ok", "message": dict(work)}:
                return [self._lead(work)]
            case _:
                raise self._client.unexpected("it holds no work")

    def _by_words(self, query: str, limit: int) -> list[Lead]:
        words, since, until = parse_query(query)
        dates = [f"from-pub-date:{whole_date(since)}"] if since else []
        dates += [f"until-pub-date:{whole_date(until, at_end=True)}"] if until else []
        wanted: dict[str, str | int] = {"query": words, "rows": limit, "select": _SELECTED, **self._mailto}
        if dates:
            wanted["filter"] = ",".join(dates)
        answer = self._client.ask("GET", "/works", parameters=wanted)
        self._rest(answer)
        match self._client.parsed(answer):
            case {"status": "ok", "message": {"items": list(works)}}:
                return [self._lead(work) for work in works][:limit]
            case _:
                raise self._client.unexpected("it holds no list of works")

    def _rest(self, answer: Answer) -> None:
        """Leave as much time as the service's headers ask between requests: N in so many seconds."""
        allowed = answer.headers.get("x-rate-limit-limit", "")
        interval = answer.headers.get("x-rate-limit-interval", "").removesuffix("s")
        if all(said.isascii() and said.isdigit() for said in (allowed, interval)) and int(allowed[:9]):
            time.sleep(min(int(interval[:9]) / int(allowed[:9]), _LONGEST_REST_S))

    def _lead(self, work: Any) -> Lead:
        match work:
            case {"DOI": str(doi)} if doi.startswith("10."):
                kind = work.get("type")
            case _:
                raise self._client.unexpected("a work has no DOI")
        abstract = work.get("abstract")
        updates = work.get("update-to")
        facts = {
            "kind": kind if isinstance(kind, str) else None,
            "publisher": _first(work.get("publisher")),
            "updates": ", ".join(_updates(updates)) if isinstance(updates, list) else None,
        }
        return Lead(
            NAME,
            _first(work.get("title")) or f"doi:{plain(doi, 200)}",
            web_address(work.get("URL")) or web_address(f"https://doi.org/{quote(doi, safe='/')}"),
            source=_first(work.get("container-title")) or _first(work.get("publisher")),
            author=_authors(work.get("author")),
            issued=_issued(work.get("issued")),
            doi=plain(doi, 200),
            excerpt=plain(abstract) or None if isinstance(abstract, str) else None,
            type=_TYPES.get(kind, ReferenceType.ARTICLE_JOURNAL)
            if isinstance(kind, str)
            else ReferenceType.DOCUMENT,
            standing=Standing.SECONDARY,
            facts=tuple((name, plain(value, 200)) for name, value in facts.items() if value),
        )


def _first(value: Any) -> str | None:
    """A text, or the first of a list of texts, as Crossref gives titles."""
    if isinstance(value, list):
        value = value[0] if value else None
    return plain(value) or None if isinstance(value, str) else None


def _authors(value: Any) -> str | None:
    names = []
    for author in value if isinstance(value, list) else ():
        match author:
            case {"family": str(family)}:
                given = author.get("given")
                names.append(f"{given} {family}" if isinstance(given, str) else family)
            case {"name": str(name)}:
                names.append(name)
    shown = [plain(name, 100) for name in names[:4]]
    return ", ".join(shown) + (" and others" if len(names) > 4 else "") if shown else None


def _issued(value: Any) -> str | None:
    """The date of issue; only its year is sure to be there, and unknown dates hold a null."""
    match value:
        case {"date-parts": [[int(year), *more], *_]} if 0 < year < 10_000:
            limits = zip(more, (12, 31), strict=False)
            parts = [n for n, most in limits if isinstance(n, int) and 0 < n <= most]
            return "-".join([f"{year:04}", *(f"{n:02}" for n in parts)])
    return None


def _updates(updates: list[Any]) -> list[str]:
    """What the work retracts or corrects."""
    found = []
    for update in updates[:5]:
        match update:
            case {"DOI": str(doi)}:
                kind = update.get("type")
                found.append(f"{kind if isinstance(kind, str) else 'update'} of {doi}")
    return found
