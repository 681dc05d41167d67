"""The JSON report: a stable shape that programs can rely on."""

from __future__ import annotations

import json
from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st
from model_samples import HEIGHT, empty, everywhere, followed_by, rich

from workbench.reports.foreign import HIDDEN
from workbench.reports.model import ReportModel
from workbench.reports.render import render


def test_it_names_its_schema_and_version() -> None:
    content = json.loads(render(empty(), "json"))
    assert (content["schema"], content["version"]) == ("workbench/verification-report", 1)


def test_it_holds_every_field_of_the_model_and_the_counts() -> None:
    content = json.loads(render(rich(), "json"))
    names = {field.name for field in fields(ReportModel)} - {"totals"}
    assert set(content) == names | {"schema", "version", "counts"}
    assert content["counts"] == {
        "documents": 3, "assertions": 17, "claims": 11, "references": 9, "snapshots": 7, "evidence": 8,
        "not_checked": 3,
        "claims_by_state": rich().claims_by_state,
        "claims_by_rating": rich().claims_by_rating,
    }  # fmt: skip


def test_times_are_iso_8601_in_utc() -> None:
    content = json.loads(render(rich(), "json"))
    assert content["trail"]["as_of"] == "2025-03-07T12:00:00.000Z"


def test_comments_are_in_it_only_when_it_is_internal() -> None:
    def comments(*, internal: bool) -> list[dict[str, str]]:
        claims = json.loads(render(rich(internal=internal), "json"))["claims"]
        return next(claim["comments"] for claim in claims if claim["id"] == HEIGHT.id)

    assert comments(internal=False) == []
    assert [comment["author"] for comment in comments(internal=True)] == ["Ben Sørensen", "Ines Okafor"]


@settings(deadline=None)
@given(st.text())
def test_every_string_comes_back_exactly(text: str) -> None:
    written = render(followed_by(text), "json")
    claims = json.loads(written)["claims"]
    assert {claim["wording"] for claim in claims} == {claim.wording + text for claim in rich().claims}


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_nothing_hidden_stands_in_it_literally(text: str) -> None:
    written = render(everywhere(rich(), lambda _: text), "json")
    assert HIDDEN.search(written) is None
    assert json.loads(written)
