"""Whom a pronoun at the head of a passage stands for, where only one answer is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.cues import CUES, PEOPLE_NOUNS
from workbench.extraction.text.lexicon import BE, DETERMINERS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.people.names import Name
    from workbench.extraction.people.people import Person, Registry
    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.text.tokens import Token

HE = frozenset({"he", "his", "him"})
FARTHEST_BACK = 3
"""Sentences a pronoun may be from the name, each naming nobody else."""
NEAR = 14
"""Tokens in which a sentence has its subject."""
SINGULAR_PEOPLE = frozenset(noun for noun in PEOPLE_NOUNS if not noun.endswith("s")) - word_set(
    "police people men women children others some many most president prime general chief deputy"
)
BODIES = frozenset({"organisation", "place"})
ACTS_OF_BODIES = word_set(
    """
    employs employed hired sued bought acquired sells sold owns owned operates operated runs makes made supplies
    supplied manages managed reported posted declined refused pays paid manufactures publishes published
    """
)
"""What firms, offices and countries do and other things do not."""
BEFORE_VERB = word_set("has had have also still now later since then never not did does")


class Antecedents:
    """Answers for one document."""

    def __init__(self, reading: Reading, known: Registry) -> None:
        self._reading, self._known = reading, known

    def person(self, sentence: Sentence, pronoun: Token, reach: int = FARTHEST_BACK) -> Person | None:
        """The person that he, she, his or her certainly stands for.

        The nearest sentence before that names people must name one alone whom the pronoun fits, with nobody
        nameless on the way, and this sentence must name nobody else whom it may mean. Where that sentence opens with
        the same pronoun, it goes on about whom that one means.
        """
        wanted = "he" if pronoun.low in HE else "she"
        for back in range(sentence.number - 1, max(-1, sentence.number - 1 - reach), -1):
            before = self._reading.sentences[back]
            if self._has_nameless(before):
                return None
            if opening := _opening_pronoun(before, wanted):
                return self.person(before, opening, reach - (sentence.number - back))
            if self._known.mentions[back]:
                fitting = self._fitting(back, wanted)
                # He who opens a sentence is none of those it names; "when he left, Tom ..." may be Tom.
                here = [] if sentence.tokens[0] is pronoun else self._fitting(sentence.number, wanted)
                return fitting[0] if len(fitting) == 1 and all(item is fitting[0] for item in here) else None
        return None

    def _fitting(self, number: int, pronoun: str) -> list[Person]:
        """The people named in a sentence for whom a pronoun can stand, each once."""
        people = {id(person): person for person in self._known.mentions[number]}
        return [person for person in people.values() if person.pronoun in {None, pronoun}]

    def body(self, sentence: Sentence, tokens: list[Token]) -> str | None:
        """The body that "it" certainly stands for: alone in the sentence before, and this is what bodies do."""
        if not sentence.number or not _is_act_of_body(tokens):
            return None
        before = self._reading.sentences[sentence.number - 1]
        bodies = [name for name in before.names if name.type in BODIES]
        if len({name.text for name in bodies}) != 1 or before.paragraph != sentence.paragraph:
            return None
        [body, *_] = bodies
        opens = body.first == 0 or (body.first == 1 and before.tokens[0].low == "the")
        if not opens or before.tokens[body.last].low == "'s":
            return None
        return f"the {body.text}" if body.first else body.text

    def _has_nameless(self, sentence: Sentence) -> bool:
        """Whether someone without a name stands in a sentence: "a woman", "the driver", not beside a name."""
        people = [name for name in sentence.names if name.type == "person"]
        named = {k for name in people for k in _beside(sentence.tokens, name)}
        return any(
            token.low in SINGULAR_PEOPLE
            and k not in named
            and any(word.low in DETERMINERS for word in sentence.tokens[max(0, k - 3) : k])
            for k, token in enumerate(sentence.tokens)
        )


def _opening_pronoun(sentence: Sentence, wanted: str) -> Token | None:
    """He or she where it stands before any name of a person in a sentence."""
    first = next((name.first for name in sentence.names if name.type == "person"), len(sentence.tokens))
    return next((token for token in sentence.tokens[: min(first, NEAR)] if token.low == wanted), None)


def _beside(tokens: list[Token], name: Name) -> range:
    """Where the noun for the person of a name stands: the nurse Ann Hill; Ann Hill, a nurse; Ann Hill is a nurse."""
    behind = tokens[name.last] if name.last < len(tokens) else None
    tied = behind is not None and (behind.low == "," or behind.low in BE)
    return range(name.first - 3, name.last + (7 if tied else 0))


def _is_act_of_body(tokens: list[Token]) -> bool:
    """It sold, it has also denied: not "it was clear", which stands for nothing."""
    verb = next((token for token in tokens[1:5] if token.low not in BEFORE_VERB), None)
    return verb is not None and (verb.low in ACTS_OF_BODIES or verb.low in CUES)
