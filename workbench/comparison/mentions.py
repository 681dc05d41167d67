"""Where names stand in a text, all of it: words written large that no sentence begins with by chance.

A name is a run of such words with what joins them ("of", "for the", "and", "&"), up to its number. What stands in a
heading all of whose words are large is taken for a name only where it is an acronym or a country.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.countries import country_of
from workbench.comparison.name_words import BODIES, CALENDAR, HEADS, JOINING, LAWS, MINISTRIES
from workbench.comparison.spellings import PERSON, SMALL, TITLES, as_acronym, without_title
from workbench.comparison.texts import plain
from workbench.comparison.words import EMPTY, NUMBER_WORD
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_]){1,8}\b\.?"
    r"|[0-9]+(?:[/.-][0-9]+)+\b"
    r"|[^\W_]+(?:[’'-][^\W_]+)*"
    r"|\S"
)
LINE = re.compile(r"[^\n]+")
ENDED = re.compile(r"[.!?…][”’\"')\]]{0,2}$")
SHORTENED = re.compile(
    r"(?:[^\W\d_]|[^\W\d_](?:\.[^\W\d_])+|mr|mrs|ms|dr|prof|sen|rep|gov|gen|col|capt|lt|sgt|st|no|art|sec|reg|res|fed"
    r"|exec|dept|vs|inc|ltd|co|corp|jr|sr|dir|hon|rev)",
    re.IGNORECASE,
)
"""A word whose stop ends no sentence."""
OPENING = frozenset("“‘\"'«„([–—:•-")
MOST_WORDS = 12
LONGEST_SMALL = 3
"""Letters of the words written small in a heading that is otherwise large."""


class Mention(NamedTuple):
    """A name as a text has it for the first time."""

    text: str
    """As written, with the title or the country in front of it."""
    kind: str
    start: int
    sentence: Span

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


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

    def cut(self, start: int, end: int | None = None) -> Run:
        """Some of its tokens."""
        before = plain(self.tokens[start - 1].text) if start else self.before
        return self._replace(
            tokens=self.tokens[start:end], before=before, owner=self.owner if start == 0 else None
        )


def mentions_in(
    text: str, types: Mapping[str, str], common: frozenset[str] | set[str], expanded: Iterable[str]
) -> list[Mention]:
    """The names of a text in order, each spelling where it first stands.

    Args:
        text: the whole text.
        types: names that are known from its assertions, with their types.
        common: the words it has written small.
        expanded: names that it gives acronyms for.
    """
    runs = list(_runs(text, set(expanded)))
    within = Counter(
        _words(run) for run in runs if not run.is_heading and not run.tokens[0].is_first and not run.owner
    )
    large = {run.tokens[0].text for run in runs if not run.is_heading and not run.tokens[0].is_first}
    found: dict[str, Mention] = {}
    for run in runs:
        for mention in _mentions(text, run, types, common, within, large):
            met = found.setdefault(mention.text, mention)
            if met.kind == "other" and mention.kind == PERSON:
                found[mention.text] = met._replace(kind=PERSON)
    return sorted(found.values(), key=lambda mention: mention.start)


def _words(run: Run) -> str:
    return " ".join(token.text for token in run.tokens)


def _runs(text: str, expanded: set[str]) -> Iterator[Run]:
    """All runs of large words; names that acronyms are given for are runs whatever stands in them."""
    known = sorted(expanded, key=len, reverse=True)
    spelt_out = re.compile("|".join(r"\s+".join(map(re.escape, long.split())) for long in known)) if known else None
    for line in LINE.finditer(text):
        is_heading = _is_heading(line[0])
        whole = {match.start(): match.end() for match in spelt_out.finditer(text, *line.span())} if spelt_out else {}
        for sentence, tokens in _sentences(text, line.start(), line.end()):
            yield from _runs_of(text, tokens, sentence, whole, is_heading)


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
        tokens.append(Token(word, match.start(), match.end(), is_first))
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
    while at > 0 and tokens[at].text in "”’\"')]":
        at -= 1
    if tokens[at].text not in ".!?…":
        return False
    return tokens[at].text != "." or at == 0 or not SHORTENED.fullmatch(tokens[at - 1].text)


def _runs_of(
    text: str, tokens: Sequence[Token], sentence: Span, whole: Mapping[int, int], is_heading: bool  # noqa: FBT001
) -> Iterator[Run]:
    at = 0
    while at < len(tokens):
        if not tokens[at].is_large:
            at += 1
            continue
        last = _last(text, tokens, at, whole)
        before, owner = "", None
        if at and _beside(text, tokens[at - 1], tokens[at]):
            before = plain(tokens[at - 1].text)
            if before.endswith(("'s", "s'")) and tokens[at - 1].is_large:
                owner = tokens[at - 1]
        yield Run(tuple(tokens[at : last + 1]), before, owner, sentence, is_heading)
        at = last + 1


def _beside(text: str, one: Token, other: Token) -> bool:
    gap = text[one.end : other.start]
    return len(gap) == 1 and gap.isspace()


def _last(text: str, tokens: Sequence[Token], first: int, whole: Mapping[int, int]) -> int:
    """The last token of the name that begins with a token."""
    if tokens[first].start in whole:
        end = whole[tokens[first].start]
        return max(at for at in range(first, len(tokens)) if tokens[at].end <= end or at == first)
    at = first
    is_list = False
    while at + 1 < len(tokens) and at - first < MOST_WORDS:
        this, following = tokens[at], tokens[at + 1]
        after = tokens[at + 2] if at + 2 < len(tokens) else None
        if this.text.endswith(("’s", "'s", "s’", "s'")):
            break
        if this.text[0].isdigit():
            break
        beside = _beside(text, this, following)
        if beside and following.is_large and not _begins_body(tokens[first : at + 1], following):
            at += 1
        elif beside and following.text[0].isdigit():
            at += 1
        elif beside and following.text == "&" and after and after.is_large:
            at += 2
        elif beside and following.text in JOINING and (to := _complement(tokens, at)):
            at, is_list = to, True
        elif is_list and following.text == "," and (to := _listed(tokens, first, at)):
            at = to
        elif beside and following.text == "and" and after and after.is_large:
            joined = _ends_list(tokens, at + 2) if is_list else _begins_list(text, tokens, first, at + 2)
            if not joined:
                break
            at += 2
        elif following.text == "." and SHORTENED.fullmatch(this.text) and after and after.start == following.end + 1 and (
            after.is_large or after.text[0].isdigit()
        ):
            at += 2
        else:
            break
    return at


def _begins_body(so_far: Sequence[Token], following: Token) -> bool:
    """Whether an acronym begins another name behind a body's or an office's."""
    return bool(as_acronym(following.text)) and plain(so_far[-1].text) in BODIES


def _complement(tokens: Sequence[Token], at: int) -> int:
    """The large word behind "of", "for the" that goes on with a body's name, or 0."""
    if plain(tokens[at].text) not in HEADS:
        return 0
    to = at + 2
    if to < len(tokens) and tokens[to].text == "the":
        to += 1
    return to if to < len(tokens) and tokens[to].is_large else 0


def _listed(tokens: Sequence[Token], first: int, at: int) -> int:
    """The next word of "Ministry of the Sea, Transport and Infrastructure", or 0 where no such list goes on."""
    if plain(tokens[first].text) not in MINISTRIES and plain(tokens[first].text) not in TITLES:
        return 0
    to = at + 2
    while to + 1 < len(tokens) and tokens[to].is_large:
        to += 1
        if tokens[to].text == "and" and to + 1 < len(tokens) and tokens[to + 1].is_large:
            return at + 2
        if tokens[to].text == ",":
            to += 1
    return 0


def _ends_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind "and" is the last of what a body is for, and no name of its own."""
    words = []
    while at < len(tokens) and tokens[at].is_large:
        words.append(tokens[at].text)
        at += 1
    names_body = any(plain(word) in BODIES or plain(word) in TITLES for word in words)
    return not names_body and not as_acronym(words[0]) and not country_of(" ".join(words))


def _begins_list(text: str, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether words on both sides of "and" are one name that ends with a kind of body: "Belt and Road Initiative"."""
    left = tokens[first : at - 1]
    if len(left) > 3 or left[0].is_first and plain(left[0].text) in EMPTY:
        return False
    if any(plain(token.text) in HEADS | TITLES or as_acronym(token.text) for token in left):
        return False
    if country_of(" ".join(token.text for token in left)):
        return False
    end = at
    while end + 1 < len(tokens) and tokens[end + 1].is_large and _beside(text, tokens[end], tokens[end + 1]):
        end += 1
    return end > at and plain(tokens[end].text) in HEADS


def _mentions(
    text: str,
    run: Run,
    types: Mapping[str, str],
    common: frozenset[str] | set[str],
    within: Mapping[str, int],
    large: set[str],
) -> Iterator[Mention]:
    """The names of one run: itself, and acronyms and countries it begins or ends with."""
    run = _without_calendar(run)
    if run.tokens and run.tokens[0].is_first:
        run = _without_beginning(run, common, within, large)
    if not run.tokens:
        return
    if not run.is_heading and (mention := _whole(text, run, types)):
        yield mention
    if len(run.tokens) == 1 and not run.is_heading:
        return
    if run.sentence.of(text).isupper():
        return
    for token in run.tokens:
        if as_acronym(token.text) and (country_of(token.text) or len(as_acronym(token.text)) > 2):
            yield Mention(token.text, "place" if country_of(token.text) else "other", token.start, run.sentence)
    if not run.is_heading or len(run.tokens) > 1:
        for length in (4, 3, 2):
            words = text[run.tokens[0].start : run.tokens[min(length, len(run.tokens)) - 1].end]
            known = country_of(words) if length < len(run.tokens) or run.is_heading else None
            if known and known.by_name and not as_acronym(words):
                yield Mention(words, "place", run.tokens[0].start, run.sentence)
                break


def _without_calendar(run: Run) -> Run:
    """A run up to its first day or month."""
    for number, token in enumerate(run.tokens):
        if plain(token.text) in CALENDAR and (number or len(run.tokens) == 1 or run.tokens[1].text[0].isdigit()):
            return run.cut(0, number)
    while run.tokens and not run.tokens[-1].text[0].isalnum():
        run = run.cut(0, -1)
    return run


def _without_beginning(
    run: Run, common: frozenset[str] | set[str], within: Mapping[str, int], large: set[str]
) -> Run:
    """A run that begins a sentence, without what is written large for that alone."""
    while run.tokens:
        first = run.tokens[0].text
        word = plain(first)
        is_plain = word in EMPTY or NUMBER_WORD.fullmatch(word) is not None
        if not is_plain and (_words(run) in within or country_of(_words(run))):
            return run
        rest = run.cut(1)
        if is_plain or (rest.tokens and _words(rest) in within and word not in TITLES):
            run = rest
        elif len(run.tokens) > 1:
            if word in common and word not in HEADS | TITLES and not as_acronym(first):
                run = rest
            else:
                return run
        else:
            is_name = (first in large and word not in common) or as_acronym(first) or any(map(str.isupper, first[1:]))
            return run if is_name else rest
        while run.tokens and not run.tokens[0].is_large:
            run = run.cut(1)
        if run.tokens and not run.tokens[0].is_first:
            return run
    return run


def _whole(text: str, run: Run, types: Mapping[str, str]) -> Mention | None:
    """A run as one name, with the country in front of it where that owns the body."""
    start, end = run.tokens[0].start, run.tokens[-1].end
    written = _without_possessive(text[start:end])
    if not any(map(str.isalpha, written)) or (len(written) < 2 and run.before not in TITLES):
        return None
    kind = _kind(written, run, types)
    if kind is None:
        return None
    if kind == "organisation" and run.owner is not None and country_of(_without_possessive(run.owner.text)):
        start = run.owner.start
        written = _without_possessive(text[start:end])
    return Mention(written, kind, start, run.sentence)


def _without_possessive(words: str) -> str:
    return re.sub(r"(?:[’']s|(?<=s)[’'])$", "", words)


def _kind(written: str, run: Run, types: Mapping[str, str]) -> str | None:
    """What a name is of; nothing where it is an office and no name."""
    words = [plain(token.text).removesuffix("'s") for token in run.tokens]
    if country_of(written):
        return "place"
    if len(words) == 1 and words[0] in CALENDAR | TITLES | HEADS:
        return None
    bare = without_title(written)
    is_body = bool(BODIES.intersection(words)) and len(words) > 1
    known = types.get(written) or types.get(bare)
    if known and not (known == PERSON and is_body):
        return known
    if any(word[0].isdigit() for word in words[1:]) or words[-1] in LAWS:
        return "instrument"
    if words[0] in TITLES and any(word in JOINING for word in words):
        return None
    if BODIES & set(words) and not (bare != written and bare.split()[0] not in BODIES and words[-1] not in BODIES):
        return "organisation"
    if words[-1] in TITLES:
        return None
    is_spelt = all(map(str.isalpha, bare.replace("-", "").replace("’", "").replace(".", "").replace(" ", "")))
    few = 1 <= len(bare.split()) <= 4 and not set(words) & SMALL
    if is_spelt and few and (bare != written or run.before in TITLES) and not as_acronym(bare):
        return PERSON
    return "other"
