"""Workspaces for tests: a fixed clock and fixed entropy, several reviewers on one file, a document with passages."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import settings, workspace
from workbench.domain.archives import ArchiveState, Capture
from workbench.domain.assertions import AssertionKind
from workbench.domain.evidence import Stance
from workbench.operations import archive, assertions, capture, evidence, ingest, references
from workbench.store.writers import ForgetfulMemory, Remembered

if TYPE_CHECKING:
    from workbench.domain.claims import Claim
    from workbench.store.writers import WriterMemory
    from workbench.workspace import Workspace

TEXT = (
    "The mill stood by the river. Its wheel was green and its roof was red.\n\n"
    "The miller kept a cat. The cat kept the mice away, and the mice kept to the barn.\n\n"
    "Nobody remembers the miller's name. The river remembers the wheel.\n"
)
PASSAGES = (
    "The mill stood by the river",
    "Its wheel was green",
    "its roof was red",
    "The miller kept a cat",
    "The cat kept the mice away",
    "the mice kept to the barn",
    "Nobody remembers the miller's name",
    "The river remembers the wheel",
)


class CountingClock:
    """A clock that goes on by one second whenever it is asked."""

    def __init__(self, now: int = 1_700_000_000_000) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 1000
        return self.now


def open_desk(
    folder: Path, reviewer: str = "Anna", *, seed: int = 0, memory: WriterMemory | None = None
) -> Workspace:
    """The workspace in a folder, created when there is none, as one reviewer has it open."""
    chosen = settings.load(database=str(folder / "claims.db"), reviewer=reviewer)
    chosen = replace(chosen, device="desk")
    entropy = random.Random(f"{seed}/{reviewer!a}").randbytes
    parts = {"clock": CountingClock(), "entropy": entropy}
    if chosen.database.exists():
        return workspace.open_workspace(chosen, memory=memory or ForgetfulMemory(), **parts)
    if memory is not None:
        return workspace.create(chosen, memory=memory, **parts)
    return workspace.open_workspace(chosen, memory=_unfold(chosen.database, reviewer), **parts)


_NEW: dict[str, tuple[bytes, str, Remembered]] = {}
"""A new workspace of each reviewer: its bytes, its id, and who wrote it; copying is faster than creating."""


def _unfold(database: Path, reviewer: str) -> ForgetfulMemory:
    if reviewer not in _NEW:
        with tempfile.TemporaryDirectory() as folder:
            made = open_desk(Path(folder), reviewer, seed=-1, memory=ForgetfulMemory())
            last = made.reader.events()[-1]
            _NEW[reviewer] = (
                made.settings.database.read_bytes(),
                made.reader.workspace().id,
                Remembered(last.header.writer, last.id),
            )
    data, workspace_id, remembered = _NEW[reviewer]
    database.parent.mkdir(parents=True, exist_ok=True)
    database.write_bytes(data)
    memory = ForgetfulMemory()
    memory.remember(workspace_id, database.resolve(), remembered)
    return memory


def add_text(desk: Workspace, text: str = TEXT, name: str = "mill.txt", **stated: str) -> str:
    """A document in the workspace; its id."""
    said = ingest.Stated(**stated) if stated else None
    return ingest.add_bytes(desk.journal, desk.blobs, text.encode(), name=name, stated=said).document_id


def add_claims(desk: Workspace, document: str, number: int = 3) -> list[str]:
    """Claims on the first so many passages of the text, marked by hand."""
    return [
        assertions.add_assertion(desk.journal, document, words, AssertionKind.OTHER)[1]
        for words in PASSAGES[:number]
    ]


def add_source(desk: Workspace, text: str = "The roof is red, as the deed says.") -> str:
    """A reference with a snapshot of some text; its id."""
    reference, _new = references.add_reference(desk.journal, title="The deed")
    path = desk.settings.database.parent / "deed.txt"
    path.write_text(text, encoding="utf-8")
    capture.keep_file(desk.journal, desk.blobs, reference, path)
    return reference


def add_copy(desk: Workspace, reference: str, *, captured: bool = True) -> str:
    """A copy of a reference in a web archive, or a request for one; its id."""
    at = "2024-12-19T08:30:00Z"
    capture = Capture("Internet Archive", "https://web.archive.org/web/20241219083000/https://a.example/", at)
    op, state = (
        ("archive.found", ArchiveState.FOUND) if captured else ("archive.submitted", ArchiveState.SUBMITTED)
    )
    found, job = (capture, None) if captured else (None, "spn2-1")
    return archive.record_copy(desk.journal, desk.reader, reference, op, state, found, job=job).id


def support(desk: Workspace, claim: str, reference: str, stance: Stance = Stance.SUPPORTS) -> str:
    """A piece of evidence on a claim; its id."""
    return evidence.attach(desk.journal, claim, reference, stance)


def look(desk: Workspace, claim: str) -> Claim:
    """The claim as it stands."""
    return desk.reader.claim(claim)
