"""What makes figures a whole and its parts: single amounts of one unit, of one noun, or of people among people."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.comparison.figures import VAGUE, is_measure, is_share
from workbench.comparison.units import is_money
from workbench.comparison.words import term_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.comparison.figure_keys import FigureKey

TELLING_DIGITS = 3
"""Digits before the noughts that make a number unlikely to fit by chance."""
LEAST_WHOLE = 20
"""Whole of which a part makes a share that tells: half of two is no sign."""
MOST_FIGURES = 8
"""Figures of a passage that are reckoned with."""
MOST_PARTS = 5
PEOPLE_VOTING = term_set(
    """
    vote voter people person member elector resident abstention ballot councillor lawmaker delegate senator
    shareholder
    """
)
"""Nouns for people at large, or at a vote."""
PERSONS = PEOPLE_VOTING | term_set(
    """
    passenger crew crewman survivor adult child man woman boy girl patient worker employee soldier civilian tourist
    visitor resident villager pupil student teacher guest victim prisoner detainee migrant refugee officer driver
    sailor miner steward official guard farmer fisherman engineer technician activist protester demonstrator marcher
    depositor customer client saver nurse doctor volunteer rescuer firefighter inhabitant pensioner parent athlete
    player spectator actor author
    """
)
"""Nouns of people: passengers and crew make the people aboard."""
OF_PEOPLE = ("ers", "ors", "ists", "ians", "men", "ees", "ants")
"""How nouns end that may be of people: dockworkers, activists."""


def may_be_people(figure: FigureKey) -> bool:
    """Whether the dead and injured that are counted are people, by the noun or its ending, or by no noun."""
    if not figure.noun or figure.noun[-1] in PERSONS | VAGUE:
        return True
    return (figure.unit or "").endswith(OF_PEOPLE)


def is_one_kind(total: FigureKey, part: FigureKey) -> bool:
    """Whether a part is of what the whole is of: one unit, one noun, or people among people."""
    if total.unit is None or part.unit is None:
        return False
    if is_measure(total.unit) or is_measure(part.unit):
        return total.unit == part.unit
    heads = {total.noun[-1], part.noun[-1]} if total.noun and part.noun else set()
    if len(heads) == 1 or heads & VAGUE:
        return True
    return bool(heads) and heads <= PERSONS and total.noun[-1] in PEOPLE_VOTING


def are_parts(some: Sequence[FigureKey], *, of_all_kinds: bool = False) -> bool:
    """Whether figures may be parts of one whole: single amounts, of people or of one kind."""
    units = {figure.unit for figure in some}
    people = all(figure.noun[-1] in PERSONS for figure in some if figure.noun)
    return all(map(is_plain, some)) and (of_all_kinds or people or len(units - {None}) <= 1)


def are_of_one_unit(one: FigureKey, other: FigureKey) -> bool:
    """Whether both have one unit, or one of them leaves it out."""
    units = {one.unit, other.unit} - {None}
    return len(units) == 1 and "percent" not in units


def is_plain(figure: FigureKey) -> bool:
    """Whether a figure is a single amount: no range or bound, no change, rank or share."""
    return not (figure.high or figure.change or figure.is_rank or is_share(figure)) and figure.comparator in {
        "=",
        "~",
    }


def is_sum(figure: FigureKey) -> bool:
    """Whether a figure may be the sum of others: a single amount, or at least that much."""
    return is_plain(figure._replace(comparator="=")) and figure.comparator in {"=", "~", ">="}


def is_amount(figure: FigureKey) -> bool:
    """Whether a figure is a single amount or the bound of one: a share may be told of the most that is allowed."""
    return is_plain(figure._replace(comparator="="))


def digits(figure: FigureKey) -> int:
    """Digits of a figure before its noughts."""
    return len(Decimal(figure.value).normalize().as_tuple().digits)


def may_add(total: FigureKey, parts: Sequence[FigureKey]) -> bool:
    """Whether whole and parts are measures of one unit, or all counts."""
    if is_measure(total.unit) or is_money(total.unit):
        return all(part.unit == total.unit for part in parts)
    return not any(is_measure(part.unit) or is_money(part.unit) or is_share(part) for part in parts)
