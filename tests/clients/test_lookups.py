"""What is understood of each look-up's reply: what is known of a hit, and what may be absent."""

from __future__ import annotations

import json
import time
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from service_mimic import (
    FACT_CHECKS,
    KEY,
    MATCH,
    REGISTER,
    WIKIDATA,
    WIKIPEDIA,
    WORK,
    Mimic,
    mimicking,
    services_at,
)

from workbench.clients.plain import plain, web_address
from workbench.domain.leads import Lead, lead_of, plain_lead
from workbench.domain.references import ReferenceType, Standing
from workbench.errors import RateLimited, RequestRefused, UnexpectedReply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def mimic() -> Iterator[Mimic]:
    with mimicking() as server:
        yield server


@pytest.fixture
def find(mimic: Mimic, tmp_path: Path) -> Callable[..., list[Lead]]:
    services = services_at(mimic, tmp_path)

    def ask(name: str, query: str = "four mills", limit: int = 5) -> list[Lead]:
        return services.finder(name).find(query, limit)

    return ask


def facts(lead: Lead) -> dict[str, str]:
    return dict(lead.facts)


def test_a_fact_check_comes_with_rating_and_publisher(mimic: Mimic, find: Callable[..., list[Lead]]) -> None:
    (lead,) = find("factcheck")
    assert (lead.title, lead.url) == (
        "No, the mill has one wheel",
        "https://rivercheck.example/mill-wheels",
    )
    assert (lead.source, lead.issued) == ("River Check", "2024-12-20")
    assert (lead.standing, lead.is_source) == (Standing.SECONDARY, True)
    assert facts(lead)["rating"] == "False"
    assert facts(lead)["claimed by"] == "A flyer"
    assert mimic.asked() == {"query": ["four mills"], "pageSize": ["5"]}
    assert mimic.requests[-1][2]["X-Goog-Api-Key"] == KEY


def test_a_fact_check_may_lack_all_but_its_address(mimic: Mimic, find: Callable[..., list[Lead]]) -> None:
    mimic.behaviour = {"claims": [{"claimReview": [{"url": "https://rivercheck.example/x"}]}]}
    (lead,) = find("factcheck")
    assert (lead.title, lead.source, lead.issued, lead.facts) == (
        "https://rivercheck.example/x",
        None,
        None,
        (),
    )


def test_a_claim_reviewed_twice_gives_two_leads(mimic: Mimic, find: Callable[..., list[Lead]]) -> None:
    reply = deepcopy(FACT_CHECKS)
    reply["claims"][0]["claimReview"] *= 2  # type: ignore[index]
    mimic.behaviour = reply
    assert len(find("factcheck")) == 2
    assert len(find("factcheck", limit=1)) == 1


def test_a_wikipedia_article_is_a_lead_and_no_source(mimic: Mimic, find: Callable[..., list[Lead]]) -> None:
    (lead,) = find("wikipedia")
    assert lead.excerpt == "The mill stands by the river & has one wheel"
    assert lead.url == f"{mimic.url}/wiki/Old_Mill_(River)"
    assert (lead.is_source, lead.standing_words) == (False, "a lead, not a source")
    assert facts(lead) == {"last changed": "2024-11-02", "length": "812 words"}
    assert mimic.asked()["srsearch"] == ["four mills"]


@pytest.mark.parametrize(
    ("code", "error"), [("ratelimited", RateLimited), ("maxlag", RateLimited), ("x", RequestRefused)]
)
@pytest.mark.parametrize("name", ["wikipedia", "wikidata"])
def test_an_error_of_mediawiki_with_status_200_is_an_error(
    mimic: Mimic, find: Callable[..., list[Lead]], name: str, code: str, error: type[Exception]
) -> None:
    mimic.behaviour = {"error": {"code": code, "info": "Not <b>now</b>."}}
    with pytest.raises(error):
        find(name)


def test_a_wikidata_item_says_who_it_is(mimic: Mimic, find: Callable[..., list[Lead]]) -> None:
    (lead,) = find("wikidata", "Jonas Miller")
    assert (lead.title, lead.excerpt, lead.is_source) == ("Jonas Miller", "miller (1800-1870)", False)
    assert facts(lead) == {"item": "Q4242", "also called": "J. Miller"}
    mimic.behaviour = {"search": [{"id": "Q1"}]}
    (bare,) = find("wikidata", "Jonas")
    assert (bare.title, bare.excerpt, bare.url) == ("Q1", None, f"{mimic.url}/wiki/Q1")


def test_a_federal_register_document_is_a_primary_source(
    mimic: Mimic, find: Callable[..., list[Lead]]
) -> None:
    (lead,) = find("federal-register", '"Mills Department" since:2024-12 until:2025')
    assert (lead.standing, lead.type) == (Standing.PRIMARY, ReferenceType.REGULATION)
    assert (lead.source, lead.issued, lead.excerpt) == ("Mills Department", "2024-12-20", "Adds four mills.")
    assert facts(lead)["citation"] == "89 FR 99999"
    asked = mimic.asked()
    assert asked["conditions[term]"] == ['"Mills Department"']
    assert asked["conditions[publication_date][gte]"] == ["2024-12-01"]
    assert asked["conditions[publication_date][lte]"] == ["2025-12-31"]
    assert "html_url" in asked["fields[]"]


def test_a_work_is_found_by_words_and_by_doi(mimic: Mimic, find: Callable[..., list[Lead]]) -> None:
    (by_words,) = find("crossref", "wheels of mills since:2020")
    asked = mimic.asked()
    assert asked["mailto"] == ["desk@herald.example"]
    assert asked["filter"] == ["from-pub-date:2020-01-01"]
    (by_doi,) = find("crossref", "see doi 10.5555/mill.1.")
    assert mimic.requests[-1][1].startswith("/works/10.5555%2Fmill.1?")
    assert by_words == by_doi
    assert by_doi.title == "Wheels of mills"
    assert (by_doi.author, by_doi.source) == ("Ana Ruiz, Mill Survey", "Journal of Mills")
    assert (by_doi.issued, by_doi.doi) == ("2021-05", "10.5555/mill.1")
    assert by_doi.type is ReferenceType.ARTICLE_JOURNAL


@pytest.mark.parametrize(
    ("rate", "seconds"),
    [(("2", "1s"), 0.5), (("50", "1s"), 0.02), (("0", "1s"), 0), (("many", "-1s"), 0), (("", ""), 0)],
)
def test_the_pause_that_crossref_asks_for_in_its_headers_is_kept(
    mimic: Mimic, find: Callable[..., list[Lead]], rate: tuple[str, str], seconds: float
) -> None:
    mimic.behaviour, mimic.rate = "rated", rate
    began = time.monotonic()
    assert len(find("crossref")) == 1
    assert time.monotonic() - began >= seconds


def test_a_doi_that_crossref_does_not_know_is_nothing_found(find: Callable[..., list[Lead]]) -> None:
    assert find("crossref", "10.9999/unknown") == []


@pytest.mark.parametrize(
    ("more", "issued"),
    [
        ({"issued": {"date-parts": [[None]]}}, None),
        ({"issued": {"date-parts": [[2021]]}}, "2021"),
        ({"issued": {"date-parts": [[2021, 5, 4]]}}, "2021-05-04"),
        ({"issued": {}}, None),
        ({}, None),
    ],
)
def test_a_work_may_lack_nearly_everything(
    mimic: Mimic, find: Callable[..., list[Lead]], more: dict[str, Any], issued: str | None
) -> None:
    mimic.behaviour = {"status": "ok", "message": {"DOI": "10.5555/a b", **more}}
    (lead,) = find("crossref", "10.5555/a")
    assert (lead.title, lead.author, lead.issued) == ("doi:10.5555/a b", None, issued)
    assert lead.url == "https://doi.org/10.5555/a%20b"


def test_a_retraction_says_of_what(mimic: Mimic, find: Callable[..., list[Lead]]) -> None:
    work = WORK | {"update-to": [{"DOI": "10.5555/old", "type": "retraction"}, {"DOI": 3}]}
    mimic.behaviour = {"status": "ok", "message": work}
    (lead,) = find("crossref", "10.5555/mill.1")
    assert facts(lead)["updates"] == "retraction of 10.5555/old"


def test_names_are_matched_in_one_request_the_best_first(
    mimic: Mimic, find: Callable[..., list[Lead]]
) -> None:
    weak = MATCH | {"id": "NK-other", "score": 0.4, "match": False, "caption": "J. Müller"}
    mimic.behaviour = {
        "responses": {
            "q0": {"status": 200, "results": [weak]},
            "q1": {"status": 200, "results": [MATCH]},
        },
        "limit": 5,
    }
    first, second = find("opensanctions", " Jonas  Miller ; Mill Works;")
    assert (first.title, facts(first)["score"], facts(first)["taken for a match"]) == (
        "Jonas Miller",
        "0.93",
        "yes",
    )
    assert facts(first)["datasets"] == "us_mill_list"
    assert (second.title, facts(second)["taken for a match"]) == ("J. Müller", "no")
    _method, path, headers, body = mimic.requests[-1]
    assert path.startswith("/match/default?limit=5")
    assert headers["Authorization"] == f"ApiKey {KEY}"
    names = [query["properties"]["name"] for query in json.loads(body)["queries"].values()]
    assert names == [["Jonas Miller"], ["Mill Works"]]


def test_an_entity_that_matches_several_names_is_shown_once(
    mimic: Mimic, find: Callable[..., list[Lead]]
) -> None:
    responses = {
        f"q{n}": {"status": 200, "results": [MATCH | {"score": score}]} for n, score in enumerate((0.4, 0.9))
    }
    mimic.behaviour = {"responses": responses}
    (lead,) = find("opensanctions", "J. M.; Jonas Miller")
    assert (facts(lead)["score"], facts(lead)["name asked for"]) == ("0.90", "Jonas Miller")


@pytest.mark.parametrize(
    "hit",
    [
        {"caption": "x", "schema": "Person", "datasets": [], "score": 0.5},
        {**MATCH, "score": True},
        {**MATCH, "score": 7},
        {**MATCH, "datasets": "all"},
        "Jonas",
    ],
)
def test_a_half_understood_match_is_an_error(mimic: Mimic, find: Callable[..., list[Lead]], hit: Any) -> None:
    mimic.behaviour = {"responses": {"q0": {"status": 200, "results": [hit]}}}
    with pytest.raises(UnexpectedReply):
        find("opensanctions", "Jonas Miller")


@pytest.mark.parametrize(
    ("name", "reply"),
    [
        ("factcheck", {"claims": [{"text": "no reviews"}]}),
        ("factcheck", {"claims": [{"claimReview": [{"url": "javascript:alert(1)"}]}]}),
        ("factcheck", {"claims": {}}),
        ("wikipedia", {"query": {"search": [{"pageid": 1}]}}),
        ("wikidata", {"search": [{"id": "P31"}]}),
        ("federal-register", {"results": [{"title": "no address"}]}),
        ("crossref", {"status": "failed", "message": {"items": []}}),
        ("crossref", {"status": "ok", "message": {"items": [{"title": ["no DOI"]}]}}),
        ("opensanctions", {"responses": {}}),
        ("opensanctions", {"responses": {"q0": {"status": 500}}}),
    ],
)
def test_a_reply_of_another_shape_is_an_error(
    mimic: Mimic, find: Callable[..., list[Lead]], name: str, reply: Any
) -> None:
    mimic.behaviour = reply
    with pytest.raises(UnexpectedReply, match="answer of 127"):
        find(name, "a query")


OPTIONAL: list[tuple[str, Any, tuple[Any, ...]]] = [
    ("factcheck", FACT_CHECKS, ("claims", 0)),
    ("factcheck", FACT_CHECKS, ("claims", 0, "claimReview", 0)),
    ("wikipedia", WIKIPEDIA, ("query", "search", 0)),
    ("wikidata", WIKIDATA, ("search", 0)),
    ("federal-register", REGISTER, ("results", 0)),
    ("crossref", {"status": "ok", "message": {"items": [WORK]}}, ("message", "items", 0)),
    (
        "opensanctions",
        {"responses": {"q0": {"status": 200, "results": [MATCH]}}},
        ("responses", "q0", "results", 0),
    ),
]


@pytest.mark.parametrize(("name", "reply", "place"), OPTIONAL)
def test_any_part_may_be_absent_or_of_another_kind_and_the_answer_is_leads_or_a_typed_error(
    mimic: Mimic, find: Callable[..., list[Lead]], name: str, reply: Any, place: tuple[Any, ...]
) -> None:
    part = reply
    for step in place:
        part = part[step]
    for key in part:
        for other in ("absent", None, 7, [], {}, "\x00<b>\ud800</b>", [{}], -1.5):
            changed = deepcopy(reply)
            inner = changed
            for step in place:
                inner = inner[step]
            if other == "absent":
                del inner[key]
            else:
                inner[key] = other
            mimic.behaviour = changed
            try:
                leads = find(name, "one name")
            except UnexpectedReply:
                continue
            for lead in leads:
                assert lead_of(plain_lead(lead)) == lead
                said = json.dumps(plain_lead(lead), ensure_ascii=False)
                said.encode()
                assert "<b>" not in said


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <span class='x'>b</span> c", "a b c"),
        ("<p>one</p><p>two</p>", "one two"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ("<jats:title>A</jats:title><jats:p>B</jats:p>", "A B"),
        ("&lt;script&gt;", "<script>"),
        ("line\nend\ttab", "line end tab"),
        ("\x00\ud800", "\ufffd\ufffd"),
    ],
)
def test_snippets_are_made_plain(html: str, text: str) -> None:
    assert plain(html) == text


def test_long_words_are_cut_at_a_word() -> None:
    assert plain("one two three four", 12) == "one two …"
    assert plain("x" * 50, 10) == "x" * 10 + "…"


@pytest.mark.parametrize("url", ["javascript:x", "ftp://a.example", 7, None, "https://a b", "https://a\x00"])
def test_what_is_no_web_address_is_none(url: object) -> None:
    assert web_address(url) is None
