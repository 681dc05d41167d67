"""How well a claim is sourced: primary references, and how many independent voices the secondary ones are.

References whose texts are copies of one another, a wire story in three papers, are one voice; so are those of one
source. Only evidence that supports or refutes the claim counts. What a workspace asks for is advice, never a gate: a
reviewer who finds less enough says why in the rationale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.evidence import Stance
from workbench.domain.identifiers import host_of
from workbench.domain.references import Standing
from workbench.domain.workspaces import SourcingRule

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from workbench.domain.evidence import Evidence
    from workbench.domain.references import Reference


@dataclass(frozen=True, slots=True)
class Voice:
    """Secondary references that count once."""

    references: tuple[str, ...]
    reason: str = ""
    """Why they do, when there are several: ``2 copies of one text``."""


@dataclass(frozen=True, slots=True)
class Side:
    """What speaks on one side of a claim, or on both together."""

    primary: tuple[str, ...] = ()
    """Ids of the references that are the record itself in this use."""
    voices: tuple[Voice, ...] = ()
    """The others, told once; one whose standing nobody said counts among them."""

    @property
    def secondary(self) -> int:
        """How many references tell of it."""
        return sum(len(voice.references) for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The sourcing of a claim under the workspace's rule."""

    rule: SourcingRule
    whole: Side
    sides: tuple[Side, ...] = ()
    """For and against, each by itself: a rule is met by one side, never by adding both."""

    @property
    def is_met(self) -> bool:
        """Whether one side has what the rule asks for."""
        if self.rule is SourcingRule.NONE:
            return True
        return any(side.primary or len(side.voices) >= self.rule.voices for side in self.sides)

    @property
    def summary(self) -> str:
        """``1 primary reference; 3 secondary references, 2 independent voices (2 copies of one text)``."""
        side, parts = self.whole, []
        if side.primary:
            parts.append(_counted(len(side.primary), "primary reference"))
        if side.voices:
            reasons = [voice.reason for voice in side.voices if voice.reason]
            why = f" ({'; '.join(reasons)})" if reasons else ""
            voices = _counted(len(side.voices), "independent voice")
            parts.append(f"{_counted(side.secondary, 'secondary reference')}, {voices}{why}")
        return "; ".join(parts) or "nothing that supports or refutes it"

    @property
    def shortfall(self) -> str:
        """The rule that is not met, in a sentence; empty when it is."""
        if self.is_met:
            return ""
        voices = f"{self.rule.voices} independent secondary ones"
        return f"This workspace asks for a primary reference or {voices} on one side."

    @property
    def advice(self) -> str:
        """What is missing under the rule and what to do about it, for a reviewer; empty when it is met."""
        if self.is_met:
            return ""
        return f"{self.shortfall} So far: {self.summary}. If that is enough here, say why in the rationale."


def sourcing_of(
    evidence: Iterable[Evidence],
    rule: SourcingRule,
    *,
    copies: Iterable[Collection[str]] = (),
    source_of: Callable[[str], str | None] = lambda name: name,
) -> Sourcing:
    """How a claim with this evidence is sourced.

    Args:
        evidence: all of the claim's.
        rule: what the workspace asks for.
        copies: groups of references, by id, whose texts are near-copies.
        source_of: what a source's name is known by, the same for all names of one source.
    """
    groups = [frozenset(group) for group in copies]
    pieces = [piece for piece in evidence if not piece.withdrawn and piece.stance is not Stance.CONTEXT]
    sides = [
        _side([piece for piece in pieces if piece.stance is stance], groups, source_of)
        for stance in (Stance.SUPPORTS, Stance.REFUTES)
    ]
    return Sourcing(rule, _side(pieces, groups, source_of), tuple(sides))


def _side(
    pieces: list[Evidence], copies: list[frozenset[str]], source_of: Callable[[str], str | None]
) -> Side:
    references = {piece.reference.id: piece.reference for piece in pieces}
    primary = {piece.reference.id for piece in pieces if piece.standing is Standing.PRIMARY}
    secondary = [reference for id_, reference in references.items() if id_ not in primary]
    return Side(
        tuple(id_ for id_ in references if id_ in primary), tuple(_voices(secondary, copies, source_of))
    )


def _voices(
    references: list[Reference], copies: list[frozenset[str]], source_of: Callable[[str], str | None]
) -> list[Voice]:
    """The references in groups that count once, in the order in which they first speak."""
    leader = {reference.id: reference.id for reference in references}

    def unite(members: list[str]) -> None:
        first = {leader[member] for member in members}
        into = next((id_ for id_ in leader if id_ in first), None)
        for id_, lead in leader.items():
            if lead in first and into is not None:
                leader[id_] = into

    alike = [[reference.id for reference in references if reference.id in group] for group in copies]
    for group in [*alike, *_of_one_source(references, source_of)]:
        unite(group)
    found: dict[str, list[str]] = {}
    for id_, lead in leader.items():
        found.setdefault(lead, []).append(id_)
    return [Voice(tuple(members), _reason(members, copies)) for members in found.values()]


def _of_one_source(references: list[Reference], source_of: Callable[[str], str | None]) -> list[list[str]]:
    """References of one source; where none is named, its site stands for it."""
    by_source: dict[str, list[str]] = {}
    by_host: dict[str, list[Reference]] = {}
    for reference in references:
        name = reference.source or (reference.person if reference.is_note else None)
        if name:
            by_source.setdefault(source_of(name) or name, []).append(reference.id)
        if host := host_of(reference.url):
            by_host.setdefault(host, []).append(reference)
    unnamed = [group for group in by_host.values() if any(not reference.source for reference in group)]
    return [*by_source.values(), *([reference.id for reference in group] for group in unnamed)]


def _reason(members: list[str], copies: list[frozenset[str]]) -> str:
    if len(members) == 1:
        return ""
    most = max((sum(member in group for member in members) for group in copies), default=0)
    if most == len(members):
        return f"{most} copies of one text"
    return f"{len(members)} copies or of one source" if most > 1 else f"{len(members)} of one source"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"
