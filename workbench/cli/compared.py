"""Findings between files as people read them: by kind, each with its passages and the words in which they part."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from workbench.cli.output import WIDEST, plural, put, say
from workbench.domain.decisions import TYPE_ORDER, TYPE_WORDS
from workbench.domain.findings import FindingType, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.domain.findings import ComparedDocument, Finding

MOST_PASSAGES = 8
"""Passages of one finding that are printed; the JSON forms have all."""
LONGEST = 240
"""Characters of a passage that are printed."""


def put_compared(
    found: Sequence[Finding], documents: Sequence[ComparedDocument], names: Mapping[str, str]
) -> None:
    """Print findings between documents, conflicts first; ``names`` has each document as it was typed."""
    if not found:
        say("Nothing was found between the files.")
        return
    texts = {document.id: document.text for document in documents}
    asserted = {
        assertion.id: Place(document.id, *assertion.reading.span)
        for document in documents
        for assertion in document.assertions
    }
    for kind in TYPE_ORDER:
        some = [finding for finding in found if finding.type is kind]
        if some:
            put(plural(len(some), *TYPE_WORDS[kind]).capitalize())
            put()
        for finding in some:
            places = dict.fromkeys(
                finding.places or [asserted[assertion] for assertion in finding.assertions]
            )
            _put_finding(finding, [_passage(place, texts, names) for place in places])


def _passage(place: Place, texts: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, str]:
    return f"{names[place.document]}:{place.start}", texts[place.document][place.start : place.end]


def _put_finding(finding: Finding, passages: Sequence[tuple[str, str]]) -> None:
    put(textwrap.fill(finding.explanation, WIDEST, initial_indent="  ", subsequent_indent="  "))
    shown = passages[:MOST_PASSAGES]
    for place, words in shown:
        words = " ".join(words.split())
        if finding.type is not FindingType.NEAR_COPY:
            place = f"{place}  {words if len(words) <= LONGEST else words[: LONGEST - 1] + '…'}"
        put(textwrap.fill(place, WIDEST, initial_indent="    ", subsequent_indent="      "))
    if len(shown) < len(passages):
        put(f"    and {plural(len(passages) - len(shown), 'passage')} more")
    for difference in finding.differences:
        put(f"    {difference.kind}: {difference.a or '(nothing)'} | {difference.b or '(nothing)'}")
    put()
