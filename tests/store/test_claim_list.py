"""The list, the counts and the look-ups give what plain reading of every claim gives."""

from __future__ import annotations

import random
import sqlite3
import string
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from desks import add_claims, add_text, look, open_desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from programs import Program

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import OPEN_STATES, ClaimFilter, ClaimSort, State
from workbench.domain.ratings import Rating
from workbench.errors import AmbiguousPrefix, UnknownId, UnstorableText
from workbench.operations import assertions, claims, ingest, verdicts
from workbench.store import claim_list
from workbench.store.resolve import NOUNS
from workbench.store.search import match_expression

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.claims import Claim
    from workbench.workspace import Workspace


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace on which two people worked at random; it is only read here."""
    folder = tmp_path_factory.mktemp("busy")
    desks = [open_desk(folder, "Anna"), open_desk(folder, "Ben")]
    chance = random.Random(14)
    program = Program(desks)
    program.run([tuple(chance.randrange(999) for _ in range(4)) for _ in range(150)])  # type: ignore[misc]
    return desks[0]


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return open_desk(tmp_path)


def everything(desk: Workspace) -> list[Claim]:
    """Every claim that stands, read one by one."""
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM claim")]
    found = [look(desk, id_) for id_ in ids]
    gone = {document.id for document in desk.reader.documents() if document.withdrawn}
    return [
        claim
        for claim in found
        if not claim.withdrawn
        and claim.joined_into is None
        and not (own_members(claim, desk) and all(m.document_id in gone for m in own_members(claim, desk)))
    ]


def own_members(claim: Claim, desk: Workspace) -> list[object]:
    return [member for member in claim.members if claim.id in desk.reader.claims_on(member.id)]


def ids(desk: Workspace, wanted: ClaimFilter) -> set[str]:
    return {row.id for row in desk.reader.claim_page(desk.reader.claim_order(wanted))}


def test_the_list_holds_what_stands_and_nothing_else(busy: Workspace) -> None:
    assert len(everything(busy)) > 5
    assert ids(busy, ClaimFilter()) == {claim.id for claim in everything(busy)}


def test_each_filter_lets_through_what_it_says(busy: Workspace) -> None:
    known = everything(busy)
    for state in State:
        assert ids(busy, ClaimFilter(state=state)) == {c.id for c in known if c.state is state}
    assert ids(busy, ClaimFilter(unfinished=True)) == {c.id for c in known if c.state in OPEN_STATES}
    for tag in busy.reader.tags():
        assert ids(busy, ClaimFilter(tag=tag)) == {c.id for c in known if tag in c.tags}
    assert set(busy.reader.tags()) == {tag for c in known for tag in c.tags}
    for document in busy.reader.documents():
        stands = {c.id for c in known if any(m.document_id == document.id for m in c.members)}
        assert ids(busy, ClaimFilter(document_id=document.id)) == stands
    rows = busy.reader.claim_page(busy.reader.claim_order())
    for kind in AssertionKind:
        assert ids(busy, ClaimFilter(kind=kind)) == {row.id for row in rows if row.kind is kind}
    for speaker in busy.reader.speakers():
        assert ids(busy, ClaimFilter(speaker=speaker)) == {row.id for row in rows if row.speaker == speaker}


def test_counts_are_of_what_the_filter_lets_through(busy: Workspace) -> None:
    for wanted in (
        ClaimFilter(),
        ClaimFilter(unfinished=True),
        ClaimFilter(text="red"),
        ClaimFilter(tag="red"),
    ):
        rows = busy.reader.claim_page(busy.reader.claim_order(wanted))
        counts = busy.reader.claim_counts(wanted)
        assert counts.total == len(rows)
        assert counts.by_state == {s: n for s in State if (n := sum(row.state is s for row in rows))}
        assert counts.by_rating == {r: n for r in Rating if (n := sum(row.rating is r for row in rows))}
        assert counts.left == sum(row.state in OPEN_STATES for row in rows)


def test_a_row_says_what_its_claim_says(busy: Workspace) -> None:
    for row in busy.reader.claim_page(busy.reader.claim_order()):
        claim = look(busy, row.id)
        assert (row.wording, row.state, row.rating, row.version) == (
            claim.wording,
            claim.state,
            claim.rating,
            claim.version,
        )
        assert row.reviewer in {claim.taken_by, claim.assignee, *(v.reviewer for v in claim.verdicts), None}


@pytest.mark.parametrize("sort", list(ClaimSort))
@pytest.mark.parametrize("size", [1, 2, 7])
def test_reading_the_order_in_portions_gives_the_whole_order(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch, sort: ClaimSort, size: int
) -> None:
    whole = busy.reader.claim_order(sort=sort)
    monkeypatch.setattr(claim_list, "ORDER_CHUNK", size)
    assert busy.reader.claim_order(sort=sort) == whole
    assert len(set(whole)) == len(whole)
    assert busy.reader.claim_order(sort=sort, limit=5) == whole[:5]


def test_the_orders_are_by_document_and_place_and_by_worthiness(desk: Workspace) -> None:
    later, sooner = add_text(desk, "A note on mills."), add_text(desk)
    (last,) = [assertions.add_assertion(desk.journal, later, "on mills", AssertionKind.OTHER)[1]]
    first, second = add_claims(desk, sooner, 2)
    rows = [row.id for row in desk.reader.claim_page(desk.reader.claim_order())]
    assert [row for row in rows if row in {first, second, last}] == [last, first, second]
    worth = [
        r.check_worthiness for r in desk.reader.claim_page(desk.reader.claim_order(sort=ClaimSort.WORTHINESS))
    ]
    assert worth == sorted(worth, reverse=True)


def test_claims_of_a_withdrawn_document_leave_the_list_and_its_filters(desk: Workspace) -> None:
    document = add_text(desk)
    opened = add_claims(desk, document, 2)
    assert set(opened) <= ids(desk, ClaimFilter())
    ingest.withdraw_document(desk.journal, document, "embargoed")
    assert not ids(desk, ClaimFilter())
    assert not ids(desk, ClaimFilter(text="mill"))
    assert desk.reader.claim_counts().total == 0


def test_a_joined_claim_is_found_through_the_one_that_absorbed_it(desk: Workspace) -> None:
    here, there = add_text(desk), add_text(desk, "The barn burnt down in spring.")
    (claim,) = add_claims(desk, here, 1)
    barn = assertions.add_assertion(
        desk.journal, there, "barn burnt down", AssertionKind.EVENT, wording="It burnt"
    )[1]
    claims.join(desk.journal, [barn], claim)
    assert claim in ids(desk, ClaimFilter(document_id=there))
    assert ids(desk, ClaimFilter(text="barn burnt")) >= {claim}
    assert barn not in ids(desk, ClaimFilter(text="burnt"))
    claims.reopen(desk.journal, [barn])
    assert claim not in ids(desk, ClaimFilter(document_id=there))
    assert barn in ids(desk, ClaimFilter(text="burnt"))


def test_a_reviewer_is_found_by_what_they_took_were_given_and_judged(desk: Workspace) -> None:
    taken, given_, judged, other = add_claims(desk, add_text(desk), 4)
    claims.take(desk.journal, [taken])
    claims.assign(desk.journal, [given_], "Anna")
    verdicts.record(desk.journal, judged, Rating.UNPROVEN, "Nothing found.")
    claims.assign(desk.journal, [other], "Ben")
    assert ids(desk, ClaimFilter(reviewer="anna")) == {taken, given_, judged}
    assert ids(desk, ClaimFilter(reviewer="ben")) == {other}


@pytest.mark.parametrize(
    "typed",
    ["mill", "MILL river", "river mi", "“mill”", "mill-river", "it's", "C++", "100%", "co-op", "-x", "NEAR("],
)
def test_ordinary_searches_find_and_never_fail(desk: Workspace, typed: str) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    claims.reword(desk.journal, claim, "It's the mill-river co-op, 100% C++ -x near(ly)")
    assert claim in ids(desk, ClaimFilter(text=typed))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec=None), max_size=40), min_size=100, max_size=100))
def test_no_search_text_is_an_error(typed: list[str]) -> None:
    _never_fails(typed)


def test_no_search_text_of_awkward_characters_is_an_error() -> None:
    chance = random.Random(14)
    awkward = string.punctuation + " \t\n\x00\"'*^:(){}+-" + "aé日١²ⅷ\u0301\U0001e900\ud800" + "ANDORNOTNEAR"
    _never_fails(["".join(chance.choices(awkward, k=chance.randrange(1, 30))) for _ in range(5_000)])


def _never_fails(typed: list[str]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(body, prefix='2 3')")
        connection.execute("INSERT INTO words VALUES ('the quick brown fox')")
        for said in typed:
            expression = match_expression(said)
            if expression is not None:
                connection.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall()


def test_a_typed_word_may_be_the_beginning_of_one_until_a_blank_follows(desk: Workspace) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    assert claim in ids(desk, ClaimFilter(text="riv"))
    assert claim not in ids(desk, ClaimFilter(text="riv "))
    assert claim in ids(desk, ClaimFilter(text="!!! "))


def test_a_filter_no_database_takes_is_refused_in_words(desk: Workspace) -> None:
    with pytest.raises(UnstorableText):
        desk.reader.claim_order(ClaimFilter(tag="\ud800"))
    assert len(desk.reader.claim_order(ClaimFilter(text="\ud800"))) == desk.reader.claim_counts().total


def test_the_shortest_unique_beginning_is_enough(busy: Workspace) -> None:
    for noun in NOUNS:
        with closing(sqlite3.connect(busy.settings.database)) as connection:
            known = [row[0] for row in connection.execute(f"SELECT id FROM {NOUNS[noun].name}")]
        length = busy.reader.short_length(noun)
        assert length >= 6
        assert len({id_[:length] for id_ in known}) == len(known)
        for id_ in known:
            assert busy.reader.resolve(noun, id_) == id_
            assert busy.reader.resolve(noun, f" {id_[:length].upper()} ") == id_


def test_a_beginning_of_several_ids_names_them(busy: Workspace) -> None:
    known = sorted(event.id for event in busy.reader.events())
    letter = max(string.hexdigits[:16], key=lambda c: sum(id_.startswith(c) for id_ in known))
    with pytest.raises(AmbiguousPrefix) as caught:
        busy.reader.resolve("event", letter)
    assert set(caught.value.candidates) <= {id_ for id_ in known if id_.startswith(letter)}
    assert len(caught.value.candidates) > 1


@pytest.mark.parametrize(
    "given_",
    ["", " ", "%", "_", "a%", "'; DROP TABLE claim;--", "é", "\x00", "\ud800", "zzzzzz", "a" * 100_000, "١"],
)
def test_what_begins_no_id_is_unknown(busy: Workspace, given_: str) -> None:
    for noun in NOUNS:
        with pytest.raises(UnknownId):
            busy.reader.resolve(noun, given_)


def test_an_id_that_begins_another_is_itself(desk: Workspace) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    with desk.journal.writing() as trail:
        change = trail.change(f"claim/{claim}", taken_by="anna")
        trail.record(
            "claim.taken", [change, type(change)("claim/" + claim + "a", {"wording": (None, "Longer")})]
        )
    assert desk.reader.resolve("claim", claim) == claim


def test_what_is_asked_for_and_not_there_is_unknown(desk: Workspace) -> None:
    for read in (
        desk.reader.claim,
        desk.reader.document,
        desk.reader.document_text,
        desk.reader.assertion,
        desk.reader.reference,
    ):
        with pytest.raises(UnknownId):
            read("nothing")
