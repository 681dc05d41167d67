"""Runs of words written large in a text, sentence by sentence, with what joins the parts of a name.

A run goes on over "of", "for the", "and", "&" and commas where a kind of body, law or place says that it does, and up
to its number. Nothing here tells yet whether it is a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.countries import country_of
from workbench.comparison.name_words import (
    ABOUT,
    BODIES,
    CONCERNED,
    HEADS,
    JOINING,
    LAWS,
    MEMBERS,
    MINISTRIES,
    PORTFOLIOS,
)
from workbench.comparison.spellings import OFFICES, PARTICLES, TITLES, as_acronym
from workbench.comparison.texts import plain
from workbench.comparison.words import EMPTY
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_]){1,8}\b\.?"
    r"|[0-9]+(?:[/.-][0-9]+)+(?:/[A-Z]{2,4})?\b"
    r"|[^\W_]+(?:[’'-][^\W_]+)*"
    r"|\S"
)
SHORTEST_BROKEN = 60
"""Characters of a line that is broken at a width and goes on in the next."""
LINE = re.compile(r"[^\n]+")
ENDED = re.compile(r"[.!?…:][”’\"')\]]{0,2}\s?$")
SHORTENED = re.compile(
    r"(?:[^\W\d_]|[^\W\d_](?:\.[^\W\d_])+|mr|mrs|ms|dr|prof|sen|rep|gov|gen|col|capt|lt|sgt|st|no|art|sec|reg|res|fed"
    r"|exec|dept|univ|inst|vs|inc|ltd|co|corp|jr|sr|dir|hon|rev)",
    re.IGNORECASE,
)
"""A word whose stop ends no sentence."""
OPENING = frozenset("“‘\"'«„([–—:•-")
MADE_OF = re.compile(r"-([a-z]{2,12}ed|led|born|made|run|wide|style|like|era|held|built)$")
"""What makes an adjective of a name: "Norvik-based", "EU-wide"."""
ARTICLED = re.compile(r"(?:al|el|an|ar|as|ash|ad|at|az)-[^\W\d_]")
"""A name with its article: "al-Khatib"."""
SAINTS = frozenset({"st", "saint"})
TAGS = frozenset("#@")
"""What makes a tag or an address of a name."""
MOST_WORDS = 12
MOST_IN_FRONT = 3
"""Words of a name in front of "and"."""
MOST_MARKS = 4
"""Marks that end a sentence together."""
MOST_OF_ONE_WORD = 8
"""Names with one first word that a text gives acronyms for."""
POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
LONGEST_SMALL = 3
"""Letters of the words written small in a heading that is otherwise large."""


class Token(NamedTuple):
    text: str
    start: int
    end: int
    is_first: bool
    """Whether a sentence, a quotation or a bracket begins with it."""

    @property
    def is_large(self) -> bool:
        """Whether it is written large."""
        return self.text[0].isupper()


class Run(NamedTuple):
    """Tokens of one line that may be a name."""

    tokens: tuple[Token, ...]
    before: str
    """The word in front of it, where nothing stands between."""
    owner: Token | None
    """Whose body it is: "Velland’s"."""
    sentence: Span
    is_heading: bool
    is_capitals: bool
    """Whether all of its sentence is written in capitals."""

    @property
    def words(self) -> str:
        """Its words."""
        return " ".join(token.text for token in self.tokens)

    def cut(self, start: int, end: int | None = None) -> Run:
        """Some of its tokens."""
        before = plain(self.tokens[start - 1].text) if start else self.before
        return self._replace(
            tokens=self.tokens[start:end], before=before, owner=self.owner if start == 0 else None
        )


def name_runs(text: str, expanded: Iterable[str]) -> Iterator[Run]:
    """All runs of large words; names that acronyms are given for are runs whatever stands in them."""
    given: defaultdict[str, list[str]] = defaultdict(list)
    for long in expanded:
        if len(some := given[long.split()[0]]) < MOST_OF_ONE_WORD:
            some.append(long)
    for start, end in _paragraphs(text):
        is_heading = _is_heading(text[start:end])
        for sentence, tokens in _sentences(text, start, end):
            yield from _Sentence(text, tokens, sentence, given, is_heading).runs()


def _paragraphs(text: str) -> Iterator[Span]:
    """The lines of a text, those together that are one paragraph broken at a width."""
    start = last = end = 0
    for line in LINE.finditer(text):
        is_unended = end - last >= SHORTEST_BROKEN and not ENDED.search(text, end - 4, end)
        if not (is_unended and line.start() == end + 1):
            if end:
                yield Span(start, end)
            start = line.start()
        last, end = line.span()
    if end:
        yield Span(start, end)


def _is_heading(line: str) -> bool:
    words = line.split()
    if line.isupper():
        return True
    is_ended = ENDED.search(line.rstrip()) is not None
    small = [word for word in words if word[0].islower() and len(word) > LONGEST_SMALL]
    return len(words) >= 4 and not is_ended and not small


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[Span, list[Token]]]:
    tokens: list[Token] = []
    is_first = True
    for match in TOKEN.finditer(text, start, end):
        word = match[0]
        if (
            tokens
            and not tokens[-1].text[0].isalnum()
            and _ends(tokens, match.start())
            and (word[0].isupper() or word[0].isdigit() or word in OPENING)
        ):
            yield Span(tokens[0].start, tokens[-1].end), tokens
            tokens, is_first = [], True
        made = MADE_OF.search(word) if word[0].isupper() else None
        at = match.start() + made.start() if made else match.end()
        tokens.append(Token(word[: at - match.start()], match.start(), at, is_first))
        if made:
            tokens += [Token("-", at, at + 1, False), Token(made[1], at + 1, match.end(), False)]
        if word[0].isalnum():
            is_first = False
        elif word in OPENING:
            is_first = True
    if tokens:
        yield Span(tokens[0].start, tokens[-1].end), tokens


def _ends(tokens: Sequence[Token], following: int) -> bool:
    """Whether a sentence ends with these tokens; a blank has to stand behind."""
    if following == tokens[-1].end:
        return False
    at = len(tokens) - 1
    while at > max(0, len(tokens) - MOST_MARKS) and tokens[at].text in "”’\"')]":
        at -= 1
    if tokens[at].text not in ".!?…":
        return False
    return tokens[at].text != "." or at == 0 or not SHORTENED.fullmatch(tokens[at - 1].text)


class _Sentence:
    """The tokens of a sentence, and which of them are one name."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        span: Span,
        given: Mapping[str, Sequence[str]],
        is_heading: bool,  # noqa: FBT001
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._span = span
        self._given = given
        self._is_heading = is_heading
        self._is_capitals = span.of(text).isupper()

    def runs(self) -> Iterator[Run]:
        """Its names, as runs of tokens."""
        tokens, at = self._tokens, 0
        while at < len(tokens):
            last = self._last(at) if tokens[at].is_large else self._end_of_small(at)
            if last is None:
                at += 1
                continue
            before, owner = "", None
            if (
                at > 1
                and tokens[at - 1].text == "."
                and self._word(at - 2) in TITLES
                and self._is_beside(at - 1)
            ):
                before = self._word(at - 2)
            elif at and self._is_beside(at - 1):
                before = plain(tokens[at - 1].text)
                if before.endswith(("'s", "s'")) and tokens[at - 1].is_large:
                    owner = tokens[at - 1]
            if at and tokens[at - 1].text in TAGS and tokens[at - 1].end == tokens[at].start:
                at = last + 1
                continue
            yield Run(
                tuple(tokens[at : last + 1]), before, owner, self._span, self._is_heading, self._is_capitals
            )
            at = last + 1

    def _word(self, at: int) -> str:
        return plain(self._tokens[at].text) if at < len(self._tokens) else ""

    def _is_large(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].is_large

    def _is_beside(self, at: int) -> bool:
        """Whether only a blank stands between a token and the next."""
        if at + 1 >= len(self._tokens):
            return False
        gap = self._text[self._tokens[at].end : self._tokens[at + 1].start]
        return len(gap) == 1 and gap.isspace()

    def _last(self, first: int) -> int:
        """The last token of the name that begins with a token."""
        at = first
        is_list = False
        while at - first < MOST_WORDS:
            this = self._tokens[at].text
            if (end := self._end_of_given(at)) is not None:
                return self._number_in_law(end) or end
            if this[0].isdigit() or (POSSESSIVE.search(this) and not self._names_members(at, at + 1)):
                break
            to = self._next(first, at, is_list=is_list)
            if to is None:
                break
            is_list = is_list or self._word(at + 1) in JOINING | ABOUT
            at = to
        return at

    def _end_of_given(self, at: int) -> int | None:
        """The last token of a name that the text gives an acronym for."""
        start = self._tokens[at].start
        for long in self._given.get(self._tokens[at].text, ()):
            if self._text.startswith(long, start):
                while at + 1 < len(self._tokens) and self._tokens[at + 1].end <= start + len(long):
                    at += 1
                return at
        return None

    def _end_of_small(self, at: int) -> int | None:
        """The last token of a name written small: what an acronym is given for, "the foreign ministry"."""
        if (end := self._end_of_given(at)) is not None:
            return end
        first, second = self._word(at), self._word(at + 1)
        if first in PORTFOLIOS and second == "ministry" and self._is_beside(at):
            return at + 1
        if first in OFFICES and second == "office" and self._is_beside(at):
            return at + 1
        if first == "ministry" and second in JOINING:
            return at + 2 if self._word(at + 2) in PORTFOLIOS else None
        return None

    def _names_members(self, at: int, to: int) -> bool:
        """Whether a body is named for its members: "Dockers’ Union", "People’s Republic"."""
        word = self._word(at)
        is_plural = word.endswith("s") and not word.endswith("'s")
        is_of_members = is_plural or word.removesuffix("'s") in MEMBERS or self._word(at - 1) in SAINTS
        is_of_members = is_of_members or (
            at > 1 and self._word(at - 1) == "." and self._word(at - 2) in SAINTS
        )
        return is_of_members and self._is_beside(to - 1) and self._word(to) in HEADS and self._is_large(to)

    def _next(self, first: int, at: int, *, is_list: bool) -> int | None:
        """The next token of a name, or nothing where it ends."""
        following, after = self._word(at + 1), at + 2
        if not self._is_beside(at):
            if is_list and following == "," and self._lists_on(first, at):
                return after
            if following in {"'", "’"}:
                return after if self._names_members(at, after) else None
            return self._beyond_stop(at) if following == "." else None
        if self._is_large(at + 1):
            begins_other = as_acronym(self._tokens[at + 1].text) or following in TITLES
            return None if begins_other and self._word(at) in BODIES else at + 1
        if following[0].isdigit() or ARTICLED.match(self._tokens[at + 1].text):
            return at + 1
        if following in PARTICLES and self._word(at) not in HEADS:
            after += self._word(after) in PARTICLES
            return after if self._is_large(after) else None
        if following == "(":
            return self._number_in_law(at) or self._beyond_bracket(at)
        if (following in JOINING and self._word(at) in HEADS) or (
            following in ABOUT and self._word(at) in CONCERNED
        ):
            after += self._word(after) == "the"
            return after if self._is_large(after) else None
        if following == "and" and self._is_large(after):
            is_joined = self._ends_list(after) if is_list else self._begins_list(first, after)
            return after if is_joined else None
        return after if following == "&" and self._is_large(after) else None

    def _number_in_law(self, at: int) -> int | None:
        """The number of a law whose acronym stands between: "Executive Order (E.O.) 13382"."""
        if self._word(at + 1) != "(" or self._word(at + 3) != ")" or not self._word(at + 4)[:1].isdigit():
            return None
        return at + 4 if as_acronym(self._tokens[at + 2].text) else None

    def _beyond_stop(self, at: int) -> int | None:
        """The next token of a name behind a word cut short: "Dept. of", "Reg. (EU) 2018/545"."""
        after = at + 2
        if not SHORTENED.fullmatch(self._tokens[at].text) or not self._is_beside(at + 1):
            return None
        if self._is_large(after) or self._word(after)[:1].isdigit():
            return after
        if self._word(after) == "(":
            return self._number_in_law(at + 1)
        return after + 1 if self._word(after) in JOINING and self._is_large(after + 1) else None

    def _beyond_bracket(self, at: int) -> int | None:
        """The word behind a bracket within a name: "Rail Operators (Licensing) Act"."""
        is_within = self._word(at + 3) == ")" and self._is_beside(at + 3) and self._is_large(at + 4)
        if not is_within or not self._is_large(at + 2) or as_acronym(self._tokens[at + 2].text):
            return None
        return at + 4 if self._word(at + 4) in LAWS else None

    def _lists_on(self, first: int, at: int) -> bool:
        """Whether "Ministry of the Sea, Transport and Infrastructure" goes on behind a comma."""
        if not any(self._word(number) in MINISTRIES | TITLES for number in range(first, at + 1)):
            return False
        at += 2
        for _ in range(MOST_WORDS):
            if not self._is_large(at):
                return False
            at += 1
            if self._word(at) == "and" and self._is_large(at + 1):
                return True
            at += self._word(at) == ","
        return False

    def _large_from(self, at: int) -> list[str]:
        found: list[str] = []
        while self._is_large(at) and len(found) < MOST_WORDS:
            found.append(self._tokens[at].text)
            if not self._is_beside(at):
                break
            at += 1
        return found

    def _ends_list(self, at: int) -> bool:
        """Whether what stands behind "and" is the last of what a body is for, and no name of its own."""
        words = self._large_from(at)
        names_body = any(plain(word) in BODIES | TITLES for word in words)
        return not names_body and not as_acronym(words[0]) and not country_of(" ".join(words))

    def _begins_list(self, first: int, at: int) -> bool:
        """Whether words on both sides of "and" are one name, of a kind of body: "Belt and Road Initiative"."""
        left = [token.text for token in self._tokens[first : at - 1]]
        if len(left) > MOST_IN_FRONT or plain(left[0]) in EMPTY or country_of(" ".join(left)):
            return False
        if any(plain(word) in HEADS | TITLES or as_acronym(word) for word in left):
            return False
        right = self._large_from(at)
        return len(right) > 1 and plain(right[-1]) in HEADS
