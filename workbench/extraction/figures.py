"""Figures of a sentence: numbers with their units or counted things, bounds and changes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.assertions import Comparator, Figure
from workbench.domain.spans import Span
from workbench.extraction import units
from workbench.extraction.bounds import bound_of, change_of
from workbench.extraction.counted import noun_at
from workbench.extraction.lexicon import DETERMINERS, FUNCTION_WORDS, MONTHS_AND_DAYS, SUPERLATIVES
from workbench.extraction.measures import currency_before, rate_at, unit_at
from workbench.extraction.numbers import SHORT_SCALES, SMALL_ORDINALS, Number, number_at, plain
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.tokens import Token


class Found(NamedTuple):
    """A figure with the tokens it spans; ``is_measure`` tells a quantity from a count, ``is_rank`` an ordinal."""

    figure: Figure
    first: int
    last: int
    is_measure: bool
    is_rank: bool = False
    is_definite: bool = False
    """"The two sides": the number only points back to known things."""


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
CAPITAL_NAMING_EXCEPTIONS = word_set(
    """
    the a an in on at of for from to by with and or but about over under nearly some only just last first
    all these those its his her their our us rs usd eur gbp pkr inr another than around approximately more
    less fewer up between among including plus after before since until during while when where there is are
    was were has have had
    """
)
AGE_BEFORE = frozenset({"aged", "age"})
GENERIC_AFTER_ONE = word_set(
    """
    day thing way another point hand side could would can should might may has is was can't's
    """
)
NO_RANK = word_set(
    """
    party hand class rate degree person amendment fleet army avenue street lady world war reich quarter half
    """
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
HYPHENATED = re.compile(
    r"(\d[\d,.]{0,12})[-‐‑]([a-zA-Z]{1,14})(?:[-‐‑](old|long|wide|high|tall|deep|strong|plus|mile|hour|square))?"
)
WORD_HYPHENATED = re.compile(
    r"([a-z]{3,9}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)-([a-z]{3,12})(?:-([a-z]{3,9}))?"
)
CODED = re.compile(r"([A-Z]{3})(\d{1,12}(?:\.\d{1,9})?)(k|m|mn|bn|b|tn)?")
TALL = word_set("long wide high tall deep thick away above below across")
GLUED_UNIT = re.compile(r"(\d{1,12}(?:[.,]\d{1,9}){0,5})([a-zA-Z°%][\w/°]{0,5})")


def figures(tokens: Sequence[Token], taken: Sequence[Span] = ()) -> list[Found]:
    """The figures of one sentence, in order.

    Args:
        tokens: the sentence.
        taken: places of dates, instruments and systems, whose numbers are none.
    """
    found: list[Found] = []
    i = 0
    spans = iter(sorted(taken))
    current = next(spans, None)
    while i < len(tokens):
        token = tokens[i]
        while current is not None and current.end <= token.start:
            current = next(spans, None)
        if current is not None and current.start < token.end:
            i += 1
            continue
        figure = _figure_at(tokens, i)
        if figure is not None:
            found.append(figure)
            i = max(i + 1, figure.last)
        else:
            i = _past(tokens, i)
    return found


def _past(tokens: Sequence[Token], i: int) -> int:
    """One past a number that is no figure, so that its tail is not read as another."""
    if tokens[i].text[0].isdigit() and (number := number_at(tokens, i)):
        return number.last
    return i + 1


def _figure_at(tokens: Sequence[Token], i: int) -> Found | None:
    token = tokens[i]
    first_character = token.text[0]
    if not (first_character.isdigit() or first_character.isalpha() or first_character in "½¼¾⅓⅔"):
        return None
    if (compound := _compound(tokens, i)) is not None:
        return compound
    number = number_at(tokens, i)
    if number is None or _is_name(tokens, number):
        return None
    if number.is_ordinal:
        return _rank(tokens, number)
    return _measured(tokens, number) or _counted(tokens, number)


def _is_name(tokens: Sequence[Token], number: Number) -> bool:
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
        return True
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
    if before is None or not before.is_capitalised or (i == 1):
        return False
    # A bare number behind a capitalised word: a model or an edition, unless a counted thing follows.
    noun = noun_at(tokens, after)
    return (
        before.low not in CAPITAL_NAMING_EXCEPTIONS
        and before.low not in MONTHS_AND_DAYS
        and before.text not in units.CURRENCY_CODES
        and (noun is None and unit_at(tokens, after) is None)
    )


def _compound(tokens: Sequence[Token], i: int) -> Found | None:
    """Numbers glued to their unit: 300-mile, 45-year-old, 500kg, five-day, three-year-old."""
    token = tokens[i]
    low = token.low
    if low[0].isdigit():
        if match := HYPHENATED.fullmatch(token.text):
            value, unit = (
                Decimal(match[1].replace(",", "").rstrip(".") or "0") if _is_decimal(match[1]) else None,
                match[2].lower(),
            )
            if value is None:
                return None
            name = units.unit_named(unit) or units.AFTER_DIGITS.get(unit) or units.CURRENCY_WORDS.get(unit)
            if name or match[3] == "old":
                return _make(tokens, i, i + 1, value, unit=name or "year", is_measure=True)
            return (
                None
                if unit in {"th", "st"} or match[2][0].isupper()
                else _make(tokens, i, i + 1, value, unit=unit, is_measure=False)
            )
        if match := GLUED_UNIT.fullmatch(token.text):
            unit = match[2].lower()
            name = units.unit_named(unit) or units.AFTER_DIGITS.get(unit)
            if unit == "m" and i + 1 < len(tokens) and tokens[i + 1].low in TALL:
                name = "meter"
            if name and unit not in {"k", "b", "s"} and _is_decimal(match[1]):
                return _make(tokens, i, i + 1, Decimal(match[1].replace(",", "")), unit=name, is_measure=True)
        return None
    if (match := CODED.fullmatch(token.text)) and match[1] in units.CURRENCY_CODES:
        value = Decimal(match[2]) * SHORT_SCALES.get(match[3] or "", Decimal(1))
        return _make(tokens, i, i + 1, value, unit=match[1], is_measure=True)
    if "-" in low and (match := WORD_HYPHENATED.fullmatch(low)):
        if (
            match[2] in SUPERLATIVES
            and match[1] in SMALL_ORDINALS
            and (noun := noun_at(tokens, i + 1, plural=False))
        ):
            value = Decimal(SMALL_ORDINALS[match[1]])
            rank = _make(tokens, i, i + 1, value, unit=tokens[noun].low, is_measure=False)
            return rank._replace(is_rank=True)
        number = number_at([token._replace(low=match[1], text=match[1])], 0)
        name = units.unit_named(match[2])
        if number and not number.is_ordinal and not number.is_fraction and (name or match[3] == "old"):
            return _make(tokens, i, i + 1, number.value, unit=name or "year", is_measure=True)
    return None


def _is_decimal(written: str) -> bool:
    return re.fullmatch(r"\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,9})?", written) is not None


def _measured(tokens: Sequence[Token], number: Number) -> Found | None:
    """A number with a currency or a unit, and the upper end of its range."""
    first, last, value, high = number.first, number.last, number.value, None
    currency = None
    if first:
        currency, first = currency_before(tokens, first)
    upper = _range(tokens, last)
    after = upper.last if upper else last
    unit = unit_at(tokens, after)
    if currency is None and unit is None:
        return None
    if upper is not None:
        if upper.value > value or upper.value * 1000 <= value:
            high, last = upper.value, upper.last
            if (
                number.last - number.first == 1
                and upper.last - upper.first > 1
                and value < upper.value
                and value < 1000
                and not number.in_words
            ):
                scale = (
                    upper.value / Decimal(re.sub(r"[^\d.]", "", tokens[upper.first].text) or "1")
                    if tokens[upper.first].text[0].isdigit()
                    else Decimal(1)
                )
                value *= scale
        else:
            unit = unit_at(tokens, last)
            if currency is None and unit is None:
                return None
    if currency is not None:
        coin = None
        if unit and unit[0] in {"USD", "AUD", "CAD", "EUR", "GBP", "INR", "PKR", "SGD", "HKD", "NZD"}:
            last = unit[1]
            currency = unit[0]
        rate, last = rate_at(tokens, last, currency)
        return _make(tokens, first, last, value, high=high, unit=rate, is_measure=True, coin=coin)
    name, end = unit  # type: ignore[misc]
    if (
        first
        and tokens[first - 1].low in {"-", "−"}
        and (first == 1 or tokens[first - 2].end < tokens[first - 1].start)
    ):
        first, value = first - 1, -value
    coin = Decimal(100) if name in {"coin USD", "coin GBP"} else None
    name = name.removeprefix("coin ")
    name, end = rate_at(tokens, end, name)
    if number.is_fraction and name in {"second", "hour", "minute"} and not number.in_words:
        return None
    return _make(tokens, first, end, value, high=high, unit=name, is_measure=True, coin=coin)


def _range(tokens: Sequence[Token], last: int) -> Number | None:
    """The upper end behind "8 to 10", "8-10", "between 8 and 10"."""
    if last + 1 >= len(tokens) or tokens[last].low not in {"to", "-", "–", "—", "and", "or"}:
        return None
    link = tokens[last].low
    at = last + 1
    if tokens[at].low in units.CURRENCY_SIGNS and at + 1 < len(tokens):
        at += 1
    if tokens[at].low == "up" or not (tokens[at].text[0].isdigit() or tokens[at].is_word):
        return None
    number = number_at(tokens, at)
    if number is None or number.is_ordinal or number.is_fraction:
        return None
    if link in {"and", "or"}:
        k = last - 1
        back = [token.low for token in tokens[max(0, k - 6) : k]]
        if link == "and" and "between" not in back:
            return None
        if link == "or" and not number.in_words:
            return None
    return number


def _counted(tokens: Sequence[Token], number: Number) -> Found | None:
    """A number of things; bare numbers without a counted noun are left out."""
    i, last = number.first, number.last
    low = tokens[i].low
    if not number.in_words and number.last - i == 1 and YEAR.fullmatch(tokens[i].text):
        noun = noun_at(tokens, last)
        if noun is None or not tokens[noun].low.endswith("s") or noun > last + 1:
            return None
    upper = _range(tokens, last)
    high = None
    if upper and upper.value > number.value:
        high, last = upper.value, upper.last
    following = tokens[last].low if last < len(tokens) else ""
    if low == "one" and number.last == i + 1 and high is None:
        return _one(tokens, number)
    if low == "zero" and following == "-":
        return None
    at = last
    if following == "of" and last + 1 < len(tokens):
        at = last + 1
        if tokens[at].low in DETERMINERS and at + 1 < len(tokens):
            at += 1
    elif following in {"more", "other", "additional", "further", "new", "fewer"}:
        at = last + 1
    if number.is_fraction and following != "of" and not (number.value < 1 and following in DETERMINERS):
        return None
    noun = noun_at(tokens, at if not number.is_fraction or following == "of" else last + 1)
    definite = i > 0 and tokens[i - 1].low in {
        "the",
        "these",
        "those",
        "both",
        "his",
        "her",
        "their",
        "its",
        "our",
        "other",
        "all",
    }
    if noun is None:
        return (
            None
            if number.in_words
            or number.value < 20
            or following not in {"in", "for", "by", "at", "on", ",", ".", "to", "from", "as"}
            else _make(tokens, i, last, number.value, high=high, unit=None, is_measure=False)._replace(
                is_definite=True
            )
        )
    return _make(
        tokens, i, last, number.value, high=high, unit=tokens[noun].low, is_measure=False,
        vague=number.is_vague,
    )._replace(is_definite=definite and number.value <= 10)  # fmt: skip


def _one(tokens: Sequence[Token], number: Number) -> Found | None:
    """ "One" counts only in "only one", "one of the five" and before "in N"."""
    i, last = number.first, number.last
    following = tokens[last].low if last < len(tokens) else ""
    before = tokens[i - 1].low if i else ""
    if (
        following == "in"
        and last + 1 < len(tokens)
        and (out_of := number_at(tokens, last + 1))
        and out_of.value > 1
    ):
        return _make(tokens, i, out_of.last, Decimal(1) / out_of.value, unit=None, is_measure=False)
    if (
        before not in {"only", "just", "least"}
        or following in FUNCTION_WORDS
        or following in GENERIC_AFTER_ONE
    ):
        return None
    noun = noun_at(tokens, last, plural=False)
    return (
        None
        if noun is None
        else _make(tokens, i, last, number.value, unit=tokens[noun].low, is_measure=False)
    )


def _rank(tokens: Sequence[Token], number: Number) -> Found | None:
    """Fifth most populous country, the seventh round, third-largest exporter; not "third-party" nor "First, ..."."""
    i, last = number.first, number.last
    if last >= len(tokens) or (tokens[i].is_capitalised and i > 0) or tokens[last].is_capitalised:
        return None
    low, following = tokens[i].low, tokens[last].low
    superlative = following in SUPERLATIVES or following in {"most", "least"} or following.endswith("est")
    if (
        following in NO_RANK
        or not tokens[last].is_word
        or (low == "second" and i and tokens[i - 1].low in {"a", "per"} and not superlative)
    ):
        return None
    definite = i > 0 and (tokens[i - 1].low in {"the", "'s", "’s"} or tokens[i - 1].low in DETERMINERS)
    if number.value == 1 and not (
        superlative
        or (
            definite and following in {"time", "country", "woman", "man", "person", "nation", "state", "ever"}
        )
    ):
        return None
    if not (superlative or definite):
        return None
    if following in FUNCTION_WORDS and following not in {"most", "least"}:
        return None
    noun = noun_at(tokens, last, plural=False)
    if noun is None:
        return None
    return _make(tokens, i, last, number.value, unit=tokens[noun].low, is_measure=False)._replace(
        is_rank=True
    )


def _make(
    tokens: Sequence[Token], first: int, last: int, value: Decimal, *, unit: str | None, is_measure: bool,
    high: Decimal | None = None, coin: Decimal | None = None, vague: bool = False,
) -> Found:  # fmt: skip
    """A figure with the comparator and change that the words around it give."""
    if coin:
        value, high = value / coin, high / coin if high is not None else None
    comparator = bound_of(tokens, first, last)
    if vague and comparator is Comparator.EXACTLY:
        comparator = Comparator.ABOUT
    span = Span(tokens[first].start, tokens[last - 1].end)
    figure = Figure(
        plain(value), span, high=plain(high) if high is not None else None, unit=unit, comparator=comparator,
        change=change_of(tokens, first, unit),
    )  # fmt: skip
    return Found(figure, first, last, is_measure)
