"""The models: for each kind of finding, trees whose leaves add up to how likely two passages are of that kind.

Grown by ``benchmarks/train_likelihood.py`` on the affairs under ``tests/comparison/affairs``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.findings import FindingType

TREES = "trees.json"
FIRST = 12
"""Trees that are asked first, those that tell most."""

Node: TypeAlias = "tuple[int, float, Node, Node] | float"
"""A feature, a threshold, what follows where it is at most that, and where it is more; or the value of a leaf."""


class Forest(NamedTuple):
    """Trees that add up to the logarithm of the odds."""

    prior: float
    first: tuple[Node, ...]
    others: tuple[Node, ...]
    hopeless: float
    """Where the first trees add up to less, nothing believed was ever found: the others are not asked."""

    def probability(self, features: Sequence[float]) -> float:
        """How likely two passages are of the kind, 0 to 1; 0 where there is no hope of it."""
        odds = self.prior + _sum(self.first, features)
        if odds < self.hopeless:
            return 0.0
        odds += _sum(self.others, features)
        return 1 / (1 + exp(-odds))


def _sum(trees: Sequence[Node], features: Sequence[float]) -> float:
    total = 0.0
    for tree in trees:
        node: Any = tree
        while node.__class__ is tuple:  # a third faster than isinstance
            feature, threshold, below, above = node
            node = above if features[feature] > threshold else below
        total += node
    return total


@cache
def forest(kind: FindingType) -> Forest:
    """The model of a kind of finding that ships with the package."""
    stored = _stored()[str(kind)]
    trees = tuple(map(_node, stored["trees"]))
    return Forest(stored["prior"], trees[:FIRST], trees[FIRST:], stored["hopeless"])


@cache
def _stored() -> dict[str, Any]:
    text = files("workbench.comparison.likelihood").joinpath(TREES).read_text(encoding="utf-8")
    forests: dict[str, Any] = json.loads(text)
    return forests


def _node(stored: Any) -> Node:
    if not isinstance(stored, list):
        return float(stored)
    feature, threshold, below, above = stored
    return feature, threshold, _node(below), _node(above)
