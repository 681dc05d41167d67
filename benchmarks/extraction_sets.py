"""The sets extraction is measured on, the figures read off each scorer's words, and the bars to reach.

The sets are public corpora, by halves; they and their scorers are no part of this project. A scorer is a script that
takes the marked rows and the answers and prints its figures.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from answering import Row


class Figure(NamedTuple):
    """One figure of a set: where the scorer prints it, and the bar."""

    name: str
    place: str
    """Pattern of what the scorer prints before the figure, which is its one group."""
    bar: float | None = None
    percent: bool = True
    """False for figures that the scorer prints as shares of 1."""


class Set(NamedTuple):
    """A marked corpus."""

    name: str
    """What a script is asked for."""
    title: str
    file: str
    scorer: str | None
    """None: counted here."""
    figures: tuple[Figure, ...]
    arguments: tuple[str, ...] = ()
    peer: str | None = None
    """The script that asks other people's library."""


NUMBER = r"([\d.]+)"


def f1(line: str) -> str:
    """Where a scorer's line of precision, recall and F1 has its F1."""
    return rf"^{line} +P.*? F1 +{NUMBER}"


def _quotations(level: str, what: str) -> str:
    return rf"level {level}:.*?\n{what}"


SETS = (
    Set(
        "quotations",
        "news articles, quotations",
        "attributions_news.jsonl",
        "score_quotes.py",
        (
            Figure("direct: span, precision", rf"level direct:.*?\nspan, IoU >= 0.5 +P +{NUMBER}", 97),
            Figure("direct: span, recall", rf"level direct:.*?\nspan, IoU >= 0.5 +P[^R]*R +{NUMBER}", 97),
            Figure("direct: span and speaker, F1", rf"level direct:.*?right speaker +P.*?F1 +{NUMBER}", 90),
            Figure("all: span and speaker, F1", rf"level all:.*?right speaker +P.*?F1 +{NUMBER}", 84),
            Figure("direct: speaker right on found, %", rf"level direct:.*?accuracy on matched +{NUMBER}"),
        ),
        peer="peers/spacy_pipeline.py",
    ),
    Set(
        "attributions",
        "the same, all attributions",
        "attributions_news.jsonl",
        "score_attributions.py",
        (
            Figure("content, F1", f1("relations, content IoU >= 0.5"), 62),
            Figure("content, precision", rf"^relations, content IoU >= 0.5 +P +{NUMBER}"),
            Figure("content and source, F1", f1("  … and the source right"), 52),
            Figure("indirect: recall, %", rf"indirect {NUMBER} %"),
        ),
        peer="peers/spacy_pipeline.py",
    ),
    Set(
        "quantities",
        "news sentences, quantities",
        "quantities_news.jsonl",
        "score_newsquant.py",
        (Figure("value, F1", f1("value"), 92), Figure("value and unit, F1", f1(r"value\+unit"), 86)),
        peer="peers/quantulum.py",
    ),
    Set(
        "dates",
        "news, interviews, lives: dates",
        "dates_news.jsonl",
        "score_spans.py",
        (
            Figure("span, F1", f1("span, exact"), 90),
            Figure("span and value, F1", f1(r"any overlap \+ right value"), 87),
        ),
        peer="peers/spacy_pipeline.py",
    ),
    Set(
        "sentences",
        "the same with speeches: sentences",
        "sentences_news.jsonl",
        "score_sentences.py",
        (Figure("boundaries, F1", f1("boundary"), 98),),
        peer="peers/spacy_pipeline.py",
    ),
    Set(
        "worthiness",
        "debates, check-worthiness",
        "checkworthy_dev.jsonl",
        "score_checkworthy.py",
        (
            Figure("average precision", rf"average precision {NUMBER}", 0.95, percent=False),
            Figure("F1 at 0.5", rf"at 0.5: P.*?F1 {NUMBER}"),
        ),
    ),
    Set(
        "units",
        "made sentences, units",
        "units_made.jsonl",
        "score_spans.py",
        (
            Figure("span, F1", f1("span, exact")),
            Figure("overlap and value, F1", f1(r"any overlap \+ right value")),
            Figure("unit right on found, %", rf"unit accuracy on matched: {NUMBER}"),
        ),
        arguments=("--kind", "quantities"),
        peer="peers/quantulum.py",
    ),
    Set(
        "numbers",
        "made numbers, value right",
        "numbers_made.jsonl",
        None,
        (
            Figure("in words, %", rf"words {NUMBER}"),
            Figure("in digits, %", rf"digits {NUMBER}"),
            Figure("ordinals, %", rf"ordinals {NUMBER}"),
        ),
        peer="peers/quantulum.py",
    ),
)


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def said_by(scorer: Path, arguments: Iterable[str], gold: Path, found: Iterable[Row], *after: str) -> str:
    """What a scorer prints about answers, which are in a file for the time of its run."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
        file.flush()
        command = [sys.executable, str(scorer), *arguments, str(gold), file.name, *after]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def counted(gold: Iterable[Row], found: Iterable[Row]) -> str:
    """How many of the made numbers have the right value; relative ordinals ("the last") are left out."""
    right = {"words": [0, 0], "digits": [0, 0], "ordinals": [0, 0]}
    values = {row["id"]: row["values"] for row in found}
    for row in gold:
        for span, value in zip(row["spans"], values[row["id"]], strict=True):
            kind = _kind(span)
            if kind:
                right[kind][1] += 1
                right[kind][0] += _is_near(value, span["value"])
    return "\n".join(
        f"{kind} {100 * hits / max(1, of):.1f} ({hits} of {of})" for kind, (hits, of) in right.items()
    )


def _kind(span: Row) -> str | None:
    if span["type"] == "number":
        return "digits" if any(letter.isdigit() for letter in span["text"]) else "words"
    return "ordinals" if span["type"] == "ordinal" else None


def _is_near(value: str | float | None, wanted: str) -> bool:
    if value is None:
        return False
    return abs(float(value) - float(wanted)) <= 1e-9 * max(1.0, abs(float(wanted)))


def read_off(said: str, figure: Figure) -> float | None:
    """One figure from what a scorer printed."""
    match = re.search(figure.place, said, re.DOTALL | re.MULTILINE)
    return float(match[1]) if match else None


ABOUT = frozenset({"quantity", "count", "event", "other"})
SMALL = frozenset("the of a an s in and to for on by at".split())  # noqa: SIM905


def subjects_right(marks: Iterable[Row], found: list[Row]) -> float:
    """Share of marked figures, events and statements that were found whose subject has a word of the marked one."""
    right = of = 0
    for mark in marks:
        if mark["kind"] not in ABOUT or not mark.get("subject"):
            continue
        same = [row for row in found if row["document"] == mark["document"] and _is_at(row, mark)]
        if same:
            of += 1
            right += bool(_plain_words(mark["subject"]) & _plain_words(same[0]["subject"]))
    return right / max(1, of)


def _is_at(row: Row, mark: Row) -> bool:
    """Whether an assertion is of the marked kind and place; of a figure, at the marked figure."""
    place = row["value_span"] if row["kind"] in {"quantity", "count"} else (row["start"], row["end"])
    wanted = mark["focus"] if mark["kind"] in {"quantity", "count"} else (mark["start"], mark["end"])
    return row["kind"] == mark["kind"] and bool(place) and min(place[1], wanted[1]) > max(place[0], wanted[0])


def _plain_words(words: str | None) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z0-9]+", (words or "").lower())} - SMALL
