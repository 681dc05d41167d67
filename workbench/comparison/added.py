"""One new document against many, from an index of who has which term: the cost follows the new document."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Protocol

from workbench.comparison.compare import findings_of
from workbench.comparison.corpus import Corpus
from workbench.comparison.spellings import spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.comparison.keys import DocumentKeys
    from workbench.domain.findings import ComparedDocument, Finding

MOST_HOLDERS = 60
"""Documents with a term up to which it proposes them; a term of more is a subject, not a trace."""
MOST_DOCUMENTS = 60
"""Documents a new one is set against, those that share the most telling terms."""
LEAST_SHARED = 3
"""Terms that must be shared with a document for it to be looked at; of quoted runs and names one counts for all."""


class Postings(Protocol):
    """Which documents have which term: an index in memory or a table of a cache."""

    def count(self, term: str) -> int:
        """How many documents have a term."""

    def holders(self, term: str, limit: int) -> Sequence[str]:
        """The ids of up to ``limit`` documents that have a term, always in the same order."""


class MemoryPostings:
    """Postings of documents in memory."""

    def __init__(self, documents: Iterable[DocumentKeys] = ()) -> None:
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for keys in documents:
            self.add(keys)

    def add(self, keys: DocumentKeys) -> None:
        """Count a document in."""
        for term in postings_of(keys):
            self._holders[term].append(keys.id)

    def count(self, term: str) -> int:
        """How many of them have a term."""
        return len(self._holders.get(term, ()))

    def holders(self, term: str, limit: int) -> Sequence[str]:
        """The first of them that have a term, in the order in which they were added."""
        return self._holders.get(term, [])[:limit]


def postings_of(keys: DocumentKeys) -> frozenset[str]:
    """The terms under which a document is found: words, names, and runs of quoted words."""
    found: set[str] = set()
    for assertion in keys.assertions:
        found.update(assertion.terms)
        if assertion.worded:
            found.add(f"~{assertion.worded:x}")
        found.update(f"#{run:x}" for run in assertion.runs)
    found.update(f"={one.key}" for name in keys.names if (one := spelling(name.text, name.kind)))
    return frozenset(found)


def compare_added(
    new: DocumentKeys,
    postings: Postings,
    fetch: Callable[[Sequence[str]], Sequence[DocumentKeys]],
    load: Callable[[str], ComparedDocument],
) -> list[Finding]:
    """The findings that a new document has a part in; how rare a word is, is told by the documents it is set against.

    Args:
        new: the document's keys; whether it is already in the postings makes no difference.
        postings: which documents have which term.
        fetch: the keys of some documents, in the order asked for.
        load: opens a document whose words are needed.
    """
    own = postings_of(new)
    shared: Counter[str] = Counter()
    counts = {term: postings.count(term) for term in own}
    for term in sorted(own, key=lambda term: (counts[term], term)):
        if counts[term] <= MOST_HOLDERS:
            telling = LEAST_SHARED if term[0] in "#=@~" else 1
            shared.update(
                dict.fromkeys((id_ for id_ in postings.holders(term, MOST_HOLDERS) if id_ != new.id), telling)
            )
    near = sorted(
        (id_ for id_, count in shared.items() if count >= LEAST_SHARED), key=lambda id_: (-shared[id_], id_)
    )
    others = list(fetch(sorted(near[:MOST_DOCUMENTS])))
    corpus = Corpus([*others, new])
    found = findings_of(corpus, load, about=len(others))
    mine = {assertion.id for assertion in new.assertions}
    return [finding for finding in found if mine.intersection(finding.assertions)]
