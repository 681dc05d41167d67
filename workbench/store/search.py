"""What a person types into the search line, as an FTS5 expression that cannot fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.names import is_told_by_case, spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LONGEST_NAME = 8
"""Words a name may have to be known by its other spellings."""


def match_expression(typed: str, spellings: Mapping[str, Sequence[str]] | None = None) -> str | None:
    """All words must occur; the last one may be the beginning of a word. ``None`` when nothing is typed.

    Every word goes in double quotes, so that no character of it is read as FTS5 syntax.

    Args:
        typed: what was typed.
        spellings: for the key of a name, all its spellings: any of them may stand in its place.
    """
    words = _words(typed)
    if not words:
        return None
    quoted = [_phrase(word) for word in words]
    if not typed[-1:].isspace():
        quoted[-1] += "*"
    terms = []
    for start, end, key in _names(words, spellings or {}):
        own = " AND ".join(quoted[start:end])
        others = [_phrase(other) for other in (spellings or {}).get(key, ()) if not is_told_by_case(other)]
        terms.append(" OR ".join([f"({own})", *others]) if others else own)
    return " AND ".join(f"({term})" if " OR " in term else term for term in terms)


def any_of(spellings: Iterable[str]) -> str:
    """An expression that any of these names fulfils, in a wording, a passage or as a speaker."""
    return "{wording passage speaker} : (" + " OR ".join(map(_phrase, spellings)) + ")"


def keys_in(typed: str) -> set[str]:
    """The keys of all runs of words that could be a name."""
    words = _words(typed)
    return {key for start in range(len(words)) for _end, key in _runs(words, start) if key}


def names_in(typed: str, known: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys of the names that stand in what was typed, each once."""
    return list(dict.fromkeys(key for _start, _end, key in _names(_words(typed), known) if key))


def _words(typed: str) -> list[str]:
    clean = typed.replace("\x00", " ").encode("utf-8", "ignore").decode()
    return [word for word in clean.split() if any(c.isalnum() for c in word)]


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\x00", " ") + '"'


def _runs(words: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    for end in range(min(len(words), start + LONGEST_NAME), start, -1):
        yield end, spelling_key(" ".join(words[start:end]))


def _names(words: Sequence[str], known: Mapping[str, object]) -> Iterator[tuple[int, int, str]]:
    """The words in runs: names that are known, the longest first, and single words, whose key is empty."""
    start = 0
    while start < len(words):
        end, key = next((run for run in _runs(words, start) if run[1] in known), (start + 1, ""))
        yield start, end, key
        start = end
