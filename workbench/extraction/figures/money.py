"""Money beside a number: signs and codes before it, codes, names and coins behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.figures import currencies
from workbench.extraction.figures.measures import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.numerals import Number
    from workbench.extraction.text.tokens import Token

DASHES = frozenset({"-", "−", "–"})
PREFIXES = frozenset(
    {
        "us",
        "u.s.",
        "u.s",
        "a",
        "au",
        "aud",
        "c",
        "ca",
        "cad",
        "hk",
        "nz",
        "s",
        "nt",
        "r",
        "mx",
        "usd",
        "j",
        "tt",
    }
)
CAPITAL_PREFIXES = frozenset({"US", "U.S.", "U.S", "HK", "CA", "NZ", "AU", "NT"})
"""Letters that stand apart from their sign: HK $5. An "A" before "$5 fine" is an article."""
OFTEN_A_WORD = frozenset(
    {"won", "real", "reals", "som", "sol", "lev", "rand", "dram", "ether", "colon", "colons", "kip", "lei"}
)
"""Money that is a word of its own: read only behind a hundred and more, or a scale."""
LEAST_SUM = 100
DOTTED = frozenset({"rs", "tk", "re", "fr"})
"""Shortened names of money, with a stop behind them."""
LOWER_CODES = frozenset({"usd", "eur", "gbp", "inr", "pkr", "jpy", "cny", "rmb", "aud", "cad", "chf", "btc"})
"""Codes that people write small too; the rest are words or parts of words then."""
POUNDS = frozenset({"pound", "pounds"})


def before(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """The currency that a sign, code or name before token ``i`` gives, and where it begins."""
    k = i - 1
    if k > 0 and tokens[k].low in DASHES:
        k -= 1
    if k < 0:
        return None
    low = tokens[k].low
    if low == "." and k and tokens[k - 1].low in DOTTED:
        return currencies.SIGNS[tokens[k - 1].low], k - 1
    if low in currencies.SIGNS:
        return _signed(tokens, k)
    if tokens[k].text in currencies.CODES:
        return currencies.RENAMED.get(tokens[k].text, tokens[k].text), k
    return None


def _signed(tokens: Sequence[Token], k: int) -> tuple[str, int] | None:
    """A sign with the letters that say whose dollar it is: US$, HK $, A$."""
    low = tokens[k].low
    if low == "re" and tokens[k].text != "Re":
        return None
    code = currencies.SIGNS[low]
    if low != "$" or not k:
        return code, k
    letters = tokens[k - 1]
    glued = letters.end == tokens[k].start
    if (glued and letters.low in PREFIXES) or letters.text in CAPITAL_PREFIXES:
        return currencies.SIGNS.get(f"{letters.low}$", code), k - 1
    return code, k


def behind(tokens: Sequence[Token], i: int, number: Number | None = None) -> Unit | None:
    """The currency or coin that begins at token ``i``, behind a number: euros, Australian dollars, pence, USD, €."""
    if i >= len(tokens):
        return None
    text, low = tokens[i].text, tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if (national := _national(tokens, i)) is not None:
        return national
    if low in POUNDS and following == "sterling":
        return Unit("GBP", i + 2)
    if low in currencies.WORDS:
        small = number is not None and not number.is_scaled and abs(number.value) < LEAST_SUM
        return None if low in OFTEN_A_WORD and small else Unit(currencies.WORDS[low], i + 1)
    if text in currencies.CODES or low in LOWER_CODES:
        return Unit(currencies.RENAMED.get(low.upper(), low.upper()), i + 1)
    if text in currencies.SIGNS and not low[0].isalpha() and not _opens_next(tokens, i):
        return Unit(currencies.SIGNS[text], i + 1)
    if low in currencies.COINS and (low != "c" or (tokens[i - 1].end == tokens[i].start and text == "c")):
        return Unit(currencies.COINS[low], i + 1)
    return None


def _opens_next(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sign belongs to the number behind it: 10 $30."""
    return i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i + 1].text[0].isdigit()


def _national(tokens: Sequence[Token], i: int) -> Unit | None:
    """Australian dollars, Hong Kong dollars, South Korean won."""
    words = [token.low for token in tokens[i : i + 3]]
    for length in (2, 3):
        if len(words) < length:
            return None
        if code := currencies.national("-".join(words[: length - 1]), words[length - 1]):
            return Unit(code, i + length)
    return None
