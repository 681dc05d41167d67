"""What an assertion is about: the subject of its verb, what a figure measures, who acted in an event."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.speech.cues import CUES, Takes
from workbench.extraction.statements.judged import DISJUNCTS
from workbench.extraction.text.lexicon import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    EVENT_NOUNS,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.segments import DASHES, is_verb, opens_clause
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.people.names import Name
    from workbench.extraction.text.tokens import Token

SPANS = frozenset(
    {"week", "month", "year", "night", "summer", "winter", "spring", "autumn", "fall", "weekend"}
)
MOST_LEADS, FARTHEST_LEAD = 3, 24
OPENING = frozenset({"and", "but", "yet", "so", "that", ",", "("})
FARTHEST_DATELINE = 12
FARTHEST_THAT = 4
NEAR_BE = 4
"""Words in which "was" stands before its participle."""
LONGEST = 12
"""Words of the longest subject: what goes on is a clause, not a name for a thing."""
MARKS = DASHES | {",", ";", ":", "(", ")", ".", "-"}
QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
NO_NOUN = word_set(
    "last next ago yesterday today each long high tall wide deep old later below above up down apart away ahead around "
    "owing due north south east west lower higher longer larger smaller bigger better worse faster slower greater older "
    "younger cheaper straight year-on-year cumulative upstream downstream apiece each"
)
MOVING = word_set(
    """
    raise raises raised raising cut cuts cutting lift lifts lifted lifting lower lowers lowered lowering increase
    increases increased increasing reduce reduces reduced reducing put puts putting set sets setting keep keeps kept
    keeping hold holds held holding leave leaves left leaving trim trims trimmed slash slashes slashed push pushed bring
    brought take took retain retained double doubled fix fixed limit limited cap capped estimate estimated
    """
)
"""Verbs whose object is at a figure then."""
NO_OBJECT = word_set("unchanged steady flat up down again further")
JOINS = frozenset({"and", "but", "while", "whereas", "when", ";", "—", "–"})
MARKED = frozenset({"“", "”", '"'})
NO_END = (
    PREPOSITIONS | CONJUNCTIONS | ADVERBS | frozenset({"yesterday", "today", "tonight", "longer", "earlier"})
)
"""Words that end no name of a thing."""
DIMENSIONS = frozenset({"long", "high", "tall", "wide", "deep", "old", "thick"})
RELATIVE = frozenset({"which", "that", "who", "whose", "where", "when"})


class Phrase(NamedTuple):
    """The tokens ``first:last`` of a sentence."""

    first: int
    last: int


def words(tokens: Sequence[Token], phrase: Phrase | None) -> str | None:
    """The phrase as text, without the article it opens with; nothing for a pronoun."""
    if phrase is None:
        return None
    first, last = phrase
    last = _before_time(tokens, first, last)
    while first < last - 1 and (tokens[first].low in {"the", "a", "an"} or tokens[first].text in QUOTES):
        first += 1
    while first < last and (tokens[last - 1].low in NO_END or tokens[last - 1].text in QUOTES):
        last -= 1
    if first >= last or (
        last == first + 1 and (tokens[first].low in PRONOUNS or tokens[first].low in DETERMINERS)
    ):
        return None
    said = tokens[first].text
    for before, token in pairwise(tokens[first:last]):
        if token.text not in MARKED:
            said += (
                token.text if token.start == before.end and before.text not in MARKED else f" {token.text}"
            )
    return said


def _before_time(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a phrase ends before the day behind it: a jury | on Friday; the council | last night."""
    end = last
    if end - first > 1 and tokens[end - 1].low in MONTHS_AND_DAYS and tokens[end - 1].text != "May":
        end -= 1
    elif end - first > 2 and tokens[end - 1].low in SPANS and tokens[end - 2].low in {"last", "this", "next"}:
        end -= 2
    elif end - first > 1 and tokens[end - 1].low in {"yesterday", "today"}:
        end -= 1
    if end < last and end - first > 1 and tokens[end - 1].low in {"on", "in"}:
        end -= 1
    return end


def of_clause(tokens: Sequence[Token], first: int, last: int) -> Phrase | None:
    """The noun phrase before the first finite verb of ``tokens[first:last]``, what only leads to it left out."""
    if first >= last:
        return None
    start = _after_lead(tokens, first, last)
    verb = next((k for k in range(start + 1, last) if is_verb(tokens, k)), None)
    if verb is None:
        return None
    end = verb
    for k in range(start, verb):
        if k > start and (
            tokens[k].low in MARKS or tokens[k].low in RELATIVE or _opens_participle(tokens, k)
        ):
            end = k
            break
    while end > start + 1 and (tokens[end - 1].low in ADVERBS or tokens[end - 1].low.endswith("ly")):
        end -= 1
    if (
        end <= start
        or end - start > LONGEST
        or tokens[start].low == "there"
        or tokens[start].low in PREPOSITIONS
    ):
        return None
    return Phrase(start, end)


def _after_lead(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the main clause begins: behind a conjunction, and behind "In May," or "Some days later,"."""
    start = _after_dateline(tokens, first, last)
    while start < last - 1 and (tokens[start].low in OPENING or tokens[start].text in QUOTES):
        start += 1
    for _ in range(MOST_LEADS):
        comma = _end_of_lead(tokens, start, last)
        if comma is None:
            break
        start = comma + 1
    if tokens[start].low in {"last", "next", "this"} and start + 2 < last and tokens[start + 1].low in SPANS:
        return start + 2 + (tokens[start + 2].low == ",")
    if tokens[start].low in PREPOSITIONS:
        # "In May Norway sold": a short phrase without its comma.
        return next((k for k in range(start + 2, min(last, start + 10)) if _begins_anew(tokens, k)), start)
    return start


def _after_dateline(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the words begin behind OSLO, Norway — or the start itself."""
    if len(tokens[first].text) < 3 or not tokens[first].text.isupper():
        return first
    near = range(first + 1, min(last - 1, first + FARTHEST_DATELINE))
    dash = next((k for k in near if (tokens[k].text in DASHES or tokens[k].text in {"-", ":"})), None)
    return first if dash is None else dash + 1


def _begins_anew(tokens: Sequence[Token], k: int) -> bool:
    """Whether another noun phrase begins behind a short opening phrase: In May | Norway; Under the Act | a firm."""
    before = tokens[k - 1]
    if before.low in PREPOSITIONS or before.low in DETERMINERS or before.low in CONJUNCTIONS:
        return False
    if tokens[k].low in DETERMINERS or tokens[k].low in PRONOUNS:
        return True
    return tokens[k].is_capitalised and (not before.is_capitalised or before.low in MONTHS_AND_DAYS)


def _end_of_lead(tokens: Sequence[Token], start: int, last: int) -> int | None:
    """The comma behind what only leads to the main clause, if something does."""
    low = tokens[start].low
    leads = (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in ADVERBS
        or low in DISJUNCTS
        or low.endswith(("ly", "ing", "ed"))
    )
    leads = leads and not (start + 1 < last and tokens[start + 1].low in {"least", "most"})
    for k in range(start, min(last - 1, start + FARTHEST_LEAD)):
        if tokens[k].low == ",":
            timed = tokens[k - 1].low in {"later", "earlier", "ago", "afterwards", "before", "on", "now"}
            behind = tokens[k + 1]
            if (_may_open(behind) and (leads or timed)) or (timed and behind.low in PREPOSITIONS):
                return k
    return None


def _may_open(token: Token) -> bool:
    """Whether a word can begin a subject: not "known as", not "which"."""
    low = token.low
    if token.is_capitalised or low in DETERMINERS or low in PRONOUNS or low in {"only", "nearly", "almost"}:
        return True
    if token.text[0].isdigit():
        return True
    return token.is_word and low not in FUNCTION_WORDS and not low.endswith(("ed", "ing", "ly", "wn"))


def _opens_participle(tokens: Sequence[Token], k: int) -> bool:
    """The sanctions imposed on, a firm selling: what follows the noun is no part of its name."""
    low = tokens[k].low
    return (
        low.endswith(("ed", "ing"))
        and not tokens[k].is_capitalised
        and k + 1 < len(tokens)
        and tokens[k + 1].low in PREPOSITIONS
        and tokens[k - 1].low not in DETERMINERS
        and tokens[k - 1].low not in PREPOSITIONS
    )


def of_figure(
    tokens: Sequence[Token], clause: Phrase, first: int, last: int, *, is_rank: bool, is_measure: bool
) -> Phrase | None:
    """What the figure ``tokens[first:last]`` of a clause is about.

    A budget of 5 million: the budget; with a range of 40 km: what has the range; a 40-km pipe: the pipe;
    40 km long, the fifth largest: what stands before the comma; else the subject of the clause.
    """
    is_apposed = is_rank or (last < clause.last and tokens[last].low in DIMENSIONS)
    is_aged = is_measure and first > clause.first and tokens[first - 1].low == "," and last < clause.last
    if is_aged and tokens[last].low in {",", "."} and tokens[first - 2].is_capitalised:
        return _phrase_ending(tokens, clause.first, first - 1)  # Ann Hill, 44,
    tied = is_measure or is_apposed
    if tied and (holder := _holder(tokens, clause.first, first, is_apposed=is_apposed)):
        return holder
    repeats = last < len(tokens) and tokens[last].low == "times"  # how often, of what the clause is about
    if not is_rank and not repeats and (noun := _noun_behind(tokens, last, clause.last)):
        return noun
    start = _nearest_clause(tokens, clause.first, first)
    tied_to = _behind_relative(tokens, start, first) or (_moved(tokens, start, first) if is_measure else None)
    subject = tied_to or of_clause(tokens, _reported(tokens, start, first), clause.last)
    if subject is None or subject.first > first:
        return _beside(tokens, start, first) or subject  # With rains 6 per cent below normal, Peru ...
    return subject


def _moved(tokens: Sequence[Token], start: int, figure: int) -> Phrase | None:
    """What somebody moves to a figure or keeps at it: raised | its forecast | to 5.6 per cent."""
    link = figure - 1
    while link > start and (tokens[link].low in ADVERBS or tokens[link].low.endswith("ly")):
        link -= 1
    if tokens[link].low not in {"to", "from", "by", "at"}:
        return None
    verb = next((k for k in range(link - 1, max(start, link - LONGEST), -1) if tokens[k].low in MOVING), None)
    if verb is None or any(token.low in MARKS or token.text in QUOTES for token in tokens[verb:link]):
        return None
    near = range(verb + 1, link)
    end = next((k for k in near if tokens[k].low in PREPOSITIONS or tokens[k].low in NO_OBJECT), link)
    return Phrase(verb + 1, end) if end > verb + 1 and tokens[verb + 1].low not in PRONOUNS else None


def _beside(tokens: Sequence[Token], start: int, figure: int) -> Phrase | None:
    """What stands right before a figure in words without a verb: with rains | 6 per cent below normal."""
    end = figure
    while end > start and tokens[end - 1].low in PREPOSITIONS:
        end -= 1
    held = _phrase_ending(tokens, start, end)
    if held and all(
        token.low in ADVERBS or token.low.endswith("ly") for token in tokens[held.first : held.last]
    ):
        return None
    if held is None and end > start and tokens[end - 1].is_word and tokens[end - 1].low.endswith("s"):
        held = Phrase(end - 1, end)
    return held


def _behind_relative(tokens: Sequence[Token], start: int, figure: int) -> Phrase | None:
    """What "that", "which" or "who" before a figure's verb stands for: a trial | that cost £6m."""
    verbs = 0
    for k in range(figure - 1, start, -1):
        verbs += is_verb(tokens, k)
        if tokens[k].low in {"that", "which", "who"}:
            end = k - (tokens[k - 1].low == ",")
            acts = is_verb(tokens, k + 1) or tokens[k + 1].low == "cost"
            opens = acts and tokens[k - 1].low not in CUES
            return _phrase_ending(tokens, start, end) if opens and end > start else None
        if tokens[k].low in {",", ";"} and verbs:
            return None
    return None


def _reported(tokens: Sequence[Token], start: int, figure: int) -> int:
    """Where what is said begins, where a figure stands in it: Hill said | the cost had risen by 40%."""
    for verb in range(figure - 2, start, -1):
        cue = CUES.get(tokens[verb].low)
        if cue is None or not cue.takes & (Takes.THAT | Takes.CLAUSE) or not is_verb(tokens, verb):
            continue
        near = range(verb + 1, min(figure, verb + FARTHEST_THAT))
        begins = next((k for k in near if tokens[k].low == "that"), verb) + 1
        if opens_clause(tokens, begins) and any(is_verb(tokens, k) for k in range(begins + 1, figure)):
            return begins
    return start


def _nearest_clause(tokens: Sequence[Token], start: int, figure: int) -> int:
    """Where the clause of a figure begins: winds were strong, and | waves were up to 3 m."""
    for k in range(figure - 1, start, -1):
        if (
            tokens[k].low in JOINS
            and opens_clause(tokens, k + 1)
            and any(is_verb(tokens, i) for i in range(k + 2, figure))
            and any(is_verb(tokens, i) for i in range(start + 1, k))
        ):
            return k + 1
    return start


def _holder(tokens: Sequence[Token], start: int, first: int, *, is_apposed: bool) -> Phrase | None:
    """The noun phrase that ``with a range of`` or a comma before the figure ties it to."""
    k = first - 1
    near = max(start, first - 8)
    while k > near and tokens[k].low not in MARKS and tokens[k].low != "with" and not is_verb(tokens, k):
        k -= 1
    if k <= start or not (tokens[k].low == "with" or (is_apposed and tokens[k].low == ",")):
        return None
    end = k
    while end > start and tokens[end - 1].low in MARKS:
        end -= 1
    held = _phrase_ending(tokens, start, end)
    if held and tokens[k].low == "," and _hangs(tokens, start, held):
        return None  # "It fell with the loss of its crew, the second worst": the whole clause is meant.
    return held


def _hangs(tokens: Sequence[Token], start: int, phrase: Phrase) -> bool:
    """Whether a phrase without a name is tied to a verb by a preposition."""
    if phrase.first <= start or tokens[phrase.first - 1].low not in PREPOSITIONS:
        return False
    return not any(token.is_capitalised for token in tokens[phrase.first : phrase.last])


def _phrase_ending(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """The noun phrase that ends before ``end``; a name in brackets is passed over."""
    k = end
    while k > start and end - k < LONGEST:
        low = tokens[k - 1].low
        if low in MARKS or (low in PREPOSITIONS and low != "of") or low in RELATIVE or is_verb(tokens, k - 1):
            break
        k -= 1
        if low in DETERMINERS and not (k > start and tokens[k - 1].low == "of"):
            break
    named = any(token.is_capitalised or token.low in DETERMINERS for token in tokens[k:end])
    return Phrase(k, end) if end > k and named else None


def _noun_behind(tokens: Sequence[Token], last: int, end: int) -> Phrase | None:
    """A 40-km pipe, three private firms: the noun right behind the figure, up to what qualifies it."""
    k = last
    while k < end and k - last < LONGEST and _continues(tokens, k, is_first=k == last):
        k += 1
    if k == last:
        return None
    tail = k + 1
    while tail < end and tail - k < 6 and (tokens[tail].is_capitalised or tokens[tail].low == "the"):
        tail += 1
    closed = tail >= end or tokens[tail].low in FUNCTION_WORDS or not tokens[tail].is_word
    if k < end and tokens[k].low in {"of", "in", "from"} and tail > k + 1 and closed:
        k = tail if tokens[tail - 1].is_capitalised else k
    return Phrase(last, k)


def _continues(tokens: Sequence[Token], k: int, *, is_first: bool) -> bool:
    """Whether the noun phrase behind a figure goes on: not past its plural noun into a verb, not into a time."""
    low = tokens[k].low
    if low == "and" and not is_first and k + 1 < len(tokens):
        return tokens[k - 1].is_capitalised and tokens[k + 1].is_capitalised
    if (
        not tokens[k].is_word
        or low in FUNCTION_WORDS
        or low in NO_NOUN
        or low.endswith("ly")
        or is_verb(tokens, k)
    ):
        return False
    plural = not is_first and (
        tokens[k - 1].low.endswith("s") or tokens[k - 1].low in {"people", "men", "women", "children"}
    )
    return not plural or low.endswith("s") or tokens[k].is_capitalised


def of_event(tokens: Sequence[Token], first: int, last: int, names: Sequence[Name]) -> Phrase | None:
    """Who acted: the agent behind "by", else the subject of the verb, else whose noun of happening it is."""
    last = next((k for k in range(first + 1, last) if tokens[k].low == "according"), last)
    agent = next(
        (name for name in names if first < name.first < last and _is_agent(tokens, name.first, name.last)),
        None,
    )
    if agent:
        return Phrase(agent.first, agent.last)
    owner = next((name for name in names if first <= name.first < last and _owns_event(tokens, name)), None)
    subject = of_clause(tokens, first, last)
    return subject or (Phrase(owner.first, owner.last) if owner else None)


def _is_agent(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether a name stands behind "by" or "by the" with a participle or a happening before it."""
    by = k - 1 if tokens[k - 1].low == "by" else k - 2
    if by < 1 or tokens[by].low != "by" or (by == k - 2 and tokens[k - 1].low not in DETERMINERS):
        return False
    before = tokens[by - 1]
    if before.low not in EVENT_NOUNS and not _is_passive_verb(tokens, by - 1):
        return False
    if last < len(tokens) and tokens[last].is_word and tokens[last].low not in FUNCTION_WORDS:
        return False
    return before.low.endswith(("ed", "en")) or before.low in EVENT_NOUNS


def _is_passive_verb(tokens: Sequence[Token], k: int) -> bool:
    """Whether a participle is the verb of the clause or nothing is: was attacked by; not "letters obtained by"."""
    if any(token.low in BE for token in tokens[max(0, k - NEAR_BE) : k]):
        return True
    return not any(is_verb(tokens, i) for i in range(max(0, k - LONGEST), k))


def _owns_event(tokens: Sequence[Token], name: Name) -> bool:
    """Norway’s withdrawal, the withdrawal of Norway, the Norwegian withdrawal."""
    near = [token.low for token in tokens[max(0, name.first - 3) : name.first]]
    behind = [token.low for token in tokens[name.last : name.last + 4]]
    of_it = "of" in near and any(low in EVENT_NOUNS for low in near)
    return of_it or any(low in EVENT_NOUNS for low in behind)
