"""Numbers that only identify: models, editions, sections, times, list numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.figures import currencies
from workbench.extraction.figures.counted import noun_at
from workbench.extraction.figures.measures import unit_at
from workbench.extraction.text.lexicon import MONTHS_AND_DAYS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.numerals import Number
    from workbench.extraction.text.tokens import Token

# Words that make the number after them part of a name: "Part 3", "Windows 10", "Route 66", "Group 20".
NAMING = word_set(
    """
    part section article chapter no no. number page pages phase level grade group type model version room
    route flight highway boeing airbus windows iphone galaxy division formula class season episode week act
    title volume vol figure table appendix annex line gate platform area resolution directive order euro
    euros ward district game round stage tier category covid series channel apollo big top psalm verse item
    lot rule bill proposition question amendment psalms interstate exit pier terminal studio building
    apartment unit suite box zone agenda g20 minute
    """
)
CONFERENCES, MOST_CONFERENCES = frozenset({"COP"}), 100
"""The climate conference COP 27 has the code of a currency that nothing is paid so little in."""
CAPITAL_NAMING_EXCEPTIONS = word_set(
    """
    the a an in on at of for from to by with and or but about over under nearly some only just last first
    all these those its his her their our us rs usd eur gbp pkr inr another than around approximately more
    less fewer up between among including plus after before since until during while when where there is are
    was were has have had
    """
)


def is_name(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number only identifies: S 400, Part 3, 17:22, 9/11, a list number, a telephone number."""
    i, after = number.first, number.last
    token = tokens[i]
    before = tokens[i - 1] if i else None
    following = tokens[after] if after < len(tokens) else None
    glued_before = before is not None and before.end == token.start
    glued_after = following is not None and following.start == tokens[after - 1].end
    if (
        glued_before
        and before
        and (
            before.low in {":", "/", "#", "_", ".", "@", "\\", "'", "’"}
            or (
                before.low in {"-", "–"}
                and i > 1
                and not tokens[i - 2].text[0].isdigit()
                and tokens[i - 2].end == before.start
            )
        )
    ):
        return True
    if glued_after and following and following.low in {":", "/", "_", "@", "\\"}:
        # $15/hour is a rate.
        return not (following.low == "/" and after + 1 < len(tokens) and tokens[after + 1].is_word)
    if number.in_words:
        return False
    if i == 0 and following is not None and following.low in {".", ")"} and len(token.text) < 3:
        return True
    if (
        before is not None
        and before.low in NAMING
        and (
            not before.text.islower()
            or before.low in {"no", "no.", "number", "page", "section", "article", "chapter"}
        )
    ):
        return True
    if (
        before is not None
        and before.text in CONFERENCES
        and after == i + 1
        and number.value < MOST_CONFERENCES
    ):
        return True
    if before is None or not before.is_capitalised or (i == 1):
        return False
    # A bare number behind a capitalised word: a model or an edition, unless a counted thing follows.
    noun = noun_at(tokens, after)
    return (
        before.low not in CAPITAL_NAMING_EXCEPTIONS
        and before.low not in MONTHS_AND_DAYS
        and before.text not in currencies.CODES
        and (noun is None and unit_at(tokens, after) is None)
    )
