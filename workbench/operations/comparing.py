"""Setting the documents of a workspace against each other; what comes of it is kept until they change.

Comparison takes its time, so it runs outside any transaction. What changes meanwhile stays due.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.store.chunks import in_chunks
from workbench.store.compared import compared_document, keep_keys, kept_keys, standing_documents
from workbench.store.copies import private_copy
from workbench.store.finding_cache import computed_by, due_documents, store_findings
from workbench.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from workbench.comparison.keys import DocumentKeys
    from workbench.domain.findings import ComparedDocument
    from workbench.store.engine import Connection, Engine
    from workbench.store.journal import Journal

    Writing = Callable[[], AbstractContextManager[Connection]]

READ_AT_ONCE = 50
"""Documents read before what was drawn from them is kept."""
TEXTS_KEPT = 64
SMALL = 200
"""Documents that are compared without being asked for it: it takes about a second."""


def is_behind(journal: Journal) -> bool:
    """Whether documents or readings changed since findings were computed, or another version computed them."""
    with journal.engine.begin() as connection:
        return _is_behind(connection)


def _is_behind(connection: Connection) -> bool:
    due = due_documents(connection)
    return bool(due) or (computed_by(connection) != _version() and bool(standing_documents(connection)))


def bring_up_to_date(journal: Journal) -> bool:
    """Compute the findings anew where something changed; whether anything had.

    Raises:
        ReadOnlyWorkspace: there is something to compute, but nothing can be kept; see ``up_to_date``.
    """
    return _update(journal.engine, journal.caching)


def bring_up_to_date_if_small(journal: Journal) -> bool:
    """As ``bring_up_to_date``, but only where nobody has to wait for it; whether findings were computed."""
    with journal.engine.begin() as connection:
        if len(standing_documents(connection)) > SMALL:
            return False
    return bring_up_to_date(journal)


@contextmanager
def up_to_date(journal: Journal) -> Iterator[Reader]:
    """A reader that sees findings of today: of the workspace itself, or of a copy where nothing can be kept in it."""
    if not journal.read_only:
        bring_up_to_date(journal)
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


def _update(engine: Engine, writing: Writing) -> bool:
    from workbench.comparison.compare import compare_keys

    with engine.begin() as connection:
        if not _is_behind(connection):
            return False
        due = due_documents(connection)
        documents = standing_documents(connection)

    @lru_cache(maxsize=TEXTS_KEPT)
    def load(document: str) -> ComparedDocument:
        with engine.begin() as connection:
            return compared_document(connection, document)

    found = compare_keys(_keys(engine, writing, documents, due, load), load)
    with writing() as connection:
        store_findings(connection, found, version=_version(), seen=due)
    return True


def _keys(
    engine: Engine,
    writing: Writing,
    documents: list[str],
    due: dict[str, int],
    load: Callable[[str], ComparedDocument],
) -> list[DocumentKeys]:
    """What comparison remembers of these documents; what it did not yet is drawn from them and kept."""
    from workbench.comparison.keys import DocumentKeys, keys_of

    known: dict[str, DocumentKeys] = {}
    for chunk in in_chunks(documents):
        with engine.begin() as connection:
            stored = kept_keys(connection, chunk, _version())
        known |= {id_: keys for id_, said in stored.items() if (keys := DocumentKeys.from_bytes(said))}
    for chunk in in_chunks([id_ for id_ in documents if id_ not in known], READ_AT_ONCE):
        fresh = {id_: keys_of(load(id_)) for id_ in chunk}
        with writing() as connection:
            # What changed while it was read is remembered when it is read again: it is due for that.
            now = due_documents(connection)
            unchanged = {id_: keys.to_bytes() for id_, keys in fresh.items() if now.get(id_) == due.get(id_)}
            keep_keys(connection, unchanged, _version())
        known |= fresh
    return [known[id_] for id_ in documents]
