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
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "let's"})
PAST_WORDS = word_set("was were had did has have been")
COMPARING = word_set(
    """
    more less fewer than most least highest lowest double doubled tripled twice half record
    """
)


def weigh(
    tokens: Sequence[Token], names: Sequence[Name], *, figures: Sequence[Figure] = (), dates: int = 0,
    is_attributed: bool = False, is_rank: bool = False, instruments: int = 0, numbers: int = 0,
) -> tuple[int, tuple[str, ...]]:  # fmt: skip
    """The score of a passage and what it rests on, strongest first."""
    lows = [token.low for token in tokens]
    present = set(lows)
    weights: list[tuple[int, str]] = []
    if figures or numbers:
        weights.append((260 + 30 * min(2, max(len(figures), numbers) - 1), "figure"))
    if is_rank or present & SUPERLATIVES:
        weights.append((120, "superlative or rank"))
    if dates:
        weights.append((150, "date"))
    if instruments:
        weights.append((180, "legal instrument"))
    if named := [name for name in names if name.type in {"person", "organisation", "place", "system"}]:
        weights.append((90 + 25 * min(3, len(named)), "named actor"))
    if is_attributed:
        weights.append((130, "attributed to a source"))
    if present & COMPARING:
        weights.append((70, "comparison"))
    if present & PAST_WORDS or any(low.endswith("ed") and len(low) > 4 for low in lows):
        weights.append((80, "stated as done"))
    if hedges := present & PREDICTION:
        weights.append((-90 - 30 * min(2, len(hedges) - 1), "prediction or hedge"))
    if opinions := present & OPINION:
        weights.append((-80 - 30 * min(2, len(opinions) - 1), "opinion words"))
    if present & FIRST_PERSON and not is_attributed:
        weights.append((-90, "first person"))
    if lows and lows[-1] == "?":
        weights.append((-200, "question"))
    words = sum(token.is_word for token in tokens)
    if words < 6:
        weights.append((-140, "very short"))
    elif words > 14:
        weights.append((50, "detailed"))
    score = BASE + sum(weight for weight, _ in weights)
    reasons = tuple(reason for _, reason in sorted(weights, key=lambda pair: (-abs(pair[0]), pair[1])))
    return max(0, min(MOST, score)), reasons
