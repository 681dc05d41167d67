"""Which spellings are one name: acronyms, ministries, typing errors, transliterations, forms of a person's name.

Names meet in buckets (the same last word, the same words but one, the same consonants), so that the cost follows the
number of names. What is only alike, and not the same by rule, also wants a further name that texts of both share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, takewhile
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.spellings import PERSON, SMALL, Spelling, as_acronym, initials, spelling, tokens
from workbench.comparison.texts import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

MOST_ALIKE = 24
"""Names of one bucket that are set against each other; a bucket of more tells nothing."""
SHORTEST_NUMBER = 3
"""Digits, or letters of an abbreviation, that tell one law from others."""
SHORTEST_TYPO = 5
"""Letters of a word, one of many in a name, that may be one wrong."""
SHORTEST_ALONE = 7
"""Letters of a name of one word that may be one wrong."""
SHORTEST_TWO = 9
"""Letters of a word that may be two wrong."""
ENDINGS = word_set("s es n an ian i ish ese er ed ing y o a")
"""Endings that make another word of a word, not a slip of it."""
SHORT_FORMS = """
bill william will|bob robert rob|mike michael mick|jim james jimmy|joe joseph|tom thomas|dave david|dan daniel danny
tony anthony|chris christopher|nick nicholas|steve steven stephen|matt matthew|pat patrick patricia|kate katherine
catherine kathryn|liz elizabeth|sue susan|jen jennifer|alex alexander|andy andrew|ben benjamin|ed edward|greg gregory
jon jonathan john|ken kenneth|larry lawrence|pete peter|ron ronald|sam samuel samantha|tim timothy|max maximilian
"""
SHORT_FORMS_OF = {
    name: number
    for number, line in enumerate(SHORT_FORMS.replace("\n", "|").split("|"))
    for name in line.split()
}
HEARD = (
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("q", "k"),
    ("ck", "k"),
    ("c", "k"),
    ("z", "s"),
    ("w", "v"),
    ("dj", "j"),
)
DIGIT = re.compile(r"\d")


class Words(NamedTuple):
    """A name as its words."""

    words: tuple[str, ...]
    is_person: bool


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
    spelled: Iterable[Spelling], acronyms: Iterable[tuple[str, str]], are_kin: Callable[[str, str], bool]
) -> Names:
    """Bring all spellings of one name under one key.

    Args:
        spelled: every distinct spelling, in the order of the texts.
        acronyms: expansions with their acronyms, as texts give them.
        are_kin: whether texts with one key and texts with another have a further name in common.
    """
    names = Names()
    for each in spelled:
        names.spellings.setdefault(full_key(each), []).append(each)
    _owners(names)
    _given_acronyms(names, acronyms)
    _initials(names)
    _numbered(names)
    _turned_about(names)
    for one, other in _alike(names):
        if names.lead(one) != names.lead(other) and are_kin(one, other):
            names.unite(one, other)
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


def _given_acronyms(names: Names, acronyms: Iterable[tuple[str, str]]) -> None:
    by_letters = _by_letters(names)
    expansions: defaultdict[str, set[str]] = defaultdict(set)
    for long, short in acronyms:
        one, letters = spelling(long, "organisation"), as_acronym(short) or short.casefold()
        if one is not None:
            expansions[letters].add(full_key(one))
    for letters, keys in expansions.items():
        known = sorted(key for key in keys if key in names.spellings)
        shorts = by_letters.get(letters, [])
        for key in known if len({names.lead(key) for key in known}) == 1 else []:
            for short in shorts:
                names.unite(key, short)
        for short in shorts[1:]:
            names.unite(shorts[0], short)


def _by_letters(names: Names) -> Mapping[str, Sequence[str]]:
    """From an acronym's letters to the keys spelled with them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, some in names.spellings.items():
        if (letters := as_acronym(some[0].text)) and not key.startswith("country:"):
            found[letters].append(key)
    return found


def _initials(names: Names) -> None:
    """An acronym that is the initials of just one long name of the texts."""
    by_letters = _by_letters(names)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for key, some in names.spellings.items():
        if some[0].kind != PERSON and len(tokens(some[0].text)) >= 3:
            for letters in initials(some[0].text):
                owners[letters].add(key)
    for letters, shorts in by_letters.items():
        keys = owners.get(letters, set())
        if len(letters) >= 3 and len({names.lead(key) for key in keys}) == 1:
            for key in keys:
                for short in shorts:
                    names.unite(key, short)


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


def _turned_about(names: Names) -> None:
    """Bodies of the same words in another order: "Medical Association of Velland", "Velland Medical Association"."""
    first: dict[frozenset[str], str] = {}
    for key, some in names.spellings.items():
        words = frozenset(tokens(some[0].text)) - SMALL
        if len(words) >= 3 and some[0].kind != PERSON:
            names.unite(first.setdefault(words, key), key)


def _are_one_head(one: Sequence[str], other: Sequence[str]) -> bool:
    short, long = sorted((list(one), list(other)), key=len)
    if set(short) <= set(long):
        return True
    if len(short) > 1:
        return False
    abbreviated = any(
        min(len(word), len(short[0])) >= SHORTEST_NUMBER
        and (word.startswith(short[0]) or short[0].startswith(word))
        for word in long
    )
    return abbreviated or short[0] in initials(" ".join(long))


def _alike(names: Names) -> Iterator[tuple[str, str]]:
    """Pairs of names that may be one by their letters."""
    buckets: defaultdict[tuple[str, ...], list[tuple[str, Words]]] = defaultdict(list)
    for key, some in names.spellings.items():
        is_person = some[0].kind == PERSON
        for words in dict.fromkeys(tokens(one.text) for one in some if not as_acronym(one.text)):
            for bucket in dict.fromkeys(_buckets(words, is_person=is_person)):
                buckets[bucket].append((key, Words(words, is_person)))
    seen: set[tuple[str, str]] = set()
    for members in buckets.values():
        for (one, mine), (other, theirs) in combinations(members, 2) if len(members) <= MOST_ALIKE else ():
            if one != other and (one, other) not in seen and _are_alike(mine, theirs):
                seen.add((one, other))
                yield one, other


def _buckets(words: Sequence[str], *, is_person: bool) -> Iterator[tuple[str, ...]]:
    if len(words) > 8:
        return
    if len(words) == 1:
        word = words[0]
        if len(word) >= SHORTEST_ALONE - 1:
            yield ("skeleton", skeleton(word))
            for cut in range(1, len(word)):
                yield ("cut", word[:cut] + word[cut + 1 :])
            yield ("cut", word)
        return
    for hole in range(len(words)):
        yield ("hole", *words[:hole], "", *words[hole + 1 :])
    if is_person:
        yield ("ends", words[0], words[-1])
        yield ("skeletons", *(skeleton(word) for word in words))


def _are_alike(one: Words, other: Words) -> bool:
    mine, theirs = one.words, other.words
    persons = one.is_person or other.is_person
    if len(mine) != len(theirs):
        short, long = sorted((mine, theirs), key=len)
        ends = (short[0], short[-1]) == (long[0], long[-1])
        return persons and len(short) >= 2 and ends and set(short) <= set(long)
    parts = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if not parts:
        return False
    if len(mine) == 1:
        return _is_misspelt(*parts[0], shortest=SHORTEST_ALONE, alone=True)
    if not persons:
        return len(parts) == 1 and _is_misspelt(*parts[0], shortest=SHORTEST_TYPO)
    last = {mine[0][-1], theirs[0][-1]}
    if len(last) == 2 and last <= set("aeio") and mine[0][:-1] == theirs[0][:-1]:
        return False  # Mario and Maria are two people
    if len(parts) == 1 and parts[0][0] == mine[0] and _are_one_given_name(*parts[0]):
        return True
    return all(_sound_alike(a, b) or _is_misspelt(a, b, shortest=SHORTEST_TYPO) for a, b in parts)


def _are_one_given_name(one: str, other: str) -> bool:
    """Jon and John, Bill and William, J and John."""
    from rapidfuzz.distance import OSA

    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    known = SHORT_FORMS_OF.get(one)
    if known is not None and known == SHORT_FORMS_OF.get(other):
        return True
    if len(short) < 3 or one[0] != other[0]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _is_misspelt(one: str, other: str, *, shortest: int, alone: bool = False) -> bool:
    """Whether two words differ by a slip of the pen; a plural, an adjective and a number are words of their own."""
    from rapidfuzz.distance import OSA

    least = min(len(one), len(other))
    if DIGIT.search(one + other) or max(len(one), len(other)) < shortest or one[0] != other[0]:
        return False
    short, long = sorted((one, other), key=len)
    if (long.startswith(short) and (alone or long[len(short) :] in ENDINGS)) or (
        alone and one[-1] != other[-1]
    ):
        return False
    allowed = 2 if least >= SHORTEST_TWO and not alone else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words are one name in two transliterations."""
    from rapidfuzz import fuzz

    return len(one) > 3 and skeleton(one) == skeleton(other) and fuzz.ratio(one, other) >= 60


def skeleton(word: str) -> str:
    """The consonants of a name as transliterations vary them: Sergei and Sergey, Muhammad and Mohammed."""
    for written, heard in HEARD:
        word = word.replace(written, heard)
    consonants = word[0] + "".join(letter for letter in word[1:] if letter not in "aeiouyjh")
    return re.sub(r"(.)\1+", r"\1", consonants)
