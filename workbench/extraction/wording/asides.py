"""What commas set off behind a clause and may be left out: results, comparisons, relative clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.figures.numerals import SMALL_ORDINALS
from workbench.extraction.text.lexicon import SUPERLATIVES
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

OPENERS = word_set(
    """
    which who where while whereas compared down up well nearly almost against including with after before more less
    about only far roughly equal equivalent according
    """
)
"""Words that open an aside behind a comma; a list goes on with others."""
KEPT = frozenset({"according"})
"""Whose words they are is never left out."""
SHORTEST = 4
"""Tokens of a main clause."""


class Part(NamedTuple):
    """The tokens ``first:last`` of a sentence."""

    first: int
    last: int
    is_kept: bool = False
    """Whether what it says holds for all the rest."""


def parts(tokens: Sequence[Token], first: int, last: int) -> list[Part]:
    """The main clause and the asides behind it, in order, without the commas between them."""
    found: list[Part] = []
    begin, depth = first, 0
    for k in range(first + 1, last - 1):
        depth += (tokens[k].text in "([") - (tokens[k].text in ")]")
        if depth or tokens[k].low not in {",", ";", ":"}:
            continue
        if tokens[k].low == "," and k - first >= SHORTEST and _opens(tokens, k + 1):
            found.append(Part(begin, k, tokens[begin].low in KEPT))
            begin = k + 1
        elif found:
            # The main clause may go on behind this mark: nothing before it can be left out.
            found, begin = [], first
    return [*found, Part(begin, last, tokens[begin].low in KEPT)]


def _opens(tokens: Sequence[Token], k: int) -> bool:
    """Whether an aside begins here: ending a trial that, nearly twice as many, the second-largest port."""
    low = tokens[k].low
    if low in OPENERS or (low.endswith("ing") and not tokens[k].is_capitalised and len(low) > len("king")):
        return True
    if low not in {"the", "its", "a"} or k + 1 >= len(tokens):
        return False
    ranked = tokens[k + 1].low.split("-")
    return ranked[0] in SMALL_ORDINALS or ranked[-1] in SUPERLATIVES
