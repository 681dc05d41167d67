"""The words that differ are marked where they stand, whole, once, and nothing of the passage is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.marking import marked_runs


def marked(text: str, *words: str) -> list[str]:
    return [run for run, is_marked in marked_runs(text, words) if is_marked]


def test_words_are_marked_whole_and_longer_ones_first() -> None:
    assert marked("It has pursued what it has.", "has") == ["has"]
    assert marked("The thesis is his", "his") == ["his"]
    assert marked_runs("The thesis is his", ["his"])[-1] == ("his", True)
    assert marked("about 160 km against 160", "160 km", "160") == ["160 km", "160"]
    assert marked("Nothing of it", "absent", "", " ") == []
    assert marked_runs("", ["a"]) == [("", False)]


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=6))
def test_the_runs_are_the_text(text: str, words: list[str]) -> None:
    runs = marked_runs(text, [*words, text[3:9], text[:2]])
    assert "".join(run for run, _ in runs) == text
