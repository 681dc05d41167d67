"""How much a sentence is worth checking, why, and that the weights can be made again."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extraction.pipeline import extract, sentences
from workbench.extraction.text.tokens import tokens_of
from workbench.extraction.worthiness.features import HEDGED, lows_of, words_of
from workbench.extraction.worthiness.model import WEIGHTS, model

TRAINER = Path(__file__).resolve().parents[2] / "benchmarks" / "train_worthiness.py"
LARGEST = 100_000


def score(text: str) -> int:
    [sentence] = sentences(text)
    return sentence.check_worthiness


def cues(text: str) -> tuple[str, ...]:
    [sentence] = sentences(text)
    return sentence.cues


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment rose by 3 percent in 2009.",
        "The senator voted against the bill twice.",
        "Harbour Lines sold four ferries to Norway in May 2014.",
        "The company paid no taxes last year.",
        "He cut the budget of the health department by half.",
    ],
)
def test_what_can_be_looked_up_scores_above_one_half(text: str) -> None:
    assert score(text) > 500


@pytest.mark.parametrize(
    "text",
    [
        "Thank you very much, Jim.",
        "I think we should all be proud of that.",
        "What would you do about it?",
        "Let me finish, please.",
        "We will build a better future.",
    ],
)
def test_courtesy_opinion_promise_and_question_score_below_one_half(text: str) -> None:
    assert score(text) < 500


def test_the_reasons_are_in_plain_words_the_strongest_first() -> None:
    assert cues("Unemployment rose by 3 percent in 2009.")[0] == "figure"
    assert any(cue.startswith("says “") for cue in cues("The senator voted against the tax bill."))
    assert "question" in cues("What would you do about it?")
    assert "thought or wish" in cues("I think we should all be proud of that.")
    assert "very short" in cues("Not at all.")


def test_there_are_few_reasons() -> None:
    found = cues(
        "Ann Hill said on 3 May 2014 that the largest dam in Norway lost more than 40 percent of 9 million tons."
    )
    assert 3 <= len(found) <= 6


def test_an_attribution_and_a_date_speak_for_checking() -> None:
    [report] = extract("Ann Hill said that the ferry sank.")
    assert "attributed to a source" in report.cues
    assert score("The ferry sank on 4 May 2014.") > score("The ferry sank.")


def test_a_heading_states_less_than_the_same_words_in_the_prose() -> None:
    words = "Four ferries sank in Norway"
    heading, *_ = sentences(f"{words}\n\nThe owner said little about it, and nobody was hurt that night.")
    assert "heading" in heading.cues
    assert heading.check_worthiness < score(words + ".")


@given(st.text(max_size=200))
def test_scores_are_thousandths_whatever_the_text(text: str) -> None:
    for sentence in sentences(text):
        assert 0 <= sentence.check_worthiness <= 1000


def test_numbers_are_folded_so_that_new_ones_weigh_as_much() -> None:
    first, second = "In 1987 it lost 31,500 men.", "In 2019 it lost 4.2 men."
    assert words_of(lows_of(tokens_of(first))) == words_of(lows_of(tokens_of(second)))


def test_the_weights_are_small_and_say_where_they_are_from() -> None:
    text = files("workbench.extraction.worthiness").joinpath(WEIGHTS).read_text(encoding="utf-8")
    assert len(text.encode()) <= LARGEST
    assert "10.5281/zenodo.3609356" in text
    assert "ClaimBuster" in text
    assert model().words["percent"] > 0 > model().words["think"]
    assert model().structure["figure"] > 0 > model().structure["question"]


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    worthy, idle = "The mill lost {} jobs in May.", "I hope we will see {} of you."
    rows = [
        {"id": f"made-{500 * number}", "text": (worthy if number % 3 else idle).format(number + 2)}
        | {"label": int(number % 3 > 0)}
        for number in range(80)
    ]
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    made = []
    for name in ("one", "two"):
        command = [sys.executable, str(TRAINER), "--train", str(source), "--cost", "0.1"]
        command += ["--write", str(tmp_path / name)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "average precision 1.0000 over 5 folds" in done.stdout
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_may_the_month_is_no_hedge() -> None:
    [month, verb] = sentences("Sales fell by 5% in May, Acme said.\n\nSales may fall by 5%, Acme said.")
    assert HEDGED in verb.cues
    assert HEDGED not in month.cues
