"""Documents made from plain texts, as comparison takes them."""

from __future__ import annotations

from workbench.domain.findings import ComparedAssertion, ComparedDocument
from workbench.extraction.pipeline import extract, own_date


def document(name: str, text: str, published: str | None = None) -> ComparedDocument:
    """A text with the assertions that extraction finds in it; ids are ``name:number``."""
    found = extract(text, published=published)
    return ComparedDocument(
        name,
        text,
        [ComparedAssertion(f"{name}:{number}", reading) for number, reading in enumerate(found)],
        own_date(text, published),
    )
