"""Attributions: quoted runs, "X said that ..." and "..., X said." within a sentence."""

from __future__ import annotations

import re
from typing import Any

from floors.quotations import SAID, WHO, find

SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"’)]*(?=\s)|(?=\n)|$)")
LED = re.compile(rf"(?P<who>{WHO}) (?P<cue>{SAID}) (?:that )?(?P<content>[^“”\"]{{15,}})")
TRAILED = re.compile(rf"(?P<content>[^“”\"]{{15,400}}), (?P<who>{WHO}) (?P<cue>{SAID})[.]?$")
ACCORDING = re.compile(
    r"(?:^(?P<cue>According to) (?P<who>[^,\n]+), (?P<content>.+))|"
    r"(?P<content2>[^“”\"]+?),? (?P<cue2>according to) (?P<who2>[^,.\n]+)"
)


def answer(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the attributions set."""
    text = row["text"]
    quoted = find(text)
    found = [
        {
            "content": [[quote.start, quote.end]],
            "source": [list(quote.speaker)] if quote.speaker else [],
            "cue": [list(quote.cue)] if quote.cue else [],
        }
        for quote in quoted
    ]
    for sentence in SENTENCE.finditer(text):
        match = next(
            filter(None, (pattern.search(sentence[0]) for pattern in (ACCORDING, TRAILED, LED))), None
        )
        if match:
            found.append(_relation(match, sentence.start()))
    return {"id": row["id"], "attributions": found}


def _relation(match: re.Match[str], shift: int) -> dict[str, Any]:
    groups = match.groupdict()

    def place(name: str) -> list[list[int]]:
        name = name if groups.get(name) else name + "2"
        start, end = match.span(name)
        return [[start + shift, end + shift]]

    return {"content": place("content"), "source": place("who"), "cue": place("cue")}
