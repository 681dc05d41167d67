"""References that may be one item twice: what a person is asked to join."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.identifiers import address_key, bare_doi

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.references import Reference

_WORD = re.compile(r"\w+")


class Duplicates(NamedTuple):
    """References that have the same DOI, address, or title with date and source."""

    reason: str
    references: tuple[Reference, ...]
    """The one added first leads."""


def duplicates(references: Iterable[Reference]) -> list[Duplicates]:
    """Groups of references that seem to be one item, the surest reason of each group; joined and withdrawn ones aside.

    Notes are never proposed: two calls to one person on one day are two calls.
    """
    standing = [r for r in references if not (r.withdrawn or r.joined_into or r.is_note)]
    found: list[Duplicates] = []
    proposed: set[frozenset[str]] = set()
    for reason, key in (
        ("same DOI", _doi),
        ("same address", _address),
        ("same title, date and source", _name),
    ):
        groups: dict[object, list[Reference]] = {}
        for reference in standing:
            if (value := key(reference)) is not None:
                groups.setdefault(value, []).append(reference)
        for group in groups.values():
            ids = frozenset(reference.id for reference in group)
            if len(group) > 1 and not any(ids <= known for known in proposed):
                proposed.add(ids)
                found.append(Duplicates(reason, tuple(group)))
    return found


def _doi(reference: Reference) -> str | None:
    return bare_doi(reference.doi)


def _address(reference: Reference) -> str | None:
    return address_key(reference.url)


def _name(reference: Reference) -> tuple[str, str, str] | None:
    """Title, date and source, letters and digits alone; ``None`` where one of them is missing."""
    parts = (reference.title if reference.is_titled else "", reference.issued or "", reference.source or "")
    title, issued, source = (" ".join(_WORD.findall(part.casefold())) for part in parts)
    return (title, issued, source) if title and issued and source else None
