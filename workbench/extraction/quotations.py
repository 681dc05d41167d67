"""Runs of words between quotation marks: curly, straight, single, angle, across paragraphs, unclosed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = re.compile(r"``|''|[“”„‟\"«»‘’']")
CLOSING = {
    "“": {"”", '"', "''"},
    "”": {"”", '"'},
    "„": {"“", "”"},
    "‟": {"”"},
    "«": {"»"},
    '"': {'"', "”"},
    "``": {"''", '"'},
    "''": {"''", '"'},
    "‘": {"’", "'"},
    "’": {"’"},
    "'": {"'", "’"},
}
ELIDED = re.compile(r"[’'](?:\d0?s|em|til|cause|tis|twas|n)(?!\w)", re.IGNORECASE)
BRACKETED_TAIL = re.compile(r"\s{0,4}\([^()]{2,80}\)[\s.,;]{0,4}$")
SINGLE = frozenset("‘’'")
FARTHEST_CLOSER = 20
LONGEST_SINGLE = 1_500
"""A single-quoted run longer than this is taken for stray apostrophes."""


class Run(NamedTuple):
    """One quoted run with its marks. ``continues`` the run of the paragraph before it; ``closed`` by a mark."""

    span: Span
    inner: Span
    closed: bool = True
    continues: bool = False


def runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """Every quoted run in the paragraphs, in order, never nested."""
    found: list[Run] = []
    open_since: Run | None = None
    for paragraph in paragraphs:
        marks = [(m.start(), m.group()) for m in MARK.finditer(text, *paragraph)]
        here = _in_paragraph(text, paragraph, marks)
        if (
            here
            and open_since
            and here[0].span.start == paragraph.start
            and _same_style(text, open_since, here[0])
        ):
            here[0] = here[0]._replace(continues=True)
        open_since = here[-1] if here and not here[-1].closed and here[-1].span.end == paragraph.end else None
        found += here
    return found


def _same_style(text: str, before: Run, after: Run) -> bool:
    return (text[before.span.start] in '“"”') == (text[after.span.start] in '“"”')


def _in_paragraph(text: str, paragraph: Span, marks: list[tuple[int, str]]) -> list[Run]:
    found: list[Run] = []
    at = 0
    # For each closing mark its places, walked once: searching ahead from every opening mark would be quadratic.
    closers = _Closers(text, paragraph, marks)
    while at < len(marks):
        place, mark = marks[at]
        if not _opens(text, paragraph, place, mark):
            at += 1
            continue
        end = closers.after(place, mark)
        if end is None and mark in "’'‘":
            at += 1
            continue
        if end is None:
            run = _unclosed(text, paragraph, place, len(mark))
        else:
            run = Run(Span(place, end.end), Span(place + len(mark), end.start))
        if run.inner.start < run.inner.end and not run.inner.of(text).isspace():
            found.append(run)
        while at < len(marks) and marks[at][0] < run.span.end:
            at += 1
    return found


class _Closers:
    """Finds the mark that closes an opening one; its position only moves forward."""

    def __init__(self, text: str, paragraph: Span, marks: list[tuple[int, str]]) -> None:
        self._marks = {
            double: [
                (place, mark)
                for place, mark in marks
                if (mark not in SINGLE) == double and _closes(text, paragraph, place, mark)
            ]
            for double in (False, True)
        }
        self._next = {False: 0, True: 0}

    def after(self, place: int, mark: str) -> Span | None:
        """The closing mark for an opening mark at ``place``."""
        double = mark not in SINGLE
        marks, k = self._marks[double], self._next[double]
        while k < len(marks) and marks[k][0] < place + len(mark):
            k += 1
        self._next[double] = k
        for closing, written in marks[k : k + FARTHEST_CLOSER]:
            if written in CLOSING[mark]:
                too_far = not double and closing - place > LONGEST_SINGLE
                return None if too_far else Span(closing, closing + len(written))
        return None


def _opens(text: str, paragraph: Span, place: int, mark: str) -> bool:
    before = text[place - 1] if place > paragraph.start else " "
    follows = place + len(mark)
    after = text[follows] if follows < paragraph.end else " "
    if mark in {"“", "„", "«", "``", "‟"}:
        return True
    if mark in {"”", "»"}:
        # A mark turned the wrong way: a closing one glued to the word that follows it.
        return (
            mark == "”"
            and not after.isspace()
            and (after.isalnum() or after == "…")
            and (before.isalpha() or before.isspace())
        )
    if mark in {'"', "''"}:
        return (before.isspace() or before in "([{—–-…/:“‘'") and not after.isspace()
    if ELIDED.match(text, place):
        return False
    return (before.isspace() or before in "([—–") and (after.isalnum() or after in "[$£€…")


def _closes(text: str, paragraph: Span, place: int, mark: str) -> bool:
    before = text[place - 1] if place > paragraph.start else " "
    after = text[place + len(mark)] if place + len(mark) < paragraph.end else " "
    if mark not in SINGLE:
        return mark in {"”", "»", "“"} or (mark in {'"', "''"} and not before.isspace())
    if before.isspace() or after.isalnum():
        return False
    # "the firms’ plan": an apostrophe after s before a small letter is a possessive, as a rule.
    following = text[place + 1 : place + 3]
    return not (before in "sS" and len(following) == 2 and following[0] == " " and following[1].islower())


def _unclosed(text: str, paragraph: Span, place: int, width: int) -> Run:
    """A run whose closing mark is missing: up to a source in brackets, else to the end of its paragraph."""
    end = paragraph.end
    if tail := BRACKETED_TAIL.search(text, max(place, end - 100), end):
        end = tail.start()
    return Run(Span(place, end), Span(place + width, end), closed=False)
