"""Words, numbers and marks of a text, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter

from workbench.extraction.text.words import Remembered

# Repetitions inside one alternative are bounded or split by disjoint characters: the scan stays linear.
FORMS = (
    r"[A-Za-z][a-z]*+(?=[ ,\n])"  # most words, found first for speed; every form below would take the same letters
    r"|"
    r"[^\W\d_](?:\.[^\W\d_]){1,5}(?![^\W\d_])\.?(?:[-‐‑/][^\W_]+)*"  # U.S. or U.S or U.S.-led
    r"|(?:Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|St|Jr|Sr"
    r"|Engr?|Cmdr|Cdr|Brig|Cpl|Supt|Insp|Fr|Messrs|[A-Z])\.(?=[ \t\u00a0]+[A-Z])"
    r"|\d+(?:[.,]\d+)+"  # 2,750 or 1.5
    r"|[^\W\d_]{1,3}\d{1,12}(?:[.,]\d{1,12}){1,5}(?:[^\W\d_]{1,3}(?![^\W_]))?"  # N4.2, RM31.20, A1.5m
    r"|\d{1,9}(?=[-–]\d)"  # 15-22 is a range, three tokens
    r"|[^\W_]+(?:[-‐‑&/][^\W_]+|[’'](?!(?:s|S)(?!\w))[^\W\d_]+)*"  # long-range, S-400, AT&T, don’t, O'Brien
    r"|[’'][sS](?!\w)"  # the possessive stands alone
    r"|\.{2,3}|--"
    r"|\S"
)
TOKEN = re.compile(rf"\s?+({FORMS})")
"""With the blank before it: a search that had to pass it would try every form there."""
SCALED = "illion-"
TOKEN_OF_SCALED = re.compile(
    rf"\s?+((?<=\d )(?:million|billion|trillion)(?=-(?!plus|odd|strong)[^\W\d_])|{FORMS})"
)
"""400 million-year-old, where 400 million is one figure: asked for only where a text has such words."""

LOW = Remembered(lambda word: word.lower().replace("’", "'"))
START, END = attrgetter("start"), attrgetter("end")
"""Where a token begins and ends, to look for a place among tokens."""
QUOTED = "“”"
"""Stands among the items of a unit for a whole quoted run."""


@dataclass(slots=True)
class Token:
    """One word, number or mark. ``low`` is the word in lower case with straight apostrophes."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins like a name."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``; offsets count from the start of ``text``."""
    limit = len(text) if end is None else end
    # Only blanks stand between tokens, so that each is found at once behind the one before.
    low, find, at = LOW, text.find, start
    token = TOKEN if find(SCALED, start, limit) < 0 else TOKEN_OF_SCALED
    return [
        Token(word, low[word], at := find(word, at), at := at + len(word))
        for word in token.findall(text, start, limit)
    ]
