"""What the workbench answers for each set of the benchmark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answering import serve
from unit_words import is_measured, recognised, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.assertions import Assertion
    from workbench.extraction.nlp.parses import Parser

Row = dict[str, Any]


REFINED = "+nlp"
"""Behind a set's name: with subjects from spaCy."""
parsers: list[Parser] = []
"""The parser, when it is asked for."""


def extracted(row: Row) -> list[Assertion]:
    """The assertions of a row's text."""
    from workbench.extraction import pipeline
    from workbench.extraction.nlp import refine as nlp

    found = pipeline.extract(row["text"], published=row.get("date"))
    return nlp.refine(row["text"], found, parsers[0]) if parsers else found


def quotations(row: Row) -> Row:
    """Quoted runs with the mention that attributes them."""
    found = []
    for assertion in extracted(row):
        if assertion.kind != "quotation":
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
    assertions = extracted(row)
    reports = [item for item in assertions if item.kind == "reported"]
    inside = [span for report in reports for span in report.content]
    alone = [
        item
        for item in assertions
        if item.kind == "quotation" and not any(span.covers(item.span) for span in inside)
    ]
    found = [
        {
            "content": [list(span) for span in (item.content if item.kind == "reported" else item.parts)],
            "source": [list(item.speaker_span)] if item.speaker_span else [],
            "cue": [list(item.cue_span)] if item.cue_span else [],
        }
        for item in [*reports, *alone]
    ]
    return {"id": row["id"], "attributions": found}


def quantities(row: Row) -> Row:
    """Figures as value, unit in the corpus's words and the one word for comparator or change."""
    from workbench.extraction import pipeline

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
    from workbench.extraction import pipeline

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


def numbers(row: Row) -> Row:
    """The value of each number whose place is given."""
    from workbench.extraction.figures.numbers import number_at
    from workbench.extraction.text.tokens import tokens_of

    values = []
    for span in row["spans"]:
        number = number_at(tokens_of(row["text"], span["start"], span["end"]), 0)
        values.append(str(number.value) if number else None)
    return {"id": row["id"], "values": values}


def dates(row: Row) -> Row:
    """Date expressions with their values."""
    from workbench.extraction import pipeline

    found = [
        {"start": mention.span.start, "end": mention.span.end, "value": mention.date}
        for mention in pipeline.date_mentions(row["text"], published=row.get("reference"))
    ]
    return {"id": row["id"], "spans": found}


def sentences(row: Row) -> Row:
    """Sentence spans."""
    from workbench.extraction import pipeline

    return {
        "id": row["id"],
        "sentences": [list(sentence.span) for sentence in pipeline.sentences(row["text"])],
    }


def worthiness(row: Row) -> Row:
    """One score for a row that is one sentence."""
    from workbench.extraction import pipeline

    scores = [sentence.check_worthiness for sentence in pipeline.sentences(row["text"])]
    return {"id": row["id"], "score": max(scores, default=0) / 1000}


def everything(row: Row) -> Row:
    """All assertions of a text, as ``workbench extract --jsonl`` prints them."""
    from workbench.extraction.rows import assertion_row

    return {"id": row["id"], "rows": [assertion_row(assertion, row["id"]) for assertion in extracted(row)]}


def count(row: Row) -> Row:
    """How many assertions there are: for texts too long to hand back what was found."""
    return {"id": row["id"], "count": len(extracted(row))}


ANSWERS: dict[str, Callable[[Row], Row]] = {
    "quotations": quotations,
    "attributions": attributions,
    "quantities": quantities,
    "units": units,
    "numbers": numbers,
    "dates": dates,
    "sentences": sentences,
    "worthiness": worthiness,
    "everything": everything,
    "count": count,
}


def answer_for(name: str) -> Callable[[Row], Row] | None:
    """What answers a set, with spaCy where the name asks for it."""
    if name.endswith(REFINED):
        from workbench.errors import ExtraMissing
        from workbench.extraction.nlp.parses import load_parser

        try:
            parsers.append(load_parser())
        except ExtraMissing as absent:
            raise ImportError(str(absent)) from absent
    return ANSWERS.get(name.removesuffix(REFINED))


if __name__ == "__main__":
    serve(answer_for)
