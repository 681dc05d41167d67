"""What stands around a date and decides what it means: the document's own date, dates before it, the clause's tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.extraction.dates import calendar
from workbench.extraction.dates.words import DAY, MONTH, YEAR, month_number, year_of
from workbench.extraction.text.verbs import IRREGULAR_PAST, NOT_PAST

if TYPE_CHECKING:
    from workbench.extraction.dates.calendar import Anchor
    from workbench.extraction.dates.day_order import DayOrder
    from workbench.extraction.dates.grammar import Found

FARTHEST_BACK = 600
"""Characters between "two days later" and the date it counts from."""
FARTHEST_STORY = 3000
"""Characters between "the Tuesday" and the day told before it."""
SAME_STORY = 300
"""Characters within which a day without its year takes the year of the date before it."""
LONG_AGO = 14
"""Days from which a story is of another time than its telling."""
CLAUSE_BEFORE = 90
CLAUSE_AFTER = 70
SAYING = re.compile(
    r"\b(?:said|says|told|announced|reported|according|wrote|added|tweeted|posted|confirmed)\b"
)
CLAUSE_END = re.compile(r"[.!?;:][\s”\"’]|\n")
TO_DO_BY = re.compile(
    r"\bto\s(?!have\b)[a-z]{2,15}(?:\s[\w’'-]{1,20}){0,4}\s(?:by|before)\s(?:the\send\sof\s)?$"
)
"""An act still to be done by a day: asked her to report by 30 September."""
SAID_END = re.compile(CLAUSE_END.pattern + r"|\sthat\s")
"""Where a clause ends behind a day on which something is said: let it be known on Thursday | that he will go."""
SIGN = re.compile(
    r"\b(?:was|were|been)\s(?:due|set|expected|scheduled|planned|slated|going|to)\b|\b(?P<ahead>will|won['’]t|shall|(?:is|are)\s(?:to|due|set|expected|scheduled|planned|going|slated)|due|scheduled|slated"
    r"|(?:ends?|expires?|starts?|begins?|opens?|closes?|resumes?|(?:takes?|comes?)\s(?:effect|into\sforce))(?=\s(?:on|in|from)\s\Z)"
    r"|upcoming|plans?\s(?:to|for)|planned|expected|set\s(?:to|for)|going\sto|to\sbe|be\sheld)\b|\b(?P<word>[a-z]{2,20})\b"
)
"""Words among which a clause shows its tense; what was expected can lie on either side."""
PAST = IRREGULAR_PAST - {"set", "cut", "put", "hit", "let", "read", "cost", "shut", "left"} | {
    "was",
    "were",
    "has",
    "have",
}
DEADLINE = re.compile(r"\b(?:[Bb]y|[Bb]efore|[Uu]ntil|[Tt]ill)\s$")
DIGIT = re.compile("[0-9]")
IN_YEAR = re.compile(r"\b[Ii]n\s$")
ASIDE = re.compile(r"\b(?<!was )(?<!were )(?:built|born|[a-z]{3,12}ed)\s[Ii]n\s$")
AFTER_ASIDE = re.compile(r",\s(?!and\b|but\b|then\b|on\b)")
"""Around a year that only describes: a ferry built in 2006, left on Nov. 7."""
YEARLY_BEFORE = re.compile(r"\b(?:every|each|annual(?:ly)?|yearly)(?:\s\w{1,15}){0,3}\s$", re.IGNORECASE)
YEARLY_AFTER = re.compile(r",?\s(?:every|each|of\s(?:every|each))\syear")
YEAR_FOLLOWS = re.compile(
    rf"\s?(?:[-–—]|,|to|and|or|until|through|,\sand)\s?(?:the\s)?"
    rf"(?:{DAY}\s(?:of\s)?(?P<month_behind>{MONTH})|(?P<month_before>{MONTH})\s{DAY}),?\s(?P<year>{YEAR})"
)


@dataclass(slots=True)
class Context:
    """A place in a document, as the value of the date written there depends on it."""

    text: str
    anchor: Anchor | None
    order: DayOrder | None
    found: list[Found]
    """The dates before this one, in order."""
    start: int = 0
    end: int = 0
    used: str | None = field(default=None)
    """What the value was resolved from: set by whoever asks for it."""

    def at(self, start: int, end: int) -> None:
        """Move to the next expression."""
        self.start, self.end, self.used = start, end, None

    @property
    def own_date(self) -> Anchor | None:
        """The day of publication or of the dateline."""
        if self.anchor:
            self.used = self.anchor.iso
        return self.anchor

    @property
    def told_date(self) -> Anchor | None:
        """The date told just before, from which "two days later" counts."""
        last = self.found[-1] if self.found else None
        if last is None or "/" in last.value or self.start - last.span.end > FARTHEST_BACK:
            return None
        told = calendar.anchor(last.value)
        if told:
            self.used = told.iso
        return told

    @property
    def day_told(self) -> Anchor | None:
        """The last day before that the text gives by its number, where it is past: "the Tuesday" lies behind it."""
        for date in reversed(self.found):
            if self.start - date.span.end > FARTHEST_STORY:
                return None
            told = calendar.anchor(date.value) if len(date.value) == len("2024-12-18") else None
            is_numbered = DIGIT.search(self.text, *date.span) is not None
            if told and is_numbered and self.anchor and told.iso <= self.anchor.iso:
                self.used = told.iso
                return told
        return None

    @property
    def story_day(self) -> Anchor | None:
        """The day told in the sentences just before, where it lies so far back that the story is told of then.

        What somebody says on a weekday is said near the day of publication, whatever the story is about.
        """
        last = self.found[-1] if self.found else None
        if last is None or self.anchor is None or self.start - last.span.end > SAME_STORY:
            return None
        between = self.text[last.span.end : self.start]
        told = calendar.anchor(last.value) if len(last.value) == len("2024-12-18") else None
        if told is None or not told.exact or not self.anchor.exact:
            return None
        if (
            (self.anchor.exact - told.exact).days < LONG_AGO
            or "\n" in between
            or not CLAUSE_END.search(between)
        ):
            return None
        clause = self.text[max(self.start - CLAUSE_BEFORE, last.span.end) : self.end + CLAUSE_AFTER]
        if SAYING.search(clause):
            return None
        self.used = told.iso
        return told

    @property
    def is_ahead(self) -> bool | None:
        """Whether the clause speaks of what is to come (true) or of what has been (false), if it tells."""
        before = self.text[max(0, self.start - CLAUSE_BEFORE) : self.start]
        ends = [match.end() for match in CLAUSE_END.finditer(before)]
        if TO_DO_BY.search(before):
            return True
        tense = _tense(before[ends[-1] if ends else 0 :])
        if tense:
            return tense[-1]
        after = self.text[self.end : self.end + CLAUSE_AFTER]
        stop = SAID_END.search(after)
        tense = _tense(after[: stop.start()] if stop else after)
        return tense[0] if tense else None

    @property
    def is_deadline(self) -> bool:
        """Whether "by", "before" or "until" stands in front: what is named is its outermost day."""
        return bool(DEADLINE.search(self.text, max(0, self.start - 12), self.start))

    @property
    def is_yearly(self) -> bool:
        """Whether the day is named for every year: "each year on May 1"."""
        return bool(
            YEARLY_BEFORE.search(self.text, max(0, self.start - 40), self.start)
            or YEARLY_AFTER.match(self.text, self.end)
        )

    def year_of_day(self, month: int, number: int | None) -> int | None:
        """The year of a month, or a day of it, given without one.

        Nothing for a day that returns every year. The year written with the next date of the same list or range;
        else that of the date told just before, where the story is in another year than the document; else the
        year that lies nearest to the document's date, on the side of it that the clause's tense shows.
        """
        if self.is_yearly:
            return None
        behind = YEAR_FOLLOWS.match(self.text, self.end)
        if behind:
            self.used = behind["year"]
            other = month_number(behind["month_behind"] or behind["month_before"])
            return year_of(behind["year"]) - (month > other)
        told = self._story_year(month, number)
        if told is not None:
            return told
        if self.anchor is None:
            return None
        self.used = self.anchor.iso
        return calendar.year_near(self.anchor, month, number, ahead=self.is_ahead)

    def _story_year(self, month: int, number: int | None) -> int | None:
        """The year of the date told just before, in the same paragraph, where it is another than the document's.

        A story goes on: a month before the one told may be of any year. So may one that stands sentences behind
        a bare year where nothing else dates the text.
        """
        last = self.found[-1] if self.found else None
        if last is None or last.anchor or "/" in last.value or self.start - last.span.end > SAME_STORY:
            return None
        if self.anchor and (len(last.value) == 4 or last.value[:4] == str(self.anchor.year)):
            return None
        if len(last.value) == 4 and not IN_YEAR.search(
            self.text, max(0, last.span.start - 4), last.span.start
        ):
            return None
        if ASIDE.search(self.text, max(0, last.span.start - 24), last.span.start) and AFTER_ASIDE.match(
            self.text, last.span.end
        ):
            return None
        between = self.text[last.span.end : self.start]
        if "\n" in between or last.value[5:7] > f"{month:02}":
            return None
        if (
            not self.anchor
            and len(last.value) == 4
            and len(CLAUSE_END.findall(between)) > (number is not None)
        ):
            return None
        self.used = last.value
        return int(last.value[:4])


def _tense(words: str) -> list[bool]:
    """The signs of tense in their order: true for what is to come, false for what has been."""
    return [
        sign["ahead"] is not None
        for sign in SIGN.finditer(words)
        if sign["ahead"]
        or (sign["word"] or "") in PAST
        or ((sign["word"] or "").endswith("ed") and sign["word"] not in NOT_PAST)
    ]
