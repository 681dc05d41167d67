"""One byte form for one value: RFC 8785 restricted to what the trail needs.

Keys are ASCII, strings are kept exactly (no NUL, no lone surrogates), integers stay within 2^53, there are no
floats. Within these bounds ``json.dumps`` with sorted keys and no spaces is RFC 8785.
"""

from __future__ import annotations

import json
from typing import Any

GREATEST_INTEGER = 2**53 - 1


class NotCanonical(ValueError):
    """The value has no canonical form here; the message names the place."""


def canonical_json(value: Any) -> str:
    """The canonical text of a value; encode it as UTF-8 to store or hash it.

    Raises:
        NotCanonical: a float, a non-ASCII key, NUL, a lone surrogate or an integer beyond 2^53.
    """
    _ensure_canonical(value, "$")
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _ensure_canonical(value: Any, place: str) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _ensure_storable(value, place)
    elif isinstance(value, int):
        if abs(value) > GREATEST_INTEGER:
            raise NotCanonical(f"{place}: the integer {value} is beyond 2^53")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str) or not key.isascii() or "\x00" in key:
                raise NotCanonical(f"{place}: the key {key!r} is not ASCII")
            _ensure_canonical(inner, f"{place}.{key}")
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            _ensure_canonical(inner, f"{place}[{index}]")
    else:
        raise NotCanonical(f"{place}: {type(value).__name__} has no canonical form")


def _ensure_storable(text: str, place: str) -> None:
    if "\x00" in text:
        raise NotCanonical(f"{place}: the text holds NUL")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise NotCanonical(f"{place}: the text holds a lone surrogate at {error.start}") from None
