"""Whether a bare "360m" is 360 million or 360 metres: a text that writes "$410m" or "840m crowns" means millions."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.extraction.figures import currencies
from workbench.extraction.figures.amounts import TALL
from workbench.extraction.figures.numerals import plain
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.found import Found
    from workbench.extraction.text.tokens import Token

MILLION = Decimal(10**6)
MONEY = "|".join(sorted(map(re.escape, {*currencies.WORDS, "crowns", "pounds"}), key=len, reverse=True))
WRITTEN = re.compile(rf"[$€£¥₹]\s?[0-9][0-9.,]{{0,9}}m\b|\b[0-9][0-9.,]{{0,9}}m (?:{MONEY})\b")
SIZES = word_set("height depth width length distance altitude diameter")
REACH = 4
"""Words in front of a length in which it is said what it is of."""
BARE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?m")


def read_as_money(found: Found, before: Sequence[Found], tokens: Sequence[Token], text: str) -> Found:
    """A length in metres as the sum it is, in the currency told before it in the sentence."""
    figure = found.figure
    if figure.unit != "meter" or figure.high is not None or found.last - found.first != 1:
        return found
    if not BARE.fullmatch(tokens[found.first].text) or not _writes_millions(text):
        return found
    if _is_of_a_size(tokens, found):
        return found
    unit = next((item.figure.unit for item in reversed(before) if _is_sum(item)), None)
    value = plain(Decimal(figure.value) * MILLION)
    return found._replace(figure=replace(figure, value=value, unit=unit), is_measure=_is_money(unit))


def _is_of_a_size(tokens: Sequence[Token], found: Found) -> bool:
    """Whether the words around say that something is so long: 54m high, a depth of 54m."""
    behind = tokens[found.last : found.last + 1]
    around = {token.low for token in (*tokens[max(0, found.first - REACH) : found.first], *behind)}
    return not around.isdisjoint(TALL | SIZES)


def _is_sum(item: Found) -> bool:
    """Whether a figure is money, also of a currency that has no code."""
    return _is_money(item.figure.unit) or len(item.figure.value.partition(".")[0]) > len("999999")


def _is_money(unit: str | None) -> bool:
    return unit is not None and currencies.is_money(unit)


@lru_cache(maxsize=8)
def _writes_millions(text: str) -> bool:
    return WRITTEN.search(text) is not None
