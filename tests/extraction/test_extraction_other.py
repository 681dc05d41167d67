"""Other statements: what is stated of things without a figure, a date or a source, and what only sounds like it."""

from __future__ import annotations

import pytest

from workbench.domain.assertions import AssertionKind
from workbench.extraction.pipeline import extract


def others(text: str) -> list[str]:
    return [item.text for item in extract(text) if item.kind is AssertionKind.OTHER]


def test_words_that_only_lead_to_a_quotation_state_nothing() -> None:
    assert others("Council leader Ann Hill said: “We kept our word to all of them.”") == [
        "Council leader Ann Hill"
    ]


def test_an_office_does_not_reach_over_a_verb() -> None:
    assert "Ann Hill is the club sells striker." not in [
        item.wording for item in extract("The club sells striker Ann Hill for £30m.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru is a member of the World Trade Organization.",
        "Bergen Rail owns the harbour in Oslo.",
        "The Hill Institute is located in Oslo.",
        "No crane in the yards of Peru can lift the Oslo ferry.",
        "The bridge was never inspected and had no drain.",
        "Norway has long lacked a navy.",
        "Acme Steel makes the heaviest anchors in Europe.",
        "The closure of the yard has hurt the shops of Bergen more than the flood.",
    ],
)
def test_a_plain_fact_is_stated(text: str) -> None:
    assert others(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Norway would gain from a second port.",
        "The deal may help Norway in the long run.",
        "If Norway leaves, Peru loses its port.",
        "We all know what the ships of Norway are like.",
        "A fair deal with Norway is essential.",
        "The accident reflects the habits of Norway.",
        "This is what Norway is.",
        "Why has Norway never built a port?",
    ],
)
def test_opinion_prediction_and_rhetoric_state_nothing(text: str) -> None:
    assert others(text) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It is important to note that Norway has no nuclear plants.", "Norway has no nuclear plants."),
        ("Unhelpfully, we sold the yard, but Norway still owns the docks.", "Norway still owns the docks."),
        (
            "This makes little sense as no ship of Norway (most are small) can carry the pipes.",
            "no ship of Norway (most are small) can carry the pipes.",
        ),
        (
            "Norway has no nuclear plants, and new ones would be costly in any case.",
            "Norway has no nuclear plants",
        ),
        ("However, Norway has no nuclear plants.", "Norway has no nuclear plants."),
    ],
)
def test_only_the_checkable_clause_is_taken(text: str, stated: str) -> None:
    assert others(text) == [stated]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Four firms were fined under the River Safety Act.", "Four firms were fined under the River Safety Act."),
        (
            "These rules which were made under Executive Order 12345, are hardly wise.",
            "These rules which were made under Executive Order 12345",
        ),
        ("The tax violates Article 5 of the treaty.", "The tax violates Article 5 of the treaty."),
    ],
)  # fmt: skip
def test_what_happens_under_a_law_has_a_legal_basis(text: str, stated: str) -> None:
    assert [item.text for item in extract(text) if item.attribute == "legal basis"] == [stated]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hill is the Second Amendment columnist of the Bergen Post.",
        "“The firms were fined under the River Safety Act,” Ann Hill said.",
    ],
)
def test_a_law_that_is_only_named_or_quoted_is_no_basis(text: str) -> None:
    assert [item for item in extract(text) if item.attribute == "legal basis"] == []


@pytest.mark.parametrize(
    ("text", "subject", "stated"),
    [
        ("The fleet left Bergen, the second port of Norway.", "Bergen", "Bergen, the second port of Norway"),
        (
            "They sold it to its closest rival, Acme Steel Ltd.",
            "Acme Steel Ltd",
            "its closest rival, Acme Steel Ltd",
        ),
        (
            "The heaviest crane of the yard, the Hulk II, has lifted a bell.",
            "Hulk II",
            "The heaviest crane of the yard, the Hulk II",
        ),
    ],
)
def test_what_stands_beside_a_name_is_stated_of_it(text: str, subject: str, stated: str) -> None:
    [found] = [item for item in extract(text) if item.attribute == "standing"]
    assert (found.subject, found.text) == (subject, stated)


def test_an_office_is_said_of_the_bare_name_once() -> None:
    text = "US Deputy Trade Adviser Ann Hill spoke. Ms Hill, an adviser in Oslo, left."
    found = [item for item in extract(text) if item.attribute == "office"]
    assert [(item.subject, item.wording) for item in found] == [
        ("Ann Hill", "Ann Hill is US Deputy Trade Adviser.")
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("As Norway buys more steel, Peru has closed no yard.", "As Norway buys more steel, Peru has closed no yard."),
        ("The port, which was fined under the River Safety Act, has no crane.",
         "The port, which was fined under the River Safety Act"),
        ("The pier has no light, even as it serves Oslo.", "The pier has no light, even as it serves Oslo."),
    ],
)  # fmt: skip
def test_a_passage_keeps_what_it_leans_on(text: str, stated: str) -> None:
    assert stated in others(text)


@pytest.mark.parametrize("text", ["Norway has to close the yard.", "The ports of Peru need to change."])
def test_what_has_to_be_is_no_fact(text: str) -> None:
    assert others(text) == []


def test_a_sentence_that_only_gives_words_states_nothing_of_its_own() -> None:
    found = extract("“It is the right yard at the right time,” its owner, Ann Hill, told divers on a call.")
    assert [item.attribute for item in found if item.kind is AssertionKind.OTHER] == ["office"]


@pytest.mark.parametrize(
    "text",
    [
        "The relationship of Norway and Peru is marked by complexity and doubt.",
        "The ties of Norway and Peru have long been tense.",
        "The treaty is emblematic of the wider rivalry of Norway and Peru.",
        "From a model pupil to a problem child, Norway has come a long way.",
        "As part of the Peruvian crafted plan for the ports of Norway.",
    ],
)
def test_how_a_writer_sees_a_thing_is_no_statement(text: str) -> None:
    assert extract(text) == []


@pytest.mark.parametrize(
    "lead",
    ["Norway should say little, but while", "The plan could fail; although", "This would help, and since"],
)
def test_a_clause_in_front_keeps_the_word_that_joins_it(lead: str) -> None:
    [fact] = extract(f"{lead} Peru owns the largest yard, Chile has closed the port of Lima.")
    opener = lead.rsplit(maxsplit=1)[-1].capitalize()
    assert fact.wording == f"{opener} Peru owns the largest yard, Chile has closed the port of Lima."
