"""Sentences of the prose: every mark that may end one is judged by the words on its two sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.text.abbreviations import (
    AFTER_TIMES,
    BEFORE_NUMBERS,
    MOSTLY_INSIDE,
    OPENERS,
    TIMES,
    TITLES,
)
from workbench.extraction.text.breaks import lost_breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSERS = "”\"’'»)\\]*_"
# A mark, what closes behind it, and a blank; or none where a careless typist left it out, "(NPT).This", or where the
# script needs none. Each repetition is bounded, and what follows it cannot match what it matches.
STOP = re.compile(
    rf"(?P<mark>[.!?…。！？؟।](?:(?<=[.!?…])[.!?…]{{0,7}})?)(?P<closed>[{CLOSERS}]{{0,4}}(?:“(?=\s)| [”\"](?=\s))?)"
    r"(?P<source>(?<=[…”\"])\s\([^()]{1,60}\)\.?(?=\s))?"
    r"(?:\s{0,2}(?P<notes>(?:\[\d{1,3}\]\s{0,2}){1,9})|\s{1,4}|(?<=[。！？])"
    r"|(?P<tight>(?<=[a-z)\]”’\"][.!?])|(?<=[.!?][”\"]))(?=[A-Z][a-z]+[ ,’']))"
)
"""``source`` is a bracket that says where a quotation is from, ``notes`` are marks such as [17]: both belong to the
sentence before them."""
BEFORE = re.compile(r"(?<![^\W_])[^\W_](?:(?=[^\s“”\"‘(\[—–…/]{1,39}+\Z)[^\s“”\"‘(\[—–…/]{0,38}[^\W_])?\Z")
"""The word a full stop stands behind."""
LOOK_BEHIND = 40
AFTER = re.compile(
    r"(?P<open>[“\"‘’'«„(\[*_]{0,3}+)"
    r"(?:(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)?)(?P<dot>\.?)|(?P<digit>\d)|(?P<dash>[-–—―])|(?P<mark>\S))"
)
GOES_ON = frozenset(",;:.!?)]…%")
ROMAN = re.compile(r"[IVXLC]+")
BRAND = re.compile(r"[a-z]{1,4}[A-Z]")
"""iPhone, eBay: names that begin small also where a sentence begins."""
INITIALS = re.compile(r"[A-Z]|(?:[^\W\d_]{1,3}\.){1,6}[^\W\d_]{1,3}")
ITEM = re.compile(r"\d{1,3}|[A-Za-z]|[ivx]{1,4}")
"""The number of a list's item, which stands at a sentence's start."""
SAID = re.compile(
    r"(?:[A-Z][\w.’'-]{0,30} ){1,4}"
    r"(?:said|says|asked|asks|replied|added|wrote|told|cried|declared|exclaimed)\b"
)
SIGNED = re.compile(r"[-–—―] ?(?:[A-Z][\w.’'-]{0,30},? ?){1,6}\Z")
"""A dash and a name at the paragraph's end say whose words those before it are."""
LONGEST_SIGNATURE = 120
SOURCE = re.compile(r"\([^()]{1,60}\)")
"""A bracket behind a quotation or an ellipsis names its source."""
LONGEST_SENTENCE = 2_000
"""Characters after which a sentence is cut at a blank: grammars may look through all of it for every word."""


def split(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph as spans without edge space."""
    spans: list[Span] = []
    start = paragraph.start
    for end in [*lost_breaks(text, paragraph), paragraph.end]:
        for cut, resume in _cuts(text, Span(start, end)):
            spans += _bounded(text, start, cut)
            start = resume
        spans += _bounded(text, start, end)
        start = end
    return spans


def _cuts(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the next may begin."""
    start = paragraph.start
    for match in STOP.finditer(text, *paragraph):
        if _ends(text, start, paragraph.end, match):
            last = next(name for name in ("notes", "source", "closed") if match[name] is not None)
            yield match.end(last), match.end()
            start = match.end()


def _ends(text: str, start: int, limit: int, match: re.Match[str]) -> bool:
    """Whether the sentence that begins at ``start`` ends at a mark."""
    after = AFTER.match(text, match.end(), limit)
    if after is None or after["mark"] in GOES_ON or not _has_begun(text, start, match.start()):
        return False
    word, closed = after["word"] or "", match["closed"]
    if word[:1].islower() and not BRAND.match(word) and not after["open"].startswith("("):
        return False
    if match["tight"] is not None or match["notes"] or match["source"]:
        return True
    if after["dash"] and SIGNED.match(text, match.end(), min(limit, match.end() + LONGEST_SIGNATURE)):
        return False
    if match["mark"] != ".":
        return _ends_at(text, match, word, limit)
    if closed and closed[0] not in "*_)]":
        return not SOURCE.match(text, match.end(), limit)
    before = _word_before(text, start, match.start())
    return before is None or _ends_after(before, after, start)


def _word_before(text: str, start: int, place: int) -> re.Match[str] | None:
    """The word that ends at a place, if one does."""
    words = text[max(start, place - LOOK_BEHIND) : place]
    if not words or words[-1].isspace():
        return None
    return BEFORE.search(text, place - len(words.rsplit(maxsplit=1)[-1]), place)


def _has_begun(text: str, start: int, place: int) -> bool:
    """Whether a sentence has a letter or figure before a place: "... and so on" opens with its ellipsis."""
    return place - start > len("“... ") or any(map(str.isalnum, text[start:place]))


def _ends_at(text: str, match: re.Match[str], word: str, limit: int) -> bool:
    """Whether a sentence ends at a question mark, an exclamation mark or an ellipsis before a capital."""
    if match["closed"] and SAID.match(text, match.end(), limit):
        return False
    if match["mark"] in {"...", "…"} and word == "I" and text[match.start() - 1].isspace():
        return False
    return not (
        (match["mark"].startswith(("..", "…")) or match["closed"]) and SOURCE.match(text, match.end(), limit)
    )


def _ends_after(before: re.Match[str], after: re.Match[str], start: int) -> bool:
    """Whether a full stop behind a word ends the sentence or only shortens the word."""
    short, word = before.group(), after["word"] or ""
    if before.start() <= start + 1 and ITEM.fullmatch(short):
        return False
    if short in TITLES or (short in BEFORE_NUMBERS and (after["digit"] or ROMAN.fullmatch(word))):
        return False
    if short in TIMES:
        return word not in AFTER_TIMES and not after["dash"]
    if short in MOSTLY_INSIDE or INITIALS.fullmatch(short):
        return word in OPENERS and not after["dot"]
    return True


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without edge space, cut at blanks where it is too long."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
