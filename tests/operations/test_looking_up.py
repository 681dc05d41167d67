"""Look-ups as a whole: what is kept, for how long, and what a hit becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from desks import add_claims, add_text
from service_mimic import Mimic, mimicking, services_at

from workbench.domain.evidence import Stance
from workbench.domain.leads import Lead
from workbench.errors import RuleViolation, ServiceUnreachable, UsageMistake
from workbench.operations import lookups, references
from workbench.operations.lookups import KEPT_FOR_MS, look_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.operations.lookups import Found
    from workbench.operations.services import Services
    from workbench.workspace import Workspace

NOW = 1_700_000_000_000


@pytest.fixture
def mimic() -> Iterator[Mimic]:
    with mimicking() as server:
        yield server


@pytest.fixture
def services(mimic: Mimic, tmp_path: Path) -> Services:
    return services_at(mimic, tmp_path / "cache")


def ask(
    services: Services, query: str = "mills", now: int = NOW, name: str = "crossref", **how: object
) -> Found:
    return look_up(services, name, query, now=lambda: now, **how)  # type: ignore[arg-type]


def test_an_answer_is_kept_for_a_week(services: Services, mimic: Mimic) -> None:
    first = ask(services)
    kept = ask(services, " mills ", NOW + KEPT_FOR_MS - 1)
    assert (kept, len(mimic.requests)) == (replace(first, is_kept=True), 1)
    late = ask(services, now=NOW + KEPT_FOR_MS)
    assert (late.is_kept, len(mimic.requests)) == (False, 2)


def test_another_query_limit_or_service_is_another_answer(services: Services, mimic: Mimic) -> None:
    ask(services)
    ask(services, "dams")
    ask(services, limit=3)
    ask(services, name="wikipedia")
    assert len(mimic.requests) == 4


def test_a_clock_set_back_asks_again(services: Services, mimic: Mimic) -> None:
    ask(services)
    assert not ask(services, now=NOW - 1).is_kept


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"asked_at": 1}', '{"asked_at": "x", "leads": [{}]}', "[" * 50_000]
)
def test_a_kept_answer_that_cannot_be_read_is_asked_for_again(
    services: Services, mimic: Mimic, content: str
) -> None:
    ask(services)
    (file,) = services.cache.rglob("*.json")
    file.write_text(content)
    assert not ask(services).is_kept
    assert ask(services).is_kept


def test_what_is_kept_is_for_this_user_alone(services: Services) -> None:
    ask(services)
    (file,) = services.cache.rglob("*.json")
    assert file.stat().st_mode & 0o077 == 0
    assert len(list(file.parent.iterdir())) == 1


def test_a_place_that_cannot_be_written_is_no_reason_to_fail(services: Services, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert ask(replace(services, cache=blocked)).leads


def test_a_failure_is_not_kept(services: Services, mimic: Mimic) -> None:
    mimic.behaviour = "failing"
    with pytest.raises(ServiceUnreachable):
        ask(services)
    mimic.behaviour = "good"
    assert ask(services).leads


@pytest.mark.parametrize("query", ["", "  ", "since:2024"])
def test_an_empty_query_is_not_sent(services: Services, mimic: Mimic, query: str) -> None:
    with pytest.raises(UsageMistake, match="nothing to ask Crossref for"):
        ask(services, query)
    assert mimic.requests == []


def test_a_hit_becomes_a_reference_that_says_where_it_was_found(desk: Workspace, services: Services) -> None:
    found = ask(services)
    (lead,) = found.leads
    id_, is_new = lookups.add_lead(desk.journal, found, lead)
    reference = desk.reader.reference(id_)
    assert is_new
    assert (reference.title, reference.doi, reference.source) == (
        "Wheels of mills",
        "10.5555/mill.1",
        "Journal of Mills",
    )
    assert reference.csl["custom"]["found_with"] == "Crossref"
    assert lookups.add_lead(desk.journal, found, lead) == (id_, False)


def test_a_hit_that_is_known_already_takes_the_known_reference(desk: Workspace, services: Services) -> None:
    known, _ = references.add_reference(
        desk.journal, url="https://doi.org/10.5555/mill.1", title="My own words"
    )
    found = ask(services)
    assert lookups.add_lead(desk.journal, found, found.leads[0]) == (known, False)
    assert desk.reader.reference(known).title == "My own words"


def test_a_lead_supports_nothing(desk: Workspace, services: Services) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    found = ask(services, name="wikipedia")
    reference, _ = lookups.add_lead(desk.journal, found, found.leads[0])
    for stance in (Stance.SUPPORTS, Stance.REFUTES):
        with pytest.raises(RuleViolation, match="a lead, not a source"):
            lookups.attach_lead(desk.journal, found.leads[0], reference, claim, stance)
    lookups.attach_lead(desk.journal, found.leads[0], reference, claim, Stance.CONTEXT)
    (piece,) = desk.reader.claim(claim).evidence
    assert piece.reference.csl["custom"]["use"] == "a lead, not a source"


def test_a_hit_without_address_and_doi_is_not_added(desk: Workspace, services: Services) -> None:
    found = ask(services)
    with pytest.raises(RuleViolation, match="no address"):
        lookups.add_lead(desk.journal, found, Lead("crossref", "No address"))
