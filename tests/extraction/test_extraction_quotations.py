"""Quotations: marks of every kind, parts, whose they are, what is none; offices and sources beside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.assertions import Assertion, AssertionKind
from workbench.extraction.pipeline import extract


def quotations(text: str) -> list[Assertion]:
    return [item for item in extract(text) if item.kind is AssertionKind.QUOTATION]


def parts(text: str) -> list[list[str]]:
    return [[part.of(text) for part in item.parts] for item in quotations(text)]


MARKS = [
    ("“The quay is closed until June,” Ann Hill said.", "“The quay is closed until June,”"),
    ('"The quay is closed until June," Ann Hill said.', '"The quay is closed until June,"'),
    ("''The quay is closed until June,'' Ann Hill said.", "''The quay is closed until June,''"),
    ("``The quay is closed until June,'' Ann Hill said.", "``The quay is closed until June,''"),
    ("‘The quay is closed until June,’ Ann Hill said.", "‘The quay is closed until June,’"),
    ("'The quay is closed until June,' Ann Hill said.", "'The quay is closed until June,'"),
    ("„The quay is closed until June“, Ann Hill said.", "„The quay is closed until June“"),
    ("«The quay is closed until June», Ann Hill said.", "«The quay is closed until June»"),
    ("”The quay is closed until June,” Ann Hill said.", "”The quay is closed until June,”"),
    ("‘The firms’ quay isn’t open until June,’ Ann Hill said.", "‘The firms’ quay isn’t open until June,’"),
    ("“They told us ‘never’ and left,” Ann Hill said.", "“They told us ‘never’ and left,”"),
    ("“They told us “never” and left us here,” Ann Hill said.", "“They told us “never” and left us here,”"),
    ("\"We hate the word 'quay' \" Ann Hill said.", "\"We hate the word 'quay' \""),
    ("“[The quay] is closed … until June,” Ann Hill said.", "“[The quay] is closed … until June,”"),
    ("“... the quay is closed until June,” Ann Hill said.", "“... the quay is closed until June,”"),
]


def test_a_straight_mark_astray_among_curly_ones_gives_nobodys_words() -> None:
    said = "“The mill is shut,” Ann Hill said. “It will stay shut.”\n\n"
    follows = "Follow the writer on the harbour radio page every day"
    assert follows not in str(parts(f'{said}"{follows}.'))
    assert follows in str(parts(f"{said}“{follows}.”"))
    assert follows in str(parts(f'{said}Hill added:\n\n"{follows}.'))


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_marks_of_every_kind_hold_the_words(text: str, words: str) -> None:
    assert parts(text) == [[words]]
    assert quotations(text)[0].speaker == "Ann Hill"


OWNERS = [
    ("“Sail by noon,” the sign on the quay read.", "sign on the quay"),
    ("“Sail by noon,” read the sign.", "sign"),
    ("“Sail by noon!” she yelled while running for the boat.", "she"),
    ("“Sail by noon,” said 12-year-old Ann Hill.", "Ann Hill"),
    ("“Sail by noon,” Ann Hill, the first woman to run the port, told the Harbour Post.", "Ann Hill"),
    ("“Sail by noon,” said Rep. Ann Hill (D-Ohio), head of the committee.", "Ann Hill"),
    ("“Sail by noon,” a caller on the show asks.", "caller on the show"),
    ("“Sail by noon?” Ann Hill asked, looking out over the crowded quay.", "Ann Hill"),
    ("As Ann Hill once put it, “Sail by noon, or stay for good.”", "Ann Hill"),
    ("Ann Hill has a new and simpler message: “Sail by noon.”", "Ann Hill"),
    ("A clerk had typed “sail by noon” on the card.", "clerk"),
    ("Marchers from all over the town chanted, “Sail by noon.”", "Marchers"),
    ("Ann Hill likened the quay to “a sinking raft”.", "Ann Hill"),
    ("Ann Hill, a nurse, went on about “sinking rafts” and “rotten planks”.", "Ann Hill"),
    ("Ann Hill openly admires the owner as a “born sailor”.", "Ann Hill"),
    ("Ann Hill began by saying she would “never” sail again.", "Ann Hill"),
    ("Calling it “a sinking raft”, Ann Hill left the quay.", "Ann Hill"),
    ("The plan is a “sinking raft,” as Ann Hill put it.", "Ann Hill"),
    ("The case for the order was put best by Ann Hill, in May: “A rocket can carry a warhead.”", "Ann Hill"),
    ("The plan, Ann Hill said, can “sink a fleet”.", "Ann Hill"),
    ("Experts consulted by the port said it was “a sinking raft”.", "Experts consulted by the port"),
    ("Acme, which is based in Durham, Ohio, said it was “a sinking raft”.", "Acme"),
    ("“It sank,” said its skipper, Pat Reed.", "Pat Reed"),
    ("Ann Hill spoke first. “The quay is closed until the end of June.”", "Ann Hill"),
]


@pytest.mark.parametrize(("text", "speaker"), OWNERS)
def test_a_quotation_belongs_to_whoever_voices_it(text: str, speaker: str) -> None:
    assert {item.speaker for item in quotations(text)} == {speaker}


def test_both_of_two_joined_runs_have_the_speaker() -> None:
    text = "Ann Hill went on about “sinking rafts” and “rotten planks”."
    assert [item.speaker for item in quotations(text)] == ["Ann Hill", "Ann Hill"]


@pytest.mark.parametrize(
    "text",
    [
        "On NBC’s “Meet the Morning,” nobody was asked.",
        "Ann Hill said the film “A Quay for Two” was shot in May.",
        "Ann Hill spoke on the “Harbour Tonight” show on Monday.",
        "Ann Hill took calls on her “Quay Talk” radio show and said little.",
        "Ann Hill praised its 1994 plan. It was named in her “Pact with the Port”.",
        "The pair said little. They sang the anthem “Rivers of Iron” at noon.",
        "They keep a “green” plan for the port.",
        "Ann “Nan” Hill left the quay at noon.",
        "The firms’ plan and the sailors’ end came in the ’90s.",
        "“(Applause.)”",
    ],
)
def test_titles_nicknames_and_scare_quotes_are_nobodys_words(text: str) -> None:
    assert quotations(text) == []


def test_a_headline_in_single_marks_quotes_nobody_twice() -> None:
    text = "Hill calls quay ‘a raft’.\n\n“The quay is a raft,” Ann Hill said. “It will sink,” Pat Reed said."
    assert parts(text) == [["“The quay is a raft,”"], ["“It will sink,”"]]


def test_a_nickname_belongs_to_the_name() -> None:
    [quotation] = quotations("“Sail by noon,” said Ann “Nan” Hill, a nurse.")
    assert (quotation.speaker, quotation.role) == ("Ann Hill", "nurse")


def test_the_tag_divides_one_quotation_in_two_parts() -> None:
    text = "“The quay is closed,” Ann Hill said on Monday. “It opens in June.”"
    assert parts(text) == [["“The quay is closed,”", "“It opens in June.”"]]


def test_paragraphs_that_open_and_never_close_are_parts_of_one_quotation() -> None:
    text = "Ann Hill said: “The quay is closed.\n\n“It opens in June.\n\n“Until then we walk.”\n\nShe left at noon."
    [quotation] = quotations(text)
    assert [part.of(text)[-6:] for part in quotation.parts] == ["losed.", " June.", "walk.”"]


def test_an_odd_mark_does_not_derail_the_paragraphs_behind_it() -> None:
    text = "“The quay is closed, Ann Hill said.\n\n“It opens in June,” Pat Reed said.\n\n“We walk,” she said."
    assert [item.speaker for item in quotations(text)][-2:] == ["Pat Reed", "Pat Reed"]


def test_a_transcript_names_its_speakers_inside_the_marks() -> None:
    text = (
        "They spoke on Monday:\n\n“HILL: The quay is closed.”\n\n“REED: Until when?”\n\n“HILL: Until June.”"
    )
    found = quotations(text)
    assert [item.speaker for item in found] == ["Hill", "Reed", "Hill"]
    assert found[0].content[0].of(text) == "The quay is closed."


def test_a_name_behind_a_dash_signs_the_quotation() -> None:
    text = "“The quay is closed until June.” — Ann B. Hill\n\n“It was never open.” ― Pat Reed"
    assert [item.speaker for item in quotations(text)] == ["Ann B. Hill", "Pat Reed"]


def test_who_is_the_mention_and_the_name_is_whose() -> None:
    text = "They turned to Ann Hill, who said, “The quay is closed.”"
    [quotation] = quotations(text)
    assert quotation.speaker_span is not None
    assert (quotation.speaker, quotation.speaker_span.of(text)) == ("Ann Hill", "who")


PRONOUNS = [
    ("Ann Hill met Bob Reed. “The quay is closed,” he said.", "Bob Reed"),
    ("Ann Hill met Bob Reed. “The quay is closed,” she said.", "Ann Hill"),
    ("Mr Vale met Ms Okoro. “The quay is closed,” she said.", "Okoro"),
    ("Ann Hill left. “The quay is closed,” a resident said. “It is a pity,” she said.", "resident"),
    ("“The quay is closed,” Ann Hill said. Bob Reed left. “It opens in June,” she said.", "Ann Hill"),
]


@pytest.mark.parametrize(("text", "speaker"), PRONOUNS)
def test_he_and_she_stand_for_whom_they_can(text: str, speaker: str) -> None:
    assert quotations(text)[-1].speaker == speaker


def test_two_of_one_last_name_are_kept_apart() -> None:
    text = "Ann Hill met Bob Hill. “The quay is closed,” Bob Hill said. “It opens in June,” Ms. Hill said."
    assert [item.speaker for item in quotations(text)] == ["Bob Hill", "Ann Hill"]


ROLES = [
    ("“The quay is closed,” said Acme Foods chief executive Ann Hill.", "chief executive", "Acme Foods"),
    (
        "“The quay is closed,” said Ann Hill, a hydrologist at Tay University.",
        "hydrologist at Tay University",
        "Tay University",
    ),
    ("“The quay is closed,” said Ann Hill, MD, a surgeon.", "surgeon", None),
    ("“The quay is closed,” said the port’s director, Ann Hill.", "director", "port"),
    ("“The quay is closed,” Ann Hill, 52, a baker, said.", "baker", None),
    ("“The quay is closed,” said a spokesman for Acme.", "spokesman", "Acme"),
    ("“The quay is closed,” said Transport Minister Ann Hill.", "Transport Minister", None),
    ("Ann Hill (mayor of Tay) said: “The quay is closed.”", "mayor of Tay", "Tay"),
]


@pytest.mark.parametrize(("text", "role", "organisation"), ROLES)
def test_role_and_organisation_come_from_what_stands_beside_the_name(
    text: str, role: str, organisation: str | None
) -> None:
    [quotation] = quotations(text)
    assert (quotation.role, quotation.organisation) == (role, organisation)


def test_an_office_without_a_name_stands_for_its_one_holder_but_not_for_a_deputy() -> None:
    text = "Deputy Mayor Ann Hill spoke. “The quay is closed,” the mayor said."
    assert quotations(text)[0].speaker == "mayor"


def test_an_office_at_a_place_stands_for_its_holder() -> None:
    text = "Ann Hill, chief engineer at the port, spoke. Bob Reed left. “The quay is closed,” the chief engineer said."
    assert quotations(text)[0].speaker == "Ann Hill"


PEOPLE = [
    ("Jordan Ellis left the quay on Monday.", "Jordan Ellis"),
    ("Kate Mills left the quay on Monday.", "Kate Mills"),
    ("Opposition MP Lim Hong left the quay on Monday.", "Opposition MP Lim Hong"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_a_first_name_or_a_title_makes_a_person(text: str, name: str) -> None:
    [quotation] = quotations(f"“{text}” Pat Reed said.")
    assert (name, "person") in [(entity.text, entity.type) for entity in quotation.entities]


CITED = [
    ("The quay was called “a rotten raft of planks” (Dawn 19/12/24).", "Dawn 19/12/24"),
    ("The Lagos Times noted “a rotten raft of planks” at the quay.", "Lagos Times"),
    ("The Lagos Times noted “a rotten raft of planks” (4/9/24).", "Lagos Times 4/9/24"),
    ("The quay is “a rotten raft of planks”, as the Lagos Times noted.", "Lagos Times"),
    ("The quay is “a rotten raft of planks,” said Hill (Harbour Post, 4/9/24).", "Harbour Post, 4/9/24"),
    ("In its report, the port said the quay was “a rotten raft”.", "its report"),
    ("A Harbour Post article said the quay was “a rotten raft”.", "A Harbour Post article"),
]


@pytest.mark.parametrize(("text", "source"), CITED)
def test_the_source_beside_a_quotation_is_cited(text: str, source: str) -> None:
    assert quotations(text)[0].cited_source == source


def test_a_dated_source_at_the_end_of_a_report_is_cited_and_dates_nothing() -> None:
    [report] = extract("The minister said the quay had sunk (Harbour Post, 28/3/2025).")
    assert (report.cited_source, report.date) == ("Harbour Post, 28/3/2025", None)
    [report] = extract("The minister said the quay had sunk (in the spring of a wet year).")
    assert report.cited_source is None


PIECES = """
“ ” ‘ ’ " ' '' `` « » „ — ( ) [ ] : , . ? ! … said Hill Ann he she who the HILL: and “Nan” quay’s
"""


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*PIECES.split(), "\n\n"]), max_size=60).map(" ".join))
def test_parts_lie_in_order_inside_their_quotation(text: str) -> None:
    for item in quotations(text):
        assert list(item.parts) == sorted(item.parts)
        assert item.span.start == item.parts[0].start
        assert item.span.end == item.parts[-1].end
        assert all(part.start < part.end for part in item.parts)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hill reads slowly. Here is the sentence of the year: “It wasn’t bad luck, not at all.”",
        "Ann Hill lost most. Her firm had ten mills in Oslo. “She says it isn’t lost. Then she can lend me hers.”",
    ],
)
def test_a_whole_sentence_belongs_to_the_person_told_of(text: str) -> None:
    [quotation] = [item for item in extract(text) if item.kind is AssertionKind.QUOTATION]
    assert quotation.speaker == "Ann Hill"
