"""The claim proposed from a passage: self-contained words, with speaker and subject named where that is certain."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.people.gazetteer import ADDRESS
from workbench.extraction.speech.cues import CUES, Takes
from workbench.extraction.speech.phrases import COUNTING
from workbench.extraction.text import datelines
from workbench.extraction.text.lexicon import AUXILIARIES, FUNCTION_WORDS, PERSON_PRONOUNS, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.spans import Span
    from workbench.extraction.speech.attribution import Attributed
    from workbench.extraction.speech.cues import Cue

LEADING_LINK = re.compile(
    r"\A(?:(?:and|but|yet|so|or|nor|still|also|besides|thus|hence|then)(?=\s)(?!\s(?:far|as|many|much|that))"
    r"|(?:however|moreover|furthermore|ironically|consequently|meanwhile|therefore|thus|hence|indeed|nevertheless"
    r"|nonetheless|additionally|unfortunately|fortunately|sadly|clearly|obviously|ultimately|overall|finally|besides"
    r"|similarly|likewise|instead|still|also|yet|but|and|so|then|again|in fact|in reality|in addition|of course"
    r"|as a result|for example|for instance|on the other hand|at the same time|after all|above all|in turn|that said"
    r"|in this regard|in this context|in that sense|for this reason|to this end|as such"
    r"|even so|in short|in other words|by contrast|in contrast|to be sure|for one thing|what is more),)\s+",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"(?:[A-Z][A-Z .’'-]{2,30}(?:,[\w .]{1,30})?(?:\s\([\w ]{2,40}\))?|\([A-Z]{2,8}\))"
    r"\s(?:[—–]|--?)\s+(?=[A-Z“\"])"
)
ARTICLE = re.compile(r"^(?:The|A|An|His|Her|Its|Their)(?= )")
THEN = re.compile(r"^then[- ]", re.IGNORECASE)
ACRONYM = re.compile(r"^ ?\([^()]{1,20}\)(?=,|$)")
LOOSE_ARTICLE = re.compile(r",? the$", re.IGNORECASE)
POSTNOMINAL = re.compile(r"^(?:[A-Z][A-Za-z]{1,4}\.?|\d{1,3}), (?=an? |the )")
OWNERSHIP = re.compile(r"\b([A-Za-z]{4,12}-(?:owned|run)) ")
LOOSE_COMMA = re.compile(r",(?=[”\"’']+$)")
LOOSE_BRACKET = re.compile(r"(?<=[.!?])\)$")
NOUN_CUES = {
    "claim": "claimed", "allegation": "alleged", "warning": "warned", "finding": "found", "assertion": "asserted",
    "argument": "argued", "statement": "said", "suggestion": "suggested", "belief": "believed", "promise": "promised",
    "announcement": "announced", "admission": "admitted", "insistence": "insisted", "contention": "contended",
    "conclusion": "concluded", "prediction": "predicted", "complaint": "complained", "estimate": "estimated",
    "acknowledgement": "acknowledged", "acknowledgment": "acknowledged", "assurance": "assured", "pledge": "pledged",
    "vow": "vowed", "threat": "threatened", "denial": "denied", "confession": "confessed", "fear": "feared",
    "hope": "hoped", "demand": "demanded", "call": "called", "accusation": "charged", "charge": "charged",
    "observation": "observed", "recommendation": "recommended", "proposal": "proposed", "forecast": "forecast",
}  # fmt: skip
"""Nouns of saying with the verb that makes a sentence of them: Hill's claim that ..., Hill claimed that ..."""
CITATION = re.compile(r" ?\((?:[^()]{0,40} )?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\) ?\.?$")
EDGE = " \t\r\n,;:—–-"
CLOSED = (".", "!", "?", "…")
PARTIAL = 5
"""Words up to which a quoted run is a phrase out of a sentence, not a sentence."""
SAYING = frozenset({"said", "says", "say", "saying"})


class Edit(NamedTuple):
    """Words of the text that a claim says otherwise: a pronoun's person, a relative day's date."""

    span: Span
    words: str


def of_quotation(attributed: Attributed, text: str) -> str:
    """Speaker (role) said: “the words”."""
    parts = " … ".join(_plain(part.of(text)).rstrip(",;:") for part in attributed.content)
    if not attributed.speaker:
        return f"“{parts}”"
    verb = _verb(attributed, text)
    mark = "" if verb.endswith(" that") else ":"
    return f"{_capital(_who(attributed, text))} {verb}{mark} “{parts}”"


def is_phrase(attributed: Attributed, text: str) -> bool:
    """Whether a quotation is a few words out of a sentence, or goes on with one that its reporter began."""
    return (
        _begins_small(attributed, text)
        or sum(len(part.of(text).split()) for part in attributed.content) <= PARTIAL
    )


def _begins_small(attributed: Attributed, text: str) -> bool:
    return attributed.content[0].of(text)[:1].islower()


def is_passive(report: Attributed, text: str) -> bool:
    """Whether the cue is "was described by": its subject stands before it, the source behind."""
    return report.cue is not None and report.cue.of(text).endswith(" by")


def of_report(attributed: Attributed, text: str, edits: Sequence[Edit] = ()) -> str:
    """Speaker said that ...; the cue's own words where it is no plain saying."""
    said = _said(attributed, text, edits)
    who = _who(attributed, text)
    cue = _finite(attributed.cue, text, edits) if attributed.cue else "said that"
    if cue.lower().startswith("according"):
        return _sentence(f"According to {who}, {_lowered(said) or said}")
    before = bool(
        attributed.cue and attributed.content and attributed.content[0].start < attributed.cue.start
    )
    if not before:
        return _sentence(f"{who} {cue} {said}")
    lowered = _lowered(said)
    if cue.lower() in SAYING and lowered:
        return _sentence(f"{who} {cue} that {lowered}")
    return _sentence(f"{who} {cue}: {said}")


def is_inserted(report: Attributed, text: str) -> bool:
    """Whether source and cue stand between commas inside what is said: it has its seat here and, Hill says, trades."""
    source = report.speaker.span.start if report.speaker else 0
    if report.cue is None or not report.content or report.content[0].start < report.cue.end:
        return False
    behind = text[report.cue.end : report.content[0].start].strip()
    before = text[max(0, source - 12) : source].rstrip().removesuffix("the").rstrip()
    return source < report.cue.start and behind == "," and before.endswith(",")


def of_passage(span: Span, text: str, edits: Sequence[Edit] = (), *, subject: str = "") -> str:
    """The passage in its own words, but for its pronoun and its days; links to what stood before are dropped.

    ``subject`` is put before a passage that begins behind its own.
    """
    return _sentence(f"{_plain(subject)} {_unlinked(_plain(edited(span, text, edits)))}".strip(EDGE))


def of_pieces(pieces: Sequence[str]) -> str:
    """A clause with the asides it keeps, as a sentence."""
    return _sentence(_unlinked(", ".join(_plain(piece).strip(EDGE) for piece in pieces)).strip(EDGE))


def _unlinked(words: str) -> str:
    """Words without their dateline, the link to what stood before, and a citation behind them."""
    words = _without_citation(words)
    words = words[_end_of_dateline(words) :]
    while link := LEADING_LINK.match(words):
        words = words[link.end() :]
    return words


def of_happening(span: Span, text: str, edits: Sequence[Edit] = ()) -> str:
    """Words that only name what happened, as a sentence: the closure of the yard took place."""
    return _sentence(f"{_plain(edited(span, text, edits)).strip(EDGE)} took place")


def of_office(span: Span, text: str, name: str, edits: Sequence[Edit] = (), *, is_past: bool = False) -> str:
    """Name is the office: what stands before or behind the name, said of its holder."""
    plain = _plain(edited(span, text, edits))
    before, _, behind = plain.partition(name)
    behind = ACRONYM.sub("", behind)
    if not behind.strip(EDGE):
        before = " ".join(_without_address(before.split()))
        behind = ""
    if behind.lstrip().startswith(","):
        before = ""  # Senator Ann Hill, a Democrat
    office = POSTNOMINAL.sub("", LOOSE_ARTICLE.sub("", (before or behind).strip(EDGE)))
    if not office or (before.strip(EDGE) and behind):
        return _sentence(plain)
    was_then = THEN.match(office) or text.endswith(("then ", "then-"), max(0, span.start - 5), span.start)
    verb = "was" if is_past or was_then else "is"
    article = ARTICLE.sub(lambda match: match[0].lower(), THEN.sub("", office))
    return _sentence(f"{name} {verb} {'a ' if article.startswith('former ') else ''}{article}")


def of_ownership(span: Span, text: str, edits: Sequence[Edit] = ()) -> str:
    """Norway's mint is state-owned: what was said with one word before the thing."""
    plain = _plain(edited(span, text, edits))
    owned = OWNERSHIP.search(plain)
    if owned is None:
        return _sentence(plain)
    return _sentence(f"{plain[: owned.start()] or 'The '}{plain[owned.end() :]} is {owned[1].lower()}")


def _without_address(words: list[str]) -> list[str]:
    """The words before a name without the form of address that ends them: his lawyer, (Ms)."""
    while words and words[-1].lower().strip(",") in ADDRESS:
        words = words[:-1]
    return words


def _said(attributed: Attributed, text: str, edits: Sequence[Edit]) -> str:
    said = " ".join(_plain(edited(part, text, edits)) for part in attributed.content)
    return _without_citation(said[_end_of_dateline(said) :]).strip(EDGE)


def _without_citation(words: str) -> str:
    return CITATION.sub("", words) if "(" in words else words


def _end_of_dateline(words: str) -> int:
    """Where the words begin behind LEEDS, March 4, 2025 (Wire) - or LEEDS (Wire) —."""
    if dateline := DATELINE.match(words):
        return dateline.end()
    end = datelines.end_of_heading(words, 0)
    return end + (len(words[end:]) - len(words[end:].lstrip()))


def edited(span: Span, text: str, edits: Sequence[Edit]) -> str:
    """A passage with the edits that lie in it."""
    pieces, at = [], span.start
    for edit in edits:
        if edit.span.start >= at and edit.span.end <= span.end:
            pieces += [text[at : edit.span.start], edit.words]
            at = edit.span.end
    return "".join([*pieces, text[at : span.end]])


def _verb(attributed: Attributed, text: str) -> str:
    """The verb for a quotation: asked, wrote, warned where the text says so; said for all the rest."""
    words = attributed.cue.of(text).split() if attributed.cue else []
    cue = CUES.get(words[0].lower()) if len(words) == 1 else None
    if words[1:] == ["that"] and _begins_small(attributed, text):
        return " ".join(words)
    if cue is None or not cue.takes & Takes.POST or cue.form == "base" or _needs_hearer(cue):
        return "said"
    return words[0].lower() if cue.form != "ing" else _past(words[0])


def _needs_hearer(cue: Cue) -> bool:
    """Told, informed: no sentence without someone told."""
    return cue.lemma == "tell" or bool(cue.takes & Takes.HEARER and not cue.takes & Takes.TO)


def _finite(cue: Span, text: str, edits: Sequence[Edit]) -> str:
    """A cue as the verb of a sentence: adding that is added that, and Hill's claim that is claimed that."""
    words = edited(cue, text, edits).split()
    if not AUXILIARIES.intersection(word.lower() for word in words):
        words = [_past(word) for word in words[:1]] + words[1:]
    owned = text.endswith(("’s ", "'s ", "s’ ", "s' "), max(0, cue.start - 3), cue.start)
    if words and owned and words[0].lower() in NOUN_CUES:
        words[0] = NOUN_CUES[words[0].lower()]
    return " ".join(words)


def _past(word: str) -> str:
    cue = CUES.get(word.lower())
    if cue is None or cue.form != "ing":
        return word
    past = (form for form, other in CUES.items() if other.lemma == cue.lemma and other.form == "past")
    return next(past, cue.lemma)


def _lowered(words: str) -> str | None:
    """The words as they go on behind "that"; nothing where the capital may be a name's."""
    first = words.split(maxsplit=1)[0] if words else ""
    if first.lower() in FUNCTION_WORDS and first not in {"I", "US"}:
        return words[0].lower() + words[1:]
    return words if first[:1].islower() or first == "I" else None


def _who(attributed: Attributed, text: str) -> str:
    speaker = attributed.speaker
    if speaker is None:
        return "A source"
    if not speaker.is_person and (article := _article(speaker.span, text, speaker.name)):
        return f"{article} {ARTICLE.sub('', speaker.name).strip()}"
    if speaker.role and speaker.role.lower() not in speaker.name.lower() and _is_named(speaker.name):
        office = f"{speaker.role}, {speaker.organisation}" if speaker.organisation else speaker.role
        if speaker.organisation and speaker.organisation.lower() in speaker.role.lower():
            office = speaker.role
        return f"{speaker.name} ({office})"
    is_nameless = speaker.name[:1].islower() and not speaker.is_person and not speaker.is_unknown
    return f"the {speaker.name}" if is_nameless and not _is_several(speaker.name) else speaker.name


def _is_several(name: str) -> bool:
    """Whether a phrase needs no article: two people, ministers in Oslo, one mother of three."""
    words = name.lower().split()
    head = next((word for word, link in pairwise(words) if link in PREPOSITIONS), words[-1])
    return words[0] in COUNTING or (head.endswith("s") and not head.endswith("ss"))


def _is_named(name: str) -> bool:
    return name.lower() not in PERSON_PRONOUNS


def _article(mention: Span, text: str, name: str) -> str | None:
    """The article of a body or a person without a name: the ministry, a spokesman."""
    for words in (text[max(0, mention.start - 4) : mention.end], mention.of(text)):
        first = words.split(maxsplit=1)[0].lower() if words.strip() else ""
        if first in {"the", "a", "an"}:
            return first
    # Figures compiled by | the Harbour Agency.
    return "the" if f"the {name}" in mention.of(text) else None


def _plain(words: str) -> str:
    return " ".join(words.split()).replace(" ,", ",").replace(" .", ".")


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _sentence(words: str) -> str:
    """Words with a capital and a mark at their end, which may stand before a closing quotation mark."""
    if not words:
        return words
    words = _capital(words)
    if words[-1] in "”\"’'":
        words = LOOSE_COMMA.sub("", words)
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1]
    if words.count(")") > words.count("("):
        words = LOOSE_BRACKET.sub("", words)
    bare = words.rstrip("”\"’')")
    if bare.endswith(CLOSED) or (bare and words.endswith(CLOSED)):
        return words
    return f"{words}."
