"""Reports: where they are found, whose they are, where what is said begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.assertions import Assertion, AssertionKind
from workbench.extraction.pipeline import extract


def reports(text: str) -> list[Assertion]:
    return [item for item in extract(text) if item.kind is AssertionKind.REPORTED]


def said(text: str) -> list[str]:
    """What the one report of a text gives as said."""
    [report] = reports(text)
    return [part.of(text) for part in report.content]


# Sentence, speaker, what is said.
VERBS = [
    ("The mayor says he will resign.", "mayor", ["he will resign"]),
    ("The panel appeared to suggest that the pier was safe.", "panel", ["the pier was safe"]),
    ("The mayor went on to accuse the firm of fraud.", "mayor", ["the firm of fraud"]),
    ("The minister is expected to tell parliament on Monday that it is shut.", "minister", ["it is shut"]),
    ("The mayor called on Friday for a new inquiry.", "mayor", ["a new inquiry"]),
    ("The mayor called the vote a farce.", "mayor", ["the vote a farce"]),
    ("Her lawyer put the damage at two million euros.", "lawyer", ["the damage at two million euros"]),
    ("The office puts the cost of repairs at two million.", "office", ["the cost of repairs at two million"]),
    ("The union threatened to close the port.", "union", ["to close the port"]),
    ("The mayor is quoted as saying that the pier was safe.", "mayor", ["the pier was safe"]),
    ("The ministry has yet to explain why the pier was closed.", "ministry", ["why the pier was closed"]),
    ("The mayor did not say when the pier would open.", "mayor", ["when the pier would open"]),
    ("Ann Hill accused Pat Reed of lying about the vote.", "Ann Hill", ["Pat Reed of lying about the vote"]),
    ("The company has denied wrongdoing.", "company", ["wrongdoing"]),
    ("Ann Hill is adamant that the pier was safe.", "Ann Hill", ["the pier was safe"]),
    ("Ann Hill found no evidence that the pier was shut.", "Ann Hill", ["the pier was shut"]),
    ("Ann Hill has since admitted that the pier was shut.", "Ann Hill", ["the pier was shut"]),
    ("Ann Hill let it be known on Friday that the pier was shut.", "Ann Hill", ["the pier was shut"]),
    ("The inquest heard that the pier was unsafe.", "inquest", ["the pier was unsafe"]),
    ("Figures from the harbour office show a fall in traffic.", "Figures", ["a fall in traffic"]),
]


@pytest.mark.parametrize(("text", "speaker", "content"), VERBS)
def test_a_verb_that_reports_gives_its_object_or_clause(text: str, speaker: str, content: list[str]) -> None:
    assert said(text) == content
    [report] = reports(text)
    assert (report.speaker or "").startswith(speaker)


PLACES = [
    ("The pier was safe, the mayor told reporters in Oslo on Friday.", ["The pier was safe"]),
    ("The pier had been closed twice, the letters show.", ["The pier had been closed twice"]),
    ("The pier was safe, the harbour office reported last autumn.", ["The pier was safe"]),
    ("The pier, the mayor said, would stay open.", ["The pier", "would stay open"]),
    ("Together, she said, the towns were owed more.", ["Together", "the towns were owed more"]),
    ("But, she said, the towns were owed more.", ["the towns were owed more"]),
    ("The pier was sold, the mayor said last month, and work began in May.", ["The pier was sold"]),
    ("The firm, which, the mayor says, came twice, has not been paid.", ["The firm, which", "came twice"]),
    ("The mayor said last month the pier was safe.", ["the pier was safe"]),
    ("The pier had been unsafe for years, the court heard.", ["The pier had been unsafe for years"]),
    ("Even so, the mayor said, the pier would stay open.", ["Even so", "the pier would stay open"]),
    ("As the inspector wrote in May, the pier had been closed twice.", ["the pier had been closed twice"]),
    ("The pier, as the inspector wrote, had been closed twice.", ["The pier", "had been closed twice"]),
    ("The mayor said on Monday, however, that the pier was safe.", ["the pier was safe"]),
    ("Saying the pier was unsafe, the inspector closed it.", ["the pier was unsafe"]),
    ("In the view of the inspector, the pier was never safe.", ["the pier was never safe"]),
    ("Nine people died, by the count of the harbour office.", ["Nine people died"]),
    ("The mayor’s argument is that the pier was safe.", ["the pier was safe"]),
    ("The claim of the mayor that the pier was safe was rejected.", ["the pier was safe"]),
    ("The bridge, which engineers had described as sound, fell.", ["which", "as sound"]),
]


@pytest.mark.parametrize(("text", "content"), PLACES)
def test_what_is_said_is_found_on_either_side_of_its_cue(text: str, content: list[str]) -> None:
    assert said(text) == content


ENDS = [
    ("While the mayor said the pier was safe, the inspector closed it.", ["the pier was safe"]),
    ("The harbour master, who said the pier was safe, has retired.", ["the pier was safe"]),
    ("Ann Hill described the law as harmless but has yet to read it.", ["the law as harmless"]),
    ("The firm said it believed the pier was safe.", ["it believed the pier was safe"]),
    ("Engineers said the pier was safe, and the tenants moved back.", ["the pier was safe"]),
    ("The firm said sales were up, but its rival closed two yards.", ["sales were up"]),
    (
        "Hill said that the pier was safe, and the tenants moved back.",
        ["the pier was safe, and the tenants moved back"],
    ),
]


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_a_report_ends_with_its_clause(text: str, content: list[str]) -> None:
    assert said(text) == content


def test_the_next_speaker_ends_the_words_of_the_one_before() -> None:
    text = "The mayor said the pier was closed; the inspector said it was open."
    assert [[part.of(text) for part in report.content] for report in reports(text)] == [
        ["the pier was closed"],
        ["it was open"],
    ]
    text = "The mayor said the pier was closed, while his rival, Ann Hill, insisted it was open."
    assert [[part.of(text) for part in report.content] for report in reports(text)] == [
        ["the pier was closed"],
        ["it was open"],
    ]


SPEAKERS = [
    ("Experts on soil and water said the dam was leaking.", "Experts"),
    ("Ann Hill, the inspector, a former diver, said the pier was safe.", "Ann Hill"),
    ("The second officer, Ann Hill of Oslo, said the pier was safe.", "Ann Hill"),
    ("Ann Hill, however, said the pier was safe.", "Ann Hill"),
    ("The proponents said the pier was safe.", "proponents"),
    ("Most nurses, many of whom say the ward was closed, left in May.", "many of whom"),
    ("Economists at the Hill Institute reckon that prices will fall.", "Economists"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_whole_subject_says_who_speaks(text: str, speaker: str) -> None:
    [report] = reports(text)
    assert (report.speaker or "").startswith(speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the pier was safe.",
        "I have argued that the pier was safe.",
        "We think the pier was safe.",
        "The mayor wants to close the pier.",
        "The mayor has not said that the pier was safe.",
        "That was what the mayor said when she left.",
        "It is clear that the pier was safe.",
        "Oslo’s decision underlines the value of the pier.",
        "The firms accused of fraud left the port.",
        "Strategic claims and reports fill the shelf.",
        "Hill Holding, the owner, has written off its loan of six million.",
        "Seven members in ten said yes to that plan.",
    ],
)
def test_feelings_and_what_nobody_said_are_no_reports(text: str) -> None:
    assert reports(text) == []


WORDS = """
said says saying told that who whom which as , ; : . “ ” but and while however in the view of by count according to
mayor Ann Hill inspector he they yesterday on Friday called for put at not would to describe described as letters show
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
def test_whatever_stands_in_a_sentence_a_report_holds_its_cue_and_its_words(text: str) -> None:
    for report in reports(text):
        assert report.content
        assert report.cue_span is not None
        assert report.span.covers(report.cue_span)
        assert all(report.span.covers(part) for part in report.content)


UNNAMED = [
    ("Parliament and public were told that the loan was guaranteed.", None, ["the loan was guaranteed"]),
    ("Jurors were told the wall was unsafe.", None, ["the wall was unsafe"]),
    ("The wall was unsafe, jurors were told.", None, ["The wall was unsafe"]),
    ("Residents were told by the mayor that the pier would close.", "mayor", ["the pier would close"]),
    ("It emerged on Monday that the firm had paid nothing.", None, ["the firm had paid nothing"]),
    ("It has since emerged that the firm had paid nothing.", None, ["the firm had paid nothing"]),
    ("It was claimed in court that the firm had paid nothing.", None, ["the firm had paid nothing"]),
    ("The pier, it was alleged, had never been seen to.", None, ["The pier", "had never been seen to"]),
]


@pytest.mark.parametrize(("text", "speaker", "content"), UNNAMED)
def test_what_people_are_told_is_reported_though_nobody_is_named(
    text: str, speaker: str | None, content: list[str]
) -> None:
    [report] = reports(text)
    assert (report.speaker, [part.of(text) for part in report.content]) == (speaker, content)
    assert speaker or report.wording == text


@pytest.mark.parametrize(
    "text", ["Patients were told to stay at home.", "The firm was not told that the pier was shut."]
)
def test_an_order_and_what_was_left_untold_are_no_reports(text: str) -> None:
    assert reports(text) == []


def test_a_clause_that_only_says_when_is_no_report() -> None:
    assert reports("When the port closed, Ann Hill laughed.") == []


def test_those_who_died_have_families_who_speak() -> None:
    (found,) = reports("Families of patients who died said the decision had come too late.")
    assert found.speaker == "Families of patients"


def test_a_leaflet_says_what_stands_in_it() -> None:
    text = "Ann Hill left a leaflet which said the drug had been “studied in more than 1,800 patients”."
    assert {item.speaker for item in extract(text) if item.speaker} == {"leaflet"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The opposition Civic Alliance called the decree unconstitutional.",
            ["the decree unconstitutional"],
        ),
        ("Critics branded it reckless.", ["it reckless"]),
        ("Ann Hill called a meeting.", []),
        ("Ann Hill called the new general manager.", []),
        ("The council declared the area closed to traffic.", []),
        ("As per the auditor’s report, a contract takes 31 months.", ["a contract takes 31 months"]),
    ],
)
def test_a_quality_given_to_something_is_reported(text: str, said: list[str]) -> None:
    assert [span.of(text) for found in reports(text) for span in found.content] == said


def test_what_is_added_behind_a_place_is_a_report_of_its_own() -> None:
    text = "The mill had closed in May, Ann Hill said in Oslo, adding that Norway had paid."
    assert [[part.of(text) for part in report.content] for report in reports(text)] == [
        ["The mill had closed in May"],
        ["Norway had paid"],
    ]
