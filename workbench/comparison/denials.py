"""A statement and what denies it: suspended, not suspended; approved, rejected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.comparison.agreement import dates_apart, is_bygone, since_agrees
from workbench.comparison.judging import Judgement
from workbench.comparison.words import opposites, term_set
from workbench.domain.assertions import AssertionKind
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.corpus import Corpus
    from workbench.comparison.pairs import Pair

LEAST_SHARED = 2
"""Terms that must be shared."""
ALIKE = 0.6
"""Likeness from which what both deny is one thing."""
NEGATION_LIKENESS = 0.45
"""Likeness of a statement and its negation."""
NEGATION_COVER = 0.9
"""Share of the shorter passage that must be shared where one word is denied of nobody named."""
FARTHEST_TOLD_ON = 400
"""Characters between two passages of one text that tell on of one rule."""
OPPOSITE_COVER = 0.55
"""Share of the rest of the shorter passage that must be shared where one word is the other's opposite."""
DONE = term_set("impose approve implement sign enforce")
"""Acts that set a rule: done on one side and still to be done on the other, they conflict whatever the verb."""
UNDONE = "undone"
"""What a judgement is about where one side says that a rule was set and the other that it was not."""
ATTITUDES = term_set(
    "ask believe expect think want know see say feel hope wish try seem mean let decide speak talk"
)
"""Verbs whose negation denies nothing that is told elsewhere: nobody believed it."""


def judge_denials(pair: Pair, corpus: Corpus) -> Iterator[Judgement]:
    """The judgement that one assertion states what the other denies, or a word that rules out the other's."""
    is_quoted = AssertionKind.QUOTATION in {pair.a.keys.kind, pair.b.keys.kind}
    if is_bygone(pair, corpus) or (dates_apart(pair) and not is_quoted):
        return  # a quotation may date other things than the one denied
    a, b = pair.a, pair.b
    if _of_other_numbers(pair) or a.keys.is_partitive or b.keys.is_partitive:
        return
    turned = frozenset(
        term for term in pair.shared & (a.negated ^ b.negated) if term[0] != "@" and term not in ATTITUDES
    )
    if (a.negated & pair.shared and b.negated & pair.shared) or (
        a.negated and b.negated and pair.likeness >= ALIKE
    ):
        turned = frozenset()  # "we do not expect lasting harm" and "no lasting harm is expected" are one
    kind, about = "", "sense"
    if turned and len(pair.shared) >= LEAST_SHARED and _is_denied(pair, turned) and not since_agrees(pair):
        kind = "negation"
        here, there = (item.shows(turned)[0] for item in (a, b))
        words = (f"not {here}", there) if min(turned) in a.negated else (here, f"not {there}")
    elif (undone := _undone(pair)) and len(pair.shared) >= LEAST_SHARED:
        kind, words, about = "negation", undone, UNDONE
    elif (against := _against(pair)) and _is_of_one(pair, against, corpus):
        kind, words = "opposite", (a.shows(against[:1])[0], b.shows(against[1:])[0])
    if kind:
        yield Judgement(
            FindingType.CONFLICT,
            a,
            b,
            min(0.9, 0.4 + pair.cover / 2),
            partial("One passage states what the other denies: {} against {}.".format, *words),
            (Difference(kind, *words),),
            about,
        )


def _of_other_numbers(pair: Pair) -> bool:
    """Whether both count, and not the same: 42 passed and 18 failed are two parts of one whole."""
    a, b = pair.a.figures, pair.b.figures
    return bool(a and b) and {figure.value for figure in a} != {figure.value for figure in b}


def _is_denied(pair: Pair, turned: frozenset[str]) -> bool:
    """Whether the other side states all that the negation turns, of somebody named or of nothing else."""
    if pair.likeness < NEGATION_LIKENESS:
        return False
    is_named = any(term.startswith("@") for term in pair.shared)
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        denied = one.negated - other.negated
        if turned <= denied:
            is_all = pair.cover >= NEGATION_COVER and pair.dice >= NEGATION_LIKENESS and not one.names
            return denied <= other.terms and (is_named or is_all or len(denied) >= LEAST_SHARED)
    return False


def _undone(pair: Pair) -> tuple[str, str] | None:
    """A rule that one side says was set and the other that it was not."""
    a, b = pair.a, pair.b
    names = a.names & b.names
    is_told_on = a.document == b.document and b.keys.span.start - a.keys.span.end <= FARTHEST_TOLD_ON
    if not names or names >= pair.shared or (len(names) < LEAST_SHARED and not is_told_on):
        return None
    for one, other, is_first in ((a, b, True), (b, a, False)):
        done = sorted((other.terms - other.negated) & DONE)
        undone = sorted(one.negated & DONE)
        if undone and done and not one.terms & DONE - one.negated:
            words = f"not {one.shows(undone)[0]}", other.shows(done)[0]
            return words if is_first else (words[1], words[0])
    return None


def _is_of_one(pair: Pair, words: tuple[str, str], corpus: Corpus) -> bool:
    """Whether two words that rule each other out are said of one thing: the rest of the shorter passage is shared."""
    if len(pair.shared) < LEAST_SHARED:
        return False
    short = min(pair.a.weight - corpus.weigh(words[:1]), pair.b.weight - corpus.weigh(words[1:]))
    return pair.weight >= OPPOSITE_COVER * short


def _against(pair: Pair) -> tuple[str, str] | None:
    """Two terms, one of each side, that rule each other out."""
    if not (pair.a.polar and pair.b.polar):
        return None
    against = opposites()
    mine = pair.a.polar - pair.b.terms - pair.a.negated - set(pair.a.keys.supposed)
    theirs = pair.b.polar - pair.a.terms - pair.b.negated - set(pair.b.keys.supposed)
    for word in sorted(mine):
        if other := against.get(word, frozenset()) & theirs:
            return word, min(other)
    return None
