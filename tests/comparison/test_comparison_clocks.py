"""Times of day: one moment in two texts, minutes turned, and numbers that are no times."""

from __future__ import annotations

import pytest

from tests.comparison.dossiers import found, kinds
from workbench.comparison.clocks import clocks_in
from workbench.domain.findings import FindingType

AFFAIR = " The Kettle Line and its captain, Ada Lund, were not insured."
"""What makes two texts one affair: a name of both."""


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("It struck at 11:42 p.m. and sank at 23.58.", ["11:42", "11:58"]),
        ("The call came at about 0.17 and again at 12:17.", ["0:17"]),
        ("It left at 8:00 and was due at 9.30 a.m.", []),
        ("Shares fell at 11.42 percent, by 3.15 euros, from 12.45 to 1,234.56.", []),
        ("Version 1.12.45 and the verse 3:16-17 stand in 10.1000/112:45.", []),
    ],
)
def test_times_of_day_are_read_on_one_dial(text: str, clocks: list[str]) -> None:
    assert list(dict.fromkeys(clocks_in(text, 0, len(text)))) == clocks


def test_one_moment_in_two_texts_is_one_claim() -> None:
    one = f"The ferry struck the reef at 11:42 p.m. off Marren.{AFFAIR}"
    other = f"At 23.42, in the dark, a rock tore the hull open.{AFFAIR}"
    assert any(f.explanation == "Both give the time 11:42." for f in found(one, other))


def test_minutes_that_are_turned_are_a_conflict_unless_a_text_gives_both() -> None:
    one = f"The ferry struck the reef at 11:42 p.m. off Marren.{AFFAIR}"
    other = f"She was torn open at 11:24 p.m. by a rock.{AFFAIR}"
    assert (FindingType.CONFLICT, "time") in kinds(one, other)
    assert (FindingType.CONFLICT, "time") not in kinds(one, f"{other} At 11:42 p.m. a boat came.")


def test_times_of_two_days_are_two_moments() -> None:
    one = f"On 3 May 2021 the ferry left Marren at 9:41 a.m.{AFFAIR}"
    other = f"On 4 May 2021 the ferry left Marren at 9:41 a.m.{AFFAIR}"
    assert not any("the time" in f.explanation for f in found(one, other))
