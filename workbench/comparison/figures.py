"""Figures of two assertions against each other: the same amount, amounts that may both hold, or two that cannot."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.texts import word_set
from workbench.comparison.units import ROUNDING, in_base, is_money, unit_words
from workbench.comparison.words import term, term_set

if TYPE_CHECKING:
    from workbench.comparison.figure_keys import FigureKey

BOUNDS = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most", "~": "about"}
MEASURES = word_set("""
    kilometer meter centimeter millimeter micrometer nanometer mile nautical_mile yard foot inch fathom acre hectare
    acre_foot kilogram gram milligram microgram metric_ton kilometric_ton megametric_ton ton long_ton kiloton megaton
    pound ounce stone liter milliliter gallon quart pint barrel oil_barrel degree_Celsius degree_Fahrenheit kelvin
    second minute hour day week month year decade century knot kilowatt megawatt gigawatt terawatt watt kilowatt_hour
    megawatt_hour joule kilojoule megajoule calorie kilocalorie byte kilobyte megabyte gigabyte terabyte petabyte
    hertz kilohertz megahertz gigahertz volt ampere pascal hectopascal bar becquerel sievert millisievert
    """)
"""Units in news that convert into others; whatever else a figure has for its unit is a counted noun or a currency."""
SHARES = frozenset({"percent", "percentage_point", "basis_point"})
TONS = frozenset({"ton", "metric_ton", "long_ton"})
"""News writes the one for the other."""
FATES = {
    term(word): word
    for word in sorted(
        word_set(
            """
            dead missing injured arrested evacuated rescued displaced infected convicted homeless surviving trapped
            hospitalised vaccinated
            """
        )
    )
}
"""What befalls people who are counted, from its term to how it is said."""
BODIES = (term("body"),)
VAGUE = term_set("other others number total thing item")
"""Nouns that stand for whatever is counted."""
PEOPLE = term_set(
    "people person member doctor worker teacher student nurse soldier resident villager pupil lawyer child player "
    "personnel professional creditor spectator passenger striker victim customer guest tenant migrant visitor"
)
"""Nouns for people of which one passage may use the wider and another the narrower."""
ABOUT = Decimal("0.07")
"""How far a figure given as about may be off."""
ABOUT_BOTH = Decimal("0.03")
"""The same of either of two: about 86,000 is not about 92,000."""
DIGITS_ROUNDED = 2
"""A figure of so few digits before its noughts is read as rounded: 5,000 and 41,000, not 5,250."""
MOST_ROUNDED = Decimal("0.025")
"""How far rounding moves a figure at most: 10 million is not 12 million, however many noughts it has."""
MOST_CUT = Decimal("0.15")
"""The same of a measure of few: a year and a half is not two years."""
MOST_DECIMALS = 6
"""Decimals that anybody writes."""
HUNDREDTH = Decimal("0.01")
LONG = 7
"""Digits of a number that is found by itself though it be round: 6 million."""
ROUNDED_FROM = 1000
"""Whole numbers below are read as counted: 40 dead are not some 40."""


class Standing(Enum):
    """How two figures stand to each other."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    """Different as written, and both may hold: rounding, a bound, a range, another unit."""
    APART = "apart"
    """They cannot both hold of one thing."""
    OTHER = "other"
    """They are not of one measure."""


class Range(NamedTuple):
    """The values a figure allows; an open end is nothing."""

    low: Decimal | None
    high: Decimal | None

    def is_apart(self, other: Range) -> bool:
        """Whether no value is in both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        return below or (self.low is not None and other.high is not None and other.high < self.low)


def are_of_one_measure(one: FigureKey, other: FigureKey) -> bool:
    """Whether two figures count the same kind of thing, or measure in units that convert into each other."""
    if one.is_rank != other.is_rank or one.fate != other.fate:
        return False
    if one.fate and are_counts(one, other) and not is_share(one) and not is_share(other):
        return True
    if one.unit == other.unit:
        return one.unit is not None
    if one.unit is None or other.unit is None:
        return False
    if is_measure(one.unit) or is_measure(other.unit):
        return are_tons(one, other) or (
            is_measure(one.unit) and is_measure(other.unit) and _dimension(one.unit) == _dimension(other.unit)
        )
    if not one.noun or not other.noun:
        return False
    heads = {one.noun[-1], other.noun[-1]}
    return len(heads) == 1 or (heads <= PEOPLE and (one.noun[-1] in other.near or other.noun[-1] in one.near))


def are_one_thing(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether two counts are of the same things, by what befell them or by their nouns."""
    if mine.fate and mine.fate == theirs.fate:
        return True
    if not mine.noun or not theirs.noun:
        return False
    heads = {mine.noun[-1], theirs.noun[-1]}
    is_one_noun = len(heads) == 1 or bool(heads & VAGUE) or heads <= PEOPLE
    return is_one_noun and not described_apart(mine.noun, theirs.noun)


def described_apart(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the counted things are named by different places: Chinese firms are not Karachi-based ones."""
    here = {term for term in mine[:-1] if term.startswith("@")}
    there = {term for term in theirs[:-1] if term.startswith("@")}
    return bool(here and there and not here & there)


def stand(one: FigureKey, other: FigureKey) -> Standing:
    """How two figures stand to each other."""
    if not are_of_one_measure(one, other):
        return Standing.OTHER
    if (one.value, one.high) == (other.value, other.high) and (
        one.unit == other.unit or are_counts(one, other)
    ):
        is_strict = one.comparator != other.comparator and {one.comparator, other.comparator} & {">", "<"}
        return Standing.COMPATIBLE if is_strict else Standing.EQUAL
    if one.change and other.change and one.change != other.change:
        return Standing.APART
    converts = one.unit != other.unit and is_measure(one.unit) and not are_tons(one, other)
    if one.unit == other.unit and is_whole(one) and is_whole(other) and is_measure(one.unit):
        one, other = (
            one._replace(unit=None),
            other._replace(unit=None),
        )  # 11 hours are not 12, whatever is rounded
    about = ABOUT_BOTH if one.comparator == other.comparator == "~" else ABOUT
    if allowed(one, converts=converts, about=about).is_apart(allowed(other, converts=converts, about=about)):
        is_cut = one.unit == other.unit and (is_cut_from(one, other) or is_cut_from(other, one))
        are_found = (one.noun[-1:] == BODIES) != (other.noun[-1:] == BODIES)  # of the dead, those recovered
        return Standing.COMPATIBLE if is_cut or are_found else Standing.APART
    return Standing.COMPATIBLE


def is_whole(figure: FigureKey) -> bool:
    """Whether a figure is given without decimals."""
    return "." not in figure.value


def are_counts(one: FigureKey, other: FigureKey) -> bool:
    """Whether neither figure is a measure."""
    return not is_measure(one.unit) and not is_measure(other.unit)


def are_tons(one: FigureKey, other: FigureKey) -> bool:
    """Whether both are tons of some sort."""
    return one.unit in TONS and other.unit in TONS


def is_measure(unit: str | None) -> bool:
    """Whether a unit converts into others."""
    return unit is not None and (unit in MEASURES or " / " in unit or " ** " in unit)


def is_counted(figure: FigureKey) -> bool:
    """Whether a figure counts things: no measure, share or sum of money."""
    unit = figure.unit
    return unit is not None and not is_measure(unit) and unit not in SHARES and not is_money(unit)


def is_share(figure: FigureKey) -> bool:
    """Whether a figure is a percentage."""
    return figure.unit == "percent"


def is_odd(value: str) -> bool:
    """Whether a number has two digits and more before its noughts: few things are counted by it."""
    return len(value.replace(".", "").strip("0")) >= 2


def tells_alone(value: str) -> bool:
    """Whether a number is found by itself: it has several digits, or is as large as 6 million."""
    return is_odd(value) or len(value) >= LONG


def ordered_digits(value: str) -> str:
    """The digits of a number in their order of size: equal for 36 and 63, for 160 and 106."""
    return "".join(sorted(value.replace(".", "")))


def is_turned(one: FigureKey, other: FigureKey) -> bool:
    """Whether two numbers differ by the order of two digits side by side, as a slip of the hand makes them."""
    here, there = one.value.replace(".", ""), other.value.replace(".", "")
    differ = [at for at, digits in enumerate(zip(here, there, strict=False)) if len(set(digits)) > 1]
    return (
        len(one.value.partition(".")[0]) == len(other.value.partition(".")[0])
        and ordered_digits(one.value) == ordered_digits(other.value)
        and len(differ) == len("36")
        and differ[1] == differ[0] + 1
        and is_odd(one.value)
    )


def allowed(figure: FigureKey, *, converts: bool = False, about: Decimal = ABOUT) -> Range:
    """The values a figure allows with its rounding and comparator; in base units where it ``converts``."""

    def brought(value: Decimal) -> Decimal:
        return in_base(value, figure.unit).value if converts else value

    value = Decimal(figure.value)
    high = Decimal(figure.high) if figure.high is not None else value
    slack = rounding(figure.value, is_count=not is_measure(figure.unit))
    if converts:
        slack = max(slack, abs(value) * Decimal("0.01"))
    if figure.comparator == "~":
        slack = max(slack, abs(high) * about)
    return Range(
        None if figure.comparator in {"<", "<="} else brought(value - slack),
        None if figure.comparator in {">", ">="} else brought(high + slack),
    )


def is_cut_from(one: FigureKey, other: FigureKey) -> bool:
    """Whether one number is the other with fewer digits: 13,700 of 13,704."""
    number, exact = Decimal(one.value).normalize(), Decimal(other.value)
    digits, exponent = number.as_tuple().digits, int(number.as_tuple().exponent)
    is_round = exponent > 0 and len(digits) > DIGITS_ROUNDED and not (one.high or other.high)
    return is_round and exact.quantize(Decimal(1).scaleb(exponent)) == number


def base_amount(figure: FigureKey) -> Decimal:
    """A figure's value; of a measure, in its base unit."""
    value = Decimal(figure.value)
    return in_base(value, figure.unit).value if is_measure(figure.unit) else value


@lru_cache(maxsize=4096)
def rounding(value: str, *, is_count: bool = True) -> Decimal:
    """How far a value as written may be from the true one: half its last place where that is rounded, else nothing."""
    number = Decimal(value)
    digits = number.normalize().as_tuple()
    exponent = int(digits.exponent)
    half = ROUNDING * Decimal(10) ** exponent
    if exponent < 0:
        return half
    is_round = exponent > 0 and len(digits.digits) <= DIGITS_ROUNDED and abs(number) >= ROUNDED_FROM
    if is_round:
        return min(half, abs(number) * MOST_ROUNDED)
    return Decimal(0) if is_count or exponent > 0 else min(half, abs(number) * MOST_CUT)


@lru_cache(maxsize=256)
def _dimension(unit: str) -> str:
    return in_base(Decimal(1), unit).unit


def written(figure: FigureKey) -> str:
    """A figure in short, as people write it: its bound, value, unit, and what befell the counted."""
    bound = BOUNDS.get(figure.comparator, "")
    value = (
        _grouped(figure.value)
        if figure.high is None
        else f"{_grouped(figure.value)} to {_grouped(figure.high)}"
    )
    is_one = figure.high is None and abs(Decimal(figure.value)) == 1
    unit = (
        unit_words(figure.unit, is_one=is_one)
        if is_measure(figure.unit)
        else (figure.unit or "").replace("_", " ")
    )
    befallen = FATES.get(figure.fate, "")
    if unit == "lives" and befallen:
        unit = ""  # 4,000 lives lost are 4,000 dead
    elif unit in {"death", "deaths", "fatality", "fatalities"}:
        befallen = ""
    return " ".join(filter(None, [bound, value, unit, befallen]))


def _grouped(value: str) -> str:
    """A number with its thousands set apart; one that was reckoned, such as 13 hours and 40 minutes, in short."""
    number = Decimal(value)
    if len(value.partition(".")[2]) > MOST_DECIMALS:
        number = number.quantize(HUNDREDTH).normalize()
    return f"{number:,f}"
