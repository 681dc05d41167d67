"""Offices that texts give one person and that cannot all be right: minister, deputy minister, former minister."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.countries import country_of
from workbench.comparison.judging import Judgement
from workbench.comparison.spellings import SMALL, tokens
from workbench.comparison.texts import word_set
from workbench.comparison.words import term, term_set
from workbench.domain.assertions import AssertionKind
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.corpus import Corpus, Item

RANKING = word_set("""
    former ex then acting interim deputy vice principal assistant associate under junior senior shadow outgoing
    incoming designate elect lead
    """)
"""Words that make another office of an office."""
HEADS = term_set("""
    president minister secretary governor mayor ambassador chancellor chairman director commissioner adviser chief
    general captain superintendent premier leader spokesman spokeswoman editor professor treasurer judge prosecutor
    attorney head manager coach commander speaker envoy inspector senator councillor ceo coordinator administrator
    harbourmaster registrar mate
    """)
OWNERS = word_set("its his her their our your my")
VOICES = term_set("spokesman spokeswoman spokesperson")
"""Who speaks for a ministry speaks for its country too."""
CHIEF_EXECUTIVE = term_set("chief executive")
OFFICER = term_set("officer")
EXCLUSIVE = [
    {"ceo", term("chairman")},
    {"ceo", term("manager")},
    {"ceo", term("general")},
    {term("chairman"), term("director")},
    {term("captain"), term("mate")},
    {term("minister"), term("secretary")},
    {term("president"), term("secretary")},
]
"""Offices of one body that are not one person's."""
ANY_BODY = term_set(
    "union federation company firm party council group association authority board agency body club"
)
"""Of what an office is that the text has named before: the union's president."""
MOST_OFFICES = 6
"""Offices of one person that are set against each other."""


class Office(NamedTuple):
    """An office as a passage gives it."""

    item: Item
    written: str
    ranking: frozenset[str]
    heads: frozenset[str]
    fields: frozenset[str]
    """What it is an office of."""


def judge_titles(corpus: Corpus) -> Iterator[Judgement]:
    """The offices that passages give one person: one in several passages, and those that cannot all be right.

    Of each text one passage conflicts, where possible one that says nothing else.
    """
    holders: defaultdict[str, dict[tuple[object, ...], Office]] = defaultdict(dict)
    for item in sorted(corpus.distinct, key=lambda item: item.keys.kind != AssertionKind.OTHER):
        if item.keys.role is None:
            continue
        person, written = item.keys.role
        office = office_of(item, written)
        known = holders[corpus.names.lead(person)]
        met = next((one for one in known.values() if _are_one(one, office)), None)
        if met is not None and item.keys.kind == AssertionKind.OTHER:
            first, second = sorted((met.item, item), key=lambda one: one.number)
            explain = partial("Both call one person “{}”.".format, met.written)
            yield Judgement(FindingType.SAME, first, second, 0.8, explain)
        if len(known) < MOST_OFFICES:
            known.setdefault((item.document, office.ranking, office.heads, office.fields), office)
    for offices in holders.values():
        told: set[frozenset[int]] = set()
        for one, other in combinations(offices.values(), 2):
            texts = frozenset({one.item.document, other.item.document})
            if offices_conflict(one, other) and texts not in told:
                told.add(texts)
                one, other = sorted((one, other), key=lambda office: office.item.number)
                yield Judgement(
                    FindingType.CONFLICT,
                    one.item,
                    other.item,
                    0.85,
                    partial("One person is called “{}” and “{}”.".format, one.written, other.written),
                    (Difference("title", one.written, other.written),),
                    "title",
                )


def _are_one(one: Office, other: Office) -> bool:
    """Whether two offices are one, told in more words or fewer."""
    is_same = one.fields <= other.fields or other.fields <= one.fields
    return is_same and one.ranking == other.ranking and one.heads == other.heads != frozenset()


def office_of(item: Item, written: str) -> Office:
    words = [
        word
        for word in tokens(written)
        if word not in SMALL | OWNERS
        and word != "s"
        and len(word) > 1
        and not country_of(word)
        and word != "us"
    ]
    terms = {term(word) for word in words if word not in RANKING} - ANY_BODY
    if terms >= CHIEF_EXECUTIVE:
        terms = (terms - CHIEF_EXECUTIVE - OFFICER) | {"ceo"}
    heads = terms & HEADS
    return Office(
        item,
        written,
        frozenset(word for word in words if word in RANKING),
        frozenset(heads),
        frozenset(terms - heads),
    )


def offices_conflict(one: Office, other: Office) -> bool:
    """Whether two offices share a head and differ in rank, or name different fields where both name one."""
    is_same = bool(one.fields & other.fields) or not one.fields or not other.fields
    if any({mine, theirs} in EXCLUSIVE for mine in one.heads for theirs in other.heads):
        return is_same and one.ranking == other.ranking
    if not one.heads & other.heads:
        return False
    if one.ranking != other.ranking:
        # A director-general and a deputy director-general, whatever names the texts have for the body.
        is_rare = len(one.heads) > 1 and one.heads == other.heads
        return is_rare or one.fields == other.fields or bool(one.fields & other.fields)
    is_of_one_voice = bool(one.heads & VOICES)
    return bool(one.fields and other.fields) and not is_of_one_voice and not one.fields & other.fields
