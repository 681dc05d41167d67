"""What can be checked and what cannot: opinion, prediction, rhetoric, interpretation; hard facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.text.lexicon import (
    ADVERBS,
    BE,
    NEGATIONS,
    SUPERLATIVES,
)
from workbench.extraction.text.segments import is_verb
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

DISJUNCTS = word_set(
    """
    ironically unfortunately fortunately sadly clearly obviously surely certainly frankly candidly honestly
    hopefully indeed however moreover furthermore meanwhile therefore thus hence consequently ultimately
    overall additionally finally interestingly importantly notably crucially remarkably surprisingly
    predictably admittedly regrettably strikingly tellingly naturally still besides also instead nonetheless
    nevertheless accordingly similarly likewise conversely essentially basically simply
    """
)
"""Adverbs that open a sentence with the writer's attitude or a link, not with a part of what is stated."""
FUTURE = word_set(
    "would could might may will shall should must ought won't wouldn't couldn't shouldn't shan't cannot can can't"
)
OBLIGED = word_set("have has need needs ought")
"""With "to" behind them these say what must be done, not what is."""
NOT_YET = FUTURE | OBLIGED
DENIED_ABILITY = word_set("cannot can't")
EVALUATION = word_set(
    """
    should must ought perhaps maybe probably likely unlikely arguably crucial vital pivotal essential
    imperative indispensable paramount necessary unacceptable wonderful terrible shameful outrageous absurd
    ridiculous disgraceful deplorable misguided misplaced perplexing striking undoubtedly seems seem seemed
    appears appear appeared apparently potentially possibly presumably inevitable inevitably believe believes hope
    hopes hoped wants feels thinks wish deserve deserves beautiful delicate uneasy fruitful meaningful profound fraught
    noteworthy
    laudable commendable unprecedented uncertain unclear inspiring disappointing troubling worrying alarming
    encouraging promising understandable reasonable unreasonable unfair unjust wise unwise foolish
    naive tragic brilliant amazing awful horrible great hardly feels
    """
)
"""Words that weigh rather than state."""
INTERPRETING = word_set(
    """
    reflect underscore highlight underline illustrate exemplify epitomise epitomize signify symbolise
    symbolize embody bode pose risk tend mirror betray testify bespeak suggest imply mean signal portend
    show demonstrate reveal expose mark herald matter ensure enable shape resonate bear
    """
)
INTERPRETS = (
    INTERPRETING
    | {f"{lemma}{ending}" for lemma in INTERPRETING for ending in ("s", "es", "ed")}
    | {f"{lemma}d" for lemma in INTERPRETING if lemma.endswith("e")}
    | {"bore", "meant", "signifies"}
)
"""Verbs that say what something amounts to, in all forms; a person or body does not do them to a fact."""
CHARACTERISED = word_set(
    """
    marked characterised characterized defined shaped coloured colored overshadowed dominated driven rooted steeped
    mired shrouded haunted underpinned grounded clouded marred
    """
)
"""Participles that with "by" or "in" say what something is like."""
CHARACTER = word_set(
    """
    complex complicated clumsy tense concerning emblematic symptomatic reminiscent indicative fragile intricate
    nuanced multifaceted contentious ambiguous ambivalent volatile turbulent precarious strained cordial rocky
    remarkable significant relevant evident apparent obvious clear simple difficult hard easy understandable keen
    """
)
"""Adjectives that weigh what they are said of."""
DEGREES = word_set("very so too quite rather highly deeply increasingly long far more most less particularly")
ABSTRACT = word_set(
    """
    landscape dynamics complexity complexities implications significance importance narrative trajectory
    interplay calculus mentality posture notion prospects outlook essence strides resolve imperative
    challenge challenges ramifications undertones mindset discourse paradigm realities perception perceptions
    hopes fears trust mistrust pragmatism coercion collaboration clarity
    """
)
SPEAKERS_OWN = word_set("i we you our your my me let imagine myself ourselves")
PAST = frozenset({"was", "were", "had"})
IS = BE - {"be", "being", "been"}
HAS = word_set("has have had owns own owned")
LONG = 30
"""Words from which one weighing word does not make a passage an opinion."""
COMPARED = word_set("than most least only first last sole same double twice half majority")


def is_stated(tokens: Sequence[Token]) -> bool:
    """Whether words state: the writer does not speak of himself, predict, demand or weigh."""
    lows = [token.low for token in tokens]
    present = set(lows)
    if not present.isdisjoint(SPEAKERS_OWN) or (
        "us" in present and any(token.text == "us" for token in tokens)
    ):
        return False
    if not present.isdisjoint(NOT_YET) and _is_prediction(tokens, lows):
        return False
    return present.isdisjoint(EVALUATION) or sum(low in EVALUATION for low in lows) <= (len(tokens) > LONG)


def _is_prediction(tokens: Sequence[Token], lows: Sequence[str]) -> bool:
    """What may, will, should or has to be; not "no crane can lift", which denies an ability."""
    if "to" in lows and any(low in OBLIGED and lows[k + 1 : k + 2] == ["to"] for k, low in enumerate(lows)):
        return True
    for k, low in enumerate(lows):
        if low not in FUTURE or tokens[k].is_capitalised:
            continue
        denied = low in DENIED_ABILITY or (
            low == "can" and ("no" in lows[:k] or lows[k + 1 : k + 2] == ["not"])
        )
        if not denied:
            return True
    return False


def interprets(tokens: Sequence[Token]) -> bool:
    """Whether the main verb says what something amounts to: the deal reflects, poses, signals."""
    found = [
        k for k, token in enumerate(tokens) if k and token.low in INTERPRETS and not token.is_capitalised
    ]
    if not found:
        return False
    verb = found[0]
    return not any(is_verb(tokens, k) and not _interprets(tokens[k]) for k in range(verb))


def characterises(tokens: Sequence[Token]) -> bool:
    """Whether the words say what something is like, in the writer's eyes: is marked by doubt, has long been complex."""
    verb = next((k for k in range(1, len(tokens)) if is_verb(tokens, k)), len(tokens))
    while verb < len(tokens) and (
        tokens[verb].low in BE
        or tokens[verb].low in HAS
        or tokens[verb].low in ADVERBS
        or tokens[verb].low.endswith("ly")
        or tokens[verb].low in DEGREES
    ):
        verb += 1
    if (
        verb >= len(tokens)
        or tokens[verb - 1].low in HAS
        or not any(token.low in BE for token in tokens[:verb])
    ):
        return False
    if tokens[verb].low in CHARACTERISED:
        return verb + 1 < len(tokens) and tokens[verb + 1].low in {"by", "in"}
    return tokens[verb].low in CHARACTER


def is_journey(tokens: Sequence[Token]) -> bool:
    """Whether the words open with a path from one label to another: from a model pupil to a problem child, ..."""
    if len(tokens) < 2 or tokens[0].low != "from" or tokens[1].low not in {"a", "an", "being"}:
        return False
    comma = next((k for k, token in enumerate(tokens) if token.low == ","), 0)
    return any(token.low == "to" for token in tokens[2:comma])


def _interprets(token: Token) -> bool:
    return token.low in INTERPRETS and not token.is_capitalised


def evidence(tokens: Sequence[Token]) -> int:
    """How much in the words can be held against the world: denial, degree, being, having, acts done."""
    lows = {token.low for token in tokens}
    signs = (
        2 * bool(lows & SUPERLATIVES),
        2 * ("than" in lows) or bool(lows & COMPARED),
        bool(lows & NEGATIONS),
        bool(lows & PAST),
        bool(lows & IS),
        bool(lows & HAS),
        any(token.low.endswith("ed") and not token.is_capitalised for token in tokens),
    )
    return sum(signs) - bool(lows & ABSTRACT)


def has_verb(tokens: Sequence[Token]) -> bool:
    """Whether a finite verb stands among the words."""
    return any(is_verb(tokens, k) for k in range(1, len(tokens)))


def is_disclaimer(tokens: Sequence[Token]) -> bool:
    """The views expressed here are the author's own."""
    return tokens[0].low in {"the", "views", "opinions"} and any(
        token.low in {"views", "opinions"} for token in tokens[:2]
    )


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether every verb has a capital, as in the headline of a paper."""
    return not any(is_verb(tokens, k) and not tokens[k].is_capitalised for k in range(1, len(tokens)))
