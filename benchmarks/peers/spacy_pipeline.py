"""spaCy's small English pipeline: textacy's quotations, sentences, DATE entities, and dependency rules for reports.

Needs spacy and a small English model (``en_core_web_sm`` or a mirror of it), textacy for quotations.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from answering import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row = dict[str, Any]
SAYING = frozenset(
    """
    say tell add write ask explain argue note warn claim state insist reply continue conclude declare announce suggest
    tweet acknowledge admit recall report believe think deny promise call describe confirm maintain contend predict
    """.split()  # noqa: SIM905
)


def load() -> Any:
    """The first small English model installed."""
    import spacy

    names = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_sm"))
    if not names:
        raise ImportError("no small English model of spaCy")
    return spacy.load(names[0])


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Start and words of every line that is not empty."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, line.rstrip("\n")
        at += len(line)


def quotations() -> Callable[[Row], Row]:
    """Textacy's direct quotations, a paragraph at a time: an odd number of marks makes it raise."""
    from textacy.extract import direct_quotations

    nlp = load()

    def answer(row: Row) -> Row:
        quotes = []
        for at, words in paragraphs(row["text"]):
            try:
                found = list(direct_quotations(nlp(words)))
            except ValueError:
                continue
            quotes += [_quote(quotation, at) for quotation in found]
        return {"id": row["id"], "quotes": quotes}

    return answer


def _quote(found: Any, at: int) -> Row:
    quote = {"start": at + found.content.start_char, "end": at + found.content.end_char}
    for name, tokens in (("speaker", found.speaker), ("cue", found.cue)):
        if tokens:
            last = tokens[-1]
            quote |= {f"{name}_start": at + tokens[0].idx, f"{name}_end": at + last.idx + len(last)}
    return quote


def attributions() -> Callable[[Row], Row]:
    """Verbs of saying with a clause as complement: its subtree is what is said, the subject's is the source."""
    nlp = load()

    def answer(row: Row) -> Row:
        found = []
        for at, words in paragraphs(row["text"]):
            for token in nlp(words):
                complement = next((c for c in token.children if c.dep_ == "ccomp"), None)
                if token.lemma_ not in SAYING or complement is None:
                    continue
                subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
                inside = [
                    t for t in complement.subtree if subject is None or not _is_under(t, subject, token)
                ]
                found.append(
                    {
                        "content": [[at + a, at + b] for a, b in _runs(inside)],
                        "source": [[at + a, at + b] for a, b in _runs(list(subject.subtree))]
                        if subject
                        else [],
                        "cue": [[at + token.idx, at + token.idx + len(token)]],
                    }
                )
        return {"id": row["id"], "attributions": found}

    return answer


def _is_under(token: Any, subject: Any, verb: Any) -> bool:
    return token in {subject, verb} or subject.is_ancestor(token)


def _runs(tokens: list[Any]) -> list[tuple[int, int]]:
    """Tokens that stand side by side as places in the text."""
    numbered = itertools.groupby(enumerate(tokens), key=lambda pair: pair[1].i - pair[0])
    sides = [[token for _, token in group] for _, group in numbered]
    return [(side[0].idx, side[-1].idx + len(side[-1])) for side in sides]


def dates() -> Callable[[Row], Row]:
    """Entities of type DATE, without values."""
    nlp = load()

    def answer(row: Row) -> Row:
        spans = [
            {"start": at + entity.start_char, "end": at + entity.end_char}
            for at, words in paragraphs(row["text"])
            for entity in nlp(words).ents
            if entity.label_ == "DATE"
        ]
        return {"id": row["id"], "spans": spans}

    return answer


def sentences() -> Callable[[Row], Row]:
    """The parser's sentences."""
    nlp = load()

    def answer(row: Row) -> Row:
        found = [
            [at + sentence.start_char, at + sentence.end_char]
            for at, words in paragraphs(row["text"])
            for sentence in nlp(words).sents
        ]
        return {"id": row["id"], "sentences": found}

    return answer


MAKERS = {
    "quotations": quotations,
    "attributions": attributions,
    "dates": dates,
    "sentences": sentences,
    "everything": quotations,
}

if __name__ == "__main__":
    serve(lambda name: MAKERS[name]() if name in MAKERS else None)
