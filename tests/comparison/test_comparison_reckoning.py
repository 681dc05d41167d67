"""Figures of one affair that reckoning brings together though their passages share hardly a word."""

from __future__ import annotations

import pytest

from tests.comparison.dossiers import document
from workbench.comparison.compare import compare
from workbench.domain.findings import FindingType

AFFAIR = " The Orrin Museum and its director, Petra Hallam, were not insured."
"""What makes two texts one affair: a name of both."""


def explained(one: str, other: str) -> list[str]:
    """How figures of two articles on one affair are said to agree."""
    findings = compare(
        [document("a", one + AFFAIR, "2021-05-04"), document("b", f"{other}{AFFAIR}", "2021-05-04")]
    )
    return [f.explanation for f in findings if f.type is FindingType.CONSISTENT_TOTAL]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The guards counted 4,300 objects under water.",
            "Some 2,900 drawings and 1,400 maps were soaked.",
            "4,300 objects = about 2,900 drawings + 1,400 maps",
        ),
        (
            "Petra Hallam was head of storage at the Orrin Library from 1997 to 2016.",
            "She worked at the Orrin Library for 19 years.",
            "1997 to 2016 makes 19 years",
        ),
        (
            "The committee of the Orrin Museum has not met since 2009.",
            "The museum has a committee that has been idle for twelve years.",
            "since 2009 makes 12 years",
        ),
        (
            "About 38 percent of the drawings were soaked.",
            "More than a third of the drawings were soaked.",
            "about 38 percent and more than 33.3 percent can both hold",
        ),
        (
            "About 212,000 people had heard of it.",
            "Some 200,000 Norwegians had read of it.",
            "about 212,000 people and about 200,000 norwegians can both hold",
        ),
        (
            "The war had cost some 4,000 lives.",
            "About 2,500 Norvik and 1,500 Marren soldiers perished in it.",
            "about 4,000 dead = about 2,500 soldiers + 1,500 soldiers dead",
        ),
        (
            "The firm was licensed to sell 84 lorries.",
            "The army gets 48 of the lorries. Another 36 lorries go to the border guard.",
            "84 lorries = 48 lorries + 36 lorries",
        ),
        (
            "Turnout was 61.3 percent of 59,708 registered voters.",
            "Some 36,600 people voted.",
            "61.3 percent of 59,708 voters is about 36,600 people",
        ),
        (
            "The board adopted the plan by 96 votes to 71.",
            "The plan passed by a margin of 25 votes.",
            "25 votes = 96 votes - 71 votes",
        ),
        (
            "Of 4,300 drawings, 1,075 drawings were lost.",
            "A quarter of the drawings cannot be saved.",
            "1,075 drawings of 4,300 drawings is about 25 percent",
        ),
        (
            "The court fined the owner $4.2 million.",
            "That is 70 percent of the maximum of $6 million.",
            "70 percent of at most 6,000,000 USD is 4,200,000 USD",
        ),
        (
            "The court reduced the fine to 1.02 billion euros from 1.34 billion euros.",
            "The fine was cut by 320 million euros.",
            "320,000,000 EUR = 1,340,000,000 EUR - 1,020,000,000 EUR",
        ),
        (
            "It is said that 9,400 litres of acid ran off.",
            "Some 2,500 gallons had gone.",
            "9,400 liters = about 2,500 gallons",
        ),
        (
            "The river carried 640 cubic metres a second in May; on Sunday it carried 410.",
            "The flow of the river fell by 36 percent.",
            "640 cubic meters per second to 410 is down 36 percent",
        ),
        (
            "The tower is 212 metres high.",
            "It is nearly 700 feet of concrete.",
            "212 m = about 700 feet",
        ),
        (
            "The museum, founded in 1887, is shut.",
            "For 134 years it has been open.",
            "1887 makes 134 years",
        ),
        (
            "The museum has 310 drawings.",
            "It sold 24 drawings on Monday, then 96 drawings, 81 drawings, 62 drawings and 47 drawings.",
            "310 drawings = 24 drawings + 96 drawings + 81 drawings + 62 drawings + 47 drawings",
        ),
        (
            "The register lists 1,146 people.",
            "More than 1,100 people fell ill.",
            "1,146 people and more than 1,100 people can both hold",
        ),
    ],
)
def test_figures_explain_each_other_across_an_affair(one: str, other: str, words: str) -> None:
    assert f"The figures agree: {words}." in explained(one, other)
    assert any(words.split(maxsplit=1)[0] in told for told in explained(other, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Small numbers of other things add up by chance.
        ("The firm sold 12 lorries.", "Seven visitors and five guards were asked."),
        # So do shares of what is not the same.
        ("A quarter of the voters stayed at home.", "Of 4,300 drawings, 1,075 drawings were lost."),
        # Two numbers given to one place are two numbers.
        ("The museum paid 250 million euros.", "Its farm loans are 240 million euros."),
        # Neither do two bounds far from each other.
        ("The missile of the museum flies more than 3,000 km.", "Its missile flies more than 4,500 km."),
        # Helicopters are no people.
        ("There were 1,173 people aboard.", "Boats took 960 people off. It took 213 helicopters."),
        # Whose shifts those are, neither of the two numbers says.
        (
            "Nineteen of the injured were in hospital.",
            "A ship carried eleven officers. Now it carries eight.",
        ),
        # Everything in the news is measured in days and weeks.
        ("The inquiry took 28 days.", "The loan runs for four weeks."),
    ],
)
def test_figures_of_other_things_explain_nothing(one: str, other: str) -> None:
    assert explained(one, other) == []


def test_many_numbers_of_many_things_add_up_to_nothing() -> None:
    one = "The party holds 128 of the 210 seats."
    other = "It names 3 devices. On Monday 74 deputies signed, more than 42 had to, and nine judges sat."
    assert explained(one, other) == []


def test_figures_of_two_affairs_explain_nothing() -> None:
    one = document("a", "The guards of the Orrin Museum counted 4,300 objects under water.", "2021-05-04")
    other = document("b", "At the Kettle Fair 2,900 pigs and 1,400 cows were sold.", "2021-05-04")
    assert compare([one, other]) == []


def test_a_part_told_in_words_is_a_share() -> None:
    one = "The strait has lost 40 percent of its herring since 2001."
    other = "Herring stocks in the strait fell by two fifths after 2001."
    findings = compare([document("a", one + AFFAIR), document("b", other + AFFAIR)])
    assert any(f.type is FindingType.SAME and {"a", "b"} == {a[0] for a in f.assertions} for f in findings)


def test_a_number_of_hundreds_of_digits_is_no_accident() -> None:
    huge = f"The guards counted {'9' * 400} objects and 1,000 maps."
    assert explained(huge, f"Some {'9' * 399} drawings were soaked, {'8' * 400} km from here.") == []
