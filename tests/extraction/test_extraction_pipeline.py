"""The whole pipeline: furniture, events, other statements, wording, rows, and the marked articles."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from workbench.domain.assertions import AssertionKind
from workbench.extraction.pipeline import EXTRACTOR, date_mentions, extract, figures_of, sentences
from workbench.extraction.rows import assertion_row, date_row, figure_row, sentence_row

if TYPE_CHECKING:
    from pathlib import Path

KEYS = [
    "document", "kind", "start", "end", "text", "parts", "content", "sentence", "speaker", "speaker_span", "role",
    "organisation", "cue", "cue_span", "cited_source", "subject", "attribute", "value", "high", "unit", "comparator",
    "change", "value_span", "figures", "date", "date_anchor", "dates", "entities", "check_worthiness", "cues",
    "wording",
]  # fmt: skip


def test_a_row_has_the_contract_s_keys_in_order_and_is_json() -> None:
    text = "On 4 March 2021 Norway sold three ships for $5 million."
    for assertion in extract(text):
        row = assertion_row(assertion, "a.txt")
        assert list(row) == KEYS
        assert json.loads(json.dumps(row)) == row
        assert 0 <= float(str(row["check_worthiness"])) <= 1
    [first, *_] = [
        assertion_row(item, "a.txt") for item in extract(text) if item.kind is AssertionKind.QUANTITY
    ]
    assert first["value"] == "5000000"
    assert first["value_span"] == [text.index("$"), text.index("million") + 7]
    assert {"value", "high", "unit", "comparator", "change", "start", "end"} == set(first["figures"][0])  # type: ignore[index]


def test_the_other_listings_have_rows_of_their_own() -> None:
    text = "Norway sold three ships in 2021."
    assert list(sentence_row(sentences(text)[0], "-")) == [
        "document",
        "start",
        "end",
        "text",
        "check_worthiness",
    ]
    assert figure_row(figures_of(text)[0], "-", text)["text"] == "three"
    assert date_row(date_mentions(text)[0], "-", text)["date"] == "2021"


def test_a_call_to_follow_somebody_is_no_quotation() -> None:
    said = "“The mill is shut,” Ann Hill said.\n\n"
    assert len(extract(said + "“Follow Ann Low on Twitter @annlow today.”")) == len(extract(said))


def test_furniture_gives_no_assertions() -> None:
    page = (
        "Norway sold three ships in 2021.\n\nRead More\n\nLeave a Comment\n\nStay Connected\n\n"
        "Contact Acme 3 Hill Street"
        ", Oslo\n\n05822922322\n\ninfo@acme.example\n\nBe the first to comment on \"Norway said that 40 ships sank\""
    )  # fmt: skip
    end = page.index("Read More")
    found = extract(page)
    assert found
    assert all(item.span.end <= end for item in found)


EVENTS = [
    ("In 2008, Norway gave India a waiver.", "2008"),
    ("After the sudden withdrawal of the French ships from Peru, a dispute began.", None),
    ("A training rocket was fired into Norway.", None),
    ("Norway imposed sanctions on Peru.", None),
]


@pytest.mark.parametrize(("text", "date"), EVENTS)
def test_what_happened_is_an_event(text: str, date: str | None) -> None:
    [event] = [item for item in extract(text) if item.kind is AssertionKind.EVENT]
    assert event.date == date


@pytest.mark.parametrize(
    "text",
    [
        "Norway will open a base in 2040.",
        "Norway could impose sanctions on Peru.",
        "We can expect the imposition of tariffs on Peru.",
    ],
)
def test_what_may_happen_is_no_event(text: str) -> None:
    assert [item for item in extract(text) if item.kind is AssertionKind.EVENT] == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru is a member of the World Trade Organization.",
        "No weapon in the arsenal of Peru can reach Norway.",
        "These measures of Peru rest on Executive Order 13382.",
    ],
)
def test_a_checkable_statement_is_other(text: str) -> None:
    assert [item.kind for item in extract(text)] == [AssertionKind.OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "Peru should perhaps reconsider.",
        "I believe Peru is wonderful.",
        "Will Peru ever learn from Norway?",
        "Imagine Peru without Norway.",
    ],
)
def test_opinion_prediction_and_rhetoric_are_left_out(text: str) -> None:
    assert extract(text) == []


def test_the_wording_names_speaker_and_subject() -> None:
    text = "The envoy Ann Hill spoke on Monday. She said that four ships sank. He left."
    [report] = [item for item in extract(text) if item.kind is AssertionKind.REPORTED]
    assert report.wording == "Ann Hill (envoy) said that four ships sank."
    found = extract("Ann Hill is a nurse in Oslo. She graduated from Oslo University.")
    assert found[-1].wording == "Ann Hill graduated from Oslo University."


def test_check_worthiness_ranks_figures_over_chatter_and_says_why() -> None:
    strong, weak = sentences("Peru exported 4 million tonnes of copper in 2019. Well, you know how it is.")
    assert strong.check_worthiness > weak.check_worthiness + 300
    assert "figure" in strong.cues


def test_importing_the_pipeline_loads_nothing_heavy() -> None:
    code = (
        "import sys, workbench.extraction.pipeline\n"
        "print([m for m in ('nupunkt', 'pint', 'sqlalchemy', 'textual', 'dateutil') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_extractor_has_a_name_and_a_version() -> None:
    assert EXTRACTOR == "workbench-7"


@pytest.fixture(scope="module")
def marked(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the scorer of the marked articles prints."""
    predictions = tmp_path_factory.mktemp("marked") / "found.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for article in sorted((shared / "seeds").glob("00[12]*.txt")):
            for assertion in extract(article.read_text(encoding="utf-8")):
                file.write(json.dumps(assertion_row(assertion, article.name)) + "\n")
    script = shared / "examples" / "score_assertions.py"
    command = [sys.executable, str(script), str(shared / "examples" / "gold"), str(predictions), "001", "002"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("kind", "recall", "wrong", "precision"),
    [
        ("quotation", 5, None, 0.8),
        ("reported", 5, None, 0.8),
        ("quantity", 2, 1, 0),
        ("count", 3, 2, 0),
        ("event", 6, None, 0.8),
    ],
)
def test_the_marked_articles_reach_the_first_bar(
    marked: str, kind: str, recall: int, wrong: int | None, precision: float
) -> None:
    words = next(line for line in marked.splitlines() if line.startswith(kind)).split()
    found = int(words[2].split("/")[0])
    right, predicted = (int(number) for number in words[4].split("/"))
    assert found >= recall
    assert right >= precision * predicted
    assert wrong is None or predicted - right <= wrong


def test_speakers_values_and_units_of_the_marked_articles_are_right(marked: str) -> None:
    for field in ("speaker", "value", "unit"):
        right, total = (
            next(line for line in marked.splitlines() if line.startswith(field)).split()[2].split("/")
        )
        assert right == total


def test_the_five_articles_give_a_workable_number_of_assertions(shared: Path) -> None:
    total = sum(len(extract(path.read_text(encoding="utf-8"))) for path in (shared / "seeds").glob("*.txt"))
    assert 80 <= total <= 400


def test_a_figure_stands_in_its_own_clause_where_the_cut_is_safe() -> None:
    text = "Norway has sold three ships to Peru, and the ministry of Chile has closed 40 offices in Oslo."
    assert [item.text for item in extract(text) if item.kind is AssertionKind.COUNT] == [
        "Norway has sold three ships to Peru",
        "the ministry of Chile has closed 40 offices in Oslo.",
    ]


def test_the_front_matter_of_a_markdown_file_states_nothing() -> None:
    text = "---\ntitle: Four ships for Peru\ndate: 2024-12-19\n---\n\nNorway has sold three ships to Peru.\n"
    assert {item.text for item in extract(text)} == {"Norway has sold three ships to Peru."}


def test_an_office_is_stated_whole_with_its_holder_first() -> None:
    text = "The bank's country director, Ann Hill, warned that the gains were small."
    [office] = [item for item in extract(text) if item.attribute == "office"]
    assert office.text == "The bank's country director, Ann Hill"
    assert office.wording == "Ann Hill is the bank's country director."


def test_a_sentence_ends_at_a_plain_word_whatever_opens_the_next() -> None:
    text = "The plant develops the northern series. By our count it was the seventh."
    assert [sentence.text for sentence in sentences(text)] == [
        "The plant develops the northern series.",
        "By our count it was the seventh.",
    ]


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    text = "Contrary to reports, the lock stayed open. Divers worked on. Nine divers left. Hill said so."
    named = {entity.text for item in extract(text) for entity in item.entities}
    assert named <= {"Hill"}


def test_the_date_of_a_source_in_brackets_dates_no_event() -> None:
    text = "On 4 May 2024 the lock closed. She had paid for a bunk (Agency, 8/3/2025)."
    assert {item.date for item in extract(text)} == {"2024-05-04", None}
