"""How much a passage is worth checking: integer thousandths with reasons a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.lexicon import OPINION, PREDICTION, SUPERLATIVES
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.assertions import Figure
    from workbench.extraction.names import Name
    from workbench.extraction.tokens import Token

BASE = 220
MOST = 1000
SHORT, LONG = 6, 14
ACTORS = frozenset({"person", "organisation", "place", "system"})
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "let's"})
PAST_WORDS = word_set("was were had did has have been")
COMPARING = word_set(
    """
    more less fewer than most least highest lowest double doubled tripled twice half record
    """
)


def weigh(
    tokens: Sequence[Token],
    names: Sequence[Name],
    *,
    figures: Sequence[Figure] = (),
    dates: int = 0,
    is_attributed: bool = False,
    is_rank: bool = False,
    instruments: int = 0,
) -> tuple[int, tuple[str, ...]]:
    """The score of a passage and what it rests on, strongest first."""
    words = [token.low for token in tokens]
    weights = _of_words(words, sum(token.is_word for token in tokens))
    if figures:
        weights.append((260 + 30 * min(2, len(figures) - 1), "figure"))
    if is_rank or SUPERLATIVES.intersection(words):
        weights.append((120, "superlative or rank"))
    if dates:
        weights.append((150, "date"))
    if instruments:
        weights.append((180, "legal instrument"))
    if named := sum(name.type in ACTORS for name in names):
        weights.append((90 + 25 * min(3, named), "named actor"))
    if is_attributed:
        weights.append((130, "attributed to a source"))
    elif FIRST_PERSON.intersection(words):
        weights.append((-90, "first person"))
    score = BASE + sum(weight for weight, _ in weights)
    reasons = (reason for _, reason in sorted(weights, key=lambda pair: (-abs(pair[0]), pair[1])))
    return max(0, min(MOST, score)), tuple(reasons)


def _of_words(words: Sequence[str], length: int) -> list[tuple[int, str]]:
    """What the words themselves say for and against checking."""
    present = set(words)
    weights = []
    if present & COMPARING:
        weights.append((70, "comparison"))
    if present & PAST_WORDS or any(word.endswith("ed") and len(word) > 4 for word in words):
        weights.append((80, "stated as done"))
    if hedges := present & PREDICTION:
        weights.append((-90 - 30 * min(2, len(hedges) - 1), "prediction or hedge"))
    if opinions := present & OPINION:
        weights.append((-80 - 30 * min(2, len(opinions) - 1), "opinion words"))
    if words and words[-1] == "?":
        weights.append((-200, "question"))
    if length < SHORT:
        weights.append((-140, "very short"))
    elif length > LONG:
        weights.append((50, "detailed"))
    return weights
