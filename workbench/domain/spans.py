"""Places in a text: half-open spans in Unicode code points, and quotations that find them again."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.errors import AmbiguousQuote, QuoteNotFound

CONTEXT_CHARACTERS = 32


class Span(NamedTuple):
    """A half-open range of code points: ``text[span.start : span.end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points both spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class TextQuote(NamedTuple):
    """Exact words with up to 32 characters of context on each side."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def quote_at(span: Span, text: str) -> TextQuote:
    """The words at a span with their context, as ``anchor`` wants them."""
    return TextQuote(
        span.of(text),
        text[max(0, span.start - CONTEXT_CHARACTERS) : span.start],
        text[span.end : span.end + CONTEXT_CHARACTERS],
    )


def anchor(quote: TextQuote, text: str) -> Span:
    """Find where a quotation stands in a document.

    The search is exact: no case folding, no whitespace repair. When the words occur more than once, the
    context on either side picks the place.

    Returns:
        Offsets in Unicode code points, start inclusive and end exclusive, so that
        ``text[span.start : span.end] == quote.exact``.

    Raises:
        QuoteNotFound: the words with their context are not in ``text``.
        AmbiguousQuote: they are, more than once.

    Reference:
        W3C Web Annotation Data Model, "Text Quote Selector".
    """
    if not quote.exact:
        raise QuoteNotFound(quote.exact)
    whole = quote.prefix + quote.exact + quote.suffix
    places = []
    found = text.find(whole)
    while found >= 0:
        places.append(found + len(quote.prefix))
        found = text.find(whole, found + 1)
    match places:
        case []:
            raise QuoteNotFound(quote.exact)
        case [only]:
            return Span(only, only + len(quote.exact))
        case several:
            raise AmbiguousQuote(quote.exact, several)


def find_words(quote: TextQuote, text: str) -> Span:
    """Find a quotation whose blanks may differ from the text's, as copied words' line ends do.

    Exact words are looked for first. Every blank of the quotation then stands for any run of blanks.

    Raises:
        QuoteNotFound, AmbiguousQuote: as for ``anchor``.
    """
    words = quote.exact.split()
    if not words:
        raise QuoteNotFound(quote.exact)
    try:
        return anchor(quote, text)
    except QuoteNotFound:
        pass
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    found = [Span(*match.span()) for match in pattern.finditer(text)]
    match found:
        case []:
            raise QuoteNotFound(quote.exact)
        case [only]:
            return only
        case several:
            raise AmbiguousQuote(quote.exact, [span.start for span in several])
