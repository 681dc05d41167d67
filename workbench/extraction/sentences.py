"""Sentences of the prose, by nupunkt inside paragraphs, with repairs for careless typing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# "(NPT).This", "impossible.The": a full stop without its space, between words that are no address.
MISSING_SPACE = re.compile(
    r"(?<=[a-z)\]”’][.!?])(?=[A-Z][a-z]+[ ,’'])|(?<=[a-z)][.!?][”\"])(?=[A-Z][a-z]+[ ,’'])"
)
# "the series. By noon": a full word in small letters, a full stop, a capital: the splitter leaves some of them whole.
PLAIN_END = re.compile(r"(?<=[a-z]{4}[.!?])[”\"’)]?(\s{1,3})(?=[“\"‘(]?[A-Z][a-z]{1,20}[ ,’'])")
SHORTENED = re.compile(
    r"(?:approx|dept|govt|assn|intl|prof|incl|figs|vols|pres|sept|feat|fmr|univ|corp|bros|messrs|mmes)\.\W*$",
    re.IGNORECASE,
)
# A paragraph this long is cut at blanks before splitting, so that no splitter sees an endless line.
LONGEST_PIECE = 20_000
LONGEST_SENTENCE = 2_000
"""Characters after which a sentence is cut at a blank: grammars may look through all of it for every word."""
# Titles and abbreviations after which a sentence does not end.
HOLDS_ON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|No|vs|Jr|St|E\.O|Op|cf|approx)\.$"
)
FOOTNOTES = re.compile(r"(?:\[\d{1,3}\]\s{0,3}){1,9}")
"""Marks such as [17] belong to the sentence before them."""


def split(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph as spans without edge space."""
    spans: list[Span] = []
    for piece in _pieces(text, paragraph, LONGEST_PIECE):
        for span in _sentences(text, piece):
            if spans and (notes := FOOTNOTES.match(text, *span)):
                spans[-1] = Span(spans[-1].start, text.rindex("]", span.start, notes.end()) + 1)
                span = Span(notes.end(), span.end)
                if span.start >= span.end:
                    continue
            joined = spans and span.end - spans[-1].start <= LONGEST_SENTENCE
            if joined and _belongs_together(text, spans[-1], span):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
    return spans


def _pieces(text: str, whole: Span, longest: int) -> Iterator[Span]:
    """The span cut at blanks into stretches of bounded length."""
    start = whole.start
    while whole.end - start > longest:
        cut = text.rfind(" ", start + longest // 2, start + longest)
        cut = cut if cut > 0 else start + longest
        yield Span(start, cut)
        start = cut
    yield Span(start, whole.end)


def _sentences(text: str, piece: Span) -> Iterator[Span]:
    import nupunkt

    words = piece.of(text)
    for first, last in nupunkt.sent_spans(words):
        start = first
        for gap in MISSING_SPACE.finditer(words, first, last):
            yield from _bounded(text, piece.start + start, piece.start + gap.start())
            start = gap.start()
        for gap in PLAIN_END.finditer(words, start, last):
            if SHORTENED.search(words, max(0, gap.start() - 12), gap.start(1)):
                continue
            yield from _bounded(text, piece.start + start, piece.start + gap.start(1))
            start = gap.end(1)
        yield from _bounded(text, piece.start + start, piece.start + last)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    for piece in _pieces(text, Span(start, end), LONGEST_SENTENCE):
        yield from _trimmed(text, *piece)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _belongs_together(text: str, before: Span, after: Span) -> bool:
    """Whether the splitter cut inside a sentence: after a title, or before a small letter."""
    if HOLDS_ON.search(text, max(before.start, before.end - 8), before.end):
        return True
    return text[after.start].islower() or text[after.start] in ",;:)]"
