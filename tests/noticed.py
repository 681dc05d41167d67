"""Findings put into a workspace as if comparison had made them, for tests of what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.decisions import finding_id
from workbench.domain.findings import Difference, Finding, FindingType
from workbench.store.finding_cache import store_findings

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.workspace import Workspace


def found(type_: FindingType, *assertions: str, differences: tuple[Difference, ...] = ()) -> Finding:
    """A finding between assertions."""
    return Finding(type_, assertions, f"They are a {type_} of two.", differences, 800)


def spelt(first: str, second: str, *spellings: str) -> Finding:
    """A finding that says that a name has these spellings."""
    differences = tuple(Difference("spelling", spellings[0], other) for other in spellings[1:])
    return Finding(FindingType.SPELLING_VARIANT, (first, second), "One name.", differences, 900)


def notice(desk: Workspace, *findings: Finding, about: Collection[str] | None = None) -> list[str]:
    """Put findings in the place of those computed before; their ids."""
    with desk.journal.caching() as connection:
        store_findings(connection, findings, version="test", seen=desk.reader.findings_due(), about=about)
    return [finding_id(finding) for finding in findings]


def passages(desk: Workspace, claims: list[str]) -> list[str]:
    """The first assertion of each claim."""
    return [desk.reader.claim(claim).members[0].id for claim in claims]
