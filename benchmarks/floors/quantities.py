"""Quantities: digits or a small number word, a scale word, a currency before or a unit or noun behind."""

from __future__ import annotations

import re
from typing import Any

from floors import words

SMALL = words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """
)
WORDS = {word: value for value, word in enumerate(SMALL)} | {
    word: value
    for value, word in zip(
        range(30, 100, 10), words("thirty forty fifty sixty seventy eighty ninety"), strict=True
    )
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
}
CURRENCIES = {"$": "dollar", "£": "pound sterling", "€": "euro"}
QUANTITY = re.compile(
    rf"(?P<currency>[$£€])?\b(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{'|'.join(WORDS)})\b)"
    rf"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|bn|[kmb]\b))?"
    rf"(?:[ -]?(?P<unit>%|[A-Za-z]{{2,}}))?",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
NO_UNIT = frozenset(
    words("and or of to in on the for at by from with as was were is are have has had who that but than per")
)


def value_of(written: str) -> float | None:
    """The value of one number in digits or one word, with a scale word behind it."""
    match = QUANTITY.match(written.strip())
    if match is None:
        return None
    number = match["number"].lower()
    value = float(WORDS[number]) if number in WORDS else float(number.replace(",", ""))
    return value * SCALES.get((match["scale"] or "").lower(), 1)


def find(text: str) -> list[dict[str, Any]]:
    """Every number with its unit; bare years and "one" are left out."""
    found = []
    for match in QUANTITY.finditer(text):
        unit = match["unit"] or ""
        unit = "" if unit.lower() in NO_UNIT else unit
        bare = not (match["currency"] or unit or match["scale"])
        if (bare and YEAR.fullmatch(match["number"])) or match["number"].lower() == "one":
            continue
        end = match.end() if unit else match.end("scale" if match["scale"] else "number")
        found.append(
            {
                "start": match.start(),
                "end": end,
                "value": value_of(match[0]),
                "unit": CURRENCIES.get(match["currency"] or "", "percent" if unit == "%" else unit),
            }
        )
    return found


def answer(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the quantities set."""
    return {"id": row["id"], "quantities": find(row["text"])}


def answer_spans(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the units set."""
    return {"id": row["id"], "spans": [found for found in find(row["text"]) if found["unit"]]}


def answer_numbers(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the numbers set."""
    return {"id": row["id"], "values": [value_of(row["text"][s["start"] : s["end"]]) for s in row["spans"]]}
