"""One byte form for one value: RFC 8785 restricted to what the trail needs.

Keys are ASCII, strings are kept exactly (no NUL, no lone surrogates), integers stay within 2^53, there are no
floats. Within these bounds ``json.dumps`` with sorted keys and no spaces is RFC 8785.
"""

from __future__ import annotations

import json
from typing import Any

GREATEST_INTEGER = 2**53 - 1
MOST_LEVELS = 100
"""Lists and objects inside one another."""


class NotCanonical(ValueError):
    """The value has no canonical form here; the message names the place."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")
        self.place, self.what = place, what


def canonical_json(value: Any) -> str:
    """The canonical text of a value; encode it as UTF-8 to store or hash it.

    Raises:
        NotCanonical: a float, a non-ASCII key, NUL, a lone surrogate, an integer beyond 2^53, or more than a
            hundred levels.
    """
    _ensure_canonical(value, "$", MOST_LEVELS)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _ensure_canonical(value: Any, place: str, levels: int) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        ensure_storable(value, place)
    elif isinstance(value, int):
        if abs(value) > GREATEST_INTEGER:
            raise NotCanonical(place, "an integer beyond 2^53")
    elif not isinstance(value, (dict, list, tuple)):
        raise NotCanonical(place, f"a {type(value).__name__}")
    elif levels == 0:
        raise NotCanonical(place, f"more than {MOST_LEVELS} levels")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or not key.isascii() or "\x00" in key:
                raise NotCanonical(place, f"the key {key!r}, which is not ASCII")
            _ensure_canonical(inner, f"{place}.{key}", levels - 1)
    else:
        for index, inner in enumerate(value):
            _ensure_canonical(inner, f"{place}[{index}]", levels - 1)


def ensure_storable(text: str, place: str = "$") -> None:
    """Refuse what no database or terminal takes.

    Raises:
        NotCanonical: NUL or a lone surrogate.
    """
    if "\x00" in text:
        raise NotCanonical(place, "NUL")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise NotCanonical(place, f"a lone surrogate at {error.start}") from None
