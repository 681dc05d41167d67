"""Units, currencies and rates beside a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.tokens import Token


def currency_before(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
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
        elif (
            low == "$" and first and tokens[first - 1].text in {"US", "U.S.", "HK", "S", "A", "C", "NZ", "AU"}
        ):
            code = units.CURRENCY_SIGNS.get(f"{tokens[first - 1].low}$", code)
            first -= 1
        return code, first
    if tokens[i - 1].low == "kr":
        return "SEK", i - 1
    if low == "." and i > 1 and tokens[i - 2].low == "rs":
        return "PKR", i - 2
    if tokens[i - 1].text in units.CURRENCY_CODES:
        return tokens[i - 1].text, i - 1
    return None, i


def unit_at(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:  # noqa: C901
    """The unit that begins at token ``i`` and one past its end."""
    if i >= len(tokens):
        return None
    low = tokens[i].low
    joined = i > 0 and tokens[i - 1].end == tokens[i].start
    if low in {"-", "‐"} and joined and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start:
        return unit_at(tokens, i + 1)
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
    name = units.PLAIN.get(low.removesuffix("-old"))
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


def rate_at(tokens: Sequence[Token], last: int, unit: str) -> tuple[str, int]:
    """Barrels a day, kilometres per hour, dollars per barrel."""
    if last + 1 < len(tokens) and tokens[last].low in {"a", "an", "per", "each", "/"}:
        word = tokens[last + 1].low
        if word in units.RATES:
            below = units.PLAIN.get(word, word)
            if " " in below or unit in {"percent", "percentage_point"} or " " in unit:
                return unit, last
            return f"{unit} / {below}", last + 2
    return unit, last
