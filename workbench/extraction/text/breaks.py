"""Where a page lost a line break: a date, a caption or a picture credit that runs into the words beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction.text.words import word_list

if TYPE_CHECKING:
    from workbench.domain.spans import Span

DAYS = "|".join(word_list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"))
MONTHS = "|".join(
    word_list("January February March April May June July August September October November December")
)
DAY_LINE = (
    rf"(?:{DAYS}), (?:(?:{MONTHS}) \d{{1,2}}, (?:19|20)\d\d|\d{{1,2}} (?:{MONTHS}),? (?:19|20)\d\d)(?!\d)"
)
DATE_FIRST = re.compile(rf"{DAY_LINE}(?P<gap> )(?=[A-Z])")
"""A whole date that opens a paragraph and runs into a capital without a comma."""
DATE_LAST = re.compile(rf"(?P<gap> )(?<=\w ){DAY_LINE}\Z")
LONGEST_DATE = 40
LONGEST_CAPTION = 400
CREDIT = re.compile(
    r"(?P<gap> )(?<=[^\W_] )"
    r"(?:(?:Image|Photo|Picture)(?: credit)?|Photograph|Illustration|Graphic|Credit)s?: ?(?=[A-Z©])"
)
# "Ann Hill of the Harbour Board In the northern ports, ...": names and what links them, then a word of place or time
# that begins a sentence.
CAPTION = re.compile(
    r"[A-Z][\w.'’-]{0,30}"
    r"(?:,? (?:(?:of|the|and|for|de|von|van|at|in) ){0,2}[A-Z][\w.'’-]{0,30}){1,11}?(?<=\w)(?P<gap> )"
    r"(?=(?:In|On|At|After|Before|During|Since|Under|According to) "
    rf"(?:[a-z]|\d{{4}}\b|(?:{DAYS}|{MONTHS})\b))"
)
POSSESSIVES = ("'s", "’s", "s'", "s’")
LEADS_TO_DATE = frozenset(
    word_list("on of for by from until till before after since and or to this last next a the")
)


def lost_breaks(text: str, paragraph: Span) -> list[int]:
    """Where the blanks stand that were line breaks, in order."""
    start, end = paragraph
    found = []
    if first := DATE_FIRST.match(text, start, end) or _caption(text, paragraph):
        found.append(first.start("gap"))
    has_colon = end - start <= LONGEST_CAPTION and text.find(":", start, end) >= 0
    if has_colon and (credit := CREDIT.search(text, start, end)):
        found.append(credit.start("gap"))
    has_year = text[end - 1 : end].isdecimal()
    if has_year and (last := DATE_LAST.search(text, max(start, end - LONGEST_DATE), end)):
        word = text[max(start, last.start() - 12) : last.start()].rpartition(" ")[2]
        if word.casefold() not in LEADS_TO_DATE:
            found.append(last.start("gap"))
    return sorted(set(found))


def _caption(text: str, paragraph: Span) -> re.Match[str] | None:
    """The names of a caption at the head of a paragraph whose sentence begins behind them."""
    found = CAPTION.match(text, *paragraph)
    return None if found and text.endswith(POSSESSIVES, 0, found.start("gap")) else found
