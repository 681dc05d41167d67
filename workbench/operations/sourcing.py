"""How well a claim is sourced, from the texts of its captures and the sources of its references."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from typing import TYPE_CHECKING

from workbench.domain.evidence import Stance
from workbench.domain.sourcing import sourcing_of

if TYPE_CHECKING:
    from workbench.comparison.independence import Sketch
    from workbench.domain.claims import Claim
    from workbench.domain.snapshots import Snapshot
    from workbench.domain.sources import Sources
    from workbench.domain.sourcing import Sourcing
    from workbench.store.reader import Reader

SKETCHES_KEPT = 2000
_sketches: OrderedDict[str, Sketch] = OrderedDict()
"""Sketches of texts by their digest: a text never changes, so neither does its sketch."""


def sourcing(reader: Reader, claim: Claim, sources: Sources | None = None) -> Sourcing:
    """How a claim is sourced; copies of one text and references of one source are one voice.

    Who asks about many claims hands in the workspace's sources, so that they are read once.
    """
    counting = [
        piece for piece in claim.evidence if not piece.withdrawn and piece.stance is not Stance.CONTEXT
    ]
    if len({piece.reference.id for piece in counting}) < 2:
        return sourcing_of(claim.evidence, claim.sourcing_rule)
    from workbench.comparison.independence import near_copies

    captures = {
        piece.reference.id: piece.snapshot
        for piece in counting
        if piece.snapshot is not None and piece.snapshot.text_digest
    }
    equal: defaultdict[str | None, list[str]] = defaultdict(list)
    for id_, snapshot in captures.items():  # also texts too short to be told from chance likeness
        equal[snapshot.text_digest].append(id_)
    alike = near_copies({id_: _sketch(reader, snapshot) for id_, snapshot in captures.items()})
    named = reader.sources() if sources is None else sources

    def known(name: str) -> str | None:
        source = named.of(name)
        return source.id if source else None

    return sourcing_of(claim.evidence, claim.sourcing_rule, copies=[*alike, *equal.values()], source_of=known)


def _sketch(reader: Reader, snapshot: Snapshot) -> Sketch:
    from workbench.comparison.independence import sketch

    digest = snapshot.text_digest or ""
    found = _sketches.get(digest)
    if found is None:
        found = _sketches[digest] = sketch(reader.snapshot_text(snapshot.id))
        while len(_sketches) > SKETCHES_KEPT:
            _sketches.popitem(last=False)
    return found
