"""Two captures of a reference, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.comparison.changes import Paragraph, changes
from workbench.errors import NothingToCompare, UnknownId

if TYPE_CHECKING:
    from workbench.domain.snapshots import Snapshot
    from workbench.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two captures and their texts as one list of paragraphs."""

    old: Snapshot
    new: Snapshot
    paragraphs: tuple[Paragraph, ...]

    @property
    def changed(self) -> tuple[Paragraph, ...]:
        """Without what is the same in both."""
        return tuple(one for one in self.paragraphs if not one.is_kept)


def compare(
    reader: Reader, reference_id: str, old_id: str | None = None, new_id: str | None = None
) -> Comparison:
    """What changed between two captures of a reference.

    Without ids: the newest with text, and before it the newest whose text is another, or else just the one before.

    Raises:
        UnknownId: a snapshot is none of this reference.
        NothingToCompare: there are not two captures with readable text.
    """
    readable = [one for one in reader.snapshots(reference_id) if one.has_text]
    if old_id is not None and new_id is not None:
        old, new = (_named(readable, id_) for id_ in (old_id, new_id))
    else:
        if len(readable) < 2:
            raise NothingToCompare(reference_id, "second capture with readable text")
        new, *before = readable
        old = next((one for one in before if one.text_digest != new.text_digest), before[0])
    texts = reader.snapshot_text(old.id), reader.snapshot_text(new.id)
    return Comparison(old, new, tuple(changes(*texts)))


def _named(readable: list[Snapshot], id_: str) -> Snapshot:
    found = next((one for one in readable if one.id == id_), None)
    if found is None:
        raise UnknownId("snapshot with readable text of this reference", id_)
    return found
