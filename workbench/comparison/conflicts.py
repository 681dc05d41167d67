"""What cannot both be right: figures and dates of one thing, a statement and its denial.

Offices of one person are compared in ``titles.py``: they need all passages of the person, not two.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.comparison import lone
from workbench.comparison.agreement import (
    SINCE,
    dates_apart,
    days_between,
    is_bygone,
    is_name,
    months_between,
    names_differ,
    senses_differ,
    share_a_day,
)
from workbench.comparison.denials import judge_denials
from workbench.comparison.figures import Standing, base_amount, is_measure, stand, written
from workbench.comparison.judging import Judgement
from workbench.comparison.same import gives_office
from workbench.comparison.traces import OF_TIME
from workbench.comparison.words import term_set
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair

RARE_NAME = 2.8
"""What a name tells that backs a likeness: one of few passages, some six in a hundred."""
LEAST_NEAR = 2
"""Terms that must be shared, beside what is counted."""
NEAR_COVER = 0.5
"""Share of what stands near the one figure that must stand near the other too."""
FATE_LIKENESS = 0.35
"""Likeness of two passages that count the dead, the injured, the arrested of one event."""
ALIKE = 0.6
"""Likeness from which figures are of one quantity however far apart they are."""
FIGURE_LIKENESS = 0.4
"""Likeness from which figures are of one quantity though the passages name different bodies."""
DATE_LIKENESS = 0.5
"""Likeness, dates apart, of two passages on one event."""
NEAR_DATE_LIKENESS = 0.35
"""The same, where their dates are so few days apart."""
LEAST_BACKED = 0.25
"""The same, where they give one number of one thing too."""
LEAST_LONE = 0.2
"""The same, where what they share has no other date in either text."""
NEAR_DAYS = 2
NEAR_MONTHS = 2
LEAST_OF_ONE = 3
"""Words, names apart, that must be shared then."""
ONCE = term_set("build born found launch establish die create inaugurate")
"""What happens to a thing or a person once."""
ENDS = term_set("last first")
"""What happened for the first or the last time has one date."""
END_COVER = 0.4
YEAR_COVER = 0.6
"""Share of the shorter passage that must be shared for two years of it to be of one thing."""
NEAR_YEARS = 2
NEAR_YEAR_LIKENESS = 0.45
"""The same for two years so near, with a name and several words in common."""
YEAR_LIKENESS = 0.7
"""Likeness from which a thing named in both is dated to two years, whatever befell it."""
FARTHEST_DAYS = 60
"""Days between two dates of one event: farther apart they are two events of a kind."""
ASKED_FOR = term_set("demand want seek offer request")
"""Beside a figure: somebody wants it or offers it."""
OPENING = 3
"""Terms among which the verb stands that rules all the passage: the union is demanding."""
FARTHEST_APART = 2
"""How many times the one figure the other is at most, if the passages are not alike."""
RECURRING = term_set("annual yearly monthly weekly daily every each quarter")


def judge_conflicts(pair: Pair, corpus: Corpus) -> Iterator[Judgement]:
    """Every point in which two assertions on one subject cannot both be right."""
    a, b = pair.a, pair.b
    if a.figures and b.figures and a.traces != b.traces:
        yield from _figures(pair, corpus)
    if a.keys.dates and b.keys.dates:
        yield from _dates(pair, corpus)
    if a.negated or b.negated or (a.polar and b.polar):
        yield from judge_denials(pair, corpus)


def _figures(pair: Pair, corpus: Corpus) -> Iterator[Judgement]:
    if dates_apart(pair) or _is_other_period(pair) or is_bygone(pair, corpus):
        return
    for mine in pair.a.figures:
        for theirs in pair.b.figures:
            if stand(mine, theirs) is not Standing.APART or not may_contradict(pair, mine, theirs):
                continue
            if pair.a.keys.aged and pair.b.keys.aged and mine.unit == theirs.unit == "year":
                continue  # ages of a person depend on when the texts came out
            score = _one_quantity(pair, mine, theirs, corpus)
            if score:
                a, b = written(mine), written(theirs)
                yield Judgement(
                    FindingType.CONFLICT,
                    pair.a,
                    pair.b,
                    score,
                    partial("One passage gives {} where the other gives {}.".format, a, b),
                    (Difference("figure", a, b),),
                    "figure",
                )


def may_contradict(pair: Pair, mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether nothing speaks against it that two figures apart contradict each other.

    One may stand on the other side as well, be a part of the other, only be asked for, or tell of a change.
    """
    return not (
        _is_met(pair, mine, theirs)
        or _is_part(mine, pair.a, theirs)
        or _is_part(theirs, pair.b, mine)
        or bool(mine.change) != bool(theirs.change)
        or mine.is_passing
        or theirs.is_passing
        or _is_asked_for(mine, pair.a) != _is_asked_for(theirs, pair.b)
    )


def _is_met(pair: Pair, mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether either figure stands on the other side as well: then the two are figures of two things."""
    return any(
        stand(mine, other) in {Standing.EQUAL, Standing.COMPATIBLE} for other in pair.b.figures
    ) or any(stand(other, theirs) in {Standing.EQUAL, Standing.COMPATIBLE} for other in pair.a.figures)


def _is_part(figure: FigureKey, item: Item, whole: FigureKey) -> bool:
    """Whether a figure counts some of the dead whom a greater one counts: twelve of those killed."""
    is_some = bool(figure.fate) and item.keys.is_partitive and not figure.is_whole
    return is_some and 0 < base_amount(figure) < base_amount(whole)


def _one_quantity(pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus) -> float:
    """How sure it is that two figures are of one quantity, or 0."""
    if senses_differ(pair) or (pair.likeness < ALIKE and _are_far(mine, theirs)):
        return 0.0
    if lone.are_of_one_named(pair, mine, theirs, corpus):
        return 0.5 + pair.likeness / 2
    if names_differ(pair) and pair.dice < FIGURE_LIKENESS:
        return 0.0
    here = {term for term in mine.noun[:-1] if term.startswith("@")}
    there = {term for term in theirs.noun[:-1] if term.startswith("@")}
    if here and there and not here & there:
        return 0.0
    if mine.fate:
        is_one = pair.likeness >= FATE_LIKENESS and len(pair.shared) >= LEAST_NEAR
    else:
        is_one = not _is_elsewhere(mine, theirs) and _near_cover(pair, mine, theirs, corpus) >= NEAR_COVER
        is_one = is_one and not _are_of_any(pair, mine)
    is_one = is_one or lone.are_of_one(pair, mine, theirs, corpus)
    return min(0.95, 0.5 + pair.likeness / 2) if is_one else 0.0


def _are_of_any(pair: Pair, figure: FigureKey) -> bool:
    """Whether nothing named is measured: the ranges of two missiles, though both passages say missile and range."""
    is_size = is_measure(figure.unit) and figure.unit not in OF_TIME
    return is_size and pair.likeness < ALIKE and (lone.is_rate(figure) or not any(map(is_name, pair.shared)))


def _is_asked_for(figure: FigureKey, item: Item) -> bool:
    """Whether somebody wants, offers or plans it: what came of it is no contradiction."""
    return not (ASKED_FOR.isdisjoint(figure.near) and ASKED_FOR.isdisjoint(item.keys.terms[:OPENING]))


def _are_far(mine: FigureKey, theirs: FigureKey) -> bool:
    here, there = abs(base_amount(mine)), abs(base_amount(theirs))
    return max(here, there) > FARTHEST_APART * min(here, there)


def _near_cover(pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus) -> float:
    """What share of what stands near the one figure stands near the other too, 0 to 1; or of the whole passages."""
    # What both count tells nothing; "employs 34,000 people" has what the other side counts, employees, for its verb.
    counted = {*set(mine.noun[-1:]).intersection(theirs.noun[-1:]), "percent"}
    here, there = set(mine.near) - counted, set(theirs.near) - counted
    shared = here & there
    is_one_occasion = share_a_day(pair) or bool(pair.a.speaker & pair.b.speaker)
    if len(shared) + is_one_occasion < LEAST_NEAR and not any(term.startswith("@") for term in shared):
        return 0.0
    if not shared:
        return 0.0
    least = min(corpus.weigh(here), corpus.weigh(there))
    return max(corpus.weigh(shared) / least, pair.likeness if len(pair.shared) > LEAST_NEAR else 0.0)


def _is_elsewhere(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether one figure is of a named place or body and the other of the whole: nothing more is said of that."""
    here, there = _names_near(mine), _names_near(theirs)
    if here & there or bool(here) == bool(there):
        return False
    plain = set(theirs.near if here else mine.near)
    return plain <= set(mine.near) & set(theirs.near)


def _names_near(figure: FigureKey) -> set[str]:
    return {term for term in figure.near if is_name(term)}


def _is_other_period(pair: Pair) -> bool:
    """Whether one side is dated and both tell of what comes again and again."""
    return bool(pair.a.keys.dates) != bool(pair.b.keys.dates) and bool(pair.shared & RECURRING)


def _dates(pair: Pair, corpus: Corpus) -> Iterator[Judgement]:
    if gives_office(pair.a) or gives_office(pair.b):
        return  # the day is that of what somebody said or did
    mine, theirs = pair.a.keys.dates[0], pair.b.keys.dates[0]
    yield from _years(pair)
    is_end = pair.cover >= END_COVER and mine[:4] != theirs[:4] and _tell_of_an_end(pair)
    is_near = _is_nearly_one_day(pair, mine, theirs, corpus)
    if not (is_end or is_near or pair.likeness >= DATE_LIKENESS) or len(pair.shared) < LEAST_NEAR:
        return
    is_of_others = names_differ(pair) and pair.dice < FIGURE_LIKENESS and not is_near
    if is_of_others or not dates_apart(pair) or _is_told_beside(pair, mine, theirs, corpus):
        return
    if is_end or ((is_near or days_between(mine, theirs) <= FARTHEST_DAYS) and not _of_two_periods(pair)):
        yield _dated(pair, mine, theirs)


def _is_nearly_one_day(pair: Pair, mine: str, theirs: str, corpus: Corpus) -> bool:
    """Whether two texts tell of one thing with several words, and date it a day or two apart."""
    is_far = days_between(mine, theirs) > NEAR_DAYS and months_between(mine, theirs) > NEAR_MONTHS
    if is_far or pair.a.document == pair.b.document:
        return False
    words = [term for term in pair.shared if not term.startswith("@")]
    is_of_one = pair.likeness >= FIGURE_LIKENESS or len(words) < len(pair.shared) or not names_differ(pair)
    is_named = any(corpus.rarity[term] >= RARE_NAME for term in pair.shared if is_name(term))
    backed = is_named or not pair.a.traces.isdisjoint(pair.b.traces)
    is_told = (
        is_of_one
        and len(words) + backed >= LEAST_OF_ONE
        and pair.likeness >= (LEAST_BACKED if backed else NEAR_DATE_LIKENESS)
    )
    return is_told or (pair.likeness >= LEAST_LONE and lone.are_of_one_time(pair, corpus))


def _is_told_beside(pair: Pair, mine: str, theirs: str, corpus: Corpus) -> bool:
    """Whether either date stands beside the other passage too: then each is of something else."""
    return mine in corpus.days_around(pair.b) or theirs in corpus.days_around(pair.a)


def _tell_of_an_end(pair: Pair) -> bool:
    """Whether both say "last", or "first", and mean no lasting."""
    ends = pair.shared & ENDS
    return bool(ends) and all(
        word in {"last", "first"} for item in (pair.a, pair.b) for word in item.shows(ends)
    )


def _of_two_periods(pair: Pair) -> bool:
    """Whether the passages give other figures, as of another time."""
    return any(
        stand(f, g) is Standing.APART and not _is_met(pair, f, g)
        for f in pair.a.figures
        for g in pair.b.figures
    )


def _dated(pair: Pair, mine: str, theirs: str) -> Judgement:
    return Judgement(
        FindingType.CONFLICT,
        pair.a,
        pair.b,
        min(0.95, pair.likeness),
        partial("One event is dated {} and {}.".format, mine, theirs),
        (Difference("date", mine, theirs),),
        "date",
    )


def _years(pair: Pair) -> Iterator[Judgement]:
    """Two years for what happens to a thing once, or since when it is so: built in 1994, built in 1996."""
    mine, theirs = pair.a.keys.dates, pair.b.keys.dates
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs:
        return
    words = sum(not term.startswith("@") for term in pair.shared)
    is_told = words >= LEAST_OF_ONE and pair.likeness >= NEAR_YEAR_LIKENESS and words < len(pair.shared)
    is_told = is_told and pair.a.document != pair.b.document and not (pair.a.figures and pair.b.figures)
    if not (pair.cover >= YEAR_COVER or is_told):
        return
    since = mine[0].endswith(SINCE) and theirs[0].endswith(SINCE) and len(pair.shared) >= LEAST_NEAR
    is_named = any(is_name(term) for term in pair.shared)
    is_once = is_named and (
        pair.shared & ONCE or (pair.likeness >= YEAR_LIKENESS and len(pair.shared) > LEAST_NEAR)
    )
    first, second = mine[0].removesuffix(SINCE), theirs[0].removesuffix(SINCE)
    if not len(first) == len(second) == len("1994"):
        return
    is_near = is_told and abs(int(first) - int(second)) <= NEAR_YEARS
    if first != second and (since or is_once or is_near):
        yield Judgement(
            FindingType.CONFLICT,
            pair.a,
            pair.b,
            min(0.9, pair.cover),
            partial("One thing is dated {} and {}.".format, first, second),
            (Difference("date", first, second),),
            "date",
        )
