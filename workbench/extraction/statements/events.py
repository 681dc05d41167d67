"""Things that happened: the dated clauses of a sentence, else one that a time word, an era or an act makes datable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span
from workbench.extraction.statements import happenings
from workbench.extraction.statements.acts import act, tells
from workbench.extraction.statements.named_events import ANNOUNCING, named_event
from workbench.extraction.statements.plans import depends, is_planned
from workbench.extraction.statements.shared_subjects import STANDING_FOR, end_of_own
from workbench.extraction.text import datelines
from workbench.extraction.text.clauses import MOST_DATES, dated_parts
from workbench.extraction.text.lexicon import EVENT_NOUNS, EVENT_VERBS, NEGATIONS
from workbench.extraction.text.segments import Segment, segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.dates.grammar import Found
    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.text.tokens import Token

SHORTEST = 3
"""Words of the shortest clause that tells of something."""
AGAIN = re.compile(
    r"\s?(?:,|,?\s(?:and|then|and\sthen|and\sagain|again|and\sonce\smore))\s(?:(?:again\s)?(?:in|on)\s)?(?:the\s)?"
)
"""Between two dates of one act done twice: in 1974 and then in 1998."""
DAY_BEFORE = re.compile(r"(?<!\bbetween )\b(?:in|on|again|during)\s(?:(?:the|early|late|mid)\s)*\Z")
"""What leads to the first of them; not "between April and October", "those of 2011 and 2019"."""
JOINED = re.compile(r",?\s(?:and|or)\s")
"""Between dates that stand for one thing: those of 2011 and 2019."""
NUMBER = r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several)"
TIME = re.compile(
    r"\b[Aa]t\s(?:about\s|around\s|exactly\s)?(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m\b|[0-9]{1,2}:[0-9]{2}\b|noon\b|midnight\b"
    r"|[0-9]{1,2}\.[0-5][0-9](?=[,.;)]|\s(?:the|on|in|and|when|while|but|that)\b))"
    rf"|\b[Ww]ithin\s{NUMBER}\s(?:minute|hour|day|week|month|year)s?\b"
    rf"|\b{NUMBER}\s(?:minute|hour|day|week|fortnight|month|year)s?\s(?:later|earlier|afterwards|before|after)\b"
    r"|\b(?:[Tt]hat|[Tt]he\ssame)\s(?:day|night|morning|afternoon|evening)\b|\bthe\s(?:night|evening|day|morning)\sbefore\b"
)
"""Times of day, and times that count from what is told."""
PHRASE = 14
"""Words around a second date that may belong to it."""


class Event(NamedTuple):
    """A passage in which something happens, with the dates it gives."""

    span: Span
    sentence: Sentence
    dates: list[Found]
    is_named: bool = False
    """Whether a noun names what happened, so that the passage is no clause."""


class Clause(NamedTuple):
    """A segment of a sentence: its words outside quotation marks and the dates among them."""

    words: list[Token]
    dates: list[Found]
    quotes: bool
    """Whether words in quotation marks stood among them."""
    opener: str
    """The word that opened it, which is not among them."""


def events(reading: Reading) -> list[Event]:
    """What happens, sentence by sentence."""
    return [event for sentence in reading.sentences for event in _in_sentence(reading, sentence)]


def _in_sentence(reading: Reading, sentence: Sentence) -> list[Event]:
    if sentence.tokens[-1].text == "?":
        return []
    dates = [date for date in reading.dates_in(sentence.span)[:MOST_DATES] if _dates_an_event(reading, date)]
    said = {date.value for date in dates if date.anchor is None}
    # "A decade later, in 2008" is one time.
    dates = [date for date in dates if date.anchor is None or date.value not in said]
    timed = [] if dates else _times_in(reading, sentence)
    if not dates and not timed and not _may_tell({token.low for token in sentence.tokens}):
        return []
    prose = datelines.end_of_heading(reading.text, sentence.span.start)
    tokens, cut = sentence.tokens, sentence.segments
    if prose > sentence.span.start:
        tokens = [token for token in tokens if token.start >= prose]
        cut = segments(tokens)
    clauses = _clauses(reading, tokens, cut, dates)
    found = [event for clause in clauses if clause.dates for event in _dated(reading, sentence, clause)]
    if found:
        return found + _beside(sentence, clauses)
    if handed_on := [event for event in _beside(sentence, clauses) if event.dates]:
        return handed_on
    return _timed(reading, sentence, clauses, timed) or _undated(reading, sentence, tokens, clauses)


def _times_in(reading: Reading, sentence: Sentence) -> list[Span]:
    """Where a sentence tells a time that has no date: two days later, within a week, at 4:20 p.m."""
    clock = [Span(*match.span()) for match in TIME.finditer(reading.text, *sentence.span)]
    return [*reading.date_places_in(sentence.span), *clock]


def _timed(
    reading: Reading, sentence: Sentence, clauses: Sequence[Clause], places: Sequence[Span]
) -> list[Event]:
    """What happened at a time that is told but cannot be worked out: it was signed nine days later."""
    found = []
    for clause in clauses:
        span = _span(clause.words)
        if (
            any(span.covers(place) and not reading.is_quoted(place.start) for place in places)
            and happenings.said_in(clause.words, quotes=clause.quotes) is None
            and happenings.has_happened(clause.words)
            and not any(word.low in NEGATIONS for word in clause.words)
        ):
            found.append(Event(span, sentence, []))
    return found


def _may_tell(lows: set[str]) -> bool:
    """Whether an undated sentence holds any word by which it could tell of something."""
    named = not lows.isdisjoint(EVENT_NOUNS) and not lows.isdisjoint(ANNOUNCING)
    return named or not lows.isdisjoint(EVENT_VERBS) or not lows.isdisjoint(happenings.ERAS)


def _beside(sentence: Sentence, clauses: Sequence[Clause]) -> list[Event]:
    """What the undated clauses of a sentence tell beside its dated ones; "in 1981, when ..." hands on its date."""
    found = []
    for before, clause in zip([None, *clauses], clauses, strict=False):
        dates = before.dates[-1:] if before and clause.opener == "when" else []
        if not clause.dates and tells(clause.words, is_dated=bool(dates)):
            # "The worst since 1981, when it burned": it burned in 1981.
            dates = [date._replace(value=date.value.removesuffix("/..")) for date in dates]
            found.append(Event(_span(clause.words), sentence, dates))
    return found


def _clauses(
    reading: Reading, tokens: Sequence[Token], cut: Sequence[Segment], dates: Sequence[Found]
) -> list[Clause]:
    found = []
    for whole in dated_parts(tokens, cut, {date.span.start for date in dates}):
        for part in _around_relative(tokens, whole):
            span = Span(tokens[part.first].start, tokens[part.last - 1].end)
            words = _own(reading, tokens[part.first : part.last])
            if len(words) >= SHORTEST:
                inside = [date for date in dates if span.covers(date.span)]
                quotes = part.last - part.first > len(words)
                found.append(Clause(words, inside, quotes, part.opener))
    return found


def _around_relative(tokens: Sequence[Token], part: Segment) -> list[Segment]:
    """A clause with "who" parted from the main verb behind it: who left in May | , said so in June."""
    end = end_of_own(tokens, part.first, part.last) if part.opener in STANDING_FOR else part.last
    if end == part.last:
        return [part]
    return [part._replace(last=end), Segment(end, part.last, ",")]


def _own(reading: Reading, tokens: Sequence[Token]) -> list[Token]:
    """The words that stand outside quotation marks."""
    if tokens and reading.is_unquoted(Span(tokens[0].start, tokens[-1].end)):
        return list(tokens)
    return [token for token in tokens if not reading.is_quoted(token.start)]


def _dates_an_event(reading: Reading, date: Found) -> bool:
    """Not inside a quotation, and not the date of a source in brackets."""
    if reading.is_quoted(date.span.start):
        return False
    text = reading.text
    opening = text.rfind("(", max(0, date.span.start - 40), date.span.start)
    if opening < 0 or text.find(")", opening, date.span.start) >= 0:
        return True
    before = text[max(0, opening - 3) : opening].rstrip()
    return not before.endswith(("”", '"', "’", ",", ".", "…"))


def _dated(reading: Reading, sentence: Sentence, clause: Clause) -> list[Event]:
    """An event a date: the clause with its first one, an act done again with the next, what else a phrase dates."""
    words = clause.words
    dates = [date for date in clause.dates if not happenings.is_day_of_saying(words, date.span.start)]
    said = happenings.said_in(words, quotes=clause.quotes)
    if said is not None:
        # Who said so on that day did nothing else then; what is said may have happened.
        inside = [date for date in dates if happenings.has_verb_before(words[said:], date.span.start)]
        outside = [_phrased(sentence, words, date) for date in dates if date not in inside]
        return [*(event for event in outside if event), *_acts(reading, sentence, words[said:], inside)]
    return _acts(reading, sentence, words, dates)


def _acts(
    reading: Reading, sentence: Sentence, words: Sequence[Token], dates: Sequence[Found]
) -> list[Event]:
    if dates and is_planned(words, dates[0].value, reading.own_date) and not depends(sentence.tokens):
        return [Event(_span(words), sentence, list(dates[:1]))]
    if not dates or not happenings.has_happened(words):
        return []
    if _is_of_a_year(dates[0].value) and (happenings.is_level(words) or happenings.is_result(words)):
        return []  # a figure of a year is no event of it
    whole = _span(words)
    found: list[Event] = []
    last = dates[0]
    for date in dates[1:]:
        if AGAIN.fullmatch(reading.text, last.span.end, date.span.start) and DAY_BEFORE.search(
            reading.text, max(0, last.span.start - 20), last.span.start
        ):
            found.append(Event(Span(whole.start, last.span.end), sentence, [last]))
            last = date
        elif JOINED.fullmatch(reading.text, last.span.end, date.span.start):
            continue
        elif event := _phrased(sentence, words, date, last):
            found.append(event)
    return [Event(whole, sentence, [last]), *found]


def _is_of_a_year(date: str) -> bool:
    """Whether a date is a year, or the last day of one: a figure of then is the year's."""
    return len(date) == len("2024") or date.endswith("-12-31")


def _span(words: Sequence[Token]) -> Span:
    first, last = 0, len(words)
    while first < last - 1 and words[first].low in {",", ";"}:
        first += 1
    while last > first + 1 and words[last - 1].low in {".", "!", ",", ";", "and", "("}:
        last -= 1
    return Span(words[first].start, words[last - 1].end)


def _phrased(
    sentence: Sentence, words: Sequence[Token], date: Found, before: Found | None = None
) -> Event | None:
    """What a date belongs to, from the last comma or the date before it, where that names a happening."""
    inside = [k for k, word in enumerate(words) if date.span.start <= word.start < date.span.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    start = before.span.end if before else 0
    while first and inside[0] - first < PHRASE and words[first - 1].start >= start:
        if words[first - 1].low in {",", "(", "that", "which", "who", "from", "and"}:
            break
        first -= 1
    # A date between commas opens what follows: ... and, in December 2021, imposed a ban.
    stop = inside[-1] + 1 + (first + 2 >= inside[0] and last < len(words) and words[last].low == ",")
    last = stop
    while last < len(words) and last - stop < PHRASE and words[last].low not in {",", ")", ".", "and"}:
        last += 1
    phrase = words[first:last]
    if happenings.is_prediction(words) or phrase[0].low == "according":
        return None
    if happenings.names_happening(phrase) or (before and happenings.has_happened(phrase)):
        return Event(Span(phrase[0].start, phrase[-1].end), sentence, [date])
    return None


def _undated(
    reading: Reading, sentence: Sentence, tokens: Sequence[Token], clauses: Sequence[Clause]
) -> list[Event]:
    own = _own(reading, tokens)
    if len(own) < SHORTEST or happenings.is_prediction(own):
        return []
    for clause in clauses:
        span = _span(clause.words)
        if happenings.is_of_an_era(reading.text, span, clause.words):
            return [Event(span, sentence, [])]
    place = named_event(own)
    if place:
        return [Event(place, sentence, [], is_named=True)]
    for clause in clauses:
        if place := act(clause.words):
            return [Event(place, sentence, [])]
    return []
