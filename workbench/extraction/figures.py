"""Figures of a sentence: numbers with their units or counted things, bounds and changes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.assertions import Change, Comparator, Figure
from workbench.domain.spans import Span
from workbench.extraction import units
from workbench.extraction.lexicon import DETERMINERS, FUNCTION_WORDS, MONTHS_AND_DAYS, SUPERLATIVES
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


# Words before a number that bound it; the longest fit is taken.
_BOUNDS = {
    Comparator.OVER: """
        more than|over|above|greater than|higher than|longer than|larger than|in excess of|exceeding|exceeded|
        upwards of|upward of|beyond|topping|topped|surpassing|surpassed|well over|better than|bigger than|farther than
        """,
    Comparator.UNDER: """
        less than|fewer than|under|below|lower than|shorter than|smaller than|just under|well under|short of
        """,
    Comparator.AT_LEAST: """
        at least|no fewer than|no less than|not less than|a minimum of|minimum of|as few as|as little as
        """,
    Comparator.AT_MOST: """
        at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum of|at the most
        """,
    Comparator.ABOUT: """
        about|around|roughly|approximately|some|nearly|almost|an estimated|estimated|close to|circa|more or less|approx|
        an average of|averaging|near|virtually|just over|just about|as high as|as low as
        """,
}
BOUNDS: dict[tuple[str, ...], Comparator] = {
    tuple(words.split()): comparator for comparator, row in _BOUNDS.items() for words in row.split("|")
}
BOUND_WORDS = frozenset(words[-1] for words in BOUNDS)
BOUNDS_BEHIND: dict[tuple[str, ...], Comparator] = {
    ("or", "more"): Comparator.AT_LEAST, ("or", "less"): Comparator.AT_MOST, ("or", "fewer"): Comparator.AT_MOST,
    ("or", "so"): Comparator.ABOUT, ("or", "higher"): Comparator.AT_LEAST, ("or", "over"): Comparator.AT_LEAST,
    ("or", "older"): Comparator.AT_LEAST, ("at", "least"): Comparator.AT_LEAST, ("at", "most"): Comparator.AT_MOST,
}  # fmt: skip
SIGNS = {"~": Comparator.ABOUT, "≈": Comparator.ABOUT, ">": Comparator.OVER, "<": Comparator.UNDER,
"≥": Comparator.AT_LEAST,
         "≤": Comparator.AT_MOST}  # fmt: skip
UPWARD = word_set(
    """
    rose risen rise rises rising up increase increased increases increasing grew grown grow grows growing
    growth gained gain gains jumped jump jumps climbed climb climbs soared surged surge advanced added
    higher
    """
)
DOWNWARD = word_set(
    """
    fell fallen fall falls falling down decrease decreased decreases decreasing dropped drop drops dropping
    declined decline declines declining lost shrank shrunk plunged plunge slumped slipped sank lower
    reduction reduced reducing
    """
)
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
NOT_COUNTED_AFTER = word_set(
    """
    of to in on at by for from with and or as is are was were has have had do does did will would could
    should may might can that which who but if than then so
    """
)
IRREGULAR_PLURALS = word_set(
    """
    people men women children police feet teeth mice geese fish sheep deer aircraft spacecraft personnel
    staff cattle species series troops media data criteria phenomena alumni crew offspring headquarters
    spokespeople
    """
)
NO_PLURAL = word_set(
    """
    is was has this its as us thus always perhaps across towards besides less series plus yes news
    """
)
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
LONGEST_NOUN = 6
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
    noun = _noun(tokens, after)
    return (
        before.low not in CAPITAL_NAMING_EXCEPTIONS
        and before.low not in MONTHS_AND_DAYS
        and before.text not in units.CURRENCY_CODES
        and (noun is None and _unit(tokens, after) is None)
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
            and (noun := _noun(tokens, i + 1, plural=False))
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
        currency, first = _currency_before(tokens, first)
    upper = _range(tokens, last)
    after = upper.last if upper else last
    unit = _unit(tokens, after)
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
            unit = _unit(tokens, last)
            if currency is None and unit is None:
                return None
    if currency is not None:
        coin = None
        if unit and unit[0] in {"USD", "AUD", "CAD", "EUR", "GBP", "INR", "PKR", "SGD", "HKD", "NZD"}:
            last = unit[1]
            currency = unit[0]
        rate, last = _rate(tokens, last, currency)
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
    name, end = _rate(tokens, end, name)
    if number.is_fraction and name in {"second", "hour", "minute"} and not number.in_words:
        return None
    return _make(tokens, first, end, value, high=high, unit=name, is_measure=True, coin=coin)


def _currency_before(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """A currency sign or code before the number, and where it begins."""
    low, first = tokens[i - 1].low, i - 1
    if low in {"-", "−"} and i > 1:
        low, first = tokens[i - 2].low, i - 2
    if low in units.CURRENCY_SIGNS or low == "$":
        code = units.CURRENCY_SIGNS[low]
        if low == "$" and first and tokens[first - 1].end == tokens[first].start:
            code = units.CURRENCY_SIGNS.get(f"{tokens[first - 1].low}$", code)
            first -= tokens[first - 1].low in {
                "us",
                "a",
                "au",
                "c",
                "ca",
                "hk",
                "nz",
                "s",
                "nt",
                "r",
                "u.s.",
                "u.s",
            }
        elif low == "$" and first and tokens[first - 1].text in {"US", "U.S."}:
            first -= 1
        return code, first
    if low == "." and i > 1 and tokens[i - 2].low == "rs":
        return "PKR", i - 2
    if tokens[i - 1].text in units.CURRENCY_CODES:
        return tokens[i - 1].text, i - 1
    return None, i


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


def _unit(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:  # noqa: C901
    """The unit that begins at token ``i`` and one past its end."""
    if i >= len(tokens):
        return None
    low = tokens[i].low
    joined = i > 0 and tokens[i - 1].end == tokens[i].start
    if low in {"-", "‐"} and joined and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start:
        return _unit(tokens, i + 1)
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    two = units.PLAIN.get(f"{low}-{following}") if following else None
    if two:
        return two, i + 2
    if low in {"square", "sq", "cubic"}:
        table = units.CUBED if low == "cubic" else units.SQUARED
        at = i + 1 + (following == ".")
        base = units.PLAIN.get(tokens[at].low) if at < len(tokens) else None
        return (table[base], at + 1) if base in table else None
    if low in {"degree", "degrees", "°"}:
        scale = units.PLAIN.get(following)
        if scale in {"degree_Celsius", "degree_Fahrenheit"}:
            return scale, i + 2
        if following in {"c", "f"}:
            return ("degree_Celsius" if following == "c" else "degree_Fahrenheit"), i + 2
        return ("degree", i + 1) if following not in {"in", "from", "of"} else None
    if following and (low.rstrip("s"), following) in units.NATIONAL_CURRENCIES:
        return units.NATIONAL_CURRENCIES[(low.rstrip("s"), following)], i + 2
    if (national := units.NATIONAL_CURRENCIES.get((low, following.rstrip("s")))) is not None:
        return national, i + 2
    if low in units.CURRENCY_WORDS:
        return units.CURRENCY_WORDS[low], i + 1
    if low in units.HUNDREDTHS:
        return f"coin {units.HUNDREDTHS[low]}", i + 1
    if tokens[i].text in units.CURRENCY_CODES or tokens[i].text in {"€", "£"}:
        return units.CURRENCY_SIGNS.get(tokens[i].text, tokens[i].text), i + 1
    name = units.PLAIN.get(low)
    if name is None and joined:
        name = units.AFTER_DIGITS.get(low)
    elif name is None and tokens[i].text == "m":
        name = "meter"
    if name is None:
        return None
    if low in {"second", "seconds"} and following in {"place", "round", "half"}:
        return None
    if name == "percentage_point" or (low in {"percent", "%"} and following in {"point", "points"}):
        return "percentage_point", i + 2
    return name, i + 1


def _rate(tokens: Sequence[Token], last: int, unit: str) -> tuple[str, int]:
    """Barrels a day, kilometres per hour, dollars per barrel."""
    if last + 1 < len(tokens) and tokens[last].low in {"a", "an", "per", "each", "/"}:
        word = tokens[last + 1].low
        if word in units.RATES:
            below = units.PLAIN.get(word, word)
            if " " in below or unit in {"percent", "percentage_point"} or " " in unit:
                return unit, last
            return f"{unit} / {below}", last + 2
    return unit, last


def _counted(tokens: Sequence[Token], number: Number) -> Found | None:
    """A number of things; bare numbers without a counted noun are left out."""
    i, last = number.first, number.last
    low = tokens[i].low
    if not number.in_words and number.last - i == 1 and YEAR.fullmatch(tokens[i].text):
        noun = _noun(tokens, last)
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
    noun = _noun(tokens, at if not number.is_fraction or following == "of" else last + 1)
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
    noun = _noun(tokens, last, plural=False)
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
    noun = _noun(tokens, last, plural=False)
    if noun is None:
        return None
    return _make(tokens, i, last, number.value, unit=tokens[noun].low, is_measure=False)._replace(
        is_rank=True
    )


def _noun(tokens: Sequence[Token], i: int, *, plural: bool = True) -> int | None:
    """The head of the noun phrase that begins at token ``i``: what is counted."""
    best = None
    for k in range(i, min(len(tokens), i + LONGEST_NOUN)):
        token = tokens[k]
        low = token.low
        if low == "and" and plural and k > i and k + 1 < len(tokens) and tokens[k - 1].is_capitalised:
            if tokens[k + 1].is_capitalised:
                continue
            break
        if (
            not token.is_word
            or low in NOT_COUNTED_AFTER
            or (low in FUNCTION_WORDS and low not in {"most", "least", "more", "such", "other"})
        ):
            if low == "-" and k > i:
                continue
            break
        if low in MONTHS_AND_DAYS and token.is_capitalised:
            break
        if plural:
            if _is_plural(low):
                best = k
                following = tokens[k + 1] if k + 1 < len(tokens) else None
                if following is None or not (
                    following.is_word and _is_plural(following.low) and not following.is_capitalised
                ):
                    return k
        elif low.endswith("ly") or low in SUPERLATIVES or low in {"most", "least", "more"}:
            continue
        elif not (low.endswith(("ed", "ing")) and best is not None):
            best = k
        else:
            break
    return best


def _is_plural(low: str) -> bool:
    return low in IRREGULAR_PLURALS or (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s"))
        and low not in NO_PLURAL
    )


def _make(
    tokens: Sequence[Token], first: int, last: int, value: Decimal, *, unit: str | None, is_measure: bool,
    high: Decimal | None = None, coin: Decimal | None = None, vague: bool = False,
) -> Found:  # fmt: skip
    """A figure with the comparator and change that the words around it give."""
    if coin:
        value, high = value / coin, high / coin if high is not None else None
    comparator = _bound(tokens, first, last)
    if vague and comparator is Comparator.EXACTLY:
        comparator = Comparator.ABOUT
    span = Span(tokens[first].start, tokens[last - 1].end)
    figure = Figure(
        plain(value), span, high=plain(high) if high is not None else None, unit=unit, comparator=comparator,
        change=_change(tokens, first, unit),
    )  # fmt: skip
    return Found(figure, first, last, is_measure)


def _bound(tokens: Sequence[Token], first: int, last: int) -> Comparator:
    k = first
    while (
        k > 0
        and tokens[k - 1].low in {"a", "an", "the", "only", "just"}
        and tokens[k - 1].low not in BOUND_WORDS
    ):
        k -= 1
    if k > 0 and tokens[k - 1].low in SIGNS:
        return SIGNS[tokens[k - 1].low]
    for length in (3, 2, 1):
        if k >= length and (words := tuple(token.low for token in tokens[k - length : k])) in BOUNDS:
            return BOUNDS[words]
    behind = tuple(token.low for token in tokens[last : last + 2])
    if behind in BOUNDS_BEHIND:
        return BOUNDS_BEHIND[behind]
    wider = tuple(token.low for token in tokens[last + 1 : last + 3])
    if wider in BOUNDS_BEHIND and wider[0] == "or":
        return BOUNDS_BEHIND[wider]
    if last < len(tokens) and tokens[last].low == "+":
        return Comparator.AT_LEAST
    return Comparator.EXACTLY


def _change(tokens: Sequence[Token], first: int, unit: str | None) -> Change | None:
    """Up or down, from the verb just before: rose 3 percent, fell by 12, down more than a third."""
    if unit in {"year", "month", "week", "day", "hour", "minute"}:
        return None
    for k in range(first - 1, max(-1, first - 6), -1):
        low = tokens[k].low
        if low in UPWARD:
            return Change.UP if low != "up" or tokens[k + 1].low != "to" else None
        if low in DOWNWARD:
            return Change.DOWN if low != "down" or tokens[k + 1].low != "to" else None
        if low == "to" or not (
            low in FUNCTION_WORDS
            or low in BOUND_WORDS
            or low in {"than", "least", "most", "$", "£", "€", "another", "further", "an", "estimated"}
        ):
            return None
    return None
