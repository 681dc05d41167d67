"""Cost that follows the number of assertions, and input made to raise alarms or take long."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparison.dossiers import document
from workbench.comparison.added import MemoryPostings, compare_added
from workbench.comparison.compare import compare, compare_keys
from workbench.comparison.corpus import Corpus
from workbench.comparison.keys import DocumentKeys, keys_of
from workbench.comparison.pairs import MOST_PARTNERS, pairs
from workbench.domain.findings import FindingType

if TYPE_CHECKING:
    from workbench.domain.findings import ComparedDocument

THINGS = [
    "ferry",
    "dam",
    "school",
    "bridge",
    "tunnel",
    "museum",
    "quarry",
    "orchard",
    "bakery",
    "library",
    "mill",
]
DONE = [
    "closed",
    "flooded",
    "reopened",
    "burned",
    "collapsed",
    "expanded",
    "moved",
    "merged",
    "failed",
    "emptied",
]
PLACES = ["Marren", "Tessen", "Halden", "Orsa", "Velland", "Kettle", "Brandt", "Lindmark", "Edding", "Harrow"]


def town(number: int, seed: int = 3) -> ComparedDocument:
    """A short article of made events."""
    chance = random.Random(seed * 1000 + number)
    sentences = [
        f"The {chance.choice(THINGS)} in {chance.choice(PLACES)} {chance.choice(DONE)} in"
        f" {chance.randrange(1950, 2020)} with {chance.randrange(2, 900)} {chance.choice(THINGS)}s."
        for _ in range(6)
    ]
    return document(f"d{number:04}", " ".join(sentences))


@pytest.fixture(scope="module")
def towns() -> list[ComparedDocument]:
    return [town(number) for number in range(80)]


def test_an_assertion_is_set_against_few_others_however_many_there_are(towns: list[ComparedDocument]) -> None:
    for size in (20, 80):
        corpus = Corpus([keys_of(each) for each in towns[:size]])
        assert sum(1 for _ in pairs(corpus)) <= MOST_PARTNERS * len(corpus.distinct)


def test_a_thousand_identical_sentences_are_one_finding() -> None:
    sentence = "The council of Marren closed the old ferry terminal in 2019."
    documents = [document(f"d{number}", sentence) for number in range(30)]
    one = document("long", "\n\n".join([sentence] * 1000))
    found = compare([*documents, one])
    assert [f.type for f in found if f.type is not FindingType.NEAR_COPY] == [FindingType.SAME]
    assert len(found[-1].assertions) >= 1000 or any(len(f.assertions) >= 1000 for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“Unfortunate,” he said. She called it “unfortunate”. They said it was “unfortunate”.",
        "There were 12. There were 14. Then 12 again, or 15.",
        "It happened on 3 March. It happened on 4 May. It did not happen on 3 March.",
        "\n\n\n",
    ],
)
def test_poor_input_raises_no_alarm(text: str) -> None:
    """At most it is said that a sentence stands in both texts."""
    found = compare([document("a", text), document("b", text + " ")])
    assert len(found) <= 1
    assert {f.type for f in found} <= {FindingType.SAME}


def test_findings_come_in_one_order_whatever_was_compared_before(towns: list[ComparedDocument]) -> None:
    assert compare(towns[:20]) == compare(list(towns[:20]))
    first = [f.assertions[0].split(":") for f in compare(towns)]
    assert first == sorted(first, key=lambda place: (place[0], int(place[1])))


def test_a_new_document_has_the_findings_it_has_in_the_whole(towns: list[ComparedDocument]) -> None:
    known = [keys_of(each) for each in towns]
    by_id = {keys.id: keys for keys in known}
    texts = {each.id: each for each in towns}
    new = document(
        "new", "The Orsa Star ferry of the Kettle Line sank off Marren on 3 May 2018 with 212 aboard."
    )
    told = document(
        "told", "With 212 aboard, the ferry Orsa Star of the Kettle Line sank off Marren in May 2018."
    )
    by_id["told"], texts["told"], texts["new"] = keys_of(told), told, new
    postings = MemoryPostings([*known, by_id["told"]])
    asked: list[str] = []

    def fetch(ids: list[str]) -> list[DocumentKeys]:
        asked.extend(ids)
        return [by_id[id_] for id_ in ids]

    found = compare_added(keys_of(new), postings, fetch, texts.__getitem__)  # type: ignore[arg-type]
    assert [(f.type, f.assertions[0].split(":")[0]) for f in found] == [(FindingType.SAME, "told")]
    assert len(asked) < len(known)
    whole = compare_keys([*by_id.values(), keys_of(new)], texts.__getitem__)
    assert {f.type for f in whole if any(name.startswith("new:") for name in f.assertions)} == {
        FindingType.SAME
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="abcdef “”‘’.,0123456789%$€ \nABC()-–…", max_size=120), max_size=4))
def test_any_text_can_be_compared_and_its_keys_kept(texts: list[str]) -> None:
    documents = [document(str(number), text.replace("\x00", "")) for number, text in enumerate(texts)]
    known = {each.id for document_ in documents for each in document_.assertions}
    for finding in compare(documents):
        assert len(finding.assertions) >= 2
        assert set(finding.assertions) <= known
        assert 0 <= finding.confidence <= 1000
    for each in documents:
        keys = keys_of(each)
        assert DocumentKeys.from_bytes(keys.to_bytes()) == keys


def test_findings_do_not_depend_on_the_order_that_sets_happen_to_have() -> None:
    code = (
        "from tests.comparison import marked_dossiers as m; from workbench.comparison.compare import compare;"
        "print([(f.assertions, f.explanation, f.confidence) for f in compare(m.read('harbour').documents)])"
    )
    root = Path(__file__).parents[2]
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1
