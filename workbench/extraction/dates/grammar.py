"""Dates as written, and the ISO 8601 values they resolve to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span
from workbench.extraction.dates import calendar, day_order
from workbench.extraction.dates.absolute import ABSOLUTE
from workbench.extraction.dates.context import Context
from workbench.extraction.dates.forms import Opening
from workbench.extraction.dates.relative import RELATIVE
from workbench.extraction.dates.story import STORY
from workbench.extraction.text import datelines
from workbench.extraction.text.tokens import Token
from workbench.extraction.text.verbs import is_past
from workbench.extraction.text.words import word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.extraction.dates.calendar import Anchor
    from workbench.extraction.dates.forms import Value

# What a date can begin with, each behind a class of first letters: all other words are passed over. The kinds are tried
# in this order.
OPENINGS = {
    Opening.DIGIT: word_list(r"[\d] ['’]\d [I]\d"),
    Opening.COUNT: word_list(
        r"""
        [Aa]n?\s(?:day|week|month|quarter|year|decade|centur|dozen|hundred|thousand|few|couple|number)
        [Hh]alf\sa\s(?:day|week|month|quarter|year|decade|centur|dozen|hundred|thousand|few|couple|number)
        [Oo]ne\s [Tt]w [Tt]h(?:ree|ir) [Ff](?:our|i[fv]) [Ss](?:ix|ev) [Ee](?:ight|lev) [Nn]ine [Tt]en\s [Ss]ome\s
        [Mm]any\s [Ff]ew\s [Cc]ouple
        """
    ),
    Opening.ARTICLE: word_list(
        r"""
        [Tt]h(?:e|at)\s(?:\d|['’]|[JFMASOND]|[Ss](?:pring|ummer|ame)|autumn|fall|winter)
        [Tt]h(?:e|at)\s(?:day|week|month|quarter|year|decade|morning|afternoon|evening|night)
        [Tt]h(?:e|at)\s(?:end|start|begin|close|turn|middle|early|mid|late|first|second|third|fourth|fifth)
        [Tt]h(?:e|at)\s(?:past|current|coming|following|next|previous|preceding|last|very)
        [Tt]h(?:e|at)\s(?:six|seven|eigh|nin|ten|elev|twel|twen|thir|four|fif|fort)
        [Tt]his\s [Ll]ast\s [Nn]ext\s [Pp](?:ast|revious)\s [Ff]ollowing\s [Cc]oming\s [Ss]econd [l]atter
        [Ff]ir[a-z]{0,9}(?:st|rd|th) [Tt]hi[a-z]{0,9}(?:st|rd|th) [Ff](?:ou|if)[a-z]{0,9}(?:st|rd|th)
        [Ss](?:ix|ev)[a-z]{0,9}(?:st|rd|th) [Ee](?:ig|le)[a-z]{0,9}(?:st|rd|th) [Nn]in[a-z]{0,9}(?:st|rd|th)
        [Tt](?:en|we)[a-z]{0,9}(?:st|rd|th)
        """
    ),
    Opening.NAME: word_list(
        r"""
        [Jj](?i:an|u[nl]) [Ff](?i:eb|ri|all\s|iscal|inancial|y) [Mm](?i:ar|ay|on|id|iddle\sof)
        [Aa](?i:pr|ug|utumn|cademic) [Ss](?i:ep|at|un|pring|ummer|tart\sof) [Oo](?i:ct) [Nn](?i:ov|ew\syear)
        [Dd](?i:ec) [Tt](?i:ue|hu|ax|oday|omorr|onigh|urn\sof) [Ww](?i:ed|inter|eekend) [Ee](?i:arly|nd\sof)
        [Ll](?i:ate[\s-]) [Yy](?i:ear|esterday) [Qq][1-4] [Hh](?i:[12]\s|alloween) [Bb](?i:eginning\sof|oxing)
        [Cc](?i:lose\sof|hristmas) [Vv](?i:alentine)
        """
    ),
}
FORMS = (*ABSOLUTE, *RELATIVE, *STORY)
BY_NUMBER = [form for opening in OPENINGS for form in FORMS if opening in form.opens]


def _scan_of(opening: Opening, firsts: list[str]) -> str:
    """The forms that open alike, behind a look at how they open."""
    return f"(?={'|'.join(firsts)})(?:{'|'.join(form.unnamed for form in FORMS if opening in form.opens)})"


def _by_letter(openings: list[str]) -> str:
    """Any of the openings; those that begin with the same letter are looked at behind one look at that."""
    rests: dict[str, list[str]] = {}
    for opening in openings:
        letter, close, rest = opening.partition("]")
        rests.setdefault(letter + close, []).append(rest)
    return "|".join(f"{letter}(?:{'|'.join(found)})" for letter, found in rests.items())


# The first form that holds at a place wins; its group has the number of the form.
DATE = re.compile(
    r"(?=[A-Za-z\d'’])(?:(?<![\w$£€#.,:/+-])|(?<=\d-)(?=[A-Z]))"
    rf"(?:{'|'.join(_scan_of(opening, firsts) for opening, firsts in OPENINGS.items())})(?!\w)(?:['’]s(?!\w))?"
)
LEAD = re.compile(
    rf"[^\w$£€#.,:/+](?={_by_letter([first for firsts in OPENINGS.values() for first in firsts])})"
    r"(?:(?<!-)|(?<=\d-)(?=[A-Z]))"
)
"""What stands before a date, and a look at how it opens: quick to look for, so that ``DATE`` is tried in few places."""
# A year that is part of a name or a measure is no date: "Flight 1990", "2,000", "2008 dollars".
NO_YEAR_BEFORE = re.compile(
    r"(?:\b(?:[Nn]o\.?|[Nn]umber|[Rr]oom|[Ff]light|[Rr]oute|[Ss]ection|[Oo]rder|[Rr]esolution|[Pp]age|pp?\.|[Cc]hapter"
    r"|[Bb]oeing|[Hh]ighway)|[#$£€])\s?$"
)
NO_YEAR_AFTER = re.compile(
    r"\s(?:people|troops|kilomet|metres|meters|feet|tons|tonnes|percent|per\scent|others|men|women|children|hp"
    r"|horsepower|mph|km|kg|mg|lb|GB|MB|MW|kW|mAh|nits|million|billion|GMT|UTC|B\.?C\.?E?|AD|hrs|head|square|cubic|local\stime|or\sso)(?!\w)"
)
PLURAL_AFTER = re.compile(r"\s(?:[a-z-]{3,20}\s)?[a-z]{2,20}(?:(?<![sui])s|children|folk)(?!\w)")
WORD_BEFORE = re.compile(r"(?<!\w)([A-Za-z]{2,20})\s$")
COUNTS_BEFORE = word_set(
    """
    of about some around nearly over than almost approximately least most roughly with another only just employs employ
    have has had are were is was be been
    """
)
"""Words before a number that counts the things behind it; so does every past form of a verb: hit 1500 homes."""
BETWEEN = re.compile(r"\s?(?:[-–—]|to|through|until|till|and)\s(?:the\s)?|\s?[-–—]\s?")
OPENS_RANGE = re.compile(r"\b([Bb]etween|[Ff]rom)(?:\sthe)?\s$")
# What stands before a date and changes its value.
SINCE = re.compile(r"\b[Ss]ince(?:\sthe)?\s$")


class Found(NamedTuple):
    """A date expression, its ISO 8601 value and, where it was relative, what it was resolved from."""

    span: Span
    value: str
    anchor: str | None = None


def find(text: str, published: str | None = None) -> list[Found]:
    """Every date expression that has a value, in order, without overlaps.

    Relative dates ("on Tuesday", "last month") resolve from ``published``, or, for want of it, from a full date
    that stands alone at the top of the text; without either they are left out.
    """
    return scan(text, own_date(text, published))[0]


def scan(text: str, anchor: Anchor | None = None) -> tuple[list[Found], list[Span]]:
    """The dates that have a value, and the places of all expressions, resolved or not.

    ``anchor`` is the text's own date, from which relative dates count.
    """
    context = Context(text, anchor, day_order.order_of(text, anchor), [])
    places: list[Span] = []
    for match in expressions(text):
        if match.group().isdecimal() and _is_no_year(match, text):
            continue
        places.append(Span(*match.span()))
        context.found += _resolved(match, context)
    return context.found, places


def expressions(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """What is written like a date in ``text[start:end]``, in order, without overlaps."""
    limit = len(text) if end is None else end
    past = 0
    if start == 0 and (first := DATE.match(text, 0, limit)):
        yield first
        past = first.end()
    for lead in LEAD.finditer(text, max(0, start - 1), limit):
        if lead.end() >= past and (match := DATE.match(text, lead.end(), limit)):
            yield match
            past = match.end()


def own_date(text: str, iso: str | None) -> Anchor | None:
    """The date of publication; the dateline where that is not known, or known less exactly."""
    published = calendar.anchor(iso) if iso else None
    if published and published.day:
        return published
    written = dateline(text, published)
    if published is None or (written and written.iso.startswith(published.iso)):
        return written
    return published


def dateline(text: str, published: Anchor | None = None) -> Anchor | None:
    """The first full date among the short lines at the top of the text, or in the dateline of its first words."""
    lines = list(datelines.date_lines(text))
    order = day_order.order_of(text, published) if lines else None
    for line in lines:
        context = Context(text, published, order, [])
        for match in expressions(text, *line):
            for found in _resolved(match, context):
                if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", found.value):
                    return calendar.anchor(found.value)
    return None


def _resolved(match: re.Match[str], context: Context) -> list[Found]:
    """The dates a match holds: mostly one, none where it has no value."""
    number = match.lastindex or 1
    start, end = match.span(number)
    context.at(start, end)
    form = BY_NUMBER[number - 1]
    parts = form.named.match(context.text, start)
    if parts is None:
        return []
    value: Value = form.value(parts.groupdict(default=""), context)
    if isinstance(value, dict):
        return [Found(Span(*parts.span(name)), each, context.used) for name, each in value.items() if each]
    return [Found(Span(*match.span()), value, context.used)] if value else []


def _is_no_year(match: re.Match[str], text: str) -> bool:
    """Whether a number that looks like a year counts or names something."""
    before = text[max(0, match.start() - 16) : match.start()]
    if NO_YEAR_BEFORE.search(before) or NO_YEAR_AFTER.match(text, match.end()):
        return True
    word = WORD_BEFORE.search(text, max(0, match.start() - 22), match.start())
    counts = word is not None and (
        word[1].lower() in COUNTS_BEFORE or is_past(Token(word[1], word[1].lower(), *word.span(1)))
    )
    return counts and PLURAL_AFTER.match(text, match.end()) is not None


def without_datelines(found: list[Found], text: str, paragraphs: Sequence[int]) -> list[Found]:
    """The dates less those that only head a report; ``paragraphs`` holds where the first paragraphs begin."""
    heads = datelines.headings(text, paragraphs)
    return [date for date in found if not any(head.covers(date.span) for head in heads)]


def joined(found: list[Found], text: str) -> list[Found]:
    """Dates that say when something was: the two ends of a range made one, "since" opened, vague ones left out."""
    kept: list[Found] = []
    i = 0
    while i < len(found):
        date = found[i]
        after = found[i + 1] if i + 1 < len(found) else None
        if after is not None and (whole := _range(date, after, text)):
            kept.append(Found(Span(date.span.start, after.span.end), whole, date.anchor or after.anchor))
            i += 2
            continue
        if not date.value.startswith(".."):
            kept.append(_opened(date, text))
        i += 1
    return kept


def _range(date: Found, after: Found, text: str) -> str | None:
    if after.span.start - date.span.end > 16:
        return None
    link = BETWEEN.fullmatch(text, date.span.end, after.span.start)
    if link is None:
        return None
    opening = OPENS_RANGE.search(text, max(0, date.span.start - 14), date.span.start)
    worded = opening is not None and ("and" in link.group()) == (opening[1].lower() == "between")
    dashed = link.group().strip() in {"-", "–", "—"} and len(date.value) == len(after.value)
    return calendar.interval(date.value, after.value) if worded or dashed else None


def _opened(date: Found, text: str) -> Found:
    """Since 1950 is the interval from 1950 on."""
    before = text[max(0, date.span.start - 14) : date.span.start]
    if not SINCE.search(before) or ("/" in date.value and not re.fullmatch(r"\d{4}/\d{4}", date.value)):
        return date
    return date._replace(value=f"{date.value[:4] if '/' in date.value else date.value}/..")
