"""Documents made from plain texts, as comparison takes them, and what is found between two."""

from __future__ import annotations

from workbench.comparison.compare import compare
from workbench.domain.findings import ComparedAssertion, ComparedDocument, Finding, FindingType
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


def found(one: str, other: str, *, published: str = "2021-05-04") -> list[Finding]:
    """The findings between two short articles."""
    return compare([document("a", one, published), document("b", other, published)])


def kinds(one: str, other: str) -> set[tuple[FindingType, str]]:
    """The types of what is found between two, each with the kind of its first difference."""
    return {(f.type, f.differences[0].kind if f.differences else "") for f in found(one, other)}
