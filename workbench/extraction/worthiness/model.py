"""The weights of the check-worthiness model, read when first asked for.

Origin: trained by ``benchmarks/train_worthiness.py`` on the ClaimBuster sentences of US presidential debates (DOI
10.5281/zenodo.3609356) as published for CheckThat! 2024, task 1. The data set is open access; its exact licence could
not be confirmed. The weights hold words and pairs of words, none of its sentences.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

WEIGHTS = "weights.txt"


class Model(NamedTuple):
    """Weights in thousandths of a margin."""

    words: dict[str, int]
    """Of words, "first second" pairs and "~begin" beginnings."""
    structure: dict[str, int]
    middle: int
    """The margin that scores one half."""
    slope: float
    """How steeply the score rises there."""


@cache
def model() -> Model:
    """The model that ships with the package."""
    text = files("workbench.extraction.worthiness").joinpath(WEIGHTS).read_text(encoding="utf-8")
    rows: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            here = rows.setdefault(line, [])
        elif not line.startswith("#"):
            here.append(line)
    scale = _named(rows["[scale]"])
    return Model(_words(rows["[words]"]), _named(rows["[structure]"]), scale["middle"], scale["slope"] / 100)


def _named(rows: list[str]) -> dict[str, int]:
    return {name: int(weight) for name, _, weight in (row.rpartition(" ") for row in rows)}


def _words(rows: list[str]) -> dict[str, int]:
    """Weights of words and pairs from rows of a word, its weight, and what may follow it with theirs."""
    weights: dict[str, int] = {}
    for row in rows:
        first, own, *pairs = row.split(" ")
        weights[first] = int(own)
        for at in range(0, len(pairs), 2):
            weights[f"{first} {pairs[at]}"] = int(pairs[at + 1])
    return weights
