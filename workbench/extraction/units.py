"""Units of measure and currencies as news writes them, under the names pint gives them.

The names equal ``str(ureg.Unit(x))`` of pint; a test holds the table against pint, which is not imported here.
"""

from __future__ import annotations

from workbench.extraction.words import word_set

# pint's name: the spellings in news, singular; a plural in -s is understood where a name is a word.
_SPELLINGS: dict[str, str] = {
    "kilometer": "kilometer kilometre km kms",
    "meter": "meter metre",
    "centimeter": "centimeter centimetre cm",
    "millimeter": "millimeter millimetre mm",
    "micrometer": "micrometer micrometre micron μm µm um",
    "nanometer": "nanometer nanometre nm",
    "mile": "mile mi",
    "nautical_mile": "nautical-mile",
    "yard": "yard yd",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "light_year": "light-year",
    "acre": "acre",
    "hectare": "hectare ha",
    "kilogram": "kilogram kilogramme kg kilo",
    "gram": "gram gramme",
    "milligram": "milligram mg",
    "microgram": "microgram",
    "metric_ton": "tonne mt metric-ton",
    "ton": "ton short-ton",
    "pound": "pound lb lbs",
    "ounce": "ounce oz",
    "carat": "carat",
    "liter": "liter litre",
    "milliliter": "milliliter millilitre ml",
    "gallon": "gallon",
    "oil_barrel": "barrel bbl",
    "bushel": "bushel",
    "year": "year yr",
    "month": "month",
    "week": "week",
    "day": "day",
    "hour": "hour hr",
    "minute": "minute min",
    "second": "second sec",
    "millisecond": "millisecond",
    "microsecond": "microsecond",
    "nanosecond": "nanosecond",
    "decade": "decade",
    "century": "century centuries",
    "knot": "knot",
    "degree_Celsius": "°c celsius",
    "degree_Fahrenheit": "°f fahrenheit",
    "kelvin": "kelvin",
    "degree": "degree °",
    "watt": "watt",
    "kilowatt": "kilowatt kw",
    "megawatt": "megawatt mw",
    "gigawatt": "gigawatt gw",
    "terawatt": "terawatt tw",
    "horsepower": "horsepower hp bhp",
    "joule": "joule",
    "kilojoule": "kilojoule kj",
    "megajoule": "megajoule mj",
    "gigajoule": "gigajoule gj",
    "calorie": "calorie",
    "kilocalorie": "kilocalorie kcal",
    "hour * kilowatt": "kilowatt-hour kwh",
    "hour * megawatt": "megawatt-hour mwh",
    "gigawatt * hour": "gigawatt-hour gwh",
    "hour * terawatt": "terawatt-hour twh",
    "british_thermal_unit": "btu",
    "volt": "volt",
    "ampere": "ampere amp",
    "hertz": "hertz hz",
    "kilohertz": "kilohertz khz",
    "megahertz": "megahertz mhz",
    "gigahertz": "gigahertz ghz",
    "byte": "byte",
    "kilobyte": "kilobyte kb",
    "megabyte": "megabyte mb",
    "gigabyte": "gigabyte gb",
    "terabyte": "terabyte tb",
    "petabyte": "petabyte pb",
    "megabit": "megabit",
    "gigabit": "gigabit",
    "newton": "newton",
    "pascal": "pascal",
    "kilopascal": "kilopascal kpa",
    "megapascal": "megapascal mpa",
    "gigapascal": "gigapascal gpa",
    "decibel": "decibel db",
    "becquerel": "becquerel",
    "sievert": "sievert",
    "millisievert": "millisievert msv",
    "curie": "curie",
    "kilometer / hour": "km/h kph kmh km/hr kmph",
    "mile / hour": "mph mi/h",
    "meter / second": "m/s",
    "mile / gallon": "mpg",
    "centimeter ** 2": "sq-cm",
    "meter ** 2": "sqm sq-m",
    "kilometer ** 2": "sq-km",
    "mile ** 2": "sq-mi",
    "foot ** 2": "sq-ft",
    "percent": "percent per-cent pct pc % percentage",
    "percentage_point": "percentage-point",
    "basis_point": "basis-point bps",
}
PLAIN: dict[str, str] = {spelling: name for name, row in _SPELLINGS.items() for spelling in row.split()}
"""Spelling in lower case (blanks as hyphens) to pint's name, or percent, percentage_point, basis_point."""

_NO_PLURAL = word_set("kms lbs feet inches pct mph kph btu centuries bps kmph bhp")
_PLURALS = {
    f"{spelling}s": name
    for spelling, name in PLAIN.items()
    if len(spelling) > 2 and spelling[-1].isalpha() and spelling not in _NO_PLURAL
}
PLAIN = {**_PLURALS, **PLAIN}

# Short forms that mean a unit only right after a digit ("5 m" may be five million, "5 t" five tonnes).
AFTER_DIGITS = {
    "t": "metric_ton",
    "g": "gram",
    "l": "liter",
    "w": "watt",
    "v": "volt",
    "h": "hour",
    "in": "inch",
}

SQUARED = {
    "meter": "meter ** 2", "kilometer": "kilometer ** 2", "mile": "mile ** 2", "foot": "foot ** 2",
    "inch": "inch ** 2",
    "yard": "yard ** 2", "centimeter": "centimeter ** 2",
}  # fmt: skip
CUBED = {
    "meter": "meter ** 3", "kilometer": "kilometer ** 3", "foot": "foot ** 3", "centimeter": "centimeter ** 3",
    "yard": "yard ** 3", "mile": "mile ** 3", "inch": "inch ** 3",
}  # fmt: skip

CURRENCY_SIGNS = {
    "us$": "USD", "$": "USD", "$us": "USD", "a$": "AUD", "au$": "AUD", "$a": "AUD", "c$": "CAD", "ca$": "CAD",
    "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "£": "GBP", "€": "EUR",
    "¥": "JPY", "₹": "INR", "₨": "PKR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN",
    "฿": "THB", "₱": "PHP", "₫": "VND", "₵": "GHS", "gh₵": "GHS", "zł": "PLN", "৳": "BDT", "₸": "KZT", "₾": "GEL",
    "rs": "PKR", "rs.": "PKR", "rm": "MYR", "tk": "BDT", "ksh": "KES", "kshs": "KES", "rp": "IDR", "inr": "INR",
}  # fmt: skip
GLUED_CURRENCIES = {
    "N": "NGN", "R": "ZAR", "RM": "MYR", "Rs": "PKR", "Rp": "IDR", "Tk": "BDT", "Ksh": "KES", "KSh": "KES", "P": "PHP",
    "Php": "PHP", "Sh": "KES", "kr": "SEK", "Kr": "SEK", "Fr": "CHF", "Ft": "HUF", "PS": "GBP", "L": "GBP",
}  # fmt: skip
"""Letters that are money right before a number that is no mere name: N4.2 trillion, RM31.20, R500m."""
CURRENCY_CODES = word_set(
    """
    USD EUR GBP JPY CNY INR PKR RUB KRW ILS TRY UAH NGN AUD CAD CHF SEK NOK DKK PLN CZK HUF BRL MXN ZAR SGD
    HKD NZD TWD THB PHP IDR MYR VND EGP SAR AED QAR KWD IRR IQD AFN BDT LKR NPR KES GHS ETB ARS CLP COP PEN
    KZT GEL UGX TZS XOF XAF MAD TND DZD JOD LBP OMR BHD
    """
)
CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "rupee": "INR",
    "rupees": "INR", "won": "KRW", "shekel": "ILS", "shekels": "ILS", "lira": "TRY", "hryvnia": "UAH",
    "hryvnias": "UAH",
    "naira": "NGN", "cedi": "GHS", "cedis": "GHS", "real": "BRL", "reais": "BRL", "rupiah": "IDR", "dong": "VND",
    "rand": "ZAR", "franc": "CHF", "francs": "CHF", "zloty": "PLN", "forint": "HUF", "baht": "THB",
    "ringgit": "MYR", "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "taka": "BDT",
    "afghani": "AFN",
    "afghanis": "AFN",
}  # fmt: skip
# An adjective of nationality decides which dollar, rupee, pound, peso is meant.
NATIONAL_CURRENCIES = {
    ("us", "dollar"): "USD", ("u.s.", "dollar"): "USD", ("american", "dollar"): "USD", ("australian",
    "dollar"): "AUD",
    ("canadian", "dollar"): "CAD", ("hong kong", "dollar"): "HKD", ("singapore", "dollar"): "SGD",
    ("new zealand", "dollar"): "NZD", ("pakistani", "rupee"): "PKR", ("pakistan", "rupee"): "PKR",
    ("indian", "rupee"): "INR", ("sri lankan", "rupee"): "LKR", ("nepalese", "rupee"): "NPR", ("british",
    "pound"): "GBP",
    ("egyptian", "pound"): "EGP", ("swiss", "franc"): "CHF", ("mexican", "peso"): "MXN", ("chinese", "yuan"): "CNY",
    ("japanese", "yen"): "JPY", ("swedish", "krona"): "SEK", ("norwegian", "krone"): "NOK", ("danish",
    "krone"): "DKK",
    ("pound", "sterling"): "GBP", ("iranian", "rial"): "IRR", ("iraqi", "dinar"): "IQD", ("kuwaiti", "dinar"): "KWD",
}  # fmt: skip
HUNDREDTHS = {"cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP"}
"""Coins: the value is divided by a hundred."""

RATES = word_set(
    """
    hour day week month year second minute capita person head barrel tonne ton liter litre gallon
    """
)
"""Words after ``a`` or ``per`` that make a rate."""


def unit_named(spelling: str) -> str | None:
    """pint's name for a spelling, or nothing."""
    return PLAIN.get(spelling.lower().replace(" ", "-"))
