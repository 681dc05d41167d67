"""References in CSL-JSON terms, and the line that cites them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbench.domain.csl import plain
from workbench.domain.evidence import Stance, bears_on_a_rating
from workbench.domain.references import NoteMethod, Reference, ReferenceType, Standing, standing_in

DEED = Reference(
    "r",
    ReferenceType.REPORT,
    "The deed",
    url="https://example.org/deed",
    source="Land Registry",
    author="A. Clerk",
    issued="1891-03",
    doi="10.1000/1",
    csl={"volume": "4"},
)


def test_a_reference_as_csl() -> None:
    assert DEED.csl_item() == {
        "id": "r",
        "type": "report",
        "title": "The deed",
        "volume": "4",
        "author": [{"literal": "A. Clerk"}],
        "publisher": "Land Registry",
        "issued": {"date-parts": [[1891, 3]]},
        "URL": "https://example.org/deed",
        "DOI": "10.1000/1",
    }


def test_an_item_keeps_the_id_it_came_with() -> None:
    assert replace(DEED, csl={"id": "clerk1891"}).csl_item()["id"] == "clerk1891"


def test_a_paper_is_the_container_of_its_article() -> None:
    item = Reference("r", ReferenceType.ARTICLE_NEWSPAPER, "Roof", source="Mill News").csl_item()
    assert item["container-title"] == "Mill News"
    assert "publisher" not in item


def test_a_note_is_dated_by_the_day_it_was_taken_and_is_its_person_s() -> None:
    note = Reference(
        *("r", ReferenceType.PERSONAL_COMMUNICATION, "Call"),
        method=NoteMethod.CALL,
        person="P. Adeyemi",
        noted_on="2024-12-18",
    )
    assert note.is_note
    assert note.csl_item()["issued"] == {"date-parts": [[2024, 12, 18]]}
    assert note.citation == "P. Adeyemi, “Call”. 18 December 2024."


def test_an_address_in_place_of_a_title_is_no_title() -> None:
    bare = Reference("r", ReferenceType.WEBPAGE, "https://example.org/a", url="https://example.org/a")
    assert "title" not in bare.csl_item()
    assert bare.citation == "https://example.org/a"


GIVEN = {
    "id": "falk2024",
    "type": "chapter",
    "title": "Mud",
    "author": [{"family": "Falk", "given": "Ines"}, {"family": "Cruz", "non-dropping-particle": "de la"}],
    "issued": {"date-parts": [["2024", "6"], [2024, 7]], "circa": True},
    "container-title": "Harbours",
    "publisher": "Quay Press",
    "DOI": "https://doi.org/10.1000/MUD",
    "custom": {"shelf": "B 4", "workbench": {"standing": "primary"}},
}


def stored(item: dict[str, Any]) -> Reference:
    said = plain(item)
    return Reference(
        *("r", ReferenceType(said.type), said.title or said.url or f"doi:{said.doi}"),
        **{name: getattr(said, name) for name in ("url", "source", "author", "issued", "doi")},
        standing=standing_in(item),
        csl=item,
    )


def test_what_was_given_stays_as_it_was_given() -> None:
    kept = stored(GIVEN)
    assert (kept.type, kept.author, kept.issued) == (ReferenceType.BOOK, "Ines Falk; de la Cruz", "2024-06")
    assert (kept.source, kept.doi, kept.standing) == ("Quay Press", "10.1000/mud", Standing.PRIMARY)
    assert kept.csl_item() == GIVEN


def test_what_a_person_corrects_counts_and_the_rest_stays() -> None:
    changed = replace(stored(GIVEN), author="I. Falk; R. Cruz", issued=None, standing=None)
    assert changed.csl_item() == {
        **{name: value for name, value in GIVEN.items() if name != "issued"},
        "author": [{"literal": "I. Falk"}, {"literal": "R. Cruz"}],
        "custom": {"shelf": "B 4"},
    }


def test_what_csl_has_no_variable_for_goes_to_its_custom_part() -> None:
    item = replace(DEED, csl={"volume": ["4"], "shelf": "B", "custom": {"a": 1}}).csl_item()
    assert item["custom"] == {"a": 1, "volume": ["4"], "shelf": "B"}
    assert "volume" not in item


def test_what_a_rating_may_rest_on() -> None:
    def bears(
        stance: Stance = Stance.SUPPORTS, *, saved: bool = True, note: bool = False, gone: bool = False
    ) -> bool:
        return bears_on_a_rating(withdrawn=gone, stance=stance, has_snapshot=saved, is_note=note)

    assert bears()
    assert bears(Stance.REFUTES, saved=False, note=True)
    assert not bears(Stance.CONTEXT)
    assert not bears(saved=False)
    assert not bears(gone=True)
