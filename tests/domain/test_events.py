"""The form and the hashes of events, against vectors computed elsewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workbench.domain.canonical import canonical_json
from workbench.domain.events import (
    Body,
    Change,
    Event,
    Header,
    body_digest,
    event_id,
    one_per_entity,
    parse_body,
    parse_header,
)

BODY = {
    "entity": "clm_01",
    "field": "verdict",
    "new": "supported",
    "old": "unverified",
    "op": "claim.set",
    "salt": "00000000000000000000000000000000",
}
BODY_DIGEST = "5d3725da8cf61597cec3e1639a26546317a5262c4d9408733810ad35f8944844"
ANNA_ID = "5a58d987f2ba887adc7f601412fea452092ce675deeb9b23e43b5328676fb076"
BEN_ID = "a2fdf27d512adee01488610bf83bc934f3273405f4036326a16c1fbcfb8cdfa5"
ANNA = Header("w_anna_1", 1, "", (), 1, 1_700_000_000_000, BODY_DIGEST)


def test_the_digest_of_a_body() -> None:
    assert body_digest(canonical_json(BODY)) == BODY_DIGEST


def test_the_id_of_a_first_event_and_of_the_one_after_it() -> None:
    assert event_id(ANNA.canonical()) == ANNA_ID
    ben = Header("w_ben_1", 1, "", (ANNA_ID,), 2, 1_700_000_000_001, BODY_DIGEST)
    assert event_id(ben.canonical()) == BEN_ID


def test_a_body_and_a_header_never_share_a_digest() -> None:
    assert body_digest(ANNA.canonical()) != event_id(ANNA.canonical())


def test_parents_are_hashed_in_their_order_whatever_order_they_were_seen_in() -> None:
    one = Header("w", 1, "", ("b", "a"), 2, 0, BODY_DIGEST)
    other = Header("w", 1, "", ("a", "b"), 2, 0, BODY_DIGEST)
    assert one.canonical() == other.canonical()


def test_a_stored_body_and_header_read_back_as_they_were() -> None:
    body = Body(
        "claim.reworded",
        "anna",
        (Change("claim/x", {"wording": ("a", "b"), "tags.%C3%A9": (False, True)}),),
        "00",
    )
    assert parse_body(json.loads(body.canonical())) == body
    assert parse_header(json.loads(ANNA.canonical())) == ANNA


def without(value: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: inner for name, inner in value.items() if name != key}


HEADER = json.loads(ANNA.canonical())
SAID = {
    "op": "o",
    "reviewer": "r",
    "reason": "",
    "salt": "",
    "changes": [{"entity": "claim/x", "fields": {}}],
}


@pytest.mark.parametrize(
    "value",
    [
        without(HEADER, "lam"),
        {**HEADER, "more": 1},
        {**HEADER, "lam": "1"},
        {**HEADER, "seq": None},
        {**HEADER, "parents": "abc"},
        {**HEADER, "parents": [1]},
        [],
        None,
        "header",
    ],
)
def test_what_is_no_header_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="keys"):
        parse_header(value)


@pytest.mark.parametrize(
    "value",
    [
        without(SAID, "salt"),
        {**SAID, "more": 1},
        {**SAID, "op": 1},
        {**SAID, "changes": {}},
        {**SAID, "changes": [[]]},
        {**SAID, "changes": [{"entity": "claim", "fields": {}}]},
        {**SAID, "changes": [{"entity": "claim/x", "fields": {"a": 1}}]},
        {**SAID, "changes": [{"entity": "claim/x", "fields": {"a": [1]}}]},
        {**SAID, "changes": [{"entity": "claim/x", "fields": {}, "more": 1}]},
        [],
        None,
    ],
)
def test_what_is_no_body_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"keys|change|field"):
        parse_body(value)


def test_events_are_ordered_by_their_clock_then_their_id() -> None:
    late = Event("0", Header("w", 1, "", (), 3, 0, ""))
    early = Event("f", Header("w", 1, "", (), 2, 99, ""))
    tied = Event("1", Header("v", 1, "", (), 3, 0, ""))
    assert [e.id for e in sorted([tied, late, early], key=lambda e: e.order)] == ["f", "0", "1"]


def test_changes_of_one_entity_become_one() -> None:
    changes = [Change("a/1", {"x": (None, 1)}), Change("b/1", {"x": (None, 1)}), Change("a/1", {"y": (0, 1)})]
    assert one_per_entity(changes) == [
        Change("a/1", {"x": (None, 1), "y": (0, 1)}),
        Change("b/1", {"x": (None, 1)}),
    ]


def test_an_entity_is_a_type_and_an_id_that_may_hold_slashes() -> None:
    change = Change("reviewer/anna / ben", {})
    assert (change.entity_type, change.entity_id) == ("reviewer", "anna / ben")
