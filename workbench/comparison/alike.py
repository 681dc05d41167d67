"""Names that may be one by their letters: slips of the pen, transliterations, given names, words cut short.

Names meet in buckets (the same words but one, the same consonants, the same first and last name), so that the cost
follows the number of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.name_words import HEADS, MEN_OF_WOMEN, WOMEN_WITHOUT_A
from workbench.comparison.texts import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_ALIKE = 24
"""Names of one bucket that are set against each other; a bucket of more tells nothing."""
SHORTEST_CUT = 3
"""Letters of a word cut short: "Met Office", "Fed. Reg."."""
SHORTEST_TYPO = 5
"""Letters of a word, one of many in a name, that may be one wrong."""
SHORTEST_GIVEN = 4
"""Letters of a given name that may be one wrong: Jan and Jon are two."""
SHORTEST_ALONE = 7
"""Letters of a name of one word that may be one wrong."""
SHORTEST_TWO = 9
"""Letters of a word that may be two wrong."""
ENDINGS = word_set("s es n an ian i ish ese er ed ing y o a ern ion ment")
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
    ("x", "ks"),
    ("w", "f"),
    ("v", "f"),
    ("dj", "j"),
)
WRITTEN_AS = (
    ("oo", "u"), ("ou", "u"), ("ee", "i"), ("aa", "a"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
    ("ck", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("dj", "j"),
)  # fmt: skip
"""Letters that transliterations write for each other, where they keep the vowels apart: Toofan and Tufan."""
SHORTEST_WRITTEN = 5
"""Letters of a word that two transliterations may write otherwise."""
VOWELS = frozenset("aeiouy")
DIGIT = re.compile(r"\d")


class Named(NamedTuple):
    """A name as its words."""

    key: str
    words: tuple[str, ...]
    is_person: bool

    @property
    def has_initials(self) -> bool:
        """Whether a given name is its first letter alone: it may be of several people."""
        return len(self.words) > 1 and any(len(word) == 1 for word in self.words[:-1])


def alike(names: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs of names that may be one by their letters."""
    buckets: defaultdict[tuple[str, ...], list[Named]] = defaultdict(list)
    for name in names:
        for bucket in dict.fromkeys(_buckets(name.words, is_person=name.is_person)):
            buckets[bucket].append(name)
    seen: set[tuple[str, str]] = set()
    for members in buckets.values():
        for one, other in combinations(members, 2) if len(members) <= MOST_ALIKE else ():
            pair = (one.key, other.key)
            if one.key != other.key and pair not in seen and _are_alike(one, other):
                seen.add(pair)
                yield one, other


def _buckets(words: Sequence[str], *, is_person: bool) -> Iterator[tuple[str, ...]]:
    if len(words) > 8:
        return
    yield ("written", *map(transliterated, words))
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
    if words[-1] not in HEADS:
        yield ("ends", words[0], words[-1])
    if is_person:
        yield ("skeletons", *(skeleton(word) for word in words))
        if len(words) == 2:
            yield ("initial", words[0][0], skeleton(words[1]))


def _are_alike(one: Named, other: Named) -> bool:
    mine, theirs = one.words, other.words
    persons = one.is_person or other.is_person
    if len(mine) != len(theirs):
        short, long = sorted((mine, theirs), key=len)
        ends = (short[0], short[-1]) == (long[0], long[-1])
        is_name = persons or (all(len(word) == 1 for word in long[1:-1]) and long[-1] not in HEADS)
        return is_name and len(short) >= 2 and ends and set(short) <= set(long)
    parts = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if not parts:
        return False
    if all(are_one_in_writing(*part) for part in parts):
        return True
    if len(mine) == 1:
        return _is_misspelt(*parts[0], shortest=SHORTEST_ALONE, alone=True)
    if mine[-1] in HEADS:
        return len(parts) == 1 and (_is_misspelt(*parts[0], shortest=SHORTEST_TYPO) or _is_cut(*parts[0]))
    if mine[0] != theirs[0] and _are_two_given_names(mine[0], theirs[0], are_persons=persons):
        return False
    if len(parts) == 1 and parts[0][0] == mine[0] and _are_one_given_name(*parts[0]):
        return True
    if not persons:
        is_cut = min(map(len, parts[0])) >= SHORTEST_TYPO and _is_cut(*parts[0])
        return len(parts) == 1 and (is_cut or _is_misspelt(*parts[0], shortest=SHORTEST_TYPO))
    if parts == [(mine[-1], theirs[-1])] and skeleton(mine[-1]) == skeleton(theirs[-1]):
        return min(len(mine[-1]), len(theirs[-1])) >= SHORTEST_GIVEN
    return all(
        _sound_alike(a, b) or _is_misspelt(a, b, shortest=SHORTEST_TYPO) or _is_initial(a, b)
        for a, b in parts
    )


def _is_initial(one: str, other: str) -> bool:
    return 1 in {len(one), len(other)} and one[0] == other[0]


def _are_two_given_names(one: str, other: str, *, are_persons: bool) -> bool:
    """Whether two names are of a man and a woman: Mario and Maria, Martin and Martina, Alexander and Alexandra."""
    last = {one[-1], other[-1]}
    if len(last) == 2 and last <= set("aeio") and one[:-1] == other[:-1]:
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        is_of_man = short in MEN_OF_WOMEN and long[len(short) :] in {"a", "e", "le", "ia"}
        return is_of_man or (are_persons and long == short + "a" and short not in WOMEN_WITHOUT_A)
    if long.removesuffix("ia") == short.removesuffix("a") != long:
        return True
    return are_persons and "a" in last and not last <= VOWELS


def _is_cut(one: str, other: str) -> bool:
    """Whether one word is the other cut short, not a word of its own: "met" and "meteorological"."""
    short, long = sorted((one, other), key=len)
    ending = long[len(short) :]
    return (
        len(short) >= SHORTEST_CUT
        and long.startswith(short)
        and len(ending) >= SHORTEST_CUT
        and ending not in ENDINGS
    )


def _are_one_given_name(one: str, other: str) -> bool:
    """Jon and John, Bill and William, Des and Desmond, J and John."""
    from rapidfuzz.distance import OSA

    short, long = sorted((one, other), key=len)
    if (len(short) == 1 or len(short) >= SHORTEST_CUT) and long.startswith(short):
        return True  # J and John, Des and Desmond
    known = SHORT_FORMS_OF.get(one)
    if known is not None and known == SHORT_FORMS_OF.get(other):
        return True
    if len(short) < SHORTEST_GIVEN or one[0] != other[0]:
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
        alone and (one[-1] != other[-1] or _are_two_by_a_letter(one, other))
    ):
        return False
    allowed = 2 if least >= SHORTEST_TWO and not alone else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _are_two_by_a_letter(one: str, other: str) -> bool:
    """Whether words have another consonant in one place: Hansen and Hanken, no slip where a name is one word."""
    apart = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(apart) == 1 and not set(apart[0]) <= VOWELS


def is_misspelt_surname(one: str, other: str) -> bool:
    """Whether a surname that stands alone is another but for a slip; there is no plural of it."""
    short, long = sorted((one, other), key=len)
    if long == f"{short}s":
        return len(short) >= SHORTEST_ALONE
    return _is_misspelt(one, other, shortest=SHORTEST_TYPO + 1)


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words are one name in two transliterations."""
    from rapidfuzz import fuzz

    return len(one) > 3 and skeleton(one) == skeleton(other) and fuzz.ratio(one, other) >= 60


def are_one_in_writing(one: str, other: str) -> bool:
    """Whether two words are one in two transliterations that keep the vowels: Toofan and Tufan."""
    return max(len(one), len(other)) >= SHORTEST_WRITTEN and transliterated(one) == transliterated(other)


@lru_cache(maxsize=100_000)
def transliterated(word: str) -> str:
    """A name with one way of writing for those that transliterations vary, its vowels kept."""
    for written, meant in WRITTEN_AS:
        word = word.replace(written, meant)
    return re.sub(r"(.)\1+", r"\1", word)


def skeleton(word: str) -> str:
    """The consonants of a name as transliterations vary them: Sergei and Sergey, Muhammad and Mohammed."""
    for written, heard in HEARD:
        word = word.replace(written, heard)
    consonants = word[0] + "".join(letter for letter in word[1:] if letter not in "aeiouyjh")
    return re.sub(r"(.)\1+", r"\1", consonants)
