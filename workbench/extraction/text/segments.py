"""A sentence cut at its links into what can be judged apart: main clauses, reasons, contrasts, what "that" opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.tokens import LOW
from workbench.extraction.text.verbs import FINITE, is_finite
from workbench.extraction.text.words import Remembered, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

DASHES = frozenset({"—", "–", "―", "--"})
BREAKS = DASHES | {";", ":"}
"""Marks that part whatever stands on their two sides."""
ALWAYS = word_set("because whereas although though unless whether why if so")
"""Words that open a clause wherever they stand."""
WITH_CLAUSE = word_set("as while since how but yet and or nor that")
"""Words that open a clause where a subject and its verb follow."""
AFTER_COMMA = word_set("which who whose whom where when")
FRONTED = word_set(
    "if unless although though while whereas whilst because since as when before after once despite"
)
"""Openers after whose clause the main one begins with nothing but a comma."""
HELPERS = (AUXILIARIES | MODALS) - {"being", "having", "been", "be"}
"""Auxiliaries that are finite."""
TAKES_THAT = word_set(
    """
    clear important true obvious evident certain sure likely possible notable noteworthy unlikely ironic odd
    interesting striking telling inevitable note remember recall noting fact doubt means mean meant meaning
    ensures ensure ensured ensuring shows show showed showing suggests suggest suggested suggesting
    demonstrates demonstrate demonstrated proves prove proved indicates indicate indicated reveals reveal
    revealed implies imply implied confirms confirm confirmed evidence proof sign signs such
    """
)
"""Words whose "that" opens a statement; behind others it opens a relative clause."""
NO_VERB_BEHIND = DETERMINERS | PREPOSITIONS | {"'s", "most", "more", "very", "least", "less"}
"""Behind these stands a noun, an adjective or an infinitive, whatever it looks like."""
LINKS = ALWAYS | WITH_CLAUSE | AFTER_COMMA | {"whilst"}
NOTICED = LINKS | BREAKS | frozenset(",()[]")
"""All at which a segment can begin or an insertion open and close."""
REACH, FARTHEST = 10, 60
"""Tokens in which a clause's subject is followed by its verb, without and with insertions."""


class Segment(NamedTuple):
    """The tokens ``first:last`` with the word that opens them, which is not among them; "" for the sentence's own."""

    first: int
    last: int
    opener: str


def segments(tokens: Sequence[Token]) -> list[Segment]:
    """The segments of a sentence in order; marks between two of them belong to neither."""
    found: list[Segment] = []
    first, opener = _opened(tokens, 0)
    depth, inside = 0, False
    inserts = _inserts(tokens)
    for i in range(1, len(tokens)):
        if tokens[i].low not in NOTICED or _is_inside_time(tokens, i):
            continue
        depth += (tokens[i].text in "([") - (tokens[i].text in ")]")
        if i in inserts:
            inside = not inside
            continue
        if depth > 0 or inside or i <= first:
            continue
        start = i + 1 if tokens[i].text in BREAKS or tokens[i].low == "," else i
        if start >= len(tokens) or not _begins(tokens, i, start, opener):
            continue
        found.append(Segment(first, i, opener))
        first, opener = _opened(tokens, start)
    found.append(Segment(first, len(tokens), opener))
    return [segment for segment in found if segment.last > segment.first]


def _is_inside_time(tokens: Sequence[Token], i: int) -> bool:
    """Whether a colon stands between figures: at 3:52pm, by 2:1."""
    return (
        tokens[i].text == ":"
        and i + 1 < len(tokens)
        and tokens[i - 1].text[-1].isdigit()
        and tokens[i + 1].text[0].isdigit()
        and tokens[i - 1].end + 1 == tokens[i + 1].start
    )


def _opened(tokens: Sequence[Token], i: int) -> tuple[int, str]:
    """Where a segment's own words begin, and the word that opened it."""
    opener = ""
    while i < len(tokens) - 1 and tokens[i].low in LINKS and (i or tokens[i].low not in {"that", "so"}):
        opener, i = tokens[i].low, i + 1
    return i, opener


def _begins(tokens: Sequence[Token], mark: int, start: int, opener: str) -> bool:
    """Whether another segment begins at ``start``, which stands behind a mark or at ``mark`` itself."""
    low = tokens[start].low
    if tokens[mark].text in BREAKS:
        return True
    if low in ALWAYS:
        return (
            low != "so" or mark < start or [token.low for token in tokens[start + 1 : start + 2]] == ["that"]
        )
    if mark < start and low in AFTER_COMMA:
        return True
    if low in WITH_CLAUSE:
        if low in {"and", "or", "nor"} and mark == start:
            return False
        if low == "that" and tokens[start - 1].low not in TAKES_THAT:
            return False
        if low in {"as", "that", "since"} and not _is_sure_subject(tokens, start + 1):
            return False
        return opens_clause(tokens, start + 1)
    return mark < start and opener in FRONTED and opens_clause(tokens, start)


def _is_sure_subject(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word can only begin a subject: not "as high", "as a warning", "that seeks"."""
    if i >= len(tokens):
        return False
    token = tokens[i]
    return ((token.low in DETERMINERS or token.low in PRONOUNS) and token.low not in {"a", "an"}) or (
        token.is_capitalised and token.low not in PREPOSITIONS
    )


def opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a subject begins here with its finite verb near."""
    if i >= len(tokens) or is_finite(tokens[i]) or not tokens[i].is_word:
        return False
    token = tokens[i]
    starts = (
        token.low in DETERMINERS
        or token.low in PRONOUNS
        or token.low == "there"
        or token.low not in FUNCTION_WORDS
        or token.text == "US"
    )
    if not starts or token.low.endswith("ing"):
        return False
    return _verb_within(tokens, i + 1)


def _verb_within(tokens: Sequence[Token], i: int) -> bool:
    """Whether a finite verb follows within reach, insertions in brackets not counted."""
    depth = near = 0
    for k in range(i, min(len(tokens), i + FARTHEST)):
        depth += (tokens[k].text in "([") - (tokens[k].text in ")]")
        if depth > 0:
            continue
        near += 1
        if near > REACH or tokens[k].low in {",", ";", ".", "“", "that", "which", "who"}:
            return False
        if is_verb(tokens, k):
            return True
    return False


def is_verb(tokens: Sequence[Token], k: int) -> bool:
    """Whether a finite verb stands here: not "to run", "the run", "its proposed"."""
    may_be = MAY_BE_VERB[tokens[k].text]
    if not may_be or (may_be == "third person" and not _is_third_person(tokens, k)):
        return False
    return not (k and tokens[k - 1].low in NO_VERB_BEHIND)


def _may_be_verb(word: str) -> str:
    """How a word may be a finite verb by itself; nothing where it may not."""
    low = LOW[word]
    if FINITE[word] or low.endswith("n't"):
        return "finite"
    return "third person" if low[-1] == "s" else ""


MAY_BE_VERB = Remembered(_may_be_verb)


def _is_third_person(tokens: Sequence[Token], k: int) -> bool:
    """A word in -s with a subject before it and an object or a place behind: Peru exports the, she writes on."""
    token = tokens[k]
    if not k or token.low.endswith(("ss", "us", "is")) or len(token.low) < 4:
        return False
    before = tokens[k - 1]
    if token.is_capitalised or not before.is_word:
        return False
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if following is not None and following.low in HELPERS:
        return False  # "first deliveries | are": the verb follows
    if (
        before.low in {"he", "she", "it", "who", "which"}
        or before.low in ADVERBS
        or before.low.endswith("ly")
    ):
        return True
    return (
        before.low not in FUNCTION_WORDS
        and following is not None
        and (following.low in DETERMINERS or (before.is_capitalised and following.is_capitalised))
    )


def _inserts(tokens: Sequence[Token]) -> frozenset[int]:
    """Dashes that stand in pairs: what is between them is an insertion, and they part nothing."""
    dashes = [i for i, token in enumerate(tokens) if token.text in DASHES]
    return frozenset(dashes) if dashes and len(dashes) % 2 == 0 else frozenset()
