"""Made documents on made affairs, as keys that comparison keeps.

Twenty documents cover one affair. Each tells 25 of its 60 facts, in wordings that drop, add and change words; some
change a figure, quote in part or copy whole sentences. Words follow Zipf's law over one vocabulary; names are of one
affair, but for some that every affair has.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

from workbench.comparison.figure_keys import FigureKey
from workbench.comparison.keys import AssertionKeys, DocumentKeys
from workbench.comparison.mentions import Mention
from workbench.domain.findings import ComparedDocument
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

VOCABULARY = 30_000
DOCUMENTS_OF_AN_AFFAIR = 20
FACTS = 60
TOLD = 25
NAMED = 40
"""People, bodies and acronyms of an affair, beside those its facts are about."""
MENTIONED = 24
"""Of these, how many a document has."""
SYLLABLES = """
ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bri cla dro fle gri plo sta tru
"""
EVERYWHERE = ["country:united states", "country:france", "country:china", "united nations", "world bank"]


def _word(number: int) -> str:
    parts = []
    syllables = SYLLABLES.split()
    number += len(syllables)
    while number:
        number, rest = divmod(number, len(syllables))
        parts.append(syllables[rest])
    return "".join(parts)


class Fact:
    """What an affair has to tell: terms, a name or two, perhaps a figure, perhaps words that were said."""

    def __init__(
        self, chance: random.Random, topic: list[str], names: list[str], draw: Callable[[], str]
    ) -> None:
        self.terms = [*chance.sample(topic, 4), draw(), draw()]
        self.names = chance.sample(names, chance.choice((0, 1, 1, 2)))
        if chance.random() < 0.3:
            self.names.append(chance.choice(EVERYWHERE))
        self.figure = str(chance.choice((chance.randrange(2, 40), chance.randrange(40, 90_000))))
        self.noun = chance.choice(topic)
        self.kind = chance.choices(
            ("count", "event", "other", "reported", "quotation"), (25, 25, 30, 10, 10)
        )[0]
        self.date = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        self.speaker = names[0]
        self.quoted = [draw() if chance.random() < 0.6 else "the" for _ in range(14)]


def made_documents(count: int, seed: int = 7) -> tuple[list[DocumentKeys], Callable[[str], ComparedDocument]]:
    """So many documents as keys, and a way to open each."""
    chance = random.Random(seed)
    vocabulary = [_word(number) for number in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))

    def draw() -> str:
        return chance.choices(vocabulary, cum_weights=weights)[0]

    texts: dict[str, str] = {}
    documents = []
    for number in range(count):
        if number % DOCUMENTS_OF_AN_AFFAIR == 0:
            topic = [draw() for _ in range(60)]
            names = [f"{_word(chance.randrange(10**6))} {_word(chance.randrange(10**8))}" for _ in range(8)]
            facts = [Fact(chance, topic, names, draw) for _ in range(FACTS)]
            named = [_named(chance) for _ in range(NAMED)]
        keys, text = _document(f"d{number}", chance, facts, draw, chance.sample(named, MENTIONED))
        texts[keys.id] = text
        documents.append(keys)
    return documents, lambda id_: ComparedDocument(id_, texts[id_], ())


def _named(chance: random.Random) -> tuple[str, str]:
    """A name with its type, in one of the forms that news has."""
    first, last = _word(chance.randrange(10**6)).title(), _word(chance.randrange(10**8)).title()
    return chance.choice(
        (
            (f"{first} {last}", "person"),
            (f"{first} {last}", "other"),
            (last, "other"),
            (f"{first} {last} {chance.choice(('Authority', 'Council', 'Institute'))}", "organisation"),
            (f"Ministry of {first}", "organisation"),
            (last[:3].upper(), "other"),
        )
    )


def _document(
    id_: str,
    chance: random.Random,
    facts: list[Fact],
    draw: Callable[[], str],
    named: list[tuple[str, str]],
) -> tuple[DocumentKeys, str]:
    text = ""
    assertions = []
    told = chance.sample(facts, TOLD)
    named = [*((name.title(), "person") for fact in told for name in fact.names if ":" not in name), *named]
    for place, fact in enumerate(told):
        keys, words = _assertion(f"{id_}:{place}", len(text), chance, fact, draw)
        text += words + "\n"
        assertions.append(keys)
    sketch = tuple(sorted({crc32(" ".join(text.split()[at : at + 5]).encode()) for at in range(0, 200, 2)}))
    names = tuple(
        Mention(name, kind, start, assertions[start % TOLD].span)
        for start, (name, kind) in enumerate(dict.fromkeys(named))
    )
    return DocumentKeys(id_, "2024-06-01", tuple(assertions), names, (), sketch), text


def _assertion(
    id_: str, start: int, chance: random.Random, fact: Fact, draw: Callable[[], str]
) -> tuple[AssertionKeys, str]:
    terms = [term for term in fact.terms if chance.random() > 0.2] + [
        draw() for _ in range(chance.randrange(4))
    ]
    if chance.random() < 0.1:
        terms = list(fact.terms)
    said: tuple[Span, ...] = ()
    runs: tuple[int, ...] = ()
    figures: tuple[FigureKey, ...] = ()
    words = [*terms, *fact.names]
    if fact.kind in {"quotation", "reported"}:
        words = fact.quoted[: chance.choices((14, 8), (8, 2))[0]]
        if chance.random() < 0.15:
            words = [word if chance.random() > 0.1 else draw() for word in words]
        terms = [word for word in words if word != "the"]
        runs = tuple(crc32(" ".join(words[at : at + 3]).encode()) for at in range(len(words) - 2))
    sentence = " ".join(words)
    span = Span(start, start + len(sentence))
    if runs:
        said = (span,)
    if fact.kind == "count":
        value = fact.figure if chance.random() > 0.1 else str(int(fact.figure) + 1)
        near = (*terms, fact.noun)
        figures = (
            FigureKey(
                value, None, fact.noun, "=", None, span, (fact.noun,), near, False, "", 0, False, False
            ),
        )
        terms.append(fact.noun)
    named = tuple(f"@{name.split()[-1]}" if ":" not in name else f"@{name}" for name in fact.names)
    keys = AssertionKeys(
        id=id_,
        kind=fact.kind,
        span=span,
        sentence=span,
        digest=crc32(sentence.encode()),
        words=len(words),
        terms=tuple(dict.fromkeys((*terms, *named))),
        shown=tuple(dict.fromkeys((*terms, *named))),
        negated=(terms[0],) if terms and chance.random() < 0.03 else (),
        is_partitive=False,
        supposed=(),
        figures=figures,
        dates=(fact.date,) if fact.kind == "event" else (),
        clocks=(),
        speaker=(fact.speaker.split()[-1],) if runs else (),
        said=said,
        runs=runs,
        voice=None,
        role=None,
        aged=None,
        worded=0,
    )
    return keys, sentence
