"""Units of measure as news writes them, under the names pint gives them.

The names equal ``str(ureg.Unit(x))`` of pint; a test holds the table against pint,
which is not imported here. Units made
of others (``kilometer / hour``, ``foot ** 2``) are put together by ``unit_names.py`` in pint's order.
"""

from __future__ import annotations

from workbench.extraction.text.words import word_list, word_set

# pint's name: the spellings in news, singular, blanks as hyphens; a plural in -s is understood where it is a word.
_SPELLINGS: dict[str, str] = {
    "kilometer": "kilometer kilometre km kms klick",
    "meter": "meter metre",
    "decimeter": "decimeter decimetre",
    "centimeter": "centimeter centimetre cm cms",
    "millimeter": "millimeter millimetre mm",
    "micrometer": "micrometer micrometre micron um μm µm",
    "nanometer": "nanometer nanometre nm",
    "mile": "mile mi",
    "nautical_mile": "nautical-mile nmi",
    "yard": "yard yd",
    "foot": "foot feet ft",
    "inch": "inch inches in. ″",
    "furlong": "furlong",
    "fathom": "fathom",
    "league": "league",
    "light_year": "light-year lightyear",
    "parsec": "parsec",
    "astronomical_unit": "astronomical-unit",
    "acre": "acre",
    "hectare": "hectare ha",
    "acre_foot": "acre-foot acre-feet",
    "kilogram": "kilogram kilogramme kg kgs kilo",
    "gram": "gram gramme",
    "milligram": "milligram milligramme mg",
    "microgram": "microgram microgramme mcg µg μg",
    "metric_ton": "tonne metric-ton metric-tonne mt",
    "kilometric_ton": "kilotonne",
    "megametric_ton": "megatonne",
    "gigametric_ton": "gigatonne",
    "ton": "ton short-ton",
    "long_ton": "long-ton",
    "kiloton": "kiloton",
    "megaton": "megaton",
    "gigaton": "gigaton",
    "pound": "pound lb lbs",
    "ounce": "ounce oz",
    "troy_ounce": "troy-ounce",
    "stone": "stone",
    "hundredweight": "hundredweight",
    "carat": "carat",
    "liter": "liter litre ltr",
    "milliliter": "milliliter millilitre ml",
    "centiliter": "centiliter centilitre cl",
    "deciliter": "deciliter decilitre dl",
    "hectoliter": "hectoliter hectolitre hl",
    "gallon": "gallon gal",
    "quart": "quart qt",
    "pint": "pint",
    "cup": "cup",
    "tablespoon": "tablespoon tbsp tbsps",
    "teaspoon": "teaspoon tsp tsps",
    "fluid_ounce": "fluid-ounce fl-oz",
    "oil_barrel": "barrel bbl",
    "bushel": "bushel",
    "century": "century centuries",
    "decade": "decade",
    "year": "year yr yrs",
    "month": "month",
    "fortnight": "fortnight",
    "week": "week wk wks",
    "day": "day",
    "hour": "hour hr hrs",
    "minute": "minute min mins",
    "second": "second sec secs",
    "millisecond": "millisecond ms",
    "microsecond": "microsecond µs μs",
    "nanosecond": "nanosecond ns",
    "knot": "knot kt kts",
    "degree_Celsius": "°c ℃ celsius celcius centigrade",
    "degree_Fahrenheit": "°f ℉ fahrenheit farenheit",
    "kelvin": "kelvin",
    "degree": "degree ° deg",
    "radian": "radian",
    "milliwatt": "milliwatt",
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
    "terajoule": "terajoule",
    "petajoule": "petajoule pj",
    "exajoule": "exajoule",
    "calorie": "calorie",
    "kilocalorie": "kilocalorie kcal kcals",
    "hour * watt": "watt-hour wh",
    "hour * kilowatt": "kilowatt-hour kwh kilowatthour",
    "hour * megawatt": "megawatt-hour mwh megawatthour",
    "gigawatt * hour": "gigawatt-hour gwh gigawatthour",
    "hour * terawatt": "terawatt-hour twh terawatthour",
    "british_thermal_unit": "btu british-thermal-unit",
    "megabritish_thermal_unit": "mmbtu",
    "therm": "therm",
    "electron_volt": "electronvolt electron-volt ev",
    "kiloelectron_volt": "kev kiloelectronvolt",
    "megaelectron_volt": "mev megaelectronvolt",
    "gigaelectron_volt": "gev gigaelectronvolt",
    "volt": "volt",
    "millivolt": "millivolt mv",
    "kilovolt": "kilovolt kv",
    "megavolt": "megavolt",
    "ampere": "ampere amp",
    "milliampere": "milliampere milliamp ma",
    "kiloampere": "kiloampere kiloamp",
    "ampere * hour": "amp-hour ampere-hour ah",
    "milliampere_hour": "milliamp-hour mah",
    "ohm": "ohm Ω",
    "coulomb": "coulomb",
    "farad": "farad",
    "tesla": "tesla",
    "hertz": "hertz hz",
    "kilohertz": "kilohertz khz",
    "megahertz": "megahertz mhz",
    "gigahertz": "gigahertz ghz",
    "terahertz": "terahertz thz",
    "bit": "bit",
    "kilobit": "kilobit kbit",
    "megabit": "megabit mbit",
    "gigabit": "gigabit gbit",
    "terabit": "terabit tbit",
    "kilobit / second": "kbps kbit/s kb/s",
    "megabit / second": "mbps mbit/s",
    "gigabit / second": "gbps gbit/s",
    "terabit / second": "tbps tbit/s",
    "byte": "byte",
    "kilobyte": "kilobyte kb",
    "megabyte": "megabyte mb",
    "gigabyte": "gigabyte gb gig",
    "terabyte": "terabyte tb",
    "petabyte": "petabyte pb",
    "exabyte": "exabyte eb",
    "zettabyte": "zettabyte zb",
    "pixel": "pixel px",
    "megapixel": "megapixel mp",
    "newton": "newton",
    "kilonewton": "kilonewton",
    "meganewton": "meganewton",
    "meter * newton": "newton-metre newton-meter",
    "foot * force_pound": "foot-pound pound-foot pound-feet lb-ft ft-lb ft-lbs lbs-ft",
    "force_pound": "pound-force lbf",
    "pascal": "pascal",
    "hectopascal": "hectopascal hpa",
    "kilopascal": "kilopascal kpa",
    "megapascal": "megapascal mpa",
    "gigapascal": "gigapascal gpa",
    "bar": "bar",
    "millibar": "millibar mbar",
    "standard_atmosphere": "atmosphere atm",
    "pound_force_per_square_inch": "psi",
    "millimeter_Hg": "mmhg",
    "decibel": "decibel db dba",
    "lumen": "lumen",
    "lux": "lux",
    "candela": "candela nit",
    "mole": "mole mol",
    "becquerel": "becquerel bq",
    "gray": "gray gy",
    "sievert": "sievert sv",
    "millisievert": "millisievert msv",
    "microsievert": "microsievert µsv μsv",
    "curie": "curie",
    "kilometer / hour": "kph kmh kmph",
    "mile / hour": "mph",
    "oil_barrel / day": "bpd b/d",
    "mile / gallon": "mpg",
    "revolutions_per_minute": "rpm",
    "ppm": "ppm",
    "percent": "percent per-cent pct pc % percentage",
    "percentage_point": "percentage-point percent-point %-point ppt",
    "basis_point": "basis-point bps bp",
}


def _plain_table() -> dict[str, str]:
    singular = {spelling: name for name, row in _SPELLINGS.items() for spelling in row.split()}
    plurals = {
        f"{spelling}s": name
        for spelling, name in singular.items()
        if len(spelling) > 2 and spelling[-1].isalpha() and spelling not in _NO_PLURAL
    }
    return plurals | singular


_NO_PLURAL = word_set(
    """
    kms cms lbs kgs feet inches pct mph kph mpg btu mmbtu centuries bps kmph bhp hertz hrs yrs wks mins secs kts
    tbsps tsps
    kcals ppm rpm psi mbps kbps gbps tbps bpd celsius celcius centigrade fahrenheit farenheit horsepower khz mhz ghz thz
    """
)
PLAIN: dict[str, str] = _plain_table()
"""Spelling in lower case (blanks as hyphens) to pint's name, or percent, percentage_point, basis_point."""

# Symbols whose capitals tell one unit from another, or that mean a unit only in a symbol of several ("10 kV/cm").
SYMBOLS: dict[str, str] = {
    "Nm": "meter * newton", "kNm": "kilonewton * meter", "Mb": "megabit", "Gb": "gigabit", "Kb": "kilobit",
    "mW": "milliwatt", "mPa": "millipascal", "mJ": "millijoule", "MV": "megavolt", "MN": "meganewton",
    "kN": "kilonewton",
    "MA": "megaampere", "kA": "kiloampere", "PS": "metric_horsepower", "Kbps": "kilobit / second",
    "MB/s": "megabyte / second",
    "GB/s": "gigabyte / second", "Mt": "megametric_ton", "Gt": "gigametric_ton", "mSv": "millisievert",
    "Pa": "pascal",
    "hPa": "hectopascal", "eV": "electron_volt", "fps": "foot / second", "mol": "mole", "Da": "dalton",
}  # fmt: skip

# Short forms that mean a unit only right after a digit ("5 m" may be five million, "5 t" five tonnes).
AFTER_DIGITS = {
    "t": "metric_ton", "g": "gram", "l": "liter", "w": "watt", "v": "volt", "h": "hour", "in": "inch",
}  # fmt: skip
PARTS = AFTER_DIGITS | {
    "m": "meter",
    "s": "second",
    "k": "kelvin",
    "a": "ampere",
    "n": "newton",
    "j": "joule",
}
"""Short forms that are units inside a symbol of several: m/s, A/cm2, g/l."""

POWERS = {"2": 2, "²": 2, "^2": 2, "3": 3, "³": 3, "^3": 3}
SQUARED = word_set("square sq sq.")
CUBED = word_set("cubic cu cu.")
LENGTHS = word_set("meter kilometer mile foot inch yard centimeter millimeter decimeter")
"""What can be squared and cubed."""

SUBUNITS = {
    "foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14),
    "hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12),
}  # fmt: skip
"""A unit, the smaller one that follows it in "6 ft 2 in", and how many of those make it up."""

RATES = word_set(
    """
    hour day night week fortnight month quarter year season decade century second minute capita head person household
    barrel tonne ton kilo pound ounce gallon share unit vote kilogram
    """
)
"""Words after ``a`` or ``each`` that make a rate; ``per`` takes any."""

TIMES = word_list("second minute hour day week fortnight month year decade century")


def unit_named(spelling: str) -> str | None:
    """pint's name for a spelling, or nothing."""
    return SYMBOLS.get(spelling) or PLAIN.get(spelling.lower().replace(" ", "-"))
