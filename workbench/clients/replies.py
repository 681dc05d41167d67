"""Reading what a service answers: JSON that every reader would read alike, and the words of its errors."""

from __future__ import annotations

import json
from typing import Any

from workbench.clients.plain import plain
from workbench.errors import UnexpectedReply

_DEEPEST = 60


def parse_json(body: bytes, host: str) -> Any:
    """The value that a JSON text holds, when every reader of it would find the same.

    Raises:
        UnexpectedReply: it is no JSON or cut short, or holds NaN, one key twice, or more levels than is sensible.
    """
    try:
        value = json.loads(body.decode("utf-8-sig"), parse_constant=_refuse, object_pairs_hook=_once_each)
    except UnicodeDecodeError:
        raise UnexpectedReply(host, "it is no UTF-8 text") from None
    except RecursionError:
        raise UnexpectedReply(host, "it nests too deep") from None
    except json.JSONDecodeError as error:
        begins = plain(body[:200].decode("utf-8", "replace"), 60)
        raise UnexpectedReply(
            host, f"it is no whole JSON (character {error.pos}; it begins {begins!r})"
        ) from None
    except ValueError as error:
        raise UnexpectedReply(host, str(error)) from None
    if _depth(value) > _DEEPEST:
        raise UnexpectedReply(host, "it nests too deep")
    return value


def _refuse(word: str) -> Any:
    raise ValueError(f"it holds {word} for a number")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("it says one thing twice")
    return found


def _depth(value: Any) -> int:
    """How many levels lie in a value."""
    levels, layer = 0, [value]
    while layer:
        inner: list[Any] = []
        for item in layer:
            inner += item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
        levels, layer = levels + 1, inner
        if levels > _DEEPEST:
            break
    return levels


def error_words(body: bytes) -> str:
    """What an error body says, for the shapes services use; empty when it says nothing in JSON."""
    try:
        said = json.loads(body[:100_000])
    except (ValueError, RecursionError):
        return ""
    match said:
        case {"error": {"message": str(words)}} | {"error": {"info": str(words)}} | {"detail": str(words)}:
            return plain(words, 200).rstrip(".")
        case {"message": str(words)} | {"error": str(words)}:
            return plain(words, 200).rstrip(".")
        case {"message": [{"message": str(words)}, *_]}:
            return plain(words, 200).rstrip(".")
    return ""
