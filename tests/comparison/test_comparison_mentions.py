"""Which names are seen in a text, where no assertion tells of them, and which large words are none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import grows_within

from workbench.comparison.acronyms import acronyms
from workbench.comparison.mentions import Mention, mentions_in


def mentions(text: str, **types: str) -> list[Mention]:
    """The names of a text, some of which its assertions have types of."""
    common = {word for word in re.findall(r"\w+", text) if word.islower()}
    named = {name.replace("_", " "): kind for name, kind in types.items()}
    return mentions_in(text, named, common, [long for long, _ in acronyms(text)])


def seen(text: str, **types: str) -> list[str]:
    return [mention.text for mention in mentions(text, **types)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met the Harbour Board of Velsen at noon.", ["Harbour Board of Velsen"]),
        ("It was up to the Food and Water Agency alone.", ["Food and Water Agency"]),
        (
            "The Ministry of Roads, Rivers and Bridges (MRRB) is silent.",
            ["Ministry of Roads, Rivers and Bridges", "MRRB"],
        ),
        ("We asked the Institute for Tidal Studies and Norvik Airways.", None),
        (
            "The owner, Tarn & Sons, was fined under Regulation 12/2031.",
            ["Tarn & Sons", "Regulation 12/2031"],
        ),
        ("They cite Executive Order (E.O.) 20881 only.", ["Executive Order (E.O.) 20881", "E.O. 20881"]),
        ("Nobody told Velland’s Interior Ministry.", ["Velland", "Interior Ministry"]),
        ("Nobody told Norway’s Interior Ministry.", ["Norway", "Norway’s Interior Ministry"]),
        ("A voyage data recorder (VDR) was found.", ["voyage data recorder", "VDR"]),
        ("He wrote to the transport ministry twice.", ["transport ministry"]),
        ("It fell on Monday, 3 March, near Orsa.", ["Orsa"]),
        ("The talks of the U.S. envoy and EMSA officials failed.", ["U.S.", "EMSA"]),
        ("It is up to the Dockers' Union and the People’s Bank.", ["Dockers' Union", "People’s Bank"]),
        ("It broke the Rail (Licensing) Act 2031.", ["Rail (Licensing) Act 2031"]),
        ("A Norvik-based firm met an EU-led mission.", ["Norvik", "EU"]),
        ("Ask the Dept. of Roads.", ["Dept. of Roads"]),
        ("She chairs the Treaty on Shared Rivers in Tessen.", ["Treaty on Shared Rivers", "Tessen"]),
    ],
)
def test_a_name_is_seen_whole(text: str, names: list[str] | None) -> None:
    if names is None:
        assert "Institute for Tidal Studies and Norvik Airways" not in seen(text)
    else:
        assert seen(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Contrary to the plan it rained. Nobody minded. Nine came.",
        "Divers went down. The divers found nothing.",
        "“Never,” she said. I’ve heard it. They’ll pay.",
        "On Monday it was said that in March nothing happened.",
        "PRESS RELEASE\n\nit was cold.",
        "Ministry officials knew. The Ministry did not.",
        "#TidalWave was shared by @tidalwatch often.",
    ],
)
def test_a_word_is_no_name_for_being_written_large(text: str) -> None:
    assert seen(text) == []


def test_a_name_that_begins_a_sentence_is_seen() -> None:
    assert seen("Brightquay denies it. The firm Brightquay was founded in Orsa.") == ["Brightquay", "Orsa"]
    assert seen("Ada Lund denies it.") == ["Ada Lund"]


def test_a_person_is_told_by_the_office_in_front() -> None:
    kinds = {
        mention.text: mention.kind
        for mention in mentions("We met Captain Ada Lund and chief inspector Nils Berg.")
    }
    assert kinds == {"Captain Ada Lund": "person", "Nils Berg": "person"}
    assert [m.kind for m in mentions("It was Orsa Star.", Orsa_Star="system")] == ["system"]
    assert [m.kind for m in mentions("It was Ada Hill.", Ada_Hill="person")] == ["person"]
    assert [m.kind for m in mentions("It was Orsa Bridge.", Orsa_Bridge="person")] == ["other"], (
        "whatever was read"
    )


def test_a_name_goes_on_in_the_next_line_where_lines_are_broken_at_a_width() -> None:
    text = (
        "The inspector wrote a long letter to the members of the Northern\nPort Authority, which was closed."
    )
    assert seen(text) == ["Northern Port Authority"]
    assert seen(text.replace("a long letter to the members", "to members")) == ["Northern", "Port Authority"]


def test_an_office_is_no_part_of_the_body_in_front_of_it() -> None:
    assert seen("They met Velsen Port Authority Director Ada Lund.") == [
        "Velsen Port Authority",
        "Director Ada Lund",
    ]


def test_a_name_of_the_text_that_its_heading_has_stands_first_there() -> None:
    text = "Velsen Port Authority Under Fire\n\nNobody asked the Velsen Port Authority."
    (board,) = mentions(text)
    assert (board.text, board.start, text[slice(*board.sentence)]) == (
        "Velsen Port Authority",
        0,
        "Velsen Port Authority Under Fire",
    )


def test_a_name_is_given_where_it_first_stands_with_its_sentence() -> None:
    text = "It rained. The Harbour Board met Dr. Ada Lund. The Harbour Board agreed."
    board = mentions(text)[0]
    assert (board.text, board.start) == ("Harbour Board", text.index("Harbour"))
    start, end = board.sentence
    assert text[start:end] == "The Harbour Board met Dr. Ada Lund."


@pytest.mark.parametrize(
    "unit",
    [
        "“ ",
        "' ",
        "Ministry of A, ",
        "A and ",
        "(AB) ",
        "Alpha Beta (AB) ",
        "A. ",
        "Aaaa ",
        ") ",
        "1/1 ",
        "of the ",
        "’s ",
    ],
)
def test_the_names_of_a_hostile_text_take_time_in_its_length(unit: str) -> None:
    def read(length: int) -> None:
        text = (unit * length)[:length]
        mentions_in(text, {}, set(), [long for long, _ in acronyms(text)])

    assert grows_within(12, read, short=20_000, long=80_000)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="abA BCé.,’'“”()&0123/-\n#@of the and", max_size=200))
def test_any_text_has_names_that_stand_in_it(text: str) -> None:
    for mention in mentions(text):
        start, end = mention.sentence
        assert 0 <= start <= mention.start < end <= len(text)
        assert text.startswith(mention.text, mention.start) or "(" in text
