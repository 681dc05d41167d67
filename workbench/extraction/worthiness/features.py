"""What the check-worthiness model looks at: words, pairs of words, word beginnings, and how a passage is built."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from workbench.extraction.text.lexicon import FUNCTION_WORDS, NEGATIONS, OPINION, PREDICTION, SUPERLATIVES
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.extraction.people.names import Name
    from workbench.extraction.text.tokens import Token

ACTORS = frozenset({"person", "organisation", "place", "system"})
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


def words_of(tokens: Sequence[Token]) -> set[str]:
    """Every distinct word, pair of neighbours and word beginning, numbers folded."""
    words = [token.low if token.low[0] not in DIGITS else _folded(token.low) for token in tokens]
    found = set(words)
    found.update(map(" ".join, zip([OPENS, *words], [*words, CLOSES], strict=True)))
    found.update("~" + word[:STEM] for word in words if len(word) > STEM)
    return found


def _folded(number: str) -> str:
    if len(number) == 4 and number.isdecimal() and number[:2] in {"16", "17", "18", "19", "20"}:
        return YEAR
    return DECADE if number.endswith("0s") else NUMBER


def structure_of(
    tokens: Sequence[Token],
    names: Sequence[Name],
    *,
    figures: int = 0,
    dates: int = 0,
    is_rank: bool = False,
    instruments: int = 0,
) -> list[str]:
    """Names of what a passage has, in no order; steps of a measure are named "length 4"."""
    lows = [token.low for token in tokens]
    has = dict.fromkeys(chain.from_iterable(map(_classes_of, set(lows))))
    numbers = [low for low in lows if low[0] in DIGITS]
    for name, holds in (
        (FIGURE, figures),
        (FIGURES, figures > 1),
        (DATE, dates),
        (RANK, is_rank),
        (INSTRUMENT, instruments),
        (ACTOR, any(name.type in ACTORS for name in names)),
        (QUESTION, lows[-1:] == ["?"]),
        (f"number {bool(numbers):d} done {DONE in has:d} actor {bool(names):d}", True),
        (f"done {DONE in has:d} own {MINE in has or OURS in has:d} other {HE in has or THEY in has:d}", True),
    ):
        if holds:
            has[name] = None
    spelt = sum(map(NUMBER_WORDS.__contains__, lows))
    return [*has, *_steps([token.text[0] for token in tokens], lows, len(numbers) + spelt)]


@lru_cache(maxsize=20_000)
def _classes_of(word: str) -> tuple[str, ...]:
    """The classes a word is in, by the lists above or by how it ends."""
    classes = tuple(name for name, words in CLASSES.items() if word in words)
    if word.endswith("ed") and len(word) > LONGEST_ED:
        return (*classes, DONE)
    return (*classes, ER) if word.endswith("er") else classes


def _steps(heads: Sequence[str], lows: Sequence[str], numbers: int) -> Iterator[str]:
    """Measures of a passage, each as the step it reaches; ``heads`` are the tokens' first letters."""
    count = max(1, len(lows))
    capitals = sum(head.isupper() and head != "I" for head in heads[1:])
    yield f"length {min(12, sum(map(str.isalpha, heads)) // 3)}"
    yield f"numbers {min(3, numbers)}"
    yield f"capitals {min(4, capitals)}"
    yield f"commas {min(3, lows.count(','))}"
    yield f"function words {sum(map(FUNCTION_WORDS.__contains__, lows)) * 8 // count}"
    yield f"letters {min(14, 2 * sum(map(len, lows)) // count)}"
    if lows:
        yield f"opens {lows[0] if lows[0] in FUNCTION_WORDS or lows[0] in CLASSED else '-'}"
        yield f"ends {'-' if lows[-1][0].isalnum() else lows[-1]}"
