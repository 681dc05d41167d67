"""CSL-JSON, the exchange format of citation managers: an array of items."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.bibliography.items import without_fractions

if TYPE_CHECKING:
    from workbench.domain.csl import Item


def read(text: str) -> list[Any]:
    """The items of an array; one item alone counts as an array of it.

    Raises:
        ValueError: it is not JSON as the standard has it, or no array of items.
    """
    try:
        found = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg.lower()} at line {error.lineno}, column {error.colno}") from None
    items = [found] if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise ValueError("it is no array of items")  # noqa: TRY004 - the file is wrong, not the program
    return [without_fractions(item) for item in items]


def write(items: list[Item]) -> str:
    """An array with an item a block, keys in their order."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object has the name {double[:40]!r} twice")
    return found


def _refuse_constant(word: str) -> Any:
    raise ValueError(f"{word} is no value of JSON")
