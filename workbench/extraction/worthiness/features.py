"""What the check-worthiness model looks at: words, pairs of words, word beginnings, and how a passage is built."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from workbench.extraction.text.lexicon import (
    AUXILIARIES,
    FUNCTION_WORDS,
    NEGATIONS,
    OPINION,
    PREDICTION,
    PREPOSITIONS,
    SUPERLATIVES,
)
from workbench.extraction.text.words import Remembered, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.people.names import Name
    from workbench.extraction.text.tokens import Token

ACTORS = frozenset({"person", "organisation", "place", "system"})
MAY = "<may>"
OPENS_SENTENCE = frozenset("“\"‘'.!?:(—")
BEHIND_MONTH = PREPOSITIONS | AUXILIARIES | frozenset({"and", "brought", "saw", "also", "through"})
YEAR, DECADE, NUMBER = "<year>", "<decade>", "<number>"
OPENS, CLOSES = "<s>", "</s>"
DIGITS = frozenset("0123456789")
LONGEST_ED = 4
"""Letters of words such as "need" that end like a past tense and are none."""
STEM = 5
"""Letters that the beginning of a longer word has: "produced" and "production" share "~produ"."""

FIGURE = "figure"
FIGURES = "several figures"
DATE = "date"
ACTOR = "named actor"
INSTRUMENT = "legal instrument"
RANK = "superlative or rank"
DONE = "stated as done"
COMPARED = "comparison"
ALL = "all, many or none"
MEASURE = "unit of measure"
TOLD = "tells what someone said or did"
HEDGED = "prediction or hedge"
OPINED = "opinion words"
THOUGHT = "thought or wish"
MINE = "first person"
YOURS = "speaks to someone"
COURTESY = "courtesy"
QUESTION = "question"
PUBLIC = "public affairs"
# These have no name for people.
OURS, HE, THEY, ER = "we", "he or she", "they", "-er"
CLASSES = {
    HEDGED: PREDICTION,
    OPINED: OPINION,
    RANK: SUPERLATIVES | word_set("most least first last only record"),
    MINE: word_set("i me my mine i'm i've i'd i'll"),
    OURS: word_set("we us our ours we're we've we'll we'd let's"),
    YOURS: word_set("you your yours you're you've you'll you'd"),
    HE: word_set("he she his her him he's she's"),
    THEY: word_set("they them their they're they've"),
    "it": word_set("it its it's"),
    "that": word_set("this that these those that's"),
    "there": word_set("there there's"),
    DONE: word_set("was were had did been wasn't weren't hadn't didn't"),
    "is": word_set("is are am isn't aren't"),
    "has": word_set("has have hasn't haven't"),
    "not": NEGATIONS | word_set("cannot can't won't wouldn't couldn't shouldn't"),
    COMPARED: word_set(
        """
        more less fewer than higher lower bigger smaller greater larger better worse double doubled tripled twice
        half
        """
    ),
    ALL: word_set("every all most many some none no never always everyone nobody"),
    MEASURE: word_set(
        """
        percent per dollar dollars cents pounds euros million billion trillion years year months days hours weeks
        jobs people times tons tonnes miles kilometers kilometres
        """
    ),
    TOLD: word_set(
        """
        said says say saying told called claimed denied wrote voted opposed supported proposed promised signed
        vetoed
        """
    ),
    THOUGHT: word_set(
        """
        think believe want hope know feel wish guess like mean see need try going talk tell look thank
        """
    ),
    "ought": word_set("should must ought need let"),
    "if": word_set("if unless would could might"),
    "because": word_set("because since so therefore"),
    "wh-": word_set("who what why how when where"),
    PUBLIC: word_set(
        """
        vote votes voting bill law act tax taxes cut cuts budget deficit debt senate congress parliament senator
        governor president minister government
        """
    ),
    COURTESY: word_set("thank thanks well oh yes no ok okay sir please"),
}
CLASSED = frozenset().union(*CLASSES.values())
NUMBER_WORDS = word_set(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen
    half twice double triple
    """
)


def words_of(lows: Sequence[str]) -> set[str]:
    """Every distinct word, pair of neighbours and word beginning among ``lows_of`` a passage, numbers folded."""
    words = list(map(FOLDED.__getitem__, lows))
    found = set(words)
    found.update(
        map(BEGINNING.__getitem__, words), map(" ".join, zip([OPENS, *words], [*words, CLOSES], strict=True))
    )
    return found


def lows_of(tokens: Sequence[Token]) -> list[str]:
    """The words in small letters; the month of May is told from the verb."""
    lows = [token.low for token in tokens]
    if "may" in lows:
        lows = [MAY if low == "may" and _is_month(tokens, k) else low for k, low in enumerate(lows)]
    return lows


def _is_month(tokens: Sequence[Token], k: int) -> bool:
    """Whether "May" is the month: with its capital inside a sentence, or before what no verb follows."""
    if not tokens[k].is_capitalised or tokens[k].text.isupper():
        return False
    if k and tokens[k - 1].text not in OPENS_SENTENCE:
        return True
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    return following is None or not following.is_word or following.low in BEHIND_MONTH


def _folded(word: str) -> str:
    """The word itself, a number as its kind."""
    if word[0] not in DIGITS:
        return word
    if len(word) == 4 and word.isdecimal() and word[:2] in {"16", "17", "18", "19", "20"}:
        return YEAR
    return DECADE if word.endswith("0s") else NUMBER


FOLDED = Remembered(_folded)
BEGINNING = Remembered(lambda word: "~" + word[:STEM] if len(word) > STEM else word)


def structure_of(
    tokens: Sequence[Token],
    lows: Sequence[str],
    names: Sequence[Name],
    *,
    figures: int = 0,
    dates: int = 0,
    is_rank: bool = False,
    instruments: int = 0,
) -> list[str]:
    """Names of what a passage has, in no order; steps of a measure are named "length 4"."""
    has = set(chain.from_iterable(map(CLASSES_OF.__getitem__, set(lows))))
    shape = "".join(map(SORT_OF.__getitem__, lows))
    is_done, is_ours = DONE in has, MINE in has or OURS in has
    has.add(f"number {FIGURE_SORT in shape:d} done {is_done:d} actor {bool(names):d}")
    has.add(f"done {is_done:d} own {is_ours:d} other {HE in has or THEY in has:d}")
    if figures:
        has.add(FIGURE)
    if figures > 1:
        has.add(FIGURES)
    if dates:
        has.add(DATE)
    if is_rank:
        has.add(RANK)
    if instruments:
        has.add(INSTRUMENT)
    if not ACTORS.isdisjoint([name.type for name in names]):
        has.add(ACTOR)
    if lows[-1:] == ["?"]:
        has.add(QUESTION)
    return [*has, *_steps(tokens, lows, shape)]


def _classes_of(word: str) -> tuple[str, ...]:
    """The classes a word is in, by the lists above or by how it ends."""
    classes = tuple(name for name, words in CLASSES.items() if word in words)
    if word.endswith("ed") and len(word) > LONGEST_ED:
        return (*classes, DONE)
    return (*classes, ER) if word.endswith("er") else classes


CLASSES_OF = Remembered(_classes_of)


FIGURE_SORT, NUMBER_SORT, FUNCTION_SORT, WORD_SORT, MARK_SORT = "1nfw."


def _sort_of(word: str) -> str:
    """One letter for what a word is to the measures."""
    if word[0] in DIGITS:
        return FIGURE_SORT
    if word in NUMBER_WORDS:
        return NUMBER_SORT
    if word in FUNCTION_WORDS:
        return FUNCTION_SORT
    return WORD_SORT if word[0].isalpha() or word == MAY else MARK_SORT


SORT_OF = Remembered(_sort_of)


def _steps(tokens: Sequence[Token], lows: Sequence[str], shape: str) -> list[str]:
    """Measures of a passage, each as the step it reaches; ``shape`` is what sort each of its words is."""
    if not lows:
        return _measures(0, 0, 0, 0, 0, 0)
    count = len(lows)
    opening, last = lows[0], lows[-1]
    behind = [token.text[0] for token in tokens[1:]]
    return [
        *_measures(
            min(12, (count - shape.count(FIGURE_SORT) - shape.count(MARK_SORT)) // 3),
            min(3, shape.count(FIGURE_SORT) + shape.count(NUMBER_SORT)),
            min(4, sum(map(str.isupper, behind)) - behind.count("I")),
            min(3, lows.count(",")),
            shape.count(FUNCTION_SORT) * 8 // count,
            min(14, 2 * len("".join(lows)) // count),
        ),
        f"opens {opening if opening in FUNCTION_WORDS or opening in CLASSED else '-'}",
        f"ends {'-' if last[0].isalnum() else last}",
    ]


def _measures(
    length: int, numbers: int, capitals: int, commas: int, function: int, letters: int
) -> list[str]:
    return [
        f"length {length}",
        f"numbers {numbers}",
        f"capitals {capitals}",
        f"commas {commas}",
        f"function words {function}",
        f"letters {letters}",
    ]
