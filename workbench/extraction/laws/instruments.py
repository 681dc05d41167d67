"""Legal instruments in a text: by number, by title, by the part of them cited, by the short form given to them."""

from __future__ import annotations

import re

from workbench.domain.spans import Span
from workbench.extraction.laws.numbered import NUMBERED, PROVISION
from workbench.extraction.laws.titled import titles
from workbench.extraction.text.words import word_set

KNOWN = word_set(
    """
    GDPR NAFTA USMCA JCPOA NPT CTBT CAATSA IEEPA FISA HIPAA FCPA UNCLOS ICCPR ICESCR CITES GATT FOIA UAPA AFSPA
    RICO ERISA HIPAA ITAR FATCA COPPA FERPA DMCA CCPA
    """
)
"""Short forms so common that texts use them without the title."""
SHORT_FORM = re.compile(r"[A-Z](?<![\w.-].)[A-Z-]{2,13}(?![\w-])")
OF_THE = re.compile(r"\s(?:of|to|under|in)\s(?:the\s)?(?:[A-Z][\w.]{1,20}(?:’s|'s)?\s){0,2}?")
ALONE = re.compile(r"(?:Section|Sections|Article|Articles|Title|Schedule)\s")
"""Parts that name an instrument even where it is not named beside them."""
OF_LAW = re.compile(
    r"\s(?:of|to|in)\s(?:the|this|that|its|their)\s(?:\w{1,20}\s){0,2}?"
    r"(?:act|constitution|code|law|convention|charter|treaty|order|agreement|statute|covenant|directive|regulations?|bill|protocol)(?!\w)",
    re.IGNORECASE,
)
OF_TEXT = re.compile(r"\s(?:of|in|to)\s(?:the|this|that|its|his|her|their|a)\s[a-z]")
CONSTITUTION = re.compile(r"Constitution(?<=the\sConstitution)(?!\w)")
CASE = re.compile(
    r"(?<!\w)[A-Z][\w’'&-]{0,30}(?:\s(?:of\s)?[A-Z][\w’'&-]{1,30}){0,4}\sv\.\s(?:the\s)?[A-Z][\w’'&-]{1,30}"
    r"(?:\s(?:of\s)?[A-Z][\w’'&-]{1,30}){0,4}"
)
"""Hill v. Norwegian Rail: "v" without its stop stands between teams as often."""


def find(text: str) -> list[Span]:
    """Places of instruments, in order and without overlaps."""
    numbered = [Span(*match.span()) for match in NUMBERED.finditer(text)]
    titled: list[Span] = []
    short = set(KNOWN)
    for span, form in titles(text):
        titled.append(span)
        if form:
            short.add(form)
    titled += [Span(*match.span()) for match in SHORT_FORM.finditer(text) if match.group() in short]
    for pattern in (CONSTITUTION, CASE) if " v. " in text else (CONSTITUTION,):
        titled += [Span(*match.span()) for match in pattern.finditer(text)]
    return _joined(text, _apart(numbered, titled))


def _apart(first: list[Span], second: list[Span]) -> list[Span]:
    """All in order without overlaps; those of the first list win, then the longer."""
    ranked = sorted(
        [(span.start, 0, -span.end) for span in first] + [(span.start, 1, -span.end) for span in second]
    )
    kept: list[tuple[Span, int]] = []
    for start, rank, end in ranked:
        span = Span(start, -end)
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, rank))
        elif (rank, kept[-1][0].end - kept[-1][0].start) < (kept[-1][1], span.end - span.start):
            kept[-1] = (span, rank)
    return [span for span, _ in kept]


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """The instruments with the parts of them that are cited: Section 3 of the Roads Act is one place."""
    starts = {span.start: span for span in spans}
    parts: list[Span] = []
    for match in PROVISION.finditer(text):
        link = OF_THE.match(text, match.end())
        law = OF_LAW.match(text, match.end())
        if link and link.end() in starts:
            parts.append(Span(match.start(), starts[link.end()].end))
        elif law:
            parts.append(Span(match.start(), law.end()))
        elif ALONE.match(text, match.start()) and not OF_TEXT.match(text, match.end()):
            parts.append(Span(*match.span()))
    return _apart(parts, spans)
