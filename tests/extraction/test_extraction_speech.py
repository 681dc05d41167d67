"""Quotations and reported speech: runs, parts, speakers, cues, sources."""

from __future__ import annotations

import pytest

from workbench.domain.assertions import Assertion, AssertionKind
from workbench.extraction.pipeline import extract


def of_kind(text: str, kind: AssertionKind) -> list[Assertion]:
    return [item for item in extract(text) if item.kind is kind]


SPEAKERS = [
    ("“We will stay until the end,” Ann Hill said.", "Ann Hill"),
    ("“We will stay until the end,” said Ann Hill, a nurse.", "Ann Hill"),
    ("Ann Hill, a nurse at the clinic, said: “We will stay until the end.”", "Ann Hill"),
    ('"We will stay until the end," Ms. Hill told reporters.', "Hill"),
    ("''We will stay until the end,'' Ann Hill said.", "Ann Hill"),
    ("‘We will stay until the end,’ said the ministry.", "ministry"),
    ("«We will stay until the end», said a spokesman for Acme.", "spokesman for Acme"),
    ("According to the former envoy, Ann Hill, it was “a very costly mistake”.", "Ann Hill"),
    ("Ann Hill spoke on Monday. She said, “We will stay until the end.”", "Ann Hill"),
    ("Norway’s Trade Office replied and said that the bill was “surprising”.", "Norway’s Trade Office"),
    ("In its reply, MOFA said that “we stay until the very end.”", "MOFA"),
    ("According to Hill;\n“We will stay until the very end of it”.", "Hill"),
    ("“We will stay until the end.” — Ann Hill", "Ann Hill"),
    ("The Lagos Times noted at the time “the plan has reached its end” (4/9/24).", "Lagos Times"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_a_quotation_has_its_speaker(text: str, speaker: str) -> None:
    [quotation] = of_kind(text, AssertionKind.QUOTATION)
    assert quotation.speaker == speaker
    assert all(part.of(text)[0] in "“‘«\"'" for part in quotation.parts)


def test_a_quotation_broken_by_its_speaker_has_two_parts() -> None:
    text = "“We stay,” Ann Hill said. “We never leave.”"
    [quotation] = of_kind(text, AssertionKind.QUOTATION)
    assert [part.of(text) for part in quotation.parts] == ["“We stay,”", "“We never leave.”"]


def test_a_quotation_over_paragraphs_is_one_with_a_part_a_paragraph() -> None:
    text = "Ann Hill said: “We stay in the valley.\n\n“We never leave it to others.”\n\nThe talks went on."
    [quotation] = of_kind(text, AssertionKind.QUOTATION)
    assert len(quotation.parts) == 2
    assert quotation.speaker == "Ann Hill"


@pytest.mark.parametrize(
    "text",
    [
        "They keep a “rules-based” order in the region.",
        "It is the so-called “misfire” of the year.",
        "The firms’ plan and the ’90s’ end.",
    ],
)
def test_scare_quotes_and_apostrophes_are_no_quotations(text: str) -> None:
    assert of_kind(text, AssertionKind.QUOTATION) == []


def test_a_partial_quotation_inside_indirect_speech_gives_both() -> None:
    text = "The envoy Ann Hill said that the bill was “far beyond reason”."
    [quotation] = of_kind(text, AssertionKind.QUOTATION)
    [report] = of_kind(text, AssertionKind.REPORTED)
    assert report.text == "The envoy Ann Hill said that the bill was “far beyond reason”"
    assert report.content[0].of(text) == "the bill was “far beyond reason”"
    assert report.speaker == quotation.speaker == "Ann Hill"
    assert report.role == "envoy"


REPORTS = [
    ("Islamabad maintains that its plan is peaceful.", "Islamabad", "maintains that"),
    ("The US announced that it was closing four offices.", "US", "announced that"),
    ("Jon Reed , while defending the cuts stated that Peru is building dams.", "Jon Reed", "stated that"),
    ("Norway has , on many occasions, made it publicly clear that it is neutral.", "Norway", "made it"),
    ("Four ships sank, the ministry said.", "ministry", "said"),
    ("According to Ann Hill, four ships sank.", "Ann Hill", "According to"),
    ("Ann Hill told voters in Ohio that the mill was closing.", "Ann Hill", "told"),
    ("Officials said the mill was closing.", "Officials", "said"),
    ("The government denied the charges against it.", "government", "denied"),
    ("Ann Hill, Democrat of Ohio, said the mill was closing.", "Ann Hill", "said"),
    ("Rep. Ann Hill (D-Ohio) said the mill was closing.", "Ann Hill", "said"),
    ("Pat Reed, a spokesman for Acme, said the union expected a strike in May.", "Pat Reed", "said"),
    ("Ann Hill told reporters it is clear the mill was closing.", "Ann Hill", "told"),
    ("The law was described by Ann Hill as entirely avoidable.", "Ann Hill", "was described by"),
    ("Ann Hill’s repeated claim that four ships sank was false.", "Ann Hill", "claim that"),
    ("After some delay, one Ohio official said, the mill was closing.", "one Ohio official", "said"),
    ("Residents say the mill was closing.", "Residents", "say"),
    ("Minister Ann Hill announced a N4.2 trillion ($2.7 billion) road programme.", "Ann Hill", "announced"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), REPORTS)
def test_indirect_speech_is_reported_with_speaker_and_cue(text: str, speaker: str, cue: str) -> None:
    [report] = of_kind(text, AssertionKind.REPORTED)
    assert report.speaker == speaker
    assert report.cue is not None
    assert report.cue.startswith(cue)


def test_a_capital_that_speaks_for_its_government_says_which() -> None:
    [report] = of_kind("Islamabad maintains that its plan is peaceful.", AssertionKind.REPORTED)
    assert report.organisation == "Government of Pakistan"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hill would say that it is late.",
        "If Norway acknowledges the risk, talks follow.",
        "She was told that it rains in May.",
        "The claims of the report grew.",
    ],
)
def test_what_nobody_said_is_not_reported(text: str) -> None:
    assert of_kind(text, AssertionKind.REPORTED) == []


def test_a_source_in_brackets_behind_a_quotation_is_cited() -> None:
    [quotation] = of_kind(
        "The office said “the plan goes against all good reason” (Dawn 19/12/24).", AssertionKind.QUOTATION
    )
    assert quotation.cited_source == "Dawn 19/12/24"


def test_role_and_organisation_come_from_the_words_around_the_name() -> None:
    text = "Pentagon’s spokesperson Major General Pat Reed said little. He stated, “We thank them for their help.”"
    [quotation] = of_kind(text, AssertionKind.QUOTATION)
    assert (quotation.speaker, quotation.role, quotation.organisation) == (
        "Pat Reed",
        "spokesperson Major General",
        "Pentagon",
    )
    assert quotation.speaker_span is not None
    assert quotation.speaker_span.of(text) == "He"


def test_careless_typing_does_not_derail() -> None:
    text = "If it goes on, Reed said, “they can sail home at noon”  he further said that the gap , in fact,grows."
    [quotation] = of_kind(text, AssertionKind.QUOTATION)
    [report] = [item for item in of_kind(text, AssertionKind.REPORTED) if item.cue == "further said that"]
    assert quotation.speaker == "Reed"
    assert report.content[0].of(text).startswith("the gap")


def test_what_is_said_goes_on_behind_the_cue_that_interrupts_it() -> None:
    text = "Even if the venture fails, Ann Hill said, it has shown the way."
    [report] = of_kind(text, AssertionKind.REPORTED)
    assert [part.of(text) for part in report.content] == ["Even if the venture fails", "it has shown the way"]


def test_a_report_reaches_from_its_source_over_the_words_between() -> None:
    text = "Norway's Trade Office commented on the new bill and said that the reading was wrong."
    [report] = of_kind(text, AssertionKind.REPORTED)
    assert report.text == text.rstrip(".")


def test_an_office_stands_for_its_one_holder() -> None:
    text = "Mayor Ann Hill spoke on Monday. Pat Reed, a nurse, left. The mayor insisted that the mill was closing."
    [report] = of_kind(text, AssertionKind.REPORTED)
    assert (report.speaker, report.role) == ("Ann Hill", "Mayor")


def test_a_decimal_ends_no_report() -> None:
    text = "Minister Ann Hill, who took office in August 2023, announced a N4.2 trillion road programme."
    [report] = of_kind(text, AssertionKind.REPORTED)
    assert report.content[0].of(text) == "a N4.2 trillion road programme"


def test_behind_and_only_what_follows_the_cue_is_said() -> None:
    text = "The yard lies in Oslo and, the ministry says, builds the largest ships."
    [report] = of_kind(text, AssertionKind.REPORTED)
    assert [part.of(text) for part in report.content] == ["builds the largest ships"]
