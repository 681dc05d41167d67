"""Dates that count from one told before them: two days later, the following autumn, the same year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction.dates import calendar
from workbench.extraction.dates.forms import Form, Opening
from workbench.extraction.dates.relative import COUNTED, counted, stepped
from workbench.extraction.dates.words import SEASON, SEASON_MONTHS, WEEKDAY, ordinal_of

if TYPE_CHECKING:
    from workbench.extraction.dates.calendar import Anchor
    from workbench.extraction.dates.context import Context
    from workbench.extraction.dates.forms import Parts, Value


COMPARED = re.compile(r"\b(?:from|than|on|over|in)\s$")


def _later(parts: Parts, context: Context) -> Value:
    """Two days later, a year earlier."""
    back = parts["way"] in {"earlier", "before", "previously", "prior"}
    from_ = context.told_date
    if from_ is None and back and parts["unit"] == "year":
        from_ = context.own_date  # "up from a year earlier" compares with the year before the report
    return counted(from_, parts, -1 if back else 1, is_open=False)


def _told(parts: Parts, context: Context) -> Value:
    """The next day, the following autumn, the previous month: from the date told before, else as "last" and "next"."""
    way, what = parts["way"].lower().split()[-1], parts["what"].lower()
    from_ = context.told_date
    if way == "same" or way == "that":
        return _same(from_, what)
    if what in {"morning", "afternoon", "evening", "night"}:
        what = "day"
    step = -1 if way in {"previous", "preceding"} else 1
    if from_ is None and step < 0 and what not in {"day", "week"}:
        from_ = context.own_date
    return stepped(from_, what, step, context) if from_ else None


def _beside(parts: Parts, context: Context) -> Value:
    """The year before, the day after."""
    from_ = context.told_date
    back = parts["way"] in {"before", "earlier"}
    is_compared = COMPARED.search(context.text, max(0, context.start - 8), context.start) is not None
    if from_ is None and back and parts["unit"] != "day" and (is_compared or parts["unit"] == "year"):
        from_ = context.own_date  # "more than the week before"; in a story it is the week before what is told
    return calendar.moved(from_, parts["unit"], -1 if back else 1) if from_ else None


def _same(told: Anchor | None, what: str) -> Value:
    """That day, the same year: as much of the date told before as the word asks for."""
    if told is None:
        return None
    if what in SEASON_MONTHS:
        return calendar.season(what, told.year)
    if what == "decade":
        return calendar.decade(told.year)
    if what == "week":
        return calendar.moved(told, "week", 0)
    length = {"year": 4, "month": 7}.get(what, 10)
    return told.iso[:length] if len(told.iso) >= length else None


def _day_of_month(parts: Parts, context: Context) -> Value:
    """On the 11th: of the month told of."""
    told = context.told_date
    if told is None or told.month is None:
        return None
    return calendar.day(told.year, told.month, ordinal_of(parts["number"]) or 0)


def _in_the(parts: Parts, context: Context) -> Value:
    """Earlier in the year: the one told of, else the document's."""
    from_ = context.told_date or context.own_date
    return calendar.moved(from_, parts["unit"], 0) if from_ else None


# The first form that holds at a place wins, so the longer ones stand first.
STORY = (
    Form(
        rf"{COUNTED}\s(?P<way>later|earlier|previously|(?:before|prior|after|on)(?=[.,;)]))",
        _later,
        Opening.DIGIT | Opening.COUNT,
    ),  # three days later
    Form(
        rf"(?P<way>[Tt]he\s(?:following|next|previous|preceding)|(?:[Tt]hat|[Tt]he)(?:\svery)?\ssame|[Tt]hat)\s"
        rf"(?P<what>day|weekend|week|month|quarter|year|decade|{SEASON}|{WEEKDAY}|(?:morning|afternoon|evening|night)(?=[,.;]))",
        _told,
        Opening.ARTICLE,
    ),  # the following week, the same day
    Form(
        r"[Tt]he\s(?P<unit>day|week|month|year)\s(?P<way>before|after|earlier|later)(?=[.,;)]|\swhen)",
        _beside,
        Opening.ARTICLE,
    ),  # the year before
    Form(
        r"(?<=[Oo]n\s)the\s(?P<number>[12]?\d(?:st|nd|rd|th)|3[01](?:st|th))(?=[.,;:)]|\s(?:and|the|that|when|it|he|she|they|at)\s)",
        _day_of_month,
        Opening.ARTICLE,
    ),  # on the 11th
    Form(
        r"(?:(?<=[Ee]arlier\sin\s)|(?<=[Ll]ater\sin\s)|(?<=[Ll]ate\sin\s)|(?<=[Ee]arly\sin\s))(?:the|that)\s"
        r"(?P<unit>year|month|week|decade)",
        _in_the,
        Opening.ARTICLE,
    ),  # earlier in the year
)
