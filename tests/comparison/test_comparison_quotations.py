"""The quote check: what it says of a quotation against the text that should have the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.comparison.quotations import check_quotation
from workbench.comparison.texts import IndexedText
from workbench.domain.checks import Fidelity

SPEECH = """The harbour master opened the hearing on Monday.

“The ferry left the northern quay forty minutes late, and nobody on the bridge had been told that the inner channel was
closed for dredging,” Captain Osei told the panel. “We were not warned by the port, and we did not see the buoys until
it was too late to turn. I have asked the ministry for its logs since March.”

The ministry’s long-term plan foresees 2,750 metres of new breakwater. Its director, a former pilot, would not say when
the work begins. Fishermen from both villages listened from the gallery, some of them in tears, as the recording was
played three times. The owner’s lawyer objected that the tape had been cut."""
TEXT = IndexedText(SPEECH)


@pytest.mark.parametrize(
    ("quotation", "fidelity"),
    [
        ("We were not warned by the port, and we did not see the buoys", Fidelity.VERBATIM),
        (
            "nobody on the bridge had been told that the inner channel was closed for dredging",
            Fidelity.VERBATIM,
        ),
        ("we were not warned by the port", Fidelity.EDITED),
        ("We were not warned by the port — and we did not see the buoys", Fidelity.EDITED),
        ("We were not warned ... and we did not see the buoys", Fidelity.EDITED),
        ("We were not warned […] until it was too late to turn.", Fidelity.EDITED),
        ("[The crew] were not warned by the port, and we did not see the buoys", Fidelity.EDITED),
        ("[w]e were not warned by the port, and we did not see the buoys", Fidelity.EDITED),
        ("I [have] asked the ministry for its logs since March", Fidelity.EDITED),
        ("I have asked the ministry [of transport] for its logs since March [sic]", Fidelity.EDITED),
        ("the ministry's longterm plan foresees 2750 metres of new breakwater", Fidelity.EDITED),
        ("We were warned by the port, and we did not see the buoys", Fidelity.ALTERED),
        ("We were not warned by the navy, and we did not see the buoys", Fidelity.ALTERED),
        ("We were not ever warned by the port, and we did not see the buoys", Fidelity.ALTERED),
        ("We were not warned by the port until it was too late to turn", Fidelity.OMITTED),
        (
            "nobody on the bridge had been told that some of them in tears, as the recording was played",
            Fidelity.SPLICED,
        ),
        ("it was too late to turn. We were not warned by the port", Fidelity.SPLICED),
        ("The budget for schools will be doubled before the next election", Fidelity.NOT_FOUND),
        ("The owner's lawyer objected that the tape had been cut", Fidelity.VERBATIM),
        ("tears", Fidelity.VERBATIM),
        ("ears", Fidelity.NOT_FOUND),
        ("gallery tears", Fidelity.NOT_FOUND),
        ("", Fidelity.NOT_FOUND),
        ("...", Fidelity.NOT_FOUND),
    ],
)
def test_what_was_done_to_a_quotation(quotation: str, fidelity: Fidelity) -> None:
    assert check_quotation(quotation, TEXT).fidelity is fidelity


def test_the_changed_words_are_shown_on_both_sides() -> None:
    quotation = "We were not warned by the navy, and we did not see the buoys"
    (difference,) = check_quotation(quotation, TEXT).differences
    assert (difference.kind, difference.quoted.of(quotation), difference.source.of(SPEECH)) == (
        "changed",
        "navy",
        "port",
    )


def test_a_changed_word_at_an_end_is_part_of_the_passage() -> None:
    (place,) = check_quotation("You were not warned by the port, and we did not see the ships", TEXT).places
    assert place.of(SPEECH) == "We were not warned by the port, and we did not see the buoys"


def test_left_out_words_are_shown_in_the_text() -> None:
    found = check_quotation("We were not warned by the port until it was too late to turn", TEXT)
    (difference,) = found.differences
    assert difference.kind == "omitted"
    assert difference.source.of(SPEECH) == "and we did not see the buoys"


def test_a_splice_names_both_places_in_the_order_of_the_quotation() -> None:
    found = check_quotation("it was too late to turn. We were not warned by the port", TEXT)
    assert [" ".join(place.of(SPEECH).split()) for place in found.places] == [
        "it was too late to turn",
        "We were not warned by the port",
    ]


def test_an_ellipsis_between_words_that_stand_everywhere_is_found_in_its_place() -> None:
    common = "The ferry is late with the mail. The mail is late. " * 300
    text = IndexedText(
        f"{common} The ferry is often, as all of us here have seen, late with good reason. {common}"
    )
    found = check_quotation("The ferry is … late with good reason", text)
    assert found.fidelity is Fidelity.EDITED
    assert found.places[0].of(text.text).startswith("The ferry is often")


def test_a_legal_edit_never_hides_a_changed_word() -> None:
    assert (
        check_quotation("We were [sic] warned … until it was too soon to turn", TEXT).fidelity
        is Fidelity.ALTERED
    )


@given(st.integers(0, len(TEXT.words) - 12), st.integers(4, 12))
def test_any_run_of_the_texts_own_words_is_found_whole(first: int, length: int) -> None:
    span = TEXT.span(first, first + length)
    assert check_quotation(span.of(SPEECH), TEXT).fidelity is Fidelity.VERBATIM
    quotation = " ".join(span.of(SPEECH).split()).upper()
    assert check_quotation(quotation, TEXT).fidelity is Fidelity.EDITED


@given(st.text(max_size=80), st.text(max_size=200))
def test_nothing_is_too_odd_to_be_judged(quotation: str, text: str) -> None:
    found = check_quotation(quotation, IndexedText(text))
    assert all(0 <= place.start < place.end <= len(text) for place in found.places)
    for difference in found.differences:
        assert 0 <= difference.quoted.start <= difference.quoted.end <= len(quotation)
        assert 0 <= difference.source.start <= difference.source.end <= len(text)
