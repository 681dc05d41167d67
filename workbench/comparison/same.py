"""Whether two assertions state the same fact."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from workbench.comparison import lone
from workbench.comparison.agreement import (
    dates_apart,
    dates_meet,
    is_bygone,
    is_name,
    names_differ,
    senses_differ,
    share_a_day,
)
from workbench.comparison.figures import (
    PEOPLE,
    Standing,
    are_one_thing,
    described_apart,
    is_measure,
    is_odd,
    is_share,
    stand,
)
from workbench.comparison.judging import Judgement
from workbench.comparison.titles import office_of, offices_conflict
from workbench.comparison.words import term_set
from workbench.domain.assertions import AssertionKind
from workbench.domain.findings import FindingType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.pairs import Pair

ALIKE = 0.6
"""Likeness from which wordings alone say that two assertions are one claim."""
ALIKE_BACKED = 0.45
"""The same where they share a name, a date or a figure too."""
ALIKE_WITH_FIGURE = 0.25
"""Likeness that does where they give the same number of the same things."""
ALIKE_WITH_DAY = 0.12
"""The same where both are dated to one day and share ``LEAST_THAT_DAY`` words."""
ALIKE_WITH_TIME = 0.22
"""The same where what they share has one month in either text."""
LEAST_THAT_DAY = 2
ALIKE_WITH_MONTH = 0.3
ALIKE_WITH_YEAR = 0.6
"""The same where both name somebody or something, and one month or one year."""
ALIKE_AT_LENGTH = 0.4
"""The same where they share as many words as ``AT_LENGTH``: so many are no chance, whatever each adds."""
AT_LENGTH = 5
"""Words shared, names aside."""
LEAST_DICE = 0.38
"""Share of both that must be shared: an office named in passing is no statement of the whole sentence."""
LEAST_SHARED = 2
"""Terms that must be shared."""
LEAST_BEYOND = 2
"""Terms beside the counted things that must be shared for one count of them; of names one is enough."""
ALIKE_BEYOND = 0.4
"""Likeness from which one term is enough."""
TELLING_FROM = 10
"""Numbers from which it is enough too: few things are counted by them."""
LEAST_TRACES = 2
"""Figures shared that make two passages one with hardly another word: 88 to 61; two dead, nine missing."""
RARE_NAME = 2.8
"""What a name tells that backs a likeness: one of few passages, some six in a hundred."""
KIN = term_set("son daughter wife husband mother father brother sister child parent widow uncle aunt cousin")
FOR_DATE = 0.08
FOR_FIGURE = 0.12
FOR_SPEAKER = 0.06
FOR_DENIAL = 0.1
LEAST_ALIKE = ALIKE_BACKED - FOR_DATE - FOR_SPEAKER
"""Likeness that agreement of other kinds can still raise far enough."""
AGAINST_NAMES = 0.15
AGAINST_FIGURE = 0.12
"""What agreeing dates, figures, speakers add to the likeness, and what differing names, or a figure on one side alone,
take away."""


def judge_same(pair: Pair, corpus: Corpus, *, is_explained: bool = False) -> Judgement | None:
    """The judgement that two assertions state the same fact, or nothing.

    ``is_explained`` says that their counts differ because one names singly what the other counts.
    """
    a, b = pair.a, pair.b
    is_one_time = pair.likeness >= ALIKE_WITH_TIME and lone.are_of_one_month(pair, corpus)
    share = is_one_time or not (a.days.isdisjoint(b.days) and a.traces.isdisjoint(b.traces))
    if pair.likeness < LEAST_ALIKE and not is_explained and not share:
        return None
    is_one_day = _tells_one_day(pair, corpus)
    if dates_apart(pair) or senses_differ(pair) or _counts_of_then(pair, corpus):
        return None
    if gives_office(a) != gives_office(b) or _offices_differ(pair):
        return None
    standings = [stand(f, g) for f in a.figures for g in b.figures]
    equal = standings.count(Standing.EQUAL)
    if _of_other_things(pair) or (not is_explained and not equal and _figures_differ(pair, standings)):
        return None
    if _is_of_part(pair) and not is_explained:
        return None  # two of the four gates are not all four
    counted = is_explained or same_count(pair)
    score = pair.likeness
    if a.keys.dates and b.keys.dates:
        score += FOR_DATE
    score += FOR_FIGURE * min(2, max(equal, int(counted)))
    if a.speaker & b.speaker:
        score += FOR_SPEAKER
    denied = a.negated & b.negated & pair.shared
    if denied:
        score += FOR_DENIAL
    if (a.figures or b.figures) and not equal and not counted:
        score -= AGAINST_FIGURE
    if names_differ(pair) and not is_explained:
        against = AGAINST_NAMES if not counted else AGAINST_NAMES / 2
        score -= against * (1 - _names_shared(pair, corpus))
    is_named = equal or (a.keys.dates and b.keys.dates) or any(_is_rare(term, corpus) for term in pair.shared)
    is_backed = is_named or denied
    needed = ALIKE_BACKED if is_backed else ALIKE
    if len(pair.shared) >= AT_LENGTH:
        words = sum(not term.startswith("@") for term in pair.shared)
        if words >= AT_LENGTH + (not is_backed):
            needed = ALIKE_AT_LENGTH
    enough = len(pair.shared) >= LEAST_SHARED + (not is_named) and pair.dice >= LEAST_DICE
    is_alike = (
        (enough and score >= needed)
        or (is_one_day and score >= ALIKE_WITH_DAY)
        or (is_one_time and not names_differ(pair))
        or _tells_one_moment(pair, corpus)
    )
    if (not is_alike and not (counted and score >= ALIKE_WITH_FIGURE)) or _only_names_kin(pair):
        return None
    counts_other = counted and a.figures and b.figures and _numbers(a) != _numbers(b)
    is_whole = is_alike and not counts_other
    about = "" if is_whole or is_explained else _number_shared(pair)
    return Judgement(
        FindingType.SAME,
        a,
        b,
        min(1.0, score),
        partial(explain, pair, counted=counted and not is_explained),
        about=about,
    )


def _counts_of_then(pair: Pair, corpus: Corpus) -> bool:
    """Whether one side counts what was years ago, by a number that many things have: three firms, in 2012."""
    if not (pair.a.figures and pair.b.figures) or not is_bygone(pair, corpus):
        return False
    return not any(is_odd(value) for value in _numbers(pair.a) & _numbers(pair.b))


def _is_of_part(pair: Pair) -> bool:
    """Whether one side alone counts a part of a whole, and the number both give is not that of the part."""
    a, b = pair.a, pair.b
    if a.keys.is_partitive == b.keys.is_partitive or not (a.figures and b.figures):
        return False
    parts = [{f.value for f in item.figures if not f.is_whole} for item in (a, b)]
    return _numbers(a) != _numbers(b) and not parts[0] & parts[1]


def judge_wordings(pair: Pair) -> Judgement | None:
    """The judgement that reviewers gave the claims of two assertions the same wording, or nothing."""
    a, b = pair.a, pair.b
    if not a.keys.worded or a.keys.worded != b.keys.worded:
        return None
    return Judgement(FindingType.SAME, a, b, 1.0, lambda: "Reviewers gave both claims the same wording.")


def _figures_differ(pair: Pair, standings: Sequence[Standing]) -> bool:
    """Whether the figures of one measure are not the same, though both may hold: at least four dead, six dead."""
    if Standing.APART in standings:
        return True
    people = [
        [figure for figure in item.figures if figure.noun[-1:] and figure.noun[-1] in PEOPLE]
        for item in (pair.a, pair.b)
    ]
    if all(len(some) == 1 for some in people) and people[0][0].value != people[1][0].value:
        return True
    units = {figure.unit for figure in (*pair.a.figures, *pair.b.figures)}
    return Standing.COMPATIBLE in standings and not any(map(is_measure, units))


def same_count(pair: Pair) -> bool:
    """Whether both give the same number of the same things, and say something more of them that is the same."""
    for mine in pair.a.figures:
        for theirs in pair.b.figures:
            if mine.value != theirs.value or not are_one_thing(mine, theirs):
                continue
            beyond = pair.shared - {*mine.noun, *theirs.noun}
            if is_share(mine) and not mine.change and pair.likeness < ALIKE_BEYOND:
                continue  # half of the fund is not half of the people
            is_telling = Decimal(mine.value) >= TELLING_FROM or pair.likeness >= ALIKE_BEYOND
            enough = 1 if is_telling else LEAST_BEYOND
            if len(beyond) >= enough or any(is_name(term) for term in beyond):
                return True
    return len(pair.a.traces & pair.b.traces) + share_a_day(pair) >= LEAST_TRACES


def _number_shared(pair: Pair) -> str:
    """The number that both give: they are one in that alone, whatever else each says."""
    theirs = {figure.number for figure in pair.b.figures}
    return next((figure.number for figure in pair.a.figures if figure.number in theirs), "")


def _tells_one_day(pair: Pair, corpus: Corpus) -> bool:
    """Whether both tell of one day of one affair, with more than a word in common; not of the day it was said."""
    if not share_a_day(pair) or bool(pair.a.keys.said) != bool(pair.b.keys.said):
        return False
    words = sum(not term.startswith("@") for term in pair.shared)
    is_told = words >= LEAST_THAT_DAY or corpus.has_rare_word(pair.shared)
    return is_told and corpus.share_a_name(pair.a.document, pair.b.document)


def _tells_one_moment(pair: Pair, corpus: Corpus) -> bool:
    """Whether both tell of one month, or year, of somebody or something few passages name, in alike words."""
    for moment in pair.a.moments & pair.b.moments:
        date, _, name = moment.partition(" ")
        words = sum(not term.startswith("@") for term in pair.shared)
        if len(date) == len("2024-12") and words and pair.likeness >= ALIKE_WITH_MONTH:
            return True
        if len(date) == len("2024") and _is_rare(name, corpus) and pair.likeness >= ALIKE_WITH_YEAR:
            return True
    return False


def _is_rare(term: str, corpus: Corpus) -> bool:
    return is_name(term) and corpus.rarity[term] >= RARE_NAME


def _numbers(item: Item) -> set[str]:
    return {figure.value for figure in item.figures}


def gives_office(item: Item) -> bool:
    """Whether a passage says who somebody is and nothing else."""
    return item.keys.role is not None and item.keys.kind == AssertionKind.OTHER


def _offices_differ(pair: Pair) -> bool:
    """Whether one states a person's office and the other gives them one that rules it out."""
    mine, theirs = pair.a.keys.role, pair.b.keys.role
    if mine is None or theirs is None or AssertionKind.OTHER not in {pair.a.keys.kind, pair.b.keys.kind}:
        return False
    return offices_conflict(office_of(pair.a, mine[1]), office_of(pair.b, theirs[1]))


def _only_names_kin(pair: Pair) -> bool:
    """Whether all that is shared says whose son or daughter somebody is, beside what each tells of them."""
    words = {term for term in pair.shared if not term.startswith("@")}
    return bool(words) and words <= KIN and pair.a.terms != pair.b.terms


def _names_shared(pair: Pair, corpus: Corpus) -> float:
    """What share of the names of the side that names less the other names too, 0 to 1, the rare ones counting more."""
    mine, theirs = pair.a.names, pair.b.names
    return corpus.weigh(mine & theirs) / min(corpus.weigh(mine), corpus.weigh(theirs))


def _of_other_things(pair: Pair) -> bool:
    """Whether one wording is used of two things: all but their names is shared, or what is counted is elsewhere.

    Three Chinese firms are not three Norwegian ones.
    """
    mine, theirs = pair.a.terms - pair.shared, pair.b.terms - pair.shared
    if mine and theirs and mine <= pair.a.names and theirs <= pair.b.names:
        return True
    return any(
        mine.value == theirs.value
        and mine.noun[-1:] == theirs.noun[-1:]
        and described_apart(mine.noun, theirs.noun)
        for mine in pair.a.figures
        for theirs in pair.b.figures
    )


def explain(pair: Pair, *, counted: bool) -> str:
    """What agrees, in one sentence."""
    parts = []
    names = pair.a.shows(term for term in pair.a.keys.terms if term.startswith("@") and term in pair.b.terms)
    if names:
        parts.append(f"both name {', '.join(names[:4])}")
    if counted:
        parts.append("give the same number of the same things")
    if any(dates_meet(a, b) for a in pair.a.keys.dates for b in pair.b.keys.dates):
        parts.append("have the same date")
    if pair.a.speaker & pair.b.speaker:
        parts.append("have the same speaker")
    if words := pair.a.shows(term for term in pair.shared if not term.startswith("@")):
        parts.append(f"share the words {', '.join(words[:6])}")
    return f"The passages {'; '.join(parts)}."
