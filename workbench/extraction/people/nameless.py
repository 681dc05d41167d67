"""What a phrase that names no person says of who speaks: an office, a body, somebody without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.people import roles
from workbench.extraction.people.fields import OPENS_FIELD, past_field
from workbench.extraction.people.gazetteer import RANKS
from workbench.extraction.speech.cues import BODY_NOUNS
from workbench.extraction.speech.phrases import COUNTING
from workbench.extraction.text.lexicon import DETERMINERS, PREPOSITIONS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

LESSER = word_set("deputy vice former shadow assistant associate acting junior under ex-")
OUTLETS = word_set(
    "times post herald tribune journal guardian news gazette telegraph mail express observer chronicle courier "
    "dispatch echo examiner inquirer review bulletin reuters ap afp bbc cnn bloomberg xinhua tass dpa pti dawn "
    "newspaper magazine daily weekly wire agency's"
)


def holds(role: list[str], office: list[str]) -> bool:
    """Whether an office is the role itself or its end: not "minister" of a deputy minister."""
    rest = len(role) - len(office)
    return rest >= 0 and role[rest:] == office and not (rest and role[rest - 1] in LESSER)


def names_body(words: Sequence[Token]) -> bool:
    """Whether a word for a document ends a body's name: the Harbour Review, the Office for National Statistics."""
    if words[-1].is_capitalised and words[-1].low in OUTLETS:
        return True
    return any(past_field(words, k) == len(words) for k, word in enumerate(words) if word.low in OPENS_FIELD)


def office_of(words: Sequence[Token]) -> tuple[str | None, str | None]:
    """Role and organisation of someone without a name: a spokesman for Acme; Acme’s lawyers."""
    for k, word in enumerate(words):
        if word.low in OPENS_FIELD and words[k - 1].low in RANKS and past_field(words, k) == len(words):
            return joined(words), None
        if (
            word.low in {"for", "of", "at"}
            and 0 < k < len(words) - 1
            and words[k - 1].low in roles.ROLE_WORDS
            and words[k + 1].low not in COUNTING
        ):
            return joined(words[:k]), joined([each for each in words[k + 1 :] if each.low not in DETERMINERS])
    owner = next((k for k, word in enumerate(words) if word.low == "'s"), None)
    if owner and words[-1].low in roles.ROLE_WORDS:
        return joined(words[owner + 1 :]), joined(words[:owner])
    return None, None


def is_described(words: Sequence[Token]) -> bool:
    """Whether a phrase that ends in a name only describes somebody: a nurse at the Oslo Clinic."""
    link = next((k for k, word in enumerate(words) if k and word.low in PREPOSITIONS), 0)
    opened = words[0].low in DETERMINERS or not words[link - 1].is_capitalised
    return link > 0 and opened and roles.is_calling(words[link - 1])


def is_someone(words: Sequence[Token]) -> bool:
    """Whether a phrase without a name is one person: a resident, a spokesman for Acme; not Acme’s lawyers."""
    link = next((k for k, word in enumerate(words) if k and word.low in PREPOSITIONS), len(words))
    head = words[link - 1]
    return roles.is_calling(head) and not head.low.endswith("s") and head.low not in BODY_NOUNS


def joined(words: Sequence[Token]) -> str:
    """The words with blanks between them."""
    return " ".join(word.text for word in words)
