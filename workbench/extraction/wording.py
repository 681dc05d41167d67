"""The claim proposed from a passage: self-contained words, with speaker and subject named where that is certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.spans import Span
    from workbench.extraction.attribution import Attributed

LEADING_PRONOUN = re.compile(r"(?:he|she)(?!\w)", re.IGNORECASE)
LEADING_LINK = re.compile(
    r"(?:however|moreover|furthermore|ironically|consequently|meanwhile),\s+", re.IGNORECASE
)
CITATION = re.compile(r" ?\((?:[^()]{0,40} )?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\) ?\.?$")
EDGE = " \t\r\n,;:—–-"


def of_quotation(attributed: Attributed, text: str) -> str:
    """Speaker (role): “the words”."""
    parts = " … ".join(_plain(part.of(text)) for part in attributed.content)
    if not attributed.speaker:
        return f"“{parts}”"
    who = _who(attributed, text)
    return f"{who[0].upper()}{who[1:]} said: “{parts.rstrip(',;:')}”"


def of_report(attributed: Attributed, text: str) -> str:
    """Speaker said that ...; the cue's own words where it is no plain saying."""
    said = " ".join(_plain(part.of(text)) for part in attributed.content).strip(EDGE)
    cue = _plain(attributed.cue.of(text)) if attributed.cue else "said that"
    if cue.lower().startswith("according"):
        return _sentence(f"According to {_who(attributed, text)}, {said}")
    before = bool(
        attributed.cue and attributed.content and attributed.content[0].start < attributed.cue.start
    )
    if before:
        return _sentence(f"{_who(attributed, text)} {cue}: {said}")
    return _sentence(f"{_who(attributed, text)} {cue} {said}")


def of_passage(span: Span, text: str, subject: str | None = None) -> str:
    """The passage as it stands, its first pronoun replaced by the person it certainly stands for."""
    words = CITATION.sub("", _plain(span.of(text)))
    words = words.removeprefix(_match(LEADING_LINK, words)).strip(EDGE)
    if subject and LEADING_PRONOUN.match(words):
        words = LEADING_PRONOUN.sub(subject.replace("\\", ""), words, count=1)
    return _sentence(words)


def of_office(words: str, name: str) -> str:
    """Name, the office: what stands before or behind the name, said of its holder."""
    plain = _plain(words)
    before, _, behind = plain.partition(name)
    office = (before or behind).strip(EDGE)
    if not office or (before and behind):
        return _sentence(plain)
    article = re.sub(r"^(?:The|A|An)(?= )", lambda match: match[0].lower(), office)
    return f"{name}, {article}."


def _match(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.match(words)
    return found[0] if found else ""


def _who(attributed: Attributed, text: str) -> str:
    speaker = attributed.speaker
    if speaker is None:
        return "A source"
    if not speaker.is_person and _has_article(speaker.span, text):
        return f"the {speaker.name.removeprefix('the ').removeprefix('The ')}"
    if speaker.role and speaker.role.lower() not in speaker.name.lower():
        office = f"{speaker.role}, {speaker.organisation}" if speaker.organisation else speaker.role
        return f"{speaker.name} ({office})"
    return speaker.name


def _has_article(mention: Span, text: str) -> bool:
    """Whether a body is named with "the", as in "the ministry"."""
    before = text[max(0, mention.start - 4) : mention.start]
    return "the " in {before.lower(), mention.of(text)[:4].lower()}


def _plain(words: str) -> str:
    return " ".join(words.split()).replace(" ,", ",")


def _sentence(words: str) -> str:
    if not words:
        return words
    words = words[0].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "”", '"', "…")) else f"{words}."
