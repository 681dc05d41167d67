"""Whether two texts name one speaker: full name and surname, title and office, a body and who speaks for it.

The answer is yes, no, or unknown: a description that fits anybody accuses nobody of a misattribution.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workbench.comparison.alike import SHORT_FORMS_OF
from workbench.comparison.spellings import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.checks import Speaker

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
BRACKETED = re.compile(r"\([^()]{0,80}\)")
OFFICES = TITLES | frozenset(
    "mx hon honourable honorable father sister amb imam sheikh former acting speaker".split()  # noqa: SIM905
)
"""What may stand before a name and is none of it, or stand for a person whose name is not given."""
SUFFIXES = frozenset("jr sr ii iii iv phd md mp qc kc".split())  # noqa: SIM905
SMALL = frozenset("the a an of for and in at to on by de la s".split())  # noqa: SIM905
BODIES = frozenset(
    """
    ministry department government office agency police council party bank company university court authority
    committee commission army navy force forces union association federation group institute house parliament
    senate congress embassy board bureau hospital school firm corporation foundation society centre center
    service network coalition command administration secretariat organisation organization team city state court
    press times post herald statement report
    """.split()  # noqa: SIM905
)
NOBODY = frozenset(
    """
    he she they it we i you who which his her their someone anyone source sources official officials people
    person witness witnesses resident residents expert experts analyst analysts others some many one
    """.split()  # noqa: SIM905
)
SHORTEST_MISSPELT = 5
"""Letters a surname needs for one wrong letter to be a slip of the pen."""


def same_speaker(one: Speaker, other: Speaker) -> bool | None:
    """Whether two speakers are one: ``None`` where what the texts say of them cannot tell."""
    mine, theirs = _name(one.name), _name(other.name)
    if not mine or not theirs or not NOBODY.isdisjoint({*mine, *theirs}):
        return _by_office(one, other) or None
    if _is_person(one.name, mine) and _is_person(other.name, theirs):
        return _one_person(mine, theirs)
    if not _is_person(one.name, mine) and not _is_person(other.name, theirs):
        return _one_body(one, other, mine, theirs)
    return _by_office(one, other) or None


def _name(text: str) -> list[str]:
    """A name's words without case, accents, titles, brackets and what follows a comma."""
    bare = unicodedata.normalize("NFKD", BRACKETED.sub(" ", text).partition(",")[0]).casefold()
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    words = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(bare)]
    words = [word for word in words if word not in SUFFIXES]
    return [word for word in words if word not in OFFICES and word not in SMALL]


def _is_person(written: str, words: Sequence[str]) -> bool:
    """Whether a name is a person's by its looks: one to four capitalised words, no body and no description."""
    first = next(iter(WORD.findall(written)), "")
    is_acronym = len(words) == 1 and written.strip().isupper() and len(words[0]) <= 5
    return (
        bool(first[:1].isupper())
        and first.casefold() not in {"a", "an", "the"}
        and 1 <= len(words) <= 4
        and not is_acronym
        and BODIES.isdisjoint(words)
    )


def _one_person(mine: Sequence[str], theirs: Sequence[str]) -> bool | None:
    short, long = sorted((mine, theirs), key=len)
    if set(short) <= set(long):
        return True  # Osei and Kwame Osei; Xi and Xi Jinping
    if len(short) == 1:
        return any(_is_slip(short[0], word) for word in (long[0], long[-1])) or False
    if mine[-1] != theirs[-1] and not _is_slip(mine[-1], theirs[-1]):
        return mine[0] == theirs[-1] and mine[-1] == theirs[0]
    given, other = mine[0], theirs[0]
    if given == other or (given[0] == other[0] and 1 in {len(given), len(other)}):
        return True
    return bool(
        SHORT_FORMS_OF.get(given, given) == SHORT_FORMS_OF.get(other, other) or _is_slip(given, other)
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ by one letter: Mathew and Matthew."""
    if min(len(one), len(other)) < SHORTEST_MISSPELT or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same:] == long[same + 1 :] or short[same + 1 :] == long[same + 1 :]


def _one_body(one: Speaker, other: Speaker, mine: Sequence[str], theirs: Sequence[str]) -> bool | None:
    """Two bodies or descriptions: one where they share a word that tells; two only where both have proper names."""
    if _share(mine, theirs) or _is_short_for(mine, other.name) or _is_short_for(theirs, one.name):
        return True
    if _by_office(one, other):
        return True
    return False if _has_own_name(one.name) and _has_own_name(other.name) else None


def _share(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    shared = set(mine) & set(theirs)
    telling = shared - BODIES
    return bool(telling) or (bool(shared) and (set(mine) <= set(theirs) or set(theirs) <= set(mine)))


def _has_own_name(name: str) -> bool:
    words = [word for word in WORD.findall(name) if word.casefold() not in SMALL]
    return bool(words) and all(word[:1].isupper() for word in words) and not name[:1].islower()


def _is_short_for(letters: Sequence[str], name: str) -> bool:
    """Whether one word is the acronym of a name: FBI."""
    if len(letters) != 1:
        return False
    heads = [word[0] for word in WORD.findall(name) if word.casefold() not in SMALL]
    return len(heads) > 1 and letters[0] == "".join(heads).casefold()


def _by_office(one: Speaker, other: Speaker) -> bool:
    """A person and a description of them: who speaks for the ministry, and its spokeswoman by name."""
    mine, theirs = _offices(one), _offices(other)
    shared = {
        word for word in mine & theirs if word not in OFFICES and word not in SMALL and word not in NOBODY
    }
    return bool(shared - BODIES) or bool(shared and mine & theirs & OFFICES)


def _offices(speaker: Speaker) -> set[str]:
    said = " ".join(part for part in (speaker.name, speaker.role, speaker.organisation) if part)
    return {word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(said.casefold())}
