"""Legal instruments known by a title: the Clean Rivers Act 1988, the Treaty of Oslo, the Second Amendment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.people.gazetteer import COUNTRIES
from workbench.extraction.text.lexicon import FUNCTION_WORDS, MONTHS_AND_DAYS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = re.compile(
    r"[ABCDLMOPRST](?<![\w’'-].)(?:(?<=A)(?:cts?|mendment|ccords?|greement)|(?<=B)ill"
    r"|(?<=C)(?:onvention|harter|ovenant|onstitution|oncordat|ode|ompact)|(?<=D)(?:ecree|eclaration|irective)|(?<=L)aw"
    r"|(?<=M)emorandum\sof\sUnderstanding|(?<=O)r(?:dinance|der)|(?<=P)(?:rotocol|act)|(?<=R)(?:egulations?|ules)"
    r"|(?<=S)tatute|(?<=T)reaty)(?![\w’'-])"
)
WEAK_HEADS = word_set(
    "regulation regulations rules code law bill order decree declaration compact directive statute"
)
"""Heads that name other things as well: they need two words before them, or a year behind."""
MEETING = word_set(
    "National Annual Baptist Constitutional Party Democratic Republican International Nominating Comic"
)
"""Words right before "Convention" that make it a meeting."""
WORD = re.compile(r"\S+")
BEHIND = re.compile(
    r"(?:\s(?:of|on|for|against|concerning|relating\sto|regarding|between)(?:\sthe)?(?:\s(?:of|on|and|for|in|the|their|to|or))?"
    r"(?:\s[A-Z][\w’'-]{1,30}(?:\s(?:of|on|and|for|in|the|their|to|or)){0,3}){0,8}\s[A-Z][\w’'-]{1,30})?"
)
YEAR = re.compile(r"(?:,?\s(?:of\s)?\(?(?:1[6-9]|20)\d\d\)?(?![\w%])(?!\s(?:times|people|per)))?")
ACRONYM = re.compile(r"(?:\s\((?:the\s)?[“\"‘']?([A-Z][A-Za-z.-]{1,14})[”\"’']?\))?")
NEXT_NAME = re.compile(r"\s[A-Z][a-z]")

WIDEST = 160
LONGEST = 14
"""Characters and words that a title reaches back."""
LINKS = word_set("of on for and to against in at with or by from & the their its")
PLURAL_OWNERS = word_set(
    "children's women's men's people's veterans' workers' consumers' farmers' victims' patients' servicemen's"
)
"""A possessive that belongs to a title; any other names whose act it is."""
OPENERS = (FUNCTION_WORDS | MONTHS_AND_DAYS) - {"no", "every", "may"}
BEFORE_THE = word_set("of for to on against in with at")
YEAR_OR_ORDINAL = re.compile(r"(?:1[6-9]|20)\d\d|\d{1,2}(?:st|nd|rd|th)")
INITIALS = re.compile(r"(?:[A-Z]\.){2,4}|St\.")
STOPS = (".", ",", ";", ":", "!", "?", "”", '"', ")", "—")
COMES_FIRST = word_set("treaty convention protocol agreement covenant code charter declaration statute pact")
"""Heads that what they are on or of may follow: Treaty of Oslo, Convention on Rivers."""


def titles(text: str) -> Iterator[tuple[Span, str | None]]:
    """Titled instruments in order, each with the short form that brackets give it."""
    last = 0
    for head in HEAD.finditer(text):
        found = _title(text, head, last) if head.start() >= last else None
        if found:
            short = ACRONYM.match(text, found.end)
            last = short.end() if short else found.end
            yield Span(found.start, last), short[1] if short else None


def _title(text: str, head: re.Match[str], last: int) -> Span | None:
    """The title around a head, if it has one: words before it, or what it is on or of."""
    word = head.group().lower()
    start = _start(text, max(last, head.start() - WIDEST), head.start())
    end = _end(text, head.end(), has_name=start is not None)
    if end is None:
        return None
    if start is None:
        comes_first = word in COMES_FIRST or " " in word
        return Span(head.start(), end) if comes_first and end > head.end() else None
    if word == "convention" and text[start : head.start()].rsplit(maxsplit=1)[-1] in MEETING:
        return None
    if word in WEAK_HEADS and not _is_sure(text, start, head.start(), head.end(), end):
        return None
    return Span(start, end)


def _start(text: str, begin: int, head: int) -> int | None:
    """Where the title's first word stands, walking back from its head."""
    words = list(WORD.finditer(text, begin, head))
    found = None
    is_list = False
    for step, match in enumerate(reversed(words)):
        word, low = match.group(), match.group().lower().replace("’", "'")
        if step >= LONGEST or text[match.end() : match.end() + 2].count("\n"):
            break
        if word.endswith(",") and is_list and word[0].isupper():
            found = match.start()
        elif low in LINKS or word == "&":
            is_list = is_list or low in {"and", "or", "&"}
            # "Read the Roads Act", "Norway and the Roads Act": what stands before is another thing.
            if found is None or (
                low == "the" and not (step + 1 < len(words) and words[-step - 2].group() in BEFORE_THE)
            ):
                break
        elif not _belongs(word, low):
            break
        else:
            found = match.start()
    return _without_openers(text, found, head) if found is not None else None


def _belongs(word: str, low: str) -> bool:
    """Whether a word can stand inside a title."""
    if low.endswith(("'s", "s'")):
        return low in PLURAL_OWNERS
    if word[0].isdigit():
        return YEAR_OR_ORDINAL.fullmatch(word) is not None
    return word[0].isupper() and (not word.endswith(STOPS) or INITIALS.fullmatch(word) is not None)


def _without_openers(text: str, start: int, head: int) -> int | None:
    """The title without the word that only opens its sentence: (Under the) Roads Act."""
    if text.endswith(("the ", "The "), max(0, start - 4), start):
        return start
    while start < head:
        match = WORD.match(text, start)
        if match is None or match.group() == "US" or match.group().lower() not in OPENERS:
            break
        start = match.end() + 1
    return start if start < head else None


def _end(text: str, head: int, *, has_name: bool) -> int | None:
    """Where the title ends: what it is on or of, and its year; nothing where it goes on as another name."""
    end = head
    if not has_name or text.startswith((" on ", " for ", " of ", " against "), head):
        named = BEHIND.match(text, head)
        end = named.end() if named else head
        if other := HEAD.search(text, head, end):
            end = text.rfind(" and ", head, other.start())
            end = head if end < 0 else end
        if has_name and text[head + 4 : end].lower() in COUNTRIES:
            end = head
    if end == head and NEXT_NAME.match(text, head):
        return None
    year = YEAR.match(text, end)
    return year.end() if year else end


def _is_sure(text: str, start: int, head: int, after: int, end: int) -> bool:
    """Whether a head that is often no law is one here."""
    if any(char.isdigit() for char in text[start:head] + text[after:end]):
        return True
    if text.startswith("Order", head):
        return False
    # "Nathan Law of Oslo" is a person; a code or a declaration may be of something.
    behind = "" if text.startswith(("Law", "Bill", "Rules"), head) else text[after:end]
    return sum(word.lower() not in LINKS for word in (text[start:head] + behind).split()) > 1
