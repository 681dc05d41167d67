"""How well extraction does on marked texts: runs the corpora's own scorers.

    python benchmarks/extraction_quality.py [--examples DIR] [--tuning DIR] [--seeds DIR]

``--examples`` holds ``gold/*.jsonl`` and ``score_assertions.py`` and needs ``--seeds``, the folder of the articles they
mark; ``--tuning`` holds public corpora with their scorers in ``score/``. None of them is part of this project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unit_words import is_measured, recognised, spoken

from workbench.domain.assertions import AssertionKind
from workbench.extraction import pipeline
from workbench.extraction.rows import assertion_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def quotes(row: Row) -> Row:
    """Quoted runs with the mention that attributes them."""
    found = []
    for assertion in pipeline.extract(row["text"], published=row.get("date")):
        if assertion.kind is not AssertionKind.QUOTATION:
            continue
        for part in assertion.parts:
            quote: Row = {"start": part.start, "end": part.end, "speaker": assertion.speaker}
            if assertion.speaker_span:
                quote |= {
                    "speaker_start": assertion.speaker_span.start,
                    "speaker_end": assertion.speaker_span.end,
                }
            if assertion.cue_span:
                quote |= {"cue_start": assertion.cue_span.start, "cue_end": assertion.cue_span.end}
            found.append(quote)
    return {"id": row["id"], "quotes": found}


def attributions(row: Row) -> Row:
    """Reports, and quotations that no report contains."""
    assertions = pipeline.extract(row["text"], published=row.get("date"))
    reports = [item for item in assertions if item.kind is AssertionKind.REPORTED]
    quotations = [item for item in assertions if item.kind is AssertionKind.QUOTATION]
    inside = [span for report in reports for span in report.content]
    alone = [item for item in quotations if not any(span.covers(item.span) for span in inside)]
    found = [
        {
            "content": [
                list(span) for span in (item.content if item.kind is AssertionKind.REPORTED else item.parts)
            ],
            "source": [list(item.speaker_span)] if item.speaker_span else [],
            "cue": [list(item.cue_span)] if item.cue_span else [],
        }
        for item in [*reports, *alone]
    ]
    return {"id": row["id"], "attributions": found}


def quantities(row: Row) -> Row:
    """Figures as value, unit in the corpus's words and the one word for comparator or change."""
    found = [
        {
            "value": f"{figure.value}-{figure.high}" if figure.high else figure.value,
            "unit": spoken(figure.unit or ""),
            "change": figure.change or {">=": ">", "<=": "<"}.get(figure.comparator, figure.comparator),
        }
        for figure in pipeline.figures_of(row["text"])
    ]
    return {"id": row["id"], "quantities": found}


def units(row: Row) -> Row:
    """Measures and money as spans; shares, times and counted things are no units there."""
    found = [
        {
            "start": figure.span.start,
            "end": figure.span.end,
            "value": figure.value,
            "unit": recognised(figure.unit),
        }
        for figure in pipeline.figures_of(row["text"])
        if figure.unit and is_measured(figure.unit, figure.span.of(row["text"]))
    ]
    return {"id": row["id"], "spans": found}


def dates(row: Row) -> Row:
    """Date expressions with their values."""
    found = [
        {"start": mention.span.start, "end": mention.span.end, "value": mention.date}
        for mention in pipeline.date_mentions(row["text"], published=row.get("reference"))
    ]
    return {"id": row["id"], "spans": found}


def splitting(row: Row) -> Row:
    """Sentence spans."""
    return {
        "id": row["id"],
        "sentences": [list(sentence.span) for sentence in pipeline.sentences(row["text"])],
    }


def worthiness(row: Row) -> Row:
    """One score for a row that is one sentence."""
    scores = [sentence.check_worthiness for sentence in pipeline.sentences(row["text"])]
    return {"id": row["id"], "score": max(scores, default=0) / 1000}


MEASURES: list[tuple[str, str, list[str], Callable[[Row], Row]]] = [
    ("attributions_news.jsonl", "score_quotes.py", [], quotes),
    ("attributions_news.jsonl", "score_attributions.py", [], attributions),
    ("quantities_news.jsonl", "score_newsquant.py", [], quantities),
    ("units_made.jsonl", "score_spans.py", ["--kind", "quantities"], units),
    ("dates_news.jsonl", "score_spans.py", [], dates),
    ("sentences_news.jsonl", "score_sentences.py", [], splitting),
    ("checkworthy_dev.jsonl", "score_checkworthy.py", [], worthiness),
]


def score(
    script: Path,
    arguments: Iterable[str],
    gold: Path,
    predictions: Iterable[Row],
    *,
    after: Iterable[str] = (),
) -> None:
    """Write predictions to a file for the time of one scorer's run."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions)
        file.flush()
        subprocess.run([sys.executable, str(script), *arguments, str(gold), file.name, *after], check=True)


def main() -> None:
    """Score what the arguments name."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("--examples", "--tuning", "--seeds"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--only", help="run only the measures whose scorer or corpus contains this")
    given = parser.parse_args()
    if given.examples and given.seeds:
        print("--- assertions", flush=True)
        marked = sorted(path.stem for path in (given.examples / "gold").glob("[0-9]*.jsonl"))
        articles = [path for path in sorted(given.seeds.glob("*.txt")) if path.name.startswith(tuple(marked))]
        found = [
            assertion_row(assertion, path.name)
            for path in articles
            for assertion in pipeline.extract(path.read_text(encoding="utf-8"))
        ]
        score(given.examples / "score_assertions.py", [], given.examples / "gold", found, after=marked)
    for corpus, scorer, arguments, predict in MEASURES if given.tuning else []:
        if given.only and given.only not in corpus + scorer:
            continue
        print(f"--- {corpus} {scorer}", flush=True)
        path = given.tuning / corpus
        score(given.tuning / "score" / scorer, arguments, path, map(predict, rows_of(path)))


if __name__ == "__main__":
    main()
