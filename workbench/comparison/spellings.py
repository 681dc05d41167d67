"""One spelling of a name: what it is once marks, case, titles and legal forms are put aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.countries import country_of
from workbench.comparison.texts import word_set

if TYPE_CHECKING:
    from workbench.comparison.countries import Country

PERSON = "person"
TITLES = word_set("""
    mr mrs ms miss dr sir dame lord lady prof professor rev reverend president vice prime minister secretary senator
    sen representative rep congressman congresswoman governor gov mayor ambassador general gen major maj lieutenant lt
    colonel col captain capt sergeant sgt admiral brigadier marshal commander judge justice chief king queen prince
    princess pope cardinal archbishop bishop chancellor chairman chairwoman chair chairperson director spokesman
    spokeswoman spokesperson premier deputy advisor adviser attorney commissioner inspector sheriff envoy coach
    manager ceo analyst candidate nominee leader undersecretary assistant principal head founder owner executive
    officer detective superintendent councillor councilor prosecutor lawyer economist minister doctor engineer
    coordinator administrator treasurer auditor registrar harbourmaster harbormaster foreman surgeon nurse expert
    """)
"""What may stand before a person's name and is none of it."""
ADDRESSED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof)\b\.?\s")
PARTICLES = word_set("al el bin ibn de da di del della den der des dos du la le van von ten ter zu zum")
"""What stands within names of people."""
LEGAL_FORMS = word_set(
    "ltd limited inc incorporated co corp corporation plc llc llp pvt private gmbh ag sa srl bv nv pte pty"
)
LAST_FORMS = word_set("as asa oy oyj ab aps kg se spa dd doo jsc ojsc pjsc kk company")
"""Legal forms where a name ends with them; elsewhere they are words."""
SMALL = word_set("of the for and on in to at de la du des del di von van und et y")
FOLDED = (
    ("centre", "center"),
    ("defence", "defense"),
    ("programme", "program"),
    ("labour", "labor"),
    ("harbour", "harbor"),
    ("organis", "organiz"),
    ("theatre", "theater"),
    ("colour", "color"),
    ("neighbour", "neighbor"),
)
"""British and American spellings of words that names are made of."""
ONE_WORD = {
    "saint": "st", "mount": "mt", "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
    "dept": "department", "univ": "university", "inst": "institute", "natl": "national", "intl": "international",
}  # fmt: skip
"""Words of names that are also written short."""
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
MINISTRIES = {
    "mofa": "foreign", "mfa": "foreign", "mod": "defense", "moh": "health", "moi": "interior", "mof": "finance",
    "moj": "justice", "fco": "foreign", "fcdo": "foreign", "dod": "defense", "doj": "justice",
}  # fmt: skip
"""Ministries by letters that everyone uses."""
OFFICES = frozenset({"foreign", "home"})
"""Ministries that are called offices."""
MINISTRY = "ministry:"
"""How the key of a ministry begins; what it is for follows, each portfolio behind a plus."""
NO_PORTFOLIO = word_set("ministry department office affairs")
PORTFOLIOS = re.compile(r",|&|\band\b")
LONGEST_MINISTRY = 12
"""Words."""
WORD = re.compile(r"[^\W_]+")
MIXED = re.compile(r"[A-Z][a-z][A-Z]{1,5}")
"""Acronyms in which a small word has a small letter: MoD, DfT."""
DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_]){1,9}\.?")
ELIDED = re.compile(r"(?<=\b[ODLodl])['’](?=\w)")
"""The apostrophe of O’Hara, d’Arcy."""
POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
BRACKETED = re.compile(r"\s?\([^()]{1,14}\)")
OWNER = re.compile(r"^(.{2,60}?)['’]s?\s+(.+)$", re.DOTALL)


class Spelling(NamedTuple):
    """A name as a text writes it, and what it is compared by."""

    text: str
    """As written, without article, title and owner."""
    kind: str
    key: str
    """What spellings that differ in marks, case or legal form alone have in common."""
    owner: str = ""
    """The country whose body it is, where the text says so."""


@lru_cache(maxsize=100_000)
def spelling(text: str, kind: str) -> Spelling | None:
    """A mention of a name as a spelling of it, or nothing where no name is left."""
    text = POSSESSIVE.sub("", " ".join(text.split())).strip(" ,;:\"“”'‘’()")
    text = re.sub(r"^(?:the|The|THE)\s", "", text)
    text = " ".join(BRACKETED.sub(" ", text).split()) or text
    if country := country_of(text):
        return Spelling(text, "place", _country_key(country))
    if kind == PERSON:
        text = without_title(text)
        key = " ".join(tokens(text))
        return Spelling(text, kind, key) if len(key) > 1 and not key.isdigit() else None
    if kind == "other" and ADDRESSED.match(text):
        text = without_title(text)
    owner, text = _owned(text)
    key = " ".join(tokens(text))
    if key.isdigit() or len(key) < 2 or (key in SMALL and not as_acronym(text)):
        return None
    if ministry := _ministry(text):
        return Spelling(text, "organisation", f"{MINISTRY}{ministry}", owner)
    return Spelling(text, kind, key, owner)


def _country_key(country: Country) -> str:
    """A capital that speaks for a country is kept apart from its name: it is no spelling of it."""
    return f"country:{country.key}" if country.by_name else f"of:{country.key}"


def without_title(text: str) -> str:
    """A person's name without what stands before it: offices, ranks, forms of address."""
    words = text.split()
    cut = 0
    for number, word in enumerate(words[:-1]):
        if word.strip(".,").casefold() in TITLES or (number == cut and country_of(word.strip(".,"))):
            cut = number + 1
    return " ".join(words[cut:])


def _owned(text: str) -> tuple[str, str]:
    """The country that owns a body, and the body's name alone: "Pakistan’s Foreign Office", "US State Department"."""
    if match := OWNER.match(text):
        country = country_of(match[1])
        return (country.key, match[2]) if country else ("", text)
    words = text.split()
    for length in (2, 1):
        country = country_of(" ".join(words[:length]))
        if country and len(words) > length and _ministry(" ".join(words[length:])):
            return country.key, " ".join(words[length:])
    return "", text


def _ministry(text: str) -> str:
    """What a ministry is for, or nothing for another body: "ministry of foreign affairs" and "foreign office" alike."""
    words = tokens(text)
    if len(words) == 1:
        return MINISTRIES.get(words[0], "")
    if len(words) > LONGEST_MINISTRY:
        return ""
    fields = sorted(filter(None, map(_portfolio, PORTFOLIOS.split(text))))
    is_ministry = "ministry" in words or words[0] == "department" or words[-1] == "department"
    is_office = len(words) == 2 and words[1] == "office" and words[0] in OFFICES
    return "+".join(fields) if is_ministry or is_office else ""


def _portfolio(text: str) -> str:
    words = [word for word in tokens(text) if word not in NO_PORTFOLIO and word not in SMALL]
    return "foreign" if words == ["external"] else " ".join(words)


def portfolios(key: str) -> frozenset[str]:
    """What a ministry with this key is for."""
    return frozenset(key.partition("|")[0].removeprefix(MINISTRY).split("+"))


@lru_cache(maxsize=100_000)
def tokens(text: str) -> tuple[str, ...]:
    """A name's words without case, accents, marks, legal forms; Roman numbers as digits, American spelling."""
    text = DOTTED.sub(lambda match: match[0].replace(".", ""), text.replace("&", " and "))
    text = ELIDED.sub("", text)
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for british, american in FOLDED:
        plain = plain.replace(british, american)
    words = [
        ROMAN.get(word, ONE_WORD.get(word, word))
        for word in WORD.findall(plain.replace("’s ", " ").replace("'s ", " "))
    ]
    kept = [word for word in words if word not in LEGAL_FORMS]
    if len(kept) > 1 and kept[-1] in LAST_FORMS:
        kept.pop()
    return tuple(kept or words)


@lru_cache(maxsize=100_000)
def initials(text: str) -> frozenset[str]:
    """The acronyms a name may have: of all its words, and of those that are not small."""
    words = WORD.findall(text.replace("-", " ").replace("’s", "").replace("'s", ""))
    if len(words) < 2:
        return frozenset()
    large = [word for word in words if word.casefold() not in SMALL]
    return frozenset("".join(word[0] for word in some).casefold() for some in (words, large) if len(some) > 1)


def letters_of(short: str) -> str:
    """What the writings of one acronym have in common, where a text says that it is one."""
    return as_acronym(short) or short.replace(".", "").casefold()


@lru_cache(maxsize=100_000)
def as_acronym(text: str) -> str:
    """The letters of an acronym in lower case, without dots and a plural's s; nothing for other names."""
    bare = text.replace(".", "").replace("&", "")
    if bare[-1:] == "s" and len(bare) > 2 and bare[:-1].isupper():
        bare = bare[:-1]
    is_letters = 2 <= len(bare) <= 8 and bare.isalpha()
    return bare.casefold() if is_letters and (bare.isupper() or MIXED.fullmatch(bare)) else ""
