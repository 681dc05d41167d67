"""Which clauses tell of something past: verbs of doing in the past, nouns of happening; not those that only say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction.speech.cues import CUES, Takes
from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    EVENT_NOUNS,
    EVENT_VERBS,
    HAVE,
    MODALS,
    PREDICTION,
)
from workbench.extraction.text.segments import is_verb
from workbench.extraction.text.verbs import IRREGULAR_PARTICIPLES, is_past
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.spans import Span
    from workbench.extraction.text.tokens import Token

ERAS = word_set("tenure presidency term administration era regime reign premiership war revolution")
"""Nouns that make a time of a name."""
ERA = re.compile(
    r"\b(?:[Dd]uring|[Uu]nder|[Ii]n|[Ii]nto|[Ss]ince)\s(?:the\s|his\s|her\s|its\s|their\s)?(?:[\w’'.-]{1,20}\s){0,3}?"
    rf"[A-Z][\w’'.-]{{1,20}}\s(?:{'|'.join(sorted(ERAS))}|War|Revolution)\b"
)
PUBLIC_ACTS = word_set(
    """
    announced declared ordered refused recommended agreed decided ruled promised pledged vowed proposed demanded
    accused threatened rejected denounced condemned offered declined proclaimed
    """
)
"""What is said and done at once."""
SPEAKING = word_set("say tell write note state argue explain insist remark comment")
"""Verbs that give words even where no "that" and no quotation mark shows them."""
NOT_DONE = word_set(
    "dated entitled titled based named known located related concerned aimed supposed according"
)
"""Participles that describe."""
LEVELS = word_set("was were stood totalled totaled averaged amounted accounted came")
"""Verbs behind which a figure tells how much something was."""
EARNING = word_set("had made earned posted")
RESULTS = word_set(
    "sales revenue revenues turnover profit profits income earnings assets deposits debts earned"
)
REACH = 7
"""Words behind such a verb within which its figure stands."""
BEFORE_LEVEL = word_set(
    "at to for worth about some around nearly almost only over more less than just roughly still"
)
CURRENCY_SIGNS = frozenset("$£€¥₹")
BEFORE_INFINITIVE = MODALS | {"to"}
PRESENT_OR_AHEAD = BEFORE_INFINITIVE | {"is", "are"}
DEGREES = word_set("most more less least very so too as")
"""Words behind which a form in -ed is an adjective."""


def has_happened(words: Sequence[Token]) -> bool:
    """Whether a dated clause tells of something past: a verb of the past that does not only say, or a happening."""
    main = main_verb(words)
    if main is not None and words[main].low in PRESENT_OR_AHEAD and not _is_past_verb(words, main + 1):
        return False
    if any(_is_past_verb(words, k) for k in range(len(words))):
        return True
    return main is None and names_happening(words) and not any(word.low in PREDICTION for word in words)


def is_level(words: Sequence[Token]) -> bool:
    """Whether a clause only tells how much something was: inflation was 6 percent, the budget stood at $2 billion."""
    main = main_verb(words)
    if main is None or words[main].low not in LEVELS:
        return False
    following = [word for word in words[main + 1 : main + 4] if word.low not in BEFORE_LEVEL]
    return bool(following) and _is_figure(following[0])


def is_result(words: Sequence[Token]) -> bool:
    """Whether a clause only tells what somebody had or earned: had sales of 9 million, made a profit of $3 million."""
    main = main_verb(words)
    if main is None or words[main].low not in EARNING:
        return False
    behind = words[main + 1 : main + REACH]
    return any(map(_is_figure, behind)) and any(word.low in RESULTS for word in (words[main], *behind))


def _is_figure(word: Token) -> bool:
    return word.text[0].isdigit() or word.text in CURRENCY_SIGNS


def main_verb(words: Sequence[Token]) -> int | None:
    """The first finite verb; "May" is a month."""
    return next((k for k, word in enumerate(words) if is_verb(words, k) and not word.is_capitalised), None)


def behind_helpers(words: Sequence[Token], verb: int) -> int:
    """The verb that helping verbs and adverbs stand before: has since been | repaired."""
    while verb + 1 < len(words) and (
        words[verb].low in AUXILIARIES or words[verb].low in ADVERBS or words[verb].low.endswith("ly")
    ):
        verb += 1
    return verb


def has_verb(words: Sequence[Token]) -> bool:
    """Whether a finite verb stands among the words."""
    return main_verb(words) is not None


def said_in(words: Sequence[Token], *, quotes: bool) -> int | None:
    """Where what is said begins, in a clause whose main verb only gives words; nothing for another clause."""
    main = main_verb(words)
    while (
        main is not None
        and main + 1 < len(words)
        and words[main].low in AUXILIARIES
        and is_past(words[main + 1])
    ):
        main += 1
    if main is None or not is_saying(words, main):
        return None
    behind = next((k for k in range(main + 1, len(words)) if words[k].low == "that"), None)
    if (
        behind is None
        and not quotes
        and (CUES[words[main].low].lemma not in SPEAKING or _is_letter(words, main))
    ):
        return None  # "reported a loss", "wrote to the board": nothing is said
    return (main if behind is None else behind) + 1


def _is_letter(words: Sequence[Token], verb: int) -> bool:
    """Whether somebody wrote to somebody."""
    is_to = verb + 1 < len(words) and words[verb + 1].low == "to"
    return is_to and CUES[words[verb].low].lemma == "write"


def is_day_of_saying(words: Sequence[Token], place: int) -> bool:
    """Whether what stands at a place only dates a saying behind what is said: ..., the company said on Friday."""
    main = main_verb(words)
    nearest = max(
        (k for k in range(len(words)) if words[k].start < place and is_past(words[k])), default=None
    )
    return (
        main is not None and nearest is not None and nearest > main and is_saying(words, nearest)
        and any(word.low == "," for word in words[main:nearest])
    )  # fmt: skip


def has_verb_before(words: Sequence[Token], place: int) -> bool:
    """Whether a past verb stands among the words before a place."""
    return any(_is_past_verb(words, k) for k in range(len(words)) if words[k].start < place)


def names_happening(words: Sequence[Token]) -> bool:
    """Whether a noun of happening stands among the words."""
    return any(word.low in EVENT_NOUNS for word in words)


def _is_past_verb(words: Sequence[Token], k: int) -> bool:
    if k >= len(words):
        return False
    word = words[k]
    if word.low in {"was", "were"}:
        return k + 1 == len(words) or words[k + 1].low != "to"
    if k and words[k - 1].low in BEFORE_INFINITIVE and not words[k - 1].is_capitalised:
        return False  # "will cut", "should have flown": neither happened
    if word.low in HAVE:
        return _is_perfect(words, k)
    if word.low in NOT_DONE or word.is_capitalised or not (is_past(word) or word.low in EVENT_VERBS):
        return False
    return word.low not in CUES or CUES[word.low].lemma not in SPEAKING or _is_letter(words, k)


def _is_perfect(words: Sequence[Token], k: int) -> bool:
    """Whether a participle follows "has": has closed, has since been sold; not "has a closed door"."""
    for word in words[k + 1 : k + 5]:
        if word.low in DETERMINERS:
            return False
        if is_past(word) or word.low in IRREGULAR_PARTICIPLES or word.low == "been":
            return True
    return False


def is_saying(words: Sequence[Token], k: int) -> bool:
    """Whether a verb only gives words: told parliament, wrote that; not "announced", which is an act."""
    cue = CUES.get(words[k].low)
    if cue is None or words[k].low in PUBLIC_ACTS:
        return False
    if k and words[k - 1].low in BE:
        return False
    return bool(cue.takes & (Takes.POST | Takes.HEARER)) or (
        k + 1 < len(words) and words[k + 1].low == "that"
    )


def is_prediction(words: Sequence[Token]) -> bool:
    """Whether the sentence says what may be: "would", "if", and nothing in the past."""
    return any(
        word.low in PREDICTION or word.low in {"if", "imagine", "anticipate"} for word in words[:-1]
    ) and not any(word.low in {"was", "were", "had"} for word in words)


def is_of_an_era(text: str, span: Span, words: Sequence[Token]) -> bool:
    """Whether a past clause names its time by who ruled or fought: during the Hill administration."""
    main = main_verb(words)
    if not main or words[main - 1].low in DEGREES or not ERA.search(text, *span):
        return False
    return _is_past_verb(words, main) or _is_past_verb(words, main + 1)
