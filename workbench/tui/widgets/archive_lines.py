"""What web archives hold of a reference, as its detail shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.archives import ArchiveState
from workbench.domain.terminal import show
from workbench.tui.looks import QUIET, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from workbench.domain.archives import ArchivedCopy

Part = str | tuple[str, str]


def archived_lines(copies: list[ArchivedCopy]) -> Iterator[str | Content | tuple[str, str]]:
    """A heading and a few lines for each copy; nothing where no archive was asked."""
    if copies:
        yield (f"\n\nIn web archives  {len(copies)}", "bold $text-primary")
    for copy in copies:
        yield from _copy(copy)


def _copy(copy: ArchivedCopy) -> Iterator[Part]:
    tone = "$text-success" if copy.is_archived else "$text-warning"
    mark = "✓" if copy.is_archived else "…" if copy.state is ArchiveState.SUBMITTED else "!"
    said = [show(copy.archive), f"captured {copy.captured_at[:10]}" if copy.captured_at else ""]
    said += [moment(copy.recorded_at), show(copy.reviewer)]
    yield (f"\n{mark} {copy.state}", tone)
    yield (f"  {' · '.join(part for part in said if part)}", QUIET)
    if copy.state is ArchiveState.SUBMITTED:
        yield ("\n  not archived yet: A asks what became of it", QUIET)
    yield from (f"\n  {show(words)}" for words in (copy.url, copy.reason) if words)
