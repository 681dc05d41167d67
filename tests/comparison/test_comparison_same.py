"""What makes two passages one claim, in how many words however different."""

from __future__ import annotations

import pytest

from tests.comparison.dossiers import document, found, kinds
from workbench.comparison.compare import compare
from workbench.domain.findings import FindingType

SAME = FindingType.SAME
CONFLICT = FindingType.CONFLICT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Kettle Port Agency fined three private haulage companies on 3 March 2021.",
            "Three haulage firms were fined by the Kettle Port Agency in March 2021.",
        ),
        (
            "The ferry Orsa Star sank off Marren on 2 May 2021 with 212 passengers aboard.",
            "With 212 passengers aboard, the ferry Orsa Star went down off Marren.",
        ),
        (
            "Mayor Ada Lund said the council had bought the old brewery in 2019.",
            "The council bought the old brewery in 2019, Ada Lund said.",
        ),
        (
            "Nine people were killed in the ferry fire off Marren.",
            "The fire on the ferry Orsa Star off Marren: nine dead, the Kettle Line said.",
        ),
        (
            "The remaining 600 million crowns will come from the Ruan Guarantee Fund.",
            "The Ruan Guarantee Fund’s 600 million is gone, Ada Lund wrote.",
        ),
        (
            "It is the largest failure since 2009, when the Kettle Bank collapsed.",
            "The Kettle Bank collapsed in 2009, and nobody learnt from it.",
        ),
        (
            "The Ruan Supervision Office opened a special inspection of the lender in March 2021.",
            "The Ruan Supervision Office sent its inspectors to Marren in March 2021.",
        ),
        (
            "The agency suspended the operator Brightquay and three haulage contractors in Marren.",
            "The agency suspended four firms in Marren.",
        ),
    ],
)
def test_one_fact_in_two_wordings_is_one_claim(one: str, other: str) -> None:
    assert SAME in {f.type for f in found(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "In 2018 the agency fined three Chinese haulage firms in Marren.",
            "The agency suspended three Norwegian haulage firms in Marren after the fire.",
        ),
        ("Turnout in Brent was 61 percent in 2019.", "Turnout in Camden was 61 percent in 2019."),
        ("The council closed the harbour in 2019.", "The council did not close the harbour in 2019."),
        ("The museum opened in 1987.", "The museum opened in 1995."),
        (
            "Ruan Hydro opened two of the four gates of its dam.",
            "Ruan Hydro opened all four gates of its dam.",
        ),
        ("The exam in Torrance was leaked in May 2021.", "In 2010 an exam in Torrance was leaked."),
    ],
)
def test_alike_sentences_on_other_things_are_not_one_claim(one: str, other: str) -> None:
    assert SAME not in {f.type for f in found(one, other)}


def test_an_explanation_names_what_agrees() -> None:
    (same,) = [
        f
        for f in found(
            "The Kettle Port Agency fined three private haulage companies on 3 March 2021.",
            "Three haulage firms were fined by the Kettle Port Agency in March 2021.",
        )
        if f.type is SAME
    ]
    assert "Kettle Port Agency" in same.explanation
    assert "fined" in same.explanation
    assert "the same number" in same.explanation
    assert "have the same date" in same.explanation


def test_many_shared_words_make_one_claim_where_each_passage_adds_its_own() -> None:
    one = (
        "As Kettle deepens its dredging partnership with Marren, Ostrava sees this as a direct "
        "challenge to its fishing interests and harbour capacity, leading to fines aimed at slowing "
        "the works."
    )
    other = (
        "Ostrava regards the growing alliance, which gives Kettle a foothold in Marren and adds "
        "harbour capacity, berths and cranes, as a direct challenge to local interests across the "
        "bay."
    )
    assert {f.type for f in found(one, other)} == {SAME}


def test_a_number_that_an_affair_has_once_is_one_claim_however_it_is_told() -> None:
    one = "A judge opened an inquiry into the fire on the Orsa Star that killed nine people and left five missing."
    other = "Nine passengers of the Orsa Star lost their lives. Five others are still missing, the Kettle Line said."
    [group] = [f.assertions for f in found(one, other) if f.type is SAME]
    assert len(group) == 2, "the nine dead, however they are told"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The mill in Corrie opened on 4 May 2021 in front of two hundred guests from all over the county.",
            "After years of waiting the Corrie mill was opened by the mayor on 4 May 2021.",
        ),
        (
            "The Kettle Line did not suspend the licence of the pilot.",
            "Contrary to reports, the pilot's licence was not suspended by the Kettle Line at any time.",
        ),
    ],
)
def test_one_day_and_a_shared_denial_back_what_is_alike(one: str, other: str) -> None:
    assert SAME in {f.type for f in found(one, other)}


def test_as_many_of_other_things_are_two_claims() -> None:
    one = "The fire on the Orsa Star damaged nine trucks, the Kettle Line said."
    other = "Nine divers searched the Orsa Star, the Kettle Line said."
    assert SAME not in {f.type for f in found(one, other)}


def test_one_office_in_two_wordings_is_one_claim_and_a_deputy_is_no_minister() -> None:
    one = "Gordon Reyes, the transport minister, said the road was open."
    other = "The road is open, said the Minister of Transport, Gordon Reyes."
    assert SAME in {f.type for f in found(one, other)}
    deputy = "The road is open, said the Deputy Minister of Transport, Gordon Reyes."
    assert (CONFLICT, "title") in kinds(one, deputy)


def test_a_sum_that_one_affair_has_once_is_one_claim_though_its_money_is_not_said_again() -> None:
    one = "The Kettle Port Agency owes 6.9 million francs to its holding company."
    other = "The holding has written off its loan of 6.9 million to the Kettle Port Agency."
    assert SAME in {f.type for f in found(one, other)}


def test_one_rare_word_is_enough_for_one_day_of_one_affair() -> None:
    one = "An online monitor at the Corrie works raised an alarm on 4 March 2021. Ada Lund was away."
    other = "The first alarm was logged on 4 March 2021. Ada Lund was not told of it."
    assert SAME in {f.type for f in found(one, other)}


def test_small_numbers_of_another_year_are_not_those_of_today() -> None:
    now = "The Marren authority has suspended {} contractors over the crane."
    then = "In 2012 the Marren authority fined {} contractors over unpaid fees."
    assert SAME not in {f.type for f in found(now.format("three"), then.format("three"))}


def test_a_number_shared_does_not_join_what_else_two_passages_say() -> None:
    one = "Of the 83 patients of the Corrie clinic, 61 were treated in Marren, Ada Lund said."
    other = "On 9 March she became one of the 61 patients in Marren, Ada Lund said."
    third = "The Corrie clinic had 83 patients, Ada Lund said."
    documents = [
        document(name, text, "2021-05-04") for name, text in zip("abc", (one, other, third), strict=True)
    ]
    groups = [{a[0] for a in f.assertions} for f in compare(documents) if f.type is SAME]
    assert {"a", "b", "c"} not in groups


def test_as_many_of_two_places_are_two_facts_whatever_joins_them() -> None:
    texts = (
        "Marren expelled six Norvik envoys on Monday. Ada Lund left.",
        "Norvik sent home six Marren envoys. Ada Lund stayed.",
        "Six of the envoys had children, said Ada Lund of Norvik.",
    )
    same = [f for f in compare([document(str(n), text) for n, text in enumerate(texts)]) if f.type is SAME]
    assert all(len({a.split(":")[0] for a in f.assertions} & {"0", "1"}) < 2 for f in same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire at Marren killed 11 people.", "In Marren Ada Lund takes 11 tablets a day."),
        ("Ada Lund lost her son Ivo in Marren in May.", "Her son Ivo was an electrician in Norvik."),
        ("A test in Marren costs 12 crowns.", "Twelve people have died in Marren."),
    ],
)
def test_a_number_or_a_son_in_common_is_no_claim_in_common(one: str, other: str) -> None:
    assert SAME not in {f.type for f in found(one, other)}
