"""What each of two texts says once: near numbers and days of one thing."""

from __future__ import annotations

from tests.comparison.dossiers import found, kinds
from workbench.domain.findings import FindingType

CONFLICT = FindingType.CONFLICT


def test_each_texts_only_number_of_a_thing_conflicts_with_a_near_one() -> None:
    one = "Ruan port has lent the Kettle Line eleven of its cranes while the strike goes on, Ada Lund said."
    other = "For the weeks of the strike Ruan gave away nine cranes to the company."
    assert (CONFLICT, "figure") in kinds(one, other)
    # Where a text gives both numbers they are numbers of two things.
    both = "For the weeks of the strike Ruan gave away nine cranes. It has eleven cranes in the north."
    assert CONFLICT not in {f.type for f in found(one, both)}


def test_each_texts_only_day_of_a_thing_conflicts_with_one_near_it() -> None:
    one = "On 24 April 2021 divers of the Kettle Line raised a wreck in the fog off Ruan with two cables and a winch."
    other = "A wreck was lifted in dense fog by a crane on 23 April 2021."
    assert (CONFLICT, "date") in kinds(one, other)
    # Where a text has both days beside the wreck it tells of two.
    assert (CONFLICT, "date") not in kinds(one, f"{other} On 24 April 2021 the wreck was sold.")
