"""Recall and precision on the marked dossiers do not fall below what they were."""

from __future__ import annotations

import pytest

from tests.comparison.marked_dossiers import COUNTED, READ, SPELT, TOTALLED, TYPES, read, scores
from workbench.comparison.compare import compare

FLOORS = {
    "same": (0.7, 0.83),
    "quotation_variant": (0.95, 0.85),
    "conflict": (0.78, 0.9),
    "consistent_total": (0.6, 0.88),
    "spelling_variant": (0.92, 0.95),
}
"""Recall and precision over all dossiers."""


@pytest.mark.parametrize("kind", TYPES)
def test_what_was_marked_is_found_and_little_else(kind: str) -> None:
    score = scores((*READ, *COUNTED))[kind]
    recall, precision = FLOORS[kind]
    assert score.recall >= recall
    assert score.precision >= precision


def test_marked_spellings_are_found_and_little_else() -> None:
    score = scores(SPELT)["spelling_variant"]
    assert score.recall >= 0.9
    assert score.precision >= 0.95


def test_marked_totals_are_found_and_nothing_else() -> None:
    score = scores(TOTALLED)["consistent_total"]
    assert score.recall >= 0.6
    assert score.precision >= 0.95


@pytest.mark.parametrize("name", [*READ, *COUNTED])
def test_the_same_dossier_gives_the_same_findings(name: str) -> None:
    documents = read(name).documents
    assert compare(documents) == compare(documents)
