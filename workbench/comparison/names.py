"""Which spellings are one name: acronyms, ministries, laws by number, short forms, and names that are alike.

The cost follows the number of names. What is only alike, and not the same by rule, also wants a further name that texts
of both share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, dropwhile, takewhile
from typing import TYPE_CHECKING

from workbench.comparison.acronyms import spells
from workbench.comparison.alike import (
    DIGIT,
    Named,
    alike,
    are_one_in_writing,
    is_misspelt_surname,
    transliterated,
)
from workbench.comparison.countries import country_of
from workbench.comparison.name_words import BODIES, HEADS, JOINING, LAWS, PLACES
from workbench.comparison.spellings import (
    MINISTRY,
    PARTICLES,
    PERSON,
    SMALL,
    Spelling,
    as_acronym,
    initials,
    letters_of,
    portfolios,
    spelling,
    tokens,
)
from workbench.comparison.texts import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    AreKin = Callable[[str, str], bool]

MOST_ALIKE = 24
"""Laws of one number that are set against each other."""
SHORTEST_NUMBER = 3
"""Digits, or letters of an abbreviation, that tell one law from others."""
TURNED = (BODIES | word_set("port city lake river mount")) - {"bank", "house"}
"""Kinds of body of which two words tell one: "University of Marren", "Marren University"; of banks there are two."""
AUTHORITIES = word_set(
    "agency authority board bureau commission directorate inspectorate office service administration"
)
"""What a body with a task is called, by people who do not look it up."""
WITH_MIDDLE = 3
"""Words of a place's name that may do without the one in the middle: "Orsa Narrows Bridge", "Orsa Bridge"."""
HYPHENED = re.compile(r"(?<=-)\w+")
"""A word that is the end of one: "Pacific" in "Trans-Pacific"."""
LEAST_INITIALS = 3
"""Letters of an acronym that tell what it stands for where no text says so."""


class Names:
    """The names of a set of texts, each under one key however it is spelled."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}
        self.spellings: dict[str, list[Spelling]] = {}

    def lead(self, key: str) -> str:
        """The key that stands for this one."""
        leader = self._leader
        while (up := leader.get(key, key)) != key:
            leader[key] = leader.get(up, up)
            key = up
        return key

    def unite(self, one: str, other: str) -> None:
        """Say that two keys are one name."""
        first, second = sorted((self.lead(one), self.lead(other)))
        if first != second:
            self._leader[second] = first

    def groups(self) -> list[list[Spelling]]:
        """The spellings of every name that has several, in the order they were met."""
        found: defaultdict[str, list[Spelling]] = defaultdict(list)
        for key, some in self.spellings.items():
            found[self.lead(key)] += some
        return [group for key, group in found.items() if not key.startswith("of:") and _differ(group)]


def _differ(group: Sequence[Spelling]) -> bool:
    """Whether spellings differ in more than capital letters."""
    return len({one.text.casefold() for one in group}) > 1


def gather(
    spelled: Iterable[Spelling],
    acronyms: Iterable[tuple[str, str]],
    are_kin: AreKin,
    stand_together: AreKin = lambda _one, _other: False,
) -> Names:
    """Bring all spellings of one name under one key.

    Args:
        spelled: every distinct spelling, in the order of the texts.
        acronyms: expansions with their acronyms, as texts give them.
        are_kin: whether texts with one key and texts with another have a further name in common.
        stand_together: whether one text has both.
    """
    names = Names()
    for each in spelled:
        names.spellings.setdefault(full_key(each), []).append(each)
    for some in names.spellings.values():
        some.sort(key=lambda one: bool(as_acronym(one.text)))
    _owners(names)
    _acronyms(names, acronyms, are_kin)
    _numbered(names)
    _turned_about(names, are_kin)
    _of_one_task(names, are_kin, stand_together)
    _of_many_portfolios(names, are_kin)
    _alike(names, are_kin)
    _short_forms(names, are_kin, stand_together)
    _surnames(names, are_kin)
    return names


def full_key(each: Spelling) -> str:
    """The key of a spelling, with the country that owns the body."""
    return f"{each.key}|{each.owner}" if each.owner else each.key


def _owners(names: Names) -> None:
    """A body named without its country is that of the one country the texts name for it."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for key in names.spellings:
        bare, _, owner = key.partition("|")
        if owner:
            owners[bare].append(key)
    for bare, owned in owners.items():
        if len(owned) == 1 and bare in names.spellings:
            names.unite(bare, owned[0])


def _acronyms(names: Names, given: Iterable[tuple[str, str]], are_kin: AreKin) -> None:
    """An acronym that texts give for one name, or that is the initials of one alone; of two it is neither's."""
    shorts: defaultdict[str, list[str]] = defaultdict(list)
    longs: defaultdict[str, set[str]] = defaultdict(set)
    told: set[tuple[str, str]] = set()
    for key, some in names.spellings.items():
        if (letters := as_acronym(some[0].text)) and not key.startswith("country:"):
            shorts[letters].append(key)
        elif some[0].kind != PERSON and len(tokens(some[0].text)) >= LEAST_INITIALS:
            for letters in initials(some[0].text):
                if len(letters) >= LEAST_INITIALS:
                    longs[letters].add(key)
    for long, short in given:
        one, letters = spelling(long, "organisation"), letters_of(short)
        if one is not None:
            longs[letters].add(full_key(one))
            told.add((letters, full_key(one)))
    for first, *written in shorts.values():
        for other in written:
            names.unite(first, other)
    for letters, keys in longs.items():
        known = sorted(key for key in keys if key in names.spellings)
        _of_one_acronym(names, [key for key in known if (letters, key) in told])
        if known and len({names.lead(key) for key in known}) == 1:
            is_told = any((letters, key) in told for key in known)
            plural = shorts.get(f"{letters}s", []) if is_told else []
            for short in (letters, *shorts.get(letters, ()), *plural):
                if is_told or any(are_kin(short, key) for key in known):
                    names.unite(known[0], short)


def _of_one_acronym(names: Names, known: Sequence[str]) -> None:
    """Bodies that texts give one acronym, and whose names part in one word: Research Complex, Research Centre."""
    for one, other in combinations(known, 2):
        mine, theirs = (tokens(names.spellings[key][0].text) for key in (one, other))
        apart = [pair for pair in zip(mine, theirs, strict=False) if pair[0] != pair[1]]
        if len(mine) == len(theirs) >= LEAST_INITIALS and len(apart) == 1:
            names.unite(one, other)


def _numbered(names: Names) -> None:
    """Laws and orders of one number: "Executive Order 13382", "E.O. 13382", "Regulation 12/2009", "Reg. 12/2009"."""
    numbered: defaultdict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for key in names.spellings:
        words = key.partition("|")[0].split()
        head = tuple(takewhile(lambda word: not DIGIT.search(word), words))
        number = tuple(words[len(head) :])
        if head and sum(map(len, number)) >= SHORTEST_NUMBER:
            numbered[number].append((head, key))
    for named in numbered.values():
        for (mine, one), (theirs, other) in combinations(named[:MOST_ALIKE], 2):
            if _are_one_head(mine, theirs):
                names.unite(one, other)


def _are_one_head(one: Sequence[str], other: Sequence[str]) -> bool:
    short, long = sorted((one, other), key=len)
    if set(short) <= set(long):
        return True
    own = [word for word in short if word not in long]
    rest = [word for word in long if word not in short and word not in SMALL]
    if len(own) == 1 and spells(own[0], rest):
        return True
    return all(any(_is_abbreviation(word, whole) for whole in long) for word in short)


def _is_abbreviation(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    return shorter >= SHORTEST_NUMBER and (other.startswith(one) or one.startswith(other))


def _turned_about(names: Names, are_kin: AreKin) -> None:
    """Bodies of the same words in another order or written as one: "Velland Medical Association", "BayLink"."""
    turned: dict[frozenset[str], str] = {}
    joined: dict[str, str] = {}
    for key, some in names.spellings.items():
        if key.startswith(("country:", "of:")):
            continue
        words = tokens(some[0].text)
        told = frozenset(words) - SMALL
        other = turned.setdefault(told, key) if some[0].kind != PERSON else key
        if len(told) >= 3 or (len(told) == 2 and TURNED & told and are_kin(key, other)):
            names.unite(other, key)
        other = joined.setdefault("".join(words), key)
        if len(other) != len(key) and are_kin(key, other):
            names.unite(other, key)


def _of_one_task(names: Names, are_kin: AreKin, stand_together: AreKin) -> None:
    """A body that one text calls an office and the other an authority: Financial Supervision Office, ... Authority."""
    tasked: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, some in names.spellings.items():
        words = tokens(some[0].text)
        if len(words) >= LEAST_INITIALS and words[-1] in AUTHORITIES and words[0] not in SMALL:
            tasked[words[:-1]].append(key)
    for keys in tasked.values():
        for one, other in combinations(keys[:MOST_ALIKE], 2):
            if are_kin(one, other) and not stand_together(one, other):
                names.unite(one, other)


def _of_many_portfolios(names: Names, are_kin: AreKin) -> None:
    """A ministry named by some of what it is for: "Transport Ministry", "Ministry of the Sea, Transport and Energy"."""
    known = {
        key: (portfolios(key), key.partition("|")[2]) for key in names.spellings if key.startswith(MINISTRY)
    }
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key, (held, _) in known.items():
        for portfolio in held if len(held) > 1 else ():
            holders[portfolio].append(key)
    for key, (held, owner) in known.items():
        larger = [
            other
            for other in holders.get(min(held), ())
            if held < known[other][0]
            and (not owner or known[other][1] in {"", owner})
            and are_kin(key, other)
        ]
        if len({names.lead(other) for other in larger}) == 1:
            names.unite(key, larger[0])


def _named(names: Names) -> Iterator[Named]:
    for key, some in names.spellings.items():
        is_person = some[0].kind == PERSON
        for words in dict.fromkeys(tokens(one.text) for one in some if not as_acronym(one.text)):
            yield Named(key, words, is_person)


def _alike(names: Names, are_kin: AreKin) -> None:
    """Names that are one by their letters; initials last, since they are those of two people at times."""
    initialled: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in alike(_named(names)):
        if names.lead(one.key) == names.lead(other.key) or not are_kin(one.key, other.key):
            continue
        if one.has_initials != other.has_initials:
            short, long = (one.key, other.key) if one.has_initials else (other.key, one.key)
            initialled[short].add(long)
        else:
            names.unite(one.key, other.key)
    for short, longs in initialled.items():
        if len({names.lead(long) for long in longs}) == 1:
            names.unite(short, min(longs))


def _short_forms(names: Names, are_kin: AreKin, stand_together: AreKin) -> None:
    """A body named by its last words or its first ("Safety Directorate"); what is short for two is neither."""
    wholes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    words_of = {
        key: tokens(some[0].text)
        for key, some in names.spellings.items()
        if some[0].kind != PERSON and not key.startswith((MINISTRY, "country:", "of:"))
    }
    for key, words in words_of.items():
        hyphened = set(tokens(" ".join(HYPHENED.findall(names.spellings[key][0].text))))
        for part in _parts(words):
            if part[0] not in hyphened:
                wholes[part].add(key)
    for key, words in words_of.items():
        larger = [
            other
            for other in wholes.get(words, ())
            if (stand_together if _is_of_country(words_of[other], words) else are_kin)(key, other)
        ]
        if len({names.lead(other) for other in larger}) == 1:
            names.unite(key, larger[0])


def _is_of_country(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the short form lacks the country alone: every country may have such a body, and one text means one."""
    return country_of(" ".join(whole[: len(whole) - len(part)])) is not None


def _parts(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What a name may be called for short."""
    for at in range(1, len(words) - 1):
        rest = tuple(words[at:])
        if rest[-1] in HEADS and rest[0] not in SMALL and words[at - 1] not in SMALL:
            yield rest
        if words[at] in JOINING and at > 1 and words[at - 1] in HEADS:
            yield tuple(words[:at])
    if len(words) == WITH_MIDDLE and words[-1] in PLACES and words[1] not in SMALL:
        yield words[0], words[-1]
    if len(words) > 2 and words[-1].isdigit() and words[-2] in LAWS:
        yield tuple(words[:-1])


def _surnames(names: Names, are_kin: AreKin) -> None:
    """A person named by a surname that is that of just one other, but for a slip."""
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    alone: dict[str, str] = {}
    for key, some in names.spellings.items():
        words = list(dropwhile(PARTICLES.__contains__, tokens(some[0].text)))
        is_person = some[0].kind == PERSON
        if is_person and len(words) > 1:
            surnames[words[-1]].add(key)
        elif len(words) == 1 and (is_person or some[0].kind == "other"):
            alone[key] = words[0]
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for surname in surnames:
        by_letter[transliterated(surname)[0]].append(surname)
    for key, surname in alone.items():
        if surname in surnames:
            continue
        persons = {
            person
            for other in by_letter.get(transliterated(surname)[0], ())
            if is_misspelt_surname(surname, other) or are_one_in_writing(surname, other)
            for person in surnames[other]
            if are_kin(key, person)
        }
        if len({names.lead(person) for person in persons}) == 1:
            names.unite(key, min(persons))
