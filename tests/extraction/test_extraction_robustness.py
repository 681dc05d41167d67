"""Whatever the text, extraction answers, in time that grows with its length, with places that are true."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workbench.extraction
from workbench.extraction.pipeline import date_mentions, extract, figures_of, sentences

HOSTILE = [
    " ",
    "a",
    '"',
    "((",
    "1,1.",
    "A b ",
    "U.S. said, “",
    "Jan 1, 20",
]
LENGTH = 100_000
LIMIT_S = 0.1


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for module in pkgutil.iter_modules(workbench.extraction.__path__):
        loaded = importlib.import_module(f"workbench.extraction.{module.name}")
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern):
                found.append((f"{module.name}.{name}", value))
    return found


PATTERNS = _patterns()


def test_the_package_keeps_its_patterns_at_module_level() -> None:
    assert len(PATTERNS) > 20


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
@pytest.mark.parametrize("seed", HOSTILE)
def test_every_pattern_survives_the_pump(name: str, pattern: re.Pattern[str], seed: str) -> None:
    text = (seed * (LENGTH // len(seed) + 1))[:LENGTH]
    best = min(_seconds(pattern, text) for _ in range(3))
    assert best <= LIMIT_S, f"{name} needs {best:.2f} s on {seed!r} repeated"


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    """CPU time of one full scan."""
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


PIECES = """
“ ” ‘ ’ " ' '' `` ( ) [ — – - , ; : . ? ! … said says according to that the The he He Hill Ann U.S. Mr. President
5,000 2750 km kilometers % $ £ 18/12/2024 1998 1990s I950s three third first million of in on and who Pakistan
Islamabad statement adding told reporters E.O. 13382 Executive Order Act Section 5 up fell more than
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=80).map(" ".join)))
def test_extraction_never_raises_and_its_places_are_true(text: str) -> None:
    found = extract(text, published="2024-12-20")
    assert found == extract(text, published="2024-12-20")
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)
    for item in found:
        assert 0 <= item.span.start < item.span.end <= len(text)
        assert item.text == item.span.of(text)
        assert item.sentence.covers(item.span)
        assert 0 <= item.check_worthiness <= 1000
        assert item.wording
        for part in item.parts:
            assert item.span.covers(part)
        for figure in item.figures:
            assert item.sentence.covers(figure.span)
        for entity in item.entities:
            assert item.span.covers(entity.span)
        for place in (item.speaker_span, item.cue_span):
            assert place is None or (0 <= place.start < place.end <= len(text))
    for sentence in sentences(text):
        assert sentence.text == sentence.span.of(text)
    for mention in date_mentions(text, published="2024-12-20"):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    for figure in figures_of(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)


@pytest.mark.parametrize(
    "seed",
    [
        "The minister said that “three firms” paid $5 million in May 2001, ",
        "word ",
        "“",
        "’s ",
        "x",
        "said ",
        ", said Hill",
        "Ann Hill, a former adviser, ",
        "one hundred and ",
        "1 ",
        "A.",
        "(",
        "Act of the ",
    ],
)
def test_a_megabyte_without_a_line_break_takes_linear_time(seed: str) -> None:
    def seconds(size: int) -> float:
        text = (seed * (size // len(seed) + 1))[:size]
        began = time.process_time()
        extract(text)
        return time.process_time() - began

    seconds(1_000)
    small = max(0.02, min(seconds(50_000) for _ in range(2)))
    assert seconds(400_000) < 24 * small, (
        "eight times the text may not take much more than eight times as long"
    )
