"""Units as the corpora name them: the workbench gives pint's names and ISO 4217 codes, they give English words."""

from __future__ import annotations

MONEY = {
    "USD": "dollar", "AUD": "australian dollar", "CAD": "canadian dollar", "NZD": "new zealand dollar",
    "HKD": "hong kong dollar", "SGD": "singapore dollar", "TWD": "taiwan dollar", "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "japanese yen", "CNY": "chinese yuan", "INR": "indian rupee", "PKR": "pakistani rupee",
    "LKR": "sri lankan rupee", "NPR": "nepalese rupee", "RUB": "russian ruble", "KRW": "south korean won",
    "ILS": "israeli shekel", "TRY": "turkish lira", "UAH": "ukrainian hryvnia", "NGN": "nigerian naira",
    "GHS": "ghanaian cedi", "BRL": "brazilian real", "IDR": "indonesian rupiah", "VND": "vietnamese dong",
    "ZAR": "south african rand", "CHF": "swiss franc", "XOF": "cfa franc", "PLN": "polish zloty",
    "HUF": "hungarian forint",
    "CZK": "czech koruna", "THB": "thai baht", "MYR": "malaysian ringgit", "AED": "uae dirham",
    "MAD": "moroccan dirham",
    "SAR": "saudi riyal", "QAR": "qatari riyal", "IRR": "iranian rial", "BDT": "bangladeshi taka",
    "GEL": "georgian lari",
    "SEK": "swedish krona", "NOK": "norwegian krone", "DKK": "danish krone", "ISK": "icelandic krona",
    "MXN": "mexican peso", "PHP": "philippine peso", "ARS": "argentine peso", "CLP": "chilean peso",
    "COP": "colombian peso",
    "KES": "kenyan shilling", "UGX": "ugandan shilling", "TZS": "tanzanian shilling", "EGP": "egyptian pound",
    "IQD": "iraqi dinar", "KWD": "kuwaiti dinar", "BTC": "bitcoin",
}  # fmt: skip
COINS = {"cent", "penny", "sen", "paisa", "kopeck"}
BRITISH = {
    "meter": "metre",
    "liter": "litre",
    "metric_ton": "tonne",
    "pound": "pound-mass",
    "oil_barrel": "barrel",
}
POWERS = {"2": "square", "3": "cubic"}
RECOGNISED = {
    "degree_Celsius": "C", "degree_Fahrenheit": "F", "metric_ton": "metric ton", "oil_barrel": "barrel",
    "GBP": "pound",
    "CHF": "swiss franc", "USD": "dollar",
}  # fmt: skip
TIMES = {"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"}
SHARES = {"percent", "percentage_point", "basis_point"}


def spoken(unit: str) -> str:
    """A unit in the words of the news corpus: ``foot ** 2`` is a square foot, ``USD / share`` dollar per share."""
    return " per ".join(
        " ".join(_factor(factor) for factor in side.split(" * ")) for side in unit.split(" / ")
    )


def recognised(unit: str) -> str:
    """A unit in the words of the made sentences, which measure per nothing."""
    first, _, rest = unit.partition(" / ")
    if rest and rest not in TIMES:
        return f"{recognised(first)} per {recognised(rest)}"
    return (
        RECOGNISED.get(first) or MONEY.get(first) or " ".join(_power(factor) for factor in first.split(" * "))
    )


def is_measured(unit: str, written: str) -> bool:
    """Whether a unit is one of the made sentences' four kinds: money, dimensions, temperatures, ages."""
    first = unit.split(" ", maxsplit=1)[0]
    if first in SHARES or (first in TIMES and not written.rstrip().endswith(("old", "age"))):
        return False
    return first in MONEY or first in COINS or first in _pint_names()


def _pint_names() -> frozenset[str]:
    from workbench.extraction.figures import units

    tables = (units.PLAIN, units.SYMBOLS, units.PARTS)
    return frozenset(part for table in tables for name in table.values() for part in name.split(" "))


def _factor(factor: str) -> str:
    name, _, power = factor.partition(" ** ")
    plain = MONEY.get(name) or BRITISH.get(name) or _prefixed(name).replace("_", " ")
    return f"{POWERS[power]} {plain}" if power in POWERS else plain


def _prefixed(name: str) -> str:
    for american, british in (("meter", "metre"), ("liter", "litre"), ("metric_ton", "tonne")):
        if name.endswith(american):
            return name.removesuffix(american) + british
    return name


def _power(factor: str) -> str:
    name, _, power = factor.partition(" ** ")
    plain = name.replace("_", " ")
    return f"{POWERS[power]} {plain}" if power in POWERS else plain
