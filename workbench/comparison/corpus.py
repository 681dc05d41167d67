"""Everything under comparison at once: assertions with their terms under one name, how rare each term
is, who copied whom.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum, log
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.affairs import Affairs
from workbench.comparison.independence import near_copies
from workbench.comparison.names import LEAST_INITIALS, full_key, gather
from workbench.comparison.spellings import PERSON, as_acronym, initials, letters_of, spelling, tokens
from workbench.comparison.traces import amounts, days, echoes, moments, set_beside, traces
from workbench.comparison.words import opposites

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.keys import AssertionKeys, DocumentKeys
    from workbench.comparison.names import Names
    from workbench.comparison.spellings import Spelling

PRIOR = 40
"""Assertions added when rarity is reckoned, so that in a handful of texts no shared word tells nothing."""
FEW = 8
"""Assertions that have a word which hardly comes twice in other matters of one speaker, or of one day."""
SHORTEST_TWIN = 5
"""Words of an assertion that make equal words one statement."""
LEAST_TOLD = 2
"""Terms among them."""
OTHER = "other"
NOTHING: frozenset[str] = frozenset()
NO_COUNTS: Mapping[str, str] = {}


class NamePlace(NamedTuple):
    """A name of a document, by their numbers."""

    document: int
    name: int


@dataclass(eq=False, slots=True)
class Item:
    """An assertion in the comparison."""

    number: int
    document: int
    keys: AssertionKeys
    terms: frozenset[str]
    negated: frozenset[str]
    speaker: frozenset[str]
    figures: tuple[FigureKey, ...]
    names: frozenset[str]
    """Terms that are names, also of the countries that the passage has an adjective of, but for who is only quoted."""
    polar: frozenset[str]
    """Terms that another term rules out."""
    traces: frozenset[str]
    """What its figures, and its claim's wording, are found by."""
    days: frozenset[str]
    """The whole days that it is dated to."""
    moments: frozenset[str]
    """Its days, months and years, each with a name beside it."""
    echoes: frozenset[str]
    """What its figures are found by where their digits were turned, or their unit is another."""
    amounts: frozenset[str]
    """What its figures are found by as what reckoning with others gives."""
    counts: Mapping[str, str]
    """From the number of a figure to the id of the reading that is about it."""
    beside: tuple[FigureKey, ...] = ()
    """The figures of its sentence and the one behind it, each once."""
    reckoned: frozenset[str] = NOTHING
    """What reckoning with these gives."""
    weight: float = 0.0
    twins: list[int] = field(default_factory=list)
    """Numbers of the later assertions with the same words."""

    @property
    def id(self) -> str:
        """The assertion's id."""
        return self.keys.id

    @property
    def told(self) -> frozenset[str]:
        """Its words that are no names, and its numbers."""
        return frozenset(term for term in self.terms if term[0] != "@") | {f.number for f in self.figures}

    def id_of(self, number: str) -> str:
        """The id of the reading that is about a figure, or of the passage."""
        return self.counts.get(number, self.id)

    def shows(self, terms: Iterable[str]) -> list[str]:
        """The passage's own words for some of its terms, in its order."""
        wanted = set(terms)
        return [word for term, word in zip(self.keys.terms, self.keys.shown, strict=True) if term in wanted]

    def meets(self, other: Item) -> bool:
        """Whether both are, in part, one passage."""
        mine, theirs = self.keys.span, other.keys.span
        return self.document == other.document and mine[0] < theirs[1] and theirs[0] < mine[1]


class Rarity(dict[str, float]):
    """From a term to what it tells; a term that no assertion has tells as much as a common one."""

    def __missing__(self, term: str) -> float:
        return 1.0


class Corpus:
    """The documents under comparison."""

    def __init__(self, documents: Sequence[DocumentKeys]) -> None:
        self.documents = documents

    @cached_property
    def names(self) -> Names:
        """All names, each under one key."""
        return gather(self.spellings, self._acronyms(), self.affairs.are_kin, self.affairs.stand_together)

    @cached_property
    def spellings(self) -> Mapping[Spelling, NamePlace]:
        """Every distinct spelling with the place where it first stands.

        Whom one text has as a person is one in the others. An acronym is what its own text says that it is.
        """
        found: dict[tuple[str, str], tuple[Spelling, NamePlace]] = {}
        for at, document in enumerate(self.documents):
            given = _meant_in(document)
            for number, name in enumerate(document.names):
                if (one := spelling(name.text, name.kind)) is None:
                    continue
                if given and one.kind != "place" and (long := given.get(letters_of(one.text))):
                    one = one._replace(key=long.key, owner=long.owner)
                place = (one.text, full_key(one))
                met = found.setdefault(place, (one, NamePlace(at, number)))
                if one.kind == PERSON and met[0].kind == OTHER:
                    found[place] = (one, met[1])
        return dict(found.values())

    def _acronyms(self) -> Iterator[tuple[str, str]]:
        return (pair for document in self.documents for pair in document.acronyms)

    @cached_property
    def affairs(self) -> Affairs:
        """Which of the documents are on one affair."""
        return Affairs(self.documents)

    def share_a_name(self, one: int, other: int) -> bool:
        """Whether two documents name somebody or something that few others name."""
        return self.affairs.share_a_name(one, other)

    @cached_property
    def items(self) -> list[Item]:
        """All passages in the order of the documents, with their names under one key.

        A passage read in several ways (a count that is an event too, and reported) is one item.
        """
        lead = self.names.lead
        polar = opposites().keys()
        known: dict[frozenset[str], frozenset[str]] = {}

        def shared(some: frozenset[str]) -> frozenset[str]:
            return known.setdefault(some, some)

        canonical: dict[str, str] = {}
        told = Counter(
            term for document in self.documents for keys in document.assertions for term in keys.terms
        )

        def canon(term: str) -> str:
            if term not in canonical:
                # A name of one text is one where another begins a sentence with it, but for common words.
                name = term if term[0] == "@" else f"@{term}"
                is_name = name in told and (name == term or 2 * told[name] >= told[term])
                key = lead(name[1:])
                canonical[term] = "@" + self._surnames.get(key, key) if is_name else term
            return canonical[term]

        items: list[Item] = []
        for at, document in enumerate(self.documents):
            counts = _counts(document.assertions)
            for keys in one_reading_each(document.assertions):
                terms = frozenset(map(canon, keys.terms))
                speaker = frozenset(self._speaker(keys))
                voices = {f"@{key}" for key in speaker} if keys.said else set()
                figures = tuple(
                    figure._replace(near=tuple(map(canon, figure.near)), noun=tuple(map(canon, figure.noun)))
                    for figure in keys.figures
                )
                item = Item(
                    number=len(items),
                    document=at,
                    keys=keys,
                    terms=terms,
                    negated=frozenset(map(canon, keys.negated)),
                    speaker=shared(speaker),
                    figures=figures,
                    names=shared(
                        frozenset(
                            t for t in terms if t[0] == "@" and t not in voices and not t.startswith("@of:")
                        )
                    ),
                    polar=terms & polar,
                    traces=frozenset(traces(keys)) if figures or keys.worded else NOTHING,
                    days=shared(frozenset(days(keys))) if keys.dates else NOTHING,
                    moments=frozenset(moments(keys, terms)) if keys.dates else NOTHING,
                    echoes=frozenset(echoes(keys)) if figures else NOTHING,
                    amounts=frozenset(amounts(figures)) if figures else NOTHING,
                    counts=counts.get(keys.sentence.start, NO_COUNTS),
                )
                items.append(item)
        set_beside(items)
        return items

    @cached_property
    def _surnames(self) -> Mapping[str, str]:
        """From a last name to how the person is called by it, where all who have it are spelled so too."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for key, some in self.names.spellings.items():
            if some[0].kind == PERSON and " " in key:
                found[key.split()[-1]].add(self.names.lead(key).split()[-1])
        return {last: lead for last, leads in found.items() if len(leads) == 1 for lead in leads}

    def _speaker(self, keys: AssertionKeys) -> Iterator[str]:
        """Who speaks, under one key, and the state a body speaks for where any text says so."""
        for key in keys.speaker:
            leader = key if key.startswith(("state:", "office:")) else self.names.lead(key)
            leader = self._surnames.get(leader, leader)
            yield leader
            if leader in self._owners:
                yield f"state:{self._owners[leader]}"

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        """From a body's key to the country that owns it."""
        return {self.names.lead(key): key.partition("|")[2] for key in self.names.spellings if "|" in key}

    @cached_property
    def distinct(self) -> list[Item]:
        """The first of all assertions with the same words by the same speaker, the others being its twins.

        Boilerplate is looked at once, however often it is printed.
        """
        first: dict[tuple[object, ...], Item] = {}
        for item in self.items:
            keys = item.keys
            if keys.words < SHORTEST_TWIN or len(keys.terms) < LEAST_TOLD:
                first[keys.digest, item.number] = item
                continue
            met = first.setdefault((keys.digest, keys.words, item.speaker, keys.dates, keys.kind), item)
            if met is not item:
                met.twins.append(item.number)
        return list(first.values())

    @cached_property
    def rarity(self) -> Rarity:
        """From a term to what it tells: the logarithm of one in how many assertions has it."""
        counted = Counter(
            term
            for item in self.distinct
            for term in (*item.terms, *item.traces, *item.days, *item.moments, *item.echoes)
        )
        total = len(self.items) + PRIOR
        return Rarity((term, log(1 + total / count)) for term, count in counted.items())

    @cached_property
    def _sentence_days(self) -> Mapping[tuple[int, int], set[str]]:
        found: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
        for item in self.items:
            found[item.document, item.keys.sentence.start].update(item.keys.dates)
        return found

    def days_around(self, item: Item) -> set[str]:
        """The dates of all that the sentence of an assertion tells."""
        return self._sentence_days[item.document, item.keys.sentence.start]

    def numbers(self, document: int, kind: str, term: str = "") -> set[str]:
        """The values that a document gives of one kind of thing, or those that it gives beside a term."""
        return {
            figure.value
            for item in self._figured[document]
            if not term or term in item.terms
            for figure in item.figures
            if figure.kind == kind
        }

    def dates(self, document: int, term: str) -> set[str]:
        """The dates that a document gives beside a term."""
        return {date for item in self._dated[document] if term in item.terms for date in item.keys.dates}

    @cached_property
    def _figured(self) -> Mapping[int, list[Item]]:
        """The assertions with figures, by their document's number."""
        return self._of_documents(item for item in self.items if item.figures)

    @cached_property
    def _dated(self) -> Mapping[int, list[Item]]:
        return self._of_documents(item for item in self.items if item.keys.dates)

    @staticmethod
    def _of_documents(items: Iterable[Item]) -> Mapping[int, list[Item]]:
        found: defaultdict[int, list[Item]] = defaultdict(list)
        for item in items:
            found[item.document].append(item)
        return found

    def has_rare_word(self, terms: Iterable[str]) -> bool:
        """Whether a term, and no name, stands in few assertions."""
        rare = log(1 + (len(self.items) + PRIOR) / FEW)
        return any(term[0] != "@" and self.rarity[term] >= rare for term in terms)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The terms' places when they are put in order, the rarest first."""
        ordered = sorted(self.rarity, key=lambda term: (-self.rarity[term], term))
        return {term: place for place, term in enumerate(ordered)}

    def weigh(self, terms: Iterable[str]) -> float:
        """What these terms tell together, to the last digit whatever order a set gives them in."""
        return fsum(map(self.rarity.__getitem__, terms))

    @cached_property
    def copies(self) -> list[list[int]]:
        """Groups of documents that are near-copies of one another."""
        sketches = {str(at): frozenset(document.sketch) for at, document in enumerate(self.documents)}
        return [[int(name) for name in group] for group in near_copies(sketches)]

    @cached_property
    def copied(self) -> frozenset[int]:
        """The documents that have a near-copy."""
        return frozenset(at for group in self.copies for at in group)


def one_reading_each(assertions: Iterable[AssertionKeys]) -> list[AssertionKeys]:
    """The assertions without those that have the words of another of the same sentence.

    Of several readings the one that says who speaks is kept, with the dates of all and a reviewer's wording.
    """
    kept: dict[tuple[int, int], AssertionKeys] = {}
    for keys in assertions:
        place = (keys.sentence.start, keys.digest)
        met = kept.get(place)
        if met is None:
            kept[place] = keys
            continue
        dates = met.dates + tuple(day for day in keys.dates if day not in met.dates)
        first, second = (keys, met) if keys.said and not met.said else (met, keys)
        kept[place] = first._replace(
            dates=dates,
            role=first.role or second.role,
            aged=first.aged or second.aged,
            worded=met.worded or keys.worded,
        )
    return list(kept.values())


def _counts(assertions: Iterable[AssertionKeys]) -> Mapping[int, Mapping[str, str]]:
    """From where a sentence starts to the readings that are about its figures, a figure by its number."""
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for keys in assertions:
        if len(keys.figures) > 1 and keys.figures[0].trace:
            found[keys.sentence.start].setdefault(keys.figures[0].number, keys.id)
    return found


def _meant_in(document: DocumentKeys) -> dict[str, Spelling]:
    """From an acronym's letters to what a document means by it: as it says, else its one name with these initials."""
    found: dict[str, Spelling] = {}
    if not any(as_acronym(name.text) for name in document.names):
        return found
    several: set[str] = set()
    for name in document.names:
        if name.kind in {PERSON, "place"} or as_acronym(name.text) or len(tokens(name.text)) < LEAST_INITIALS:
            continue
        if (long := spelling(name.text, name.kind)) is not None:
            for letters in initials(long.text):
                met = found.setdefault(letters, long)
                several |= {letters} if met.key != long.key or len(letters) < LEAST_INITIALS else set()
    for letters in several:
        del found[letters]
    for written, short in document.acronyms:
        if (told := spelling(written, "organisation")) is not None:
            found[letters_of(short)] = told
    return found
