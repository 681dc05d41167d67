"""Two people who speak as one: Mr Hill and Ms Ross; Ann Hill, a nurse, and her brother Tom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.people.given_names import GIVEN
from workbench.extraction.people.names import without_titles
from workbench.extraction.speech.phrases import STOPS, phrase_ending
from workbench.extraction.text.lexicon import POSSESSIVES
from workbench.extraction.text.verbs import is_finite

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.extraction.people.people import Person, Registry
    from workbench.extraction.speech.phrases import Source
    from workbench.extraction.text.tokens import Token

SHORTEST_PAIR = 3
LONGEST_DESCRIPTION = 12
BEFORE_SUBJECT = STOPS | {"both", "that", "and", "but", "while", "when", "as"}


def several(
    items: Sequence[Token], source: Source, known: Registry, person_in: Callable[[Source], Person | None]
) -> str | None:
    """The names of the two whom a source names with an "and", as one would write them; None where it names one.

    ``person_in`` gives the person whom a source names alone.
    """
    is_joined = source.outer_first > 1 and items[source.outer_first - 1].low == "and"
    if not is_joined and source.last - source.first < SHORTEST_PAIR:
        return None
    words = items[source.first : source.last]
    words = words[words[0].low == "both" :]
    link = next((k for k, word in enumerate(words) if word.low == "and"), None)
    if link is None:
        first = _joined_before(items, source, known) if is_joined else None
        second = _named_or_kin(person_in(source), words) if first else None
    elif speaks_for(words, known):
        return None
    else:
        first = _or_given_name(words[:link], known)
        person = known.named(words[link + 1 :]) or (person_in(source) if first else None)
        second = person.name if person else None
    return f"{first} and {second}" if first and second and first != second else None


def _named_or_kin(person: Person | None, words: Sequence[Token]) -> str | None:
    """Whom a source names; of her brother Tom the name alone."""
    if person is not None:
        return person.name
    return words[-1].text if words[0].low in POSSESSIVES and words[-1].is_capitalised else None


def _or_given_name(words: Sequence[Token], known: Registry) -> str | None:
    """Whom words before an "and" name: Ann Hill; of Ann and Tom Hill the given name alone."""
    if len(words) == 1 and words[0].is_capitalised and words[0].low in GIVEN:
        return words[0].text
    person = known.named(words) if words else None
    return person.name if person else None


def _joined_before(items: Sequence[Token], source: Source, known: Registry) -> str | None:
    """The person whom an "and" joins to the source, described or not: Ann Hill, a nurse, and | her brother Tom."""
    link = source.outer_first - 1
    last = link - 1
    if items[last].low == ",":
        last = _before_description(items, last)
    named = phrase_ending(items, last) if last >= 0 else None
    if named is None or (named.first and items[named.first - 1].low not in BEFORE_SUBJECT):
        return None
    # The mayor, Ann Hill, and | her guest: the name may be the description.
    described = items[last + 2 : link - 1]
    return _or_given_name(described, known) or _or_given_name(items[named.first : named.last], known)


def _before_description(items: Sequence[Token], comma: int) -> int:
    """The item before the words between commas that end with ``comma``; -1 where these do more than describe."""
    k, acts = comma - 1, False
    while k > 0 and comma - k <= LONGEST_DESCRIPTION and items[k].low != ",":
        acts = acts or is_finite(items[k])
        k -= 1
    if k < 1 or items[k].low != ",":
        return -1
    return k - 1 if not acts or items[k + 1].low == "who" else -1


def speaks_for(words: Sequence[Token], known: Registry) -> bool:
    """Whether a phrase names somebody only to say whose man or woman speaks: a spokesman for | the mayor Ann Hill."""
    for k, word in enumerate(words[1:-1], 1):
        if word.low not in {"for", "of", "to", "from", "at", "with", "by"}:
            continue
        head = words[k - 1]
        if head.is_capitalised and not (k == 1 and head.low.endswith("s")):
            return False
        # The mayor of Oslo | Ann Hill: more than titles before the name, and the name is the mayor's.
        bare = without_titles(words[k + 1 :])[1]
        whole = " ".join(each.low for each in bare)
        return words[0].low in {"a", "an"} or len(bare) == 1 or whole in known.in_full
    return False
