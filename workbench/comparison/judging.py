"""What a rule says of two assertions, before findings are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.comparison.corpus import Item
    from workbench.domain.findings import Difference, FindingType


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two assertions under one type of finding."""

    type: FindingType
    a: Item
    b: Item
    score: float
    """0 to 1."""
    explain: Callable[[], str]
    """The explanation, made when it is wanted: most judgements stand in a group that another one explains."""
    differences: tuple[Difference, ...] = ()
    about: str = ""
    """What the finding is about: of several judgements on one passage pair with the same, the best is kept."""
