"""Role and organisation of a person, from the words before the name and the apposition behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.people.fields import adds_field, past_field
from workbench.extraction.people.gazetteer import ADDRESS, DEMONYMS, OFFICES, ORGANISATION_WORDS, RANKS
from workbench.extraction.people.names import POSTNOMINALS
from workbench.extraction.speech.cues import CUES, PEOPLE_NOUNS
from workbench.extraction.text.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

ROLE_WORDS = RANKS | PEOPLE_NOUNS | OFFICES
CALLING_ENDINGS = (
    "ist",
    "ician",
    "ologist",
    "ographer",
    "ologer",
    "eer",
    "ian",
    "woman",
    "man",
    "person",
    "er",
    "or",
)
NO_CALLING = word_set(
    """
    her his other another former water paper number matter letter summer winter order power river member-state under
    over after never ever however whether rather later earlier further quarter centre center minor major error floor
    tanker freighter cruiser liner trawler steamer carrier bomber helicopter river tower theater theatre
    chamber computer server printer mirror harbour harbor container trailer bunker reactor mower
    door corner danger disaster chapter cover offer answer shoulder winner-take error sector factor motor tumor
    """
)
CALLINGS = word_set(
    """
    surgeon baker chef cook maid clerk pilot poet monk nun vicar guard scout cop mason miner rider actor tutor tailor
    sailor mate guide agent host spy diver baron duke earl tsar marine medic vet intern critic scholar athlete
    architect accountant consultant attendant servant merchant tenant veteran native resident survivor cousin nephew
    niece aunt uncle widow widower twin heir pensioner drummer singer dancer co-author co-owner chair head boss chef
    ruler monarch chieftain elder buyer payer voter boxer racer rower user owner maker joiner hiker
    apprentice novice detective executive representative operative native relative correspondent superintendent student
    patient client pundit liberal conservative socialist communist nationalist centrist democrat republican green
    """
)
MODIFIERS = word_set(
    "former acting late interim deputy vice assistant associate senior junior chief co then longtime"
)
OPENERS = DETERMINERS | {"one", "whose"}
LONGEST_BEFORE = 9
LONGEST_BEHIND = 18
PLURALS = frozenset(word for word in PEOPLE_NOUNS if word.endswith("s")) | {
    "others",
    "some",
    "many",
    "most",
    "police",
    "people",
}


class Role(NamedTuple):
    """What someone is, and where."""

    role: str | None = None
    organisation: str | None = None


def is_calling(token: Token) -> bool:
    """Whether a word names what a person is: an office, a calling, a relation."""
    low = token.low
    if low in PLURALS:
        return False
    return (
        low in ROLE_WORDS
        or low in CALLINGS
        or low.split("-")[-1] in OFFICES
        or (
            not token.is_capitalised
            and len(low) > 5
            and low.endswith(CALLING_ENDINGS)
            and low not in NO_CALLING
        )
    )


def head_of(role: str) -> list[str]:
    """The words of a role that name it, in lower case: director | of the port."""
    words = role.lower().split()
    link = next((k for k, word in enumerate(words) if k and word in PREPOSITIONS), len(words))
    return words[:link]


def before(tokens: Sequence[Token], first: int) -> list[Token]:
    """The words of office right before a name: Acme’s chief executive | Pat Reed; the mayor, | Pat Reed."""
    if (
        first > 2
        and tokens[first - 1].low == ","
        and (is_calling(tokens[first - 2]) or _ends_in_field(tokens, first - 1))
    ):
        return _before_comma(tokens, first - 1)
    k = first
    while k > 0 and first - k < LONGEST_BEFORE and _belongs(tokens, k - 1, first):
        k -= 1
    words = list(tokens[k:first])
    while words and (words[0].low in PREPOSITIONS or words[0].low == "'s"):
        words = words[1:]
    return words if words and any(is_calling(word) for word in words[-3:]) else []


def _ends_in_field(tokens: Sequence[Token], end: int) -> bool:
    """Whether what an office is for ends there: the Minister for Roads and Ports, | Ann Hill."""
    return any(
        past_field(tokens, k) == end and is_calling(tokens[k - 1])
        for k in range(max(1, end - LONGEST_BEFORE), end - 1)
    )


def _belongs(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether item ``k`` is one more word of the office before a name."""
    token = tokens[k]
    if is_calling(token) or token.low in MODIFIERS or token.low == "'s":
        return True
    if token.low in {"for", "of"}:
        return k > 0 and k + 1 < first and (is_calling(tokens[k - 1]) or past_field(tokens, k) > k)
    if adds_field(tokens, k):
        return True
    inside = k + 1 < first
    return (
        inside and (token.is_capitalised or token.low.endswith(("al", "ial", "ic", "ive"))) and token.is_word
    )


def _before_comma(tokens: Sequence[Token], comma: int) -> list[Token]:
    """The apposition that a name closes: Acme’s chief executive, | Pat Reed."""
    k = comma
    while k > 0 and comma - k < LONGEST_BEHIND and (tokens[k - 1].is_word or tokens[k - 1].low == "'s"):
        low = tokens[k - 1].low
        if low in AUXILIARIES or low in CUES or low in {"to", "by", "that", "and", "but", "with"}:
            if adds_field(tokens, k - 1):
                k -= 1
                continue
            break
        k -= 1
        if low in OPENERS:
            break
    return list(tokens[k:comma])


def of_words(words: Sequence[Token]) -> Role:
    """Role and organisation out of "Acme ’s spokesperson Major General", "Acme Foods chief executive"."""
    kept = [word for word in words if word.low not in ADDRESS]
    if not any(is_calling(word) for word in kept):
        return Role()
    owner = next((k for k, word in enumerate(kept) if word.low == "'s"), None)
    if owner is not None:
        return Role(_joined(kept[owner + 1 :]), _joined(_owner(kept[:owner])))
    kept = _without_opener(kept)
    link = next((k for k, word in enumerate(kept) if word.low in {"for", "at", "of"} and k), None)
    if link is not None and past_field(kept, link) == len(kept):
        return Role(_joined(kept))  # Minister of Foreign Affairs
    if link is not None and link + 1 < len(kept) and kept[-1].is_capitalised and not is_calling(kept[-1]):
        return Role(_joined(kept[:link]), _joined(_without_opener(kept[link + 1 :])))
    return _split_at_case(kept)


def _split_at_case(words: list[Token]) -> Role:
    """Acme Foods | chief executive: capitals before a calling in small letters name the organisation."""
    k, is_body = 0, False
    while (
        k < len(words)
        and (words[k].is_capitalised or (is_body and _ties(words, k)))
        and not is_calling(words[k])
        and words[k].low not in DEMONYMS
    ):
        is_body = is_body or words[k].low in ORGANISATION_WORDS
        k = max(k + 1, past_field(words, k))
    named = 0 < k < len(words) and (is_body or not words[k].is_capitalised)
    return Role(_joined(words[k:]), _joined(words[:k])) if named else Role(_joined(words))


def _ties(words: Sequence[Token], k: int) -> bool:
    """Whether "of" or "for" ties more capitals to a body: Bank | of | England Governor."""
    return words[k].low in {"of", "for"} and k + 1 < len(words) and words[k + 1].is_capitalised


def behind(tokens: Sequence[Token], last: int) -> Role:
    """Ann Hill, a former adviser at the White House, said; Ann Hill (mayor of Oslo)."""
    if last + 1 >= len(tokens) or tokens[last].low not in {",", "("}:
        return Role()
    first = last + 1
    if tokens[first].text.isdecimal() and first + 2 < len(tokens) and tokens[first + 1].low == ",":
        first += 2  # Ann Hill, 52, a nurse
    if tokens[first].text in POSTNOMINALS and first + 2 < len(tokens) and tokens[first + 1].low == ",":
        first += 2  # Ann Hill, MD, a nurse
    words = _apposition(tokens, first)
    link = next((k for k, word in enumerate(words) if word.low in PREPOSITIONS and k), len(words))
    if not words or not any(is_calling(word) for word in words[max(0, link - 2) : link]):
        return Role()
    organisation = None
    if link < len(words) and words[link].low in {"at", "of", "for", "with", "from"}:
        organisation = _organisation_at(words[link + 1 :])
    owner = next((k for k, word in enumerate(words[:link]) if word.low == "'s"), None)
    if owner is not None:
        return Role(_joined(words[owner + 1 :]), _joined(_owner(words[:owner])))
    words = _without_opener(words)
    return Role(_joined(words), organisation) if organisation else _whole(words)


def _is_age(token: Token) -> bool:
    return token.low.endswith("-year-old")


def _whole(words: list[Token]) -> Role:
    split = _split_at_case(words)
    return split if split.organisation else Role(_joined(words))


def _apposition(tokens: Sequence[Token], first: int) -> list[Token]:
    """The words that describe the person before them, up to the next mark or clause."""
    end = first
    while (
        end < len(tokens)
        and end - first < LONGEST_BEHIND
        and (tokens[end].is_word or tokens[end].low == "'s" or _is_age(tokens[end]))
    ):
        low = tokens[end].low
        if (
            low in {"who", "which", "whose", "and", "but", "that", "when", "while"}
            or low in AUXILIARIES
            or _is_cue(tokens, end, first)
        ):
            break
        end += 1
    words = [token for token in tokens[first:end] if not _is_age(token)]
    if not words or not (
        words[0].low in OPENERS or is_calling(words[0]) or words[0].low in MODIFIERS or _is_title(words)
    ):
        return []
    return words


def _is_title(words: Sequence[Token]) -> bool:
    """Acme Foods chief executive: capitals, then a calling."""
    return words[0].is_capitalised and any(is_calling(word) for word in words[1:4])


def _is_cue(tokens: Sequence[Token], k: int, first: int) -> bool:
    cue = CUES.get(tokens[k].low)
    return cue is not None and cue.form == "past" and k > first


def _organisation_at(words: Sequence[Token]) -> str | None:
    """The capitalised name behind "at the", without what follows it."""
    named = _without_opener(list(words))
    if not named or not named[0].is_capitalised:
        return None
    end = 1
    while end < len(named) and (
        named[end].is_capitalised
        or (
            named[end].low in {"of", "for", "and", "&", "the", "'s"}
            and end + 1 < len(named)
            and (named[end + 1].is_capitalised or named[end + 1].low == "the")
        )
    ):
        end += 1
    return _joined(named[:end])


def _owner(words: list[Token]) -> list[Token]:
    """The possessor itself, without the words it hangs on: the envoy from | Norway | ’s."""
    cut = max(
        (k + 1 for k, word in enumerate(words) if (word.low in PREPOSITIONS and word.low != "of")), default=0
    )
    return _without_opener(words[cut:])


def _without_opener(words: list[Token]) -> list[Token]:
    while words and words[0].low in OPENERS:
        words = words[1:]
    return words


def _joined(words: Sequence[Token]) -> str | None:
    """The words as the text writes them, a possessive glued to its owner."""
    text = ""
    for word in words:
        text += word.text if not text or word.low == "'s" else f" {word.text}"
    return text or None
