"""Where sentences end, and where a page that lost its line breaks begins anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.spans import Span
from workbench.extraction.text.sentences import LONGEST_SENTENCE, split


def parts(text: str) -> list[str]:
    return [span.of(text) for span in split(text, Span(0, len(text)))]


# "|" stands where a sentence ends.
@pytest.mark.parametrize(
    "marked",
    [
        "The bridge closed. |Traffic stopped.",
        "Did it close? |Yes! |It did.",
        "She left at 5 p.m. Tuesday and came back.",
        "She left at 5 p.m. |Guards saw her.",
        "The talks began at 9 a.m. Eastern.",
        "Mr. Hill met Gen. Ann Moor in St. Olave. |They spoke.",
        "The U.S. Navy sailed. |It left the U.S. |However, two ships stayed.",
        "J. A. Moor and Ann B. Hill wrote it.",
        "He took vitamin C. |The doctor objected.",
        "See Sec. 4 and No. 7, cf. Art. IX of the act. |Then sign.",
        "Hill Bros. Inc. sold it to Moor Ltd. |The price was low.",
        "Rates fell in 1994. |Exports rose by 3.5 per cent.",
        "He is 44. |20 others are older.",
        "He was born on Jan. 4, 1950. |She came later.",
        "They sell boats, ropes, etc. |We bought a boat.",
        "That was all. |iPorts stayed out of it.",
        "The tank (built in 1950.) |Another followed.",
        "It was quiet ... and then loud.",
        "It was quiet… |Then it was loud.",
        "… and so it went on. |Nobody spoke.",
        "1. Open the valve. |2. Close it.",
        "This is known.[17] |Others differ. [3] [4] |So be it.",
        "It was over.|The town slept.",
        "The treaty (NPT).|This holds.",
        "其他人走了。|她留下了。",
    ],
)
def test_sentences_end_where_a_reader_would_say(marked: str) -> None:
    assert parts(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "“We won.” |Then they left.",
        "“Did we win?” Ann Hill asked. |Nobody knew.",
        "“Stop!” he said. |“Go!”",
        '"We won. " |Then they left.',
        "He said “we won.” |Later he left.",
        "“The dam will hold.” (Evening Courier 3/4/21)",
        "“The dam will hold.” (Evening Courier, 3/4/21). |So they say.",
        "The dam will hold… (Evening Courier) |So they say.",
        "“The dam will hold.” — Ann Hill",
        "The dam will hold. |— And then it broke.",
        "The sanctions (E.O.) 5511 came first.",
        "It was wrong.“ |However, it stood.",
    ],
)
def test_quotation_marks_brackets_and_signatures_stay_with_their_sentence(marked: str) -> None:
    assert parts(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "Monday, March 2, 2015 |Harbour workers met Ann Hill.",
        "Harbour workers met Ann Hill |Monday, March 2, 2015",
        "Harbour workers met on Monday, March 2, 2015",
        "Monday, March 2, 2015, was a holiday.",
        "A crane at dusk |Photo: Ann Hill.",
        "Ann Hill of the Harbour Board |In the northern ports, work stopped.",
        "Ann Hill's In the North won a prize.",
        "Leeds, England |On Monday, work stopped.",
    ],
)
def test_lines_that_lost_their_break_are_parted(marked: str) -> None:
    assert parts(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_a_text_without_stops_is_cut_at_blanks() -> None:
    found = parts("word " * 2_000)
    assert len(found) > 4
    assert all(len(part) <= LONGEST_SENTENCE for part in found)
    assert " ".join(found).split() == ["word"] * 2_000


PIECES = """
“ ” " ' ( ) [1] . ! ? … ... U.S. Mr. Ann no. The 5 word a.m. — 。
"""
WORDS = st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=200), WORDS))
def test_nothing_but_blanks_is_lost_between_sentences(text: str) -> None:
    spans = split(text, Span(0, len(text)))
    place = 0
    for span in spans:
        assert span.start >= place
        assert text[place : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip() != ""
        place = span.end
    assert text[place:].strip() == ""
