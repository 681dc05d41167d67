"""Legal instruments named by number or title: executive orders, acts, code sections, resolutions, treaties."""

from __future__ import annotations

import re

from workbench.domain.spans import Span

_NAME = r"(?:[A-Z][\w’'-]{0,40}|of|on|for|and|the|to|against)"
INSTRUMENT = re.compile(
    r"(?<!\w)(?:"
    r"Executive\sOrder(?:\s\(E\.?O\.?\))?\s(?:No\.?\s)?\d{4,5}"
    r"|E\.?\s?O\.?\s\d{4,5}"
    r"|\d{1,3}\s(?:U\.?S\.?C\.?|C\.?F\.?R\.?)\s(?:§{1,2}\s?|[Ss]ec(?:tion|\.)\s)?\d[\w.]{0,9}(?:\([\w]{1,4}\)){0,4}"
    r"|\d{1,3}\s(?:Fed\.\sReg\.|Stat\.)\s[\d,]{1,9}"
    r"|(?:Public\sLaw|Pub\.\sL\.|P\.L\.)\s(?:No\.\s)?\d{1,3}[-–]\d{1,4}"
    r"|(?:Section|Sections|Article|Articles|Part|Chapter|Title|Rule|Clause|Schedule)\s(?:\d{1,4}[A-Za-z]?|[IVXL]{1,7})(?:\(\w{1,3}\)){0,3}(?!\w)"
    r"(?:\sof\sthe\s(?:[A-Z][\w’'-]{0,40}\s(?:of\s|on\s|and\s|for\s){0,2}){1,7}?(?:Act|Code|Charter|Constitution|Treaty|Convention|Order)(?:\s(?:of\s)?\d{4})?)?"
    r"|(?:UN\s|U\.N\.\s|Security\sCouncil\s|General\sAssembly\s|UNSC\s|House\s|Senate\s){0,3}Resolutions?\s(?:No\.?\s)?\d{1,5}(?:\s?\(\d{4}\))?"
    r"|(?:Directive|Regulation)\s(?:\((?:EU|EC)\)\s)?(?:No\.?\s)?\d{1,4}/\d{1,4}(?:/\w{2,3})?"
    r"|H\.?\s?R\.?\s\d{1,5}|S\.\s\d{2,5}"
    r")(?!\w)"
)
TITLED = re.compile(
    r"(?<!\w)(?:[A-Z][\w’'.-]{1,40}\s(?:(?:of|on|for|and|the|to|against)\s){0,2}){1,7}?"
    r"(?:Act|Amendment|Convention|Treaty|Protocol|Accords?|Pact|Charter|Ordinance|Agreement)(?:\s\([A-Z]{2,12}\))?(?:\s(?:of\s)?\d{4})?(?!\w)"
)
# Most texts name none: the scan for titles runs only where its last word stands.
TITLE_WORD = re.compile(
    r"(?:Act|Amendment|Convention|Treaty|Protocol|Accord|Pact|Charter|Ordinance|Agreement)(?!\w{3})"
)
WIDEST_TITLE = 160


def find(text: str) -> list[Span]:
    """Places of instruments, in order and without overlaps."""
    spans = [Span(*match.span()) for match in INSTRUMENT.finditer(text)]
    last = 0
    for word in TITLE_WORD.finditer(text):
        start = max(last, word.start() - WIDEST_TITLE)
        best = None
        for match in TITLED.finditer(text, start, min(len(text), word.end() + 24)):
            if match.start() < word.start() < match.end() and not any(
                s.overlap(Span(*match.span())) for s in spans[-3:]
            ):
                best = Span(*match.span())
        if best:
            spans.append(best)
            last = best.end
    spans.sort()
    return [span for i, span in enumerate(spans) if i == 0 or span.start >= spans[i - 1].end]
