"""Sentences: a stop, marks that close, a space, something that may open a sentence; 45 abbreviations excepted."""

from __future__ import annotations

import re
from typing import Any

from floors import words

ABBREVIATIONS = frozenset(
    words(
        """
    mr mrs ms dr prof gen col lt maj sgt capt adm gov sen rep rev hon st jr sr inc ltd co corp no vs v etc e.g i.e
    al fig jan feb mar apr jun jul aug sep sept oct nov dec u.s a.m p.m
    """
    )
)
STOP = re.compile(r"[.!?]+[”’\"')\]]*(?=\s+[“‘\"'(\[]*[A-Z0-9])")
LAST_WORD = re.compile(r"[\w.]*$")


def answer(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the sentences set."""
    spans: list[list[int]] = []
    at = 0
    for line in row["text"].splitlines(keepends=True):
        start = at
        for stop in STOP.finditer(line):
            word = LAST_WORD.search(line[max(0, stop.start() - 20) : stop.start()])
            last = word[0].lower() if word else ""
            if stop[0][0] == "." and (last in ABBREVIATIONS or (len(last) == 1 and last.isalpha())):
                continue
            spans.append([start, at + stop.end()])
            start = at + stop.end()
        spans.append([start, at + len(line)])
        at += len(line)
    return {"id": row["id"], "sentences": spans}
