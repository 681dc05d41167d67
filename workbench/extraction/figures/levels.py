"""Numbers whose thing is not named beside them: ages, the dead, levels, and what was told of before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction.figures.ages import ENDS_PHRASE, is_age
from workbench.extraction.figures.bounds import BOUND_WORDS
from workbench.extraction.figures.counted import noun_at
from workbench.extraction.figures.found import make
from workbench.extraction.figures.numbers import BEFORE_PART
from workbench.extraction.figures.numerals import CARDINALS
from workbench.extraction.text.lexicon import BE, FUNCTION_WORDS
from workbench.extraction.text.verbs import IRREGULAR_PARTICIPLES, is_past
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.found import Found
    from workbench.extraction.figures.numerals import Number
    from workbench.extraction.figures.ranges import Range
    from workbench.extraction.text.tokens import Token

LONGEST_BOUND = 5
FEWEST = 2
PARENTS = frozenset({"mother", "father", "parent", "parents", "grandmother", "grandfather"})
SMALLEST_BARE = 20
BEHIND_BARE = word_set(
    "in for by at on , . to from as up down ( ) and or who which during last this against ; than"
)
PLURAL_AUXILIARIES = word_set("are were have had remain remained")
IDENTIFIER = re.compile(r"\d{6,}")
"""So many digits in a row, with no mark between them and no thing behind, number a rule, a case, a telephone."""
VICTIMS = word_set("aboard dead injured wounded missing homeless killed hurt arrested detained")
TIMES = frozenset({"year", "month", "week", "day", "hour"})
"""What a bare number is earned or paid in: 360,000 a year."""
DASHES = frozenset({"-", "–", "—", "−"})
KILLING = word_set("killing killed kills injuring injured wounding wounded drowning displacing")
GOING = word_set("go come live work remain stay stand belong play survive die face")
"""Plain verbs in the plural that say what some of those told of before do."""
FURTHER = frozenset({"more", "others"})
BEHIND_FURTHER = word_set("from in at on are were have had than")
COUNTING_VERBS = word_set(
    """
    describe describes list lists name names count counts have has show shows been include includes including carries
    employs
    """
)
NO_OBJECT = word_set("turned aged ranked based called numbered dated rated seeded entitled titled tied")
"""Verbs behind which a number only names."""
ENDS_OBJECT = frozenset({".", ";", ",", ")", "and", "but", "in", "so", "by", "for"})
OPENS_BOUND = word_set("at more as many up less fewer no")


def bare(tokens: Sequence[Token], number: Number, amount: Range) -> Found | None:
    """A number whose thing is not named beside it: an age, the dead, a level, or what was counted before."""
    i, last = amount.first, amount.last
    if is_age(tokens, number):
        return make(tokens, i, last, amount.value, high=amount.high, unit="year", is_measure=True)
    if _are_victims(tokens, number):
        return make(tokens, i, last, amount.value, high=amount.high, unit="people", is_measure=False)
    if number.is_fraction and number.in_words and i and tokens[i - 1].low in BEFORE_PART:
        return make(tokens, i, last, amount.value, unit=None, is_measure=True)
    if i > 1 and tokens[i - 1].low == "of" and tokens[i - 2].low in PARENTS:
        return make(tokens, i, last, amount.value, high=amount.high, unit="children", is_measure=False)
    if not _is_stated(tokens, number, last):
        return None
    predicate = _predicate(tokens, last)
    if predicate is not None:
        return make(tokens, i, last, amount.value, high=amount.high, unit=predicate, is_measure=False)
    is_exact = amount.value != amount.value.to_integral_value()
    return make(tokens, i, last, amount.value, high=amount.high, unit=None, is_measure=is_exact)


def _predicate(tokens: Sequence[Token], last: int) -> str | None:
    """What a number alone is said to have been: 341 were | passengers."""
    if last + 1 >= len(tokens) or tokens[last].low not in BE:
        return None
    noun = noun_at(tokens, last + 1)
    return tokens[noun].low if noun is not None and tokens[noun].low not in VICTIMS else None


def named_before(tokens: Sequence[Token], amount: Range) -> Found | None:
    """A number that the noun before it explains: magnitude 7.8, a population of 2.3 million."""
    i, last = amount.first, amount.last
    words = [token.low for token in tokens[max(0, i - 2) : i]]
    if words[-1:] == ["magnitude"]:
        return make(tokens, i, last, amount.value, high=amount.high, unit="magnitude", is_measure=True)
    if words == ["population", "of"]:
        return make(tokens, i, last, amount.value, high=amount.high, unit="people", is_measure=False)
    return None


def _are_victims(tokens: Sequence[Token], number: Number) -> bool:
    """Killing at least 168: whoever is not named is people."""
    k = number.first - 1
    while (
        k >= 0
        and number.first - k < LONGEST_BOUND
        and (tokens[k].low in BOUND_WORDS or tokens[k].low in OPENS_BOUND)
    ):
        k -= 1
    if number.is_fraction:
        return False
    behind = number.last + (number.last < len(tokens) and tokens[number.last].low == "still")
    if [token.low for token in tokens[behind : behind + 2]] == ["of", "the"]:
        behind += 2  # eleven of the injured
    if behind < len(tokens) and tokens[behind].low in VICTIMS:
        return True
    if k < 0 or tokens[k].low not in KILLING:
        return False
    following = tokens[number.last] if number.last < len(tokens) else None
    return following is None or not following.is_word or following.low in FUNCTION_WORDS


def _are_some(tokens: Sequence[Token], number: Number) -> bool:
    """Four are still open; three of whom left: a number in words for things told of before."""
    words = [token.low for token in tokens[number.last : number.last + 2]]
    if number.value < FEWEST or not words:
        return False
    if words[0] == "as" and number.first and tokens[number.first - 1].low in {",", "and"}:
        return True  # rates 31 as good, eight as fair
    if not number.first and tokens[number.last].low in GOING:
        return True  # Five go to Oslo
    if (
        words[:2] == ["of", "the"]
        and number.last + 2 < len(tokens)
        and (tokens[number.last + 2].low in CARDINALS or tokens[number.last + 2].text[0].isdigit())
    ):
        return True  # three of the five
    acts = is_past(tokens[number.last]) and _ends_clause(tokens, number.last + 1)
    return (
        words[0] in PLURAL_AUXILIARIES
        or words[0] == "who"
        or acts
        or (
            (words[0] == "of" and words[1:] in (["whom"], ["which"], ["them"], ["those"], ["us"], ["you"]))
            or words == ["no", "longer"]
            or (words[0] in FURTHER and words[1:2] != [] and words[1] in BEHIND_FURTHER)
        )
    )


def _ends_clause(tokens: Sequence[Token], k: int) -> bool:
    """Whether nothing counted follows a past form: 31 passed, 19 failed the test; not "31 injured miners"."""
    following = tokens[k] if k < len(tokens) else None
    return following is None or not following.is_word or following.low in FUNCTION_WORDS


def _is_object(tokens: Sequence[Token], number: Number, last: int) -> bool:
    """The letters describe four; it added seven more; another eleven: a number alone, for things told of before."""
    i = number.first
    if not i or number.value < FEWEST or number.is_scaled or last > number.last:
        return False
    before = tokens[i - 1]
    acts = is_past(before) or before.low in IRREGULAR_PARTICIPLES or before.low in COUNTING_VERBS
    last += last + 1 < len(tokens) and tokens[last].low == "more"
    following = tokens[last].low if last < len(tokens) else "."
    is_object = before.low == "another" or (acts and before.low not in NO_OBJECT)
    return is_object and following in ENDS_OBJECT


def _is_stated(tokens: Sequence[Token], number: Number, last: int) -> bool:
    """Whether a bare number says something: after a bound, large enough, with a scale or decimals."""
    i = number.first
    before = tokens[i - 1].low if i else ""
    following = tokens[last].low if last < len(tokens) else "."
    if number.is_fraction:
        return before in BOUND_WORDS or following == "of"
    if _is_object(tokens, number, last):
        return True
    if number.in_words:
        is_bounded = before in BOUND_WORDS and number.value >= SMALLEST_BARE
        return number.is_scaled or is_bounded or _are_some(tokens, number)
    if IDENTIFIER.fullmatch(tokens[i].text):
        return False
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end and following not in ENDS_PHRASE:
        return False
    if before in DASHES or (last > number.last and tokens[number.last].low in DASHES):
        return False
    if _are_some(tokens, number):
        return True
    if number.is_scaled or last - i > 1 or before in BOUND_WORDS or before in {"from", "to", "was", "were"}:
        return True
    is_rate = following in {"a", "an", "per"} and last + 1 < len(tokens) and tokens[last + 1].low in TIMES
    return number.value >= SMALLEST_BARE and (following in BEHIND_BARE or is_rate)
