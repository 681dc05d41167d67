"""References in CSL-JSON terms, and the line that cites them."""

from __future__ import annotations

from workbench.domain.evidence import Stance, bears_on_a_rating
from workbench.domain.references import NoteMethod, Reference, ReferenceType, csl_date

DEED = Reference(
    "r",
    ReferenceType.REPORT,
    "The deed",
    url="https://example.org/deed",
    source="Land Registry",
    author="A. Clerk",
    issued="1891-03",
    doi="10.1000/1",
    csl={"volume": "4", "id": "not this"},
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


def test_a_paper_is_the_container_of_its_article() -> None:
    item = Reference("r", ReferenceType.ARTICLE_NEWSPAPER, "Roof", source="Mill News").csl_item()
    assert item["container-title"] == "Mill News"
    assert "publisher" not in item


def test_a_note_is_dated_by_the_day_it_was_taken() -> None:
    note = Reference(
        "r", ReferenceType.PERSONAL_COMMUNICATION, "Call", method=NoteMethod.CALL, noted_on="2024-12-18"
    )
    assert note.is_note
    assert note.csl_item()["issued"] == csl_date("2024-12-18") == {"date-parts": [[2024, 12, 18]]}


def test_a_citation_names_what_is_known() -> None:
    assert DEED.citation == "A. Clerk, “The deed”. Land Registry, 1891-03. https://example.org/deed"
    assert Reference("r", ReferenceType.BOOK, "Mills", doi="10.1/2").citation == "“Mills”. doi:10.1/2"


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
