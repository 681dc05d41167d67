"""The names of a text, of all of it, each spelling where it first stands.

A name is a run of words written large that no sentence begins with by chance. In a heading all of whose words are
large, only acronyms and countries are taken for names.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.countries import country_of
from workbench.comparison.name_runs import POSSESSIVE, name_runs
from workbench.comparison.name_words import BODIES, CALENDAR, HEADS, JOINING, LAWS, SURNAMES
from workbench.comparison.spellings import PERSON, SMALL, TITLES, as_acronym, without_title
from workbench.comparison.texts import plain
from workbench.comparison.words import EMPTY, NUMBER_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbench.comparison.name_runs import Run
    from workbench.domain.spans import Span

LONGEST_COUNTRY = 4
"""Words."""
SHOUTED = 3
"""Letters beyond which two words in capitals are no acronyms, but shouted."""


class Mention(NamedTuple):
    """A name as a text has it for the first time."""

    text: str
    """As written, with the title or the country in front of it."""
    kind: str
    start: int
    sentence: Span

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def mentions_in(
    text: str, types: Mapping[str, str], common: frozenset[str] | set[str], expanded: Iterable[str]
) -> list[Mention]:
    """The names of a text in order, each spelling where it first stands.

    Args:
        text: the whole text.
        types: names that are known from its assertions, with their types.
        common: the words it has written small.
        expanded: names that it gives acronyms for.
    """
    runs = list(name_runs(text, expanded))
    within = Counter(
        run.words for run in runs if not run.is_heading and not run.tokens[0].is_first and not run.owner
    )
    large = {run.tokens[0].text for run in runs if not run.is_heading and not run.tokens[0].is_first}
    found: dict[str, Mention] = {}
    for run in runs:
        for mention in _mentions(text, run, types, common, within, large):
            met = found.setdefault(mention.text, mention)
            if met.kind == "other" and mention.kind == PERSON:
                found[mention.text] = met._replace(kind=PERSON)
    for run in runs:
        if run.is_heading:
            _seen_in_heading(text, run, found)
    return sorted(found.values(), key=lambda mention: mention.start)


def _seen_in_heading(text: str, run: Run, found: dict[str, Mention]) -> None:
    """Let names that a heading has, and the text below it, stand first in the heading."""
    for first in range(len(run.tokens)):
        for last in range(first, len(run.tokens)):
            start = run.tokens[first].start
            met = found.get(text[start : run.tokens[last].end])
            if met is not None and start < met.start:
                found[met.text] = met._replace(start=start, sentence=run.sentence)


def _mentions(
    text: str,
    run: Run,
    types: Mapping[str, str],
    common: frozenset[str] | set[str],
    within: Mapping[str, int],
    large: set[str],
) -> Iterator[Mention]:
    """The names of one run: itself, and acronyms and countries in it."""
    run = _without_calendar(run)
    if run.tokens and run.tokens[0].is_first and run.words not in types:
        run = _without_beginning(run, common, within, large)
    if not run.tokens or (len(run.tokens) == 1 and _tells_nothing(run.tokens[0].text)):
        return
    if not run.is_heading and (mention := _whole(text, run, types)):
        yield mention
    is_shouted = sum(len(token.text) > SHOUTED and token.text.isupper() for token in run.tokens) > 1
    if not run.is_capitals and not is_shouted and (run.is_heading or len(run.tokens) > 1):
        yield from _acronyms_in(run)
        if mention := _country_in(text, run):
            yield mention


def _acronyms_in(run: Run) -> Iterator[Mention]:
    last = run.tokens[-1]
    for token, following in zip(run.tokens, (*run.tokens[1:], None), strict=True):
        if token.text == "(" and following is not None and last.text[0].isdigit():
            if as_acronym(following.text) and not country_of(following.text):
                words = f"{following.text} {last.text}"
                yield Mention(words, "instrument", following.start, run.sentence)
            return
        is_country = country_of(token.text) is not None
        is_numbered = following is not None and following.text[0].isdigit() and not is_country
        letters = as_acronym(token.text)
        if letters and not is_numbered and (is_country or len(letters) > 2):
            yield Mention(token.text, "place" if is_country else "other", token.start, run.sentence)


def _country_in(text: str, run: Run) -> Mention | None:
    """The country that a run begins with, where it is no body that is called so."""
    if plain(run.tokens[-1].text) in BODIES:
        return None
    for length in range(min(LONGEST_COUNTRY, len(run.tokens)), 1, -1):
        words = text[run.tokens[0].start : run.tokens[length - 1].end]
        known = country_of(words) if length < len(run.tokens) or run.is_heading else None
        if known and known.by_name:
            return Mention(words, "place", run.tokens[0].start, run.sentence)
    return None


def _tells_nothing(word: str) -> bool:
    """Whether a word written large is no name: "I’ve", "They", "Nine"; "US" and "WHO" are."""
    small = plain(word).partition("'")[0]
    return not as_acronym(word) and (small in EMPTY or NUMBER_WORD.fullmatch(small) is not None)


def _without_calendar(run: Run) -> Run:
    """A run up to its first day or month."""
    for number, token in enumerate(run.tokens):
        if plain(token.text) in CALENDAR and (
            number or len(run.tokens) == 1 or run.tokens[1].text[0].isdigit()
        ):
            return run.cut(0, number)
    while run.tokens and not run.tokens[-1].text[0].isalnum():
        run = run.cut(0, -1)
    return run


def _without_beginning(
    run: Run, common: frozenset[str] | set[str], within: Mapping[str, int], large: set[str]
) -> Run:
    """A run that begins a sentence, without what is written large for that alone."""
    while run.tokens:
        first = run.tokens[0].text
        word = plain(first)
        is_plain = _tells_nothing(first)
        if not is_plain and (run.words in within or country_of(run.words)):
            return run
        rest = run.cut(1)
        if is_plain or (rest.tokens and rest.words in within and word not in TITLES):
            run = rest
        elif len(run.tokens) > 1:
            if word in common and word not in HEADS | TITLES and not as_acronym(first):
                run = rest
            else:
                return run
        else:
            is_name = (
                (first in large and word not in common)
                or as_acronym(first)
                or any(map(str.isupper, first[1:]))
            )
            return run if is_name else rest
        while run.tokens and not run.tokens[0].is_large:
            run = run.cut(1)
        if run.tokens and not run.tokens[0].is_first:
            return run
    return run


def _whole(text: str, run: Run, types: Mapping[str, str]) -> Mention | None:
    """A run as one name, with the country in front of it where that owns the body."""
    start, end = run.tokens[0].start, run.tokens[-1].end
    written = _without_possessive(text[start:end].replace("\n", " "))
    if not any(map(str.isalpha, written)) or (len(written) < 2 and run.before not in TITLES):
        return None
    kind = _kind(written, run, types)
    if kind is None:
        return None
    if kind == "organisation" and run.owner is not None and country_of(_without_possessive(run.owner.text)):
        start = run.owner.start
        written = _without_possessive(text[start:end])
    return Mention(written, kind, start, run.sentence)


def _without_possessive(words: str) -> str:
    return POSSESSIVE.sub("", words)


def _kind(written: str, run: Run, types: Mapping[str, str]) -> str | None:
    """What a name is of; nothing where it is an office and no name."""
    words = [plain(token.text).removesuffix("'s") for token in run.tokens]
    if country_of(written):
        return "place"
    if len(words) == 1 and words[0] in CALENDAR | TITLES | HEADS:
        return None
    bare = without_title(written)
    is_body = len(words) > 1 and (bool(BODIES.intersection(words)) or words[-1] in HEADS - SURNAMES)
    known = types.get(written) or types.get(bare)
    if known and not (known == PERSON and is_body):
        return known
    if any(word[0].isdigit() for word in words[1:]) or words[-1] in LAWS:
        return "instrument"
    if words[0] in TITLES and any(word in JOINING for word in words):
        return None
    if BODIES & set(words) and not (
        bare != written and bare.split()[0] not in BODIES and words[-1] not in BODIES
    ):
        return "organisation"
    if words[-1] in TITLES:
        return None
    is_spelt = all(map(str.isalpha, re.sub(r"[-’'. ]", "", bare)))
    few = 1 <= len(bare.split()) <= 4 and not set(words) & SMALL
    if is_spelt and few and (bare != written or run.before in TITLES) and not as_acronym(bare):
        return PERSON
    return "other"
