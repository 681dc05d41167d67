"""Lists of references read and written: CSL-JSON without loss, BibTeX and RIS as far as they have room."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from csl_items import ITEMS, JSON
from csl_rules import TYPES, VARIABLES, faults
from hypothesis import given
from hypothesis import strategies as st

from workbench.bibliography.formats import read_items, write_items
from workbench.domain.csl import conformed, plain
from workbench.domain.reference_lists import ListFormat, format_of
from workbench.domain.references import Reference, ReferenceType, standing_in
from workbench.errors import EmptyFile, FileTooLarge, InputRefused, NotABibliography

CSL, BIB, RIS = ListFormat.CSL_JSON, ListFormat.BIBTEX, ListFormat.RIS


def read(text: str, format_: ListFormat = CSL) -> list[Any]:
    """The items of a list, reasons for those that are refused."""
    return [entry.item or entry.reason for entry in read_items(text.encode(), format_, "a file")]


def referred(item: dict[str, Any]) -> Reference:
    """The reference that an import makes of an item."""
    said = plain(conformed(item))
    return Reference(
        "ourid",
        ReferenceType(said.type),
        said.title or said.url or f"doi:{said.doi}",
        url=said.url,
        source=said.source,
        author=said.author,
        issued=said.issued,
        doi=said.doi,
        standing=standing_in(conformed(item)),
        csl=item,
    )


@given(ITEMS)
def test_a_valid_item_comes_back_as_it_was_given(item: dict[str, Any]) -> None:
    assert faults(item) == []
    (taken,) = json.loads(write_items([referred(item).csl_item()], CSL))
    assert taken == item


@given(
    st.dictionaries(st.sampled_from([*VARIABLES, "type", "id", "custom", "indexed", "x-y"]), JSON, max_size=6)
)
def test_whatever_was_taken_in_what_is_given_out_is_valid(item: dict[str, Any]) -> None:
    assert faults(referred(item).csl_item()) == []


def test_what_other_programs_add_is_kept_and_does_no_harm() -> None:
    (item,) = read(
        '{"id": 7, "type": "journal-article", "title": "Mud", "ISSN": ["1234"], "indexed": {"a": 1.5},'
        '"issued": {"date-parts": [[null]]}, "author": [{"family": "Falk", "sequence": "first"}]}'
    )
    given_out = referred(item).csl_item()
    assert faults(given_out) == []
    assert (given_out["type"], given_out["author"]) == ("article-journal", [{"family": "Falk"}])
    assert given_out["custom"]["ISSN"] == ["1234"]
    assert given_out["custom"]["indexed"] == {"a": "1.5"}


def test_a_format_is_known_by_the_name_of_the_file() -> None:
    assert [format_of(f"x.{end}") for end in ("JSON", "bib", "ris", "txt")] == [CSL, BIB, RIS, None]


BIBTEX = r"""
% a comment
@string{quay = "The Quay"}
@Article{falk2024,
  author = {Falk, Ines and de la Cruz, Jr., Ana and {Port Authority}},
  title = {The {\'e}t{\'e} \& the {RNA}}, subtitle = "of mud",
  journal = quay, year = 2024, month = dec, number = 3, pages = {1--9},
  url = {https://quay.example/a_b?c=1%20}, doi = {10.1000/Mud}, note = {50\% of it}, shelf = {B {4}}
}
@misc{page, title = {A page}, howpublished = {\url{https://quay.example/x}}, urldate = {2024-12-19}}
@techreport{r, title = {Depths}, institution = {City of Quay}, date = {2024-01/2024-03}, type = {White paper}}
@online{press, title = {Statement}, date = {2024}, entrysubtype = {speech}}
"""


def test_bibtex_is_read() -> None:
    article, page, report, speech = read(BIBTEX, BIB)
    assert article == {
        "id": "falk2024",
        "type": "article-journal",
        "author": [
            {"given": "Ines", "family": "Falk"},
            {"given": "Ana", "non-dropping-particle": "de la", "family": "Cruz", "suffix": "Jr."},
            {"literal": "Port Authority"},
        ],
        "title": "The été & the RNA: of mud",
        "container-title": "The Quay",
        "issued": {"date-parts": [[2024, 12]]},
        "issue": "3",
        "page": "1–9",
        "URL": "https://quay.example/a_b?c=1%20",
        "DOI": "10.1000/Mud",
        "note": "50% of it",
        "custom": {"bibtex": {"shelf": "B 4"}},
    }
    assert (page["type"], page["URL"]) == ("webpage", "https://quay.example/x")
    assert page["accessed"] == {"date-parts": [[2024, 12, 19]]}
    assert (report["publisher"], report["genre"]) == ("City of Quay", "White paper")
    assert report["issued"] == {"date-parts": [[2024, 1], [2024, 3]]}
    assert speech["type"] == "speech"


@pytest.mark.parametrize("format_", [BIB, RIS])
def test_what_was_read_is_written_and_read_again(format_: ListFormat) -> None:
    items = read(BIBTEX, BIB) if format_ is BIB else read(RIS_TEXT, RIS)
    assert read(write_items(map(conformed, items), format_), format_) == items


MARKS = st.text(st.sampled_from("aé \\{}%&$#_^~,\"'“-"), min_size=1, max_size=10).map(
    lambda text: f"x{text}x"
)


@given(MARKS, MARKS, st.sampled_from(TYPES))
def test_marks_of_bibtex_in_a_title_or_name_come_back(title: str, name: str, type_: str) -> None:
    item = {
        "id": "k",
        "type": type_,
        "title": title,
        "author": [{"family": name, "given": "A"}, {"literal": name}],
    }
    (back,) = read(write_items([item], BIB), BIB)
    said, again = plain(item), plain(back)
    assert _bare(again.title) == _bare(said.title)
    assert _bare(again.author) == _bare(said.author)
    assert back["type"] == type_


def _bare(text: str | None) -> str:
    """Without what BibTeX itself puts otherwise: blanks, dashes and quotation marks."""
    return "".join(c for c in (text or "").replace("''", '"') if c not in " -–—'\"”’")


RIS_TEXT = """\
TY  - NEWS
ID  - falk2024
AU  - Falk, Ines
AU  - Cruz, Ana, Jr.
AU  - Port Authority
TI  - Mud
T2  - The Quay
DO  - 10.1000/Mud
N1  - page one
PY  - 2024
DA  - 2024/12/19
Y2  - 2024/12/20
KW  - mud
KW  - silt
SP  - 1
EP  - 9
UR  - https://quay.example/a;b
ZZ  - odd
ER  - {}

TY  - HEAR
TI  - On mud
PY  - 2024///
ER  - {}
""".replace("{}", "")


def test_ris_is_read() -> None:
    news, hearing = read(RIS_TEXT, RIS)
    assert news == {
        "id": "falk2024",
        "type": "article-newspaper",
        "author": [
            {"family": "Falk", "given": "Ines"},
            {"family": "Cruz", "given": "Ana", "suffix": "Jr."},
            {"literal": "Port Authority"},
        ],
        "title": "Mud",
        "container-title": "The Quay",
        "DOI": "10.1000/Mud",
        "note": "page one",
        "issued": {"date-parts": [[2024, 12, 19]]},
        "accessed": {"date-parts": [[2024, 12, 20]]},
        "keyword": "mud, silt",
        "page": "1-9",
        "URL": "https://quay.example/a;b",
        "custom": {"ris": {"ZZ": "odd"}},
    }
    assert hearing == {"type": "hearing", "title": "On mud", "issued": {"date-parts": [[2024]]}}


DEEP = '{"id": 1, "type": "book", "title": "t", "custom": ' + '{"a":' * 30 + "1" + "}" * 31
HOSTILE_FILES = [
    (CSL, "", EmptyFile, "no text"),
    (CSL, " \n", EmptyFile, "no text"),
    (CSL, "[" * 100_000, NotABibliography, "deeply"),
    (CSL, '{"a":' * 100_000, NotABibliography, "deeply"),
    (CSL, '[{"id": 1', NotABibliography, "line 1"),
    (CSL, '[{"id": NaN}]', NotABibliography, "NaN"),
    (CSL, "[-Infinity]", NotABibliography, "Infinity"),
    (CSL, '[{"id": 1, "id": 2}]', NotABibliography, "twice"),
    (CSL, '["\x07"]', NotABibliography, "control"),
    (CSL, "[" + "9" * 5000 + "]", NotABibliography, "digits"),
    (CSL, '"text"', NotABibliography, "array"),
    (CSL, "\0", NotABibliography, "NUL"),
    (CSL, "[" + "{}," * 10_001 + "{}]", NotABibliography, "10,000"),
    (BIB, "nothing here", NotABibliography, "no entry"),
    (BIB, "@" * 100_000, NotABibliography, "no entry"),
    (RIS, "nothing here", NotABibliography, "no reference"),
]


@pytest.mark.parametrize(("format_", "text", "error", "said"), HOSTILE_FILES)
def test_a_file_that_is_no_list_is_refused_in_one_line(
    format_: ListFormat, text: str, error: type[InputRefused], said: str
) -> None:
    with pytest.raises(error, match=said) as refused:
        read_items(text.encode(), format_, "a file")
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_a_file_that_is_too_large_or_not_unicode_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        read_items(b" " * 20_000_001, CSL, "a file")
    with pytest.raises(NotABibliography, match="UTF-8"):
        read_items(b'["\xff"]', CSL, "a file")


@pytest.mark.parametrize(
    ("format_", "text", "said"),
    [
        (CSL, "[7]", "no object"),
        (CSL, "[null]", "no object"),
        (CSL, '[{"id": 1, "type": "book"}]', "neither title"),
        (CSL, DEEP, "levels"),
        (CSL, r'[{"id": 1, "title": "a\u001b[2J"}]', r"U\+001B"),
        (CSL, r'[{"id": 1, "title": "a\u0000"}]', r"U\+0000"),
        (CSL, r'[{"id": 1, "title": "a\ud800"}]', r"U\+D800"),
        (CSL, r'[{"id": 1, "title": "a", "custom": {"ä": 1}}]', "ASCII"),
        (CSL, f'[{{"id": 1, "title": "{"a" * 100_001}"}}]', "100,000"),
        (CSL, '[{"id": 1, "title": "a", "volume": 9007199254740993}]', "2\\^53"),
        (CSL, '[{"id": 1, "URL": "https://me:secret@quay.example/"}]', "password"),
        (BIB, "@book{a, title = {", "not closed"),
        (BIB, "@book{a, title = {x}}\n@book{a, title = {y}}", "used before"),
        (BIB, "@book{a, title = {x}, title = {y}}", "twice"),
        (BIB, "@book{a, title = {" + "{" * 5000 + "x" + "}" * 5000 + "}}", "LaTeX"),
        (BIB, "@book{a, title = {" + r"\'e" * 7000 + "}}", "LaTeX"),
        (BIB, "@book{a, title = {\x1b[2J}}", r"U\+001B"),
        (RIS, "TY  - NEWS\nTI  - a", "no end"),
        (RIS, "TY  - NEWS\nTI  - a\x1b[2J\nER  - \n", r"U\+001B"),
    ],
)
def test_an_entry_that_cannot_be_taken_says_why(format_: ListFormat, text: str, said: str) -> None:
    entry = read_items(text.encode(), format_, "a file")[-1]
    assert entry.item is None
    assert entry.reason
    assert re.search(said, entry.reason), entry.reason


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), st.sampled_from(ListFormat))
def test_whatever_the_bytes_nothing_but_a_refusal_is_raised(data: bytes, format_: ListFormat) -> None:
    start = {BIB: b"@book{a, ", RIS: b"TY  - NEWS\n", CSL: b"["}[format_]
    for given_in in (data, start + data):
        try:
            read_items(given_in, format_, "a file")
        except InputRefused as error:
            assert "\n" not in str(error)
