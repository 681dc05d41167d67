"""Text of any length is written in time that grows with it, not faster."""

from __future__ import annotations

import re
from functools import partial
from types import ModuleType

import pytest
from timing import cpu_seconds

from workbench.domain import citations, csl, duplicates, written_dates
from workbench.domain.written_dates import day
from workbench.reports import foreign, markup, words

LENGTH = 100_000
HOSTILE = ["a", " ", "\u202e", "`", "0", "www.", "a:", "\n\\*", "1950-", "-", "אa", "http://"]
PATTERNS = [
    pattern
    for module in (foreign, markup, words, citations, csl, duplicates, written_dates)
    for pattern in vars(module).values()
    if isinstance(pattern, re.Pattern)
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_every_pattern_is_linear_on_repeated_text(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    for pattern in PATTERNS:
        for use in (pattern.search, pattern.fullmatch, pattern.findall):
            assert min(cpu_seconds(partial(use, text)) for _ in range(3)) < 0.1, (pattern.pattern, unit)


@pytest.mark.parametrize("unit", HOSTILE)
def test_every_way_of_writing_text_is_linear_on_repeated_text(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    for write in (markup.plain, markup.code, markup.link, foreign.visible, day, words.number_words):
        assert cpu_seconds(partial(write, text)) < 1, (write.__name__, unit)
    assert cpu_seconds(partial(words.unit_words, text, "2")) < 1, unit


def test_the_patterns_under_test_are_there() -> None:
    assert len(PATTERNS) >= 7
    assert all(isinstance(module, ModuleType) for module in (foreign, markup, words))
