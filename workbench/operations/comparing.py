"""Setting the documents of a workspace against each other; what comes of it is kept until they change.

Comparison takes its time, so it runs outside any transaction. What changes meanwhile stays due.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.domain.findings import FindingType
from workbench.domain.names import spelling_key
from workbench.store.chunks import in_chunks
from workbench.store.compared import (
    Drawn,
    TermIndex,
    compared_document,
    forget_drawn,
    keep_keys,
    kept_keys,
    standing_documents,
)
from workbench.store.copies import private_copy
from workbench.store.entity_list import entities
from workbench.store.finding_cache import OUTDATED, computed_by, due_documents, store_findings
from workbench.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from workbench.comparison.keys import DocumentKeys
    from workbench.domain.findings import ComparedDocument, Finding
    from workbench.domain.names import NamedEntity
    from workbench.store.engine import Connection, Engine
    from workbench.store.journal import Journal

    Writing = Callable[[], AbstractContextManager[Connection]]

READ_AT_ONCE = 50
"""Documents read before what was drawn from them is kept."""
TEXTS_KEPT = 64
SMALL = 60
"""Documents that are compared all with all again whenever one changes: it takes about a second."""
FEW = 8
"""Changed documents of more than that, up to which only these are compared with the rest."""


def is_behind(journal: Journal) -> bool:
    """Whether documents or readings changed since findings were computed, or another version computed them."""
    with journal.engine.begin() as connection:
        return _is_behind(connection)


def _is_behind(connection: Connection) -> bool:
    due = due_documents(connection)
    return bool(due) or (computed_by(connection) != _version() and bool(standing_documents(connection)))


def bring_up_to_date(journal: Journal, *, anew: bool = False) -> bool:
    """Compute the findings anew where something changed, or all of them; whether anything was computed.

    Of many documents, only the changed ones are compared with the rest when they are few.

    Raises:
        ReadOnlyWorkspace: there is something to compute, but nothing can be kept; see ``up_to_date``.
    """
    return _update(journal.engine, journal.caching, anew=anew)


def bring_up_to_date_if_small(journal: Journal) -> bool:
    """As ``bring_up_to_date``, but only where nobody has to wait for it; whether findings were computed."""
    with journal.engine.begin() as connection:
        many = len(standing_documents(connection)) > SMALL
        if many and (len(due_documents(connection)) > FEW or computed_by(connection) != _version()):
            return False
    return bring_up_to_date(journal)


@contextmanager
def up_to_date(journal: Journal, *, anew: bool = False) -> Iterator[Reader]:
    """A reader that sees findings of today: of the workspace itself, or of a copy where nothing can be kept in it."""
    if not journal.read_only:
        bring_up_to_date(journal, anew=anew)
        yield Reader(journal.engine)
    elif not is_behind(journal):
        yield Reader(journal.engine)
    else:
        with private_copy(journal.path) as engine:
            _update(engine, engine.execution_options(write=True).begin)
            yield Reader(engine)


def _version() -> str:
    from workbench.comparison.keys import VERSION

    return str(VERSION)


def _update(engine: Engine, writing: Writing, *, anew: bool = False) -> bool:
    from workbench.extraction.pipeline import own_date

    with engine.begin() as connection:
        if not anew and not _is_behind(connection):
            return False
        due = due_documents(connection)
        documents = standing_documents(connection)
        computed = computed_by(connection)

    @lru_cache(maxsize=TEXTS_KEPT)
    def load(document: str) -> ComparedDocument:
        with engine.begin() as connection:
            found = compared_document(connection, document)
        return replace(found, published=own_date(found.text, found.published))

    about = (
        set(due)
        if computed == _version() and not anew and len(due) <= FEW and len(documents) > SMALL
        else None
    )
    keys = _Keys(engine, writing, due, load)
    if computed not in {None, _version()}:
        with writing() as connection:
            forget_drawn(connection)
    if about is None:
        from workbench.comparison.compare import compare_keys

        found = compare_keys(keys.of(documents), load)
    else:
        found = [each for new in keys.of(d for d in documents if d in about) for each in keys.compared(new)]
    with writing() as connection:
        store_findings(connection, found, version=_version(), seen=due, about=about)
    return True


class _Keys:
    """What comparison remembers of documents; what it did not yet is drawn from them and kept."""

    def __init__(
        self,
        engine: Engine,
        writing: Writing,
        due: dict[str, int],
        load: Callable[[str], ComparedDocument],
    ) -> None:
        self._engine = engine
        self._writing = writing
        self._due = due
        self._load = load

    def of(self, documents: Iterable[str]) -> list[DocumentKeys]:
        """The keys of these documents, in this order."""
        wanted = list(documents)
        known = self._kept(wanted, _version())
        missing = [id_ for id_ in wanted if id_ not in known]
        for chunk in in_chunks(missing, READ_AT_ONCE):
            known |= self._draw(chunk)
        return [known[id_] for id_ in wanted]

    def compared(self, new: DocumentKeys) -> list[Finding]:
        """What one document has a part in, set against those that share its telling terms."""
        from workbench.comparison.added import compare_added, postings_of

        with self._engine.begin() as connection:
            found = compare_added(new, TermIndex(connection, postings_of(new)), self.of, self._load)
            known = entities(connection)
        return [each for each in found if not _is_known(each, known)]

    def _kept(self, documents: Iterable[str], version: str) -> dict[str, DocumentKeys]:
        from workbench.comparison.keys import DocumentKeys

        with self._engine.begin() as connection:
            stored = kept_keys(connection, documents, version)
        return {id_: keys for id_, said in stored.items() if (keys := DocumentKeys.from_bytes(said))}

    def _draw(self, documents: list[str]) -> dict[str, DocumentKeys]:
        from workbench.comparison.added import postings_of
        from workbench.comparison.keys import keys_of

        before = self._kept(documents, OUTDATED)
        fresh = {id_: keys_of(self._load(id_)) for id_ in documents}
        with self._writing() as connection:
            # What changed while it was read is remembered when it is read again: it is due for that.
            now = due_documents(connection)
            unchanged = [id_ for id_ in documents if now.get(id_) == self._due.get(id_)]
            drawn = {
                id_: Drawn(
                    fresh[id_].to_bytes(),
                    postings_of(fresh[id_]),
                    postings_of(before[id_]) if id_ in before else frozenset(),
                )
                for id_ in unchanged
            }
            keep_keys(connection, drawn, _version())
        return fresh


def _is_known(finding: Finding, known: Iterable[NamedEntity]) -> bool:
    """Whether a finding tells only what is known of a name: the next document would say so again."""
    if finding.type is not FindingType.SPELLING_VARIANT:
        return False
    spelt = {
        spelling_key(text) for difference in finding.differences for text in (difference.a, difference.b)
    }
    return any(spelt <= {spelling_key(text) for text in entity.spellings} for entity in known)
