"""What changed between two texts: nothing is lost of either, and edits are told word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.comparison.changes import Edit, changes, near
from workbench.domain.spans import Span

LINES = st.lists(st.sampled_from(["red roof", "blue roof stands", "the river", "2,750 km", "", " ", "a b c"]))


def told(old: str, new: str) -> list[str]:
    marks = {Edit.KEPT: "{}", Edit.REMOVED: "-{}-", Edit.ADDED: "+{}+"}
    return ["".join(marks[run.edit].format(run.words) for run in one.runs) for one in changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("One.\nTwo.", "One.\nTwo.", ["One.", "Two."]),
        ("A red roof.", "A blue roof.", ["A -red-+blue+ roof."]),
        ("It flies 2,750 km.", "It flies 3,000 km.", ["It flies -2,750-+3,000+ km."]),
        ("One.\nThree.", "One.\nTwo is here.\nThree.", ["One.", "+Two is here.+", "Three."]),
        ("One.\nTwo is here.\nThree.", "One.\nThree.", ["One.", "-Two is here.-", "Three."]),
        ("", "New.", ["+New.+"]),
        ("Old.", "", ["-Old.-"]),
    ],
)
def test_edits_are_told_word_by_word(old: str, new: str, expected: list[str]) -> None:
    assert told(old, new) == expected


@given(old=LINES, new=LINES)
def test_both_texts_are_whole_in_what_is_told(old: list[str], new: list[str]) -> None:
    found = changes("\n".join(old), "\n".join(new))
    for side, lines, places in (
        (Edit.ADDED, old, [one.old for one in found if one.old]),
        (Edit.REMOVED, new, [one.new for one in found if one.new]),
    ):
        kept = ["".join(run.words for run in one.runs if run.edit is not side) for one in found]
        assert [words for words in kept if words] == [line.strip() for line in lines if line.strip()]
        assert places == sorted(places)
        text = "\n".join(lines)
        assert [text[start:end] for start, end in places] == [line.strip() for line in lines if line.strip()]


def test_only_what_changed_near_a_place_is_given() -> None:
    old = "\n".join(f"Paragraph number {n} stands here." for n in range(9))
    new = old.replace("number 4", "number four").replace("number 8", "number eight")
    place = old.index("number 4")
    (found,) = near(changes(old, new), Span(place, place + 8))
    assert "".join(run.words for run in found.runs if run.edit is Edit.ADDED) == "four"
    assert near(changes("", new), Span(0, 5)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\n" * 100_000, "b\n" * 100_000),
        ("a b " * 50_000, "b a " * 50_000),
        ("x\ny\n" * 30_000, "y\nx\n" * 30_000),
        ("same word " * 1_400, "word same " * 1_400),
        ("1,1," * 50_000, "1." * 50_000),
    ],
)
def test_texts_made_to_take_long_do_not(old: str, new: str) -> None:
    began = time.process_time()
    changes(old, new)
    assert time.process_time() - began < 8
