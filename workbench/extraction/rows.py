"""The JSON rows that ``workbench extract`` prints: one contract for scripts, in this order of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.assertions import plain_assertion, plain_date, plain_figure

if TYPE_CHECKING:
    from workbench.domain.assertions import Assertion, DateMention, Figure
    from workbench.extraction.pipeline import Sentence


def assertion_row(assertion: Assertion, document: str) -> dict[str, object]:
    """One assertion as ``workbench extract --jsonl`` prints it; ``document`` is the argument as typed.

    The claim proposed from it comes last.
    """
    plain = plain_assertion(assertion)
    head = {name: plain.pop(name) for name in ("kind", "start", "end")}
    plain["check_worthiness"] = assertion.check_worthiness / 1000
    return {"document": document, **head, "text": assertion.text, **plain, "wording": assertion.wording}


def sentence_row(sentence: Sentence, document: str) -> dict[str, object]:
    """One sentence as ``workbench extract --sentences`` prints it."""
    return {
        "document": document,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.text,
        "check_worthiness": sentence.check_worthiness / 1000,
    }


def date_row(mention: DateMention, document: str, text: str) -> dict[str, object]:
    """One date expression as ``workbench extract --dates`` prints it; ``text`` is the whole document."""
    return {"document": document, **plain_date(mention), "text": mention.span.of(text)}


def figure_row(figure: Figure, document: str, text: str) -> dict[str, object]:
    """One figure as ``workbench extract --figures`` prints it; ``text`` is the whole document."""
    return {"document": document, **plain_figure(figure), "text": figure.span.of(text)}
