"""Long lists of ids in portions that SQLite takes as parameters and that no read dwells on."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
CHUNK = 500


def in_chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Lists of up to ``size`` items, in order."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
