"""What checks find: in the trail, in the tables, among the stored files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: what kind of thing, where, and in words."""

    kind: str
    place: str
    """``event/<id>``, ``<table>/<key>``, ``text/<digest>``, ``bytes/<digest>`` or a name."""
    explanation: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What ``audit verify`` found."""

    ok: bool
    events: int
    heads: tuple[str, ...]
    first_bad: str | None
    """Id of the first event, in the trail's order, that something is wrong with."""
    findings: tuple[Fault, ...]
    more: int = 0
    """Findings beyond those listed."""
