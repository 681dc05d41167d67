"""Checkable statements that are no quotation, report, figure or event: legal basis, membership, existence, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.people.appositions import appositions
from workbench.extraction.speech.cues import CUES
from workbench.extraction.statements import judged
from workbench.extraction.statements.stated import Statement
from workbench.extraction.statements.subjects import of_clause
from workbench.extraction.text.lexicon import AUXILIARIES, NEGATIONS, PREPOSITIONS, PRONOUNS
from workbench.extraction.text.segments import AFTER_COMMA, BREAKS, FRONTED, Segment, opens_clause
from workbench.extraction.text.verbs import is_finite
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.text.tokens import Token

SHORTEST = 5
"""Words of the shortest passage that can stand as a claim."""
MOST_SEGMENTS = 12
"""Segments of one passage: what is longer is no claim that a person can check."""
MOST_COVERED = 0.4
"""Share of a passage that other assertions may hold already."""
MOST_SAID = 0.25
"""Share of it that may be somebody's words."""
ALONE = word_set("and but yet while whilst whereas although though because as since that how so") | {""}
"""Openers of segments that can stand alone without them."""
DEFINITE = word_set("the its his her their he she it they no neither none")
"""Words that open with a thing that the text has made known, or deny there is one."""
NEVER = word_set("if unless whether why")
NO_NOUN = NEGATIONS | {"one", "ones", "the"}
NO_STATEMENT = NEVER | (AUXILIARIES - {"being", "having"}) | {"what", "how"}
"""Words that open a question or what depends on something, even where the mark is missing."""
DEMONSTRATIVES = word_set("this that these those such")
COORDINATING = word_set("and but yet or nor so")
UNDER_LAW = word_set(
    """
    under pursuant accordance violation violations breach breaches contravention contrary signatory party by through
    using used compliance citing
    """
)
LAW_VERBS = word_set(
    """
    violates violate violated violating breached breaching contravenes contravened invoking invoked invokes invoke
    cited cites amends amended amending repealed repeals repeal enacted enacts ratified ratify ratifies signed signs
    joined joins bans banned prohibits prohibited prohibit requires required allows allowed permits permitted empowers
    empowered authorizes authorized authorises authorised establishes established creates created governs governed
    regulates regulated implements implemented implementing complies complied rests rest rested relies rely relied
    based targets targeted covers covered exempts exempted
    """
)
"""Words that say something happens under a law, by it or to it."""
UNSURE = word_set("would could might should will i we our")
FARTHEST_LAW = 6
"""Tokens between such a word and the law's name."""


def statements(reading: Reading, covered: Sequence[Span], said: Sequence[Span]) -> list[Statement]:
    """Checkable passages in prose.

    Args:
        reading: the text.
        covered: spans of all other assertions; what they hold is not stated again.
        said: spans of quotations and reports among them: nothing in those is the text's own statement.
    """
    found: list[Statement] = list(appositions(reading))
    whole, own = _Places(covered), _Places(said)
    for sentence in reading.sentences:
        here, taken = whole.within(sentence.span), own.within(sentence.span)
        if sentence.tokens[-1].text == "?" or reading.run_over(sentence.span):
            continue
        parts = sentence.segments
        legal = _legal(reading, sentence, parts, taken)
        found += legal
        facts = _facts(sentence, parts, [*here, *(statement.span for statement in legal)])
        found += [fact for fact in facts if not _tells_words(fact.span, taken)]
    return found


class _Places:
    """Spans asked for sentence by sentence, in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self._at = sorted(spans), 0

    def within(self, span: Span) -> list[Span]:
        """Those that overlap a span; spans asked for never go back."""
        while self._at < len(self._spans) and self._spans[self._at].end <= span.start:
            self._at += 1
        found = []
        at = self._at
        while at < len(self._spans) and self._spans[at].start < span.end:
            if self._spans[at].end > span.start:
                found.append(self._spans[at])
            at += 1
        return found


def _legal(
    reading: Reading, sentence: Sentence, parts: Sequence[Segment], said: Sequence[Span]
) -> list[Statement]:
    """Segments in which something happens under a law, by it or to it."""
    found = []
    for law in reading.instruments_in(sentence.span):
        if reading.run_over(law) or any(span.overlap(law) for span in said):
            continue
        part = _segment_of(sentence, parts, law)
        if part is None or not _is_applied(sentence.tokens[part.first : part.last], law):
            continue
        span = _span(sentence, part.first, _end_of_legal(sentence.tokens, part, law))
        if len(span.of(reading.text).split()) >= SHORTEST:
            found.append(Statement(span, sentence, None, "legal basis"))
    return found[:1]


def _end_of_legal(tokens: Sequence[Token], part: Segment, law: Span) -> int:
    """Where what is said to happen under a law ends: at the mark behind the law where the verb stands before it."""
    behind = next((k for k in range(part.first, part.last) if tokens[k].start >= law.end), part.last)
    if (
        behind < part.last
        and tokens[behind].low in {",", ";"}
        and judged.has_verb(tokens[part.first : behind])
    ):
        return behind
    return part.last


def _segment_of(sentence: Sentence, parts: Sequence[Segment], law: Span) -> Segment | None:
    """The segment that names a law, with what a relative clause leans on before it."""
    k = next((k for k, part in enumerate(parts) if sentence.tokens[part.last - 1].end >= law.end), None)
    if k is None:
        return None
    first = k
    while first and parts[first].opener in AFTER_COMMA:
        first -= 1
    return Segment(parts[first].first, parts[k].last, parts[first].opener)


def _is_applied(tokens: Sequence[Token], law: Span) -> bool:
    """Whether the words before a law's name put it to use, and the words are a clause."""
    at = next((k for k, token in enumerate(tokens) if token.start >= law.start), len(tokens))
    before = [token.low for token in tokens[max(0, at - FARTHEST_LAW) : at]]
    behind = [token.low for token in tokens if law.end <= token.start][:FARTHEST_LAW]
    if any(token.low in UNSURE for token in tokens):
        return False
    near = {*before, *behind}
    return bool(near & LAW_VERBS) or (bool(near & UNDER_LAW) and judged.has_verb(tokens))


def _facts(sentence: Sentence, parts: Sequence[Segment], covered: Sequence[Span]) -> list[Statement]:
    """The longest runs of segments that state something, nothing of which is opinion, prediction or taken."""
    found = []
    k = 0
    while k < len(parts):
        if not _can_open(sentence.tokens, parts, k) or not _is_clean(sentence.tokens, parts[k], covered):
            k += 1
            continue
        end = k + 1
        while end < min(len(parts), k + MOST_SEGMENTS) and _is_clean(sentence.tokens, parts[end], covered):
            end += 1
        first = 0 if k == 0 and parts[0].opener not in COORDINATING else parts[k].first
        if first and parts[k].opener in FRONTED and end > k + 1 and not parts[k + 1].opener:
            first -= 1  # "while it rained, Oslo slept": the two cannot stand side by side without it
        if _opens_with_attitude(sentence.tokens, first):
            first += 2
        tokens = sentence.tokens[first : parts[end - 1].last]
        span = _span(sentence, first, parts[end - 1].last)
        if _is_fact(sentence, tokens, span, first):
            found.append(Statement(span, sentence, None, _attribute(tokens)))
            k = end
        else:
            k += 1
    return found


def _tells_words(fact: Span, said: Sequence[Span]) -> bool:
    """Whether much of a passage is somebody's words: it says that they were said, and states nothing of its own."""
    return sum(fact.overlap(words) for words in said) > MOST_SAID * (fact.end - fact.start)


def _opens_with_attitude(tokens: Sequence[Token], first: int) -> bool:
    """Unfortunately, ... with something behind it."""
    return first + 2 < len(tokens) and tokens[first].low in judged.DISJUNCTS and tokens[first + 1].low == ","


def _can_open(tokens: Sequence[Token], parts: Sequence[Segment], k: int) -> bool:
    """Whether a passage that stands alone can begin with this segment."""
    part = parts[k]
    if k == 0 and part.opener not in NEVER:
        return not _is_frame(tokens, parts)
    # "even as it grew": whom the pronoun means stands in what would be cut off.
    return (
        part.opener in ALONE and tokens[part.first].low not in PRONOUNS and opens_clause(tokens, part.first)
    )


def _is_frame(tokens: Sequence[Token], parts: Sequence[Segment]) -> bool:
    """Whether the first segment only leads to what "that" or "how" opens: it is important to note that."""
    if len(parts) < 2 or parts[1].opener not in {"that", "how"}:
        return False
    words = tokens[parts[0].first : parts[0].last]
    return any(word.low in {"it", "this"} for word in words[:3])


def _is_clean(tokens: Sequence[Token], part: Segment, covered: Sequence[Span]) -> bool:
    """Whether a segment is free of opinion, prediction and what other assertions hold."""
    words = tokens[part.first : part.last]
    if part.opener in NEVER or not judged.is_stated(words):
        return False
    if not covered:
        return True
    place = Span(words[0].start, words[-1].end)
    return sum([span.overlap(place) for span in covered]) <= MOST_COVERED * (place.end - place.start)


def _is_fact(sentence: Sentence, tokens: Sequence[Token], span: Span, first: int) -> bool:
    """Whether a passage is long enough, about something known, and no mere interpretation."""
    if sum([token.text[0].isalpha() for token in tokens]) < SHORTEST or not judged.has_verb(tokens):
        return False
    if judged.interprets(tokens) or judged.characterises(tokens) or judged.is_journey(tokens):
        return False
    if tokens[0].low in DEMONSTRATIVES and (is_finite(tokens[1]) or tokens[1].low in NO_NOUN):
        return False
    if tokens[-1].low in CUES and CUES[tokens[-1].low].form != "base":
        return False  # "Councillor Hill said": her words stand elsewhere
    if tokens[0].low in NO_STATEMENT or judged.is_disclaimer(tokens) or judged.is_headline(tokens):
        return False
    subject = of_clause(tokens, 0, len(tokens))
    if (
        subject is None
        and tokens[0].low in PREPOSITIONS
        and not any(token.low == "there" for token in tokens)
    ):
        return False  # "As part of the plan drawn up in Oslo": no clause of its own
    names = [name for name in sentence.names if span.covers(name.span)]
    if any(
        name.type != "other" or " " in name.text or (name.first and name.first != first) for name in names
    ):
        return True
    definite = tokens[subject.first if subject else 0].low in DEFINITE
    return judged.evidence(tokens) > (1 if definite else 2)


def _span(sentence: Sentence, first: int, last: int) -> Span:
    """The place of tokens, with the sentence's last mark where they reach it, without a lone mark inside it."""
    tokens = sentence.tokens
    while (
        last > first + 1
        and last < len(tokens)
        and (tokens[last - 1].text in BREAKS or tokens[last - 1].low in {",", "and", "but", "or"})
    ):
        last -= 1
    while first < last - 1 and tokens[first].low == ",":
        first += 1
    start = sentence.span.start if first == 0 else tokens[first].start
    return Span(start, sentence.span.end if last == len(tokens) else tokens[last - 1].end)


def _attribute(tokens: Sequence[Token]) -> str | None:
    lows = {token.low for token in tokens}
    return "membership" if {"member", "of"} <= lows or {"members", "of"} <= lows else None
