"""Near-copies: one voice for a wire story, however it was cut and headed; two voices for two reports of one affair."""

from __future__ import annotations

import random

from workbench.comparison.independence import containment, near_copies, sketch

WORDS = [
    "harbour", "ministry", "ferry", "captain", "channel", "inquiry", "dredging", "panel", "log", "buoy", "pilot",
    "quay",
    "storm", "rescue", "owner", "lawyer", "tape", "village", "gallery", "court", "fine", "budget", "survey", "engine",
]  # fmt: skip


def story(seed: int, length: int = 300) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def test_a_wire_story_cut_and_headed_anew_is_one_voice() -> None:
    wire = story(1)
    paper = "Our own correspondent writes. " + " ".join(wire.split()[:180]).replace("ferry", "vessel", 2)
    assert near_copies({"wire": sketch(wire), "other": sketch(story(2)), "paper": sketch(paper)}) == [
        ["wire", "paper"]
    ]


def test_a_long_quotation_in_two_reports_leaves_two_voices() -> None:
    quotation = story(3, 60)
    one, two = story(4) + " " + quotation, quotation + " " + story(5)
    assert 0.1 < containment(sketch(one), sketch(two)) < 0.4
    assert near_copies({"one": sketch(one), "two": sketch(two)}) == []


def test_case_marks_and_line_ends_make_no_difference() -> None:
    one = story(6)
    assert sketch(one) == sketch(one.upper().replace(" ", ",\n"))


def test_a_copy_of_a_copy_is_in_the_same_group() -> None:
    words = story(7, 400).split()
    texts = {"a": words[:250], "b": words[100:330], "c": words[210:400]}
    assert near_copies({name: sketch(" ".join(text)) for name, text in texts.items()}) == [["a", "b", "c"]]


def test_a_thousand_copies_are_one_group() -> None:
    texts = {str(number): sketch(f"{story(8)} {story(1000 + number, 40)}") for number in range(1000)}
    (group,) = near_copies(texts)
    assert len(group) == 1000


def test_short_or_empty_texts_are_nobodys_copies() -> None:
    assert (
        near_copies(
            {"a": sketch(""), "b": sketch(""), "c": sketch("one two three"), "d": sketch("one two three")}
        )
        == []
    )
