"""Keeping the tables in step with the program: another projection version is rebuilt by replay when opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.errors import NotAWorkspace, OlderTables
from workbench.store import tables as t

if TYPE_CHECKING:
    from workbench.store.journal import Journal


def ensure_projection(journal: Journal) -> None:
    """Rebuild the tables where an older program wrote them; a newer program's are read as they are.

    Raises:
        NotAWorkspace: it was never begun, since the program that created it was stopped.
        OlderTables: they would have to be made anew, but it was opened for reading only.
        UnreadableWorkspace, DamagedWorkspace: the tables cannot be read.
    """
    with journal.engine.begin() as connection:
        version = connection.scalar(select(t.meta.c.value).where(t.meta.c.key == "projection_version"))
        is_begun = connection.scalar(select(t.event.c.n).limit(1)) is not None
    if not is_begun:
        raise NotAWorkspace(journal.path, "it was created but never begun: delete it and create it again")
    if version is not None and int(version) < t.PROJECTION_VERSION:
        if journal.read_only:
            raise OlderTables(journal.path)
        journal.rebuild()
