"""What an item from outside must be before it is kept."""

from __future__ import annotations

import re
from typing import Any

from workbench.domain.canonical import GREATEST_INTEGER
from workbench.domain.csl import LONGEST_TEXT, conformed, plain
from workbench.domain.identifiers import HoldsPassword, parse_address

MOST_LEVELS = 20
MOST_CHARACTERS = 400_000
"""All texts of one item together."""
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def why_refused(item: Any) -> str | None:
    """Why an item is not taken, for a sentence; ``None`` when it is."""
    if not isinstance(item, dict):
        return "it is no object"
    try:
        if _measure(item, "it", MOST_LEVELS) > MOST_CHARACTERS:
            return f"it holds more than {MOST_CHARACTERS:,} characters"
    except ValueError as error:
        return str(error)
    said = plain(conformed(item))
    if not (said.title or said.url or said.doi):
        return "it has neither title, address nor DOI"
    return _why_address_refused(item.get("URL"))


def _why_address_refused(url: Any) -> str | None:
    try:
        parse_address(url if isinstance(url, str) else "")
    except HoldsPassword as error:
        return f"its URL cannot be kept: {error}"
    except ValueError:  # no address, yet no harm: it stays what the item says
        pass
    return None


def without_fractions(value: Any) -> Any:
    """The value with numbers that have a fraction as text: the trail keeps whole numbers only."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return {key: without_fractions(inner) for key, inner in value.items()}
    return [without_fractions(inner) for inner in value] if isinstance(value, list) else value


def _measure(value: Any, place: str, levels: int) -> int:
    """How many characters the texts of a value have together.

    Raises:
        ValueError: it holds what is not kept.
    """
    if isinstance(value, str):
        return _ensure_text(value, place)
    if isinstance(value, int) and abs(value) > GREATEST_INTEGER:
        raise ValueError(f"{place} is a number beyond 2^53")
    if not isinstance(value, (dict, list)):
        return 0
    if levels == 0:
        raise ValueError(f"it is nested more than {MOST_LEVELS} levels deep")
    if isinstance(value, list):
        return sum(_measure(inner, place, levels - 1) for inner in value)
    for key in value:
        if not key.isascii() or _CONTROL.search(key):
            raise ValueError("it has a name of a field that is not plain ASCII")
    return sum(len(key) + _measure(inner, key[:40] or place, levels - 1) for key, inner in value.items())


def _ensure_text(text: str, place: str) -> int:
    if found := _CONTROL.search(text):
        raise ValueError(f"{place} holds the control character U+{ord(found.group()):04X}")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"{place} has more than {LONGEST_TEXT:,} characters")
    return len(text)
