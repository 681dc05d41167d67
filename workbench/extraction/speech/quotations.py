"""Runs of words between quotation marks: curly, straight, single, angle, across paragraphs, unclosed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = re.compile(r"[“”„‟\"«»‘’'`](?:(?<=`)`|(?<=')'|(?<!`))")
"""A mark, or `` and '' as one."""
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
NAME_BEFORE = re.compile(r"(?<![^\W_])[A-Z][\w.’'-]{0,20}\s$")
NAME_BEHIND = re.compile(r"\s[A-Z]")
NICKNAME = re.compile(r"[A-Z][\w.’'-]{0,20}(?:\s[A-Z][\w.’'-]{0,20})?")
"""Ann “Nan” Hill: one word in marks, or two, between capitalised ones."""
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
    is_nickname: bool = False
    """It stands inside a name and says nothing."""
    is_minor: bool = False
    """It stands in single marks where the text quotes in double ones: words of a headline, or held at a distance."""
    is_stray: bool = False
    """A straight mark that no straight one closes opens it, where the text quotes in curly ones."""


def runs(text: str, paragraphs: Sequence[Span]) -> list[Run]:
    """Every quoted run in the paragraphs, in order, never nested."""
    found: list[Run] = []
    open_since: Run | None = None
    for paragraph in paragraphs:
        marks = [(m.start(), m.group()) for m in MARK.finditer(text, *paragraph)]
        here = _in_paragraph(text, paragraph, marks) if marks else []
        if (
            here
            and open_since
            and here[0].span.start == paragraph.start
            and _same_style(text, open_since, here[0])
        ):
            here[0] = here[0]._replace(continues=True)
        open_since = here[-1] if here and not here[-1].closed and here[-1].span.end == paragraph.end else None
        found += here
    return _with_stray(text, _with_minor(text, found))


def _with_stray(text: str, found: list[Run]) -> list[Run]:
    stray = sum(_is_unpaired(text, run) for run in found)
    if not stray or 2 * sum(text[run.span.start] == "“" for run in found) <= len(found):
        return found
    return [run._replace(is_stray=_is_unpaired(text, run)) for run in found]


def _is_unpaired(text: str, run: Run) -> bool:
    return text[run.span.start] == '"' and not (run.closed and text[run.span.end - 1] == '"')


def _with_minor(text: str, found: list[Run]) -> list[Run]:
    singles = sum(_is_single(text, run) for run in found)
    if not singles or 2 * singles > len(found):
        return found
    return [run._replace(is_minor=_is_single(text, run)) for run in found]


def _is_single(text: str, run: Run) -> bool:
    return text[run.span.start] in SINGLE and run.inner.start - run.span.start == 1


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
            found.append(run._replace(is_nickname=_is_nickname(text, run)))
        while at < len(marks) and marks[at][0] < run.span.end:
            at += 1
    return found


def _is_nickname(text: str, run: Run) -> bool:
    return (
        NICKNAME.fullmatch(text, *run.inner) is not None
        and NAME_BEFORE.search(text, max(0, run.span.start - 24), run.span.start) is not None
        and NAME_BEHIND.match(text, run.span.end) is not None
    )


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
        self._openers = [place for place, mark in marks if mark == "“"]
        self._next_opener = 0

    def after(self, place: int, mark: str) -> Span | None:
        """The closing mark for an opening mark at ``place``."""
        double = mark not in SINGLE
        marks, k = self._marks[double], self._next[double]
        while k < len(marks) and marks[k][0] < place + len(mark):
            k += 1
        self._next[double] = k
        near = [
            (closing, written)
            for closing, written in marks[k : k + FARTHEST_CLOSER]
            if written in CLOSING[mark]
        ]
        if not near:
            return None
        closing, written = (self._outer(place, mark, near) if double else None) or near[0]
        too_far = not double and closing - place > LONGEST_SINGLE
        return None if too_far else Span(closing, closing + len(written))

    def _outer(self, place: int, mark: str, near: list[tuple[int, str]]) -> tuple[int, str] | None:
        """The closing mark behind a pair of the same kind inside: “He said “never” to me.”"""
        openers, k = self._openers, self._next_opener
        while k < len(openers) and openers[k] <= place:
            k += 1
        self._next_opener = k
        depth = 1
        for closing, written in near:
            while k < len(openers) and openers[k] < closing:
                depth += 1
                k += 1
            depth = 0 if mark == '"' == written else depth - 1
            if depth == 0:
                return closing, written
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
        if mark in {'"', "''"} and before.isspace():
            # 'in “so-called ‘peace’ ”': a space parts the outer closing mark from the inner.
            return place - 2 >= paragraph.start and text[place - 2] in "’'" and not after.isalnum()
        return mark in {"”", "»", "“", '"', "''"}
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
