"""A checkable statement as the grammars of offices, laws and facts hand it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.domain.spans import Span
    from workbench.extraction.reading import Sentence


class Statement(NamedTuple):
    """A checkable passage; ``attribute`` says what it states of its subject, where that is known."""

    span: Span
    sentence: Sentence
    subject: str | None
    attribute: str | None
